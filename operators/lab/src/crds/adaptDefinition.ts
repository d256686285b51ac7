import {
  CustomResourceDefinition,
  PrinterColumn,
} from './CustomResourceDefinition';

const CLUSTER_LABEL = `.metadata.labels['cluster\\.x-k8s\\.io/cluster-name']`;

const string = (name: string, jsonPath: string): PrinterColumn => ({
  name,
  type: 'string',
  jsonPath,
});

const age: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
};

/** What `kubectl get` shows where the project itself has no columns, or not those that one looks for. */
const columns: Record<string, PrinterColumn[]> = {
  byohosts: [
    string('Host-ID', `.metadata.labels['host-id']`),
    string('OSImage', '.status.hostinfo.osimage'),
    string('Arch', '.status.hostinfo.architecture'),
    string('Cluster', CLUSTER_LABEL),
    string('Machine', '.status.machineRef.name'),
    age,
  ],
  byomachines: [
    string('Cluster', CLUSTER_LABEL),
    string('ProviderID', '.spec.providerID'),
    string('Ready', '.status.ready'),
    age,
  ],
  byoclusters: [
    string('Endpoint', '.spec.controlPlaneEndpoint.host'),
    string('Port', '.spec.controlPlaneEndpoint.port'),
    string('Ready', '.status.ready'),
    age,
  ],
  byomachinetemplates: [age],
};

/** Cluster API's own of v1beta2 are good as they are. */
const columnsOfV1beta1: Record<string, PrinterColumn[]> = {
  ...columns,
  clusters: [
    string('Phase', '.status.phase'),
    string('Infrastructure', '.status.infrastructureReady'),
    string('Control plane', '.status.controlPlaneReady'),
    string('Endpoint', '.spec.controlPlaneEndpoint.host'),
    age,
  ],
};

/**
 * Makes a definition of Cluster API or BYOH fit for the embedded plane: with the label by which Cluster API finds the
 * version that a provider speaks, with useful columns, and in the stored version alone: others are half of its size,
 * and to convert between them takes a webhook that nobody answers.
 */
export function adaptDefinition(
  definition: CustomResourceDefinition,
): CustomResourceDefinition {
  const { metadata, spec } = definition;
  const { conversion: _, ...rest } = spec;
  const { name: version } = spec.versions.find(({ storage }) => storage)!;
  const useful = version === 'v1beta1' ? columnsOfV1beta1 : columns;
  return {
    apiVersion: definition.apiVersion,
    kind: definition.kind,
    metadata: {
      name: metadata.name,
      labels: { [`cluster.x-k8s.io/${version}`]: version },
    },
    spec: {
      ...rest,
      versions: spec.versions
        .filter(({ storage }) => storage)
        .map(stored => ({
          ...stored,
          additionalPrinterColumns:
            useful[spec.names.plural] ?? stored.additionalPrinterColumns,
        })),
    },
  };
}
