import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { toOCloudAdvice } from '../../lib/toOCloudAdvice';
import { o2imsTranslationRef } from '../../translation';
import { LineList } from '../common/LineList';

/** Why requests for an O-Cloud wait, in FOCOM's own words, and what to do. */
export const OCloudTrouble = ({ oCloud }: { oCloud: OCloud }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { message, conditions } = oCloud;
  return (
    <Alert
      status="warning"
      icon
      title={t('oClouds.trouble')}
      description={
        <LineList
          lines={[
            ...(message
              ? [
                  {
                    label: t('request.failure.why'),
                    value: <q>{message}</q>,
                  },
                ]
              : []),
            {
              label: t('request.failure.next'),
              value: t(toOCloudAdvice(conditions)),
            },
          ]}
        />
      }
    />
  );
};
