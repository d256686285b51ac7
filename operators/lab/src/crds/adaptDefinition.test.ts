import { adaptDefinition } from './adaptDefinition';
import { CustomResourceDefinition } from './CustomResourceDefinition';

const webhook = { url: 'https://127.0.0.1:1234/convert', authority: 'PEM' };

function definition(
  ...versions: { name: string; served?: boolean; storage?: boolean }[]
): CustomResourceDefinition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'clusters.cluster.x-k8s.io' },
    spec: {
      group: 'cluster.x-k8s.io',
      scope: 'Namespaced',
      names: { kind: 'Cluster', plural: 'clusters' },
      conversion: { strategy: 'None' },
      versions: versions.map(version => ({
        served: true,
        storage: false,
        ...version,
      })),
    },
  };
}

const both = definition(
  { name: 'v1alpha4', served: false },
  { name: 'v1beta1' },
  { name: 'v1beta2', storage: true },
);

describe('adaptDefinition', () => {
  it('leaves what is stored where nobody converts', () => {
    const { metadata, spec } = adaptDefinition(both);
    expect(spec.versions.map(({ name }) => name)).toEqual(['v1beta2']);
    expect(spec.conversion).toBeUndefined();
    expect(metadata.labels).toEqual({ 'cluster.x-k8s.io/v1beta2': 'v1beta2' });
  });

  it('serves all versions where somebody does, and says who', () => {
    const { metadata, spec } = adaptDefinition(both, webhook);
    expect(spec.versions.map(({ name }) => name)).toEqual([
      'v1beta1',
      'v1beta2',
    ]);
    expect(spec.conversion).toEqual({
      strategy: 'Webhook',
      webhook: {
        conversionReviewVersions: ['v1'],
        clientConfig: { url: webhook.url, caBundle: 'UEVN' },
      },
    });
    expect(metadata.labels).toEqual({
      'cluster.x-k8s.io/v1beta1': 'v1beta1',
      'cluster.x-k8s.io/v1beta2': 'v1beta2',
    });
  });

  it('needs nobody for a single version, whatever it is called', () => {
    const { metadata, spec } = adaptDefinition(
      definition({ name: 'v1alpha1', storage: true }),
      webhook,
    );
    expect(spec.conversion).toBeUndefined();
    expect(metadata.labels).toEqual({});
  });
});
