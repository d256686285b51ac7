import {
  checkNetworks,
  checkVersion,
  ClusterTemplate,
  compilePattern,
  declares,
  describeViolations,
  Reason,
  reasons,
  validateSchema,
  Violation,
  withDefaults,
  withTemplateDefaults,
} from '@o2ims-portal/api';
import { AddonSources } from './AddonSources';

/** Whether a cluster can be made from a template. */
export interface TemplateVerdict {
  valid: boolean;
  /** The first thing that is wrong. */
  reason: Reason;
  /** Everything that is wrong. */
  message: string;
  /** What there is not of what an add-on consists of, in words, by the add-on's name. */
  missing: ReadonlyMap<string, string>;
}

interface Fault {
  reason: Reason;
  message: string;
}

/** The plan is kept in an annotation, and all annotations of an object together may have 256 KiB. */
const MAX_KUBEADM_BYTES = 128 * 1024;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checkSchema({ metadata, spec }: ClusterTemplate): Fault[] {
  try {
    validateSchema(spec.parameterSchema, {});
    return [];
  } catch (error) {
    return [
      {
        reason: reasons.invalidSchema,
        message: `The parameter schema of ClusterTemplate '${
          metadata.name
        }' is not a valid JSON Schema: ${messageOf(error)}`,
      },
    ];
  }
}

/** Parameters that the schema or the template has a value for when a request has none. */
function parametersWithDefault(template: ClusterTemplate): Set<string> {
  const { properties = {} } = template.spec.parameterSchema;
  const inSchema = Object.entries(properties as Record<string, unknown>)
    .filter(
      ([, schema]) =>
        typeof schema === 'object' && schema !== null && 'default' in schema,
    )
    .map(([name]) => name);
  return new Set([
    ...inSchema,
    ...Object.keys(template.spec.defaults ?? {}).filter(name =>
      declares(template, name),
    ),
  ]);
}

/** Needs a schema that compiles. */
function checkDefaults(template: ClusterTemplate): Fault[] {
  const { parameterSchema, kubernetesVersions } = template.spec;
  const given = parametersWithDefault(template);
  const bySchema = validateSchema(
    parameterSchema,
    withTemplateDefaults(template, {}),
  ).filter(({ pointer }) => given.has(pointer.split('/')[1] ?? ''));
  const { k8sVersion, podCidr, serviceCidr } = withDefaults(template, {
    clusterName: '',
    hosts: { masters: [] },
  });
  const violations: Violation[] = [
    ...bySchema,
    ...checkVersion(k8sVersion, kubernetesVersions),
    ...checkNetworks({ podCidr, serviceCidr }),
  ];
  return violations.length > 0
    ? [
        {
          reason: reasons.invalidDefaults,
          message: `The defaults do not fit: ${describeViolations(violations)}`,
        },
      ]
    : [];
}

function checkRequirements({ spec }: ClusterTemplate): Fault[] {
  const { osImagePattern } = spec.nodeRequirements ?? {};
  if (osImagePattern === undefined) {
    return [];
  }
  try {
    compilePattern(osImagePattern);
    return [];
  } catch (error) {
    return [
      {
        reason: reasons.invalidNodeRequirements,
        message: `nodeRequirements.osImagePattern cannot be read: ${messageOf(
          error,
        )}`,
      },
    ];
  }
}

function checkSize({ spec }: ClusterTemplate): Fault[] {
  const bytes = Buffer.byteLength(JSON.stringify(spec.kubeadm ?? {}));
  return bytes > MAX_KUBEADM_BYTES
    ? [
        {
          reason: reasons.templateTooLarge,
          message: `kubeadm has ${bytes} bytes, and at most ${MAX_KUBEADM_BYTES} can be kept with a cluster; put contents of files into Secrets, and refer to them with contentFrom`,
        },
      ]
    : [];
}

function findMissing(
  { metadata, spec }: ClusterTemplate,
  sources: AddonSources,
): Map<string, string> {
  const missing = new Map<string, string>();
  for (const { name, resources } of spec.addons ?? []) {
    const absent = resources.filter(source => !sources.has(source));
    if (absent.length > 0) {
      missing.set(
        name,
        `add-on '${name}' needs ${absent
          .map(source => `${source.kind} '${source.name}'`)
          .join(' and ')}, which namespace '${
          metadata.namespace
        }' does not have`,
      );
    }
  }
  return missing;
}

/**
 * Whether a cluster can be made from a template: its schema can be read, its defaults are such as a request could
 * give, and what the add-ons consist of that every cluster gets is there. Of other add-ons it is enough to say what
 * they miss.
 */
export function judgeTemplate(
  template: ClusterTemplate,
  sources: AddonSources,
): TemplateVerdict {
  const schemaFaults = checkSchema(template);
  const missing = findMissing(template, sources);
  const always = (template.spec.addons ?? []).filter(
    ({ enabledByDefault }) => enabledByDefault,
  );
  const faults: Fault[] = [
    ...schemaFaults,
    ...(schemaFaults.length === 0 ? checkDefaults(template) : []),
    ...checkRequirements(template),
    ...checkSize(template),
    ...always.flatMap(({ name }) => {
      const message = missing.get(name);
      return message ? [{ reason: reasons.addonUnavailable, message }] : [];
    }),
  ];
  if (faults.length > 0) {
    return {
      valid: false,
      reason: faults[0].reason,
      message: faults.map(({ message }) => message).join('; '),
      missing,
    };
  }
  return {
    valid: true,
    reason: reasons.succeeded,
    message: [
      'Clusters can be made from this template',
      ...(missing.size > 0
        ? [`not to be had yet: ${[...missing.values()].join('; ')}`]
        : []),
    ].join('; '),
    missing,
  };
}
