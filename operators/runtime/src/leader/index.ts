export * from './LeaderElectionOptions';
export * from './LeadershipLostError';
