import { annotations } from './annotations';
import { asksForPause } from './asksForPause';

it.each<[Record<string, string> | undefined, boolean]>([
  [undefined, false],
  [{ other: '' }, false],
  [{ [annotations.paused]: '' }, true],
  [{ [annotations.paused]: 'false' }, true],
])('reads the annotations %j', (given, asks) => {
  expect(asksForPause({ metadata: { name: 'core', annotations: given } })).toBe(
    asks,
  );
});
