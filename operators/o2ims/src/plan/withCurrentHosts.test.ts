import { byoHost, clusterPlan } from '../__testUtils__/objects';
import { withCurrentHosts } from './withCurrentHosts';

it('takes the new UIDs of hosts that still are the cluster\u2019s', () => {
  const again = (name: string, cluster?: string) => {
    const host = byoHost({ name, cluster });
    return { ...host, metadata: { ...host.metadata, uid: 'new' } };
  };
  const uids = (hosts: ReturnType<typeof byoHost>[]) =>
    withCurrentHosts(clusterPlan(), name =>
      hosts.find(({ metadata }) => metadata.name === name),
    ).hosts.map(({ uid }) => uid);
  expect(uids([])).toEqual(['uid-of-byoh-1', 'uid-of-byoh-2']);
  expect(uids([again('byoh-1', 'core'), again('byoh-2')])).toEqual([
    'new',
    'uid-of-byoh-2',
  ]);
  expect(uids([again('byoh-1', 'other')])).toEqual([
    'uid-of-byoh-1',
    'uid-of-byoh-2',
  ]);
});
