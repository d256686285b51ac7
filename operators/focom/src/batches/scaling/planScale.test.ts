import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../../__testUtils__/objects';
import { describeScale } from './describeScale';
import { findScaleTarget, ScaleTarget } from './findScaleTarget';
import { planScale } from './planScale';

type Spec = FocomProvisioningRequest['spec'];

const scaling: FocomProvisioningRequest = {
  ...aRequest({ metadata: { name: 'scale', uid: 'scale' } }),
  spec: { operation: 'scale', clusterName: 'edge', targetWorkerCount: 3 },
};

function named(
  name: string,
  spec: Spec,
  overrides: Partial<FocomProvisioningRequest['metadata']> = {},
  status?: FocomProvisioningRequest['status'],
): FocomProvisioningRequest {
  const { metadata, ...rest } = aRequest({
    metadata: { name, uid: name, ...overrides },
    status,
  });
  return { ...rest, metadata, spec };
}

const template = { templateName: 's', templateVersion: 'v' };
const single = (name: string, parameters: Record<string, unknown> = {}) =>
  named(name, {
    ...template,
    templateParameters: { clusterName: 'edge', ...parameters },
  });
const batch = named('batch', {
  ...template,
  templateParameters: { workers: { replicas: 1, selector: { a: 'b' } } },
  clusters: [{ name: 'core' }, { name: 'edge' }],
});

describe('findScaleTarget', () => {
  const find = (...requests: FocomProvisioningRequest[]) => {
    const found = findScaleTarget(scaling, [scaling, ...requests]);
    return 'reason' in found
      ? found.reason
      : [found.request.metadata.name, found.cluster];
  };

  it.each<[string, FocomProvisioningRequest[], unknown]>([
    ['no request', [], 'ClusterNotFound'],
    [
      'a request for another cluster',
      [single('one', { clusterName: 'core' })],
      'ClusterNotFound',
    ],
    [
      'one in another namespace',
      [named('one', single('one').spec, { namespace: 'other' })],
      'ClusterNotFound',
    ],
    [
      'one that is being deleted',
      [named('one', single('one').spec, { deletionTimestamp: 'now' })],
      'ClusterNotFound',
    ],
    ['a request for this one', [single('one')], ['one', undefined]],
    ['a request for this and others', [batch], ['batch', 'edge']],
    [
      'the older of two',
      [
        named('one', single('one').spec, { creationTimestamp: '2026-01-02' }),
        named('two', single('two').spec, { creationTimestamp: '2026-01-01' }),
      ],
      ['two', undefined],
    ],
    [
      'the one that the O-Cloud has',
      [
        named('one', single('one').spec, { creationTimestamp: '2026-01-01' }),
        named(
          'two',
          single('two').spec,
          { creationTimestamp: '2026-01-02' },
          { remoteName: 'two-1' },
        ),
      ],
      ['two', undefined],
    ],
    [
      'one of an inventory',
      [named('one', { clusterNames: ['edge'] })],
      'WorkersPinned',
    ],
    [
      'one of all of an inventory',
      [
        named(
          'one',
          { allClusters: true },
          {},
          {
            clusters: [{ name: 'edge', phase: 'PENDING', message: '' }],
          },
        ),
      ],
      'WorkersPinned',
    ],
  ])('finds %s', (_, requests, expected) => {
    expect(find(...requests)).toEqual(expected);
  });
});

function targetOf(request: FocomProvisioningRequest): ScaleTarget {
  const target = findScaleTarget(scaling, [request]);
  if ('reason' in target) {
    throw new Error(target.message);
  }
  return target;
}

describe('planScale', () => {
  const plan = (request: FocomProvisioningRequest, wasDone = false) =>
    planScale(targetOf(request), 3, wasDone);

  it('changes how many workers a cluster is to have, and nothing else', () => {
    const workers = { replicas: 1, selector: { matchLabels: { a: 'b' } } };
    expect(plan(single('one', { workers, podCidr: 'x' }))).toEqual({
      action: 'change',
      spec: {
        ...template,
        templateParameters: {
          clusterName: 'edge',
          podCidr: 'x',
          workers: { ...workers, replicas: 3 },
        },
      },
    });
  });

  it('gives workers to a cluster that has none', () => {
    const hosts = { masters: [{ hostId: '1' }], workers: [] };
    expect(plan(single('one', { hosts }))).toMatchObject({
      action: 'change',
      spec: { templateParameters: { hosts, workers: { replicas: 3 } } },
    });
  });

  it('changes only the one of several', () => {
    expect(plan(batch)).toEqual({
      action: 'change',
      spec: {
        ...batch.spec,
        clusters: [
          { name: 'core' },
          { name: 'edge', templateParameters: { workers: { replicas: 3 } } },
        ],
      },
    });
  });

  const pinned = (count: number) =>
    single('one', {
      hosts: {
        workers: Array.from({ length: count }, () => ({ hostId: 'x' })),
      },
    });

  it('changes nothing where there are that many', () => {
    expect(plan(single('one', { workers: { replicas: 3 } }))).toEqual({
      action: 'follow',
    });
    expect(plan(pinned(3))).toEqual({ action: 'follow' });
  });

  it('does not choose among hosts that are named', () => {
    expect(plan(pinned(2))).toMatchObject({
      action: 'hold',
      problem: {
        phase: 'FAILED',
        reason: 'WorkersPinned',
        message: expect.stringContaining(
          "has 2 workers that FocomProvisioningRequest 'one' names one by one",
        ),
      },
    });
  });

  it('does not fight whoever changes it after it was done', () => {
    const other = single('one', { workers: { replicas: 5 } });
    expect(plan(other, true)).toMatchObject({
      action: 'hold',
      problem: { reason: 'Superseded' },
    });
  });
});

describe('describeScale', () => {
  const told = "FocomProvisioningRequest 'one' asks for 3 workers.";

  it.each<[string, FocomProvisioningRequest['status'], string, string]>([
    ['not looked at', undefined, 'PENDING', 'It is being looked at.'],
    [
      'of before it was changed',
      { observedGeneration: 0, phase: 'FULFILLED' },
      'PENDING',
      'It is being looked at.',
    ],
    [
      'under way',
      { observedGeneration: 1, phase: 'PROGRESSING', message: 'At it.' },
      'PROGRESSING',
      'At it.',
    ],
    [
      'done',
      { observedGeneration: 1, phase: 'FULFILLED', message: 'It runs.' },
      'FULFILLED',
      'It runs.',
    ],
    [
      'a draft that waits',
      {
        observedGeneration: 1,
        phase: 'FULFILLED',
        message: 'It runs.',
        conditions: [
          {
            type: 'Submitted',
            status: 'False',
            reason: 'AwaitingApproval',
            message: 'Approve it.',
            lastTransitionTime: '',
          },
        ],
      },
      'PENDING',
      'Approve it.',
    ],
  ])('says of a request that is %s', (_, status, phase, message) => {
    const request = named('one', single('one').spec, {}, status);
    expect(describeScale(targetOf(request), 3)).toEqual({
      phase,
      message: `${told} ${message}`,
    });
  });

  it('looks at the one of several', () => {
    const request = named(
      'batch',
      batch.spec,
      {},
      {
        observedGeneration: 1,
        phase: 'FAILED',
        clusters: [
          { name: 'core', phase: 'FAILED', message: 'No.' },
          { name: 'edge', phase: 'FULFILLED', message: 'It runs.' },
        ],
      },
    );
    expect(describeScale(targetOf(request), 3)).toMatchObject({
      phase: 'FULFILLED',
    });
  });
});
