import {
  defaultSettings,
  differences,
  parseSettings,
  toArguments,
  UsageError,
} from './LabSettings';

describe('LabSettings', () => {
  it('reads what was given and nothing else', () => {
    expect(parseSettings({})).toEqual({});
    expect(
      parseSettings({
        hosts: '8',
        oclouds: '1',
        provider: 'none',
        speed: '0.5',
        'workload-clusters': '2',
      }),
    ).toEqual({
      hosts: 8,
      oClouds: 1,
      provider: 'none',
      speed: 0.5,
      workloadClusters: 2,
    });
  });

  it('takes a release of Cluster API for real hosts', () => {
    const values = { provider: 'byoh', 'cluster-api': 'v1.13.6' };
    const settings = parseSettings(values);
    expect(settings).toEqual({ provider: 'byoh', clusterApi: 'v1.13.6' });
    expect(toArguments(settings)).toEqual([
      '--provider=byoh',
      '--cluster-api=v1.13.6',
    ]);
  });

  it.each([
    [{ 'cluster-api': 'v1.13.6' }, '--cluster-api is for --provider byoh'],
    [
      { provider: 'byoh', 'cluster-api': 'v1.2.3' },
      '--cluster-api v1.2.3 is not one of v1.10.4, v1.13.6',
    ],
    [{ oclouds: '0' }, '--oclouds 0 is not 1 to 4'],
    [{ oclouds: '5' }, '--oclouds 5 is not 1 to 4'],
    [
      { oclouds: '2', provider: 'byoh' },
      '--oclouds 2 is for --provider simulated',
    ],
    [{ hosts: '-1' }, '--hosts -1 is not a whole number'],
    [{ hosts: 'many' }, '--hosts many is not a whole number'],
    [{ speed: '0' }, '--speed 0 is not a number above 0'],
    [{ provider: 'x' }, '--provider x is not one of simulated, byoh, none'],
    [{ operators: 'x' }, '--operators x is not one of embedded, none'],
  ])('refuses %j', (values, message) => {
    expect(() => parseSettings(values)).toThrow(UsageError);
    expect(() => parseSettings(values)).toThrow(message);
  });

  it('makes the arguments that give the same settings', () => {
    const settings = {
      hosts: 0,
      oClouds: 2,
      speed: Infinity,
      workloadClusters: 1,
    };
    expect(toArguments(settings)).toEqual([
      '--hosts=0',
      '--oclouds=2',
      '--speed=Infinity',
      '--workload-clusters=1',
    ]);
  });

  it('tells how a running lab differs from what was asked for', () => {
    expect(differences({}, { ...defaultSettings, hosts: 9 })).toEqual([]);
    expect(differences({ hosts: 4 }, defaultSettings)).toEqual([]);
    expect(
      differences({ hosts: 8, oClouds: 2, speed: 10 }, defaultSettings),
    ).toEqual([
      'hosts is 4, not 8',
      'oClouds is 1, not 2',
      'speed is the default, not 10',
    ]);
  });
});
