import { Violation } from './Violation';

const IPV4_CIDR = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/;

interface Range {
  first: number;
  last: number;
}

/** The addresses of an IPv4 network; undefined when there is no such network. */
function toRange(cidr: string): Range | undefined {
  const match = IPV4_CIDR.exec(cidr);
  if (!match) {
    return undefined;
  }
  const [a, b, c, d, length] = match.slice(1).map(Number);
  if ([a, b, c, d].some(octet => octet > 255) || length > 32) {
    return undefined;
  }
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

/**
 * Whether the networks of pods and services exist and lie apart. IPv6 is left to Kubernetes to judge.
 *
 * @public
 */
export function checkNetworks(networks: {
  podCidr: string;
  serviceCidr: string;
}): Violation[] {
  const violations: Violation[] = [];
  const ranges: Range[] = [];
  for (const field of ['podCidr', 'serviceCidr'] as const) {
    const cidr = networks[field];
    const range = toRange(cidr);
    if (range) {
      ranges.push(range);
    } else if (!cidr.includes(':')) {
      violations.push({
        pointer: `/${field}`,
        message: `'${cidr}' is not a network; write it like 10.244.0.0/16`,
      });
    }
  }
  const [pods, services] = ranges;
  if (services && pods.first <= services.last && services.first <= pods.last) {
    violations.push({
      pointer: '/serviceCidr',
      message: `${networks.serviceCidr} overlaps the pod network ${networks.podCidr}; give each its own`,
    });
  }
  return violations;
}
