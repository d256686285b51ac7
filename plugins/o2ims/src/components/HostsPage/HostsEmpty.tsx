import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiServerLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { Command } from '../common/Command';
import { EmptyNotice } from '../common/EmptyNotice';

/** How the first host comes here: a real one, or those that the lab plays. */
export const HostsEmpty = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <EmptyNotice
      icon={<RiServerLine size={32} />}
      title={t('hosts.none.title')}
    >
      <Text color="secondary">{t('hosts.none.real')}</Text>
      <Text color="secondary">{t('hosts.none.lab')}</Text>
      <Command text="npm run lab -- up --hosts 8" what={t('hosts.none.copy')} />
    </EmptyNotice>
  );
};
