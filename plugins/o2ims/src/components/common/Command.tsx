import styles from './Command.module.css';
import { CopyButton } from './CopyButton';

/** Something to type into a terminal or to keep, with a button that copies it. */
export const Command = (props: { text: string; what: string }) => (
  <div className={styles.command}>
    <pre className={styles.text}>{props.text}</pre>
    <CopyButton {...props} />
  </div>
);
