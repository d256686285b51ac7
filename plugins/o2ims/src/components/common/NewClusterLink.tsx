import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink } from '@backstage/ui';
import { o2imsRequestCreatePermission } from '@o2ims-portal/plugin-o2ims-common';
import { RiAddLine } from '@remixicon/react';
import { ClusterFormData, toFormQuery } from '../../lib/toFormQuery';
import { templateRouteRef } from '../../routes';
import { o2imsTranslationRef } from '../../translation';

/** The software template that asks for a cluster. */
const createTemplate = { namespace: 'default', templateName: 'create-cluster' };

/** Leads to the form that asks for a cluster, filled in with what is chosen already; nothing for who may not ask. */
export const NewClusterLink = (props: {
  chosen?: ClusterFormData;
  /** What it says in place of "New cluster". */
  text?: string;
  /** What a screen reader says, where there are several such links on a page. */
  label?: string;
}) => {
  const { chosen, text, label } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { allowed } = usePermission({
    permission: o2imsRequestCreatePermission,
  });
  const templatePage = useRouteRef(templateRouteRef);
  if (!allowed || !templatePage) {
    return null;
  }
  return (
    <ButtonLink
      variant={chosen ? 'secondary' : 'primary'}
      href={`${templatePage(createTemplate)}${toFormQuery(chosen)}`}
      aria-label={label}
      iconStart={<RiAddLine />}
    >
      {text ?? t('requests.new')}
    </ButtonLink>
  );
};
