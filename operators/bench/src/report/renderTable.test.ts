import { renderTable } from './renderTable';

describe('renderTable', () => {
  it('lines up columns and leaves no space at line ends', () => {
    expect(
      renderTable(
        ['what', 'n'],
        [
          ['a', '10'],
          ['longer', ''],
        ],
      ),
    ).toBe(['what    n', '------  --', 'a       10', 'longer'].join('\n'));
  });
});
