import { ApiHolder, translationApiRef } from '@backstage/frontend-plugin-api';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { o2imsTranslationRef } from '../../translation';
import { findObstacle } from './findObstacle';
import { OCloudPickerProps } from './schema';

/** Checks, when the person goes on, that the O-Cloud is still to be had. */
export async function validateOCloudPicker(
  value: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder; uiSchema?: OCloudPickerProps['uiSchema'] },
): Promise<void> {
  const { apiHolder, uiSchema } = context;
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(o2imsTranslationRef);
  const t = translation?.ready ? translation.t : undefined;
  const oClouds = await apiHolder
    .get(o2imsApiRef)
    ?.listOClouds()
    // the request itself is checked when it is made; a list that cannot be read now must not stop the form
    .catch(() => undefined);
  if (!value || !oClouds) {
    return;
  }
  const oCloud = oClouds.find(({ name }) => name === value);
  if (!oCloud) {
    field.addError(t?.('oCloudPicker.error.gone', { oCloud: value }) ?? value);
    return;
  }
  const obstacle = findObstacle(oCloud, uiSchema?.['ui:options']);
  if (obstacle) {
    const why =
      obstacle.kind === 'unavailable'
        ? obstacle.why
        : t?.('oCloudPicker.lacks', { template: obstacle.template }) ?? '';
    field.addError(
      t?.('oCloudPicker.error.obstacle', { oCloud: value, why }) ?? why,
    );
  }
}
