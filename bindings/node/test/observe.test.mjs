// The facts that observers and diagnostics channels receive.

import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, beforeEach, test } from 'node:test';

import { inside, rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, StripeClient, StripeWebhooks } = rebuttal;

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.control('/_sandbox/reset'));
after(() => sandbox.stop());

/** An observer that keeps all facts. */
function diary() {
  const attempts = [];
  const calls = [];
  return { attempts, calls, attempt: (facts) => attempts.push(facts), call: (facts) => calls.push(facts) };
}

const alipay = (observer, more) => new AlipayClient({ ...sandbox.clientOptions(), observer, ...more });
const stripe = (observer, more) => new StripeClient({ ...sandbox.stripeOptions(), observer, ...more });
const fault = (operation, kind, more) => sandbox.control('/_sandbox/faults', { operation, kind, ...more });
const hang = (operation) => fault(operation, 'delay', { seconds: 60, acted: false });

test('an observer receives a success and its attempt', async () => {
  const observer = diary();
  const { disputeId } = await sandbox.createDispute();
  const began = Date.now();
  await alipay(observer).acceptDispute(disputeId);
  const [call] = observer.calls;
  const [attempt] = observer.attempts;
  assert.deepEqual([observer.calls.length, observer.attempts.length], [1, 1]);
  const { provider, operation, retryClass, attempts, outcome, errorClass, httpStatus, code, cancelled } = call;
  assert.deepEqual([provider, operation, retryClass], ['alipay', 'acceptDispute', 'confirm']);
  assert.deepEqual(
    [attempts, outcome, errorClass, httpStatus, code, cancelled],
    [1, 'done', undefined, 200, undefined, false],
  );
  assert.ok(began - 1 <= call.startedAt && call.startedAt <= attempt.startedAt && attempt.startedAt <= Date.now() + 1);
  assert.ok(0 < attempt.duration && attempt.duration <= call.duration);
  assert.deepEqual([attempt.attempt, attempt.outcome, attempt.method], [1, 'done', 'POST']);
  assert.ok(attempt.urlTemplate.endsWith('/v1/payments/acceptDispute'), attempt.urlTemplate);
  assert.equal(`http://${attempt.serverAddress}:${attempt.serverPort}`, sandbox.json.alipay.gateway);
  assert.deepEqual([attempt.httpStatus, attempt.httpVersion], [200, '1.1']);
  assert.ok(attempt.requestBytes > 10 && attempt.responseBytes > 10);
  assert.deepEqual([attempt.retryReason, attempt.retryWait, attempt.cancelled], [undefined, undefined, false]);
  assert.ok(Object.isFrozen(call) && Object.isFrozen(attempt));
});

test('an observer receives a retry with its reason and wait', async () => {
  const observer = diary();
  const { disputeId } = await sandbox.createDispute();
  await fault('acceptDispute', 'cut_after');
  await assert.rejects(alipay(observer).acceptDispute(disputeId), { name: 'AlreadyAnsweredError' });
  const [first, second] = observer.attempts;
  assert.deepEqual([first.outcome, first.errorClass, first.httpStatus], ['unknown', 'TransportError', undefined]);
  assert.ok(first.retryReason === 'lost' && first.retryWait >= 0 && first.retryWait <= 250);
  assert.deepEqual([second.attempt, second.errorClass, second.retryReason], [2, 'AlreadyAnsweredError', undefined]);
  const [{ attempts, outcome, errorClass, code }] = observer.calls;
  assert.deepEqual([attempts, outcome, errorClass, code], [2, 'unknown', 'AlreadyAnsweredError', 'REPEAT_REQUEST']);
});

test('an observer receives refusals of the provider and of the client', async () => {
  const observer = diary();
  const client = stripe(observer);
  await assert.rejects(client.retrieveDispute('du_none'));
  await assert.rejects(client.retrieveDispute('a/b'));
  const [there, here] = observer.calls;
  assert.deepEqual(
    [there.errorClass, there.outcome, there.code, there.httpStatus],
    ['NotFoundError', 'not_done', 'resource_missing', 404],
  );
  assert.ok(there.requestId !== undefined);
  assert.deepEqual([here.errorClass, here.outcome, here.attempts], ['InvalidArgumentError', 'not_done', 0]);
  assert.deepEqual(
    observer.attempts.map(({ method, urlTemplate }) => [method, urlTemplate]),
    [['GET', '/v1/disputes/{dispute}']],
  );
});

test('an observer receives a timeout with the facts so far', async () => {
  const observer = diary();
  await hang('acceptDispute');
  await assert.rejects(alipay(observer).acceptDispute('D-1', {}, { timeout: 200, maxAttempts: 1 }));
  const [{ errorClass, outcome, duration }] = observer.calls;
  assert.deepEqual(
    [errorClass, outcome, observer.attempts[0].errorClass],
    ['RequestTimeoutError', 'unknown', 'RequestTimeoutError'],
  );
  assert.ok(duration >= 200);
});

for (const [operation, outcome] of [
  ['closeDispute', 'unknown'],
  ['retrieveDispute', 'not_done'],
]) {
  test(`a call of ${operation} that is aborted is reported before its promise is rejected`, {
    timeout: 60_000,
  }, async () => {
    const observer = diary();
    await hang(operation);
    const controller = new AbortController();
    const call = stripe(observer)[operation]('du_1', {}, { signal: controller.signal });
    while ((await sandbox.arrived(operation)) === 0);
    controller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    const [facts] = observer.calls;
    assert.deepEqual([facts.cancelled, facts.outcome, facts.errorClass, facts.attempts], [true, outcome, undefined, 1]);
    assert.deepEqual([observer.attempts[0].cancelled, observer.attempts[0].outcome], [true, outcome]);
    assert.deepEqual([observer.calls.length, observer.attempts.length], [1, 1]);
  });
}

test('an error of an observer changes no call and becomes a warning', { timeout: 60_000 }, async () => {
  const clumsy = {
    attempt() {
      throw new Error('an attempt');
    },
    async call() {
      throw new Error('a call');
    },
  };
  const warnings = [];
  const keep = (warning) => warnings.push(warning.message);
  process.on('warning', keep);
  const { disputeId } = await sandbox.createDispute();
  assert.equal((await alipay(clumsy).acceptDispute(disputeId)).disputeId, disputeId);
  while (warnings.length < 2) await new Promise(setImmediate);
  process.off('warning', keep);
  assert.deepEqual(warnings.sort(), ['a call', 'an attempt']);
});

test("an observer needs one method only and runs in the caller's context", async () => {
  const trace = new AsyncLocalStorage();
  const seen = [];
  const client = alipay({ call: () => seen.push(trace.getStore()) });
  const one = async (name) => {
    const { disputeId } = await sandbox.createDispute();
    await trace.run(name, () => client.acceptDispute(disputeId));
  };
  await Promise.all([one('a'), one('b')]);
  assert.deepEqual(seen.sort(), ['a', 'b']);
});

test('a wrong observer is refused', () => {
  for (const wrong of [() => {}, 'observer', 7, {}, { call: 1 }, { call() {}, attempt: 'no' }]) {
    assert.throws(() => stripe(wrong), { name: 'ConfigError', field: 'observer' });
  }
});

test('each page of a list is a call', async () => {
  await sandbox.createStripeDispute({ count: 3 });
  const observer = diary();
  let count = 0;
  for await (const _ of stripe(observer).listDisputes({ limit: 2 })) count += 1;
  assert.deepEqual([count, observer.calls.map(({ operation }) => operation)], [3, ['listDisputes', 'listDisputes']]);
});

test('channels receive the calls of all clients, and facts are gathered only with a subscriber', async () => {
  const seen = [];
  const keep = (facts, name) => seen.push([name, facts.operation, facts.outcome]);
  const client = stripe(undefined);
  const dispute = (await sandbox.createStripeDispute()).id;
  const { native } = inside('native.js');
  const { Control } = native;
  let gathered = 0;
  native.Control = new Proxy(Control, {
    construct(target, given) {
      gathered += 1;
      return Reflect.construct(target, given);
    },
  });
  await client.retrieveDispute(dispute);
  assert.deepEqual([seen, gathered], [[], 0]);
  subscribe('rebuttal:attempt', keep);
  subscribe('rebuttal:call', keep);
  await client.retrieveDispute(dispute);
  unsubscribe('rebuttal:attempt', keep);
  unsubscribe('rebuttal:call', keep);
  await client.retrieveDispute(dispute);
  native.Control = Control;
  assert.equal(gathered, 1);
  assert.deepEqual(seen, [
    ['rebuttal:attempt', 'retrieveDispute', 'done'],
    ['rebuttal:call', 'retrieveDispute', 'done'],
  ]);
});

test('a channel receives webhooks: their kind, or why they are refused', () => {
  const hooks = new StripeWebhooks({ webhookSecret: 'whsec_1' });
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'charge.dispute.created' });
  const headers = hooks.signTestMessage(body, 'whsec_1');
  const seen = [];
  const keep = (facts) => seen.push({ ...facts });
  subscribe('rebuttal:webhook', keep);
  hooks.verify(headers, body);
  assert.throws(() => hooks.receive(headers, `${body} `));
  assert.throws(() => hooks.parse('[]'));
  unsubscribe('rebuttal:webhook', keep);
  assert.deepEqual(
    seen.map(({ provider, errorClass, reason }) => [provider, errorClass, reason]),
    [
      ['stripe', undefined, undefined],
      ['stripe', 'SignatureError', 'mismatch'],
      ['stripe', 'DecodeError', undefined],
    ],
  );
});
