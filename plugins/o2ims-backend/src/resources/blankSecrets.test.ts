import { blank, blankSecrets } from './blankSecrets';
import { looksSecret } from './looksSecret';

it.each([
  ['password', true],
  ['adminPassword', true],
  ['host_pwd', true],
  ['bmcpassword', true],
  ['registry-token', true],
  ['example.org/api-token', true],
  ['kubeconfig', true],
  ['adminKubeconfig', true],
  ['sshKey', true],
  ['ssh-private-keys', true],
  ['clientSecret', true],
  ['credentials', true],
  ['key', false],
  ['secretName', false],
  ['dataSecretName', false],
  ['secretRef', false],
  ['tokenTTL', false],
  ['keyboard', false],
  ['tokenizer', false],
  ['clusterName', false],
])(
  'says of the name %s whether it looks like a secret: %s',
  (name, expected) => {
    expect(looksSecret(name)).toBe(expected);
  },
);

const schema = {
  properties: {
    pin: { type: 'integer', writeOnly: true },
    login: {
      allOf: [{ properties: { code: { type: 'string', format: 'password' } } }],
    },
    users: {
      items: { properties: { word: { writeOnly: true } } },
    },
    extra: { additionalProperties: { format: 'password' } },
  },
};

it.each<[string, unknown, unknown, unknown]>([
  [
    'nothing of what is harmless',
    { a: 1, b: ['x', null] },
    undefined,
    { a: 1, b: ['x', null] },
  ],
  [
    'what has the name of a secret',
    { a: { token: 'x' } },
    undefined,
    { a: { token: blank } },
  ],
  [
    'all that is below such a name',
    { credentials: { user: 'u', pin: 1, list: ['x'], on: true } },
    undefined,
    { credentials: { user: blank, pin: blank, list: [blank], on: true } },
  ],
  [
    'no reference to a Secret',
    { bootstrapSecret: { kind: 'Secret', name: 's', namespace: 'n' } },
    undefined,
    { bootstrapSecret: { kind: 'Secret', name: 's', namespace: 'n' } },
  ],
  [
    'no key of a selector',
    { matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
    undefined,
    { matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
  ],
  [
    'what the schema marks',
    {
      pin: 1234,
      login: { code: 'x', user: 'u' },
      users: [{ word: 'x', id: 1 }],
      extra: { any: 'x' },
    },
    schema,
    {
      pin: blank,
      login: { code: blank, user: 'u' },
      users: [{ word: blank, id: 1 }],
      extra: { any: blank },
    },
  ],
  [
    'what is in JSON in a text',
    { plan: '{"token":"x","a":1}', text: '{not JSON' },
    undefined,
    { plan: `{"token":"${blank}","a":1}`, text: '{not JSON' },
  ],
])('leaves out %s', (_, value, by, expected) => {
  expect(blankSecrets(value, by)).toEqual(expected);
});
