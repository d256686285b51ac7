import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { useRevisions } from '../../hooks/useRevisions';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { RevisionItem } from './RevisionItem';
import styles from './RevisionsTab.module.css';

/** What was executed of a request, and how each differs from what it asks for now. */
export const RevisionsTab = (props: { request: Request; now: number }) => {
  const { request, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, refresh } = useRevisions(request);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.revisions.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(value)} onRetry={refresh} />
        )}
        {!value && !error && <Skeleton width="100%" height={120} />}
        {value?.length === 0 && (
          <Text color="secondary">{t('request.revisions.none')}</Text>
        )}
        {value && value.length > 0 && (
          <ul className={styles.list} aria-label={t('request.revisions.title')}>
            {value.map(revision => (
              <RevisionItem
                key={revision.revision}
                revision={revision}
                request={request}
                now={now}
                onRestored={refresh}
              />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
};
