import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { Cluster, hostEntityRef } from '@o2ims-portal/plugin-o2ims-common';
import { useRequestHref } from '../../hooks/useRequestHref';
import { o2imsTranslationRef } from '../../translation';
import { ConditionList } from '../common/ConditionList';
import { CopyButton } from '../common/CopyButton';
import { EntityLink } from '../common/EntityLink';
import { FactList } from '../common/FactList';
import { KubeconfigCommand } from '../common/KubeconfigCommand';
import { Pill } from '../common/Pill';
import { ProgressBar } from '../common/ProgressBar';
import { SimulatedMark } from '../common/SimulatedMark';

/** Phase, nodes, version, address, hosts, owner, the request behind it, and how to get in. */
export const ClusterView = ({ cluster }: { cluster: Cluster }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestHref = useRequestHref();
  const { name, namespace, nodesReady, nodesWanted } = cluster;
  const allReady = nodesWanted > 0 && nodesReady >= nodesWanted;
  const nodes = t('cluster.nodesOf', {
    ready: nodesReady,
    wanted: nodesWanted,
  });
  const hosts = cluster.nodes.flatMap(({ host }) => (host ? [host] : []));
  const unknown = (
    <Text color="secondary" variant="body-medium">
      {t('cluster.unknown')}
    </Text>
  );
  const facts = [
    {
      label: t('cluster.phase'),
      value: (
        <>
          <Pill tone={cluster.phase === 'Failed' ? 'danger' : 'neutral'}>
            {cluster.phase || t('cluster.unknown')}
          </Pill>
          {cluster.simulated && <SimulatedMark />}
        </>
      ),
    },
    {
      label: t('cluster.nodes'),
      value: (
        <>
          {nodes}
          {!allReady && (
            <ProgressBar
              value={nodesWanted ? nodesReady / nodesWanted : 0}
              label={nodes}
            />
          )}
        </>
      ),
    },
    {
      label: t('cluster.version'),
      value: cluster.kubernetesVersion ?? unknown,
    },
    {
      label: t('cluster.endpoint'),
      value: cluster.endpoint ? (
        <>
          {cluster.endpoint}
          <CopyButton
            text={cluster.endpoint}
            what={t('cluster.endpointCopy')}
          />
        </>
      ) : (
        unknown
      ),
    },
    {
      label: t('cluster.hosts'),
      value: hosts.length
        ? hosts.map(host => (
            <EntityLink
              key={host}
              entityRef={hostEntityRef({ namespace, name: host })}
              title={host}
            />
          ))
        : unknown,
    },
    {
      label: t('cluster.owner'),
      value: cluster.owner ? <EntityLink entityRef={cluster.owner} /> : unknown,
    },
    {
      label: t('cluster.request'),
      value: cluster.request ? (
        <Link href={requestHref(cluster.request)}>{cluster.request.name}</Link>
      ) : (
        unknown
      ),
    },
    { label: t('cluster.oCloud'), value: cluster.oCloudId },
  ];
  return (
    <Flex direction="column" gap="5">
      <FactList facts={facts} />
      {cluster.conditions.length > 0 && (
        <div>
          <Text as="h3" variant="body-small" color="secondary">
            {t('cluster.conditions')}
          </Text>
          <ConditionList conditions={cluster.conditions} />
        </div>
      )}
      {nodesReady > 0 && (
        <KubeconfigCommand name={name} namespace={namespace} />
      )}
    </Flex>
  );
};
