import { parseArgs } from 'node:util';
import { toNumber } from '../report/toNumber';

/** What is measured of FOCOM over many O-Clouds, and how much of it. */
export interface FocomOptions {
  oClouds: number;
  /** On all O-Clouds together. */
  requests: number;
  /** Of statuses on O-Clouds, each time that these are measured. */
  changes: number;
  /** How many of them are made in a second. */
  rate: number;
  /** How long nothing is done, to see what FOCOM does then. */
  idleSeconds: number;
  /** Where the figures go, too. */
  json?: string;
  /** Where the planes keep their data and FOCOM its log; a temporary directory that is removed, if not given. */
  directory?: string;
  /** Where a CPU profile of FOCOM goes. */
  profile?: string;
}

export const focomUsage = `focom: what FOCOM needs for many O-Clouds and requests, and that one O-Cloud which hangs is no matter to others. The O-Clouds are virtual ones: one API server, by a proxy with a path for each
  --o-clouds N       at least 2 (50)
  --requests N       on all of them together (2000)
  --changes N        of statuses on O-Clouds, each time that they are measured (500)
  --rate N           how many of them in a second (20)
  --idle-seconds N   with all requests fulfilled and nothing to do (60)
  --json FILE        write the figures there, too
  --directory DIR    keep the planes' data and FOCOM's log there
  --profile DIR      write a CPU profile of FOCOM there; it makes FOCOM slower and larger
`;

/**
 * Reads the options of `focom`.
 *
 * @throws Error that says what is wrong
 */
export function parseFocomOptions(args: string[]): FocomOptions {
  const { values } = parseArgs({
    args,
    options: {
      'o-clouds': { type: 'string', default: '50' },
      requests: { type: 'string', default: '2000' },
      changes: { type: 'string', default: '500' },
      rate: { type: 'string', default: '20' },
      'idle-seconds': { type: 'string', default: '60' },
      json: { type: 'string' },
      directory: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const { json, directory, profile } = values;
  // one of them hangs, and another has to be there to be measured
  const oClouds = toNumber('o-clouds', values['o-clouds'], 2);
  return {
    oClouds,
    requests: toNumber('requests', values.requests, oClouds),
    changes: toNumber('changes', values.changes, 1),
    rate: toNumber('rate', values.rate, 1),
    idleSeconds: toNumber('idle-seconds', values['idle-seconds'], 1),
    ...(json && { json }),
    ...(directory && { directory }),
    ...(profile && { profile }),
  };
}
