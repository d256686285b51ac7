import { aRequest } from '../__testUtils__/objects';
import { BatchItem } from './BatchItem';
import { checkBatch } from './checkBatch';

const item = (name: string, noteLength: number): BatchItem => ({
  name,
  request: aRequest({
    spec: {
      templateParameters: { clusterName: name, note: 'x'.repeat(noteLength) },
    },
  }),
});
const clusters = (count: number, noteLength: number) =>
  Array.from({ length: count }, (_, i) => item(`c${i}`, noteLength));

it('has nothing against clusters that are small enough together', () => {
  expect(checkBatch(clusters(64, 120_000), () => false).size).toBe(0);
});

it('sends no more clusters of those that are too large together', () => {
  const isSent = ({ name }: BatchItem) => name === 'c3';
  const problems = checkBatch(clusters(64, 900_000), isSent);
  expect(problems.size).toBe(63);
  expect(problems.has('c3')).toBe(false);
  expect(problems.get('c0')).toEqual({
    phase: 'FAILED',
    reason: 'InvalidParameters',
    message: expect.stringMatching(
      /of the 64 clusters .* more than 8000000 bytes .* the first 9 have 81\d{5} already/,
    ),
  });
});
