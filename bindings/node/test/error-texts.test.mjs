// What an error's message names, and that texts of the provider are escaped and cut in it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, ApiError, StripeClient, StripeWebhooks, TransportError } = rebuttal;

// A line break, colours, a zero byte, a text that runs backwards, a line separator and a blank without width.
const HOSTILE = 'late\r\n\x1b[31mERROR forged\0\u202egpj.\u2028\u200bend';
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\r\x00\x1b\x85\x9b\u200b\u2028\u202e\u2066]/;

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.stop());

async function refusal(error, { status = 400, headers = { 'Request-Id': 'req_1234' } } = {}) {
  await sandbox.control('/_sandbox/faults', {
    operation: 'retrieveDispute',
    kind: 'status',
    status,
    body: { error },
    headers,
  });
  const client = new StripeClient({ ...sandbox.stripeOptions(), maxAttempts: 1 });
  const thrown = await client.retrieveDispute('du_1').catch((it) => it);
  client.close();
  assert.ok(ApiError.is(thrown), thrown);
  return thrown;
}

test('a refusal names provider, operation, code, type, param and request', async () => {
  const error = await refusal({
    code: 'parameter_unknown',
    type: 'invalid_request_error',
    param: 'colour',
    message: 'Jane',
  });
  for (const word of [
    'stripe',
    'retrieveDispute',
    'parameter_unknown',
    'invalid_request_error',
    'colour',
    'req_1234',
    '400',
  ]) {
    assert.ok(error.message.includes(word), `${word} is not in ${error.message}`);
  }
  assert.ok(!inspect(error).includes('Jane'));
  assert.deepEqual(
    [error.provider, error.operation, error.type, error.param],
    ['stripe', 'retrieveDispute', 'invalid_request_error', 'colour'],
  );
  assert.ok(inspect(error).includes("operation: 'retrieveDispute'"));
});

test('a refusal of Alipay names them too', async () => {
  await sandbox.control('/_sandbox/faults', { operation: 'acceptDispute', kind: 'refuse', code: 'PARAM_ILLEGAL' });
  const { disputeId } = await sandbox.createDispute();
  const client = new AlipayClient({ ...sandbox.clientOptions(), maxAttempts: 1 });
  const error = await client.acceptDispute(disputeId).catch((thrown) => thrown);
  client.close();
  for (const word of ['alipay', 'acceptDispute', 'PARAM_ILLEGAL'])
    assert.ok(error.message.includes(word), error.message);
  assert.deepEqual(
    [error.provider, error.operation, error.type, error.param],
    ['alipay', 'acceptDispute', undefined, undefined],
  );
});

test('a failed connection names host, port and root cause', async () => {
  // No label of a name can be that long, so no name server is asked.
  const nobody = `${'x'.repeat(64)}.invalid`;
  for (const [apiBase, words] of [
    ['http://127.0.0.1:1', ['127.0.0.1:1', 'refused']],
    [`https://${nobody}`, [`${nobody}:443`, 'dns name']],
  ]) {
    const client = new StripeClient({ apiKey: 'sk_1', apiBase, maxAttempts: 1 });
    const error = await client.retrieveDispute('du_secret_id').catch((thrown) => thrown);
    client.close();
    assert.ok(TransportError.is(error));
    for (const word of ['stripe', 'retrieveDispute', ...words]) assert.ok(error.message.includes(word), error.message);
    assert.ok(!error.message.includes('du_secret_id') && !error.message.includes('sk_1'), error.message);
    assert.equal(error.operation, 'retrieveDispute');
  }
});

test('texts of the provider are escaped everywhere', async () => {
  for (const status of [400, 409, 500]) {
    const words = { code: HOSTILE, type: HOSTILE, param: HOSTILE, doc_url: HOSTILE, message: HOSTILE };
    const error = await refusal(words, { status });
    // `inspect` has line breaks of its own.
    for (const text of [
      error.message,
      error.stack,
      inspect(error),
      error.code,
      error.type,
      error.param,
      error.providerMessage,
      JSON.stringify(error),
    ]) {
      assert.doesNotMatch(text, FORBIDDEN);
    }
    for (const text of [error.message, error.code, error.type, error.param, error.providerMessage])
      assert.ok(!text.includes('\n'), text);
    assert.ok(error.message.includes('late\\r\\n\\u{1b}[31mERROR forged'), error.message);
    assert.ok(Buffer.from(error.raw).includes('forged'));
  }
});

test('a very long text is cut', async () => {
  const endless = 'x'.repeat(2_000_000);
  const error = await refusal({ code: endless, type: endless, param: endless, message: endless });
  assert.ok(error.message.length < 2_000 && inspect(error).length < 10_000);
  assert.ok(error.code.length < 400 && error.code.startsWith('xxx') && error.providerMessage.length < 5_000);
  assert.ok(error.raw.length > 8_000_000);
  const headers = { 'Request-Id': 'q'.repeat(5_000), 'Stripe-Rate-Limited-Reason': 'r'.repeat(5_000) };
  const limited = await refusal({}, { status: 429, headers });
  assert.ok(limited.requestId.length < 400 && limited.reason.length < 400 && limited.message.length < 2_000);
});

test('a well-formed code is unchanged', async () => {
  const error = await refusal({ code: 'ünïque_code-1.2:3', message: "No «such» dispute: 'du_1'." });
  assert.deepEqual([error.code, error.providerMessage], ['ünïque_code-1.2:3', "No «such» dispute: 'du_1'."]);
});

test('unsigned texts in webhooks are escaped', () => {
  const hooks = new StripeWebhooks({ webhookSecret: 'whsec_1' });
  for (const header of [`t=\x1b[31m${'9'.repeat(100_000)}`, `t=1,v1=\x1b\x85${'z'.repeat(100_000)}`]) {
    assert.throws(
      () => hooks.receive({ 'stripe-signature': header }, '{}'),
      (error) => {
        assert.doesNotMatch(error.message, FORBIDDEN);
        assert.ok(error.message.length < 2_000);
        return true;
      },
    );
  }
  const key = 'k\n\x1b'.repeat(5_000);
  const body = JSON.stringify([key]);
  assert.throws(
    () => hooks.receive(hooks.signTestMessage(body, 'whsec_1'), body),
    (error) => {
      assert.doesNotMatch(`${error.message}${error.excerpt}${error.path}`, FORBIDDEN);
      assert.ok(error.message.length < 2_000 && inspect(error).length < 12_000);
      return true;
    },
  );
});
