import { localOCloud } from '@o2ims-portal/plugin-o2ims-common';
import { HostChoice } from './HostChoice';
import { HostCount } from './HostCount';
import { HostPickerProps } from './schema';

/** Hosts of the management cluster are picked one by one; another O-Cloud, whose hosts the portal does not see, chooses its own. */
export const HostPickerField = (props: HostPickerProps) => {
  const { formContext, uiSchema } = props;
  const field = uiSchema['ui:options']?.oCloudField;
  const oCloud = field ? formContext?.formData?.[field] : undefined;
  return oCloud && oCloud !== localOCloud ? (
    <HostCount {...props} oCloudName={String(oCloud)} />
  ) : (
    <HostChoice {...props} />
  );
};
