import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Stage } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiProgress4Line,
} from '@remixicon/react';
import { ComponentType } from 'react';
import { formatDuration } from '../../lib/formatDuration';
import { TimelineRow } from '../../lib/layoutTimeline';
import { o2imsTranslationRef } from '../../translation';
import styles from './Timeline.module.css';

const icons: Record<
  Stage['state'],
  ComponentType<{ size?: number | string; className?: string }>
> = {
  done: RiCheckboxCircleFill,
  active: RiProgress4Line,
  failed: RiErrorWarningFill,
  waiting: RiCheckboxBlankCircleLine,
};

/** One line of the timeline: what, how long, when, and what it waits for now. */
export const TimelineStage = ({ row }: { row: TimelineRow }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { stage, duration, left, width } = row;
  const Icon = icons[stage.state];
  const message = stage.state === 'waiting' ? undefined : stage.message;
  return (
    <li
      className={styles.stage}
      data-state={stage.state}
      aria-current={stage.state === 'active' ? 'step' : undefined}
    >
      <span
        className={styles.icon}
        role="img"
        aria-label={t(`request.timeline.state.${stage.state}`)}
      >
        <Icon size={18} />
      </span>
      <span className={styles.title}>{stage.title}</span>
      <span className={styles.duration}>
        {duration !== undefined && formatDuration(duration)}
      </span>
      <span className={styles.axis} aria-hidden="true">
        {duration !== undefined && (
          <span
            className={styles.bar}
            style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
          />
        )}
      </span>
      {message && <span className={styles.message}>{message}</span>}
    </li>
  );
};
