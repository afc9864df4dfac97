// Small user projects beside the installed package: type-checked with tsc, then run.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { binding, installed } from './package.mjs';

const run = promisify(execFile);
const tsc = join(binding, 'node_modules', 'typescript', 'bin', 'tsc');

/** A folder in which `import 'rebuttal'` finds the installed package, unless it is elsewhere. */
export class Project {
  constructor(name, files, { modules = ['@types/node', 'undici-types'], within = installed } = {}) {
    this.folder = mkdtempSync(join(within, `${name}-`));
    for (const module of modules) {
      const target = join(this.folder, 'node_modules', module);
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(join(binding, 'node_modules', module), target, 'junction');
    }
    for (const [file, contents] of Object.entries(files)) this.write(file, contents);
  }

  write(file, contents) {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2));
  }

  /** Compiles with the project's tsconfig.json; a type error fails with what tsc said. */
  compile() {
    return this.node(tsc, '-p', '.');
  }

  /** Runs node here; an exit status other than 0 fails with the output. */
  async node(...args) {
    const last = args.at(-1);
    const { env = {} } = typeof last === 'object' ? args.pop() : {};
    try {
      return await run(process.execPath, args, {
        cwd: this.folder,
        env: { ...process.env, ...env },
        timeout: 60_000,
        maxBuffer: 1 << 28,
      });
    } catch (error) {
      throw new Error(
        `node ${args.join(' ')} failed (${error.code ?? error.signal})\n${error.stdout}\n${error.stderr}`,
      );
    }
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const strict = {
  target: 'es2022',
  strict: true,
  noEmitOnError: true,
  outDir: 'out',
  rootDir: 'src',
  types: ['node'],
};
