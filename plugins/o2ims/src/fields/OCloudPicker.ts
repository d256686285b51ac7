import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { OCloudPickerField } from './OCloudPicker/OCloudPickerField';
import { oCloudPickerSchema } from './OCloudPicker/schema';
import { validateOCloudPicker } from './OCloudPicker/validateOCloudPicker';

/** `ui:field: OCloudPicker`: where a cluster is made. */
export const OCloudPicker = createFormField({
  name: 'OCloudPicker',
  component: OCloudPickerField,
  validation: validateOCloudPicker,
  schema: oCloudPickerSchema,
});
