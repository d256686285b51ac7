import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiCheckboxCircleFill,
  RiDeleteBin6Line,
  RiErrorWarningFill,
  RiProgress4Line,
  RiQuestionLine,
} from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import styles from './ResourceMark.module.css';

const icons = {
  ready: RiCheckboxCircleFill,
  notReady: RiProgress4Line,
  failed: RiErrorWarningFill,
  unknown: RiQuestionLine,
  deleting: RiDeleteBin6Line,
};

/** How an object is doing, in one word. */
export function stateOf(node: ResourceNode): keyof typeof icons {
  if (node.deletedAt) {
    return 'deleting';
  }
  switch (node.ready) {
    case 'True':
      return 'ready';
    case 'False':
      return node.severity === 'Error' ? 'failed' : 'notReady';
    default:
      return 'unknown';
  }
}

/** The same as an icon. */
export const ResourceMark = ({ node }: { node: ResourceNode }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const state = stateOf(node);
  const Icon = icons[state];
  return (
    <span
      className={styles.mark}
      data-state={state}
      role="img"
      aria-label={t(`request.resources.state.${state}`)}
      title={t(`request.resources.state.${state}`)}
    >
      <Icon size={18} />
    </span>
  );
};
