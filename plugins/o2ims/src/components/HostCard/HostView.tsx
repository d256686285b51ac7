import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { clusterEntityRef, Host } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { ConditionList } from '../common/ConditionList';
import { EntityLink } from '../common/EntityLink';
import { FactList } from '../common/FactList';
import { HostStatePill } from '../common/HostStatePill';
import { SimulatedMark } from '../common/SimulatedMark';
import { RequestOfHost } from './RequestOfHost';

/** State, cluster, request and what is known of the machine. */
export const HostView = ({ host }: { host: Host }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { namespace, clusterName, request } = host;
  const none = (
    <Text color="secondary" variant="body-medium">
      {t('host.none')}
    </Text>
  );
  const facts = [
    {
      label: t('host.state'),
      value: (
        <>
          <HostStatePill state={host.state} />
          {host.simulated && <SimulatedMark />}
        </>
      ),
    },
    ...(host.notClean
      ? [{ label: t('host.cleaning'), value: host.notClean }]
      : []),
    {
      label: t('host.cluster'),
      value: clusterName ? (
        <EntityLink
          entityRef={clusterEntityRef({ namespace, name: clusterName })}
          title={clusterName}
        />
      ) : (
        none
      ),
    },
    {
      label: t('host.request'),
      value: request ? <RequestOfHost name={request} /> : none,
    },
    { label: t('host.os'), value: host.osImage ?? none },
    { label: t('host.architecture'), value: host.architecture ?? none },
    { label: t('host.addresses'), value: host.addresses.join(', ') || none },
    { label: t('host.hostId'), value: host.hostId ?? none },
    { label: t('host.oCloud'), value: host.oCloudId },
  ];
  return (
    <Flex direction="column" gap="5">
      <FactList facts={facts} />
      {host.conditions.length > 0 && (
        <div>
          <Text as="h3" variant="body-small" color="secondary">
            {t('host.conditions')}
          </Text>
          <ConditionList conditions={host.conditions} />
        </div>
      )}
    </Flex>
  );
};
