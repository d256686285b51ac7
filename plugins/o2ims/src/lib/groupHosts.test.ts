import { sampleHost } from '../__testUtils__/samples';
import { groupHosts, groupLabels } from './groupHosts';

const hosts = [
  sampleHost({ name: 'a', labels: { rack: 'r10', 'host-id': '1' } }),
  sampleHost({ name: 'b', labels: { site: 'north' } }),
  sampleHost({ name: 'c', labels: { rack: 'r9', site: 'south' } }),
  sampleHost({ name: 'd', labels: { rack: 'r10' } }),
];

describe('groupHosts', () => {
  it.each<[string | undefined, [string | undefined, string][]]>([
    [undefined, [[undefined, 'a b c d']]],
    [
      'rack',
      [
        ['r9', 'c'],
        ['r10', 'a d'],
        [undefined, 'b'],
      ],
    ],
    ['none', [[undefined, 'a b c d']]],
  ])('by %s', (label, expected) => {
    expect(
      groupHosts(hosts, label).map(group => [
        group.value,
        group.hosts.map(({ name }) => name).join(' '),
      ]),
    ).toEqual(expected);
  });
});

describe('groupLabels', () => {
  it('finds the labels that tell groups', () => {
    expect(groupLabels(hosts)).toEqual(['rack', 'site']);
  });
});
