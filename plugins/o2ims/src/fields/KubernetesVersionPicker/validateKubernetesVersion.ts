import { ApiHolder, translationApiRef } from '@backstage/frontend-plugin-api';
import { o2imsTranslationRef } from '../../translation';

/** A version has to be chosen. */
export function validateKubernetesVersion(
  value: string | undefined,
  field: { addError(message: string): void },
  { apiHolder }: { apiHolder: ApiHolder },
): void {
  if (value) {
    return;
  }
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(o2imsTranslationRef);
  field.addError(
    translation?.ready ? translation.t('versionPicker.required') : 'required',
  );
}
