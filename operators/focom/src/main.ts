import { fieldManagers } from '@o2ims-portal/api';
import { runOperator } from '@o2ims-portal/operator-runtime';
import { addFocomControllers } from './addFocomControllers';

runOperator({ name: fieldManagers.focom, setUp: addFocomControllers });
