import { apiOfRelease, clusterApiReleases } from './apiOfRelease';

describe('apiOfRelease', () => {
  it('knows the releases, the usual one first', () => {
    expect(clusterApiReleases.map(apiOfRelease)).toEqual([
      'v1beta1',
      'v1beta2',
    ]);
  });

  it('says which there are', () => {
    expect(() => apiOfRelease('v1.0.0')).toThrow(
      'Cluster API v1.0.0 is not one of v1.10.4, v1.13.6',
    );
  });
});
