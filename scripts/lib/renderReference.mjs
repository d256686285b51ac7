// The reference of the custom resources, as Markdown, from their definitions.

const escape = text => text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');

function typeOf(schema) {
  if (schema['x-kubernetes-int-or-string']) return 'integer or string';
  if (schema.enum) return schema.enum.map(value => `\`${value}\``).join(', ');
  if (schema.type === 'array') {
    return schema.items.enum
      ? `list of ${typeOf(schema.items)}`
      : `list of ${schema.items.type}s`;
  }
  if (schema.additionalProperties) {
    return `map of ${schema.additionalProperties.type ?? 'any'}s`;
  }
  const free = schema['x-kubernetes-preserve-unknown-fields'];
  return free && !schema.properties ? 'any object' : schema.type ?? 'any';
}

/** What a value has to be, beside its type. */
function limitsOf(schema) {
  const { minLength, maxLength, minimum, maximum, pattern, minItems } = schema;
  return [
    schema.default !== undefined && `default \`${schema.default}\``,
    minLength > 0 && 'not empty',
    maxLength && `at most ${maxLength} characters`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    minItems && `at least ${minItems}`,
    schema.maxItems && `at most ${schema.maxItems}`,
    pattern && `matches \`${pattern}\``,
  ].filter(Boolean);
}

function rowsOf(path, schema, isRequired) {
  const description = (schema.description ?? '').replace(/\.?$/, '');
  const about = [description, ...limitsOf(schema)].filter(Boolean).join('; ');
  const own = [
    `| \`${path}\`${isRequired ? ' **(required)**' : ''} | ${escape(
      typeOf(schema),
    )} | ${escape(about)} |`,
  ];
  const items = schema.type === 'array' ? schema.items : schema;
  // what Kubernetes conditions have is the same everywhere
  if (path.endsWith('conditions')) return own;
  const prefix = schema.type === 'array' ? `${path}[]` : path;
  return [
    ...own,
    ...Object.entries(items.properties ?? {}).flatMap(([name, child]) =>
      rowsOf(`${prefix}.${name}`, child, items.required?.includes(name)),
    ),
  ];
}

/** What the API server checks beyond types, in its own words. */
function rulesOf(schema) {
  const own = (schema['x-kubernetes-validations'] ?? []).map(
    ({ message }) => message,
  );
  const children = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...own, ...children.flatMap(rulesOf)];
}

function renderKind(crd) {
  const { group, scope, names } = crd.spec;
  const [version] = crd.spec.versions;
  const schema = version.schema.openAPIV3Schema;
  const rules = rulesOf(schema);
  const fields = ['spec', 'status'].flatMap(part =>
    schema.properties[part]
      ? rowsOf(part, schema.properties[part], schema.required?.includes(part))
      : [],
  );
  const short = names.shortNames?.map(name => `\`${name}\``).join(', ');
  return [
    `## ${names.kind}`,
    schema.description ?? '',
    `\`${group}/${version.name}\`, ${
      scope === 'Cluster' ? 'cluster-wide' : 'in a namespace'
    }${short ? `; \`kubectl get\` knows it as ${short}` : ''}.`,
    ['| field | type | what |', '| --- | --- | --- |', ...fields].join('\n'),
    ...(rules.length > 0
      ? [
          `The API server refuses what breaks these rules:\n\n${rules
            .map(rule => `- ${rule}`)
            .join('\n')}`,
        ]
      : []),
  ].join('\n\n');
}

/** @param crds - CustomResourceDefinitions, parsed */
export function renderReference(crds) {
  return `# Custom resources

Made from the definitions in \`operators/api/crds\` by \`npm run generate\`; do not edit. \`conditions\` are Kubernetes conditions: \`type\`, \`status\`, \`reason\`, \`message\`, \`lastTransitionTime\`, \`observedGeneration\`.

${crds.map(renderKind).join('\n\n')}
`;
}
