// Builds the sandbox's program with cargo, and copies it to where it is packed from: a release build, or with `--dev` a
// quick one, or with `--from=FILE` one that was built before. The platform's name comes from `bindings/node`, whose TypeScript is compiled first.

import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { releaseEnvironment } from '../../../release-environment.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const release = !process.argv.includes('--dev');

const from = process.argv.find((argument) => argument.startsWith('--from='))?.slice('--from='.length);
const program = from ?? built();

const { platformName } = createRequire(import.meta.url)('../../../node/dist/platform.js');
const target = join(root, `rebuttal-sandbox.${platformName()}`);
// A program that runs cannot be written to.
rmSync(target, { force: true });
copyFileSync(program, target);
console.log(`built ${target}`);

function built() {
  const args = ['build', '--package', 'rebuttal-sandbox', '--bins', '--message-format', 'json-render-diagnostics'];
  if (release) args.push('--release');
  const output = execFileSync('cargo', args, {
    cwd: root,
    env: release ? releaseEnvironment() : process.env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  const program = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line).executable)
    .findLast((executable) => typeof executable === 'string');
  if (program === undefined) throw new Error('cargo built rebuttal-sandbox but named no program');
  return program;
}
