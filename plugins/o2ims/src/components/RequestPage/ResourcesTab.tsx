import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  Skeleton,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { RiListUnordered, RiNodeTree } from '@remixicon/react';
import { useState } from 'react';
import { useRequestResources } from '../../hooks/useRequestResources';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { ResourceGraph } from './ResourceGraph';
import { ResourceTree } from './ResourceTree';
import styles from './Timeline.module.css';

/** What stands behind a request, as a tree or as a graph. */
export const ResourcesTab = (props: { request: RequestKey; now: number }) => {
  const { request, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, refresh } = useRequestResources(request);
  const [shape, setShape] = useState<'tree' | 'graph'>('tree');
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <Text as="h2" variant="title-x-small">
            {t('request.resources.title')}
          </Text>
          <ToggleButtonGroup
            aria-label={t('request.resources.shape')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[shape]}
            onSelectionChange={keys =>
              setShape(keys.has('graph') ? 'graph' : 'tree')
            }
          >
            <ToggleButton id="tree" iconStart={<RiListUnordered />}>
              {t('request.resources.tree')}
            </ToggleButton>
            <ToggleButton id="graph" iconStart={<RiNodeTree />}>
              {t('request.resources.graph')}
            </ToggleButton>
          </ToggleButtonGroup>
        </div>
      </CardHeader>
      <CardBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(value)} onRetry={refresh} />
        )}
        {value?.incomplete && (
          <Alert
            status="warning"
            icon
            title={t('request.resources.incomplete')}
            description={value.incomplete}
          />
        )}
        {!value && !error && <Skeleton width="100%" height={200} />}
        {value && shape === 'tree' && (
          <ResourceTree root={value.root} now={now} />
        )}
        {value && shape === 'graph' && <ResourceGraph root={value.root} />}
      </CardBody>
    </Card>
  );
};
