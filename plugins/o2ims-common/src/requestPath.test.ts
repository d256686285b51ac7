import { parseRequestKey, parseRequestPath, requestPath } from './requestPath';

describe('requestPath', () => {
  it.each([
    [
      { kind: 'focom', namespace: 'default', name: 'edge' } as const,
      'focom/default/edge',
    ],
    [{ kind: 'o2ims', name: 'direct' } as const, 'o2ims/_/direct'],
    [
      { kind: 'focom', namespace: 'a/b', name: 'x?y' } as const,
      'focom/a%2Fb/x%3Fy',
    ],
  ])('of %j is %s', (key, expected) => {
    expect(requestPath(key)).toBe(expected);
    expect(parseRequestPath(expected)).toEqual(key);
  });

  it.each([
    '',
    'focom',
    'focom/default',
    'other/default/a',
    'focom/a/b/c',
    'focom/%/a',
  ])('is not %j', path => {
    expect(parseRequestPath(path)).toBeUndefined();
  });
});

describe('parseRequestKey', () => {
  it.each([
    [
      { kind: 'focom', namespace: 'default', name: 'edge' },
      { kind: 'focom', namespace: 'default', name: 'edge' },
    ],
    [
      { kind: 'o2ims', namespace: '_', name: 'edge-1' },
      { kind: 'o2ims', name: 'edge-1' },
    ],
    [{ kind: 'other', namespace: 'default', name: 'edge' }, undefined],
    [{ kind: 'focom', namespace: 'default' }, undefined],
  ])('reads %j', (parameters, expected) => {
    expect(parseRequestKey(parameters)).toEqual(expected);
  });
});
