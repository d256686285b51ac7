import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { Feasibility } from '../feasibility/Feasibility';
import { Problem } from '../requests/Problem';
import { assessBatch } from './assessBatch';

type Policy = FocomProvisioningRequest['spec']['batchPolicy'];

const invalid: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'It is too big.',
  violations: [{ pointer: '/size', message: 'is too big' }],
};

const concerns = { pins: [], selectors: [] };
const has = (name: string): Feasibility => ({
  status: 'True',
  hosts: [{ name, hostId: '1', role: 'control-plane' }],
  concerns,
});
const lacks: Feasibility = {
  status: 'False',
  problem: {
    phase: 'PENDING',
    reason: 'HostInUse',
    message: 'It is taken.',
  },
  concerns,
};

function aBatch(batchPolicy?: Policy): FocomProvisioningRequest {
  return {
    ...aRequest(),
    spec: {
      templateName: 's',
      templateVersion: 'v',
      batchPolicy,
      clusters: [{ name: 'a' }, { name: 'b' }],
    },
  };
}

function assess(
  batchPolicy: Policy,
  bad: string,
  answers: Record<string, Feasibility> = {},
) {
  const { requests, ...assessment } = assessBatch({
    request: aBatch(batchPolicy),
    remotes: new Map(),
    checks: {
      item: ({ name }) => (bad.includes(name) ? invalid : undefined),
      batch: () => new Map(),
    },
    answers: new Map(Object.entries(answers)),
  });
  expect(requests.map(({ cluster }) => cluster)).toEqual(['a', 'b']);
  return assessment;
}

describe('assessBatch', () => {
  it('says of each cluster whether it can be had, and with which hosts', () => {
    const all = { a: has('byoh-1'), b: has('byoh-2') };
    expect(assess('AllOrNothing', '', all)).toEqual({
      violations: [],
      feasibility: {
        feasible: 'True',
        message: 'The O-Cloud has the hosts for all 2 clusters.',
        hosts: [
          { cluster: 'a', name: 'byoh-1', role: 'control-plane' },
          { cluster: 'b', name: 'byoh-2', role: 'control-plane' },
        ],
        clusters: [
          {
            name: 'a',
            feasible: 'True',
            reason: 'Succeeded',
            message: 'The O-Cloud has the hosts: byoh-1 (control plane).',
          },
          {
            name: 'b',
            feasible: 'True',
            reason: 'Succeeded',
            message: 'The O-Cloud has the hosts: byoh-2 (control plane).',
          },
        ],
      },
    });
  });

  it.each(['AllOrNothing', 'BestEffort'] as const)(
    'lets %s be approved that cannot be had now',
    policy => {
      const { problem, feasibility } = assess(policy, '', {
        a: has('byoh-1'),
        b: lacks,
      });
      expect(problem).toBeUndefined();
      expect(feasibility).toMatchObject({
        feasible: 'False',
        message: expect.stringContaining("'b' (HostInUse): It is taken."),
        clusters: [
          { name: 'a', feasible: 'True' },
          { name: 'b', feasible: 'False', reason: 'HostInUse' },
        ],
      });
    },
  );

  it('remarks on what would stay behind', () => {
    expect(assess('BestEffort', 'b', { a: has('byoh-1') })).toMatchObject({
      violations: [{ pointer: '/b/size', message: 'is too big' }],
      feasibility: {
        feasible: 'False',
        message:
          "1 of 2 clusters can be made now. Each of the others is made when it can be. 'b' (InvalidParameters): It is too big.",
      },
    });
    expect(assess('BestEffort', 'b')).not.toHaveProperty('problem');
  });

  it('has something against all of it, where it is all or nothing, or nothing is valid', () => {
    expect(assess('AllOrNothing', 'b').problem).toEqual({
      phase: 'FAILED',
      reason: 'InvalidParameters',
      message:
        "0 of 2 clusters can be made now; of 1 nobody can tell. None is made until all can be. 'b' (InvalidParameters): It is too big.",
    });
    expect(assess(undefined, 'ab')).toMatchObject({
      problem: { reason: 'InvalidParameters' },
      violations: [{ pointer: '/a/size' }, { pointer: '/b/size' }],
    });
  });

  it('does not know where there is no O-Cloud to ask', () => {
    expect(assess(undefined, '').feasibility).toMatchObject({
      feasible: 'Unknown',
      message: 'Whether the O-Cloud has the hosts shows when it is executed.',
      hosts: [],
    });
  });

  it('looks at those first that are there', () => {
    const request = aBatch();
    const seen: string[] = [];
    const { requests } = assessBatch({
      request,
      remotes: new Map([['b', aRemote({ ...aRequest(), cluster: 'b' })]]),
      checks: {
        item: ({ name }) => {
          seen.push(name);
          return undefined;
        },
        batch: () => new Map(),
      },
      answers: new Map(),
    });
    expect(seen).toEqual(['b', 'a']);
    expect(requests.map(({ cluster }) => cluster)).toEqual(['a', 'b']);
  });
});
