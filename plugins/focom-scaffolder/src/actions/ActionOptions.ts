import { AuthService } from '@backstage/backend-plugin-api';
import { O2imsClient } from '@o2ims-portal/plugin-o2ims-common';

/** What every action is given. */
export interface ActionOptions {
  auth: AuthService;
  client: O2imsClient;
  /** Where people reach the portal; empty when it is not configured, and then links in logs are paths. */
  appBaseUrl: string;
}
