import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { graphSize, layoutGraph } from '../../lib/layoutGraph';
import { o2imsTranslationRef } from '../../translation';
import styles from './ResourceGraph.module.css';
import { ResourceMark, stateOf } from './ResourceMark';

const { boxWidth, boxHeight, columnGap } = graphSize;

/** The same as the tree, as boxes and lines; who cannot see it has the tree. */
export const ResourceGraph = ({ root }: { root: ResourceNode }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { boxes, lines, width, height } = layoutGraph(root);
  return (
    <div
      className={styles.frame}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so that the keyboard has to get there
      tabIndex={0}
      role="group"
      aria-label={t('request.resources.graphLabel')}
    >
      <div className={styles.graph} style={{ width, height }}>
        <svg
          className={styles.lines}
          width={width}
          height={height}
          aria-hidden="true"
        >
          {lines.map(({ from, to }) => {
            const x = from.left + boxWidth;
            const middle = x + columnGap / 2;
            const y = from.top + boxHeight / 2;
            return (
              <path
                key={to.node.id}
                d={`M${x} ${y}H${middle}V${to.top + boxHeight / 2}H${to.left}`}
              />
            );
          })}
        </svg>
        {boxes.map(({ node, left, top }) => (
          <div
            key={node.id}
            className={styles.box}
            data-state={stateOf(node)}
            style={{ left, top, width: boxWidth, height: boxHeight }}
            title={node.message ?? node.reason ?? node.name}
          >
            <ResourceMark node={node} />
            <span className={styles.text}>
              <span className={styles.kind}>{node.kind}</span>
              <span className={styles.name}>{node.name}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
};
