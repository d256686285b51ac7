import { Entity } from '@backstage/catalog-model';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import { EntityMirror } from './EntityMirror';

function resource(name: string, owner = 'team-a'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name },
    spec: { type: 'test', owner },
  };
}

const change = (name: string, owner?: string) => ({
  entityRef: `resource:default/${name}`,
  entity: resource(name, owner),
});

describe('EntityMirror', () => {
  const setUp = () => {
    const catalog = new FakeCatalog();
    const mirror = EntityMirror.create({
      connection: catalog,
      locationKey: 'test',
    });
    return { catalog, mirror };
  };

  it('writes nothing when nothing differs', async () => {
    const { catalog, mirror } = setUp();
    await mirror.replaceAll([resource('a'), resource('b')]);

    await expect(mirror.apply([change('a'), change('b')])).resolves.toBe(0);

    expect(catalog.mutations.map(({ type }) => type)).toEqual(['full']);
  });

  it('writes what is new, differs or is gone, all at once', async () => {
    const { catalog, mirror } = setUp();
    await mirror.replaceAll([resource('a'), resource('b'), resource('c')]);

    await mirror.apply([
      change('a', 'team-b'),
      change('b'),
      { entityRef: 'resource:default/c' },
      change('d'),
    ]);

    expect(catalog.mutations).toHaveLength(2);
    expect(catalog.mutations[1]).toEqual({
      type: 'delta',
      added: [
        { entity: resource('a', 'team-b'), locationKey: 'test' },
        { entity: resource('d'), locationKey: 'test' },
      ],
      removed: [{ entityRef: 'resource:default/c', locationKey: 'test' }],
    });
  });

  it('removes what another instance wrote', async () => {
    const { catalog, mirror } = setUp();

    await expect(
      mirror.apply([{ entityRef: 'resource:default/a' }]),
    ).resolves.toBe(1);

    expect(catalog.mutations).toHaveLength(1);
  });

  it('writes again what could not be written', async () => {
    const { catalog, mirror } = setUp();
    catalog.nextFailure = new Error('the database is locked');

    await expect(mirror.apply([change('a')])).rejects.toThrow('locked');
    await expect(mirror.apply([change('a')])).resolves.toBe(1);

    expect(catalog.refs).toEqual(['resource:default/a']);
  });

  it('writes again what was deleted and came back', async () => {
    const { catalog, mirror } = setUp();
    await mirror.apply([change('a')]);
    await mirror.apply([{ entityRef: 'resource:default/a' }]);

    await mirror.apply([change('a')]);

    expect(catalog.refs).toEqual(['resource:default/a']);
  });
});
