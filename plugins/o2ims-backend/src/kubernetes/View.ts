/** A part of what the portal shows; each is there as soon as the kinds of objects that it is made of are. */
export type View = 'request' | 'host' | 'cluster' | 'template' | 'oCloud';

/** All of them. */
export const views: readonly View[] = [
  'request',
  'host',
  'cluster',
  'template',
  'oCloud',
];
