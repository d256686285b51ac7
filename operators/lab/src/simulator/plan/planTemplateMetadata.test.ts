import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { planOf } from '../testing/planOf';
import {
  fromTemplateAnnotation,
  planTemplateMetadata,
  TemplateMetadata,
  withTemplateMetadata,
} from './planTemplateMetadata';

/** An object that was made from a template, and then got more from somebody else. */
function made(
  template: TemplateMetadata,
  others: TemplateMetadata = {},
): KubernetesObject {
  const { labels, annotations } = withTemplateMetadata(template);
  return {
    apiVersion: 'v1',
    kind: 'Machine',
    metadata: {
      name: 'm',
      labels: { ...labels, ...others.labels },
      annotations: { ...annotations, ...others.annotations },
    },
  };
}

const note = (labels: string[], annotations: string[]) => ({
  [fromTemplateAnnotation]: JSON.stringify({ labels, annotations }),
});

describe('planTemplateMetadata', () => {
  it.each<[string, KubernetesObject, TemplateMetadata, object[]]>([
    ['nothing', made({}), {}, []],
    [
      'what is so already, whatever else there is',
      made({ labels: { a: '1' } }, { labels: { mine: '1' } }),
      { labels: { a: '1' } },
      [],
    ],
    [
      'a label that changed',
      made({ labels: { a: '1' } }),
      { labels: { a: '2' } },
      [{ labels: { a: '2' } }],
    ],
    [
      'one label for another',
      made({ labels: { a: '1' } }, { labels: { mine: '1' } }),
      { labels: { b: '1' } },
      [{ labels: { a: null, b: '1' }, annotations: note(['b'], []) }],
    ],
    [
      'nothing any more',
      made({ annotations: { a: '1' } }, { annotations: { mine: '1' } }),
      {},
      [{ annotations: { a: null, [fromTemplateAnnotation]: null } }],
    ],
    [
      'an annotation on an object that had none',
      { apiVersion: 'v1', kind: 'Machine', metadata: { name: 'm' } },
      { annotations: { a: '1' } },
      [{ annotations: { a: '1', ...note([], ['a']) } }],
    ],
  ])('gives %s', (_, object, template, patches) => {
    const { plan } = planOf(it =>
      planTemplateMetadata(it, resourceTypes.machine, object, template),
    );
    expect(plan.writes).toEqual(
      patches.map(metadata =>
        expect.objectContaining({ verb: 'patch', patch: { metadata } }),
      ),
    );
  });
});
