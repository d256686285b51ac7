import styles from './ProgressBar.module.css';

/** How far something has come, 0 to 1. */
export const ProgressBar = (props: { value: number; label: string }) => (
  <span
    className={styles.track}
    role="progressbar"
    aria-label={props.label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(props.value * 100)}
  >
    <span
      className={styles.bar}
      style={{ width: `${Math.round(props.value * 100)}%` }}
    />
  </span>
);
