import { parseProcessorTime } from './processorTime';

describe('parseProcessorTime', () => {
  it('adds user and system time, whatever the program is called', () => {
    // group, session, terminal, its group, flags, four counts of faults, user and system time
    const rest = '1 1 0 -1 0 10 0 0 0 150 25 0 0 20 0';
    expect(parseProcessorTime(`42 (a) b (c)) S 1 ${rest}`)).toBe(1750);
  });
});
