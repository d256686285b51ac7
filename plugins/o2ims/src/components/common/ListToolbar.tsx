import { SearchField } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './ListToolbar.module.css';

/** What is above a list: how much there is, a field to search in, and what else narrows the list. */
export const ListToolbar = (props: {
  summary: ReactNode;
  search?: string;
  searchLabel: string;
  searchHint: string;
  onSearch: (search: string) => void;
  children: ReactNode;
}) => (
  <div className={styles.toolbar}>
    <div className={styles.summary}>{props.summary}</div>
    <SearchField
      className={styles.search}
      size="small"
      aria-label={props.searchLabel}
      placeholder={props.searchHint}
      value={props.search ?? ''}
      onChange={props.onSearch}
    />
    {props.children}
  </div>
);
