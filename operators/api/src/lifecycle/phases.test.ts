import { toPhase } from './phases';

it.each([
  ['pending', 'PENDING'],
  ['progressing', 'PROGRESSING'],
  ['fulfilled', 'FULFILLED'],
  ['failed', 'FAILED'],
  ['deleting', 'DELETING'],
  ['DELETING', 'DELETING'],
  ['', 'PENDING'],
  ['nonsense', 'PENDING'],
  [undefined, 'PENDING'],
])('reads %s as %s', (state, phase) => {
  expect(toPhase(state)).toBe(phase);
});
