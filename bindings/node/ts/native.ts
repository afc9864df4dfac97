/** Loads the native half, and says what is wrong if it can't. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ConfigError } from './errors.js';
import { platformName } from './platform.js';

/** A failure as data. */
export interface Failure {
  readonly failure: string;
  readonly raw?: Uint8Array;
}

export interface NativeResponse {
  /** JSON, or the bytes of an operation that answers with bytes. */
  readonly body: string | Uint8Array;
  readonly httpStatus: number;
  readonly headers: string;
  readonly requestId?: string;
  readonly attempts: number;
  readonly idempotencyKey?: string;
  readonly raw?: Uint8Array;
  /** With one page of a list. */
  readonly page?: NativePage;
  /** What few answers have. */
  readonly more?: NativeMore;
}

export interface NativeMore {
  /** What could not be read. */
  readonly unreadable: readonly string[];
  /** The messages in it, in their order; the body has their numbers in their places. */
  readonly messages: readonly NativeMessage[];
}

/** The way from one page of a list to the next. */
export interface NativePage {
  readonly backwards: boolean;
  /** The request of the next page, if there is one. */
  next(): Failure | { readonly request?: string };
  /** Why the next page is not asked for: it was read before. */
  circle(): Failure;
}

export interface NativeMessage {
  readonly id: string;
  readonly type: string;
  readonly json: string;
  /** What could not be read, if anything could not. */
  readonly unreadable?: readonly string[];
  /** In that case, the message as it came. */
  readonly raw?: string;
}

/** The token of a claim, or for how many milliseconds another one stands at most; neither if it was committed. */
export interface NativeClaim {
  readonly token?: number;
  readonly rest?: number;
}

export interface NativeClaims {
  claim(key: string, lease: number, now: number): Failure | NativeClaim;
  commit(key: string, token: number, now: number): boolean;
  release(key: string, token: number, now: number): void;
}

/** How a call ends. */
export type NativeEnd = Failure | NativeResponse | { readonly aborted: true };

/** What a call says: its end, or what to sign before it goes on. */
export type NativeEvent = NativeEnd | { readonly content: Uint8Array; readonly digest: Uint8Array };

/** A temporary file without a name, which is gone when it is closed. */
export interface Spool {
  /** Gives what went wrong, if something did. One piece at a time. */
  write(piece: Uint8Array): Promise<string | null>;
  close(): void;
}

/** A file to send: its bytes, its path, or where it was put. */
export interface NativeFile {
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly spool?: Spool;
  readonly name?: string;
}

/** What every call is started with. */
/** `spent` is how many milliseconds of the time limit went by before. */
export type NativeRequest = [
  operation: string,
  request: string,
  options: string,
  files: readonly NativeFile[],
  spent: number,
];

export interface NativeClient {
  /** Its end comes into `inbox` under `number`, unless it could not even begin. */
  start(...request: [...NativeRequest, inbox: Inbox, number: number]): Failure | null;
  call(...request: [...NativeRequest, control: Control]): Promise<NativeEvent>;
  /** The time limit of a call with these options, in milliseconds. */
  timeLimit(options: string): Failure | number;
  close(): void;
}

/** Where the calls wait that have ended. */
export interface Inbox {
  /**
   * All that has ended, ten values each: the call's number, then its failure and the answer's bytes, or nothing and the
   * parts of its answer.
   */
  take(): readonly unknown[];
}

/** The way to one call while it is under way. */
export interface Control {
  abort(): void;
  next(): Promise<NativeEvent>;
  signed(signature: Uint8Array): void;
  unsigned(why: string, passes: boolean): void;
  /** Takes the facts that were gathered: a JSON list. */
  facts(): string | null;
  /** How many bytes were sent, and how many there are, when that has changed; null once the call has ended. */
  progress(): Promise<{ readonly sent: number; readonly total: number } | null>;
}

export interface NativeReceiver {
  receive(headers: readonly string[], body: Uint8Array, now: number): Failure | NativeMessage;
  verify(headers: readonly string[], body: Uint8Array, now: number): Failure | { readonly good: true };
  parse(body: Uint8Array): Failure | NativeMessage;
  signTestMessage(signingKey: string, body: Uint8Array, now: number): Failure | { readonly headers: readonly string[] };
}

export type NativeArgument = string | Uint8Array | number;

export type NativeReturned = Failure | { readonly value?: string | Uint8Array };

export interface NativeHandle {
  run(name: string, given: readonly NativeArgument[]): NativeReturned;
}

export interface Native {
  version(): string;
  errorClasses(): readonly (readonly [string, string])[];
  /** Calls `heard` when there is something to take. */
  readonly Inbox: new (
    onReady: () => void,
  ) => Inbox;
  /** With `tells`, its call says how far it is; with `observed`, its facts are gathered. */
  readonly Control: new (
    tells: boolean,
    observed: boolean,
  ) => Control;
  /** @throws an `Error` if there is no place for temporary files */
  readonly Spool: new () => Spool;
  openClient(provider: string, options: string, signs: boolean): Failure | NativeClient;
  openReceiver(provider: string, options: string): Failure | NativeReceiver;
  openHandle(provider: string, handle: string, options: string): Failure | NativeHandle;
  openClaims(capacity: number, remember: number): Failure | NativeClaims;
  variable(provider: string, name: string, text: string): Failure | { readonly value?: string };
  dedupKey(provider: string, json: string): Failure | { readonly value?: string };
  checkClaim(key: string, lease: number): Failure | { readonly good: true };
  inProgress(until: number): Failure;
  claimLost(): Failure;
  runFunction(provider: string, name: string, given: readonly NativeArgument[]): NativeReturned;
}

/** As package.json says; the build puts them in, for a bundled program has no package.json, or one of its own. */
declare const PACKAGE: { readonly name: string; readonly version: string };

const FILE = /^rebuttal\.(.+)\.node$/;

function load(): Native {
  const platform = platformName();
  const name = `rebuttal.${platform}.node`;
  const where = `${PACKAGE.name}@${PACKAGE.version} for ${platform} on Node ${process.version}`;
  const folders = nearby();
  const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) {
    const others = [...new Set(folders.flatMap(packedFor))].join(', ');
    const found = others === '' ? '' : `; it was packed for ${others}`;
    throw new ConfigError(
      `${where}: the native file ${name} is missing${found}. This package holds it for the platform it was packed on only: ` +
        `install a package packed for ${platform}, or build one there with \`npm run build && npm pack\`. ` +
        'If a bundler moved this code, mark the package as external ' +
        `(Next.js: \`serverExternalPackages\`, esbuild: \`--external:${PACKAGE.name}\`, webpack: \`externals\`), ` +
        `or copy that file beside the bundle. It was looked for in ${folders.join(' and ') || 'no folder'}.`,
      { outcome: 'not_done' },
    );
  }
  let native: Native;
  try {
    native = require(file) as Native;
  } catch (cause) {
    throw new ConfigError(
      `${where}: the native file ${file} does not load. It was built for another system library or Node: ` +
        'remove node_modules and install again on the machine that runs it.',
      { outcome: 'not_done', cause },
    );
  }
  if (native.version() !== PACKAGE.version) {
    throw new ConfigError(
      `${where}: the native file ${file} is of version ${native.version()}. ` +
        'Remove node_modules and install again; in a checkout, run `npm run build`.',
      { outcome: 'not_done' },
    );
  }
  return native;
}

/** Where the file may be: in the package, whose code is one folder down, or beside a bundle. */
function nearby(): string[] {
  // A bundle of ESM has no such name.
  if (typeof __dirname === 'undefined') return [];
  return [join(__dirname, '..'), __dirname];
}

/** For which platforms a folder has native files. */
function packedFor(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((file) => FILE.exec(file)?.[1] ?? []);
  } catch {
    return [];
  }
}

export const native: Native = load();
