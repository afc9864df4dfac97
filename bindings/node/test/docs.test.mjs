// The comments of generated code: complete, read by the compiler, and naming only what exists in TypeScript.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const generated = join(root, 'ts', 'generated');
// What documents give as examples of values that they do not list, and environment variables of others.
const EXAMPLES = ['PAYMENT_RESULT', 'SANDBOX_', 'balance_transaction', 'dispute_reversal', 'eur', 'file_link', 'jpg'];
const ELSEWHERE = ['HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_DIR', 'SSL_CERT_FILE', 'tax', 'true', 'false', 'whsec_'];

const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();
const sources = program.getSourceFiles().filter((file) => !file.fileName.includes('node_modules'));
const providers = readdirSync(generated, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Every public item of the providers, and its members. */
function* items() {
  const seen = new Set();
  for (const provider of providers) {
    const index = program.getSourceFile(join(generated, provider.name, 'index.ts'));
    for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(index))) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      for (const declaration of target.declarations) {
        if (seen.has(declaration)) continue;
        seen.add(declaration);
        yield [`${provider.name}: ${target.name}`, declaration];
        for (const member of declaration.members ?? []) {
          yield [`${provider.name}: ${target.name}.${member.name?.getText() ?? 'constructor'}`, member];
        }
      }
    }
  }
}

const comment = (node) => ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
const text = (node) =>
  comment(node)
    .map((doc) => doc.getText())
    .join('\n');

test('every public item is documented', () => {
  // The last signature of an overloaded function is not public.
  const shown = [...items()].filter(([, node]) => !(ts.isFunctionDeclaration(node) && node.body && overloaded(node)));
  assert.ok(shown.length > 200);
  assert.deepEqual(
    shown.filter(([, node]) => comment(node).length === 0).map(([name]) => name),
    [],
  );
});

function overloaded(node) {
  return checker.getSymbolAtLocation(node.name).declarations.length > 1;
}

test('what methods take is what they document', () => {
  let checked = 0;
  for (const [name, node] of items()) {
    if (!ts.isMethodDeclaration(node) || node.name.getText() === 'fromEnv') continue;
    const described = ts.getJSDocTags(node).filter(ts.isJSDocParameterTag);
    assert.deepEqual(
      described.map((tag) => tag.name.getText()),
      node.parameters.map((parameter) => parameter.name.getText()),
      name,
    );
    checked += 1;
  }
  assert.ok(checked > 15);
});

test('names and links in comments exist', () => {
  const known = new Set([...EXAMPLES, ...ELSEWHERE]);
  const walk = (node) => {
    if (ts.isIdentifier(node)) known.add(node.text);
    ts.forEachChild(node, walk);
  };
  for (const source of sources) {
    known.add(basename(source.fileName, '.ts'));
    walk(source);
  }
  for (const provider of providers) {
    for (const word of wire(parse(readFileSync(join(root, '..', '..', 'spec', `${provider.name}.yaml`), 'utf8')))) {
      known.add(word);
    }
  }
  const missing = [];
  for (const [name, node] of items()) {
    for (const [, quoted] of text(node).matchAll(/`([^`]+)`/g)) {
      const isName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(quoted);
      if (isName && !known.has(quoted) && !quoted.split('.').every((part) => known.has(part))) {
        missing.push(`${name}: ${quoted}`);
      }
    }
    for (const link of links(node)) {
      if (!checker.getSymbolAtLocation(link.name)) missing.push(`${name}: ${link.getText()}`);
    }
  }
  assert.deepEqual(missing, []);
});

/** What a document has, but for its prose. */
function* wire(value, key = '') {
  if (Array.isArray(value)) {
    for (const inner of value) yield* wire(inner, key);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      yield name;
      yield* wire(inner, name);
    }
  } else if (typeof value === 'string' && !['description', 'summary', 'advice'].includes(key)) {
    yield value;
  }
}

function* links(node) {
  const texts = [...comment(node), ...ts.getJSDocTags(node)].map((doc) => doc.comment);
  for (const parts of texts.filter(Array.isArray)) yield* parts.filter(ts.isJSDocLink);
}

test('errors that are thrown exist', () => {
  const errors = program.getSourceFile(join(root, 'ts', 'errors.ts'));
  const classes = checker.getExportsOfModule(checker.getSymbolAtLocation(errors)).map((symbol) => symbol.name);
  const named = new Set();
  for (const [, node] of items()) {
    for (const [, name] of text(node).matchAll(/(?:@throws|- ) ?`(\w+Error)`/g)) named.add(name);
  }
  assert.ok(named.has('RebuttalError') && named.has('TransportError'));
  assert.deepEqual(
    [...named].filter((name) => !classes.includes(name)),
    [],
  );
});

test('examples are calls that their methods take', () => {
  const file = join(root, 'ts', 'examples-in-comments.ts');
  const imports = providers.map(({ name }) => `import * as ${name} from './generated/${name}/index.js';`);
  const functions = [];
  let operations = 0;
  for (const [name, node] of items()) {
    if (!ts.isMethodDeclaration(node) || !node.parent.name.text.endsWith('Client')) continue;
    if (node.name.getText() === 'fromEnv') continue;
    operations += 1;
    const code = text(node)
      .match(/```ts\n([\s\S]*?)```/)?.[1]
      .replaceAll(/^ *\* ?/gm, '');
    if (code === undefined) continue;
    const given = node.parameters.map((parameter) => `${parameter.name.getText()}: any`);
    const client = `client: ${name.split(':')[0]}.${node.parent.name.text}`;
    functions.push(`export async function example${functions.length}(${[client, ...given].join(', ')}) {\n${code}}`);
  }
  assert.ok(operations > 10);
  assert.equal(functions.length, operations, 'each method has an example');
  const code = [...imports, ...functions].join('\n');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const own = file.split(sep).join('/');
  host.fileExists = (name) => name === own || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === own ? ts.createSourceFile(name, code, options.target) : getSourceFile(name, ...rest);
  const checked = ts.createProgram(
    [...fileNames, own],
    { ...options, noUnusedLocals: false, noUnusedParameters: false },
    host,
  );
  const found = checked.getSemanticDiagnostics(checked.getSourceFile(own));
  assert.deepEqual(
    found.map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')),
    [],
  );
});
