import { ReactElement, ReactNode } from 'react';
import styles from './Pill.module.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short word on a coloured ground. */
export const Pill = (props: {
  tone: Tone;
  icon?: ReactElement;
  children: ReactNode;
}) => (
  <span className={styles.pill} data-tone={props.tone}>
    {props.icon && (
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
    )}
    {props.children}
  </span>
);
