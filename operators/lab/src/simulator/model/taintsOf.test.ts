import { KubeadmConfigSpec } from './ControlPlaneSpec';
import { taintsOf } from './taintsOf';

const own = {
  key: 'node-role.kubernetes.io/control-plane',
  effect: 'NoSchedule',
};
const gpu = { key: 'dedicated', value: 'gpu', effect: 'NoExecute' };
const told = (taints: object[]) => ({ nodeRegistration: { taints } });

it.each<[string, KubeadmConfigSpec | undefined, boolean, object[] | undefined]>(
  [
    ['a worker', {}, false, undefined],
    ['a worker with its own', { joinConfiguration: told([gpu]) }, false, [gpu]],
    ['a master', undefined, true, [own]],
    ['a master that says nothing', { initConfiguration: {} }, true, [own]],
    [
      'a master that pods may run on',
      { joinConfiguration: told([]) },
      true,
      undefined,
    ],
    [
      'a first master with its own',
      { initConfiguration: told([gpu]) },
      true,
      [gpu],
    ],
  ],
)('knows the taints of %s', (_, spec, isControlPlane, taints) => {
  const config = {
    apiVersion: 'v1',
    kind: 'KubeadmConfig',
    metadata: { name: 'm' },
    spec,
  };
  expect(taintsOf(config, isControlPlane)).toEqual(taints);
});
