import { annotations, labels } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { digestSpec } from './digestSpec';
import { renderRevision, revisionName } from './renderRevision';
import { newestOf, Revision, surplusOf, toRevision } from './Revision';

const request = aRequest({
  spec: { mode: 'Draft', draftTtlSeconds: 60, description: 'Edge' },
});
const { uid } = request.metadata;

describe('renderRevision', () => {
  it('keeps what is sent, marked as the request’s own', () => {
    const { spec } = request;
    const notes = { [annotations.approvedGeneration]: '3' };
    expect(renderRevision({ request, spec, number: 2, notes })).toEqual({
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name: 'edge-11111111-2',
        namespace: 'default',
        labels: {
          [labels.focomRequestUid]: uid,
          [labels.focomRequestName]: 'edge',
        },
        annotations: {
          [annotations.specDigest]: digestSpec(spec),
          [annotations.approvedGeneration]: '3',
        },
        ownerReferences: [
          {
            apiVersion: 'focom.nephio.org/v1alpha1',
            kind: 'FocomProvisioningRequest',
            name: 'edge',
            uid,
            controller: true,
          },
        ],
      },
      revision: 2,
      data: {
        spec: {
          description: 'Edge',
          templateName: 'small',
          templateVersion: 'v1',
          templateParameters: { clusterName: 'edge' },
        },
      },
    });
  });

  it('finds a name for the longest of requests', () => {
    const name = `${'a'.repeat(229)}.${'b'.repeat(23)}`;
    const long = aRequest({ metadata: { name } });
    expect(revisionName(long, 1234567)).toBe(
      `${'a'.repeat(229)}-11111111-1234567`,
    );
  });
});

describe('toRevision', () => {
  it('reads back what was written', () => {
    const notes = { [annotations.approvedGeneration]: '3' };
    const { spec } = request;
    const object = renderRevision({ request, spec, number: 12, notes });
    object.metadata.uid = 'r12';
    expect(toRevision(object)).toEqual({
      name: 'edge-11111111-12',
      uid: 'r12',
      number: 12,
      digest: digestSpec(spec),
      approvedGeneration: '3',
    });
  });

  it('takes nothing for a revision that has no digest, or no number', () => {
    const { spec } = request;
    const object = renderRevision({ request, spec, number: 1 });
    const { metadata } = object;
    for (const wrong of [
      { ...metadata, uid: 'x', annotations: {} },
      { ...metadata, uid: 'x', name: 'edge' },
    ]) {
      expect(toRevision({ ...object, metadata: wrong })).toBeUndefined();
    }
  });
});

describe('a history', () => {
  const history = (...numbers: number[]): Revision[] =>
    numbers.map(number => ({
      name: `edge-${number}`,
      uid: `${number}`,
      number,
      digest: '',
    }));

  it.each([
    [[], undefined],
    [[1], 1],
    [[9, 10, 2], 10],
  ])('of %j has %p in force', (numbers, newest) => {
    expect(newestOf(history(...numbers))?.number).toBe(newest);
  });

  it.each([
    [[], 10, []],
    [[1, 2], 2, []],
    [[9, 10, 11], 2, [9]],
    [[3, 1, 2], 1, [1, 2]],
    [[3, 1, 2], 0, [1, 2]],
  ])(
    'of %j has no room for %#, with a limit of %d',
    (numbers, limit, surplus) => {
      expect(
        surplusOf(history(...numbers), limit).map(({ number }) => number),
      ).toEqual(surplus);
    },
  );
});
