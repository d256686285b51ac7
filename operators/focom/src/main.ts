import { fieldManagers } from '@o2ims-portal/api';
import { runOperator } from '@o2ims-portal/operator-runtime';
import { addFocomControllers } from './addFocomControllers';
import { focomSettings, readFocomConfig } from './readFocomConfig';

runOperator({
  name: fieldManagers.focom,
  settings: focomSettings,
  setUp: (manager, config) =>
    addFocomControllers(manager, readFocomConfig(config)),
});
