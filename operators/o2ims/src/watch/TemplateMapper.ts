import {
  ClusterTemplate,
  KubernetesObject,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Caches } from '../cache/Caches';
import { refersTo } from '../templates/AddonSources';
import { usedTemplate } from '../templates/usedTemplate';

/** Which templates a change of some other object matters to. */
export class TemplateMapper {
  readonly #templates: Caches['templates'];
  readonly #namespace: string;

  static create(options: {
    caches: Pick<Caches, 'templates'>;
    namespace: string;
  }): TemplateMapper {
    return new TemplateMapper(options.caches.templates, options.namespace);
  }

  private constructor(templates: Caches['templates'], namespace: string) {
    this.#templates = templates;
    this.#namespace = namespace;
  }

  /** The templates of which a request begins or ends to be a user. */
  readonly fromRequest = (
    request: ProvisioningRequest,
    previous?: ProvisioningRequest,
  ): ObjectKey[] => {
    const names = [usedTemplate(request), previous && usedTemplate(previous)];
    // one that comes, and one that goes, has nothing before it
    const changed = !previous || names[0] !== names[1];
    return changed
      ? names.flatMap(name =>
          name ? [{ namespace: this.#namespace, name }] : [],
        )
      : [];
  };

  /** The templates that have an add-on of a ConfigMap or Secret that comes or goes. */
  readonly fromAddonSource = (
    object: KubernetesObject,
    previous?: KubernetesObject,
  ): ObjectKey[] =>
    previous
      ? []
      : this.#templates
          .list()
          .filter((template: ClusterTemplate) => refersTo(template, object))
          .map(({ metadata: { namespace, name } }) => ({ namespace, name }));
}
