// Each class of error that the official SDK documents is raised for the sandbox's answer to what causes it, and what was
// repeated with its key happened once.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';

import Stripe from 'stripe';

import { connected, effects, fault, merchant, opened, requests, sandbox } from './harness.mjs';
import { assert } from './checks.mjs';

const EVIDENCE = { evidence: { uncategorized_text: 'We sent it.' }, submit: true };

/** What closing a dispute raises. */
async function raised(client, dispute, options = {}) {
  try {
    await client.disputes.close(dispute, {}, options);
  } catch (error) {
    assert.ok(error instanceof Stripe.errors.StripeError);
    return error;
  }
  throw new Error('it was not refused');
}

test('keys that are not the merchant’s', async () => {
  for (const [apiKey, code] of [['sk_test_of_nobody', undefined], ['pk_test_1', 'secret_key_required']]) {
    const error = await raised(merchant({ apiKey }), await opened());
    assert.deepEqual([error.type, error.statusCode, error.code], ['StripeAuthenticationError', 401, code]);
    assert.equal(error.requestId, (await requests()).at(-1).request_id);
  }
});

test('keys that may not', async () => {
  const dispute = await opened();
  await sandbox.control('/_sandbox/stripe/settings', { denied: ['closeDispute'] }, 'PUT');
  const error = await raised(merchant(), dispute);
  assert.deepEqual([error.type, error.statusCode], ['StripePermissionError', 403]);
  const stranger = await raised(merchant(), dispute, { stripeAccount: 'nobody' });
  assert.deepEqual([stranger.type, stranger.code], ['StripePermissionError', 'account_invalid']);
  assert.deepEqual(await effects(dispute), {});
});

test('requests that are wrong', async () => {
  const missing = await raised(merchant(), 'du_of_nobody');
  assert.deepEqual([missing.type, missing.rawType], ['StripeInvalidRequestError', 'invalid_request_error']);
  assert.deepEqual([missing.statusCode, missing.code, missing.param], [404, 'resource_missing', 'dispute']);
  assert.equal(missing.message, "No such dispute: 'du_of_nobody'");
  assert.equal(missing.doc_url, 'https://stripe.com/docs/error-codes/resource-missing');
  const dispute = await opened();
  const prior = (...all) => ({ evidence: { enhanced_evidence: { visa_compelling_evidence_3: { prior_undisputed_transactions: all } } } });
  const list = 'evidence[enhanced_evidence][visa_compelling_evidence_3][prior_undisputed_transactions]';
  for (const [params, param, code] of [
    [{ evidence: { receit: 'x' } }, 'evidence[receit]', 'parameter_unknown'],
    [{ submitt: true }, 'submitt', 'parameter_unknown'],
    [{ submit: 'maybe' }, 'submit'],
    [{ evidence: { customer_name: 'x'.repeat(5001) } }, 'evidence[customer_name]'],
    [{ metadata: { key: 'x'.repeat(501) } }, 'metadata[key]'],
    [{ expand: ['nothing'] }, 'expand'],
    [prior({ charge: 'ch_1' }), list],
    [prior({ charge: 'ch_1' }, { customer_account_id: '1' }), `${list}[1][charge]`, 'parameter_missing'],
  ]) {
    const refused = { type: 'StripeInvalidRequestError', statusCode: 400, param, code };
    await assert.rejects(merchant().disputes.update(dispute, params), refused);
  }
  assert.deepEqual(await effects(dispute), {});
});

for (const [order, type, statusCode] of [
  [{ status: 402, code: 'card_declined' }, 'StripeCardError', 402],
  [{ code: 'rate_limit', reason: 'global-rate' }, 'StripeRateLimitError', 429],
  [{ code: 'rate_limit', status: 400 }, 'StripeRateLimitError', 400],
  [{ code: 'lock_timeout' }, 'StripeRateLimitError', 429],
  [{ status: 400, type: 'idempotency_error' }, 'StripeIdempotencyError', 400],
  [{ code: 'api_key_expired' }, 'StripeAuthenticationError', 401],
  // By its documentation an idempotency error; the SDK looks at the status first. See our ConflictError.
  [{ code: 'idempotency_key_in_use' }, 'StripeAPIError', 409],
  [{ status: 424 }, 'StripeAPIError', 424],
  [{ status: 500 }, 'StripeAPIError', 500],
  [{ status: 503, type: 'api_error' }, 'StripeAPIError', 503],
]) {
  test(`the class goes with the answer: ${JSON.stringify(order)}`, async () => {
    const dispute = await opened();
    await fault('closeDispute', 'refuse', { message: 'As ordered.', ...order });
    const error = await raised(merchant(), dispute);
    assert.deepEqual([error.type, error.statusCode, error.message], [type, statusCode, 'As ordered.']);
    assert.equal(error.code, order.code);
    assert.equal(error.headers['stripe-rate-limited-reason'], order.reason);
    assert.deepEqual(await effects(dispute), {});
  });
}

test('answers that are none', async () => {
  for (const kind of ['garbage', 'html', 'empty_body']) {
    await fault('closeDispute', kind);
    assert.equal((await raised(merchant(), await opened())).type, 'StripeAPIError', kind);
  }
  for (const kind of ['cut_before', 'cut_after']) {
    // This SDK repeats once what was cut off, even where it shall repeat nothing.
    await fault('closeDispute', kind, { times: 2 });
    const dispute = await opened();
    assert.equal((await raised(merchant(), dispute)).type, 'StripeConnectionError', kind);
    assert.deepEqual(await effects(dispute), kind === 'cut_after' ? { closed: 1 } : {});
  }
  const lost = connected(await closedAddress());
  assert.equal((await raised(lost, 'du_1')).type, 'StripeConnectionError');
});

async function closedAddress() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

for (const order of [{ kind: 'cut_before' }, { kind: 'cut_after' }, { kind: 'refuse', status: 503 }, { kind: 'status', status: 500 }]) {
  test(`what it repeats happens once: ${JSON.stringify(order)}`, async () => {
    const { kind, ...more } = order;
    const dispute = await opened();
    await fault('updateDispute', kind, more);
    const found = await merchant({ maxNetworkRetries: 2 }).disputes.update(dispute, EVIDENCE);
    assert.equal(found.status, 'under_review');
    assert.equal(found.evidence_details.submission_count, 1);
    assert.deepEqual(await effects(dispute), { evidence_submitted: 1 });
    const [first, second] = await repeated();
    assert.equal(first.fault, kind);
    assert.equal(second.verdict.code === 'replayed', kind === 'cut_after');
    assert.equal(found.lastResponse.headers['original-request'], kind === 'cut_after' ? first.request_id : undefined);
  });
}

/** The two requests of a call, which must have the same key. */
async function repeated() {
  const both = await requests();
  assert.equal(both.length, 2);
  assert.equal(both[0].headers['idempotency-key'], both[1].headers['idempotency-key']);
  return both;
}

test('it obeys what the answer says about repeating', async () => {
  const client = merchant({ maxNetworkRetries: 2 });
  const dispute = await opened();
  await fault('closeDispute', 'refuse', { status: 503, should_retry: false });
  assert.equal((await raised(client, dispute)).type, 'StripeAPIError');
  assert.equal((await requests()).length, 1);
  await fault('closeDispute', 'refuse', { code: 'lock_timeout', should_retry: true });
  assert.equal((await client.disputes.close(dispute)).status, 'lost');
  assert.equal((await requests()).length, 3);
  assert.deepEqual(await effects(dispute), { closed: 1 });
});

test('a failure after acting is given again', async () => {
  const dispute = await opened();
  await fault('closeDispute', 'fail_after');
  for (const replayed of [undefined, 'true']) {
    const error = await raised(merchant(), dispute, { idempotencyKey: 'one' });
    assert.deepEqual([error.type, error.statusCode], ['StripeAPIError', 500]);
    assert.equal(error.headers['idempotent-replayed'], replayed);
  }
  assert.deepEqual(await effects(dispute), { closed: 1 });
});

test('a key stands for one request', async () => {
  const dispute = await opened();
  const options = { idempotencyKey: 'one' };
  const first = await merchant().disputes.update(dispute, EVIDENCE, options);
  const again = await merchant().disputes.update(dispute, EVIDENCE, options);
  assert.deepEqual({ ...again }, { ...first });
  assert.equal(again.lastResponse.headers['original-request'], first.lastResponse.requestId);
  assert.equal(again.lastResponse.idempotencyKey, 'one');
  const other = merchant().disputes.update(dispute, { ...EVIDENCE, submit: false }, options);
  await assert.rejects(other, { type: 'StripeIdempotencyError', statusCode: 400 });
  assert.equal((await raised(merchant(), dispute, options)).type, 'StripeIdempotencyError');
  const long = { idempotencyKey: 'k'.repeat(256) };
  assert.equal((await raised(merchant(), dispute, long)).type, 'StripeInvalidRequestError');
  assert.deepEqual(await effects(dispute), { evidence_submitted: 1 });
});

test('a key that is in use', async () => {
  const dispute = await opened();
  const options = { idempotencyKey: 'one' };
  await fault('closeDispute', 'delay', { seconds: 600 });
  const hasty = await raised(merchant({ timeout: 1000 }), dispute, options);
  assert.equal(hasty.type, 'StripeConnectionError');
  const error = await raised(merchant(), dispute, options);
  assert.deepEqual([error.type, error.statusCode], ['StripeAPIError', 409]);
  assert.deepEqual([error.rawType, error.code], ['idempotency_error', 'idempotency_key_in_use']);
  assert.deepEqual(await effects(dispute), { closed: 1 });
});
