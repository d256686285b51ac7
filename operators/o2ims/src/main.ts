import { fieldManagers } from '@o2ims-portal/api';
import { runOperator } from '@o2ims-portal/operator-runtime';
import { addO2imsControllers } from './addO2imsControllers';

const ACCEPT_HOSTS_WITHOUT_CLEANER = 'accept-hosts-without-cleaner';

runOperator({
  name: fieldManagers.o2ims,
  switches: {
    [ACCEPT_HOSTS_WITHOUT_CLEANER]:
      'count a host as free of which nobody says that it is clean; for hosts that something else cleans',
  },
  setUp: (manager, { switches, ...config }) =>
    addO2imsControllers(manager, {
      ...config,
      acceptHostsWithoutCleaner: switches.has(ACCEPT_HOSTS_WITHOUT_CLEANER),
    }),
});
