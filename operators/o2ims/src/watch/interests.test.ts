import { Condition } from '@o2ims-portal/api';
import { pinKeys } from '@o2ims-portal/host-rules';
import {
  byoHost,
  clusterTemplate,
  provisioningRequest,
} from '../__testUtils__/objects';
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
  const interests = pinnedInterests(request, undefined);
  expect(keys.some(key => interests.includes(key))).toBe(pins);
});

it('does not take hosts without an id for one another', () => {
  const request = provisioningRequest({
    parameters: { hosts: { masters: [{ hostName: 'other' }] } },
  });
  const interests = pinnedInterests(request, undefined);
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
  expect(selectorInterests(request, undefined)).toEqual(interests);
});

it('knows whose cluster has a host, which waits for none', () => {
  const request = provisioningRequest({
    parameters: { controlPlane: { replicas: 1 } },
    status: {
      conditions: [applied],
      extensions: { hosts: [{ name: 'byoh-1', role: 'worker' }] },
    },
  });
  expect(pinnedInterests(request, undefined)).toEqual([memberKey('byoh-1')]);
  expect(selectorInterests(request, undefined)).toEqual([]);
});

describe('with what the schema of its template fills in', () => {
  const template = clusterTemplate({
    parameterSchema: {
      type: 'object',
      properties: {
        hosts: { default: { masters: [{ hostId: '1' }] } },
        workers: {
          default: { replicas: 1, selector: { matchLabels: { a: 'b' } } },
          properties: { selector: { default: { matchLabels: { c: 'd' } } } },
        },
      },
    },
  });
  const broken = clusterTemplate({ parameterSchema: { type: 'thing' } });

  it.each<[string, object, typeof template | undefined, string[], string[]]>([
    ['all of it', {}, template, ['id=1'], ['{"matchLabels":{"a":"b"}}']],
    [
      'a part of what is given',
      { workers: { replicas: 2 } },
      template,
      ['id=1'],
      ['{"matchLabels":{"c":"d"}}'],
    ],
    [
      'nothing of what is given',
      {
        hosts: { masters: [{ hostId: '2' }] },
        workers: { selector: { matchLabels: { e: 'f' } } },
      },
      template,
      ['id=2'],
      ['{"matchLabels":{"e":"f"}}'],
    ],
    ['nothing, where it is no schema', {}, broken, [], []],
    ['nothing, where there is no template', {}, undefined, [], []],
  ])('asks for %s', (_, given, of, pins, selectors) => {
    const request = provisioningRequest({ parameters: { ...given } });
    expect(pinnedInterests(request, of)).toEqual(pins);
    expect(selectorInterests(request, of)).toEqual(selectors);
    expect(request.spec.templateParameters).toEqual(given);
  });
});
