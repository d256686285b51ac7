import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogModuleO2ims } from './module';

describe('catalogModuleO2ims', () => {
  it('adds the provider to the catalog', async () => {
    const providers: EntityProvider[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (...added) =>
              providers.push(...(added.flat() as EntityProvider[])),
          },
        ],
      ],
      features: [catalogModuleO2ims, mockServices.events.factory()],
    });

    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'o2ims-provider',
    ]);
    await backend.stop();
  });
});
