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
    toStories(recorded, new Aliases()),
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
      'Machine core-*: phase: Pending, Running; recorded: Pending, Provisioning, Running',
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

  it('takes the end of an object for the end of its facts', () => {
    expect(compare(...recorded, machine(9, null))).toHaveLength(2);
  });
});
