export * from './conditionTypes';
export * from './phases';
export * from './reasons';
export * from './toTimeline';
