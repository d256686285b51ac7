import { Aliases } from './Aliases';
import { compareStories } from './compareStories';
import { RecordedChange } from './RecordedChange';
import { toStories } from './toStories';

const machine = (
  at: number,
  facts: RecordedChange['facts'],
  name = 'core-abcde',
): RecordedChange => ({ at, object: `Machine ${name}`, facts });

const recorded = [
  machine(0, { phase: 'Pending' }),
  machine(0.1, { phase: 'Provisioning' }),
  machine(5, { phase: 'Running', Ready: 'True' }),
];

const compare = (...simulated: RecordedChange[]) =>
  compareStories(
    [toStories(recorded, new Aliases())],
    toStories(simulated, new Aliases()),
  );

describe('compareStories', () => {
  it('finds nothing in the same, whatever the names and times', () => {
    expect(
      compare(
        ...recorded.map(({ at, facts }) =>
          machine(at / 10, facts, 'core-xyz12'),
        ),
      ),
    ).toEqual([]);
  });

  it('lets moments be passed over, but not what lasted', () => {
    expect(
      compare(
        machine(0, { phase: 'Provisioning' }),
        machine(0, { phase: 'Running', Ready: 'True' }),
      ),
    ).toEqual([]);
    expect(
      compare(
        machine(0, { phase: 'Pending' }),
        machine(0, { phase: 'Running', Ready: 'True' }),
      ),
    ).toEqual([
      'Machine core-*: phase: Pending, Running; recorded: Pending (0.1 s), Provisioning (4.9 s), Running',
    ]);
  });

  it('finds what never was so, and what is in another order', () => {
    expect(compare(...recorded, machine(6, { Ready: 'False:Why' }))).toEqual([
      'Machine core-*: Ready: True, False:Why; recorded: True',
    ]);
    expect(
      compare(
        machine(0, { phase: 'Provisioning' }),
        machine(1, { phase: 'Pending' }),
        machine(5, { phase: 'Running', Ready: 'True' }),
      ),
    ).toHaveLength(1);
  });

  it('tells objects of a name apart by their order, and finds those that are too many', () => {
    expect(compare(...recorded, machine(7, {}, 'core-fghij'))).toEqual([
      'Machine core-* (2): not recorded',
    ]);
    expect(compare()).toEqual(['Machine core-*: not simulated']);
  });

  it('wants an end where there was one, and nowhere else', () => {
    expect(compare(...recorded, machine(9, null))).toEqual([
      'Machine core-*: is: gone; recorded: never told',
    ]);
  });

  it('takes what any of several recordings tells', () => {
    const other = [machine(0, { phase: 'Running', Ready: 'True' })];
    const stories = (changes: RecordedChange[]) =>
      toStories(changes, new Aliases());
    const recordings = [stories(recorded), stories(other)];
    expect(compareStories(recordings, stories(other))).toEqual([]);
    expect(compareStories(recordings, stories([machine(0, {})]))).toEqual([
      'Machine core-*: Ready: never told; recorded: True',
      expect.stringMatching(/^Machine core-\*: phase: never told/),
    ]);
  });
});
