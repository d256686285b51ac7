import { Text } from '@backstage/ui';
import { ReactElement, ReactNode } from 'react';
import styles from './EmptyNotice.module.css';

/** Stands where nothing is to be shown, and says what to do about it. */
export const EmptyNotice = (props: {
  icon: ReactElement;
  title: string;
  children?: ReactNode;
}) => (
  <div className={styles.notice}>
    <span className={styles.icon} aria-hidden="true">
      {props.icon}
    </span>
    <Text as="h2" variant="title-small">
      {props.title}
    </Text>
    {props.children}
  </div>
);
