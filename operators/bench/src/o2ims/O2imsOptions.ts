import { parseArgs } from 'node:util';
import { toNumber } from '../report/toNumber';

/** What is measured beside the real controllers, and how much of it. */
export interface O2imsOptions {
  /** Clusters made one after the other. */
  clusters: number;
  /** Where the figures go, too. */
  json?: string;
  /** The data directory of a lab that runs; without, one is started, and deleted afterwards. */
  data?: string;
}

export const o2imsUsage = `o2ims: what of the time to a cluster is the O2IMS operator's, beside the real Cluster API and BYOH (Linux, root)
  --clusters N       with one control plane and one worker each, one after the other (5)
  --json FILE        write the figures there, too
  --data DIR         use the lab that runs there (\`npm run lab -- up --provider byoh\`); hosts 1 and 2 must be free
`;

/**
 * Reads the options of `o2ims`.
 *
 * @throws Error that says what is wrong
 */
export function parseO2imsOptions(args: string[]): O2imsOptions {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string', default: '5' },
      json: { type: 'string' },
      data: { type: 'string' },
    },
  });
  return {
    clusters: toNumber('clusters', values.clusters, 1),
    ...(values.json && { json: values.json }),
    ...(values.data && { data: values.data }),
  };
}
