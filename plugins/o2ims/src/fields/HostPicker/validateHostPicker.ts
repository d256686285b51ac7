import { ApiHolder, translationApiRef } from '@backstage/frontend-plugin-api';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { o2imsTranslationRef } from '../../translation';
import { HostPickerValue } from './schema';
import { findLost, findProblem } from './selection';

/** Checks the choice when the person goes on: an odd control plane, of hosts that are still to be had where they are named. */
export async function validateHostPicker(
  value: HostPickerValue | undefined,
  field: { addError(message: string): void },
  { apiHolder }: { apiHolder: ApiHolder },
): Promise<void> {
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(o2imsTranslationRef);
  const t = translation?.ready ? translation.t : undefined;
  const problem = findProblem(value);
  if (problem === 'noMaster') {
    field.addError(t?.('hostPicker.error.noMaster') ?? problem);
    return;
  }
  if (problem === 'evenMasters') {
    const amount = value?.counts?.controlPlane ?? value?.masters?.length ?? 0;
    field.addError(t?.('hostPicker.error.evenMasters', { amount }) ?? problem);
  }
  if (value?.counts) {
    // its O-Cloud has them or not; if not, the request waits
    return;
  }
  const hosts = await apiHolder
    .get(o2imsApiRef)
    ?.listHosts()
    .then(({ items }) => items)
    // the request itself is checked when it is made; a list that cannot be read now must not stop the form
    .catch(() => undefined);
  const lost = hosts ? findLost(value, hosts) : [];
  if (lost.length > 0) {
    const names = lost.join(', ');
    field.addError(t?.('hostPicker.lost', { hosts: names }) ?? names);
  }
}
