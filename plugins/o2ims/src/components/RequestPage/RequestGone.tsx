import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { RiCheckDoubleLine, RiQuestionLine } from '@remixicon/react';
import { requestsRouteRef } from '../../routes';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';

/** Stands in for a request that is not there: it was deleted under the person's eyes (`known`), or never seen. */
export const RequestGone = (props: { path: string; known?: boolean }) => {
  const { path, known } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestsPage = useRouteRef(requestsRouteRef);
  return (
    <div role="status">
      <EmptyNotice
        icon={
          known ? <RiCheckDoubleLine size={32} /> : <RiQuestionLine size={32} />
        }
        title={
          known ? t('request.gone.title') : t('request.gone.notFound', { path })
        }
      >
        <Text color="secondary">
          {known ? t('request.gone.text') : t('request.gone.notFoundText')}
        </Text>
        {requestsPage && (
          <ButtonLink href={requestsPage()} variant="secondary">
            {t('request.gone.back')}
          </ButtonLink>
        )}
      </EmptyNotice>
    </div>
  );
};
