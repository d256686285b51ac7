import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { o2imsPlugin } from '../src';

// The REST API alone, for everybody, on the management cluster that the app's configuration names:
//   curl localhost:7007/api/o2ims/v1/hosts
const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(o2imsPlugin);
backend.start();
