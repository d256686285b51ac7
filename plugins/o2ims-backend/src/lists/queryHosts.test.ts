import { Host, HostQuery } from '@o2ims-portal/plugin-o2ims-common';
import { queryHosts } from './queryHosts';

function host(name: string, change: Partial<Host> = {}): Host {
  return {
    name,
    state: 'free',
    oCloudId: 'local',
    addresses: [],
    labels: {},
    createdAt: '2026-01-01T00:00:00Z',
    ...change,
  } as Host;
}

const hosts = [
  host('byoh-10', { labels: { site: 'north' } }),
  host('byoh-2', { state: 'in-use', clusterName: 'edge' }),
  host('byoh-3', { state: 'cleaning', addresses: ['10.0.0.3'] }),
  host('far', { oCloudId: 'west' }),
];

describe('queryHosts', () => {
  it.each<[HostQuery, string[]]>([
    [{}, ['byoh-2', 'byoh-3', 'byoh-10', 'far']],
    [{ sort: 'state' }, ['byoh-2', 'byoh-3', 'byoh-10', 'far']],
    [{ sort: 'state', order: 'desc' }, ['byoh-10', 'far', 'byoh-3', 'byoh-2']],
    [{ state: ['free'] }, ['byoh-10', 'far']],
    [{ oCloudId: 'west' }, ['far']],
    [{ cluster: 'edge' }, ['byoh-2']],
    [{ search: 'site=north' }, ['byoh-10']],
    [{ search: '10.0.0.3' }, ['byoh-3']],
    [{ limit: 1, offset: 1 }, ['byoh-3']],
  ])('%j', (query, expected) => {
    expect(queryHosts(hosts, query).items.map(({ name }) => name)).toEqual(
      expected,
    );
  });

  it('counts each state whichever was asked for', () => {
    expect(queryHosts(hosts, { state: ['free'], limit: 1 })).toMatchObject({
      total: 2,
      counts: [
        { state: 'in-use', count: 1 },
        { state: 'cleaning', count: 1 },
        { state: 'free', count: 2 },
      ],
      choices: { oClouds: ['local', 'west'], clusters: ['edge'] },
    });
  });
});
