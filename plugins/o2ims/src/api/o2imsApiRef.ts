import { createApiRef } from '@backstage/frontend-plugin-api';
import { O2imsClient } from '@o2ims-portal/plugin-o2ims-common';

/** The o2ims backend, as the pages see it. @public */
export const o2imsApiRef = createApiRef<O2imsClient>({
  id: 'plugin.o2ims.client',
});
