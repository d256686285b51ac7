import { Violation } from './Violation';

const ROLES = [
  { plural: 'masters', choice: 'controlPlane', needed: true },
  { plural: 'workers', choice: 'workers', needed: false },
] as const;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether each role's hosts are asked for in one way: pinned, or chosen by the operator. An empty list of workers
 * pins nobody. Looks only at what is given, so that it can be asked before anything else is checked.
 */
export function checkRoles(parameters: unknown): Violation[] {
  if (!isObject(parameters)) {
    return [];
  }
  const hosts = isObject(parameters.hosts) ? parameters.hosts : {};
  return ROLES.flatMap(({ plural, choice, needed }) => {
    const list = hosts[plural];
    const pinned = Array.isArray(list) && (needed || list.length > 0);
    const chosen = parameters[choice] !== undefined;
    if (pinned && chosen) {
      return [
        {
          pointer: `/${choice}`,
          message: `the ${plural} are pinned by /hosts/${plural} already; give one of the two`,
        },
      ];
    }
    return needed && list === undefined && !chosen
      ? [
          {
            pointer: `/hosts/${plural}`,
            message: `is required: pin the ${plural} there, or have them chosen by giving ${choice} with replicas and a selector`,
          },
        ]
      : [];
  });
}
