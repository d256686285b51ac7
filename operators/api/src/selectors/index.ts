export * from './LabelSelector';
export * from './describeSelector';
export * from './matchesSelector';
