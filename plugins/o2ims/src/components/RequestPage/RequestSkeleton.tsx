import { Skeleton } from '@backstage/ui';
import { PageBody } from '../common/PageBody';

/** The outline of a request's page while it loads. */
export const RequestSkeleton = () => (
  <PageBody>
    <Skeleton width={240} height={36} />
    <Skeleton width="60%" height={40} />
    <Skeleton width="100%" height={360} />
  </PageBody>
);
