import { clusterApi } from './versions';

/** The releases of Cluster API that real hosts can have, the usual one first. */
export const clusterApiReleases: string[] = Object.values(clusterApi).map(
  ({ version }) => version,
);

/** The newest version of its API that a release of Cluster API has. */
export function apiOfRelease(release: string): keyof typeof clusterApi {
  const apis = Object.keys(clusterApi) as (keyof typeof clusterApi)[];
  const api = apis.find(name => clusterApi[name].version === release);
  if (!api) {
    throw new Error(
      `Cluster API ${release} is not one of ${clusterApiReleases.join(', ')}`,
    );
  }
  return api;
}
