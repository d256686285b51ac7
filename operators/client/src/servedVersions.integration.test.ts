import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { Informer } from './Informer';
import { NotServedError } from './NotServedError';

jest.setTimeout(120_000);

const definitions: ResourceType = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

const namespace = 'default';

/** Waits until something that an informer's handlers and errors bring about is so. */
class Looker {
  #look = () => {};

  readonly changed = () => this.#look();

  async until(wanted: () => boolean): Promise<void> {
    await new Promise<void>(resolve => {
      this.#look = () => wanted() && resolve();
      this.#look();
    });
  }
}

describe('a kind in several versions', () => {
  let plane: Plane;
  let things: ResourceType;
  let count = 0;
  let informer: Informer<KubernetesObject>;
  let looker: Looker;
  let errors: Error[];

  const version = (versionName: string, served: boolean, storage: boolean) => ({
    name: versionName,
    served,
    storage,
    schema: {
      openAPIV3Schema: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
      },
    },
  });
  const define = (served: { v1: boolean; v2: boolean }) =>
    plane.client.apply(
      definitions,
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: `things.${things.group}` },
        spec: {
          group: things.group,
          scope: 'Namespaced',
          names: { kind: things.kind, plural: things.plural },
          versions: [
            version('v1', served.v1, true),
            version('v2', served.v2, false),
          ],
        },
      } as KubernetesObject,
      { fieldManager: 'test' },
    );
  const write = (thing: string, type: ResourceType) =>
    plane.client.apply(
      type,
      {
        apiVersion: `${type.group}/${type.version}`,
        kind: type.kind,
        metadata: { namespace, name: thing },
      },
      { fieldManager: 'test' },
    );
  /** The API server takes a moment to serve what is defined. */
  const untilServed = async (wanted: string) => {
    while (!(await plane.client.serves({ ...things, version: wanted }))) {
      await delay(20);
    }
  };
  const versions = () =>
    informer.list().map(({ apiVersion }) => apiVersion.split('/')[1]);

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(() => {
    // one for each test: a definition that was deleted takes its time to go
    things = {
      group: `test-${++count}.example.org`,
      version: 'v1',
      kind: 'Thing',
      plural: 'things',
      namespaced: true,
    };
    looker = new Looker();
    errors = [];
    informer = Informer.create({
      client: plane.client,
      type: things,
      versions: ['v2', 'v1'],
      namespace,
      onError: error => {
        errors.push(error);
        looker.changed();
      },
    });
    const { changed } = looker;
    informer.addHandler({
      onAdd: changed,
      onUpdate: changed,
      onDelete: changed,
    });
  });

  afterEach(async () => {
    await informer.stop();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('is read in the best that is served', async () => {
    await define({ v1: true, v2: true });
    await untilServed('v2');
    informer.start();
    await informer.whenSynced();
    expect(informer.type).toEqual({ ...things, version: 'v2' });
    await write('a', informer.type);
    await looker.until(() => informer.size === 1);
    expect(versions()).toEqual(['v2']);
    await expect(plane.client.serves(things)).resolves.toBe(true);
  });

  it('is read in another one where the best is not served', async () => {
    await define({ v1: true, v2: false });
    informer.start();
    await informer.whenSynced();
    expect(informer.type).toEqual(things);
    await expect(
      plane.client.serves({ ...things, version: 'v2' }),
    ).resolves.toBe(false);
    await expect(
      plane.client.serves({ ...things, plural: 'others' }),
    ).resolves.toBe(false);
  });

  it('is said not to be served, and read as soon as it is', async () => {
    informer.start();
    await looker.until(() => errors.length > 0);
    expect(errors[0]).toBeInstanceOf(NotServedError);
    expect(errors[0].message).toBe(
      `The API server does not serve things of ${things.group} in v2 or v1`,
    );
    expect(informer.hasSynced).toBe(false);
    await define({ v1: true, v2: false });
    await informer.whenSynced();
    expect(informer.type.version).toBe('v1');
  });

  it('is read in the other version when the one that it had is no longer served', async () => {
    await define({ v1: true, v2: false });
    informer.start();
    await informer.whenSynced();
    await write('a', things);
    await looker.until(() => versions()[0] === 'v1');
    await define({ v1: false, v2: true });
    await looker.until(() => versions()[0] === 'v2');
    expect(informer.type.version).toBe('v2');
    await write('b', informer.type);
    await looker.until(() => informer.size === 2);
  });
});
