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

/** The webhook that converts between the versions of a kind. */
export interface ConversionWebhook {
  url: string;
  /** Who signed its certificate, as PEM. */
  authority: string;
}

/** The versions of Cluster API's contract with its providers, which are named like those of its API. */
const CONTRACT = /^v1beta\d+$/;

/**
 * Makes a definition of Cluster API or BYOH fit for the embedded plane: with the labels by which Cluster API finds the
 * version that a provider speaks, and with useful columns. Without a webhook that converts there is the stored version
 * alone, which is also half of the size.
 */
export function adaptDefinition(
  definition: CustomResourceDefinition,
  webhook?: ConversionWebhook,
): CustomResourceDefinition {
  const { metadata, spec } = definition;
  const { conversion: _, ...rest } = spec;
  const versions = spec.versions.filter(({ served, storage }) =>
    webhook ? served : storage,
  );
  return {
    apiVersion: definition.apiVersion,
    kind: definition.kind,
    metadata: {
      name: metadata.name,
      labels: Object.fromEntries(
        versions
          .filter(({ name }) => CONTRACT.test(name))
          .map(({ name }) => [`cluster.x-k8s.io/${name}`, name]),
      ),
    },
    spec: {
      ...rest,
      ...(webhook &&
        versions.length > 1 && { conversion: askWebhook(webhook) }),
      versions: versions.map(version => {
        const useful = version.name === 'v1beta1' ? columnsOfV1beta1 : columns;
        return {
          ...version,
          additionalPrinterColumns:
            useful[spec.names.plural] ?? version.additionalPrinterColumns,
        };
      }),
    },
  };
}

function askWebhook({ url, authority }: ConversionWebhook): object {
  return {
    strategy: 'Webhook',
    webhook: {
      conversionReviewVersions: ['v1'],
      clientConfig: {
        url,
        caBundle: Buffer.from(authority).toString('base64'),
      },
    },
  };
}
