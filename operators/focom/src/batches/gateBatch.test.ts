import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { Problem } from '../requests/Problem';
import { BatchItem } from './BatchItem';
import { checkBatch } from './checkBatch';
import { gateBatch } from './gateBatch';

const invalid: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'They break the schema',
};

function anItem(name: string, parameters: Record<string, unknown>): BatchItem {
  const { spec, ...rest } = aRequest();
  return {
    name,
    request: {
      ...rest,
      cluster: name,
      spec: { ...spec, templateParameters: parameters },
    },
  };
}

const onHosts = (name: string, ...ids: string[]) =>
  anItem(name, {
    clusterName: name,
    hosts: { masters: ids.map(hostId => ({ hostId })) },
  });

/** Reasons by name; `items` that are `sent` or `bad` by name. */
function gate(
  items: BatchItem[],
  policy?: FocomProvisioningRequest['spec']['batchPolicy'],
  { sent = '', bad = '' } = {},
) {
  const { problems, isClosed } = gateBatch({
    items,
    policy,
    isSent: ({ name }) => sent.includes(name),
    checks: {
      item: ({ name }) => (bad.includes(name) ? invalid : undefined),
      batch: checkBatch,
    },
  });
  return {
    isClosed,
    reasons: Object.fromEntries(
      [...problems].map(([name, { reason }]) => [name, reason]),
    ),
  };
}

const a = onHosts('a', '1');
const b = onHosts('b', '2');
const c = onHosts('c', '3');

describe('gateBatch', () => {
  it.each([undefined, 'BestEffort' as const])(
    'lets those go that are valid with %s',
    policy => {
      expect(gate([a, b, c], policy)).toEqual({ isClosed: false, reasons: {} });
      expect(gate([a, b, c], policy, { bad: 'b' })).toEqual({
        isClosed: false,
        reasons: { b: 'InvalidParameters' },
      });
    },
  );

  it('lets none go with AllOrNothing, unless all are valid', () => {
    expect(gate([a, b, c], 'AllOrNothing')).toEqual({
      isClosed: false,
      reasons: {},
    });
    expect(gate([a, b, c], 'AllOrNothing', { bad: 'b' })).toEqual({
      isClosed: true,
      reasons: { a: 'BatchHeld', b: 'InvalidParameters', c: 'BatchHeld' },
    });
  });

  it('leaves alone what was sent', () => {
    const known = { sent: 'ab', bad: 'ab' };
    expect(gate([a, b, c], 'AllOrNothing', known)).toEqual({
      isClosed: false,
      reasons: {},
    });
    expect(
      gate([a, b, c], 'AllOrNothing', { sent: 'a', bad: 'c' }).reasons,
    ).toEqual({ b: 'BatchHeld', c: 'InvalidParameters' });
  });

  it('says what is wrong with a cluster whatever its template says', () => {
    const none = {
      ...b,
      problem: { ...invalid, reason: 'HostNotFound' as const },
    };
    expect(gate([a, none]).reasons).toEqual({ b: 'HostNotFound' });
  });
});

describe('checkBatch', () => {
  it.each<[string, BatchItem[], string, Record<string, string>]>([
    ['nothing against what has nothing in common', [a, b, c], '', {}],
    [
      'two of one name',
      [a, anItem('x', { clusterName: 'a' })],
      '',
      { x: "Cluster 'a' of this request has the cluster name 'a' as well" },
    ],
    [
      'two on one host',
      [a, b, onHosts('x', '9', '2')],
      '',
      { x: "Cluster 'b' of this request has the host with hostId '2'" },
    ],
    [
      'two on one host by name',
      [
        anItem('x', { hosts: { workers: [{ hostName: 'h' }] } }),
        anItem('y', { hosts: { masters: [{ hostName: 'h' }] } }),
      ],
      '',
      { y: "Cluster 'x' of this request has the host 'h'" },
    ],
    [
      'the one that is named first, where the other is there',
      [onHosts('x', '1'), a],
      'a',
      { x: "Cluster 'a' of this request" },
    ],
    ['nothing against those that are there', [a, onHosts('x', '1')], 'ax', {}],
    [
      'nothing against what keeps to another template',
      [
        anItem('x', { hosts: 'any' }),
        anItem('y', { hosts: { masters: [null] } }),
      ],
      '',
      {},
    ],
  ])('has %s', (_, items, sent, expected) => {
    const problems = checkBatch(items, ({ name }) => sent.includes(name));
    expect([...problems.keys()]).toEqual(Object.keys(expected));
    for (const [name, message] of Object.entries(expected)) {
      expect(problems.get(name)).toMatchObject({
        reason: 'DuplicateCluster',
        message: expect.stringContaining(message),
      });
    }
  });
});
