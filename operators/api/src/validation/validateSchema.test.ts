import { describeViolations } from './Violation';
import { validateSchema, withSchemaDefaults } from './validateSchema';

const schema = {
  type: 'object',
  required: ['name', 'a/b'],
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    'a/b': { type: 'integer' },
    size: { enum: ['small', 'large'] },
    provider: { const: 'byoh' },
    hosts: { type: 'array', minItems: 1, items: { type: 'string' } },
  },
};

const dialects = [
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
];

it('finds nothing wrong with what is right', () => {
  expect(validateSchema(schema, { name: 'x', 'a/b': 1 })).toEqual([]);
});

it.each([
  ['a missing parameter', { name: 'x' }, '/a~1b', 'is required'],
  [
    'an unknown one',
    { name: 'x', 'a/b': 1, 'c~d': 2 },
    '/c~0d',
    'is not a parameter of this template',
  ],
  [
    'a value that is not offered',
    { name: 'x', 'a/b': 1, size: 'huge' },
    '/size',
    'must be one of small, large',
  ],
  [
    'another constant',
    { name: 'x', 'a/b': 1, provider: 'docker' },
    '/provider',
    'must be "byoh"',
  ],
  ['a wrong type', { name: 3, 'a/b': 1 }, '/name', 'must be string'],
  [
    'a wrong type within',
    { name: 'x', 'a/b': 1, hosts: ['a', 2] },
    '/hosts/1',
    'must be string',
  ],
  [
    'too few',
    { name: 'x', 'a/b': 1, hosts: [] },
    '/hosts',
    'must NOT have fewer than 1 items',
  ],
  ['no object at all', 'text', '', 'must be object'],
])('says where %s is', (_, parameters, pointer, message) => {
  expect(validateSchema(schema, parameters)).toEqual([{ pointer, message }]);
});

it('lists everything that is wrong', () => {
  const violations = validateSchema(schema, { size: 'huge' });
  expect(violations.map(({ pointer }) => pointer).sort()).toEqual([
    '/a~1b',
    '/name',
    '/size',
  ]);
  expect(describeViolations(violations)).toContain('/name: is required; ');
});

it('tells a broken schema from broken parameters', () => {
  expect(() => validateSchema({ type: 'strnig' }, {})).toThrow(/schema/);
  expect(() => validateSchema({ $ref: '#/nowhere' }, {})).toThrow(/nowhere/);
});

it('takes no notice of formats and keywords that it does not know', () => {
  const odd = { type: 'object', 'x-ui': 1, properties: { a: { format: 'q' } } };
  expect(validateSchema(odd, { a: 'b' })).toEqual([]);
});

describe('patterns', () => {
  const patterned = (pattern: string) => ({ properties: { a: { pattern } } });

  it.each(dialects)('do not block who evaluates them by %s', $schema => {
    const endless = { $schema, ...patterned('^(a+)+$') };
    const value = `${'a'.repeat(100)}!`;
    expect(validateSchema(endless, { a: value })).toEqual([
      { pointer: '/a', message: 'must match pattern "^(a+)+$"' },
    ]);
    const names = { $schema, patternProperties: { '^(a+)+$': false } };
    expect(validateSchema(names, { [value]: 1 })).toEqual([]);
  });

  it('that cannot be used break the schema', () => {
    expect(() => validateSchema(patterned('^(?=a)'), {})).toThrow(
      "the pattern '^(?=a)' cannot be used",
    );
  });
});

describe('defaults', () => {
  const sized = {
    type: 'object',
    required: ['size'],
    properties: {
      size: { $ref: '#/$defs/size', default: 'small' },
      disk: {
        type: 'object',
        default: {},
        properties: { gb: { default: 20 } },
      },
    },
    $defs: { size: { enum: ['small', 'large'] } },
  };

  it('count as given', () => {
    expect(validateSchema(sized, {})).toEqual([]);
    expect(validateSchema({ ...sized, maxProperties: 1 }, {})).toHaveLength(1);
  });

  it('fill in what is left out, in a copy', () => {
    const given = { size: 'large' };
    expect(withSchemaDefaults(sized, given)).toEqual({
      size: 'large',
      disk: { gb: 20 },
    });
    expect(given).toEqual({ size: 'large' });
    expect(withSchemaDefaults(sized, undefined)).toBeUndefined();
  });
});

it.each([
  ['http://json-schema.org/draft-07/schema#', 'definitions'],
  ['http://json-schema.org/draft-06/schema#', 'definitions'],
  ['https://json-schema.org/draft/2019-09/schema', '$defs'],
  ['https://json-schema.org/draft/2020-12/schema', '$defs'],
])('reads %s in its own words', ($schema, keyword) => {
  const pair = {
    $schema,
    type: 'array',
    // what a list of schemas here means, 2020-12 writes in another way
    [$schema.includes('2020') ? 'prefixItems' : 'items']: [
      { $ref: `#/${keyword}/name` },
    ],
    [keyword]: { name: { type: 'string' } },
  };
  expect(validateSchema(pair, ['a', 2])).toEqual([]);
  expect(validateSchema(pair, [1])).toEqual([
    { pointer: '/0', message: 'must be string' },
  ]);
});
