import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The web app, built by packages/app.
backend.add(import('@backstage/plugin-app-backend'));

// Sign-in. The guest provider makes everybody the user `guest`; add the module of a real provider beside it.
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

// Permissions are asked for everywhere; who may do what with clusters is said by roles in the configuration.
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@o2ims-portal/plugin-permission-backend-module-o2ims'));

// The catalog, with hosts and clusters in it.
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@o2ims-portal/plugin-catalog-backend-module-o2ims'));

// Software templates, with the actions that ask for clusters.
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@o2ims-portal/plugin-scaffolder-backend-module-focom'));

// Search over the catalog, kept in memory.
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Live updates: events between plugins, signals to browsers.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));

backend.add(import('@backstage/plugin-user-settings-backend'));

// Requests, hosts and clusters: the one door to the management cluster.
backend.add(import('@o2ims-portal/plugin-o2ims-backend'));

backend.start();
