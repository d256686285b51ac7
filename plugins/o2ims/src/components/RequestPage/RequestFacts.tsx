import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { clusterEntityRef, Request } from '@o2ims-portal/plugin-o2ims-common';
import { formatDuration } from '../../lib/formatDuration';
import { layoutTimeline } from '../../lib/layoutTimeline';
import { o2imsTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import { FactList } from '../common/FactList';
import { PhaseBadge } from '../common/PhaseBadge';
import { SimulatedMark } from '../common/SimulatedMark';
import { TimeAgo } from '../common/TimeAgo';

/** Who asked for what, where it stands and for how long. */
export const RequestFacts = (props: { request: Request; now: number }) => {
  const { request, now } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { phase, clusterName, clusterNamespace } = request;
  const since = phase === 'DELETING' ? request.deletedAt : request.updatedAt;
  const duration =
    phase === 'FULFILLED'
      ? t('time.took', {
          duration: formatDuration(layoutTimeline(request, now).total),
        })
      : t('time.for', {
          duration: formatDuration(
            now -
              Date.parse(
                phase === 'FAILED' || phase === 'DELETING'
                  ? since ?? request.createdAt
                  : request.createdAt,
              ),
          ),
        });
  const cluster =
    clusterName && clusterNamespace ? (
      <EntityLink
        entityRef={clusterEntityRef({
          namespace: clusterNamespace,
          name: clusterName,
        })}
        title={clusterName}
      />
    ) : (
      clusterName
    );
  const facts = [
    {
      label: t('phase.label'),
      value: (
        <>
          <PhaseBadge phase={phase} /> {duration}
        </>
      ),
    },
    {
      label: t('request.asked'),
      value: <TimeAgo time={request.createdAt} now={now} />,
    },
    request.requestedBy && {
      label: t('request.askedBy'),
      value: <EntityLink entityRef={request.requestedBy} />,
    },
    request.owner && {
      label: t('request.owner'),
      value: <EntityLink entityRef={request.owner} />,
    },
    cluster && { label: t('request.cluster'), value: cluster },
    request.kubernetesVersion && {
      label: t('request.kubernetes'),
      value: request.kubernetesVersion,
    },
    {
      label: t('request.template'),
      value: `${request.templateName} ${request.templateVersion}`,
    },
    {
      label: t('request.oCloud'),
      value: (
        <>
          {request.oCloudId} {request.simulated && <SimulatedMark />}
        </>
      ),
    },
  ];
  return (
    <FactList
      facts={facts.filter(
        (fact): fact is Exclude<typeof fact, '' | undefined> => Boolean(fact),
      )}
    />
  );
};
