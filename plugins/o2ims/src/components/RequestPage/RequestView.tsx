import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Header } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { LiveState } from '../../lib/LiveQuery';
import { useNow } from '../../hooks/useNow';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { ChangeRequest } from './ChangeRequest';
import { DeleteRequest } from './DeleteRequest';
import { DraftNotice } from './DraftNotice';
import { FailureNotice } from './FailureNotice';
import { PhaseAnnouncer } from './PhaseAnnouncer';
import { RequestFacts } from './RequestFacts';
import { RequestTabs } from './RequestTabs';

/** What a person wants to know of one request, the answer to "why does it wait" first. */
export const RequestView = (props: {
  request: Request;
  mode: LiveState<unknown>['mode'];
  error?: Error;
  failingSince?: number;
  onRefresh: () => void;
}) => {
  const { request, mode, error, failingSince, onRefresh } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { phase } = request;
  const running = phase !== 'FULFILLED' && phase !== 'FAILED';
  const now = useNow(running);
  return (
    <>
      <Header
        title={request.name}
        description={request.description}
        customActions={
          <>
            <LiveMark mode={mode} failingSince={failingSince} />
            <ChangeRequest request={request} onChanged={onRefresh} />
            <DeleteRequest request={request} onDeleted={onRefresh} />
          </>
        }
      />
      <PageBody>
        <PhaseAnnouncer request={request} />
        <RequestFacts request={request} now={now} />
        {error && <ErrorNotice error={error} stale onRetry={onRefresh} />}
        <DraftNotice request={request} onApproved={onRefresh} />
        {phase === 'FAILED' && <FailureNotice request={request} />}
        {phase === 'DELETING' && (
          <Alert
            status="warning"
            icon
            title={t('request.deleting.title')}
            description={request.message || t('request.deleting.text')}
          />
        )}
        <RequestTabs request={request} now={now} />
        {request.simulated && <SimulatedBanner />}
      </PageBody>
    </>
  );
};
