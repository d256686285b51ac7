import { annotations, ByoHost, labels } from '@o2ims-portal/api';
import { faultAnnotation, hostFaults } from '../faults';
import { met, unmet } from '../model/conditions';
import { hostHardware } from '../model/hostHardware';
import { capi } from '../model/names';
import { ByoMachine, Node } from '../model/objects';
import { NOW, planOf, readyWorkload } from '../testing/planOf';
import { planHost } from './planHost';
import { HostView } from './views';

const time = '2026-01-01T00:00:50.000Z';
const BOOTSTRAPPED = 'K8sNodeBootstrapSucceeded';
const waiting = unmet(BOOTSTRAPPED, 'WaitingForMachineRefToBeAssigned');
const used = { [labels.needsCleaning]: 'true' };
const claim = {
  ...used,
  [labels.clusterName]: 'c',
  [capi.byoMachineName]: 'default.m',
};
const machineRef = { apiVersion: 'v1', kind: 'ByoMachine', name: 'm' };

function host(options: {
  labels?: object;
  annotations?: object;
  status?: ByoHost['status'];
  condition?: ReturnType<typeof met>;
}): ByoHost {
  const condition = options.condition ?? waiting;
  return {
    apiVersion: 'v1',
    kind: 'ByoHost',
    metadata: {
      name: 'byoh-1',
      labels: { [labels.simulated]: 'true', ...options.labels },
      annotations: { [annotations.cleanSince]: time, ...options.annotations },
    },
    status: {
      ...hostHardware('byoh-1'),
      ...options.status,
      conditions: [{ ...condition, lastTransitionTime: time }],
    },
  };
}

function byoMachine(attachedAt: string, spec = {}): ByoMachine {
  return {
    apiVersion: 'v1',
    kind: 'ByoMachine',
    metadata: { name: 'm', labels: { [capi.controlPlane]: '' } },
    spec,
    status: {
      conditions: [
        {
          ...unmet('BYOHostReady', 'InstallationSecretNotAvailable'),
          lastTransitionTime: attachedAt,
        },
      ],
    },
  };
}

const secondsAgo = (seconds: number) =>
  new Date(NOW.getTime() - seconds * 1_000).toISOString();
const claimed = host({ labels: claim, status: { machineRef } });
const longAgo = byoMachine(secondsAgo(9));
const node: Node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'byoh-1' },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};
const unreachable: Node = {
  ...node,
  spec: {
    taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }],
  },
};
const withFault = (fault: string) =>
  host({
    labels: claim,
    status: { machineRef },
    annotations: { [faultAnnotation]: fault },
  });

describe('planHost', () => {
  it.each<[string, Partial<HostView>, string[]]>([
    ['nothing on a free host', { host: host({}) }, []],
    [
      'says what a new host is',
      { host: { ...host({}), status: undefined } },
      ['patchStatus ByoHost byoh-1'],
    ],
    [
      'nothing on a host that is real',
      { host: host({ labels: { [labels.simulated]: '' } }) },
      [],
    ],
    [
      'removes a surplus one',
      { host: host({}), isSurplus: true },
      ['delete ByoHost byoh-1'],
    ],
    [
      'waits for the machineRef',
      { host: host({ labels: claim }), byoMachine: longAgo },
      [],
    ],
    [
      'waits for kubeadm',
      { host: claimed, byoMachine: byoMachine(secondsAgo(8)) },
      [],
    ],
    [
      'becomes a node',
      { host: claimed, byoMachine: longAgo },
      ['createNode', 'patchStatus ByoHost byoh-1'],
    ],
    [
      'joins more slowly than it initializes',
      { host: claimed, byoMachine: longAgo, initialized: true },
      [],
    ],
    [
      'waits for the API server',
      {
        host: claimed,
        byoMachine: longAgo,
        workload: { ...readyWorkload, state: 'starting' },
      },
      [],
    ],
    [
      'never ends with an installer',
      {
        host: claimed,
        byoMachine: byoMachine(secondsAgo(9), { installerRef: machineRef }),
      },
      [],
    ],
    [
      'nothing once it is a node',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          condition: met(BOOTSTRAPPED),
        }),
        byoMachine: longAgo,
        workload: { ...readyWorkload, nodes: [node] },
      },
      [],
    ],
    [
      'registers again when its node is missing',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          condition: met(BOOTSTRAPPED),
        }),
        byoMachine: longAgo,
      },
      ['createNode'],
    ],
    [
      'says that kubeadm failed',
      { host: withFault(hostFaults.bootstrapFails), byoMachine: longAgo },
      ['patchStatus ByoHost byoh-1'],
    ],
    [
      'nothing when it is dead',
      { host: withFault(hostFaults.neverComesUp), byoMachine: longAgo },
      [],
    ],
    [
      'its node is not heard of when the whole host is dead',
      {
        host: withFault(hostFaults.dies),
        byoMachine: longAgo,
        workload: { ...readyWorkload, nodes: [node] },
      },
      ['patchNodeStatus', 'patchNode'],
    ],
    [
      'nothing more of a dead host',
      {
        host: withFault(hostFaults.dies),
        byoMachine: longAgo,
        workload: { ...readyWorkload, nodes: [unreachable] },
      },
      [],
    ],
    [
      'its node is heard of again',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          condition: met(BOOTSTRAPPED),
        }),
        byoMachine: longAgo,
        workload: { ...readyWorkload, nodes: [unreachable] },
      },
      ['patchNodeStatus', 'patchNode'],
    ],
    [
      'is a node that was there before, in another version',
      {
        host: claimed,
        byoMachine: longAgo,
        workload: { ...readyWorkload, nodes: [node] },
      },
      ['patchNodeStatus', 'patchStatus ByoHost byoh-1'],
    ],
    [
      'nothing while its cluster is paused',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          annotations: { [capi.paused]: '', [capi.unregistering]: '' },
        }),
        byoMachine: longAgo,
      },
      [],
    ],
    [
      'release, first: the node is gone',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          annotations: { [capi.unregistering]: '' },
          condition: met(BOOTSTRAPPED),
        }),
      },
      ['patchStatus ByoHost byoh-1'],
    ],
    [
      'release, second: the labels go',
      {
        host: host({
          labels: claim,
          status: { machineRef },
          annotations: { [capi.unregistering]: '' },
          condition: unmet(BOOTSTRAPPED, 'K8sNodeAbsent'),
        }),
      },
      ['patch ByoHost byoh-1'],
    ],
    [
      'release, third: the reference goes',
      {
        host: host({
          labels: used,
          status: { machineRef },
          condition: unmet(BOOTSTRAPPED, 'K8sNodeAbsent'),
        }),
      },
      ['patchStatus ByoHost byoh-1'],
    ],
  ])('%s', (_, parts, words) => {
    const view: HostView = {
      host: host({}),
      initialized: false,
      workload: readyWorkload,
      isSurplus: false,
      ...parts,
    };
    expect(planOf(plan => planHost(view, plan)).words).toEqual(words);
  });

  describe('after its release', () => {
    const { cleanSince, cleaningFailed } = annotations;
    const freed = (seconds: number, given: object = {}): ByoHost => {
      const free = host({
        labels: used,
        annotations: { [cleanSince]: time, ...given },
      });
      free.status!.conditions![0].lastTransitionTime = secondsAgo(seconds);
      return free;
    };
    const planFor = (byoHost: ByoHost) => {
      const view = {
        host: byoHost,
        initialized: false,
        workload: readyWorkload,
        isSurplus: false,
      };
      const { plan } = planOf(it => planHost(view, it));
      const given = plan.writes.flatMap(write =>
        'patch' in write ? [write.patch] : [],
      );
      return { given, wakeInMs: plan.clock.wakeInMs };
    };
    const clean = { [cleanSince]: NOW.toISOString() };
    const unmark = { [labels.needsCleaning]: null };

    it('is marked from when a cluster has it', () => {
      const unmarked = host({ labels: claim });
      delete unmarked.metadata.labels![labels.needsCleaning];
      expect(planFor(unmarked).given).toEqual([{ metadata: { labels: used } }]);
    });

    it('takes some time to be cleaned', () => {
      expect(planFor(freed(1))).toEqual({ given: [], wakeInMs: 400 });
      expect(planFor(freed(2)).given).toEqual([
        { metadata: { annotations: clean, labels: unmark } },
      ]);
    });

    it('is clean at once when it is new', () => {
      const isNew = host({});
      delete isNew.metadata.annotations![cleanSince];
      expect(planFor(isNew).given).toEqual([
        { metadata: { annotations: clean } },
      ]);
    });

    it('says once that it cannot be cleaned, and is clean when it can', () => {
      const fault = { [faultAnnotation]: hostFaults.cleaningFails };
      const [failed] = planFor(freed(2, fault)).given;
      expect(failed).toMatchObject({
        metadata: {
          annotations: {
            [cleaningFailed]: expect.stringContaining('kubeadm reset exited'),
          },
        },
      });
      const { annotations: said } = (failed as ByoHost).metadata;
      expect(planFor(freed(2, { ...fault, ...said })).given).toEqual([]);
      expect(planFor(freed(2, said)).given).toEqual([
        {
          metadata: {
            annotations: { ...clean, [cleaningFailed]: null },
            labels: unmark,
          },
        },
      ]);
    });
  });

  it('says when kubeadm will be done', () => {
    const view = {
      host: claimed,
      byoMachine: byoMachine(secondsAgo(8)),
      initialized: false,
      workload: readyWorkload,
      isSurplus: false,
    };
    const { plan } = planOf(it => planHost(view, it));
    expect(plan.clock.wakeInMs).toBe(500);
  });
});
