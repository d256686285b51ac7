import {
  annotations,
  ByoHost,
  ClusterTemplate,
  Lease,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { byoHost, hostLease } from '@o2ims-portal/host-rules/testing';
import { aClusterTemplate, aRemote, aRequest } from '../__testUtils__/objects';
import { checkFeasibility } from './checkFeasibility';

const worker = { role: 'worker' };
const hosts: ByoHost[] = [
  byoHost({ name: 'byoh-1', hostId: '1' }),
  byoHost({ name: 'byoh-2', hostId: '2', labels: worker }),
  byoHost({ name: 'byoh-3', hostId: '3', labels: worker }),
];
const pinned = (masters: object[], workers?: object[]) => ({
  hosts: { masters, ...(workers && { workers }) },
});
const one = pinned([{ hostId: '1' }]);

interface Given {
  parameters?: object;
  hosts?: ByoHost[];
  leases?: Lease[];
  templates?: ClusterTemplate[];
  isKnown?: boolean;
  dead?: string;
  remote?: ProvisioningRequest;
  unchecked?: boolean;
}

function check({ parameters = one, remote, unchecked, ...given }: Given) {
  return checkFeasibility({
    spec: {
      templateName: 'small',
      templateVersion: 'v1',
      templateParameters: { clusterName: 'edge', ...parameters },
    },
    inventory: {
      isKnown: given.isKnown ?? true,
      hosts: () => given.hosts ?? hosts,
      leases: () => given.leases ?? [],
      templates: () => given.templates ?? [aClusterTemplate()],
    },
    isAlive: uid => uid !== given.dead,
    remote,
    unchecked,
  });
}

function aTemplate(
  spec: Partial<ClusterTemplate['spec']>,
  status?: ClusterTemplate['status'],
): ClusterTemplate {
  const template = aClusterTemplate();
  return {
    ...template,
    metadata: { ...template.metadata, generation: 2 },
    spec: { ...template.spec, ...spec },
    status,
  };
}

const judged = (observedGeneration: number): ClusterTemplate['status'] => ({
  conditions: [
    {
      type: 'Valid',
      status: 'False',
      reason: 'InvalidDefaults',
      message: 'The defaults do not fit',
      lastTransitionTime: '2026-01-01T00:00:00Z',
      observedGeneration,
    },
  ],
});

/** A ProvisioningRequest with a cluster on byoh-1 and byoh-2. */
const running: ProvisioningRequest = aRemote(aRequest(), {
  metadata: { uid: 'me' },
  status: {
    extensions: {
      cluster: { name: 'edge', kubernetesVersion: 'v1.32.0' },
      hosts: [
        { name: 'byoh-1', hostId: '1', role: 'control-plane' },
        { name: 'byoh-2', hostId: '2', role: 'worker' },
      ],
    },
  },
});
const used = [
  byoHost({ name: 'byoh-1', hostId: '1', cluster: 'edge', machine: 'm' }),
  byoHost({ name: 'byoh-2', hostId: '2', cluster: 'edge', machine: 'w' }),
];
const ours = ['byoh-1', 'byoh-2'].map(host =>
  hostLease({ host, holder: 'me', request: 'edge', cluster: 'edge' }),
);

describe('a request can be done', () => {
  it.each<[string, Given, string[]]>([
    ['on the hosts that it pins', {}, ['byoh-1 control-plane']],
    [
      'on hosts that are chosen',
      {
        parameters: {
          controlPlane: { replicas: 1 },
          workers: { replicas: 2, selector: { matchLabels: worker } },
        },
      },
      ['byoh-1 control-plane', 'byoh-2 worker', 'byoh-3 worker'],
    ],
    [
      'with what the schema of the template fills in',
      {
        parameters: { controlPlane: { replicas: 1 } },
        templates: [
          aTemplate({
            parameterSchema: {
              type: 'object',
              properties: { workers: { default: { replicas: 1 } } },
            },
          }),
        ],
      },
      ['byoh-1 control-plane', 'byoh-2 worker'],
    ],
    [
      'on a host whose last request was removed by force',
      {
        leases: [hostLease({ host: 'byoh-1', holder: 'dead' })],
        dead: 'dead',
      },
      ['byoh-1 control-plane'],
    ],
    [
      'on a host that nobody says is clean, which is for the O-Cloud to judge',
      {
        hosts: [byoHost({ name: 'byoh-1', hostId: '1', annotations: {} })],
      },
      ['byoh-1 control-plane'],
    ],
    [
      'but rather on one that is known to be clean',
      {
        parameters: { controlPlane: { replicas: 1 } },
        hosts: [
          byoHost({ name: 'byoh-1', hostId: '1', annotations: {} }),
          hosts[1],
        ],
      },
      ['byoh-2 control-plane'],
    ],
    [
      'as a change, on the hosts that its cluster has',
      {
        parameters: pinned(
          [{ hostId: '1' }],
          [{ hostId: '2' }, { hostId: '3' }],
        ),
        hosts: [...used, hosts[2]],
        leases: ours,
        remote: running,
      },
      ['byoh-1 control-plane', 'byoh-2 worker', 'byoh-3 worker'],
    ],
    [
      'as a change, with workers whose labels match no more',
      {
        parameters: {
          controlPlane: { replicas: 1 },
          workers: { replicas: 2, selector: { matchLabels: worker } },
        },
        hosts: [...used, hosts[2]],
        leases: ours,
        remote: running,
      },
      ['byoh-1 control-plane', 'byoh-2 worker', 'byoh-3 worker'],
    ],
  ])('%s', (_, given, expected) => {
    const feasibility = check(given);
    expect(feasibility).toMatchObject({ status: 'True' });
    expect(
      feasibility.status === 'True' &&
        feasibility.hosts.map(({ name, role }) => `${name} ${role}`),
    ).toEqual(expected);
  });
});

describe('a request cannot be done', () => {
  it.each<[string, Given, 'PENDING' | 'FAILED', string, RegExp]>([
    [
      'on a host that does not exist',
      { parameters: pinned([{ hostId: '9' }]) },
      'PENDING',
      'HostNotFound',
      /^no host with host-id '9' is registered; .*'1' \(byoh-1\).* The request goes on by itself when it can have its hosts\.$/,
    ],
    [
      'on a host that somebody holds',
      {
        leases: [
          hostLease({
            host: 'byoh-1',
            holder: 'other',
            request: 'core',
            cluster: 'core',
          }),
        ],
      },
      'PENDING',
      'HostInUse',
      /^host 'byoh-1' is reserved by request 'core' for cluster 'core'/,
    ],
    [
      'on a host that another cluster has',
      { hosts: used },
      'PENDING',
      'HostInUse',
      /^host 'byoh-1' is in use by cluster 'edge'/,
    ],
    [
      'on a host that is being cleaned',
      {
        hosts: [
          byoHost({
            name: 'byoh-1',
            hostId: '1',
            annotations: {
              [annotations.cleanSince]: '2026-01-01T00:00:00Z',
            },
            bootstrap: { lastTransitionTime: '2026-01-01T00:00:09Z' },
          }),
        ],
      },
      'PENDING',
      'HostNotClean',
      /^host 'byoh-1' is being cleaned/,
    ],
    [
      'with fewer hosts than it asks for',
      {
        parameters: {
          controlPlane: { replicas: 1 },
          workers: { replicas: 3, selector: { matchLabels: worker } },
        },
      },
      'PENDING',
      'NotEnoughHosts',
      /^2 of 3 workers: hosts that match role=worker: /,
    ],
    [
      'on a host that BYOH cannot tell from another',
      { hosts: [...hosts, byoHost({ name: 'twin', hostId: '1' })] },
      'PENDING',
      'HostNotSelectable',
      /^host-id '1' is used by 2 hosts/,
    ],
    [
      'on a host that is not as the template asks',
      {
        templates: [
          aTemplate({ nodeRequirements: { architectures: ['arm64'] } }),
        ],
      },
      'PENDING',
      'HostNotSuitable',
      /^host 'byoh-1' is not what the template asks for/,
    ],
    [
      'with a version that is not offered',
      { parameters: { ...one, k8sVersion: 'v1.20.0' } },
      'FAILED',
      'InvalidParameters',
      /\/k8sVersion: .*v1\.20\.0/,
    ],
    [
      'without a template',
      { templates: [] },
      'PENDING',
      'TemplateNotFound',
      /no template 'small' of version 'v1' \(ClusterTemplate 'small-v1'\)/,
    ],
    [
      'with a template that is being deleted',
      {
        templates: [
          {
            ...aClusterTemplate(),
            metadata: {
              ...aClusterTemplate().metadata,
              deletionTimestamp: '2026-01-01T00:00:00Z',
            },
          },
        ],
      },
      'PENDING',
      'TemplateNotFound',
      /no template 'small'/,
    ],
    [
      'with a template that the O-Cloud found wrong',
      { templates: [aTemplate({}, judged(2))] },
      'FAILED',
      'InvalidTemplate',
      /ClusterTemplate 'small-v1': The defaults do not fit/,
    ],
    [
      'with a template whose schema is none',
      { templates: [aTemplate({ parameterSchema: { type: 7 } })] },
      'FAILED',
      'InvalidTemplate',
      /not a valid JSON Schema/,
    ],
    [
      'with a virtual address that a host has',
      {
        parameters: { ...one, controlPlaneEndpoint: { host: '10.0.0.2' } },
        templates: [
          aTemplate({
            controlPlaneEndpoint: { kind: 'vip', vip: { image: 'kube-vip' } },
          }),
        ],
      },
      'FAILED',
      'InvalidParameters',
      /the address 10\.0\.0\.2 .* host 'byoh-2' has it/,
    ],
    [
      'as an upgrade to what the hosts do not have installed',
      {
        parameters: { ...one, k8sVersion: 'v1.33.0' },
        hosts: [
          byoHost({
            name: 'byoh-1',
            hostId: '1',
            cluster: 'edge',
            annotations: { [annotations.kubernetesVersion]: 'v1.32.0' },
          }),
        ],
        leases: ours,
        templates: [aTemplate({ kubernetesVersions: ['v1.32.0', 'v1.33.0'] })],
        remote: running,
      },
      'PENDING',
      'HostVersion',
      /host 'byoh-1' has Kubernetes v1\.32\.0 installed, not v1\.33\.0/,
    ],
    [
      'as a change, with a host that somebody holds',
      {
        parameters: pinned(
          [{ hostId: '1' }],
          [{ hostId: '2' }, { hostId: '3' }],
        ),
        hosts: [...used, hosts[2]],
        leases: [...ours, hostLease({ host: 'byoh-3', holder: 'other' })],
        remote: running,
      },
      'PENDING',
      'HostInUse',
      /^host 'byoh-3' is reserved by request 'request-other'/,
    ],
  ])('%s', (_, given, phase, reason, message) => {
    expect(check(given)).toMatchObject({
      status: 'False',
      problem: {
        phase,
        reason,
        message: expect.stringMatching(message),
      },
    });
  });

  it('and says which hosts may change that: those that it pins, or chooses among, or any when it has a cluster', () => {
    const lease = hostLease({ host: 'byoh-3', holder: 'other' });
    expect(check({ parameters: pinned([{ hostId: '9' }]) })).toMatchObject({
      concerns: { pins: ['id=9'], selectors: [] },
    });
    expect(
      check({
        parameters: {
          controlPlane: { replicas: 1 },
          workers: { replicas: 9, selector: { matchLabels: worker } },
        },
      }),
    ).toMatchObject({
      concerns: { pins: [], selectors: [{}, { matchLabels: worker }] },
    });
    expect(
      check({
        parameters: pinned([{ hostId: '1' }], [{ hostId: '3' }]),
        hosts: [...used, hosts[2]],
        leases: [...ours, lease],
        remote: running,
      }),
    ).toMatchObject({ concerns: { pins: [], selectors: [{}] } });
    expect(check({ templates: [] })).toMatchObject({
      concerns: { pins: [], selectors: [] },
    });
  });
});

describe('nobody can tell', () => {
  it('where the O-Cloud does not say what it has', () => {
    expect(check({ isKnown: false, hosts: [], templates: [] })).toMatchObject({
      status: 'Unknown',
    });
  });

  it('of parameters that are not to be checked, unless they say which hosts they are for', () => {
    const wrong = { hosts: 'byoh-1' };
    expect(check({ parameters: wrong })).toMatchObject({ status: 'False' });
    expect(check({ parameters: wrong, unchecked: true })).toMatchObject({
      status: 'Unknown',
    });
    expect(
      check({ parameters: pinned([{ hostId: '9' }]), unchecked: true }),
    ).toMatchObject({ status: 'False', problem: { reason: 'HostNotFound' } });
  });

  it('and a template that was judged before it was changed is looked at anew', () => {
    expect(check({ templates: [aTemplate({}, judged(1))] })).toMatchObject({
      status: 'True',
    });
  });
});
