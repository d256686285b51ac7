import { reasons } from '@o2ims-portal/api';
import { Condition } from '@o2ims-portal/plugin-o2ims-common';

const advised = [
  'SecretNotFound',
  'InvalidKubeconfig',
  'OCloudUnreachable',
  'OtherCluster',
  'Unauthorized',
  'Forbidden',
  'ApiNotServed',
] as const satisfies readonly (typeof reasons)[keyof typeof reasons][];

/** What helps when requests for an O-Cloud wait, as the key of its text. */
export function toOCloudAdvice(
  conditions: readonly Condition[],
): `oClouds.advice.${(typeof advised)[number] | 'other'}` {
  const given = conditions
    .filter(({ status }) => status === 'False')
    .map(({ reason }) => reason);
  return `oClouds.advice.${
    advised.find(known => given.includes(known)) ?? 'other'
  }`;
}
