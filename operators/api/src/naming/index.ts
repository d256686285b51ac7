export * from './annotations';
export * from './asksForPause';
export * from './names';
export * from './passedOnAnnotations';
