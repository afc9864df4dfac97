// What the tests of the stores need besides this Node: better-sqlite3, which is compiled here, and newer versions of Node,
// which have `node:sqlite`. They are installed once, under target/.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'));

/** The folder that has them. */
export const drivers = join(target, 'node', 'drivers');

const node = `npm:node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const contents = `${JSON.stringify({
  private: true,
  dependencies: { 'better-sqlite3': '12.11.1', node22: `${node}@22`, node24: `${node}@24` },
})}\n`;

/** Programs of Node that have `node:sqlite`. */
export const newerNodes = ['node22', 'node24'].map((name) => join(drivers, 'node_modules', name, 'bin', 'node'));

/** Installs them, unless that was done. */
export function installDrivers() {
  const done = join(drivers, 'done.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === contents) return;
  mkdirSync(drivers, { recursive: true });
  writeFileSync(join(drivers, 'package.json'), contents);
  console.log(
    'installing the drivers that the stores are tested with, once; better-sqlite3 is compiled, which takes some minutes',
  );
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund'], {
    cwd: drivers,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(done, contents);
}
