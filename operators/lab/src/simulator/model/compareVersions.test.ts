import { compareVersions } from './compareVersions';

describe('compareVersions', () => {
  it('compares the numbers, not the digits', () => {
    const versions = ['v1.34.4', 'v1.9.12', 'v1.33.10', 'v1.33.9'];
    expect(versions.sort(compareVersions)).toEqual([
      'v1.9.12',
      'v1.33.9',
      'v1.33.10',
      'v1.34.4',
    ]);
  });
});
