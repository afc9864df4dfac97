/** Calls that nobody accompanies: their ends come many at a time. */

import { native } from './native.js';
import type {
  Failure,
  Inbox,
  NativeResponse,
  NativeClient,
  NativeEnd,
  NativeMore,
  NativePage,
  NativeRequest,
} from './native.js';

type Ended = Exclude<NativeEnd, { readonly aborted: true }>;

const waiting = new Map<number, (end: Ended) => void>();
let inbox: Inbox | undefined;
let last = 0;

/** Starts a call and waits for its end. */
export function started(client: NativeClient, ...request: NativeRequest): Promise<Ended> {
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
    resolve?.(endOf(ended, at));
  }
}

function endOf(ended: readonly unknown[], at: number): Ended {
  const failure = ended[at + 1] as string | undefined;
  if (failure !== undefined) return { failure, raw: ended[at + 2] } as Failure;
  return {
    body: ended[at + 2] as string | Uint8Array,
    httpStatus: ended[at + 3] as number,
    headers: ended[at + 4] as string,
    requestId: ended[at + 5] as string | undefined,
    attempts: ended[at + 6] as number,
    idempotencyKey: ended[at + 7] as string | undefined,
    raw: ended[at + 8] as Uint8Array | undefined,
    page: ended[at + 9] as NativePage | undefined,
    more: ended[at + 10] as NativeMore | undefined,
  } as NativeResponse;
}
