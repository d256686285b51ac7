import { toParameterRows } from './toParameterRows';

describe('toParameterRows', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['a text', { type: 'string' }, { type: 'string', rules: [] }],
    [
      'a text of a form',
      { type: 'string', pattern: '^a', maxLength: 40, title: 'A' },
      {
        title: 'A',
        rules: [
          { keyword: 'pattern', value: '^a' },
          { keyword: 'maxLength', value: '40' },
        ],
      },
    ],
    [
      'a number with a default',
      { type: 'integer', minimum: 0, default: 0 },
      { default: '0', rules: [{ keyword: 'minimum', value: '0' }] },
    ],
    [
      'one of some values, which say its type',
      { enum: [3, 5, 'many'] },
      { type: 'number or string', values: ['3', '5', '"many"'] },
    ],
    ['one value', { const: 'byoh' }, { type: 'string', values: ['"byoh"'] }],
    [
      'a list of values',
      { type: 'array', minItems: 1, items: { enum: ['a', 'b'] } },
      {
        type: 'list of string',
        values: ['"a"', '"b"'],
        rules: [{ keyword: 'minItems', value: '1' }],
      },
    ],
    [
      'either this or that',
      { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      { type: 'string or integer' },
    ],
    ['several types', { type: ['string', 'null'] }, { type: 'string or null' }],
    ['something that may be anything', {}, { type: 'any' }],
    [
      'what is described elsewhere, named here',
      { $ref: '#/$defs/a~1b', title: 'Pods' },
      { type: 'string', title: 'Pods', description: 'A range' },
    ],
    ['what is described nowhere', { $ref: '#/$defs/none' }, { type: 'any' }],
    ['what is described by itself', { $ref: '#/$defs/loop' }, { type: 'any' }],
    [
      'what is put together',
      { allOf: [{ type: 'string' }, { minLength: 1 }] },
      { type: 'string', rules: [{ keyword: 'minLength', value: '1' }] },
    ],
  ])('tells %s', (_, schema, expected) => {
    const [row, ...others] = toParameterRows({
      properties: { one: schema },
      $defs: {
        'a/b': { type: 'string', title: 'Range', description: 'A range' },
        loop: { $ref: '#/$defs/loop' },
      },
    });
    expect(row).toMatchObject({ path: 'one', required: false, ...expected });
    expect(others).toEqual([]);
  });

  it('puts what lies in objects and lists right after them, with its way', () => {
    const rows = toParameterRows({
      type: 'object',
      required: ['hosts'],
      properties: {
        hosts: {
          type: 'object',
          properties: {
            masters: { type: 'array', items: { $ref: '#/definitions/host' } },
          },
        },
        name: { type: 'string' },
      },
      definitions: {
        host: {
          type: 'object',
          required: ['hostId'],
          properties: { hostId: { type: 'string' } },
        },
      },
    });
    expect(
      rows.map(({ path, depth, type, required }) => [
        path,
        depth,
        type,
        required,
      ]),
    ).toEqual([
      ['hosts', 0, 'object', true],
      ['hosts.masters', 1, 'list of object', false],
      ['hosts.masters[].hostId', 2, 'string', true],
      ['name', 0, 'string', false],
    ]);
  });

  it('ends where a schema contains itself', () => {
    const tree = { type: 'object', properties: {} as Record<string, unknown> };
    tree.properties.child = { $ref: '#/$defs/tree' };
    const rows = toParameterRows({
      properties: { tree: { $ref: '#/$defs/tree' } },
      $defs: { tree },
    });
    expect(rows.length).toBeLessThan(10);
    expect(rows[1]).toMatchObject({ path: 'tree.child', type: 'object' });
  });

  it.each([[{}], [{ properties: 'odd' }], [{ properties: { a: true } }]])(
    'finds nothing in %j',
    schema => {
      expect(toParameterRows(schema)).toEqual([]);
    },
  );
});
