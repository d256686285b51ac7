import {
  annotations,
  ByoHost,
  ClusterTemplate,
  Lease,
} from '@o2ims-portal/api';
import { byoHost, hostLease } from '@o2ims-portal/host-rules/testing';
import { aClusterTemplate, aRemote, aRequest } from '../__testUtils__/objects';
import { CloudInventory } from './CloudInventory';
import { HostInterests } from './Feasibility';
import { WaitingRequests } from './WaitingRequests';

function anInventory(hosts: ByoHost[] = [], leases: Lease[] = []) {
  return {
    isKnown: true,
    hosts: () => hosts,
    leases: () => leases,
    templates: () => [],
  } satisfies CloudInventory;
}

const waits = (concerns: Partial<HostInterests>): HostInterests => ({
  pins: [],
  selectors: [],
  ...concerns,
});

const aNamed = (name: string, createdAt?: string) =>
  aRequest({ metadata: { name, uid: name, creationTimestamp: createdAt } });

const gpu = { matchLabels: { gpu: 'yes' } };
const host = byoHost({ name: 'byoh-1', hostId: '1' });

describe('WaitingRequests', () => {
  const here = anInventory([host]);
  let waiting: WaitingRequests;

  beforeEach(() => {
    waiting = WaitingRequests.create();
    waiting.note(
      aNamed('by-id', '2026-01-03'),
      here,
      waits({ pins: ['id=1'] }),
    );
    waiting.note(
      aNamed('by-name', '2026-01-02'),
      here,
      waits({ pins: ['name=byoh-1'] }),
    );
    waiting.note(aNamed('gpu'), here, waits({ selectors: [gpu] }));
    waiting.note(aNamed('any', '2026-01-01'), here, waits({ selectors: [{}] }));
    waiting.note(
      aNamed('elsewhere'),
      anInventory(),
      waits({ selectors: [{}] }),
    );
  });

  const names = (keys: { name: string }[]) => keys.map(({ name }) => name);

  it('finds those whom a host concerns, the oldest first', () => {
    expect(names(waiting.ofHost(here, host))).toEqual([
      'any',
      'by-name',
      'by-id',
    ]);
  });

  it('finds those whom a host concerned, or concerns by its new labels', () => {
    const { metadata } = host;
    const marked = {
      ...host,
      metadata: { ...metadata, labels: { ...metadata.labels, gpu: 'yes' } },
    };
    for (const [now, before] of [
      [marked, host],
      [host, marked],
    ] as const) {
      expect(names(waiting.ofHost(here, now, before))).toContain('gpu');
    }
  });

  it('leaves them alone where a host changes in what makes no difference', () => {
    const { metadata } = host;
    const beating = {
      ...host,
      metadata: { ...metadata, resourceVersion: '2' },
    };
    const dirty = {
      ...host,
      metadata: {
        ...metadata,
        annotations: { [annotations.cleaningFailed]: 'no' },
      },
    };
    expect(waiting.ofHost(here, beating, host)).toEqual([]);
    expect(waiting.ofHost(here, dirty, host)).not.toEqual([]);
  });

  it('counts a host in that has the same id', () => {
    const twin = byoHost({ name: 'twin', hostId: '7' });
    const both = anInventory([
      twin,
      byoHost({ name: 'byoh-7', hostId: '7', labels: { gpu: 'yes' } }),
    ]);
    waiting.note(aNamed('gpu'), both, waits({ selectors: [gpu] }));
    expect(names(waiting.ofHost(both, twin))).toEqual(['gpu']);
  });

  it('finds those whom a reservation concerns, and no other Lease', () => {
    const lease = hostLease({ host: 'byoh-1', holder: 'x' });
    expect(names(waiting.ofLease(here, lease))).toEqual([
      'any',
      'by-name',
      'by-id',
    ]);
    const leader = { ...lease, metadata: { name: 'leader' } };
    expect(waiting.ofLease(here, leader)).toEqual([]);
  });

  it('finds those whom the Leases of a request concern that is gone', () => {
    const remote = aRemote(aRequest(), { metadata: { uid: 'x' } });
    const leases = [hostLease({ host: 'byoh-1', holder: 'x' })];
    const inventory = anInventory([host], leases);
    waiting.note(aNamed('any'), inventory, waits({ selectors: [{}] }));
    const after = (left: typeof remote | undefined) =>
      names(
        waiting.ofRemote(
          { inventory, requests: { get: () => left } as never },
          remote,
        ),
      );
    expect(after(undefined)).toEqual(['any']);
    expect(after(remote)).toEqual([]);
  });

  it('finds those of a template, when that changed in what matters to them', () => {
    const template = aClusterTemplate();
    const withStatus = (
      status: ClusterTemplate['status'],
    ): ClusterTemplate => ({ ...template, status });
    const valid = {
      type: 'Valid',
      status: 'True' as const,
      reason: 'Succeeded',
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    };
    const all = waiting.ofTemplate(here, template);
    expect(names(all)).toEqual(['gpu', 'any', 'by-name', 'by-id']);
    expect(
      waiting.ofTemplate(here, withStatus({ conditions: [valid] }), template),
    ).toEqual(all);
    expect(
      waiting.ofTemplate(here, withStatus({ usageCount: 1 }), template),
    ).toEqual([]);
    const other = {
      ...template,
      metadata: { ...template.metadata, name: 'other-v1' },
    };
    expect(waiting.ofTemplate(here, other)).toEqual([]);
  });

  it('finds one once that waits for several hosts, with what concerns any of them', () => {
    const second = byoHost({ name: 'byoh-2', hostId: '2' });
    const both = anInventory([host, second]);
    waiting.forget(aNamed('any'));
    waiting.note(aNamed('any'), both, waits({ pins: ['id=1'] }));
    waiting.note(aNamed('any'), both, waits({ pins: ['id=2'] }));
    waiting.note(aNamed('any'), both, waits({ selectors: [{}] }));
    expect(names(waiting.ofHost(both, host))).toEqual(['any']);
    expect(names(waiting.ofHost(both, second))).toEqual(['any']);
    waiting.forget(aNamed('any'));
    expect(waiting.ofHost(both, host)).toEqual([]);
  });

  it('forgets those that are looked at anew, or go', () => {
    waiting.forget(aNamed('by-id'));
    waiting.forget(aNamed('by-name'));
    expect(names(waiting.ofTemplate(here, aClusterTemplate()))).toEqual([
      'gpu',
      'any',
    ]);
  });
});
