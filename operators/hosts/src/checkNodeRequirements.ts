import {
  ByoHost,
  ClusterTemplate,
  compilePattern,
  describeSelector,
  matchesSelector,
} from '@o2ims-portal/api';

/**
 * What a template asks of every host.
 *
 * @public
 */
export type NodeRequirements = NonNullable<
  ClusterTemplate['spec']['nodeRequirements']
>;

/**
 * Why a host is not what a template asks for, as words that go on after its name; undefined when it is. A host that does
 * not say what it is like does not count as suitable.
 *
 * @public
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
  if (osImagePattern && !compilePattern(osImagePattern).test(osimage ?? '')) {
    lacks.push(
      `its operating system is ${
        osimage ? `'${osimage}'` : 'not known'
      }, which does not match '${osImagePattern}'`,
    );
  }
  if (!matchesSelector(selector, host.metadata.labels)) {
    lacks.push(`its labels do not match '${describeSelector(selector)}'`);
  }
  return lacks.length > 0
    ? `is not what the template asks for: ${lacks.join(', and ')}`
    : undefined;
}
