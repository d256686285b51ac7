import { describeShortage } from './describeShortage';

const taken = (name: string, why: string) => ({ name, usable: false, why });
const free = (name: string) => ({ name, usable: true, why: 'free' });
const selector = { matchLabels: { role: 'worker' } };

it('says how many there are of how many, and how each host stands', () => {
  expect(
    describeShortage({
      wish: { role: 'worker', count: 3, selector },
      found: 2,
      matching: [
        taken('byoh-5', 'being cleaned'),
        taken('byoh-4', "in use by cluster 'core'"),
        free('byoh-6'),
        free('byoh-3'),
      ],
    }),
  ).toEqual({
    reason: 'NotEnoughHosts',
    message:
      "2 of 3 workers: hosts that match role=worker: byoh-3 free; byoh-6 free; byoh-4 in use by cluster 'core'; byoh-5 being cleaned",
  });
});

it.each([
  [{ selector }, '0 of 1 master: no registered host matches role=worker'],
  [{}, '0 of 1 master: no registered host'],
])('says so when there is none for %j', (wish, message) => {
  const shortage = {
    wish: { role: 'control-plane' as const, count: 1, ...wish },
    found: 0,
    matching: [],
  };
  expect(describeShortage(shortage).message).toBe(message);
});

it('does not name a hundred hosts', () => {
  const { message } = describeShortage({
    wish: { role: 'worker', count: 200 },
    found: 0,
    matching: Array.from({ length: 100 }, (_, i) =>
      taken(`byoh-${i}`, 'being cleaned'),
    ),
  });
  expect(message).toContain('registered hosts: byoh-0 being cleaned; ');
  expect(message).toMatch(/; and 90 more$/);
});
