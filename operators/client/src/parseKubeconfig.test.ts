import { parseKubeconfig } from './parseKubeconfig';

const kubeconfig = (options: { server?: string; user?: object } = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'west',
    contexts: [{ name: 'west', context: { cluster: 'west', user: 'focom' } }],
    clusters: [
      {
        name: 'west',
        cluster: { server: options.server ?? 'https://west.example:6443' },
      },
    ],
    users: [{ name: 'focom', user: options.user ?? { token: 'secret-word' } }],
  });

describe('parseKubeconfig', () => {
  it('takes one that holds all that it takes', () => {
    const parsed = parseKubeconfig(kubeconfig());
    expect(parsed.getCurrentCluster()?.server).toBe(
      'https://west.example:6443',
    );
    expect(parsed.getCurrentUser()?.token).toBe('secret-word');
  });

  it.each([
    ['{', 'it is not YAML'],
    ['', 'it is not a kubeconfig'],
    ['secret-word', 'it is not a kubeconfig'],
    ['{}', /current-context|not a kubeconfig/],
    [
      kubeconfig().replace('"current-context":"west"', '"current-context":"x"'),
      'current-context does not name a cluster',
    ],
    [kubeconfig({ server: 'http://west.example' }), 'not an https URL'],
    [kubeconfig({ server: 'https://' }), 'not an https URL'],
    [
      kubeconfig({ user: { exec: { command: 'secret-word' } } }),
      "its field 'exec' runs a program",
    ],
    [
      kubeconfig({ user: { 'auth-provider': { name: 'gcp' } } }),
      "its field 'auth-provider' runs a program",
    ],
    [kubeconfig({ user: { tokenFile: '/etc/secret-word' } }), 'give token'],
    [
      kubeconfig({ user: { 'client-key': '/etc/secret-word' } }),
      'give client-key-data',
    ],
  ])('refuses %.60s, and repeats none of it', (text, message) => {
    const parsing = () => parseKubeconfig(text);
    expect(parsing).toThrow(message);
    expect(parsing).not.toThrow('secret-word');
  });
});
