import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiSeedlingLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';

/** What a person sees before the first request. */
export const RequestsEmpty = ({ action }: { action: ReactNode }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <EmptyNotice
      icon={<RiSeedlingLine size={32} />}
      title={t('requests.none.title')}
    >
      <Text color="secondary">{t('requests.none.text')}</Text>
      {action}
    </EmptyNotice>
  );
};
