/** Parameters of a cluster with one master and some workers, all by host id. */
export function onHosts(
  clusterName: string,
  master: string,
  ...workers: string[]
): Record<string, unknown> {
  return {
    clusterName,
    hosts: {
      masters: [{ hostId: master }],
      workers: workers.map(hostId => ({ hostId })),
    },
  };
}
