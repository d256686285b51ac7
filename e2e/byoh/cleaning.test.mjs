// Hosts: 10 11
// What the host cleaner says when it cannot clean, and what it leaves alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotationOf,
  assertCleanAndFree,
  isClaimed,
  isClean,
  waitForHost,
} from './lib/hosts.mjs';
import { inHost, management } from './lib/lab.mjs';
import { apply, gone, remove, request, waitForState } from './lib/requests.mjs';

const KUBEADM = '/opt/lab/bin/kubeadm';

test('a host whose reset fails says why, is not clean, and is cleaned once it can be', async () => {
  const sticky = request('sticky', { masters: [10] });
  await apply(sticky);
  await waitForState('sticky', 'fulfilled');
  await inHost('byoh-10', 'mount', '--bind', '/usr/bin/false', KUBEADM);
  await management().delete(sticky);
  const dirty = await waitForHost('byoh-10', 'cannot be cleaned', host =>
    annotationOf(host, 'cleaning-failed'),
  );
  assert.ok(!isClaimed(dirty));
  assert.ok(!isClean(dirty));
  assert.match(
    await inHost('byoh-10', 'ps', '-e', '-o', 'args='),
    /kubelet --bootstrap-kubeconfig/,
  );

  await inHost('byoh-10', 'umount', KUBEADM);
  await assertCleanAndFree('byoh-10');
  await gone(sticky);
});

test('a node that was there before the host was registered is left alone', async () => {
  const foreign = '/etc/kubernetes/manifests/foreign.yaml';
  await inHost('byoh-11', 'mkdir', '-p', '/etc/kubernetes/manifests');
  await inHost('byoh-11', 'touch', foreign);
  const byoHost = await waitForHost('byoh-11', 'is registered', Boolean);
  await management().delete(byoHost);
  // an agent registers when it starts
  await inHost('byoh-11', 'systemctl', 'restart', 'byoh-hostagent');
  const host = await waitForHost('byoh-11', 'is refused', found =>
    annotationOf(found, 'cleaning-failed'),
  );
  assert.match(annotationOf(host, 'cleaning-failed'), /foreign\.yaml/);
  assert.equal(annotationOf(host, 'clean-since'), undefined);
  await inHost('byoh-11', 'test', '-e', foreign);

  await inHost('byoh-11', 'rm', foreign);
  await inHost('byoh-11', 'rmdir', '/etc/kubernetes/manifests');
  await assertCleanAndFree('byoh-11');
});

test('a host that is in use is never reset', async () => {
  const steady = request('steady', { masters: [11] });
  await apply(steady);
  await waitForState('steady', 'fulfilled');
  // it looks at the host anew, with nothing remembered
  await inHost('byoh-11', 'rm', '-rf', '/var/lib/o2ims-host-cleaner');
  await inHost('byoh-11', 'systemctl', 'restart', 'host-cleaner');
  await waitForHost('byoh-11', 'is known to be in use', async () =>
    inHost('byoh-11', 'test', '-e', '/var/lib/o2ims-host-cleaner/used').then(
      () => true,
      () => false,
    ),
  );
  await inHost('byoh-11', 'test', '-e', '/etc/kubernetes/admin.conf');
  await remove(steady);
  await assertCleanAndFree('byoh-11');
});
