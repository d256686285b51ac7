import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { Command } from '../common/Command';

/** The template's parameters as they were given. */
export const RequestParameters = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.parameters.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Command
          text={JSON.stringify(request.templateParameters, undefined, 2)}
          what={t('request.parameters.copy')}
        />
      </CardBody>
    </Card>
  );
};
