// Calls with failing connections, time limits and files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';
import { answer, good, page, until, wire } from './support/wire.mjs';

const {
  AlipayClient,
  ConfigError,
  DecodeError,
  InvalidArgumentError,
  RateLimitedError,
  RequestTimeoutError,
  StripeClient,
} = rebuttal;
const { TransportError } = rebuttal;
const PDF = Buffer.from('%PDF-1.7 evidence');

let sandbox;
let folder;
before(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-transport-'));
});
after(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.stop();
});

const failure = (work) =>
  work.then(
    (found) => assert.fail(`it gave ${JSON.stringify(found)}`),
    (error) => error,
  );

test('a call without a finished TLS handshake did not happen, however short the limit', async () => {
  const server = createServer(() => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${server.address().port}`;
  const client = new StripeClient({ apiKey: 'sk_test_1', apiBase: url, filesBase: url, timeout: 300 });
  const error = await failure(client.closeDispute('du_1'));
  assert.equal(error.constructor, RequestTimeoutError, error.stack);
  assert.deepEqual([error.outcome, error.retryable], ['not_done', true]);
  client.close();
  server.close();
});

test('the outcome of a call without a response is unknown', async () => {
  const provider = await wire(() => undefined);
  const error = await failure(new StripeClient(provider.options({ timeout: 300 })).closeDispute('du_1'));
  assert.equal(error.constructor, RequestTimeoutError);
  assert.equal(error.outcome, 'unknown');
  await provider.stop();
});

test('a wait that the provider asks for is kept, or reported in milliseconds', async () => {
  const busy = (value) => wire((n) => (n > 0 ? good() : answer('429 Busy', '{}', `retry-after: ${value}`)));
  const started = performance.now();
  const patient = await busy('1');
  assert.equal((await new StripeClient(patient.options()).retrieveDispute('du_1')).id, 'du_1');
  assert.ok(performance.now() - started >= 990);
  await patient.stop();
  for (const [value, least] of [
    ['86400', 86_400_000],
    [new Date(Date.now() + 600_000).toUTCString(), 595_000],
  ]) {
    const provider = await busy(value);
    const error = await failure(new StripeClient(provider.options()).closeDispute('du_1'));
    assert.equal(error.constructor, RateLimitedError);
    assert.equal(provider.requests, 1);
    assert.ok(error.retryAfter >= least && error.retryAfter <= 86_400_000, String(error.retryAfter));
    await provider.stop();
  }
});

test("a download that is cut off, or is a portal's page, is an error", async () => {
  const cut = await wire(() => 'HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 half');
  const first = await failure(new StripeClient(cut.options({ maxAttempts: 1 })).downloadFile('file_1'));
  assert.equal(first.constructor, TransportError, first.stack);
  await cut.stop();
  const portal = await wire(() => answer('200 OK', '<html>Log in</html>', 'content-type: text/html'));
  const second = await failure(new StripeClient(portal.options({ maxAttempts: 1 })).downloadFile('file_1'));
  assert.equal(second.constructor, DecodeError, second.stack);
  assert.ok(!second.message.includes('Log in'));
  await portal.stop();
});

test('a list whose pages refer to each other ends', async () => {
  const provider = await wire((_, head) => page(head.includes('starting_after=du_a') ? 'du_b' : 'du_a', true));
  const read = [];
  const error = await failure(
    (async () => {
      for await (const { id } of new StripeClient(provider.options()).listDisputes()) {
        read.push(id);
        assert.ok(read.length < 10, 'it goes on for ever');
      }
    })(),
  );
  assert.equal(error.constructor, DecodeError, error.stack);
  assert.deepEqual(read.slice(0, 2), ['du_a', 'du_b']);
  await provider.stop();
});

test('the time limit counts while a stream is read', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  const slow = () =>
    Readable.from(
      (async function* () {
        yield PDF;
        await sleep(3000, undefined, { ref: false });
      })(),
    );
  const endless = () => new ReadableStream({ start: (to) => to.enqueue(new Uint8Array(PDF)) });
  for (const make of [slow, endless]) {
    const started = performance.now();
    const error = await failure(client.uploadDisputeEvidence({ file: make() }, { timeout: 300 }));
    assert.equal(error.constructor, RequestTimeoutError, error.stack);
    assert.equal(error.outcome, 'not_done');
    assert.ok(performance.now() - started < 2000);
  }
  const spent = Readable.from(
    (async function* () {
      await sleep(2000);
      yield PDF;
    })(),
  );
  const hang = await wire(() => undefined);
  const started = performance.now();
  await failure(
    new StripeClient(hang.options({ maxAttempts: 1 })).uploadDisputeEvidence({ file: spent }, { timeout: 3000 }),
  );
  assert.ok(performance.now() - started < 4500, 'reading and sending share one limit');
  await hang.stop();
});

test('a path to anything but a regular file is refused at once', { skip: process.platform === 'win32' }, async () => {
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const client = new StripeClient(sandbox.stripeOptions());
  for (const path of [fifo, '/dev/zero', folder]) {
    const error = await failure(client.uploadDisputeEvidence({ file: { path } }));
    assert.equal(error.constructor, InvalidArgumentError, error.stack);
    assert.equal(error.field, 'file');
    const problem = path === folder ? 'cannot be read' : 'regular file';
    assert.ok(error.message.includes(problem) && !error.message.includes(path), error.message);
  }
});

test('a proxy of a kind that is not supported is refused when the client is made', () => {
  for (const proxy of ['socks5://user:pr0xys3cret@127.0.0.1:1', 'socks5h://h:1', 'ftp://h:1']) {
    assert.throws(
      () => new StripeClient({ apiKey: 'sk_test_1', proxy }),
      (error) => {
        assert.equal(error.constructor, ConfigError);
        assert.equal(error.field, 'proxy');
        return !error.message.includes('pr0xys3cret') && error.message.includes('http');
      },
    );
  }
});

test('calls of a closed client did not happen, and another client can make them', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  client.close();
  const error = await failure(client.closeDispute('du_1'));
  assert.equal(error.constructor, TransportError, error.stack);
  assert.deepEqual([error.outcome, error.retryable, error.reason], ['not_done', true, 'closed']);
});

test('closing a client closes its connections', async () => {
  const provider = await wire(() => good());
  const clients = Array.from({ length: 20 }, () => new StripeClient(provider.options()));
  await Promise.all(clients.map((client) => client.retrieveDispute('du_1')));
  assert.equal(provider.open.size, 20);
  for (const client of clients) client.close();
  assert.ok(await until(() => provider.open.size === 0), `${provider.open.size} are open`);
  // They are referenced until here, so that none was freed by garbage collection.
  assert.equal(clients.length, 20);
  await provider.stop();
});

for (const [what, make, retryable] of [
  ['access denied', () => new Error('access denied'), false],
  ['one that says that it passes', () => Object.assign(new Error('throttled'), { retryable: true }), true],
  ['a lost connection', () => Object.assign(new Error('reset'), { code: 'ECONNRESET' }), true],
  ['what is no error', () => 'no', false],
]) {
  test(`a signer says whether another try can help: ${what}`, async () => {
    const { privateKey, ...options } = sandbox.clientOptions();
    const thrown = make();
    const client = new AlipayClient({
      ...options,
      signer: () => {
        throw thrown;
      },
    });
    const error = await failure(client.acceptDispute('D1'));
    assert.equal(error.constructor, TransportError);
    assert.deepEqual([error.outcome, error.retryable, error.cause], ['not_done', retryable, thrown]);
  });
}
