import {
  annotations as ours,
  ByoHost,
  cleanlinessOfHost,
  findCondition,
  isConditionTrue,
  isHostClaimed,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { faultAnnotation, hostFaults } from '../faults';
import { mergeConditions, met, NewCondition, unmet } from '../model/conditions';
import { durations } from '../model/Clock';
import { hostHardware } from '../model/hostHardware';
import { capi } from '../model/names';
import { nodeOf } from '../model/nodeOf';
import { Node } from '../model/objects';
import { taintsOf } from '../model/taintsOf';
import { planDeadNode, planLivingNode, planNodeStatus } from './planNodeHealth';
import { Plan } from './Plan';
import { HostView, isDeleting } from './views';

const BOOTSTRAPPED = 'K8sNodeBootstrapSucceeded';
const UNASSIGNED = unmet(BOOTSTRAPPED, 'WaitingForMachineRefToBeAssigned');

/**
 * What happens next on a simulated host: its agent says what the host is, becomes a node, lets go; its cleaner cleans
 * up after that.
 */
export function planHost(view: HostView, plan: Plan): void {
  const { host } = view;
  const { annotations = {}, labels: has = {} } = host.metadata;
  const fault = annotations[faultAnnotation];
  if (
    has[labels.simulated] !== 'true' ||
    fault === hostFaults.neverComesUp ||
    capi.paused in annotations
  ) {
    return;
  }
  if (fault === hostFaults.dies) {
    planDeadNode(nodeOn(view), plan);
    return;
  }
  if (isHostClaimed(host) && !(labels.needsCleaning in has)) {
    // the cleaner's part: nobody else is to have it before it is clean
    plan.patch(resourceTypes.byoHost, host, {
      metadata: { labels: { [labels.needsCleaning]: 'true' } },
    });
  }
  if (!isHostClaimed(host)) {
    if (view.isSurplus) {
      plan.delete(resourceTypes.byoHost, host);
    } else if (!isDeleting(host)) {
      report(host, plan, UNASSIGNED, hostHardware(host.metadata.name));
      clean(host, fault, plan);
    }
  } else if (capi.unregistering in annotations) {
    // cleaning up takes longer than BYOH's manager takes to let the ByoMachine go
    if (!view.byoMachine) {
      planCleanup(host, plan);
    }
  } else if (!has[labels.clusterName]) {
    report(host, plan, UNASSIGNED, { machineRef: undefined });
  } else if (host.status?.machineRef) {
    planBootstrap(view, fault, plan);
  }
}

/** The host's cleaner: resets a host that was let go, and says so; a new one is clean already. */
function clean(host: ByoHost, fault: string | undefined, plan: Plan) {
  const { annotations = {} } = host.metadata;
  const free = findCondition(host.status?.conditions, BOOTSTRAPPED);
  const isNew = !(ours.cleanSince in annotations);
  if (
    !free ||
    free.reason !== UNASSIGNED.reason ||
    cleanlinessOfHost(host).state === 'clean' ||
    !(isNew || plan.clock.isOver(free.lastTransitionTime, durations.hostReset))
  ) {
    return;
  }
  const failed =
    fault === hostFaults.cleaningFails
      ? `kubeadm reset exited with status 1 (simulated: take the annotation ${faultAnnotation} off this ByoHost to let it go on)`
      : null;
  if (failed && failed === annotations[ours.cleaningFailed]) {
    return;
  }
  plan.patch(resourceTypes.byoHost, host, {
    metadata: {
      annotations: {
        ...(!failed && { [ours.cleanSince]: plan.clock.now.toISOString() }),
        ...((failed || ours.cleaningFailed in annotations) && {
          [ours.cleaningFailed]: failed,
        }),
      },
      ...(!failed &&
        labels.needsCleaning in (host.metadata.labels ?? {}) && {
          labels: { [labels.needsCleaning]: null },
        }),
    },
  });
}

function planCleanup(host: ByoHost, plan: Plan) {
  const condition = findCondition(host.status?.conditions, BOOTSTRAPPED);
  if (condition?.reason !== 'K8sNodeAbsent') {
    report(host, plan, unmet(BOOTSTRAPPED, 'K8sNodeAbsent'));
    return;
  }
  plan.patch(resourceTypes.byoHost, host, {
    metadata: {
      labels: { [labels.clusterName]: null, [capi.byoMachineName]: null },
      annotations: {
        [capi.endpointIp]: null,
        [capi.kubernetesVersion]: null,
        [capi.bundleRegistry]: null,
        [capi.unregistering]: null,
      },
    },
    spec: { bootstrapSecret: null },
  });
}

function planBootstrap(view: HostView, fault: string | undefined, plan: Plan) {
  const { host, byoMachine, workload } = view;
  const done = isConditionTrue(host.status?.conditions, BOOTSTRAPPED);
  if (!byoMachine || isDeleting(byoMachine)) {
    return;
  }
  const isControlPlane =
    capi.controlPlane in (byoMachine.metadata.labels ?? {});
  if (!done) {
    // with an installer the bundle is looked for in a registry that is gone, and nothing ever happens
    const attached = findCondition(
      byoMachine.status?.conditions,
      'BYOHostReady',
    );
    if (
      byoMachine.spec?.installerRef ||
      attached?.reason !== 'InstallationSecretNotAvailable' ||
      !plan.clock.isOver(
        attached.lastTransitionTime,
        bootstrapDuration(isControlPlane, view.initialized),
      )
    ) {
      return;
    }
    if (fault === hostFaults.bootstrapFails) {
      report(host, plan, failure(isControlPlane && !view.initialized));
      return;
    }
  }
  if (workload.state !== 'ready') {
    return;
  }
  const node = nodeOn(view);
  const registered = nodeOf(host, {
    isControlPlane,
    taints: taintsOf(view.config, isControlPlane),
  });
  if (!node) {
    plan.perform({ verb: 'createNode', node: registered });
  } else if (!done) {
    planNodeStatus(node, registered.status, plan);
  } else {
    planLivingNode(node, plan);
  }
  report(host, plan, met(BOOTSTRAPPED));
}

function nodeOn({ host, workload }: HostView): Node | undefined {
  return workload.nodes.find(
    ({ metadata }) => metadata.name === host.metadata.name,
  );
}

function report(
  host: ByoHost,
  plan: Plan,
  condition: NewCondition,
  more: ByoHost['status'] = {},
) {
  plan.status(resourceTypes.byoHost, host, {
    ...host.status,
    ...more,
    conditions: mergeConditions(
      host.status?.conditions,
      [condition],
      plan.clock.now,
    ),
  });
}

function bootstrapDuration(isControlPlane: boolean, initialized: boolean) {
  if (!isControlPlane) {
    return durations.kubeadmJoin;
  }
  return initialized
    ? durations.kubeadmJoinControlPlane
    : durations.kubeadmInit;
}

function failure(initializes: boolean): NewCondition {
  return unmet(
    BOOTSTRAPPED,
    'CloudInitExecutionFailed',
    'Error',
    `kubeadm ${
      initializes ? 'init' : 'join'
    } exited with status 1 (simulated: take the annotation ${faultAnnotation} off this ByoHost to let it go on)`,
  );
}
