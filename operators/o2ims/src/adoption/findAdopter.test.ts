import { ProvisioningRequest } from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { findAdopter } from './findAdopter';

const has = (name: string, adopted?: boolean): ProvisioningRequest =>
  provisioningRequest({
    name,
    status: {
      extensions: { cluster: { name: 'core', namespace: 'default', adopted } },
    },
  });
const asks = (name: string): ProvisioningRequest => {
  const made = provisioningRequest({ name });
  const annotations = { 'o2ims.provisioning.oran.org/adopt': 'true' };
  return { ...made, metadata: { ...made.metadata, annotations } };
};

it.each<[string, ProvisioningRequest[], string | undefined]>([
  ['nobody', [], undefined],
  ['not itself', [has('me', true)], undefined],
  ['not one that made a cluster', [has('other')], undefined],
  ['not one that only asks', [asks('other')], undefined],
  ['one that has', [asks('late'), has('heir', true)], 'heir'],
])('finds who has adopted a Cluster: %s', (_, others, name) => {
  expect(
    findAdopter(provisioningRequest({ name: 'me' }), others)?.metadata.name,
  ).toBe(name);
});
