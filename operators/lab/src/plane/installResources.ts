import { setTimeout as delay } from 'node:timers/promises';
import {
  ClusterTemplate,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { CustomResourceDefinition } from '../crds/CustomResourceDefinition';
import { readOwnDefinitions, readTemplates } from '../crds/readOwnResources';
import { offerVersion } from './offerVersion';
import { PlaneRole } from './PlaneRole';

const FIELD_MANAGER = 'o2ims-lab';
const POLL_MS = 25;
const TIMEOUT_MS = 30_000;
/** Where hosts, templates and requests are, unless somebody configures another. */
const NAMESPACE = 'default';
const { group: o2imsGroup } = resourceTypes.provisioningRequest;

const definitionType: ResourceType = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

/** All groups, versions and resources in one answer, as controller-runtime asks for them. */
const AGGREGATED_DISCOVERY =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Of apidiscovery.k8s.io/v2, what is read here. */
interface DiscoveryList {
  items: {
    metadata: { name: string };
    versions: { version: string; resources?: { resource: string }[] }[];
  }[];
}

interface InstallOptions {
  client: KubernetesClient;
  /** Of other projects. */
  definitions?: CustomResourceDefinition[];
  role?: PlaneRole;
  /** The one version that the templates are to offer. */
  kubernetesVersion?: string;
  /** Told, line by line, what is not as usual. */
  onProgress?: (line: string) => void;
}

/** Puts the custom resources and the built-in templates on a plane, and waits until they can be used. */
export async function installResources(options: InstallOptions): Promise<void> {
  const { client, definitions = [], kubernetesVersion } = options;
  const { role = 'management' } = options;
  const own = (await readOwnDefinitions()).filter(
    ({ spec }) => role === 'management' || spec.group === o2imsGroup,
  );
  const all = [...own, ...definitions];
  await Promise.all([
    installDefinitions(client, all),
    waitForNamespace(client),
  ]);
  const templates = await readTemplates();
  await Promise.all(
    templates.map(template =>
      installTemplate(
        kubernetesVersion
          ? offerVersion(template, kubernetesVersion)
          : template,
        options,
      ),
    ),
  );
}

/** Puts definitions of custom resources on a plane, and waits until it serves them. */
export async function installDefinitions(
  client: KubernetesClient,
  definitions: CustomResourceDefinition[],
): Promise<void> {
  await Promise.all(
    definitions.map(async definition => {
      await client.apply(definitionType, definition, {
        fieldManager: FIELD_MANAGER,
      });
      await waitUntilServed(client, definition);
    }),
  );
  await waitUntilDiscovered(client, definitions);
}

/** A template that requests use stays as they know it, also when a newer version of this project has it otherwise. */
async function installTemplate(
  template: ClusterTemplate,
  { client, onProgress = () => undefined }: InstallOptions,
): Promise<void> {
  const type = resourceTypes.clusterTemplate;
  const metadata = { ...template.metadata, namespace: NAMESPACE };
  try {
    await client.apply(
      type,
      { ...template, metadata },
      { fieldManager: FIELD_MANAGER },
    );
  } catch (error) {
    const current = await client.get<ClusterTemplate>(type, metadata);
    if (!current?.status?.usageCount) {
      throw error;
    }
    onProgress(
      `ClusterTemplate ${
        metadata.name
      } is left as it is, because requests use it. ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/** The server makes it itself, shortly after it is ready. */
async function waitForNamespace(client: KubernetesClient): Promise<void> {
  await waitFor(`namespace ${NAMESPACE}`, async () =>
    Boolean(await client.get(resourceTypes.namespace, { name: NAMESPACE })),
  );
}

async function waitUntilServed(
  client: KubernetesClient,
  definition: CustomResourceDefinition,
): Promise<void> {
  const { group, names, versions } = definition.spec;
  const { name: version } = versions.find(({ served }) => served)!;
  await waitFor(`custom resource ${definition.metadata.name}`, async () => {
    try {
      await client.getRaw(`/apis/${group}/${version}/${names.plural}?limit=1`);
      return true;
    } catch {
      return false;
    }
  });
}

/** What the API server serves it tells of a moment later, and programs that look there once would do without it. */
async function waitUntilDiscovered(
  client: KubernetesClient,
  definitions: CustomResourceDefinition[],
): Promise<void> {
  const wanted = definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter(({ served }) => served)
      .map(({ name }) => `${group}/${name}/${names.plural}`),
  );
  await waitFor('its custom resources in discovery', async () => {
    const found = await discover(client);
    return wanted.every(resource => found.has(resource));
  });
}

async function discover(client: KubernetesClient): Promise<Set<string>> {
  const text = await client.getRaw('/apis', { accept: AGGREGATED_DISCOVERY });
  const { items } = JSON.parse(text) as DiscoveryList;
  return new Set(
    items.flatMap(({ metadata, versions }) =>
      versions.flatMap(({ version, resources = [] }) =>
        resources.map(
          ({ resource }) => `${metadata.name}/${version}/${resource}`,
        ),
      ),
    ),
  );
}

async function waitFor(
  what: string,
  isThere: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await isThere())) {
    if (Date.now() > deadline) {
      throw new Error(
        `The API server did not serve ${what} within ${TIMEOUT_MS / 1000} s`,
      );
    }
    await delay(POLL_MS);
  }
}
