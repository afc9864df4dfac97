// Programs in one file by a bundler: without the native file they get an error that says so.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';

import { build } from 'esbuild';

import { binding, modules, native, require } from './support/package.mjs';
import { Project } from './support/project.mjs';

const version = require('rebuttal/package.json').version.replaceAll('.', '\\.');
const project = new Project(
  'bundled',
  {
    'entry.cjs':
      "try { const { StripeClient } = require('rebuttal'); console.log(StripeClient.name); } catch (error) { console.log(error.name, error.message); }",
  },
  { modules: [] },
);
// Where no folder above has the packages: in an image, say.
const elsewhere = new Project(
  'deployed',
  // The application's own: the loader must not take it for the package's.
  { 'package.json': { name: 'shop-backend', version: '7.3.1', private: true } },
  { modules: [], within: tmpdir() },
);
after(() => {
  project.remove();
  elsewhere.remove();
});

async function bundle({ folder }, outfile) {
  await build({
    entryPoints: [join(project.folder, 'entry.cjs')],
    bundle: true,
    platform: 'node',
    outfile: join(folder, outfile),
    logLevel: 'error',
  });
}

for (const [where, outfile] of [
  ['beside the package.json of an application', 'dist/server.cjs'],
  ['alone', 'lambda/deep/er/index.cjs'],
]) {
  test(`a bundle ${where} gets an error that names the missing file`, async () => {
    await bundle(elsewhere, outfile);
    const { stdout } = await elsewhere.node(outfile);
    assert.match(stdout, new RegExp(`^ConfigError rebuttal@${version} for \\w+-\\w+`));
    assert.match(stdout, /native file rebuttal\.[\w-]+\.node is missing/);
    assert.match(stdout, new RegExp(`optional package @rebuttal/[\\w-]+@${version}`));
    assert.match(stdout, /bundler.*external.*serverExternalPackages.*--external:rebuttal/);
    assert.doesNotMatch(stdout, /shop-backend|7\.3\.1|ENOENT|undefined/);
  });
}

test('a bundle with the native file beside it runs', async () => {
  await bundle(elsewhere, 'whole/server.cjs');
  copyFileSync(native, join(elsewhere.folder, 'whole', basename(native)));
  assert.equal((await elsewhere.node('whole/server.cjs')).stdout, 'StripeClient\n');
});

test('a bundle that finds the package of the platform runs', async () => {
  await bundle(project, 'dist/server.cjs');
  assert.equal((await project.node('dist/server.cjs')).stdout, 'StripeClient\n');
});

test('the loader reads no package.json', () => {
  assert.doesNotMatch(readFileSync(modules, 'utf8'), /package\.json/);
});

test('the documented commands build the shipped package', () => {
  const { scripts } = JSON.parse(readFileSync(join(binding, 'package.json'), 'utf8'));
  assert.match(scripts.build, /build:native$/);
  assert.equal(scripts['build:native'], 'node scripts/build-native.mjs');
  const script = readFileSync(join(binding, '..', 'npm', 'build.mjs'), 'utf8');
  assert.match(script, /const release = !process\.argv\.includes\('--dev'\);/);
  assert.match(script, /releaseEnvironment\(\)/);
});
