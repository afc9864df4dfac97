/** Runs one call: aborts it by its signal, signs it, and reports its progress and its facts. */

import type { AbortSignalLike, OnProgress } from './call-options.js';
import { startCall } from './inbox.js';
import { native } from './native.js';
import type { Control, NativeClient, NativeEnd, NativeEvent, NativeRequest } from './native.js';
import { isObserved, notify } from './observe.js';
import type { Observer } from './observe.js';
import { signing } from './signer.js';
import type { Signer } from './signer.js';

/** What a call may need from JavaScript while it is under way. */
export interface CallContext {
  readonly signal: AbortSignalLike | undefined;
  readonly signer: Signer | undefined;
  readonly onProgress: OnProgress | undefined;
  readonly observer: Observer | undefined;
}

/**
 * Starts a call and waits for its end.
 *
 * @throws the signal's reason if the call was aborted, or what `onProgress` threw
 */
export async function runCall(
  client: NativeClient,
  request: NativeRequest,
  { signal, signer, onProgress, observer }: CallContext,
): Promise<NativeEnd> {
  if (signal === undefined && signer === undefined && onProgress === undefined && !isObserved(observer)) {
    return startCall(client, ...request);
  }
  return controlled((control) => client.call(...request, control), { signal, signer, onProgress, observer });
}

/**
 * Starts a call over a channel and waits for its end.
 *
 * @throws the signal's reason if the call was aborted, or what `onProgress` threw
 */
export async function controlled(
  start: (control: Control) => Promise<NativeEvent>,
  { signal, signer, onProgress, observer }: CallContext,
): Promise<NativeEnd> {
  // It may have been aborted while files were read, when nothing listened.
  if (signal?.aborted === true) throw signal.reason;
  const observed = isObserved(observer);
  const control = new native.Control(onProgress !== undefined, observed);
  const abort = (): void => control.abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const call = start(control);
    const progress = onProgress === undefined ? undefined : reportProgress(control, onProgress);
    const event = signer === undefined ? await call : await signing(call, control, signer);
    const thrown = await progress;
    if (thrown !== undefined) throw thrown.error;
    return endOf(event, signal);
  } finally {
    signal?.removeEventListener('abort', abort);
    // The native half has gathered all facts, however the call ended.
    if (observed) notify(observer, control.facts());
  }
}

function endOf(event: NativeEvent, signal: AbortSignalLike | undefined): NativeEnd {
  if ('failure' in event || 'body' in event) return event;
  if ('aborted' in event && signal !== undefined) throw signal.reason;
  throw new Error('a call ended with an unexpected event; please report this as a bug');
}

/**
 * Reports the progress of a call until its end. Returns what the callback threw, which aborts the call.
 *
 * There is one promise at a time: the call never waits for the callback, which then gets only the latest progress.
 */
async function reportProgress(
  control: Control,
  onProgress: OnProgress,
): Promise<{ readonly error: unknown } | undefined> {
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
      // An `async` callback rejects later: that aborts the call if it is still under way.
      void Promise.resolve(onProgress(now.sent, now.total)).catch(fail);
    } catch (error) {
      fail(error);
    }
  }
}
