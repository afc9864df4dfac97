// What the checks share: the sandbox, clients of it, and the merchant's endpoint for events.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, beforeEach } from 'node:test';

import Stripe from 'stripe';

import { startSandbox } from '../../../bindings/node/test/support/sandbox.mjs';

export const PATH = '/hooks/stripe?shop=7';
export const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_240, 7)]);
export const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(504)]);
export const ACCOUNT = 'acct_1SANDBOX';

/** Started before the first test, emptied before each. */
export let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.control('/_sandbox/reset'));
after(() => sandbox.stop());

/** The keys and secrets of this run. */
export const keys = () => sandbox.json.stripe;

/** The SDK's client as its documentation sets it up, with the address of the sandbox. */
export function merchant(options = {}) {
  return connected(keys().api_base, options);
}

/** The same for the host of files: a client that is told a host sends everything there. */
export function uploader(options = {}) {
  return connected(keys().files_base, options);
}

export function connected(base, { apiKey = keys().api_key, ...options } = {}) {
  const { hostname: host, port, protocol } = new URL(base);
  const address = { host, port: Number(port), protocol: protocol.slice(0, -1) };
  return new Stripe(apiKey, { timeout: 20_000, telemetry: false, maxNetworkRetries: 0, ...address, ...options });
}

/** A new dispute's id. */
export const opened = async (fields) => (await sandbox.createStripeDispute(fields)).id;

/** The ids of new disputes, the newest first. */
export const openedMany = async (count, fields = {}) => (await sandbox.createStripeDispute({ count, ...fields })).ids;

/** What has arrived, the oldest first. */
export const requests = async () => (await sandbox.get('/_sandbox/requests')).requests;

/** What was done to a dispute or a file, and how often. */
export const effects = async (about) => (await sandbox.get('/_sandbox/effects')).effects[about].did ?? {};

/** Something goes wrong with the next request of an operation. */
export const fault = (operation, kind, more = {}) => sandbox.control('/_sandbox/faults', { operation, kind, ...more });

/** What an async iterable gives. */
export async function all(items) {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

export const ids = async (items) => (await all(items)).map(({ id }) => id);

/** An endpoint that takes everything; `next` gives the next event, and fails when none comes. It ends with its test. */
export async function inbox(context, options = {}) {
  const waiting = [];
  let wake = () => {};
  const server = createServer(async (request, response) => {
    const pieces = await all(request);
    waiting.push({ path: request.url, headers: request.headers, body: Buffer.concat(pieces) });
    response.end('ok');
    wake();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${server.address().port}${PATH}`;
  await sandbox.control('/_sandbox/stripe/webhook', { url, ...options }, 'PUT');
  return {
    url,
    async next() {
      const arrived = waiting.length > 0 ? undefined : new Promise((resolve) => (wake = resolve));
      await Promise.race([arrived, lateness()]);
      return waiting.shift();
    },
  };
}

function lateness() {
  return new Promise((_, reject) => setTimeout(reject, 20_000, new Error('no event came')).unref());
}
