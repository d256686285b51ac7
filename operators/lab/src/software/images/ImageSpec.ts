/** An image with one layer, made of files of this machine. */
export interface ImageSpec {
  /** Its name and tag. */
  name: string;
  /** Path in the image -> path on this machine; the libraries of dynamic programs come along by themselves. */
  files: Record<string, string>;
  /** Path in the image -> what a link there points to. */
  links?: Record<string, string>;
  entrypoint?: string[];
}
