import { OCloud } from '@o2ims-portal/plugin-o2ims-common';

/** Why an O-Cloud cannot be chosen. */
export type Obstacle =
  | { kind: 'unavailable'; why: string }
  | { kind: 'noTemplate'; template: string };

/** Why an O-Cloud cannot be chosen for a cluster of a template; undefined when it can. */
export function findObstacle(
  oCloud: OCloud,
  wanted: { templateName?: string; templateVersion?: string } = {},
): Obstacle | undefined {
  const { isAvailable, message = '', templates } = oCloud;
  if (!isAvailable) {
    return { kind: 'unavailable', why: message };
  }
  const { templateName, templateVersion } = wanted;
  const hasTemplate =
    !templateName ||
    !templates ||
    templates.some(
      ({ name, version }) =>
        name === templateName &&
        (!templateVersion || version === templateVersion),
    );
  return hasTemplate
    ? undefined
    : {
        kind: 'noTemplate',
        template: [templateName, templateVersion].filter(Boolean).join(' '),
      };
}
