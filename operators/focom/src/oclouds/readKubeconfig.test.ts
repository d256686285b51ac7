import { Secret } from '@o2ims-portal/api';
import { readKubeconfig } from './readKubeconfig';

const ref = { namespace: 'sites', name: 'west' };

function secret(data: Record<string, string>): Secret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: ref,
    data: Object.fromEntries(
      Object.entries(data).map(([key, text]) => [
        key,
        Buffer.from(text).toString('base64'),
      ]),
    ),
  } as Secret;
}

const kubeconfig = JSON.stringify({
  'current-context': 'a',
  contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
  clusters: [{ name: 'a', cluster: { server: 'https://a.example' } }],
  users: [{ name: 'a', user: { token: 'word' } }],
});

describe('readKubeconfig', () => {
  it('takes one that is good, and tells one from another', () => {
    const one = readKubeconfig(secret({ kubeconfig }), ref);
    const two = readKubeconfig(secret({ kubeconfig: `${kubeconfig} ` }), ref);
    expect(one).toHaveProperty('kubeConfig');
    expect(one).toHaveProperty('digest');
    expect(two).not.toHaveProperty(
      'digest',
      (one as { digest: string }).digest,
    );
  });

  it('reads the same Secret once', () => {
    for (const same of [secret({ kubeconfig }), secret({ kubeconfig: 'no' })]) {
      expect(readKubeconfig(same, ref)).toBe(readKubeconfig(same, ref));
    }
  });

  it.each([
    [
      'no Secret',
      undefined,
      'SecretNotFound',
      "There is no Secret 'west' in namespace 'sites'",
    ],
    [
      'no key',
      secret({ value: 'x' }),
      'InvalidKubeconfig',
      "has no key 'kubeconfig'",
    ],
    [
      'no kubeconfig',
      secret({ kubeconfig: 'word' }),
      'InvalidKubeconfig',
      'it is not a kubeconfig',
    ],
  ])('says what is wrong with %s', (_, given, reason, words) => {
    const failure = readKubeconfig(given, ref);
    expect(failure).toMatchObject({
      condition: 'Reachable',
      reason,
      message: expect.stringContaining(words),
    });
    expect(JSON.stringify(failure)).not.toContain('word');
  });
});
