import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { ConditionList } from '../common/ConditionList';
import { FactList } from '../common/FactList';
import { TimeAgo } from '../common/TimeAgo';
import { OCloudTemplates } from './OCloudTemplates';

/** What FOCOM found out about an O-Cloud. */
export const OCloudFacts = (props: { oCloud: OCloud; now: number }) => {
  const { oCloud, now } = props;
  const { lastContactTime, conditions, templates, isAvailable } = oCloud;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const served = conditions.find(({ type }) => type === 'ApiServed');
  const facts = [
    ...(templates
      ? [
          {
            label: t('oClouds.templates'),
            value: <OCloudTemplates templates={templates} />,
          },
        ]
      : []),
    ...(served?.status === 'True' && served.message
      ? [{ label: t('oClouds.serves'), value: served.message }]
      : []),
    ...(lastContactTime
      ? [
          {
            // FOCOM says it when the O-Cloud comes or goes, and not in between
            label: isAvailable ? t('oClouds.since') : t('oClouds.lastContact'),
            value: <TimeAgo time={lastContactTime} now={now} />,
          },
        ]
      : []),
  ];
  return (
    <>
      {facts.length > 0 && <FactList facts={facts} />}
      {conditions.length > 0 ? (
        <ConditionList conditions={conditions} />
      ) : (
        <Text color="secondary" variant="body-small">
          {t('oClouds.noConditions')}
        </Text>
      )}
    </>
  );
};
