import {
  ClusterTemplate,
  fieldManagers,
  finalizers,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  applyStatus,
  ensureFinalizer,
  EventRecorder,
  ReconcileContext,
  Reconciler,
  removeFinalizer,
} from '@o2ims-portal/operator-runtime';
import { Caches } from '../cache/Caches';
import { addonSourcesOf } from './AddonSources';
import { judgeTemplate } from './judgeTemplate';
import { toTemplateStatus } from './toTemplateStatus';

interface TemplateReconcilerOptions {
  client: KubernetesClient;
  events: EventRecorder;
  caches: Caches;
  namespace: string;
}

const type = resourceTypes.clusterTemplate;

/**
 * Says of a ClusterTemplate whether clusters can be made from it and who uses it, and keeps it as long as it is used.
 */
export class TemplateReconciler implements Reconciler {
  readonly #options: TemplateReconcilerOptions;

  static create(options: TemplateReconcilerOptions): TemplateReconciler {
    return new TemplateReconciler(options);
  }

  private constructor(options: TemplateReconcilerOptions) {
    this.#options = options;
  }

  async reconcile(
    key: { namespace?: string; name: string },
    { logger }: ReconcileContext,
  ): Promise<void> {
    const { client, events, caches, namespace } = this.#options;
    const template = caches.templates.get(key);
    if (!template) {
      return;
    }
    const users = caches.requests.by('template', key.name);
    const held = await this.#hold(template, users.length > 0);
    if (!held) {
      return;
    }
    const status = toTemplateStatus({
      template: held,
      verdict: judgeTemplate(held, addonSourcesOf(caches, namespace)),
      users,
      now: new Date(),
    });
    await applyStatus<ClusterTemplate>(
      client,
      type,
      held,
      status,
      fieldManagers.o2ims,
    );
    const [valid, inUse] = status.conditions!;
    if (template.status?.conditions?.[0]?.status !== valid.status) {
      logger.info({ valid: valid.status, message: valid.message }, 'Judged');
    }
    if (held.metadata.deletionTimestamp) {
      events.record(held, {
        type: 'Warning',
        reason: reasons.inUse,
        message: inUse.message,
      });
    }
  }

  /** Has a finalizer on what is used, and on nothing else. Undefined when the template goes. */
  async #hold(
    template: ClusterTemplate,
    isUsed: boolean,
  ): Promise<ClusterTemplate | undefined> {
    const { client } = this.#options;
    const { deletionTimestamp, finalizers: current = [] } = template.metadata;
    const finalizer = finalizers.o2ims;
    if (isUsed) {
      // none can be added to what is being deleted
      return deletionTimestamp
        ? template
        : ensureFinalizer(client, type, template, finalizer);
    }
    if (current.includes(finalizer)) {
      await removeFinalizer(client, type, template, finalizer);
    }
    return deletionTimestamp ? undefined : template;
  }
}
