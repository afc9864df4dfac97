/** Loads the native half. */

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ConfigError } from './errors.js';
import { platformName } from './platform.js';

/** A failure as data. */
export interface Failure {
  readonly failure: string;
  readonly raw?: Uint8Array;
}

export interface NativeResponse {
  /** JSON, or the bytes of an operation that returns bytes. */
  readonly body: string | Uint8Array;
  readonly httpStatus: number;
  readonly headers: string;
  readonly requestId?: string;
  readonly attempts: number;
  readonly idempotencyKey?: string;
  readonly raw?: Uint8Array;
  /** For one page of a list. */
  readonly page?: NativePage;
  /** What few responses have. */
  readonly more?: {
    /** JSON pointers of what could not be read. */
    readonly unreadable: readonly string[];
    /** The messages in it, in their order; the body has their numbers in place of them. */
    readonly messages: readonly NativeMessage[];
    /** Whether there may be fields that the document does not describe. */
    readonly unknown: boolean;
  };
}

/** The way from one page of a list to the next. */
export interface NativePage {
  readonly backwards: boolean;
  /** The request of the next page, if there is one. */
  next(): Failure | { readonly request?: string };
  /** The failure of a list whose next page was read before. */
  circle(): Failure;
}

/**
 * A verified or fetched message; if it is not just what the document describes, with what could not be read of it, as received if that
 * is so, and with what was not signed of it.
 */
export type NativeMessage =
  | readonly [id: string, type: string, json: string]
  | readonly [
      id: string,
      type: string,
      json: string,
      unreadable: readonly string[],
      raw: string | null,
      unsigned: readonly string[],
    ];

export interface NativeClaims {
  /** The token of a claim, or how many milliseconds another claim holds at most; neither if the key was committed. */
  claim(key: string, lease: number, now: number): Failure | { readonly token?: number; readonly rest?: number };
  commit(key: string, token: number, now: number): boolean;
  release(key: string, token: number, now: number): void;
}

/** The end of a call. */
export type NativeEnd = Failure | NativeResponse;

/** An event of a call: its end, that it was aborted, or what to sign before it continues. */
export type NativeEvent =
  | NativeEnd
  | { readonly aborted: true }
  | { readonly content: Uint8Array; readonly digest: Uint8Array };

/** A temporary file without a name, which is gone once it is closed. */
export interface Spool {
  /** Returns what went wrong, if anything did. One piece at a time. */
  write(piece: Uint8Array): Promise<string | null>;
  close(): void;
}

/** A file to send: its bytes, its path, or the temporary file that has it. */
export interface NativeFile {
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly spool?: Spool;
  readonly name?: string;
}

/** A packet of evidence. */
export interface NativePacket {
  readonly disputeId: string;
  text(field: string, text: string): void;
  file(field: string, file: NativeFile): Promise<void>;
  font(file: NativeFile): Promise<void>;
  productType(name: string): Failure | null;
  paper(name: string): Failure | null;
  strict(): void;
  limit(rule: string, number: number): Failure | null;
  complianceFee(amount: number, currency: string): void;
  compellingEvidence(payments: string): Failure | null;
  suggestion(notification: string): Failure | null;
  /** For tests: as a release with that version of the form of packets would make it. */
  format(format: number): void;
  /** The report as JSON. */
  preflight(now: number): Promise<string>;
  build(): Promise<
    | Failure
    | {
        readonly files: readonly { readonly field: string; readonly name: string; readonly content: Uint8Array }[];
        readonly json: string;
      }
  >;
}

/** Receives what became of a packet, besides the provider's answer. */
export interface PacketResult {
  json(): string;
}

/** The arguments of every call. `spent` is how many milliseconds of the time limit have passed. */
export type NativeRequest = [
  operation: string,
  request: string,
  options: string,
  files: readonly NativeFile[],
  spent: number,
];

export interface NativeClient {
  /** The end arrives in `inbox` under `number`. Returns the failure of a call that could not start. */
  start(...request: [...NativeRequest, inbox: Inbox, number: number]): Failure | null;
  call(...request: [...NativeRequest, control: Control]): Promise<NativeEvent>;
  callPacket(
    operation: string,
    packet: NativePacket,
    acceptFindings: readonly string[],
    options: string,
    spent: number,
    result: PacketResult,
    control: Control,
  ): Promise<NativeEvent>;
  /** The time limit of a call with these options, in milliseconds. */
  timeLimit(options: string): Failure | number;
  close(): void;
}

/** The queue of finished calls. */
export interface Inbox {
  /**
   * All finished calls, eleven values each: the call's number, then its failure and the response's bytes; or no failure and
   * the response's parts.
   */
  take(): readonly unknown[];
}

/** Controls one call that is under way. */
export interface Control {
  abort(): void;
  next(): Promise<NativeEvent>;
  signed(signature: Uint8Array): void;
  unsigned(why: string, transient: boolean): void;
  /** Takes the facts that were gathered: a JSON list. */
  facts(): string | null;
  /** How many bytes were sent, of how many, when that has changed; null once the call has ended. */
  progress(): Promise<{ readonly sent: number; readonly total: number } | null>;
}

export interface NativeReceiver {
  /** The kinds of message by their numbers: for each the webhook's id and the name of its type. */
  kinds(): readonly (readonly [webhook: string, type: string])[];
  /**
   * `headers` are names and values in turn, with a NUL between any two. Of a message whose bytes are just what the document
   * describes, only the number of its kind, from 1 on; it is negative if they are not ASCII.
   */
  receive(headers: string, body: Uint8Array, now: number): Failure | NativeMessage | number;
  verify(headers: string, body: Uint8Array, now: number): Failure | { readonly good: true };
  parse(body: Uint8Array): Failure | NativeMessage | number;
  signTestMessage(signingKey: string, body: Uint8Array, now: number): Failure | { readonly headers: readonly string[] };
  signTestBody(signingKey: string, body: Uint8Array, now: number): Failure | { readonly body: Uint8Array };
}

export type NativeArgument = string | Uint8Array | number;

export type NativeReturned = Failure | { readonly value?: string | Uint8Array };

export interface NativeHandle {
  run(name: string, given: readonly NativeArgument[]): NativeReturned;
}

export interface Native {
  version(): string;
  errorClasses(): readonly (readonly [string, string])[];
  /** Calls `onReady` when there is something to take. */
  readonly Inbox: new (
    onReady: () => void,
  ) => Inbox;
  /** With `progress` its call reports its progress; with `observed` its facts are gathered. */
  readonly Control: new (
    progress: boolean,
    observed: boolean,
  ) => Control;
  /** @throws an `Error` if no temporary file can be created */
  readonly Spool: new () => Spool;
  readonly PacketResult: new () => PacketResult;
  openPacket(dispute: string): Failure | NativePacket;
  openClient(provider: string, options: string): Failure | NativeClient;
  openReceiver(provider: string, options: string): Failure | NativeReceiver;
  openHandle(provider: string, handle: string, options: string): Failure | NativeHandle;
  openClaims(capacity: number, remember: number): Failure | NativeClaims;
  /** The options that `environment` gives beside those given, as JSON. */
  variables(
    provider: string,
    receiver: boolean,
    options: string,
    environment: object,
  ): Failure | { readonly value?: string };
  dedupKey(provider: string, json: string): Failure | { readonly value?: string };
  /** JSON pointers of what could not be read, for a log. */
  unreadableShown(provider: string, unreadable: readonly string[]): Failure | { readonly shown: string[] };
  checkClaim(key: string, lease: number): Failure | { readonly good: true };
  inProgress(until: number): Failure;
  claimLost(): Failure;
  loadProvider(table: string): NativeReturned;
  runFunction(provider: string, name: string, given: readonly NativeArgument[]): NativeReturned;
}

/** From package.json and the list of platforms. The build inserts them: a bundled program has other files, or none. */
declare const PACKAGE: { readonly name: string; readonly version: string; readonly platforms: readonly string[] };

function load(): Native {
  const platform = platformName();
  const name = `rebuttal.${platform}.node`;
  const unusable = (problem: string, cause?: unknown): ConfigError => {
    const where = `${PACKAGE.name}@${PACKAGE.version} for ${platform} on Node ${process.version}`;
    return new ConfigError(`${where}: the native file ${problem}`, { outcome: 'not_done', cause });
  };
  const folders = nearby();
  // Not `require`, which a bundler would replace.
  const required = folders[0] === undefined ? undefined : createRequire(join(folders[0], 'index.js'));
  const file =
    folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ??
    resolved(required, packageFor(platform));
  if (required === undefined || file === undefined) {
    throw unusable(
      `${name} is missing. ${origin(platform, folders)} ` +
        'If a bundler moved this code, mark the package as external ' +
        `(Next.js: \`serverExternalPackages\`, esbuild: \`--external:${PACKAGE.name}\`, webpack: \`externals\`), ` +
        `or copy that file beside the bundle. It was looked for in ${folders.join(' and ') || 'no folder'}.`,
    );
  }
  let native: Native;
  try {
    native = required(file) as Native;
  } catch (cause) {
    const cure = 'remove node_modules and install again on the machine that runs it.';
    throw unusable(`${file} cannot be loaded. It was built for another system library or Node: ${cure}`, cause);
  }
  if (native.version() === PACKAGE.version) return native;
  const cure = 'Remove node_modules and install again; in a checkout, run `npm run build`.';
  throw unusable(`${file} is of version ${native.version()}. ${cure}`);
}

/** The folders that may have the file: that of a bundle, or the root of a checkout, whose code is one folder down. */
function nearby(): string[] {
  // An ESM bundle does not have this name.
  if (typeof __dirname === 'undefined') return [];
  return [__dirname, join(__dirname, '..')];
}

/** The package that has a platform's native file. */
function packageFor(platform: string): string {
  return `@rebuttal/${platform}`;
}

function resolved(required: NodeJS.Require | undefined, name: string): string | undefined {
  try {
    return required?.resolve(name);
  } catch {
    return undefined;
  }
}

/** Where a missing file comes from, and how to get it. */
function origin(platform: string, folders: readonly string[]): string {
  if (!PACKAGE.platforms.includes(platform)) {
    const known = PACKAGE.platforms.join(', ');
    return `There is no package for this platform, only for ${known}: build it in a checkout with \`npm run build\`.`;
  }
  const others = PACKAGE.platforms.filter((other) =>
    folders.some((folder) => existsSync(join(folder, '..', packageFor(other)))),
  );
  const found = others.length === 0 ? '' : `; installed is only the one for ${others.join(' and ')}`;
  return (
    `It comes with the optional package ${packageFor(platform)}@${PACKAGE.version}${found}. Remove node_modules and ` +
    'install again on the machine that runs it, without `--omit=optional`; to install for another machine, give npm its ' +
    '`--os`, `--cpu` and `--libc`; in a checkout, run `npm run build`.'
  );
}

export const native: Native = load();
