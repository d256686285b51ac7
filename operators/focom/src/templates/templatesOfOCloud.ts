import { annotations, TemplateInfo } from '@o2ims-portal/api';
import { Informer, ObjectKey } from '@o2ims-portal/kubernetes-client';

/** The TemplateInfos that are there because an O-Cloud offers them. */
export function templatesOfOCloud(
  templates: Pick<Informer<TemplateInfo>, 'list'>,
  { namespace, name }: ObjectKey,
): ObjectKey[] {
  return templates
    .list()
    .filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        metadata.annotations?.[annotations.offeredBy]
          ?.split(',')
          .includes(name),
    )
    .map(({ metadata }) => ({ namespace, name: metadata.name }));
}
