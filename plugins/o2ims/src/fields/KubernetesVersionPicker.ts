import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { KubernetesVersionField } from './KubernetesVersionPicker/KubernetesVersionField';
import { kubernetesVersionSchema } from './KubernetesVersionPicker/schema';
import { validateKubernetesVersion } from './KubernetesVersionPicker/validateKubernetesVersion';

/** `ui:field: KubernetesVersionPicker`: one of the versions that a cluster template supports. */
export const KubernetesVersionPicker = createFormField({
  name: 'KubernetesVersionPicker',
  component: KubernetesVersionField,
  validation: validateKubernetesVersion,
  schema: kubernetesVersionSchema,
});
