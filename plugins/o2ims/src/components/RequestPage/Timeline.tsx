import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { formatDuration } from '../../lib/formatDuration';
import { layoutTimeline } from '../../lib/layoutTimeline';
import { o2imsTranslationRef } from '../../translation';
import styles from './Timeline.module.css';
import { TimelineStage } from './TimelineStage';

/** The stages of a request, each with its time on an axis that all share. */
export const Timeline = (props: { request: Request; now: number }) => {
  const { request, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { rows, total, ticks } = layoutTimeline(request, now);
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <Text as="h2" variant="title-x-small">
            {t('request.timeline.title')}
          </Text>
          <Text variant="body-small" color="secondary">
            {t('request.timeline.total', { duration: formatDuration(total) })}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.timeline}>
          <div className={styles.grid} aria-hidden="true">
            {ticks.map(tick => (
              <span
                key={tick}
                className={styles.tick}
                style={{ left: `${(tick / total) * 100}%` }}
              >
                {/* a mark near the end has no room for its label */}
                {tick < total * 0.94 && (
                  <span className={styles.tickLabel}>
                    {formatDuration(tick)}
                  </span>
                )}
              </span>
            ))}
          </div>
          <ol
            className={styles.stages}
            aria-label={t('request.timeline.label')}
          >
            {rows.map(row => (
              <TimelineStage key={row.stage.type} row={row} />
            ))}
          </ol>
        </div>
      </CardBody>
    </Card>
  );
};
