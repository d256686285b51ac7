import {
  ByoHost,
  isConditionTrue,
  labels,
  MachineV1beta1 as Machine,
  matchesSelector,
  resourceTypes,
} from '@o2ims-portal/api';
import { mergeConditions, met, NewCondition, unmet } from '../model/conditions';
import { capi, suffix } from '../model/names';
import { ByoMachine } from '../model/objects';
import { referenceTo } from './planMachineParts';
import { Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

const HOST_READY = 'BYOHostReady';
const BOOTSTRAPPED = 'K8sNodeBootstrapSucceeded';
const PROVIDER_ID_LENGTH = 6;

/** What BYOH's manager does next: claims a host for each ByoMachine, and lets it go again. */
export function planByoMachines(view: ClusterView, plan: Plan): void {
  const taken = new Set<string>();
  for (const byoMachine of view.byoMachines) {
    if (isDeleting(byoMachine)) {
      planRelease(view, byoMachine, plan);
    } else if (view.cluster && byoMachine.metadata.ownerReferences?.length) {
      planByoMachine(view, byoMachine, taken, plan);
    }
  }
}

/** What BYOH's manager does in a paused cluster: says so, also to the hosts, whose agents then do nothing. */
export function planPausedByoMachines(view: ClusterView, plan: Plan): void {
  for (const byoMachine of view.byoMachines) {
    const host = hostOf(view, byoMachine);
    if (host && !(capi.paused in (host.metadata.annotations ?? {}))) {
      plan.patch(resourceTypes.byoHost, host, {
        metadata: { annotations: { [capi.paused]: '' } },
      });
    }
    reportHost(byoMachine, unmet(HOST_READY, 'ClusterOrResourcePaused'), plan);
  }
}

function reportHost(
  byoMachine: ByoMachine,
  condition: NewCondition,
  plan: Plan,
  more: ByoMachine['status'] = {},
) {
  plan.status(resourceTypes.byoMachine, byoMachine, {
    ...byoMachine.status,
    ...more,
    conditions: mergeConditions(
      byoMachine.status?.conditions,
      [condition],
      plan.clock.now,
    ),
  });
}

function planRelease(view: ClusterView, byoMachine: ByoMachine, plan: Plan) {
  const host = hostOf(view, byoMachine);
  if (host && !(capi.unregistering in (host.metadata.annotations ?? {}))) {
    // the agent does the rest; a dead one never does
    plan.patch(resourceTypes.byoHost, host, {
      metadata: {
        annotations: { [capi.unregistering]: '', [capi.paused]: null },
      },
    });
  }
  plan.removeFinalizer(
    resourceTypes.byoMachine,
    byoMachine,
    capi.finalizers.byoMachine,
  );
}

function planByoMachine(
  view: ClusterView,
  byoMachine: ByoMachine,
  taken: Set<string>,
  plan: Plan,
) {
  const type = resourceTypes.byoMachine;
  plan.addFinalizer(type, byoMachine, capi.finalizers.byoMachine);
  const machine = view.machines.find(
    ({ spec }) => spec?.infrastructureRef?.name === byoMachine.metadata.name,
  );
  const host = hostOf(view, byoMachine);
  const report = (condition: NewCondition, more: ByoMachine['status'] = {}) =>
    reportHost(byoMachine, condition, plan, more);

  if (host && capi.paused in (host.metadata.annotations ?? {})) {
    plan.patch(resourceTypes.byoHost, host, {
      metadata: { annotations: { [capi.paused]: null } },
    });
  }
  if (byoMachine.status?.ready) {
    report(met(HOST_READY));
  } else if (!view.cluster?.status?.infrastructureReady) {
    report(unmet(HOST_READY, 'WaitingForClusterInfrastructure'));
  } else if (!machine?.spec?.bootstrap?.dataSecretName) {
    report(unmet(HOST_READY, 'WaitingForBootstrapDataSecret'));
  } else if (!host) {
    const free = findHost(view, byoMachine, taken);
    if (free) {
      taken.add(free.metadata.name);
      plan.patch(resourceTypes.byoHost, free, claim(view, byoMachine, machine));
    } else {
      report(unmet(HOST_READY, 'BYOHostsUnavailable'));
    }
  } else if (!host.status?.machineRef) {
    plan.status(resourceTypes.byoHost, host, {
      ...host.status,
      machineRef: referenceTo(type, byoMachine),
    });
  } else if (!isConditionTrue(host.status.conditions, BOOTSTRAPPED)) {
    // what stock BYOH says while a prepared host bootstraps, misleading as it is
    report(unmet(HOST_READY, 'InstallationSecretNotAvailable'), {
      hostinfo: host.status.hostinfo,
    });
  } else {
    planProvisioned(view, byoMachine, host, report, plan);
  }
}

/** The node is there: it gets its provider ID, and only then the machine is ready. */
function planProvisioned(
  view: ClusterView,
  byoMachine: ByoMachine,
  host: ByoHost,
  report: (condition: NewCondition, more?: ByoMachine['status']) => void,
  plan: Plan,
) {
  const { name } = host.metadata;
  const node = view.workload.nodes.find(it => it.metadata.name === name);
  if (!node) {
    return;
  }
  // a node that stayed when its machine went keeps its ID
  const providerID =
    node.spec?.providerID ||
    `byoh://${name}/${suffix(
      `${byoMachine.metadata.uid}`,
      PROVIDER_ID_LENGTH,
    )}`;
  if (node.spec?.providerID !== providerID) {
    plan.perform({ verb: 'patchNode', name, patch: { spec: { providerID } } });
  } else if (byoMachine.spec?.providerID !== providerID) {
    report(met(HOST_READY));
    plan.patch(resourceTypes.byoMachine, byoMachine, { spec: { providerID } });
  } else {
    report(met(HOST_READY), { ready: true });
  }
}

/** The first host that matches and belongs to no cluster: BYOH neither reserves nor ranks. */
function findHost(
  view: ClusterView,
  byoMachine: ByoMachine,
  taken: Set<string>,
): ByoHost | undefined {
  return view.hosts.find(
    host =>
      !taken.has(host.metadata.name) &&
      !isDeleting(host) &&
      !host.metadata.labels?.[labels.clusterName] &&
      !host.status?.machineRef &&
      matchesSelector(byoMachine.spec?.selector, host.metadata.labels),
  );
}

function claim(view: ClusterView, byoMachine: ByoMachine, machine: Machine) {
  const { namespace, name } = byoMachine.metadata;
  return {
    metadata: {
      labels: {
        [labels.clusterName]: view.name,
        [capi.byoMachineName]: `${namespace}.${name}`,
      },
      annotations: {
        [capi.endpointIp]: view.cluster?.spec?.controlPlaneEndpoint?.host ?? '',
        [capi.kubernetesVersion]: machine.spec?.version ?? '',
        [capi.bundleRegistry]:
          view.byoCluster?.spec?.bundleLookupBaseRegistry ?? '',
      },
    },
    spec: {
      bootstrapSecret: {
        kind: 'Secret',
        name: machine.spec?.bootstrap?.dataSecretName,
        namespace,
      },
    },
  };
}

/** The host that carries the ByoMachine's label. */
function hostOf(
  view: ClusterView,
  byoMachine: ByoMachine,
): ByoHost | undefined {
  const { namespace, name } = byoMachine.metadata;
  return view.hosts.find(
    host =>
      host.metadata.labels?.[capi.byoMachineName] === `${namespace}.${name}`,
  );
}
