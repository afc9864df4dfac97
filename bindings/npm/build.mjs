// Builds what is native in a package with cargo, and puts it where it is packed from. A release build, or with `--dev` a
// quick one. The platform's name comes from `bindings/node`, whose TypeScript is compiled first.

import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { releaseEnvironment } from '../release-environment.mjs';

const bindings = dirname(dirname(fileURLToPath(import.meta.url)));

/** The value of `--name=VALUE`. */
export function given(name) {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
}

/** Builds a crate and gives the file that `find` takes from cargo's messages. */
export function build(crate, [command, ...args], find) {
  const release = !process.argv.includes('--dev');
  const given = [command, '--package', crate, '--message-format', 'json-render-diagnostics', ...args];
  const output = execFileSync('cargo', release ? [...given, '--release'] : given, {
    cwd: bindings,
    env: release ? releaseEnvironment() : process.env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  const file = find(lines.map((line) => JSON.parse(line)));
  if (file === undefined) throw new Error(`cargo built ${crate} but named no file that is packed`);
  return file;
}

/** Copies it beside a package, under a name with the platform's in it. */
export function place(file, folder, named) {
  const { platformName } = createRequire(import.meta.url)('../node/dist/platform.js');
  const target = join(folder, named(platformName()));
  // A process may have the old file loaded, or run it: writing into it would crash that process, a new file does not.
  rmSync(target, { force: true });
  copyFileSync(file, target);
  console.log(`built ${target}`);
}
