// `npm run generate`: makes operators/api/src/generated/*.ts from operators/api/crds/*.yaml; with --check, fails when
// a file is not current.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../operators/api',
);
const out = path.join(root, 'src/generated');
const check = process.argv.includes('--check');

/** Objects are closed unless the schema says what others have, or that unknown fields are kept. */
function close(schema) {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const closed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, close(value)]),
  );
  if (schema.type === 'object' && !closed.additionalProperties) {
    closed.additionalProperties = Boolean(
      schema['x-kubernetes-preserve-unknown-fields'],
    );
  }
  return closed;
}

async function toTypeScript(crd) {
  const { kind } = crd.spec.names;
  const schema = crd.spec.versions[0].schema.openAPIV3Schema;
  const { apiVersion: _a, kind: _k, metadata: _m, ...own } = schema.properties;
  const source = await compile(
    close({ ...schema, title: kind, properties: own }),
    kind,
    {
      bannerComment: '',
      format: false,
      unknownAny: true,
      ignoreMinAndMaxItems: true,
    },
  );
  const typed = source
    .replace(
      `export interface ${kind} {`,
      `export interface ${kind} extends KubernetesObject {`,
    )
    .replace(
      /conditions\?: \{[\s\S]*?observedGeneration\?: number;?\s*\}\[\];?/g,
      'conditions?: Condition[];',
    );
  const imports = [
    ...(typed.includes('Condition[]')
      ? [`import { Condition } from '../meta/Condition';`]
      : []),
    `import { KubernetesObject } from '../meta/KubernetesObject';`,
  ];
  return [
    kind,
    `// Made from crds/ by "npm run generate"; do not edit.\n${imports.join(
      '\n',
    )}\n\n${typed}`,
  ];
}

const files = new Map();
for (const file of readdirSync(path.join(root, 'crds')).sort()) {
  const crd = parse(readFileSync(path.join(root, 'crds', file), 'utf8'));
  const [kind, source] = await toTypeScript(crd);
  files.set(`${kind}.ts`, source);
}
files.set(
  'index.ts',
  [...files.keys()]
    .sort()
    .map(f => `export * from './${f.slice(0, -3)}';\n`)
    .join(''),
);

const options = (await prettier.resolveConfig(out)) ?? {};
let stale = false;
mkdirSync(out, { recursive: true });
for (const [name, source] of files) {
  const file = path.join(out, name);
  const text = prettier.format(source, { ...options, parser: 'typescript' });
  if (check) {
    let current = '';
    try {
      current = readFileSync(file, 'utf8');
    } catch {
      // not there: stale
    }
    if (current !== text) {
      stale = true;
      process.stderr.write(
        `${path.relative(root, file)} is not what crds/ says\n`,
      );
    }
  } else {
    writeFileSync(file, text);
  }
}
if (stale) {
  process.stderr.write("Run 'npm run generate' and commit the result.\n");
  process.exit(1);
}
