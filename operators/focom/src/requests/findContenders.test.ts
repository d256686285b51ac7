import { aRemote, aRequest } from '../__testUtils__/objects';
import { findContenders } from './findContenders';

const spec = { 'f:spec': { 'f:templateParameters': {} } };
const meta = { 'f:metadata': { 'f:labels': {} } };

describe('findContenders', () => {
  it.each<[string, object[] | undefined, string[]]>([
    ['nothing is known', undefined, []],
    ['FOCOM alone', [{ manager: 'focom-operator', fieldsV1: spec }], []],
    [
      'others, each once',
      [
        { manager: 'tuner', fieldsV1: spec },
        { manager: 'kubectl', fieldsV1: spec },
        { manager: 'tuner', fieldsV1: spec, operation: 'Apply' },
      ],
      ['kubectl', 'tuner'],
    ],
    ['labels only', [{ manager: 'tuner', fieldsV1: meta }], []],
    [
      'the status',
      [{ manager: 'o2ims', subresource: 'status', fieldsV1: spec }],
      [],
    ],
    ['no name', [{ fieldsV1: spec }], []],
  ])('names who wrote: %s', (_, managedFields, expected) => {
    const remote = aRemote(aRequest(), {
      metadata: { managedFields } as object,
    });
    expect(findContenders(remote)).toEqual(expected);
  });
});
