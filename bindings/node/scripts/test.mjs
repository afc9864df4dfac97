// `npm test`: packs the built package, installs it into a clean folder, and runs the tests against the installed package.
// REBUTTAL_NODE_PACKAGE and REBUTTAL_SANDBOX name what the caller has installed and built already.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDrivers } from './drivers.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = join(root, '..', '..');
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'));
const env = { ...process.env };

if (!env.REBUTTAL_SANDBOX) {
  run('cargo', ['build', '--package', 'rebuttal-sandbox'], repository);
  env.REBUTTAL_SANDBOX = join(
    target,
    'debug',
    process.platform === 'win32' ? 'rebuttal-sandbox.exe' : 'rebuttal-sandbox',
  );
}
if (!env.REBUTTAL_NODE_PACKAGE) {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('nothing is built; run `npm run build` first');
  env.REBUTTAL_NODE_PACKAGE = join(target, 'node-package');
  install(env.REBUTTAL_NODE_PACKAGE);
}
installDrivers();
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync(join(root, 'test')).filter((file) => file.endsWith('.test.mjs'));
const tests = files.map((file) => join(root, 'test', file));
process.exitCode = spawnSync(process.execPath, ['--test', ...tests], { cwd: root, env, stdio: 'inherit' }).status ?? 1;

function install(folder) {
  const [packages, npm] = [join(folder, 'packages'), join(repository, 'bindings', 'npm')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('node', [join(npm, 'pack.mjs'), root, packages], root);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run(
    'node',
    [join(npm, 'index.mjs'), packages, 'npm', 'install', '--silent', '--no-audit', '--no-fund', 'rebuttal'],
    folder,
  );
}

function run(program, args, cwd) {
  execFileSync(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}
