// Builds the native half with cargo, and copies it to where the loader finds it: a release build, or with `--dev` a quick one.
// With `--zig=TARGET`, such as `x86_64-unknown-linux-gnu.2.17`, cargo-zigbuild links it for old versions of glibc.

import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { releaseEnvironment } from '../../release-environment.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const release = !process.argv.includes('--dev');

const zig = process.argv.find((argument) => argument.startsWith('--zig='))?.slice('--zig='.length);

const args = [
  zig === undefined ? 'build' : 'zigbuild',
  '--package',
  'rebuttal-node',
  '--message-format',
  'json-render-diagnostics',
];
if (release) args.push('--release');
if (zig !== undefined) args.push('--target', zig);
const output = execFileSync('cargo', args, {
  cwd: root,
  env: release ? releaseEnvironment() : process.env,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 1 << 28,
});
const library = output
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line))
  .filter((message) => message.reason === 'compiler-artifact' && message.target.name === 'rebuttal_node')
  .flatMap((message) => message.filenames)
  .find((file) => /\.(so|dylib|dll)$/.test(file));
if (library === undefined) throw new Error('cargo built rebuttal-node but named no shared library');

const { platformName } = createRequire(import.meta.url)('../dist/platform.js');
const target = join(root, `rebuttal.${platformName()}.node`);
// A process may have the old file loaded: writing into it would crash that process, a new file does not.
rmSync(target, { force: true });
copyFileSync(library, target);
console.log(`built ${target}`);
