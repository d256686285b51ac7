import { reasons } from '@o2ims-portal/api';

const advised = [
  'TimedOut',
  'InvalidParameters',
  'TemplateNotFound',
  'ClusterNameTaken',
  'HostNotFound',
  'HostInUse',
  'HostNotClean',
  'NotEnoughHosts',
  'HostNotSelectable',
  'OCloudNotFound',
  'OCloudUnreachable',
  'RemoteNameTaken',
  'RemoteDeleted',
  'ResourceRefused',
  'ClusterApiMissing',
  'ClusterApiFailure',
] as const satisfies readonly (typeof reasons)[keyof typeof reasons][];

/** Which advice helps when a stage failed for this reason, as the key of its text. */
export function toAdvice(
  reason: string | undefined,
): `request.advice.${(typeof advised)[number] | 'other'}` {
  return `request.advice.${advised.find(known => known === reason) ?? 'other'}`;
}
