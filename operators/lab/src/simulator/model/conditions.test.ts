import {
  machinesReady,
  mergeConditions,
  met,
  summary,
  unmet,
} from './conditions';

const before = '2026-01-01T00:00:00.000Z';
const now = new Date('2026-01-01T00:00:07.250Z');

describe('mergeConditions', () => {
  const previous = [
    { ...unmet('Ready', 'Waiting'), lastTransitionTime: before },
    { ...met('InfrastructureReady'), lastTransitionTime: before },
  ];

  it('returns an equal list when nothing changed', () => {
    expect(
      mergeConditions(
        previous,
        [met('InfrastructureReady'), unmet('Ready', 'Waiting')],
        now,
      ),
    ).toEqual([previous[0], previous[1]]);
  });

  it('moves the time with the reason, and keeps what is not named', () => {
    expect(
      mergeConditions(previous, [unmet('Ready', 'Deleting')], now),
    ).toEqual([
      { ...unmet('Ready', 'Deleting'), lastTransitionTime: now.toISOString() },
      previous[1],
    ]);
  });

  it('puts Ready first and the others by name', () => {
    const types = mergeConditions(
      undefined,
      ['Resized', 'Available', 'Ready'].map(met),
      now,
    ).map(({ type }) => type);
    expect(types).toEqual(['Ready', 'Available', 'Resized']);
  });
});

describe('summary', () => {
  it('is met when all parts are', () => {
    expect(summary([met('A'), met('B')], 'of no interest')).toEqual(
      met('Ready'),
    );
  });

  it('repeats the most severe part, the first of several', () => {
    expect(
      summary([
        met('A'),
        unmet('B', 'Info1'),
        unmet('C', 'Warning1', 'Warning', 'careful'),
        unmet('D', 'Warning2', 'Warning'),
      ]),
    ).toEqual(unmet('Ready', 'Warning1', 'Warning', 'careful'));
  });

  it('has a message of its own when given', () => {
    expect(summary([unmet('B', 'Waiting')], '0 of 1 completed')).toEqual(
      unmet('Ready', 'Waiting', 'Info', '0 of 1 completed'),
    );
  });
});

describe('machinesReady', () => {
  const machine = (name: string, ready?: ReturnType<typeof met>) => ({
    metadata: { name },
    status: {
      conditions: ready && [{ ...ready, lastTransitionTime: before }],
    },
  });

  it('is not there before a machine says anything', () => {
    expect(machinesReady([machine('m1')])).toBeUndefined();
  });

  it('names the first machine that is not ready', () => {
    expect(
      machinesReady([
        machine('m1', met('Ready')),
        machine('m2', unmet('Ready', 'Deleted')),
      ]),
    ).toEqual(
      unmet(
        'MachinesReady',
        'Deleted @ Machine/m2',
        'Info',
        '1 of 2 completed',
      ),
    );
  });

  it('is met when all are ready', () => {
    expect(machinesReady([machine('m1', met('Ready'))])).toEqual(
      met('MachinesReady'),
    );
  });
});
