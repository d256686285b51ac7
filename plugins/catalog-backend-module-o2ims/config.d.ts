import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Hosts and clusters of the management cluster as catalog entities. */
      o2ims?: {
        /**
         * Entity reference of who owns the hosts, and the clusters that nobody else does. Default:
         * `group:default/unknown`.
         */
        defaultOwner?: string;
        /**
         * When the whole list is compared with the catalog, besides at start: a safety net, for changes are told as
         * they happen. Default: every 10 minutes, with 2 minutes to do it.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
