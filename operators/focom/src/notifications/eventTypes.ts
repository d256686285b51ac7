import { phases } from '@o2ims-portal/api';

/**
 * What an SMO can be told of a request: that it is new or gone, that it came to a phase, and, while the phase stays,
 * that FOCOM does not pass it on.
 *
 * @public
 */
export const eventTypes: readonly string[] = [
  'created',
  ...phases.map(phase => phase.toLocaleLowerCase('en-US')),
  'held',
  'deleted',
];

/** What `type` of every CloudEvent begins with. @public */
export const EVENT_TYPE_PREFIX = 'org.nephio.focom.provisioningrequest.';
