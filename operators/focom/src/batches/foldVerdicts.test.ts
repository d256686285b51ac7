import { FocomProvisioningRequest, Reason } from '@o2ims-portal/api';
import { Feasibility } from '../feasibility/Feasibility';
import { Problem } from '../requests/Problem';
import { foldVerdicts } from './foldVerdicts';
import { judgeClusters } from './judgeClusters';

type Policy = FocomProvisioningRequest['spec']['batchPolicy'];

const concerns = { pins: [], selectors: [] };
const hosts = [{ name: 'h', hostId: '1', role: 'control-plane' as const }];
const has: Feasibility = { status: 'True', hosts, concerns };
const untold: Feasibility = { status: 'Unknown', message: 'It does not tell.' };
const problem = (reason: Reason): Problem => ({
  phase: 'PENDING',
  reason,
  message: `${reason} it is.`,
});
const lacks: Feasibility = {
  status: 'False',
  problem: problem('NotEnoughHosts'),
  concerns,
};

type Found = Feasibility | Problem | undefined;

function judge(...found: Found[]) {
  const named = found.map((each, index) => ['abc'[index], each] as const);
  return judgeClusters({
    names: named.map(([name]) => name),
    problems: new Map(
      named.flatMap(([name, each]) =>
        each && 'reason' in each ? [[name, each]] : [],
      ),
    ),
    answers: new Map(
      named.flatMap(([name, each]) =>
        each && 'status' in each ? [[name, each]] : [],
      ),
    ),
    unasked: { status: 'True', reason: 'Succeeded', message: '' },
  });
}

describe('judgeClusters', () => {
  it('goes by what stands against one, then by what the O-Cloud said', () => {
    const verdicts = judge(has, problem('DuplicateCluster'), undefined);
    expect(verdicts).toMatchObject([
      { name: 'a', status: 'True', hosts },
      { name: 'b', status: 'False', reason: 'DuplicateCluster', hosts: [] },
      { name: 'c', status: 'True', hosts: [] },
    ]);
  });

  it('does not hold against one that it is held back because of another', () => {
    const [verdict] = judgeClusters({
      names: ['a'],
      problems: new Map([['a', problem('BatchHeld')]]),
      answers: new Map([['a', has]]),
      unasked: { status: 'Unknown', reason: 'NotKnown', message: '' },
    });
    expect(verdict).toMatchObject({ status: 'True', hosts });
  });
});

describe('foldVerdicts', () => {
  const others = 'Each of the others is made when it can be.';
  const none = 'None is made until all can be.';
  const b = "'b' (NotEnoughHosts): NotEnoughHosts it is.";
  it.each<[Policy, Found[], string, string, string]>([
    [
      'AllOrNothing',
      [has, undefined],
      'True',
      'Succeeded',
      'The O-Cloud has the hosts for all 2 clusters.',
    ],
    [
      undefined,
      [has, lacks, has],
      'False',
      'PartlyFeasible',
      `2 of 3 clusters can be made now. ${others} ${b}`,
    ],
    [
      'AllOrNothing',
      [has, lacks, has],
      'False',
      'NotEnoughHosts',
      `2 of 3 clusters can be made now. ${none} ${b}`,
    ],
    [
      'BestEffort',
      [untold, lacks],
      'False',
      'PartlyFeasible',
      `0 of 2 clusters can be made now; of 1 nobody can tell. ${others} ${b}`,
    ],
    [
      'BestEffort',
      [problem('InvalidParameters'), lacks],
      'False',
      'InvalidParameters',
      `0 of 2 clusters can be made now. ${others} 'a' (InvalidParameters): InvalidParameters it is. ${b}`,
    ],
    [undefined, [has, untold], 'Unknown', 'NotKnown', 'It does not tell.'],
  ])('%s of %j is %s', (policy, found, status, reason, message) => {
    expect(foldVerdicts(judge(...found), policy)).toEqual({
      status,
      reason,
      message,
    });
  });
});
