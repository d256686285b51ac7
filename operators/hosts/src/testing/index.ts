/**
 * For tests: hosts and the Leases that reserve them, as a watch gives them.
 *
 * @packageDocumentation
 */
export * from './byoHost';
export * from './hostLease';
