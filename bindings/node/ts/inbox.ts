/** Calls without a signal, signer or observer: many of them end with one wake-up of the event loop. */

import { native } from './native.js';
import type { Failure, Inbox, NativeClient, NativeEnd, NativeRequest, NativeResponse } from './native.js';

const waiting = new Map<number, (end: NativeEnd) => void>();
let inbox: Inbox | undefined;
let last = 0;

/** Starts a call and waits for its end. */
export function startCall(client: NativeClient, ...request: NativeRequest): Promise<NativeEnd> {
  inbox ??= new native.Inbox(onReady);
  last += 1;
  const failure = client.start(...request, inbox, last);
  return failure === null ? new Promise((resolve) => waiting.set(last, resolve)) : Promise.resolve(failure);
}

const STRIDE = 11;

function onReady(): void {
  const ended = inbox?.take() ?? [];
  for (let at = 0; at < ended.length; at += STRIDE) {
    const number = ended[at] as number;
    const resolve = waiting.get(number);
    waiting.delete(number);
    resolve?.(endOf(ended.slice(at + 1, at + STRIDE)));
  }
}

function endOf(values: readonly unknown[]): NativeEnd {
  const [failure, body, httpStatus, headers, requestId, attempts, idempotencyKey, raw, page, more] = values;
  if (failure !== undefined) return { failure, raw: body } as Failure;
  return { body, httpStatus, headers, requestId, attempts, idempotencyKey, raw, page, more } as NativeResponse;
}
