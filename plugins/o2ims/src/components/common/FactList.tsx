import { ReactNode } from 'react';
import styles from './FactList.module.css';

/** Names and values, one below the other. */
export const FactList = (props: {
  facts: { label: string; value: ReactNode }[];
}) => (
  <dl className={styles.list}>
    {props.facts.map(({ label, value }) => (
      <div key={label} className={styles.fact}>
        <dt className={styles.label}>{label}</dt>
        <dd className={styles.value}>{value}</dd>
      </div>
    ))}
  </dl>
);
