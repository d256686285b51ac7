import { clusterPlan } from '../../__testUtils__/objects';
import {
  renderControlPlaneConfig,
  renderWorkerConfig,
} from './renderKubeadmConfig';

const CRI = { criSocket: 'unix:///run/containerd/containerd.sock' };
const vip = { image: 'registry.example.com/kube-vip:v1', interface: 'bond0' };

it('passes on what the template tells kubeadm', () => {
  const file = { path: '/etc/a', content: 'a' };
  const plan = clusterPlan({
    kubeadm: {
      apiServer: { extraArgs: { 'audit-log-maxage': '7' } },
      controllerManager: { extraArgs: { 'bind-address': '0.0.0.0' } },
      scheduler: { extraArgs: { v: '2' } },
      featureGates: { ControlPlaneKubeletLocalMode: true },
      controlPlane: {
        kubeletExtraArgs: { 'max-pods': '50' },
        files: [file],
        preKubeadmCommands: ['echo before'],
        postKubeadmCommands: ['echo after'],
      },
      workers: {
        kubeletExtraArgs: { 'max-pods': '200' },
        files: [{ ...file, append: true }],
        preKubeadmCommands: ['echo worker'],
      },
    },
  });
  const master = {
    nodeRegistration: { ...CRI, kubeletExtraArgs: { 'max-pods': '50' } },
  };
  expect(renderControlPlaneConfig(plan)).toEqual({
    clusterConfiguration: {
      apiServer: { extraArgs: { 'audit-log-maxage': '7' } },
      controllerManager: { extraArgs: { 'bind-address': '0.0.0.0' } },
      scheduler: { extraArgs: { v: '2' } },
      featureGates: { ControlPlaneKubeletLocalMode: true },
    },
    initConfiguration: master,
    joinConfiguration: master,
    files: [file],
    preKubeadmCommands: ['echo before'],
    postKubeadmCommands: ['echo after'],
  });
  expect(renderWorkerConfig(plan)).toEqual({
    joinConfiguration: {
      nodeRegistration: { ...CRI, kubeletExtraArgs: { 'max-pods': '200' } },
    },
    files: [{ ...file, append: true }],
    preKubeadmCommands: ['echo worker'],
  });
});

it('says nothing that the template does not say', () => {
  const registration = { nodeRegistration: CRI };
  expect(renderControlPlaneConfig(clusterPlan({ kubeadm: {} }))).toEqual({
    initConfiguration: registration,
    joinConfiguration: registration,
  });
  expect(renderWorkerConfig(clusterPlan({ vip }))).toEqual({
    joinConfiguration: registration,
  });
});

it('puts kube-vip before what the template adds', () => {
  const config = renderControlPlaneConfig(
    clusterPlan({
      vip,
      kubeadm: {
        controlPlane: {
          files: [{ path: '/etc/a', content: 'a' }],
          preKubeadmCommands: ['echo before'],
        },
      },
    }),
  );
  expect(config).toMatchObject({
    files: [
      {
        path: '/etc/kubernetes/manifests/kube-vip.yaml',
        content: expect.stringMatching(
          /image: "registry.example.com\/kube-vip:v1"[^]*vip_interface, value: "bond0"/,
        ),
      },
      { path: '/etc/a' },
    ],
    preKubeadmCommands: [
      expect.stringContaining('super-admin.conf'),
      'echo before',
    ],
    postKubeadmCommands: [expect.stringContaining('super-admin.conf')],
  });
});

it('leaves out what Kubernetes before 1.29 has no file for', () => {
  const kubernetesVersion = 'v1.28.15';
  expect(
    renderControlPlaneConfig(clusterPlan({ vip, kubernetesVersion })),
  ).not.toHaveProperty('preKubeadmCommands');
});

const gpu = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' as const };
const masterWith = (taints?: (typeof gpu)[]) =>
  clusterPlan().hosts.map(host =>
    host.role === 'control-plane'
      ? { ...host, ...(taints && { taints }) }
      : host,
  );

it.each([
  ['kubeadm\u2019s own', undefined, undefined, undefined],
  ['none where pods may run on masters', true, undefined, []],
  [
    'kubeadm\u2019s own and those asked for',
    false,
    [gpu],
    [
      { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
      gpu,
    ],
  ],
  ['only those asked for where pods may run on masters', true, [gpu], [gpu]],
])('gives masters %s', (_, schedulable, asked, taints) => {
  const registration = {
    nodeRegistration: { ...CRI, ...(taints && { taints }) },
  };
  expect(
    renderControlPlaneConfig(
      clusterPlan({
        hosts: masterWith(asked),
        kubeadm: { controlPlane: { schedulable } },
      }),
    ),
  ).toEqual({
    initConfiguration: registration,
    joinConfiguration: registration,
  });
});

it('gives workers the taints that they are to have', () => {
  expect(renderWorkerConfig(clusterPlan(), [gpu])).toEqual({
    joinConfiguration: { nodeRegistration: { ...CRI, taints: [gpu] } },
  });
});
