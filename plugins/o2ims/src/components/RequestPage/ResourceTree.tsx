import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { Key, Tree } from 'react-aria-components';
import { openNodes } from '../../lib/openNodes';
import { o2imsTranslationRef } from '../../translation';
import styles from './ResourceTree.module.css';
import { ResourceTreeItem } from './ResourceTreeItem';

/** Objects below those that they exist because of: what is fine is folded, until somebody opens it. */
export const ResourceTree = (props: { root: ResourceNode; now: number }) => {
  const { root, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = openNodes(root, chosen);
  const onExpandedChange = (next: Set<Key>) => {
    const changed = [...new Set([...open, ...next])].filter(
      id => open.has(String(id)) !== next.has(id),
    );
    setChosen(
      new Map([
        ...chosen,
        ...changed.map(id => [String(id), next.has(id)] as const),
      ]),
    );
  };
  return (
    <Tree
      aria-label={t('request.resources.label')}
      className={styles.tree}
      expandedKeys={open}
      onExpandedChange={onExpandedChange}
    >
      <ResourceTreeItem node={root} now={now} />
    </Tree>
  );
};
