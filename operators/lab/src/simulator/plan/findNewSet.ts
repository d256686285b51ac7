import { isDeepStrictEqual } from 'node:util';
import { ObjectReference } from '@o2ims-portal/api';
import { MachineGroup, MachineTemplateSpec } from '../model/objects';

/** Fields of a template that are passed on to machines that are there. */
const IN_PLACE = [
  'clusterName',
  'readinessGates',
  'nodeDrainTimeout',
  'nodeDeletionTimeout',
  'nodeVolumeDetachTimeout',
];

/**
 * The MachineSet whose machines are as a MachineDeployment wants them; what can be changed in place makes no
 * difference. Of several the one with most machines, then the oldest.
 */
export function findNewSet(
  deployment: MachineGroup,
  sets: readonly MachineGroup[],
  now: Date,
): MachineGroup | undefined {
  const { template, rolloutAfter } = deployment.spec ?? {};
  const wanted = rolloutFields(template);
  const isDue = rolloutAfter && Date.parse(rolloutAfter) <= now.getTime();
  const [newSet] = sets
    .filter(
      ({ spec, metadata }) =>
        isDeepStrictEqual(rolloutFields(spec?.template), wanted) &&
        !(
          // the API server leaves out fractions of a second
          (
            isDue &&
            Date.parse(metadata.creationTimestamp ?? '') <
              Date.parse(rolloutAfter)
          )
        ),
    )
    .sort(
      (a, b) =>
        (b.spec?.replicas ?? 1) - (a.spec?.replicas ?? 1) || byAge(a, b),
    );
  return newSet;
}

/** Orders MachineSets, the oldest first. */
export function byAge(a: MachineGroup, b: MachineGroup): number {
  const at = ({ metadata }: MachineGroup) =>
    `${metadata.creationTimestamp}/${metadata.name}`;
  return at(a).localeCompare(at(b));
}

/** What of a template can only be had by a new machine. */
function rolloutFields(template: MachineTemplateSpec | undefined): unknown {
  const { bootstrap, infrastructureRef, ...spec } = template?.spec ?? {};
  const rest = Object.entries(spec).filter(([key]) => !IN_PLACE.includes(key));
  return {
    ...Object.fromEntries(rest),
    infrastructure: unversioned(infrastructureRef),
    bootstrap: { ...bootstrap, configRef: unversioned(bootstrap?.configRef) },
  };
}

/** References may come in another version of the API, with or without the namespace. */
function unversioned(reference: ObjectReference | undefined): unknown {
  const { apiVersion, namespace: _, ...rest } = reference ?? {};
  return { ...rest, group: apiVersion?.split('/')[0] };
}
