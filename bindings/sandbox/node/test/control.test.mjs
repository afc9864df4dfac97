// Every control: each does at the provider's side what its name says.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';

import { installed, require } from './support.mjs';

const { FAULT_KINDS, SandboxError, startSandbox } = require('rebuttal-sandbox');
const run = promisify(execFile);
const accept = () => Response.json({ result: { resultCode: 'SUCCESS', resultStatus: 'S' } });

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
after(() => sandbox.stop());

test('disputes of Stripe', async () => {
  const { stripe } = sandbox;
  const dispute = await stripe.createDispute({ amount: 700, payment_intent: 'pi_1', notify: false });
  assert.deepEqual([dispute.status, dispute.fields.amount], ['needs_response', 700]);
  const many = await stripe.createDisputes(3);
  assert.deepEqual(new Set((await stripe.disputes()).map(({ id }) => id)), new Set([dispute.id, ...many]));
  const change = { evidence: { uncategorized_text: 'It was delivered.' }, submit: true };
  assert.equal((await stripe.update(dispute, change)).status, 'under_review');
  assert.equal((await stripe.judge(dispute, 'won')).status, 'won');
  assert.equal((await stripe.dispute(dispute.id)).status, 'won');
  assert.equal((await stripe.close(many[0])).status, 'lost');
  const [effect, ...rest] = await sandbox.effects(dispute);
  assert.deepEqual([effect.operation, effect.did, effect.by], ['updateDispute', ['evidence_submitted'], 'dashboard']);
  assert.deepEqual([effect.at, rest], [await sandbox.now(), []]);
});

test('disputes of Alipay', async () => {
  const { alipay } = sandbox;
  const [first, second, third] = [
    await alipay.createDispute(),
    await alipay.createDispute(),
    await alipay.createDispute(),
  ];
  assert.equal((await alipay.judge(first, 'ACCEPT_BY_CUSTOMER')).status, 'judged');
  assert.equal((await alipay.cancel(second)).status, 'cancelled');
  assert.equal((await alipay.accept(third)).status, 'accepted');
  const fourth = await alipay.createDispute({ disputeId: 'own' });
  assert.equal((await alipay.defend('own')).status, 'defended');
  assert.equal((await alipay.dispute(fourth)).status, 'defended');
  assert.deepEqual(
    (await alipay.disputes()).map(({ id }) => id),
    [first.id, second.id, third.id, 'own'],
  );
  assert.equal((await alipay.suggest(fourth)).disputeId, 'own');
  assert.equal((await alipay.document(fourth)).disputeId, 'own');
  const types = (await sandbox.deliveries(first)).map(({ type }) => type);
  assert.deepEqual(types, ['DISPUTE_CREATED', 'DISPUTE_JUDGED']);
});

test('limits and settings', async () => {
  assert.deepEqual(await sandbox.alipay.limits({ disputeEvidence: 4_000_000 }), { disputeEvidence: 4_000_000 });
  assert.notDeepEqual(await sandbox.alipay.limits(), { disputeEvidence: 4_000_000 });
  const settings = await sandbox.stripe.settings({ pages: 2, denied: ['closeDispute'] });
  assert.deepEqual([settings.pages, settings.denied], [2, ['closeDispute']]);
  assert.deepEqual((await sandbox.stripe.settings()).denied, []);
});

test('the clock stands still until it is moved', async () => {
  const began = await sandbox.now();
  const dispute = await sandbox.alipay.createDispute();
  assert.deepEqual(await sandbox.now(), began);
  assert.equal((await sandbox.advance(60_000)) - began, 60_000);
  await sandbox.advance(21 * 86_400_000);
  assert.equal((await sandbox.alipay.dispute(dispute)).status, 'accepted', 'nobody answered');
  await assert.rejects(sandbox.advance(500), (error) => {
    assert.ok(error instanceof SandboxError);
    assert.deepEqual([error.status, error.field], [400, 'seconds']);
    return true;
  });
});

for (const [provider, created] of [
  ['stripe', 'charge.dispute.created'],
  ['alipay', 'DISPUTE_CREATED'],
]) {
  test(`deliveries of ${provider} arrive and are expected`, async () => {
    const received = [];
    const control = sandbox[provider];
    const receiving = await control.deliverTo(async (request) => {
      received.push(await request.text());
      return accept();
    });
    const dispute = await control.createDispute();
    const delivery = await sandbox.expectDelivery(created, dispute);
    assert.deepEqual([delivery.provider, delivery.disputeId, delivery.attempts], [provider, dispute.id, 1]);
    assert.ok(received.includes(delivery.body));
    await control.notify({ type: 'own' }, { sign: 'broken', signedAt: new Date(0) });
    await sandbox.advance(0);
    assert.deepEqual(JSON.parse(received.at(-1)), { type: 'own' });
    await receiving.stop();
    await control.createDispute();
    assert.equal((await sandbox.deliveries()).at(-1).state, 'not_sent', 'nobody receives any more');
  });
}

test('a delivery that is refused comes again', async () => {
  const answers = [500, 500];
  const receiving = await sandbox.stripe.deliverTo(() => new Response(null, { status: answers.shift() ?? 200 }));
  const dispute = await sandbox.stripe.createDispute();
  const refused = await sandbox.expectDelivery('charge.dispute.created', dispute, { acknowledged: false });
  assert.equal(refused.state, 'waiting');
  await sandbox.advance(3_600_000);
  assert.equal((await sandbox.expectDelivery('charge.dispute.created', dispute)).attempts, 2);
  await receiving.stop();
});

test('what was expected in vain is listed', async () => {
  const dispute = await sandbox.stripe.createDispute();
  await assert.rejects(sandbox.expectDelivery('charge.dispute.closed', dispute), (error) => {
    assert.equal(error.name, 'AssertionError');
    assert.match(error.message, /^no charge\.dispute\.closed was delivered and acknowledged; there are:\n/);
    assert.ok(error.message.includes(`charge.dispute.created about ${dispute.id}: not_sent, sent 0 times`));
    return true;
  });
});

test('what a handler throws fails the test', async () => {
  const receiving = await sandbox.stripe.deliverTo(() => {
    throw new RangeError('no such payment');
  });
  const dispute = await sandbox.stripe.createDispute();
  await sandbox.expectDelivery('charge.dispute.created', dispute, { acknowledged: false });
  await assert.rejects(receiving.stop(), /no such payment/);
});

test('the kinds of faults are those of the program', async () => {
  const known = new Set();
  for (const operation of ['closeDispute', 'acceptDispute']) {
    const refusal = await sandbox.fault(operation, { kind: 'none' }).catch((error) => error.message);
    for (const kind of /must be one of (.*), not /.exec(refusal)[1].split(', ')) known.add(kind);
  }
  assert.deepEqual([...known].sort(), [...FAULT_KINDS]);
});

test('faults that wait are removed', async () => {
  const { StripeClient } = require('rebuttal');
  const dispute = await sandbox.stripe.createDispute();
  await sandbox.fault('retrieveDispute', { kind: 'status', status: 403, times: 2 });
  await sandbox.clearFaults();
  const client = new StripeClient(sandbox.stripe.clientOptions());
  assert.equal((await client.retrieveDispute(dispute.id)).id, dispute.id);
  const [request, ...rest] = await sandbox.requests('retrieveDispute');
  assert.deepEqual([request.method, request.acted, request.fault, rest], ['GET', false, null, []]);
});

test('a refusal names the request', async () => {
  const expected = {
    name: 'SandboxError',
    message: 'POST alipay/disputes/D1/cancel: there is no dispute D1',
    status: 404,
  };
  await assert.rejects(sandbox.alipay.cancel('D1'), expected);
});

test('the environment is what clients read', async () => {
  const program = `
    const { AlipayClient, AlipayWebhooks, StripeClient, StripeWebhooks } = require('rebuttal');
    [AlipayClient.fromEnv(), AlipayWebhooks.fromEnv({ path: '/alipay' }), StripeWebhooks.fromEnv()];
    StripeClient.fromEnv().listDisputes().then(({ data }) => console.log(data.length));
  `;
  await sandbox.stripe.createDisputes(2);
  const env = { ...process.env, ...sandbox.environment() };
  assert.equal((await run(process.execPath, ['-e', program], { cwd: installed, env })).stdout, '2\n');
});

test('a sandbox that is stopped says so, and stopping it again does nothing', async () => {
  const other = await startSandbox('--start-time', '2026-01-31T12:00:00Z');
  assert.equal((await other.now()).toISOString(), '2026-01-31T12:00:00.000Z');
  await other.stop();
  await other.stop();
  await assert.rejects(other.now(), /GET clock: the sandbox does not answer/);
});

test('a program that forgets to stop it ends all the same', async () => {
  const program = "require('rebuttal-sandbox').startSandbox().then(({ ready }) => console.log(typeof ready.control))";
  const { stdout } = await run(process.execPath, ['-e', program], { cwd: installed, timeout: 60_000 });
  assert.equal(stdout, 'string\n');
});

test('a program that cannot run is named', async () => {
  await assert.rejects(startSandbox('--no-such-argument'), /ended at once with 2; standard error says why/);
  const program = `
    process.env.REBUTTAL_SANDBOX = '/nowhere/sandbox';
    require('rebuttal-sandbox').startSandbox().catch((error) => console.log(error.message));
  `;
  const { stdout } = await run(process.execPath, ['-e', program], { cwd: installed });
  assert.equal(stdout, '/nowhere/sandbox cannot be started\n');
});

test('a platform without a package gets an error with the cure', async () => {
  const program = `
    delete process.env.REBUTTAL_SANDBOX;
    Object.defineProperty(process, 'arch', { value: 'm68k' });
    require('rebuttal-sandbox').startSandbox().catch((error) => console.log(error.message));
  `;
  const { stdout } = await run(process.execPath, ['-e', program], { cwd: installed });
  assert.match(stdout, /@rebuttal\/sandbox-.*-m68k.* is not installed\. Remove node_modules and install again/);
});
