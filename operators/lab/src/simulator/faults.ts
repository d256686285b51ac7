/**
 * Annotation on a simulated ByoHost that makes it misbehave until it is taken away; values are {@link hostFaults}.
 *
 * @public
 */
export const faultAnnotation = 'o2ims.provisioning.oran.org/simulate-fault';

/**
 * What a simulated host can suffer from.
 *
 * @public
 */
export const hostFaults = {
  /** kubeadm fails: the agent says CloudInitExecutionFailed. */
  bootstrapFails: 'bootstrap-fails',
  /** The host cannot be reset after its release: its cleaner says so. */
  cleaningFails: 'cleaning-fails',
  /** The agent is dead: nothing happens on the host, neither its release nor its cleaning. */
  neverComesUp: 'never-comes-up',
  /** The host is dead, agent and kubelet: nothing happens on it, and its node is not heard of any more. */
  dies: 'dies',
} as const;
