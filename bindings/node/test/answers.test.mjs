// A response is accepted only if it belongs to its request: servers that mix up their responses.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';

import { rebuttal, require } from './support/package.mjs';

const { AlipayClient, AuthenticationError, DecodeError, SignatureError, StripeClient } = rebuttal;
const { PrivateKey, contentToSign, generatePrivateKey, signatureHeader } = require('rebuttal/alipay');

const path = '/ams/sandbox/api/v1/payments/acceptDispute';
const ours = generatePrivateKey();
const theirs = new PrivateKey({ key: generatePrivateKey() });

function response(body, ...headers) {
  const content = JSON.stringify(body);
  const head = ['HTTP/1.1 200 OK', 'content-type: application/json', ...headers, `content-length: ${content.length}`];
  return `${head.join('\r\n')}\r\n\r\n${content}`;
}

const dispute = (id, status = 'lost') =>
  response({
    id,
    object: 'dispute',
    amount: 100,
    currency: 'usd',
    created: 1,
    status,
    reason: 'general',
    livemode: false,
    charge: 'ch_1',
    metadata: {},
    balance_transactions: [],
    is_charge_refundable: false,
    evidence: {},
    payment_intent: null,
    evidence_details: { due_by: 1, has_evidence: false, past_due: false, submission_count: 0 },
  });

function accepted(id, at = String(Date.now())) {
  const body = { result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' }, disputeId: id };
  const content = contentToSign('POST', path, 'SANDBOX_1', at, Buffer.from(JSON.stringify(body)));
  const signature = signatureHeader(theirs.sign(content));
  return response(body, `signature: ${signature}`, `response-time: ${at}`, 'client-id: SANDBOX_1');
}

/** A server that keeps its connections open and writes the result of `script(number)`, with 1 for the first request. */
async function serve(t, script) {
  let number = 0;
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    let request = '';
    socket
      .on('error', () => {})
      .on('data', (piece) => {
        request += piece.toString('latin1');
        const [head, body] = request.split('\r\n\r\n');
        if (body === undefined || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
        request = '';
        number += 1;
        socket.write(script(number));
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

const stripe = (url) => new StripeClient({ apiKey: 'sk_test_1', apiBase: url, filesBase: url, maxAttempts: 1 });
const alipay = (url) =>
  new AlipayClient({
    clientId: 'SANDBOX_1',
    privateKey: ours,
    alipayPublicKey: theirs.publicKey(),
    gateway: url,
    maxAttempts: 1,
  });

async function failure(call) {
  const error = await call.then(
    () => assert.fail('it went well'),
    (error) => error,
  );
  return error;
}

test('a second response to one request is not the answer to the next', async (t) => {
  const url = await serve(t, (number) =>
    number === 1 ? dispute('du_1', 'needs_response') + dispute('du_1', 'won') : dispute('du_1', 'under_review'),
  );
  const client = stripe(url);
  assert.equal((await client.retrieveDispute('du_1')).status, 'needs_response');
  assert.equal((await client.retrieveDispute('du_1')).status, 'under_review');
});

test('the outcome of a response about another dispute is unknown', async (t) => {
  // Each answer is the one that the request before should have had.
  const client = stripe(await serve(t, (number) => dispute(`du_${number - 1}`)));
  const error = await failure(client.closeDispute('du_1'));
  assert.ok(DecodeError.is(error), String(error));
  assert.deepEqual([error.outcome, error.path], ['unknown', '/id']);
  assert.match(error.message, /du_0.*du_1/);
  const read = await failure(client.retrieveDispute('du_2'));
  assert.deepEqual([read.name, read.outcome, read.retryable], ['DecodeError', 'not_done', true]);
  const signed = await failure(alipay(await serve(t, (number) => accepted(String(number - 1)))).acceptDispute('1'));
  assert.deepEqual([signed.name, signed.outcome, signed.path], ['DecodeError', 'unknown', '/disputeId']);
});

test('JSON that is not a dispute is a DecodeError with an unknown outcome', async (t) => {
  for (const body of [{ error: { message: 'busy' } }, {}, { status: 'maintenance' }]) {
    const error = await failure(stripe(await serve(t, () => response(body))).closeDispute('du_1'));
    assert.deepEqual([error.name, error.outcome, error.path], ['DecodeError', 'unknown', '/id']);
  }
});

test('a response that was signed at another time is refused', async (t) => {
  const times = { '1970-01-01T00:00:00Z': 'too_old', '2999-01-01T00:00:00+08:00': 'too_new', soon: 'malformed' };
  for (const [at, reason] of Object.entries(times)) {
    const error = await failure(alipay(await serve(t, () => accepted('1', at))).acceptDispute('1'));
    assert.ok(SignatureError.is(error), String(error));
    assert.deepEqual([error.outcome, error.reason], ['unknown', reason]);
  }
});

test('only the gateway may refuse without a signature', async (t) => {
  const cases = [
    ['SIGNATURE_INVALID', AuthenticationError, 'not_done'],
    ['TIME_EXCEEDS_LIMIT', SignatureError, 'unknown'],
    ['REPEAT_REQUEST', SignatureError, 'unknown'],
  ];
  for (const [code, Class, outcome] of cases) {
    const result = { resultStatus: 'F', resultCode: code, resultMessage: 'x' };
    const error = await failure(alipay(await serve(t, () => response({ result }))).acceptDispute('1'));
    assert.ok(Class.is(error), String(error));
    assert.equal(error.outcome, outcome);
  }
});
