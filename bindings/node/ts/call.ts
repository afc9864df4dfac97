/** Sees one call to its end: taken back by a signal, signed and watched from here. */

import type { AbortSignalLike, OnProgress } from './call-options.js';
import type { NameStyle } from './failure.js';
import { started } from './inbox.js';
import { native } from './native.js';
import type { Control, NativeClient, NativeEnd, NativeEvent, NativeRequest } from './native.js';
import { notify, isObserved } from './observe.js';
import type { Observer } from './observe.js';
import { signing } from './signer.js';
import type { Signer } from './signer.js';

/** What a call may need from JavaScript while it is under way. */
export interface CallContext {
  readonly signal: AbortSignalLike | undefined;
  readonly signer: Signer | undefined;
  readonly onProgress: OnProgress | undefined;
  readonly observer: Observer | undefined;
  readonly names: NameStyle;
}

/**
 * Starts a call and waits for its end.
 *
 * @throws the signal's reason if it was taken back, or what `onProgress` threw
 */
export async function ended(
  client: NativeClient,
  request: NativeRequest,
  { signal, signer, onProgress, observer, names }: CallContext,
): Promise<Exclude<NativeEnd, { readonly aborted: true }>> {
  const observed = isObserved(observer);
  if (signal === undefined && signer === undefined && onProgress === undefined && !observed) {
    return started(client, ...request);
  }
  const control = new native.Control(onProgress !== undefined, observed);
  const abort = (): void => control.abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const call = client.call(...request, control);
    const told = onProgress === undefined ? undefined : watch(control, onProgress);
    const event = signer === undefined ? await call : await signing(call, control, signer, names);
    const thrown = await told;
    if (thrown !== undefined) throw thrown.error;
    return whole(event, signal);
  } finally {
    signal?.removeEventListener('abort', abort);
    // However it ended: the native half gathers the last of them before it says so.
    if (observed) notify(observer, control.facts());
  }
}

function whole(
  event: NativeEvent,
  signal: AbortSignalLike | undefined,
): Exclude<NativeEnd, { readonly aborted: true }> {
  if ('failure' in event || 'body' in event) return event;
  if ('aborted' in event && signal !== undefined) throw signal.reason;
  throw new Error('a call ended in a way that it cannot; please report this as a bug');
}

/**
 * Tells how far a call is until it has ended; gives what the callback threw, which takes the call back.
 *
 * One promise at a time: the call never waits for the callback, which then hears of the newest state only.
 */
async function watch(control: Control, onProgress: OnProgress): Promise<{ readonly error: unknown } | undefined> {
  let thrown: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    thrown ??= { error };
    control.abort();
  };
  for (;;) {
    const now = await control.progress();
    if (now === null) return thrown;
    if (thrown !== undefined) continue;
    try {
      // What an `async` callback throws arrives later: it takes the call back if that is still under way.
      void Promise.resolve(onProgress(now.sent, now.total)).catch(fail);
    } catch (error) {
      fail(error);
    }
  }
}
