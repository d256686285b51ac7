import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header, Skeleton, Text } from '@backstage/ui';
import { RiStackLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useOClouds } from '../../hooks/useOClouds';
import { useTemplates } from '../../hooks/useTemplates';
import { groupTemplates } from '../../lib/groupTemplates';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';
import { ErrorNotice } from '../common/ErrorNotice';
import { PageBody } from '../common/PageBody';
import { TemplateCard } from './TemplateCard';
import styles from './TemplatesPage.module.css';

/** What clusters can be made from, and what each template asks for. */
export const TemplatesPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: templates, error, refresh } = useTemplates();
  // that they cannot be read is said on their own page, and no reason to hide the templates
  const { value: oClouds } = useOClouds();
  const groups = useMemo(
    () => templates && groupTemplates(templates),
    [templates],
  );
  return (
    <>
      <Header title={t('templates.title')} />
      <PageBody>
        {error && (
          <ErrorNotice
            error={error}
            stale={Boolean(templates)}
            onRetry={refresh}
          />
        )}
        {!groups && !error && <Skeleton width="100%" height={240} />}
        {groups?.length === 0 && (
          <EmptyNotice
            icon={<RiStackLine size={32} />}
            title={t('templates.none.title')}
          >
            <Text color="secondary">{t('templates.none.text')}</Text>
          </EmptyNotice>
        )}
        {groups && groups.length > 0 && (
          <ul className={styles.cards} aria-label={t('templates.title')}>
            {groups.map(group => (
              <li key={group.name}>
                <TemplateCard group={group} oClouds={oClouds} />
              </li>
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
};
