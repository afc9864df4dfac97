// Programs in one file by a bundler: without the native file they get an error that says so.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

import { build } from 'esbuild';

import { binding, installed } from './support/package.mjs';
import { Project } from './support/project.mjs';

const packed = join(installed, 'node_modules', 'rebuttal');
const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
const project = new Project(
  'bundled',
  {
    // The application's own: the loader must not take it for the package's.
    'package.json': { name: 'shop-backend', version: '7.3.1', private: true },
    'entry.cjs':
      "try { const { StripeClient } = require('rebuttal'); console.log(StripeClient.name); } catch (error) { console.log(error.name, error.message); }",
  },
  { modules: [] },
);
after(() => project.remove());

async function bundle(outfile) {
  await build({
    entryPoints: [join(project.folder, 'entry.cjs')],
    bundle: true,
    platform: 'node',
    outfile: join(project.folder, outfile),
    logLevel: 'error',
  });
}

for (const [where, outfile] of [
  ['beside the package.json of an application', 'dist/server.cjs'],
  ['alone', 'lambda/deep/er/index.cjs'],
]) {
  test(`a bundle ${where} gets an error that names the missing file`, async () => {
    await bundle(outfile);
    const { stdout } = await project.node(outfile);
    assert.match(stdout, new RegExp(`^ConfigError rebuttal@${version.replaceAll('.', '\\.')} for \\w+-\\w+`));
    assert.match(stdout, /native file rebuttal\.[\w-]+\.node is missing/);
    assert.match(stdout, /bundler.*external.*serverExternalPackages.*--external:rebuttal/);
    assert.doesNotMatch(stdout, /shop-backend|7\.3\.1|ENOENT|undefined/);
  });
}

test('a bundle with the native file beside it runs', async () => {
  await bundle('whole/server.cjs');
  const native = readdirSync(packed).find((file) => file.endsWith('.node'));
  copyFileSync(join(packed, native), join(project.folder, 'whole', native));
  assert.equal((await project.node('whole/server.cjs')).stdout, 'StripeClient\n');
});

test('a package for another platform says for which it was packed', async () => {
  const other = new Project(
    'other-platform',
    {
      'node_modules/rebuttal/package.json': readFileSync(join(packed, 'package.json'), 'utf8'),
      'node_modules/rebuttal/rebuttal.amiga-m68k.node': '',
      'main.cjs': "try { require('rebuttal'); } catch (error) { console.log(error.name, error.message); }",
    },
    { modules: [] },
  );
  after(() => other.remove());
  for (const file of readdirSync(join(packed, 'dist'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const from = join(file.parentPath ?? file.path, file.name);
    const to = join(other.folder, 'node_modules/rebuttal', from.slice(packed.length));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  assert.match((await other.node('main.cjs')).stdout, /^ConfigError rebuttal@.* is missing.*amiga-m68k/);
});

test('the loader reads no package.json', () => {
  assert.doesNotMatch(readFileSync(join(packed, 'dist', 'all.js'), 'utf8'), /package\.json/);
});

test('the documented commands build the shipped package', () => {
  const { scripts } = JSON.parse(readFileSync(join(binding, 'package.json'), 'utf8'));
  assert.match(scripts.build, /build:native$/);
  assert.equal(scripts['build:native'], 'node scripts/build-native.mjs');
  const script = readFileSync(join(binding, 'scripts', 'build-native.mjs'), 'utf8');
  assert.match(script, /const release = !process\.argv\.includes\('--dev'\);/);
  assert.match(script, /releaseEnvironment\(\)/);
});
