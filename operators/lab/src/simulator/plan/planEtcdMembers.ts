import {
  findCondition,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { capi } from '../model/names';
import { Plan } from './Plan';

/** Set on every machine of a control plane, so that its deletion waits until its etcd member has left. */
export const etcdHook = { [capi.etcdHook]: '' };

const withoutHook = { metadata: { annotations: { [capi.etcdHook]: null } } };

/**
 * Lets the etcd members of machines that go leave, one machine at a time, the one first that was deleted first: the
 * next begins only when the former is gone. Other hooks come before this one.
 */
export function planEtcdMembers(
  machines: readonly Machine[],
  plan: Plan,
): void {
  const deleting = machines.filter(
    ({ metadata }) => metadata.deletionTimestamp,
  );
  if (!deleting.every(hasHook)) {
    return;
  }
  const [machine] = [...deleting].sort((a, b) =>
    deletedAt(a).localeCompare(deletedAt(b)),
  );
  if (machine && isAwaited(machine)) {
    plan.patch(resourceTypes.machine, machine, withoutHook);
  }
}

/** A control plane that goes as a whole does not ask its etcd members. */
export function planWithoutEtcdMembers(
  machines: readonly Machine[],
  plan: Plan,
): void {
  for (const machine of machines.filter(hasHook)) {
    plan.patch(resourceTypes.machine, machine, withoutHook);
  }
}

function hasHook({ metadata }: Machine): boolean {
  return capi.etcdHook in (metadata.annotations ?? {});
}

/** Whether the machine's deletion has come to the hooks, and this one is the last. */
function isAwaited({ metadata, status }: Machine): boolean {
  const condition = findCondition(
    status?.conditions,
    'PreTerminateDeleteHookSucceeded',
  );
  const hooks = Object.keys(metadata.annotations ?? {}).filter(key =>
    key.startsWith(capi.preTerminateHook),
  );
  return condition?.reason === 'WaitingExternalHook' && hooks.length === 1;
}

function deletedAt({ metadata }: Machine): string {
  return `${metadata.deletionTimestamp}/${metadata.name}`;
}
