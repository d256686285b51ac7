import { KubernetesObject } from '@o2ims-portal/api';
import { isSameObject } from '../../capi/isSameObject';
import { RenderedCopy, RenderedObject } from '../../capi/RenderedObject';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { refusalOf } from './refusalOf';

/** An object that the API server would not take, or that there is nothing to make from. */
export interface Refusal {
  rendered: { object: KubernetesObject };
  refusal: string;
}

/** Applies objects side by side. */
export async function applyAll(
  scope: RequestScope,
  { resources }: RequestTools,
  wanted: readonly (RenderedObject | RenderedCopy)[],
): Promise<{
  failures: Refusal[];
  /** In words, what somebody else changed again right after it was brought to what is wanted. */
  contested: string[];
}> {
  const contested: string[] = [];
  const there = [scope.cluster, ...resources.known(scope.uid)];
  const results = await Promise.allSettled(
    wanted.map(async rendered => {
      const existing = there.find(
        object => object && isSameObject(object, rendered.object),
      );
      if (!existing) {
        await resources.create(rendered);
        return;
      }
      const pause = await resources.update(rendered, existing);
      if (pause) {
        scope.requeueAfter(pause);
        contested.push(
          `${existing.kind} '${existing.metadata.name}', which somebody changed again right after it was put right`,
        );
      }
    }),
  );
  const failures = results.flatMap((result, i) => {
    if (result.status === 'fulfilled') {
      return [];
    }
    const refusal = refusalOf(result.reason);
    if (!refusal) {
      throw result.reason;
    }
    return [{ rendered: wanted[i], refusal }];
  });
  return { failures, contested };
}
