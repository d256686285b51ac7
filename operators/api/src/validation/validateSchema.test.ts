import { describeViolations } from './Violation';
import { validateSchema } from './validateSchema';

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
