import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { KubeconfigCommand } from '../common/KubeconfigCommand';

/** How to get into the cluster once it is there. */
export const RequestAccess = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { clusterName, clusterNamespace } = request;
  if (!clusterName || !clusterNamespace) {
    return null;
  }
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.access.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <KubeconfigCommand name={clusterName} namespace={clusterNamespace} />
      </CardBody>
    </Card>
  );
};
