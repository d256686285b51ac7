/** Something that real hosts or their managers run: made once, then kept in the cache. */
export interface Component {
  /** With its version, since it is the name of its directory in the cache. */
  name: string;
  /** What is told when it is made. */
  summary: string;
  /** Files or directories that there must be afterwards, relative to its directory. */
  contents: readonly string[];
  /** Makes it in an empty directory. */
  make(directory: string, onProgress: (line: string) => void): Promise<void>;
}
