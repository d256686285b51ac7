import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { nameOfRef } from '../../lib/nameOfRef';

/**
 * A link to an entity's page that asks the catalog for nothing. A text that is no reference, or an app without a
 * catalog, leaves plain text.
 */
export const EntityLink = (props: { entityRef: string; title?: string }) => {
  const { entityRef, title = nameOfRef(entityRef) } = props;
  const entityPage = useRouteRef(entityRouteRef);
  const target = toTarget(entityRef);
  if (!entityPage || !target) {
    return <span title={entityRef}>{title}</span>;
  }
  return (
    <Link href={entityPage(target)} title={entityRef}>
      {title}
    </Link>
  );
};

function toTarget(entityRef: string) {
  try {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    return { kind: kind.toLocaleLowerCase('en-US'), namespace, name };
  } catch {
    return undefined;
  }
}
