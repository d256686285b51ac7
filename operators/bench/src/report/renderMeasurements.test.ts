import { renderMeasurements } from './renderMeasurements';

describe('renderMeasurements', () => {
  it('shows what is met, what is missed, and what nobody asked for', () => {
    const lines = renderMeasurements([
      { name: 'a', value: 249.6, unit: 'ms', goal: 250 },
      { name: 'b', value: 250, unit: 'ms', goal: 250 },
      { name: 'c', value: 1.25, unit: 'MB' },
    ]).split('\n');
    expect(lines.slice(2)).toEqual([
      'a         250 ms  < 250 ms  met',
      'b         250 ms  < 250 ms  MISSED',
      'c         1.3 MB',
    ]);
  });
});
