import { annotations, finalizers, OCloud } from '@o2ims-portal/api';
import { anOCloud } from '../__testUtils__/objects';
import { judgeHealth, knownClusterId } from './judgeHealth';

function known(
  clusterId?: string,
  metadata: Partial<OCloud['metadata']> = {},
): OCloud {
  const oCloud = anOCloud('west', 'west');
  return {
    ...oCloud,
    metadata: {
      ...oCloud.metadata,
      finalizers: [finalizers.focom],
      ...metadata,
    },
    status: { ...(clusterId && { clusterId }) },
  };
}

const accepts = (id: string) => ({
  annotations: { [annotations.acceptCluster]: id },
});

describe('knownClusterId', () => {
  it.each([
    ['the first one', known(), 'b', 3, 'b'],
    [
      'the one that it was, as long as requests are on it',
      known('a'),
      'b',
      1,
      'a',
    ],
    ['another one without requests', known('a'), 'b', 0, 'b'],
    [
      'another one that somebody accepts',
      known('a', accepts('b')),
      'b',
      1,
      'b',
    ],
    ['not a third one', known('a', accepts('b')), 'c', 1, 'a'],
    [
      'the one that it was, while nothing is known',
      known('a'),
      undefined,
      0,
      'a',
    ],
  ])('is %s', (_, oCloud, clusterId, count, expected) => {
    expect(knownClusterId(oCloud, clusterId, count, true)).toBe(expected);
  });
});

describe('judgeHealth', () => {
  it('passes on what is in the way', () => {
    expect(judgeHealth(known('a'), 'connecting', 'a', false)).toBe(
      'connecting',
    );
  });

  it.each([
    [known('a'), 'a', 'connected'],
    // it may not say which it is
    [known(), undefined, 'connected'],
    // what is there shows it, though it may not say
    [known('a'), undefined, 'connected'],
    // to be noted first
    [known(), 'a', 'connecting'],
    [known('a', { finalizers: [] }), 'a', 'connecting'],
  ])(
    'lets requests go to the cluster that is known: %#',
    (oCloud, id, expected) => {
      expect(judgeHealth(oCloud, 'connected', id, true)).toBe(expected);
    },
  );

  it('lets none go to another', () => {
    expect(judgeHealth(known('a'), 'connected', 'b', true)).toMatchObject({
      condition: 'Reachable',
      reason: 'OtherCluster',
      message: expect.stringContaining(`${annotations.acceptCluster}=b`),
    });
  });

  it.each([
    [known('a'), undefined, 'kube-system'],
    [known(), undefined, 'kube-system'],
    [known(), 'b', `${annotations.acceptCluster}=b`],
  ])('lets none go to one that may be another: %#', (oCloud, id, hint) => {
    expect(knownClusterId(oCloud, id, 1, false)).toBe(oCloud.status?.clusterId);
    expect(judgeHealth(oCloud, 'connected', id, false)).toMatchObject({
      condition: 'Reachable',
      reason: 'ClusterUnknown',
      message: expect.stringContaining(hint),
    });
  });
});
