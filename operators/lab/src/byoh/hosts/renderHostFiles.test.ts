import { planHost } from '../hostNetwork';
import { renderHostFiles } from './renderHostFiles';

describe('renderHostFiles', () => {
  const files = renderHostFiles(planHost(2), [planHost(1), planHost(3)], {
    pauseImage: 'registry.k8s.io/pause:3.10',
  });

  it('gives a host its name and address', () => {
    expect(files['etc/hostname']).toBe('byoh-2\n');
    expect(files['etc/hosts']).toContain('10.204.86.12 byoh-2\n');
    expect(files['etc/lab/host']).toBe(
      'ADDRESS=10.204.86.12\nPREFIX_LENGTH=24\nGATEWAY=10.204.86.1\n',
    );
    expect(files['etc/lab/host-id']).toBe('2\n');
  });

  it("leads to the pods of the other hosts, and has its own pods' network", () => {
    expect(files['etc/lab/routes']).toBe(
      '10.244.1.0/24 10.204.86.11\n10.244.3.0/24 10.204.86.13\n',
    );
    const { plugins } = JSON.parse(files['etc/lab/10-lab.conflist']);
    expect(plugins[0].ipam.ranges).toEqual([[{ subnet: '10.244.2.0/24' }]]);
  });

  it('keeps pods with the image that kubeadm names', () => {
    expect(files['etc/containerd/config.toml']).toContain(
      'sandbox_image = "registry.k8s.io/pause:3.10"',
    );
  });
});
