import { KubernetesObject, OwnerReference, Secret } from '@o2ims-portal/api';
import { clusterView, planOf } from '../testing/planOf';
import { planGarbage } from './planGarbage';

const reference = (kind: string, uid: string): OwnerReference => ({
  apiVersion: 'v1',
  kind,
  name: 'c',
  uid,
});
const object = (kind: string, name: string, ...owners: OwnerReference[]) =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name, uid: name, ownerReferences: owners },
  } satisfies KubernetesObject);
const controlPlane = object('KubeadmControlPlane', 'kcp');
const secretOf = (...owners: OwnerReference[]): Secret =>
  object('Secret', 's', ...owners);

describe('planGarbage', () => {
  it.each<[string, OwnerReference[], string[]]>([
    ['keeps what nobody owns', [], []],
    [
      'keeps what its owner is there for',
      [reference('KubeadmControlPlane', 'kcp')],
      [],
    ],
    [
      'keeps what one of its owners is there for',
      [reference('Machine', 'gone'), reference('KubeadmControlPlane', 'kcp')],
      [],
    ],
    ['keeps what an unknown kind owns', [reference('ConfigMap', 'x')], []],
    [
      'collects what the owner left',
      [reference('KubeadmControlPlane', 'old')],
      ['collect Secret s'],
    ],
  ])('%s', (_, owners, words) => {
    const view = clusterView({ controlPlane, secrets: [secretOf(...owners)] });
    expect(planOf(plan => planGarbage(view, plan)).words).toEqual(words);
  });

  it("leaves other clusters' templates to them", () => {
    const other = { ...reference('Cluster', 'gone'), name: 'other' };
    const view = clusterView({
      machineTemplates: [
        object('ByoMachineTemplate', 'mine', reference('Cluster', 'gone')),
        object('ByoMachineTemplate', 'theirs', other),
      ],
    });
    expect(planOf(plan => planGarbage(view, plan)).words).toEqual([
      'collect ByoMachineTemplate mine',
    ]);
  });
});
