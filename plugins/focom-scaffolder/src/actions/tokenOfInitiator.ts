import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { o2imsPluginId } from '@o2ims-portal/plugin-o2ims-common';

/** A token with which the o2ims backend sees the person who started the task, and checks what they may do. */
export async function tokenOfInitiator(
  context: { getInitiatorCredentials(): Promise<BackstageCredentials> },
  auth: AuthService,
): Promise<string> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await context.getInitiatorCredentials(),
    targetPluginId: o2imsPluginId,
  });
  return token;
}
