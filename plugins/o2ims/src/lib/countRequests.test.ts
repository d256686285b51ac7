import { countRequests } from './countRequests';

it('adds up what a person does not tell apart', () => {
  expect(
    countRequests([
      { phase: 'PENDING', count: 2 },
      { phase: 'PROGRESSING', count: 3 },
      { phase: 'FAILED', count: 1 },
    ]),
  ).toEqual({ ready: 0, inProgress: 5, needsAttention: 1, deleting: 0 });
});
