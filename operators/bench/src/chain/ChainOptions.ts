import { parseArgs } from 'node:util';
import { toNumber } from '../report/toNumber';

/** What is measured, and how much of it. */
export interface ChainOptions {
  /** Requests made one after the other. */
  requests: number;
  /** Requests made at the same moment. */
  concurrent: number;
  /** How long nothing is done, to see what the operators do then. */
  idleSeconds: number;
  /** Where the figures go, too. */
  json?: string;
  /** Where the plane keeps its data and the operators their logs; a temporary directory that is removed, if not given. */
  directory?: string;
}

export const chainUsage = `chain: how long a request takes through both operators, when Cluster API takes no time
  --requests N       one after the other (30)
  --concurrent N     at the same moment (20)
  --idle-seconds N   with those fulfilled and nothing to do (60)
  --json FILE        write the figures there, too
  --directory DIR    keep the plane's data and the operators' logs there
`;

/**
 * Reads the options of `chain`.
 *
 * @throws Error that says what is wrong
 */
export function parseChainOptions(args: string[]): ChainOptions {
  const { values } = parseArgs({
    args,
    options: {
      requests: { type: 'string', default: '30' },
      concurrent: { type: 'string', default: '20' },
      'idle-seconds': { type: 'string', default: '60' },
      json: { type: 'string' },
      directory: { type: 'string' },
    },
  });
  return {
    requests: toNumber('requests', values.requests, 1),
    concurrent: toNumber('concurrent', values.concurrent, 1),
    idleSeconds: toNumber('idle-seconds', values['idle-seconds'], 2),
    ...(values.json && { json: values.json }),
    ...(values.directory && { directory: values.directory }),
  };
}
