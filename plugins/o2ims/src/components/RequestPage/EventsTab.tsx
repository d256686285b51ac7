import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import { RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { useRequestEvents } from '../../hooks/useRequestEvents';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { EventList } from './EventList';

/** What happened to the objects behind a request. */
export const EventsTab = (props: { request: RequestKey; now: number }) => {
  const { request, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, refresh } = useRequestEvents(request);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.events.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(value)} onRetry={refresh} />
        )}
        {!value && !error && <Skeleton width="100%" height={200} />}
        {value?.length === 0 && (
          <Text color="secondary">{t('request.events.none')}</Text>
        )}
        {value && value.length > 0 && <EventList events={value} now={now} />}
      </CardBody>
    </Card>
  );
};
