// The package without the native file that it needs, as some installations leave it: the error has the cure.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { binding, installed, native, platform, require } from './support/package.mjs';
import { Project } from './support/project.mjs';

const { version } = require('rebuttal/package.json');
const known = Object.keys(require(join(binding, '..', 'npm', 'platforms.json')));

/** What a program says that has the package, and these platform packages: each a copy of the installed one, or empty. */
async function said(context, parts = {}, program = "require('rebuttal');") {
  const source = `try { ${program} console.log('runs'); } catch (error) { console.log(error.name, error.message); }`;
  const project = new Project('native', { 'main.cjs': source }, { modules: [], within: tmpdir() });
  context.after(() => project.remove());
  const modules = join(project.folder, 'node_modules');
  cpSync(join(installed, 'node_modules', 'rebuttal'), join(modules, 'rebuttal'), { recursive: true });
  for (const [name, change] of Object.entries(parts)) {
    const folder = join(modules, '@rebuttal', name);
    mkdirSync(folder, { recursive: true });
    if (name === platform) cpSync(dirname(native), folder, { recursive: true });
    change?.(folder);
  }
  return (await project.node('main.cjs')).stdout;
}

test('the package of the platform is found', async (context) => {
  assert.equal(await said(context, { [platform]: undefined }), 'runs\n');
});

test('a missing one is named, with the platform and the cure', async (context) => {
  const text = await said(context);
  assert.ok(text.startsWith(`ConfigError rebuttal@${version} for ${platform} on Node ${process.version}: `), text);
  assert.ok(text.includes(`rebuttal.${platform}.node is missing`), text);
  assert.ok(text.includes(`optional package @rebuttal/${platform}@${version}. `), text);
  assert.match(text, /install again.*--omit=optional.*--os.*npm run build/);
});

test('folders that were installed for another platform are named', async (context) => {
  const [other] = known.filter((name) => name !== platform);
  const text = await said(context, { [other]: undefined });
  assert.ok(text.includes(`; installed is only the one for ${other}. Remove node_modules`), text);
});

test('a platform that has no package gets the list of those that have', async (context) => {
  const text = await said(
    context,
    {},
    "Object.defineProperty(process, 'platform', { value: 'amiga' }); require('rebuttal');",
  );
  assert.match(text, /for amiga-\w+ on Node .* no package for this platform, only for linux-x64-gnu, .*npm run build/);
});

test('a file of another system library is named, with what the system says as the cause', async (context) => {
  const broken = (folder) => writeFileSync(join(folder, `rebuttal.${platform}.node`), 'not a library');
  const text = await said(
    context,
    { [platform]: broken },
    "try { require('rebuttal'); } catch (error) { console.log(error.cause.message.length > 0); throw error; }",
  );
  assert.match(text, /^true\nConfigError rebuttal@.* cannot be loaded.*remove node_modules and install again/s);
});

test('a file of another version is refused', async (context) => {
  const text = await said(
    context,
    { [platform]: undefined },
    "require.extensions['.node'] = (module) => { module.exports = { version: () => '0.0.9' }; }; require('rebuttal');",
  );
  assert.match(text, /^ConfigError rebuttal@.*\.node is of version 0\.0\.9\. Remove node_modules and install again/);
});
