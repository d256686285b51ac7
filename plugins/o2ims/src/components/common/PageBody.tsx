import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './PageBody.module.css';

/** What is below a page's header, in one column with even gaps. */
export const PageBody = ({ children }: { children: ReactNode }) => (
  <Container>
    <div className={styles.body}>{children}</div>
  </Container>
);
