import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { HostPickerField } from './HostPicker/HostPickerField';
import { hostPickerSchema } from './HostPicker/schema';
import { validateHostPicker } from './HostPicker/validateHostPicker';

/** `ui:field: HostPicker`: which hosts a cluster gets, and what each is for. */
export const HostPicker = createFormField({
  name: 'HostPicker',
  component: HostPickerField,
  validation: validateHostPicker,
  schema: hostPickerSchema,
});
