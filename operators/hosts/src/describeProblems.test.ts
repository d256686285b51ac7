import { HostProblem } from './HostProblem';
import { describeProblems, needsAChange } from './describeProblems';

const inUse: HostProblem = { reason: 'HostInUse', message: 'a is taken' };
const notFound: HostProblem = { reason: 'HostNotFound', message: 'no b' };
const wrong: HostProblem = { reason: 'InvalidParameters', message: 'c twice' };

it('says all that is wrong, the worst first, and that it goes on by itself', () => {
  const problem = describeProblems([inUse, notFound]);
  expect(problem).toEqual({
    reason: 'HostNotFound',
    message:
      'no b; a is taken. The request goes on by itself when it can have its hosts',
  });
  expect(needsAChange(problem)).toBe(false);
});

it('says nothing of that where somebody has to change something', () => {
  const problem = describeProblems([inUse, wrong]);
  expect(problem).toEqual({
    reason: 'InvalidParameters',
    message: 'c twice; a is taken',
  });
  expect(needsAChange(problem)).toBe(true);
});
