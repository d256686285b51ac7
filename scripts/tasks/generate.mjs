// `npm run generate`: makes operators/api/src/generated/*.ts and docs/reference.md from operators/api/crds/*.yaml; with
// --check, fails when a file is not current.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';
import { renderReference } from '../lib/renderReference.mjs';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const definitions = path.join(root, 'operators/api/crds');
const types = path.join(root, 'operators/api/src/generated');
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

const crds = readdirSync(definitions)
  .sort()
  .map(file => parse(readFileSync(path.join(definitions, file), 'utf8')));

/** Content by path. */
const files = new Map();
for (const crd of crds) {
  const [kind, source] = await toTypeScript(crd);
  files.set(path.join(types, `${kind}.ts`), source);
}
files.set(
  path.join(types, 'index.ts'),
  crds
    .map(({ spec }) => `export * from './${spec.names.kind}';\n`)
    .sort()
    .join(''),
);
files.set(path.join(root, 'docs/reference.md'), renderReference(crds));

let stale = false;
mkdirSync(types, { recursive: true });
for (const [file, source] of files) {
  const options = await prettier.resolveConfig(file);
  const text = prettier.format(source, { ...options, filepath: file });
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
        `${path.relative(root, file)} is not what operators/api/crds says\n`,
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
