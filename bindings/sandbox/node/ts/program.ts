/** The sandbox's program: where it is, and starting and stopping it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { SandboxError } from './control.js';
import type { Fields } from './records.js';

/** The C library in the name of a platform's package. */
const LIBRARIES: { readonly [platform: string]: string } = { linux: '-gnu', win32: '-msvc' };

/** The program: what `REBUTTAL_SANDBOX` names, or that of this platform's package. */
export function find(): string {
  const named = process.env['REBUTTAL_SANDBOX'];
  if (named) return named;
  const { platform, arch } = process;
  const name = `@rebuttal/sandbox-${platform}-${arch}${LIBRARIES[platform] ?? ''}`;
  const program = platform === 'win32' ? 'rebuttal-sandbox.exe' : 'rebuttal-sandbox';
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), program);
  } catch (cause) {
    throw new SandboxError(
      `rebuttal-sandbox for ${platform}-${arch}: the optional package ${name} is not installed. Remove node_modules and ` +
        'install again on the machine that runs it, without `--omit=optional`; where there is no such package, name a ' +
        'program in REBUTTAL_SANDBOX.',
      { cause },
    );
  }
}

/** A running sandbox, which ends when this process does. */
export class Program {
  readonly #child: ChildProcess & { readonly stdin: Writable };
  readonly #ended: Promise<unknown>;
  /** What it printed when it was ready: its addresses and credentials. */
  readonly ready: Fields;

  private constructor(child: ChildProcess & { readonly stdin: Writable }, ended: Promise<unknown>, ready: Fields) {
    this.#child = child;
    this.#ended = ended;
    this.ready = ready;
  }

  static async start(args: readonly string[]): Promise<Program> {
    const program = find();
    const child = spawn(program, ['--listen', '127.0.0.1:0', '--until-stdin-closes', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const early = ended.then(
      ([status]) =>
        Promise.reject(new SandboxError(`${program} ended at once with ${status}; standard error says why`)),
      (cause: unknown) => Promise.reject(new SandboxError(`${program} cannot be started`, { cause })),
    );
    // Later it may end.
    early.catch(() => {});
    const lines = createInterface({ input: child.stdout });
    const [line] = (await Promise.race([once(lines, 'line'), early])) as [string];
    // A program that forgets to stop it can end all the same.
    child.unref();
    for (const stream of [child.stdin, child.stdout]) (stream as (Readable | Writable) & { unref?(): void }).unref?.();
    return new Program(child, ended, JSON.parse(line) as Fields);
  }

  /** Stops it; again does nothing. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.ref();
    this.#child.stdin.end();
    await this.#ended;
  }
}
