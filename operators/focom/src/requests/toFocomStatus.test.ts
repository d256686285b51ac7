import {
  Condition,
  findCondition,
  FocomProvisioningRequest,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { DraftPreview } from '../drafts/assessDraft';
import { Feasibility } from '../feasibility/Feasibility';
import { Problem } from './Problem';
import { toFocomStatus } from './toFocomStatus';
import { toTransitionEvent } from './toTransitionEvent';

const EARLIER = new Date('2026-01-01T00:00:00.000Z');
const NOW = new Date('2026-01-02T00:00:00.000Z');

const stage: Condition = {
  type: 'Validated',
  status: 'True',
  reason: 'Succeeded',
  message: 'word for word',
  lastTransitionTime: '2026-01-01T12:00:00.123Z',
  observedGeneration: 5,
};

function remoteStatus(
  provisioningState:
    | 'pending'
    | 'progressing'
    | 'fulfilled'
    | 'failed'
    | 'deleting',
  provisioningMessage: string,
): ProvisioningRequest['status'] {
  return {
    provisioningStatus: { provisioningState, provisioningMessage },
    conditions: [stage],
  };
}

const problem: Problem = {
  phase: 'PENDING',
  reason: 'OCloudNotFound',
  message: 'There is no OCloud',
};

const draft: Problem = {
  phase: 'PENDING',
  reason: 'AwaitingApproval',
  message: 'Approve it',
};

const preview: DraftPreview = {
  generation: 2,
  changedAt: EARLIER.toISOString(),
  feasible: 'Unknown',
  hosts: [],
  objects: [],
  violations: [],
  message: 'Approve it',
};

/** A request whose status is as it was when it was fulfilled. */
function fulfilled(
  metadata: Partial<FocomProvisioningRequest['metadata']> = {},
): FocomProvisioningRequest {
  const request = aRequest();
  const remote = aRemote(request, {
    status: {
      ...remoteStatus('fulfilled', 'It runs'),
      provisionedResourceSet: {
        oCloudNodeClusterId: 'c',
        oCloudInfrastructureResourceIds: ['h'],
      },
    },
  });
  const status = toFocomStatus(request, { remote }, EARLIER);
  return aRequest({ metadata, status });
}

describe('toFocomStatus', () => {
  it('says what the O-Cloud says', () => {
    expect(fulfilled().status).toEqual({
      phase: 'FULFILLED',
      message: 'It runs',
      lastUpdated: EARLIER.toISOString(),
      remoteName: 'edge-11111111',
      observedGeneration: 1,
      provisionedResourceSet: {
        oCloudNodeClusterId: 'c',
        oCloudInfrastructureResourceIds: ['h'],
      },
      conditions: [
        {
          type: 'Submitted',
          status: 'True',
          reason: 'Succeeded',
          message: "The O-Cloud has it as ProvisioningRequest 'edge-11111111'.",
          lastTransitionTime: EARLIER.toISOString(),
          observedGeneration: 1,
        },
        stage,
      ],
    });
  });

  it.each([
    ['pending', 'PENDING'],
    ['progressing', 'PROGRESSING'],
    ['fulfilled', 'FULFILLED'],
    ['failed', 'FAILED'],
    ['deleting', 'DELETING'],
  ] as const)('turns %s into %s', (state, phase) => {
    const request = aRequest();
    const remote = aRemote(request, { status: remoteStatus(state, 'why') });
    expect(toFocomStatus(request, { remote }, NOW)).toMatchObject({
      phase,
      message: 'why',
    });
  });

  it('is pending before the O-Cloud says anything', () => {
    const request = aRequest();
    expect(
      toFocomStatus(request, { remote: aRemote(request) }, NOW),
    ).toMatchObject({
      phase: 'PENDING',
      message: expect.stringContaining('take up ProvisioningRequest'),
    });
  });

  it('stays equal while nothing changes, so that nothing is written', () => {
    const request = fulfilled();
    const remote = aRemote(request, {
      status: {
        ...remoteStatus('fulfilled', 'It runs'),
        provisionedResourceSet: request.status!.provisionedResourceSet,
      },
    });
    expect(toFocomStatus(request, { remote }, NOW)).toStrictEqual(
      request.status,
    );
  });

  it('says whether the O-Cloud can do it, and what it said last when it was not asked again', () => {
    const ask = (
      request: FocomProvisioningRequest,
      feasibility?: Feasibility,
    ) => {
      const status = toFocomStatus(request, { feasibility }, NOW);
      return findCondition(status.conditions, 'Feasible');
    };
    const hosts = [{ name: 'byoh-1', hostId: '1', role: 'worker' } as const];
    const can = ask(aRequest(), {
      status: 'True',
      hosts,
      concerns: { pins: [], selectors: [] },
    });
    expect(can).toEqual({
      type: 'Feasible',
      status: 'True',
      reason: 'Succeeded',
      message: 'The O-Cloud has the hosts: byoh-1 (worker).',
      lastTransitionTime: NOW.toISOString(),
      observedGeneration: 1,
    });
    expect(ask(aRequest({ status: { conditions: [can!] } }))).toEqual(can);
    expect(ask(aRequest())).toBeUndefined();
    const cannot = ask(aRequest(), {
      status: 'False',
      problem: { phase: 'PENDING', reason: 'HostInUse', message: 'Taken.' },
      concerns: { pins: [], selectors: [] },
    });
    expect(
      ask(aRequest({ status: { conditions: [cannot!] } })),
    ).toBeUndefined();
    expect(cannot).toMatchObject({
      status: 'False',
      reason: 'HostInUse',
      message: 'Taken.',
    });
    expect(
      ask(aRequest(), { status: 'Unknown', message: 'Nobody knows.' }),
    ).toMatchObject({
      status: 'Unknown',
      reason: 'NotKnown',
      message: 'Nobody knows.',
    });
  });

  it('moves lastUpdated with phase and message only', () => {
    const request = fulfilled();
    const update = (message: string) =>
      toFocomStatus(
        request,
        {
          remote: aRemote(request, {
            status: {
              ...remoteStatus('fulfilled', message),
              conditions: [{ ...stage, status: 'False' }],
            },
          }),
        },
        NOW,
      ).lastUpdated;
    expect(update('It runs')).toBe(EARLIER.toISOString());
    expect(update('It runs well')).toBe(NOW.toISOString());
  });

  it('does not call a change fulfilled that the O-Cloud has not seen', () => {
    const request = fulfilled({ generation: 2 });
    const remote = aRemote(request, {
      metadata: { generation: 2 },
      status: {
        ...remoteStatus('fulfilled', 'It runs'),
        observedGeneration: 1,
      },
    });
    expect(toFocomStatus(request, { remote }, NOW)).toMatchObject({
      phase: 'PENDING',
      message: expect.stringContaining('take up the change'),
      observedGeneration: 2,
    });
  });

  it('says why the O-Cloud does not take up a change of what is paused', () => {
    const request = fulfilled({ generation: 2 });
    const remote = aRemote(request, {
      metadata: { generation: 2 },
      status: {
        ...remoteStatus('fulfilled', 'Paused by the annotation'),
        observedGeneration: 1,
        conditions: [{ ...stage, type: 'Paused' }],
      },
    });
    expect(toFocomStatus(request, { remote }, NOW)).toMatchObject({
      phase: 'PENDING',
      message: 'Paused by the annotation',
    });
  });

  it('says why a request is held', () => {
    expect(toFocomStatus(aRequest(), { problem }, NOW)).toEqual({
      phase: 'PENDING',
      message: 'There is no OCloud',
      lastUpdated: NOW.toISOString(),
      observedGeneration: 1,
      conditions: [
        {
          type: 'Submitted',
          status: 'False',
          reason: 'OCloudNotFound',
          message: 'There is no OCloud',
          lastTransitionTime: NOW.toISOString(),
          observedGeneration: 1,
        },
      ],
    });
  });

  it('keeps what was known while the O-Cloud cannot be asked', () => {
    const request = fulfilled();
    const status = toFocomStatus(request, { problem, unknown: true }, NOW);
    expect(status).toMatchObject({
      phase: 'FULFILLED',
      message: 'There is no OCloud',
      remoteName: 'edge-11111111',
      provisionedResourceSet: { oCloudNodeClusterId: 'c' },
    });
    expect(
      status.conditions?.map(({ type, status: is }) => [type, is]),
    ).toEqual([
      ['Submitted', 'False'],
      ['Validated', 'True'],
    ]);
  });

  it('shows the cluster that is there when a change is refused', () => {
    const request = fulfilled({ generation: 2 });
    const remote = aRemote(aRequest(), {
      status: remoteStatus('fulfilled', 'It runs'),
    });
    const refused: Problem = { ...problem, phase: 'FAILED' };
    expect(
      toFocomStatus(request, { remote, problem: refused }, NOW),
    ).toMatchObject({
      phase: 'FAILED',
      remoteName: 'edge-11111111',
      conditions: [{ type: 'Submitted', status: 'False' }, stage],
    });
  });

  it('forgets the stages of what was deleted behind its back, not its name', () => {
    const status = toFocomStatus(fulfilled(), { problem }, NOW);
    expect(status.remoteName).toBe('edge-11111111');
    expect(status.conditions).toHaveLength(1);
    expect(status.provisionedResourceSet).toBeUndefined();
  });

  it('says what would come of a draft', () => {
    const request = aRequest({ spec: { mode: 'Draft' } });
    expect(toFocomStatus(request, { draft, preview }, NOW)).toEqual({
      phase: 'PENDING',
      message: 'Approve it',
      lastUpdated: NOW.toISOString(),
      observedGeneration: 1,
      preview,
      conditions: [
        {
          type: 'Submitted',
          status: 'False',
          reason: 'AwaitingApproval',
          message: 'Approve it',
          lastTransitionTime: NOW.toISOString(),
          observedGeneration: 1,
        },
      ],
    });
  });

  it('goes on telling of the cluster while a change of it is a draft, valid or not', () => {
    const request = fulfilled({ generation: 2 });
    const remote = aRemote(aRequest(), {
      status: remoteStatus('fulfilled', 'It runs'),
    });
    for (const reason of ['AwaitingApproval', 'InvalidParameters'] as const) {
      const waiting: Problem = { ...draft, phase: 'FAILED', reason };
      const outcome = { remote, draft: waiting, preview, revision: 4 };
      const status = toFocomStatus(request, outcome, NOW);
      expect(status).toMatchObject({
        phase: 'FULFILLED',
        message: 'It runs',
        lastUpdated: EARLIER.toISOString(),
        observedGeneration: 2,
        revision: 4,
        preview,
        conditions: [{ type: 'Submitted', status: 'False', reason }, stage],
      });
    }
  });

  it('forgets a preview that is none any more, and no revision', () => {
    const request = fulfilled();
    request.status = { ...request.status, preview, revision: 2 };
    const remote = aRemote(request);
    const status = toFocomStatus(request, { remote }, NOW);
    expect(status.preview).toBeUndefined();
    expect(status.revision).toBe(2);
  });

  it('tells how deletion goes on', () => {
    const request = fulfilled({ deletionTimestamp: NOW.toISOString() });
    const asked = aRemote(request, { status: remoteStatus('fulfilled', 'x') });
    expect(toFocomStatus(request, { remote: asked }, NOW)).toMatchObject({
      phase: 'DELETING',
      message: expect.stringContaining('Waits for the O-Cloud to delete'),
    });
    const under = aRemote(request, {
      status: remoteStatus('deleting', 'Waits for Cluster'),
    });
    expect(toFocomStatus(request, { remote: under }, NOW)).toMatchObject({
      phase: 'DELETING',
      message: 'Waits for Cluster',
    });
  });

  it('tells that it is deleted behind its back', () => {
    const request = fulfilled();
    const remote = aRemote(request, {
      metadata: { deletionTimestamp: NOW.toISOString() },
      status: remoteStatus('deleting', 'Waits for Cluster'),
    });
    expect(toFocomStatus(request, { remote }, NOW)).toMatchObject({
      phase: 'DELETING',
      message: expect.stringMatching(
        /is being deleted on the O-Cloud, though .*: Waits for Cluster$/,
      ),
    });
  });
});

describe('toTransitionEvent', () => {
  const before = fulfilled().status;

  it('tells that a request was passed on', () => {
    expect(toTransitionEvent(undefined, before!)).toMatchObject({
      type: 'Normal',
      reason: 'Submitted',
    });
  });

  it('tells why it was not', () => {
    const after = toFocomStatus(fulfilled(), { problem }, NOW);
    expect(toTransitionEvent(before, after)).toEqual({
      type: 'Warning',
      reason: 'OCloudNotFound',
      message: 'There is no OCloud',
    });
  });

  it('warns of no draft that waits as it should', () => {
    const after = toFocomStatus(aRequest(), { draft }, NOW);
    expect(toTransitionEvent(undefined, after)).toEqual({
      type: 'Normal',
      reason: 'AwaitingApproval',
      message: 'Approve it',
    });
  });

  it('warns of every approval that is mistaken', () => {
    const approved = (message: string) => {
      const reason = 'OtherGenerationApproved';
      const mistaken: Problem = { ...draft, reason, message };
      return toFocomStatus(aRequest(), { draft: mistaken }, NOW);
    };
    expect(toTransitionEvent(approved('2'), approved('3'))).toEqual({
      type: 'Warning',
      reason: 'OtherGenerationApproved',
      message: '3',
    });
    expect(toTransitionEvent(approved('2'), approved('2'))).toBeUndefined();
  });

  it.each([
    ['FAILED', 'Warning', 'Failed'],
    ['PENDING', 'Normal', 'Pending'],
    ['PROGRESSING', 'Normal', 'Progressing'],
    ['DELETING', 'Normal', 'Deleting'],
  ] as const)('tells of %s', (phase, type, reason) => {
    expect(toTransitionEvent(before, { ...before, phase })).toEqual({
      type,
      reason,
      message: 'It runs',
    });
  });

  it('tells of FULFILLED', () => {
    const failed = { ...before, phase: 'FAILED' } as const;
    expect(toTransitionEvent(failed, before!)).toEqual({
      type: 'Normal',
      reason: 'Fulfilled',
      message: 'It runs',
    });
  });

  it('keeps quiet about details', () => {
    expect(
      toTransitionEvent(before, { ...before, message: 'It runs well' }),
    ).toBeUndefined();
  });
});
