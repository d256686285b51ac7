import { ClusterTemplate } from '../generated/ClusterTemplate';
import { Violation } from './Violation';

/** Whether a template has the add-ons that a request asks for. */
export function checkAddons(
  asked: readonly string[] = [],
  offered: ClusterTemplate['spec']['addons'] = [],
): Violation[] {
  const names = offered.map(({ name }) => name);
  return asked.flatMap((name, i) =>
    names.includes(name)
      ? []
      : [
          {
            pointer: `/addons/${i}`,
            message: `'${name}' is not an add-on of this template; ${
              names.length > 0
                ? `choose among ${names.join(', ')}`
                : 'it has none'
            }`,
          },
        ],
  );
}
