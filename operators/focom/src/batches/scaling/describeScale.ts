import {
  findCondition,
  Phase,
  resourceTypes,
  submittedCondition,
} from '@o2ims-portal/api';
import { ScaleTarget } from './findScaleTarget';

/** How it stands with a cluster whose request says by now how many workers it is to have. @public */
export function describeScale(
  { request, cluster }: ScaleTarget,
  targetWorkerCount: number,
): { phase: Phase; message: string } {
  const { metadata, status } = request;
  const { kind } = resourceTypes.focomProvisioningRequest;
  const told = `${kind} '${metadata.name}' asks for ${targetWorkerCount} workers.`;
  const isSeen =
    (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const known = cluster
    ? status?.clusters?.find(({ name }) => name === cluster)
    : status;
  if (!isSeen || !known?.phase) {
    return { phase: 'PENDING', message: `${told} It is being looked at.` };
  }
  const submitted = findCondition(status?.conditions, submittedCondition);
  const isHeld = !cluster && submitted?.status === 'False';
  const phase = known.phase === 'DELETING' ? 'PROGRESSING' : known.phase;
  return {
    // what was there before may well be fulfilled
    phase: isHeld && phase !== 'FAILED' ? 'PENDING' : phase,
    message: `${told} ${(isHeld && submitted.message) || known.message || ''}`,
  };
}
