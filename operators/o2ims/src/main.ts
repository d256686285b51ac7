import { fieldManagers } from '@o2ims-portal/api';
import { runOperator } from '@o2ims-portal/operator-runtime';
import { addO2imsControllers } from './addO2imsControllers';

runOperator({ name: fieldManagers.o2ims, setUp: addO2imsControllers });
