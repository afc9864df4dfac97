// Aborting calls.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient } = rebuttal;

let sandbox;
let server;
let client;
before(async () => {
  sandbox = await startSandbox();
  // A provider that takes requests and never answers.
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new AlipayClient({ ...sandbox.clientOptions(), gateway: `http://127.0.0.1:${server.address().port}` });
});
after(async () => {
  server.close();
  await sandbox.stop();
});

test('aborting rejects with the reason at once and closes the connection', async () => {
  const controller = new AbortController();
  const arrived = once(server, 'connection');
  const call = client.acceptDispute('D1', {}, { signal: controller.signal });
  const [socket] = await arrived;
  await once(socket, 'data');
  const closed = new Promise((resolve) =>
    socket
      .on('close', resolve)
      .on('error', () => {})
      .resume(),
  );
  const reason = new Error('the user left');
  const started = performance.now();
  controller.abort(reason);
  await assert.rejects(call, (error) => error === reason);
  await closed;
  assert.ok(performance.now() - started < 1_000);
});

test('AbortSignal.timeout rejects with its TimeoutError', async () => {
  await assert.rejects(client.acceptDispute('D1', {}, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
});

test('a signal that is aborted already sends nothing', async () => {
  let connections = 0;
  const count = () => (connections += 1);
  server.on('connection', count);
  await assert.rejects(client.acceptDispute('D1', {}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  server.off('connection', count);
  assert.equal(connections, 0);
});

test('a signal that is not aborted changes nothing, and keeps no listener', async () => {
  const { disputeId } = await sandbox.createDispute();
  const real = new AlipayClient(sandbox.clientOptions());
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...args) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args) => {
    listeners -= 1;
    remove(...args);
  };
  const answer = await real.acceptDispute(disputeId, {}, { signal });
  assert.equal(answer.disputeId, disputeId);
  assert.equal(listeners, 0);
  controller.abort();
});

test('a time limit of the call is a RequestTimeoutError with an unknown outcome', async () => {
  await assert.rejects(client.acceptDispute('D1', {}, { timeout: 200, maxAttempts: 1 }), {
    name: 'RequestTimeoutError',
    outcome: 'unknown',
  });
  await assert.rejects(client.acceptDispute('D1', {}, { timeOut: 1 }), { message: /timeOut/ });
});

test('the response describes its transport in a property that is not enumerable', async () => {
  const { disputeId } = await sandbox.createDispute();
  const answer = await new AlipayClient(sandbox.clientOptions()).acceptDispute(disputeId);
  const { response } = answer;
  assert.equal(response.httpStatus, 200);
  assert.equal(response.attempts, 1);
  assert.match(response.headers['content-type'], /json/);
  assert.deepEqual(JSON.parse(Buffer.from(response.raw).toString()), { ...answer });
  assert.ok(!('response' in { ...answer }) && !JSON.stringify(answer).includes('httpStatus'));
});
