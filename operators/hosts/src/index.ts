/**
 * Which hosts a request means, which of them it can have, and which are chosen for it: pure functions over plain data.
 *
 * @packageDocumentation
 */
export * from './checkNodeRequirements';
export * from './checkVersions';
export * from './checkVirtualAddress';
export * from './decideHosts';
export * from './describeProblems';
export * from './describeRoles';
export * from './HostAvailability';
export * from './HostDirectory';
export * from './hostInterests';
export * from './HostProblem';
export * from './isSameToWaiting';
export * from './PlannedHost';
export * from './resolveHosts';
