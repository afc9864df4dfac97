// A copied error has its own outcome or `unknown`, never another one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

import { inside, rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { RebuttalError, StripeClient } = rebuttal;
const classes = inside('native.js')
  .native.errorClasses()
  .map(([name]) => rebuttal[name]);
const OUTCOMES = ['not_done', 'done', 'unknown'];

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.stop());

test('the outcome of an error without facts is unknown', () => {
  for (const Class of [RebuttalError, ...classes]) {
    assert.equal(new Class('It failed.').outcome, 'unknown', Class.prototype.name);
    assert.equal(new Class('It failed.', {}).outcome, 'unknown');
    assert.equal(new Class('It failed.', { outcome: 'none' }).outcome, 'unknown');
    const error = new Class('It failed.', { outcome: 'done' });
    assert.equal(new error.constructor(error.message).outcome, 'unknown');
  }
});

test('JSON holds everything that may be shown, and restores the error', () => {
  for (const Class of classes) {
    for (const outcome of OUTCOMES) {
      const facts = {
        outcome,
        retryable: true,
        attempts: 2,
        code: 'late',
        httpStatus: 500,
        provider: 'stripe',
        operation: 'closeDispute',
        details: { type: 'x', param: 'y' },
        raw: Buffer.from('PERSONAL'),
        providerMessage: 'Jane Roe',
        cause: new TypeError('below'),
      };
      const error = new Class('It failed.', facts);
      const json = JSON.stringify(error);
      assert.ok(!json.includes('PERSONAL') && !json.includes('Jane'), json);
      const restored = RebuttalError.fromJSON(JSON.parse(json));
      assert.ok(restored instanceof Class && Class.is(restored));
      assert.deepEqual(
        [restored.name, restored.message, restored.outcome, restored.retryable, restored.code],
        [error.name, 'It failed.', outcome, true, 'late'],
      );
      assert.deepEqual(
        [restored.httpStatus, restored.attempts, restored.provider, restored.operation],
        [500, 2, 'stripe', 'closeDispute'],
      );
      assert.deepEqual(restored.details, { type: 'x', param: 'y' });
      assert.match(restored.cause.message, /below/);
    }
  }
});

test('JSON that is not an error makes one with an unknown outcome', () => {
  for (const data of [
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { name: 'constructor' },
    { name: 'ApiError', outcome: 'none' },
    { outcome: 1, message: 7 },
  ]) {
    const error = RebuttalError.fromJSON(data);
    assert.ok(error instanceof RebuttalError);
    assert.equal(error.outcome, 'unknown');
    assert.equal(typeof error.message, 'string');
  }
});

test('no copy of an error has the outcome not_done, and its JSON is restored in other threads', async () => {
  await sandbox.control('/_sandbox/faults', { operation: 'submitDisputeEvidence', kind: 'cut_after', times: 3 });
  const client = new StripeClient({ ...sandbox.stripeOptions(), maxAttempts: 1 });
  const { id } = await sandbox.createStripeDispute();
  const error = await client
    .submitDisputeEvidence(id, { evidence: { customer_name: 'Jane Roe' } })
    .catch((thrown) => thrown);
  client.close();
  assert.equal(error.outcome, 'unknown');
  const { port1, port2 } = new MessageChannel();
  const posted = (value) => {
    port1.postMessage(value);
    return receiveMessageOnPort(port2).message;
  };
  for (const copy of [
    structuredClone(error),
    deserialize(serialize(error)),
    posted(error),
    { ...error },
    Object.assign(new Error(), error),
  ]) {
    assert.ok(copy.outcome === undefined || copy.outcome === 'unknown', copy.outcome);
    assert.equal(RebuttalError.fromJSON(copy).outcome, 'unknown');
  }
  for (const way of [
    structuredClone,
    posted,
    (value) => deserialize(serialize(value)),
    (value) => JSON.parse(JSON.stringify(value)),
  ]) {
    const restored = RebuttalError.fromJSON(way(error.toJSON()));
    assert.deepEqual([restored.name, restored.outcome, restored.message], [error.name, 'unknown', error.message]);
  }
  port1.close();
});

test('an argument error keeps its outcome', async () => {
  const options = sandbox.stripeOptions();
  const client = new StripeClient(options);
  const refused = [
    () => client.retrieveDispute(''),
    () => client.retrieveDispute(7),
    () => client.uploadDisputeEvidence({ file: 'path' }),
    () => client.retrieveDispute('du_1', {}, { timeout: -1 }),
    () => client.submitDisputeEvidence('du_1', { evidence: 7 }),
    () => new StripeClient({ ...options, apiKey: '' }),
    () => new StripeClient({ ...options, observer: 7 }),
    () => new StripeClient(null),
    () => new rebuttal.MemoryDeduplicator({ capacity: 0 }),
    () => new rebuttal.StripeWebhooks({ webhookSecret: 'whsec_1' }).receive(7, ''),
  ];
  for (const call of refused) {
    await assert.rejects(
      async () => call(),
      (error) => {
        assert.ok(RebuttalError.is(error), error.stack);
        assert.equal(error.outcome, 'not_done', error.stack);
        return true;
      },
    );
  }
  client.close();
});
