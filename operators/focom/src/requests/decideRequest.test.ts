import { annotations, FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { decideRequest } from './decideRequest';
import { Problem } from './Problem';
import { SingleRequest } from './SingleRequest';

const problem: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'no',
};
const fine = () => undefined;
const wrong = () => problem;
const neverAsked = () => {
  throw new Error('asked');
};

function sent(generation: number): FocomProvisioningRequest['status'] {
  return {
    remoteName: 'edge-11111111',
    conditions: [
      {
        type: 'Submitted',
        status: 'True',
        reason: 'Succeeded',
        message: '',
        lastTransitionTime: '2026-01-01T00:00:00.000Z',
        observedGeneration: generation,
      },
    ],
  };
}

const changed = { templateParameters: { clusterName: 'other' } };

describe('decideRequest', () => {
  it('marks what it made again where somebody took the mark off, and only that', () => {
    const marks = { 'focom.nephio.org/provisioning-request-uid': 'other' };
    const known = aRequest({ status: sent(1) });
    const unmarked = aRemote(known, { metadata: { labels: undefined } });
    expect(
      decideRequest({ request: known, remote: unmarked, check: neverAsked }),
    ).toMatchObject({
      action: 'replace',
      drifted: false,
      object: { metadata: { labels: aRemote(known).metadata.labels } },
    });
    const taken = { action: 'hold', problem: { reason: 'RemoteNameTaken' } };
    for (const [request, remote] of [
      [aRequest(), unmarked],
      [known, aRemote(known, { metadata: { labels: marks } })],
    ]) {
      expect(decideRequest({ request, remote, check: fine })).toMatchObject(
        taken,
      );
    }
  });

  it('takes for sent what somebody else contests', () => {
    const status = sent(1)!;
    const [submitted] = status.conditions!;
    const contested = { status: 'False', reason: 'SpecContested' } as const;
    const request = aRequest({
      status: { ...status, conditions: [{ ...submitted, ...contested }] },
    });
    const remote = aRemote(request, { spec: changed });
    expect(decideRequest({ request, remote, check: neverAsked })).toMatchObject(
      { action: 'replace', drifted: true },
    );
  });

  it('creates what is not there and stands up to the check', () => {
    const request = aRequest();
    expect(
      decideRequest({ request, remote: undefined, check: fine }),
    ).toMatchObject({
      action: 'create',
      object: { metadata: { name: 'edge-11111111' } },
    });
    expect(decideRequest({ request, remote: undefined, check: wrong })).toEqual(
      {
        action: 'hold',
        problem,
      },
    );
  });

  it('has a change checked against what is there', () => {
    const request = aRequest();
    const remote = aRemote(request);
    const check = jest.fn(() => problem);
    const decision = decideRequest({
      request: aRequest({ metadata: { generation: 2 }, spec: changed }),
      remote,
      check,
    });
    expect(decision).toEqual({ action: 'hold', problem });
    expect(check).toHaveBeenCalledWith(remote);
  });

  it('follows what is as it should be, also without its status, and asks nothing', () => {
    for (const status of [undefined, sent(1)]) {
      const request = aRequest({ status });
      const remote = aRemote(request);
      expect(decideRequest({ request, remote, check: neverAsked })).toEqual({
        action: 'follow',
      });
    }
  });

  it('leaves alone what somebody else made under its name', () => {
    const request = aRequest();
    const other = aRequest({ metadata: { uid: '11111111-other', name: 'b' } });
    const cases = [
      [aRemote(request, { metadata: { labels: {} } }), 'somebody who is not'],
      [aRemote(other), "FocomProvisioningRequest 'b' in namespace 'default'"],
    ] as const;
    for (const [remote, owner] of cases) {
      expect(decideRequest({ request, remote, check: fine })).toEqual({
        action: 'hold',
        problem: {
          phase: 'FAILED',
          reason: 'RemoteNameTaken',
          message: expect.stringContaining(owner),
        },
      });
    }
  });

  it('does not make a cluster anew that was deleted on the O-Cloud', () => {
    const request = aRequest({ status: sent(1) });
    expect(decideRequest({ request, remote: undefined, check: fine })).toEqual({
      action: 'hold',
      problem: {
        phase: 'FAILED',
        reason: 'RemoteDeleted',
        message: expect.stringContaining("'edge-11111111' was deleted"),
      },
    });
  });

  it('does not touch what is being deleted', () => {
    const request = aRequest({ status: sent(1) });
    const remote = aRemote(request, {
      metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' },
      spec: changed,
    });
    expect(decideRequest({ request, remote, check: wrong })).toEqual({
      action: 'follow',
    });
  });

  it('passes a change on when it stands up to the check', () => {
    const request = aRequest({
      metadata: { generation: 2 },
      spec: changed,
      status: sent(1),
    });
    const remote = aRemote(aRequest(), { metadata: { resourceVersion: '7' } });
    expect(decideRequest({ request, remote, check: fine })).toMatchObject({
      action: 'replace',
      drifted: false,
      object: { metadata: { resourceVersion: '7' }, spec: changed },
    });
    expect(decideRequest({ request, remote, check: wrong })).toEqual({
      action: 'hold',
      problem,
    });
  });

  it('puts back what somebody else changed, whatever became of the template', () => {
    const request = aRequest({ status: sent(1) });
    const remote = aRemote(request, {
      spec: { templateParameters: { clusterName: 'edge', extra: true } },
    });
    const decision = decideRequest({ request, remote, check: wrong });
    expect(decision).toMatchObject({ action: 'replace', drifted: true });
    expect(decision).toHaveProperty('object.spec', aRemote(request).spec);
  });

  it('puts back what was executed while its change is a draft, and asks nothing', () => {
    const request = aRequest({
      metadata: { generation: 2 },
      status: sent(1),
    });
    const remote = aRemote(request, { spec: changed });
    expect(
      decideRequest({
        request,
        remote,
        check: neverAsked,
        wasExecuted: true,
      }),
    ).toMatchObject({ action: 'replace', drifted: true });
  });

  it('passes on an owner, keeping what others wrote', () => {
    const request = aRequest({
      metadata: { annotations: { [annotations.owner]: 'group:default/b' } },
      status: sent(1),
    });
    const remote = aRemote(request, {
      metadata: { annotations: { theirs: 'kept' } },
    });
    expect(decideRequest({ request, remote, check: neverAsked })).toMatchObject(
      {
        action: 'replace',
        drifted: false,
        object: {
          metadata: {
            annotations: {
              theirs: 'kept',
              [annotations.owner]: 'group:default/b',
            },
          },
        },
      },
    );
  });

  it('passes a pause on, and its end, also to what is being deleted', () => {
    const paused = aRequest({
      metadata: { annotations: { [annotations.paused]: '' } },
      status: sent(1),
    });
    const remote = aRemote(aRequest());
    const decide = (request: SingleRequest, seen: typeof remote) =>
      decideRequest({ request, remote: seen, check: neverAsked });
    const pause = decide(paused, remote);
    expect(pause).toMatchObject({
      action: 'replace',
      object: { metadata: { annotations: { [annotations.paused]: 'focom' } } },
    });
    const { object } = pause as Extract<typeof pause, { action: 'replace' }>;
    const deletionTimestamp = '2026-01-01T00:00:00Z';
    const going = {
      ...object,
      metadata: { ...object.metadata, deletionTimestamp },
    };
    for (const current of [object, going]) {
      expect(decide(aRequest({ status: sent(1) }), current)).toMatchObject({
        action: 'replace',
        object: { metadata: { annotations: {} } },
      });
      expect(decide(paused, current)).toEqual({ action: 'follow' });
    }
  });
});
