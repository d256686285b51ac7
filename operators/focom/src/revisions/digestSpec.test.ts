import { aRequest } from '../__testUtils__/objects';
import { digestSpec } from './digestSpec';

const { spec } = aRequest({
  spec: { templateParameters: { a: 1, b: { c: [1, 2], d: null } } },
});
const digest = digestSpec(spec);

describe('digestSpec', () => {
  it.each([
    [
      'the order of keys',
      { templateParameters: { b: { d: null, c: [1, 2] }, a: 1 } },
    ],
    ['the mode', { mode: 'Draft' as const }],
    ['a time to live', { draftTtlSeconds: 60 }],
    ['the O-Cloud, which stays', { oCloudId: 'other' }],
    ['a name that is not there', { name: undefined }],
  ])('does not look at %s', (_, change) => {
    expect(digestSpec({ ...spec, ...change })).toBe(digest);
  });

  it.each([
    ['a parameter', { templateParameters: { a: 1, b: { c: [1, 2], d: 0 } } }],
    [
      'the order of a list',
      { templateParameters: { a: 1, b: { c: [2, 1], d: null } } },
    ],
    ['the template’s version', { templateVersion: 'v2' }],
    ['a name', { name: '' }],
  ])('tells of %s', (_, change) => {
    expect(digestSpec({ ...spec, ...change })).not.toBe(digest);
  });
});
