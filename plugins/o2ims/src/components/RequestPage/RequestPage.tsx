import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import {
  parseRequestKey,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { useParams } from 'react-router-dom';
import { useRequest } from '../../hooks/useRequest';
import { useRequestHref } from '../../hooks/useRequestHref';
import { isNotFound } from '../../lib/isNotFound';
import { ErrorNotice } from '../common/ErrorNotice';
import { PageBody } from '../common/PageBody';
import { RequestGone } from './RequestGone';
import { RequestSkeleton } from './RequestSkeleton';
import { RequestView } from './RequestView';

const LiveRequest = (props: {
  request: NonNullable<ReturnType<typeof parseRequestKey>>;
}) => {
  const { value, error, failingSince, mode, refresh } = useRequest(
    props.request,
  );
  const requestHref = useRequestHref();
  let content = <RequestSkeleton />;
  if (error && isNotFound(error)) {
    content = (
      <RequestGone path={requestPath(props.request)} known={Boolean(value)} />
    );
  } else if (value) {
    content = (
      <RequestView
        request={value}
        mode={mode}
        error={error}
        failingSince={failingSince}
        onRefresh={refresh}
      />
    );
  } else if (error) {
    content = (
      <PageBody>
        <ErrorNotice error={error} onRetry={refresh} />
      </PageBody>
    );
  }
  return (
    <BreadcrumbEntry
      entry={{ href: requestHref(props.request), label: props.request.name }}
    >
      {content}
    </BreadcrumbEntry>
  );
};

/** One request, followed as it goes. */
export const RequestPage = () => {
  const parameters = useParams();
  const key = parseRequestKey(parameters);
  if (!key) {
    return <RequestGone path={Object.values(parameters).join('/')} />;
  }
  return <LiveRequest key={requestPath(key)} request={key} />;
};
