// The option `timeout` ends a call at most 250 ms late, whatever keeps it waiting, and so does an `AbortSignal`, which also
// closes the connection: `node deadlines.mjs [--runs 40]`.
//
// What a process that only sleeps is woken late by, on a machine that is busy with other things, is added to the limit.
//
// Calls that wait for a response that never comes, for one that comes byte by byte, and for an upload that is not read.

import { once } from 'node:events';
import { createServer } from 'node:net';

import { rebuttal } from '../support/package.mjs';
import { startSandbox } from '../support/sandbox.mjs';
import { argument, report, spread, stalls } from './common.mjs';

const { RequestTimeoutError, StripeClient } = rebuttal;
const LIMIT = 0.25;
const AT_ONCE = 8;
const runs = argument('runs', 40);
const pdf = Buffer.alloc(4_000_000, '%PDF-1.7\n');

const sandbox = await startSandbox();
const dispute = (await sandbox.createStripeDispute()).id;
const open = new Set();
const deaf = createServer({ pauseOnConnect: true }, (socket) => {
  open.add(socket);
  socket.on('error', () => {}).on('close', () => open.delete(socket));
}).listen(0, '127.0.0.1');
await once(deaf, 'listening');
const address = `http://127.0.0.1:${deaf.address().port}`;
const options = { ...sandbox.stripeOptions(), maxAttempts: 1 };
const seconds = () => 0.1 + Math.random() * 0.5;

async function byTimeout(start) {
  const timeout = seconds() * 1000;
  const started = performance.now();
  try {
    await start({ timeout });
  } catch (error) {
    if (!RequestTimeoutError.is(error)) throw error;
    return (performance.now() - started - timeout) / 1000;
  }
  throw new Error('the call was answered');
}

async function bySignal(start) {
  const controller = new AbortController();
  let aborted;
  setTimeout(() => {
    aborted = performance.now();
    controller.abort();
  }, seconds() * 1000);
  try {
    await start({ signal: controller.signal });
  } catch (error) {
    if (error !== controller.signal.reason) throw error;
    return (performance.now() - aborted) / 1000;
  }
  throw new Error('the call was answered');
}

const late = {};
async function measure(what, fault, start) {
  for (const [how, end] of Object.entries({ timeout: byTimeout, abort: bySignal })) {
    for (let run = 0; run < Math.ceil(runs / AT_ONCE); run += 1) {
      if (fault) await sandbox.control('/_sandbox/faults', { operation: 'retrieveDispute', times: AT_ONCE, ...fault });
      const found = await Promise.all(Array.from({ length: AT_ONCE }, () => end(start)));
      (late[`${how} ${what}`] ??= []).push(...found);
    }
  }
}

const worst = stalls();
const client = new StripeClient(options);
const fetch = (given) => client.retrieveDispute(dispute, {}, given);
await measure('no answer', { kind: 'delay', seconds: 30, acted: false }, fetch);
await measure('trickle', { kind: 'trickle', seconds: 30 }, fetch);
const uploading = new StripeClient({ ...options, filesBase: address });
await measure('unread upload', undefined, (given) => uploading.uploadDisputeEvidence({ file: pdf }, given));

const stall = await worst();

// A socket that is not read notices the end of the connection only when it is read.
for (const socket of open) socket.resume();
for (let turn = 0; turn < 500 && open.size > 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
const leftOpen = open.size;
for (const socket of open) socket.destroy();
deaf.close();
await sandbox.stop();
const ok =
  leftOpen === 0 &&
  Object.values(late)
    .flat()
    .every((wait) => wait >= -0.005 && wait <= LIMIT + stall);
report('node deadlines', ok, {
  limit: LIMIT,
  stall,
  left_open: leftOpen,
  ...Object.fromEntries(Object.entries(late).map(([name, waits]) => [name, spread(waits)])),
});
