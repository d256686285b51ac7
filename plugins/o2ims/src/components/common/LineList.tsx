import { ReactNode } from 'react';
import styles from './LineList.module.css';

/** A few lines, each with what it is about in front. */
export const LineList = (props: {
  lines: { label: string; value: ReactNode }[];
}) => (
  <dl className={styles.lines}>
    {props.lines.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
