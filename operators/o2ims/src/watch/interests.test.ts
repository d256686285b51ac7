import { Condition } from '@o2ims-portal/api';
import { pinKeys } from '@o2ims-portal/host-rules';
import { byoHost, provisioningRequest } from '../__testUtils__/objects';
import { memberKey, pinnedInterests, selectorInterests } from './interests';

const applied: Condition = {
  type: 'ResourcesApplied',
  status: 'True',
  reason: '',
  message: '',
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

it.each<[string, unknown, boolean]>([
  ['the id', { masters: [{ hostId: '1' }] }, true],
  [
    'the name, as a worker',
    { masters: [], workers: [{ hostName: 'byoh-1' }] },
    true,
  ],
  ['another', { masters: [{ hostId: '2', hostName: 'byoh-2' }] }, false],
  ['nonsense', { masters: 'byoh-1', workers: [null, 7] }, false],
  ['nothing', null, false],
  ['a text', 'byoh-1', false],
])('knows whether %s pins a host', (_, hosts, pins) => {
  const request = provisioningRequest({ parameters: { hosts } });
  const keys = pinKeys(byoHost({ name: 'byoh-1', hostId: '1' }));
  const interests = pinnedInterests(request);
  expect(keys.some(key => interests.includes(key))).toBe(pins);
});

it('does not take hosts without an id for one another', () => {
  const request = provisioningRequest({
    parameters: { hosts: { masters: [{ hostName: 'other' }] } },
  });
  const interests = pinnedInterests(request);
  expect(
    pinKeys(byoHost({ name: 'bare' })).some(key => interests.includes(key)),
  ).toBe(false);
});

it.each<[string, unknown, string[]]>([
  [
    'a selector',
    { replicas: 1, selector: { matchLabels: { a: 'b' } } },
    ['{"matchLabels":{"a":"b"}}'],
  ],
  ['no selector, which is all hosts', { replicas: 1 }, ['{}']],
  ['a text', 'all', []],
  ['a selector that is a text', { selector: 'all' }, []],
  ['labels that are none', { selector: { matchLabels: 'a=b' } }, []],
  ['expressions that are none', { selector: { matchExpressions: [null] } }, []],
  [
    'values that are none',
    { selector: { matchExpressions: [{ key: 'a', values: 7 }] } },
    [],
  ],
])('knows that a request waits with %s', (_, workers, interests) => {
  const request = provisioningRequest({ parameters: { workers } });
  expect(selectorInterests(request)).toEqual(interests);
});

it('knows whose cluster has a host, which waits for none', () => {
  const request = provisioningRequest({
    parameters: { controlPlane: { replicas: 1 } },
    status: {
      conditions: [applied],
      extensions: { hosts: [{ name: 'byoh-1', role: 'worker' }] },
    },
  });
  expect(pinnedInterests(request)).toEqual([memberKey('byoh-1')]);
  expect(selectorInterests(request)).toEqual([]);
});
