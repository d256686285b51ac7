import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { useRequests } from '../../hooks/useRequests';
import { requestsRouteRef } from '../../routes';
import { o2imsTranslationRef } from '../../translation';

/** How many requests use a template, in whatever version, and the way to them. */
export const TemplateRequests = ({ name }: { name: string }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestsPage = useRouteRef(requestsRouteRef);
  // their number is all that is wanted
  const { value, error } = useRequests({ template: name, limit: 1 });
  if (!value) {
    return error ? (
      <>{t('templates.notKnown')}</>
    ) : (
      <Skeleton width={80} height={16} />
    );
  }
  const text = t('templates.requestCount', { count: value.total });
  return requestsPage && value.total > 0 ? (
    <Link
      href={`${requestsPage()}?${new URLSearchParams({ template: name })}`}
      aria-label={t('templates.requestsOf', { count: value.total, name })}
    >
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
};
