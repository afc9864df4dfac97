// The package under test: installed in the folder that REBUTTAL_NODE_PACKAGE names, never the sources.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const binding = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const repository = join(binding, '..', '..');

const folder = process.env.REBUTTAL_NODE_PACKAGE;
if (!folder || !existsSync(join(folder, 'node_modules', 'rebuttal', 'package.json'))) {
  throw new Error(
    'REBUTTAL_NODE_PACKAGE must name a folder in which the packed package is installed; `npm test` makes one and sets it',
  );
}

/** The folder in which the package is installed. */
export const installed = resolve(folder);

/** Resolves as a program in that folder would. */
export const require = createRequire(join(installed, 'program.js'));

/** The name of this platform. */
export const platform = require(join(installed, 'node_modules', 'rebuttal', 'dist', 'platform.js')).platformName();

/** The native file, in the package of this platform, which npm chose. */
export const native = createRequire(require.resolve('rebuttal')).resolve(`@rebuttal/${platform}`);

/** The file that holds all modules of the package. */
export const modules = join(installed, 'node_modules', 'rebuttal', 'dist', 'all.js');

/** A module of the package's that its exports don't have, for tests of what is inside. */
export const inside = (file) => require(modules)[file];

export const rebuttal = require('rebuttal');

/** JSON or text that a program of the repository prints; `variable` names a file that holds it already. */
export function printed(variable, ...cargoArguments) {
  const file = process.env[variable];
  if (file) return readFileSync(file, 'utf8');
  return execFileSync('cargo', ['run', '--quiet', ...cargoArguments], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

/** The known key of the vectors, as REBUTTAL_KNOWN_KEY holds it, or made now. */
export function knownKey(seed) {
  const line = process.env.REBUTTAL_KNOWN_KEY;
  if (line) return JSON.parse(line);
  const example = ['--package', 'rebuttal-signing', '--features', 'known-key', '--example', 'known_key', '--', seed];
  return JSON.parse(printed('', ...example));
}
