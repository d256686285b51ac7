import { sampleOCloud, sampleTemplate } from '../__testUtils__/samples';
import { groupTemplates, oCloudsWith } from './groupTemplates';

describe('groupTemplates', () => {
  it('keeps the order, but for what is deprecated', () => {
    const groups = groupTemplates([
      sampleTemplate({ name: 'a', version: 'v2', deprecated: true }),
      sampleTemplate({ name: 'a', version: 'v1' }),
      sampleTemplate({ name: 'b', version: 'v1' }),
    ]);
    expect(
      groups.map(({ name, versions }) => [
        name,
        versions.map(({ version }) => version),
      ]),
    ).toEqual([
      ['a', ['v1', 'v2']],
      ['b', ['v1']],
    ]);
  });
});

describe('oCloudsWith', () => {
  const west = sampleOCloud({ templates: [{ name: 'a', version: 'v1' }] });
  const north = sampleOCloud({ name: 'north', templates: undefined });

  it.each([
    ['a', 'v1', [west]],
    ['a', 'v2', []],
    ['b', 'v1', []],
  ])('finds those that have %s %s', (name, version, expected) => {
    expect(oCloudsWith({ name, version }, [west, north])).toEqual(expected);
  });
});
