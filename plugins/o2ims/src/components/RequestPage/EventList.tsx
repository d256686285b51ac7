import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceEvent } from '@o2ims-portal/plugin-o2ims-common';
import { RiErrorWarningFill, RiInformationLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { TimeAgo } from '../common/TimeAgo';
import styles from './EventList.module.css';

/** Events, each with what it is about, how often it happened and when. */
export const EventList = (props: { events: ResourceEvent[]; now: number }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <ul className={styles.list} aria-label={t('request.events.title')}>
      {props.events.map(event => {
        const warns = event.type === 'Warning';
        const Icon = warns ? RiErrorWarningFill : RiInformationLine;
        return (
          <li key={event.id} className={styles.event}>
            <span
              className={styles.icon}
              data-type={event.type}
              role="img"
              aria-label={
                warns ? t('request.events.warning') : t('request.events.normal')
              }
            >
              <Icon size={18} />
            </span>
            <span className={styles.reason}>{event.reason}</span>
            <span className={styles.about}>
              {event.kind} {event.name}
            </span>
            <span className={styles.time}>
              {event.lastSeenAt && (
                <TimeAgo time={event.lastSeenAt} now={props.now} />
              )}
            </span>
            <span className={styles.message}>
              {event.message}
              {event.count > 1 && event.firstSeenAt && (
                <span className={styles.count}>
                  {' '}
                  {t('request.events.count', { amount: event.count })}{' '}
                  <TimeAgo time={event.firstSeenAt} now={props.now} />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
