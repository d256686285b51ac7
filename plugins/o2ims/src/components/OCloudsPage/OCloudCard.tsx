import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Text,
} from '@backstage/ui';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { RiFileList3Line } from '@remixicon/react';
import { capacityToHostCounts } from '../../lib/toHostCounts';
import { requestsRouteRef } from '../../routes';
import { o2imsTranslationRef } from '../../translation';
import { HostCapacity } from '../common/HostCapacity';
import { NewClusterLink } from '../common/NewClusterLink';
import styles from './OCloudCard.module.css';
import { OCloudFacts } from './OCloudFacts';
import { OCloudHealth } from './OCloudHealth';
import { OCloudTrouble } from './OCloudTrouble';

/** One O-Cloud: health and what to do about it, room, templates, and the ways on from here. */
export const OCloudCard = (props: { oCloud: OCloud; now: number }) => {
  const { oCloud, now } = props;
  const { name, isLocal, isAvailable, capacity } = oCloud;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestsPage = useRouteRef(requestsRouteRef);
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <Text as="h2" variant="title-x-small" truncate title={name}>
            {name}
          </Text>
          {isLocal && (
            <Text color="secondary" variant="body-small">
              {t('oCloudPicker.local')}
            </Text>
          )}
          <span className={styles.health}>
            <OCloudHealth isAvailable={isAvailable} />
          </span>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          {!isAvailable && <OCloudTrouble oCloud={oCloud} />}
          {capacity ? (
            <HostCapacity counts={capacityToHostCounts(capacity)} />
          ) : (
            <Text color="secondary">{t('oCloudPicker.capacityUnknown')}</Text>
          )}
          <OCloudFacts oCloud={oCloud} now={now} />
        </div>
      </CardBody>
      <CardFooter>
        <div className={styles.actions}>
          {requestsPage && (
            <ButtonLink
              variant="tertiary"
              href={`${requestsPage()}?${new URLSearchParams({
                oCloudId: name,
              })}`}
              aria-label={t('oClouds.requestsOf', { name })}
              iconStart={<RiFileList3Line />}
            >
              {t('oClouds.requests')}
            </ButtonLink>
          )}
          {isAvailable && (
            <NewClusterLink
              chosen={{ oCloud: name }}
              label={t('oClouds.newClusterOn', { name })}
            />
          )}
        </div>
      </CardFooter>
    </Card>
  );
};
