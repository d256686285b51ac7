import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { RiArrowRightSLine } from '@remixicon/react';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components';
import { formatAge } from '../../lib/formatDuration';
import { o2imsTranslationRef } from '../../translation';
import { ResourceMark } from './ResourceMark';
import styles from './ResourceTree.module.css';

/** One line of the tree: what it is, how it is doing, since when, and why it is not ready; below it the next level. */
export const ResourceTreeItem = (props: {
  node: ResourceNode;
  now: number;
}) => {
  const { node, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { kind, name, ready, condition, reason, since, children } = node;
  const detail = node.message || (ready === 'True' ? undefined : reason);
  return (
    <TreeItem
      id={node.id}
      textValue={`${kind} ${name}`}
      className={styles.item}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div
            className={styles.line}
            style={{ paddingInlineStart: `calc(var(--level) * 1.25rem)` }}
          >
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron}>
                <RiArrowRightSLine size={18} aria-hidden="true" />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <ResourceMark node={node} />
            <span className={styles.name} title={`${kind} ${name}`}>
              <span className={styles.kind}>{kind}</span> {name}
            </span>
            <span className={styles.condition}>{condition}</span>
            <span className={styles.age}>
              {since && (
                <time dateTime={since} title={new Date(since).toLocaleString()}>
                  {formatAge(now - Date.parse(since))}
                </time>
              )}
            </span>
            {node.oCloudId && (
              <span className={styles.detail}>
                {t('request.resources.elsewhere', { oCloud: node.oCloudId })}
              </span>
            )}
            {ready !== 'True' && detail && (
              <span className={styles.detail}>{detail}</span>
            )}
          </div>
        )}
      </TreeItemContent>
      {children.map(child => (
        <ResourceTreeItem key={child.id} node={child} now={now} />
      ))}
    </TreeItem>
  );
};
