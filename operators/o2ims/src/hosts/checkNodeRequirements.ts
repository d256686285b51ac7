import {
  ByoHost,
  ClusterTemplate,
  describeSelector,
  matchesSelector,
} from '@o2ims-portal/api';

export type NodeRequirements = NonNullable<
  ClusterTemplate['spec']['nodeRequirements']
>;

/**
 * What a host lacks of what a template asks of every host, in words; undefined when it lacks nothing. A host that does
 * not say what it is like does not count as suitable.
 */
export function checkNodeRequirements(
  requirements: NodeRequirements = {},
  host: ByoHost,
): string | undefined {
  const { architectures, osImagePattern, selector } = requirements;
  const { architecture, osimage } = host.status?.hostinfo ?? {};
  const lacks: string[] = [];
  if (architectures && !architectures.includes(architecture ?? '')) {
    lacks.push(
      `its architecture is ${
        architecture ?? 'not known'
      }, not ${architectures.join(' or ')}`,
    );
  }
  if (osImagePattern && !new RegExp(osImagePattern, 'u').test(osimage ?? '')) {
    lacks.push(
      `its operating system is ${
        osimage ? `'${osimage}'` : 'not known'
      }, which does not match '${osImagePattern}'`,
    );
  }
  if (!matchesSelector(selector, host.metadata.labels)) {
    lacks.push(`its labels do not match '${describeSelector(selector)}'`);
  }
  return lacks.length > 0 ? lacks.join(', and ') : undefined;
}
