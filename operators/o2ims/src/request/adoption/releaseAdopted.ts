import { releaseMarks } from '../phases/releaseMarks';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Lets go of an adopted cluster, which belongs to whoever made it, and stays. */
export async function releaseAdopted(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { cluster } = scope.request.status?.extensions ?? {};
  return releaseMarks(
    scope,
    tools,
    cluster && `Cluster '${cluster.name}' was adopted, and stays as it is`,
  );
}
