/** Signing with a function of the application in place of a private key. */

import { refused } from './checks.js';
import { ConfigError, TransportError } from './errors.js';
import { toError } from './failure.js';
import type { Control, NativeEvent } from './native.js';
import { bytesOf, kindOf } from './values.js';

/**
 * Signs in place of a private key, for keys that never leave a key management service or hardware module. It is called
 * once for each request that is sent, and its time counts against the call's time limits.
 *
 * @param content - what to sign; it may hold evidence, so don't log it
 * @param digest - its SHA-256 digest, for services that sign digests
 * @returns the signature's bytes. If it throws or rejects, the call ends with a `TransportError` whose outcome is
 *   `'not_done'` and whose cause is what was thrown. That error is retryable only if the thrown value says that trying again
 *   can help: by a property `retryable` that is `true`, or as a lost connection or a time limit (`error.code`
 *   `'ECONNRESET'`, `error.name` `'TimeoutError'`, and so on). Denied access stays denied
 */
export type Signer = (
  content: Uint8Array,
  digest: Uint8Array,
) => Uint8Array | ArrayBuffer | PromiseLike<Uint8Array | ArrayBuffer>;

/** The signer among the options, by its option's name. */
export function checkedSigner(name: string | undefined, options: object): Signer | undefined {
  const signer = name === undefined ? undefined : (options as Readonly<Record<string, unknown>>)[name];
  if (signer === undefined || typeof signer === 'function') return signer as Signer | undefined;
  const problem = `must be a function that takes the content and returns the signature, not ${kindOf(signer)}`;
  throw refused(ConfigError, name ?? '', `the option \`${name}\` ${problem}`);
}

/**
 * Waits for the end of a call, and signs when it needs a signature.
 *
 * The next promise is taken before the signer runs, so that a call that times out or is aborted ends even if the signer
 * does not.
 */
export async function signing(call: Promise<NativeEvent>, control: Control, signer: Signer): Promise<NativeEvent> {
  let thrown: unknown;
  let event = await call;
  while ('content' in event) {
    const next = control.next();
    void sign(signer, event.content, event.digest).then(
      (signature) => control.signed(signature),
      (error: unknown) => {
        thrown = error;
        control.unsigned('the signer failed', isTransient(error));
      },
    );
    event = await next;
  }
  if (thrown === undefined || !('failure' in event)) return event;
  const error = toError(event, thrown);
  // While the signer failed, the call may have ended for another reason.
  throw error.name === 'TransportError' && TransportError.is(error) ? error : toError(event);
}

const LOST = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
];

/** Whether what a signer threw says that trying again can help. */
function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { retryable, code, name }: { retryable?: unknown; code?: unknown; name?: unknown } = error;
  return retryable === true || name === 'TimeoutError' || (typeof code === 'string' && LOST.includes(code));
}

async function sign(signer: Signer, content: Uint8Array, digest: Uint8Array): Promise<Uint8Array> {
  const signature: unknown = await signer(content, digest);
  const bytes = bytesOf(signature);
  if (bytes !== undefined) return bytes;
  throw new TypeError(`the signer must return the signature's bytes (a Uint8Array), not ${kindOf(signature)}`);
}
