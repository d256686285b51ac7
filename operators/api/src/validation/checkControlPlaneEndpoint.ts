import { ClusterTemplate } from '../generated/ClusterTemplate';
import { ClusterParameters } from '../parameters/ClusterParameters';
import { Violation } from './Violation';

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** Where kubeadm's API servers listen. */
const API_SERVER_PORT = 6443;

/** Whether a request says where its cluster is reached as far as its template wants to know that from it. */
export function checkControlPlaneEndpoint(options: {
  kind?: NonNullable<ClusterTemplate['spec']['controlPlaneEndpoint']>['kind'];
  masters: number;
  /** JSON pointer to what says how many masters there are. */
  mastersAt?: string;
  endpoint?: ClusterParameters['controlPlaneEndpoint'];
}): Violation[] {
  const { kind, masters, mastersAt = '/hosts/masters', endpoint } = options;
  const violation = (message: string, pointer = '/controlPlaneEndpoint') => [
    { pointer, message },
  ];
  switch (kind) {
    case 'firstMaster':
      if (endpoint) {
        return violation(
          'is not used by this template: the cluster is reached at the address of its master',
        );
      }
      return masters > 1
        ? violation(
            `${masters} masters have no address in common, and this template makes none; use one`,
            mastersAt,
          )
        : [];
    case 'external':
      return endpoint
        ? []
        : violation(
            'is required: give the address of the load balancer in front of the masters',
          );
    case 'vip':
      if (!endpoint) {
        return violation(
          'is required: give an address of the hosts\u2019 network that is not in use, for kube-vip to keep on one of the masters',
        );
      }
      return [
        ...(IPV4.test(endpoint.host)
          ? []
          : violation(
              `'${endpoint.host}' is not an IPv4 address, which kube-vip needs`,
              '/controlPlaneEndpoint/host',
            )),
        ...((endpoint.port ?? API_SERVER_PORT) === API_SERVER_PORT
          ? []
          : violation(
              `kube-vip moves the address alone, and the masters listen on port ${API_SERVER_PORT}; leave the port out`,
              '/controlPlaneEndpoint/port',
            )),
      ];
    default:
      return masters > 1 && !endpoint
        ? violation(
            `is required with ${masters} masters: give the address of a load balancer, or a virtual address that moves between them`,
          )
        : [];
  }
}
