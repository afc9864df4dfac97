// What receivers accept and refuse, beyond the scenarios.

import assert from 'node:assert/strict';
import diagnosticsChannel from 'node:diagnostics_channel';
import { after, before, test } from 'node:test';

import { rebuttal, require } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayWebhooks, InvalidArgumentError, SignatureError, DecodeError, messageType } = rebuttal;
const {
  PrivateKey,
  contentToSign,
  generatePrivateKey,
  isDisputeNotification,
  merchantWon,
  signatureHeader,
} = require('rebuttal/alipay');

const text = JSON.stringify({
  disputeId: 'D1',
  disputeNotificationType: 'SOMETHING_NEW',
  issuerComments: { newer: { deep: [1] } },
  defendable: 'true',
});
let sandbox;
let receiver;
let sign;
before(async () => {
  sandbox = await startSandbox();
  const { client_id, alipay_public_key, alipay_private_key } = sandbox.json.alipay;
  receiver = new AlipayWebhooks({ path: '/hooks/alipay', clientId: client_id, alipayPublicKey: alipay_public_key });
  sign = (body, moment) => receiver.signTestMessage(body, alipay_private_key, moment);
});
after(() => sandbox.stop());

test('headers are accepted in every form that frameworks have', () => {
  const signed = sign(text);
  const forms = {
    'plain object': signed,
    'Node request headers': Object.fromEntries(
      Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    'lists as values': Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, [value]])),
    'an absent value': { ...signed, 'x-none': undefined },
    Headers: new Headers(signed),
    Map: new Map(Object.entries(signed)),
    pairs: Object.entries(signed),
    'forEach only': { forEach: (call) => Object.entries(signed).forEach(([name, value]) => call(value, name)) },
  };
  for (const [form, headers] of Object.entries(forms)) {
    assert.equal(receiver.receive(headers, text).disputeId, 'D1', form);
  }
});

test('a body is accepted as text or bytes, and read whole', () => {
  const described = (cardholderComments) =>
    JSON.stringify({
      disputeId: 'D1',
      disputeNotificationType: 'DISPUTE_CREATED',
      issuerComments: { cardholderComments },
    });
  for (const sent of [text, ...['plain', 'Händler: 商户 \u{1f4a5}', '\\"\n\u0000'].map(described)]) {
    const signed = sign(sent);
    const bytes = new TextEncoder().encode(sent);
    const among = Buffer.from(`--${sent}--`).subarray(2, -2);
    const { buffer, byteOffset, byteLength } = among;
    const views = [among, new Uint8Array(buffer, byteOffset, byteLength), new DataView(buffer, byteOffset, byteLength)];
    for (const body of [sent, bytes, bytes.buffer, ...views]) {
      const message = receiver.receive(signed, body);
      // One field of the first is repaired.
      assert.deepEqual({ ...message }, { ...JSON.parse(sent), ...(sent === text && { defendable: true }) });
      assert.deepEqual(message.unreadableFields, []);
    }
  }
});

test('a body in shared memory is read as it was when it was given', () => {
  const sent = JSON.stringify({ disputeId: 'D1', disputeNotificationType: 'DISPUTE_CREATED' });
  const signed = sign(sent);
  for (const of of [(shared) => shared, (shared) => new Uint8Array(shared), (shared) => new DataView(shared)]) {
    const shared = new SharedArrayBuffer(sent.length);
    const bytes = Buffer.from(shared);
    bytes.write(sent);
    // In place of another thread, which could write at any time.
    const forEach = (call) => {
      bytes.fill('x');
      for (const [name, value] of Object.entries(signed)) call(value, name);
    };
    assert.equal(receiver.receive({ forEach }, of(shared)).disputeId, 'D1');
  }
});

test('a subscriber that writes into the body does not change the message', () => {
  const sent = Buffer.from(JSON.stringify({ disputeId: 'D1', disputeNotificationType: 'DISPUTE_CREATED' }));
  const signed = sign(sent);
  const overwrite = () => sent.fill('x');
  diagnosticsChannel.subscribe('rebuttal:webhook', overwrite);
  try {
    assert.equal(receiver.receive(signed, sent).disputeId, 'D1');
  } finally {
    diagnosticsChannel.unsubscribe('rebuttal:webhook', overwrite);
  }
});

test('a notification with an unknown type and unknown nested fields arrives whole', () => {
  const message = receiver.receive(sign(text), text);
  assert.ok(isDisputeNotification(message));
  assert.equal(messageType(message), 'DisputeNotification');
  assert.deepEqual({ ...message }, { ...JSON.parse(text), defendable: true });
  assert.equal(JSON.stringify(message), JSON.stringify({ ...JSON.parse(text), defendable: true }));
  assert.equal(messageType({ ...message }), undefined);
  assert.equal(messageType(null), undefined);
});

test('a parsed, streamed or unread body gets an error with the cure for the framework', () => {
  const signed = sign(text);
  for (const body of [JSON.parse(text), undefined, null, 42, new Response(text).body, Promise.resolve(text)]) {
    assert.throws(
      () => receiver.receive(signed, body),
      (error) => {
        assert.ok(InvalidArgumentError.is(error));
        assert.equal(error.field, 'body');
        for (const cure of ['express.raw', 'await request.text()', 'Fastify'])
          assert.ok(error.message.includes(cure), error.message);
        return true;
      },
    );
  }
  for (const headers of [undefined, null, 'Signature: x', ['Signature', 'x'], { Signature: 5 }]) {
    assert.throws(() => receiver.receive(headers, text), { name: 'InvalidArgumentError', field: 'headers' });
  }
});

test('an altered body, an altered path and a missing header are signature errors with a reason', () => {
  const signed = sign(text);
  assert.throws(
    () => receiver.receive(signed, `${text} `),
    (error) => SignatureError.is(error) && error.reason === 'mismatch',
  );
  assert.throws(() => receiver.receive({}, text), { name: 'SignatureError', reason: 'missing' });
  assert.throws(() => receiver.verify({ ...signed, signature: 'x' }, text), {
    name: 'SignatureError',
    reason: 'repeated',
  });
});

test('age is checked with a tolerance, at a time that tests can set', () => {
  const { client_id, alipay_public_key } = sandbox.json.alipay;
  const strict = new AlipayWebhooks({
    path: '/hooks/alipay',
    clientId: client_id,
    alipayPublicKey: [alipay_public_key],
    tolerance: 300_000,
  });
  const signed = sign(text, { now: 1_700_000_000_000 });
  strict.verify(signed, text, { now: new Date(1_700_000_300_000) });
  assert.throws(() => strict.verify(signed, text, { now: 1_700_000_300_001 }), { reason: 'too_old' });
  assert.throws(() => strict.verify(signed, text, { now: 1_699_999_699_999 }), { reason: 'too_new' });
  receiver.verify(signed, text);
});

test('the time in the headers is always read, as times in fields are', () => {
  const key = new PrivateKey({ key: generatePrivateKey() });
  const hooks = (clientId, tolerance) =>
    new AlipayWebhooks({ path: '/hooks', clientId, alipayPublicKey: key.publicKey(), tolerance });
  const headers = (clientId, time) => {
    const content = contentToSign('POST', '/hooks', clientId, time, Buffer.from(text));
    return { 'Request-Time': time, Signature: signatureHeader(key.sign(content), 1) };
  };
  const time = '2026-11-29T12:00:00Z';
  const foreign = headers('a.b', time);
  hooks('a.b').verify(foreign, text);
  // Joined with dots, the bytes that were signed are the same.
  const moved = { ...foreign, 'Request-Time': `b.${time}` };
  assert.throws(() => hooks('a').verify(moved, text), { name: 'SignatureError', reason: 'malformed' });
  for (const wrong of ['soon', '1764417600', '2026-11-29T12:00:00', '1e12']) {
    assert.throws(() => hooks('a').verify(headers('a', wrong), text), { name: 'SignatureError', reason: 'malformed' });
  }
  const now = 1_764_417_600_000; // 2025-11-29T12:00:00Z
  for (const good of ['2025-11-29T12:00:00+0000', '20251129T200000+08', '2025-11-29T12:00:00.5Z', '1764417600000']) {
    hooks('a', 60_000).verify(headers('a', good), text, { now });
    assert.throws(() => hooks('a', 60_000).verify(headers('a', good), text, { now: now + 3_600_000 }), {
      reason: 'too_old',
    });
    assert.throws(() => hooks('a', 60_000).verify(headers('a', good), text, { now: now - 3_600_000 }), {
      reason: 'too_new',
    });
  }
});

test('verified bytes that are not an object are a DecodeError with the path', () => {
  const broken = JSON.stringify([{ disputeId: 'D1', disputeNotificationType: 'DISPUTE_CREATED' }]);
  assert.throws(
    () => receiver.receive(sign(broken), broken),
    (error) => {
      assert.ok(DecodeError.is(error));
      assert.equal(error.path, '');
      assert.equal(Buffer.from(error.raw).toString(), broken);
      return true;
    },
  );
  assert.throws(() => receiver.parse('not JSON'), { name: 'DecodeError' });
});

test('the acknowledgement is a response, and predicates tell who won', async () => {
  const response = new Response(receiver.ack.body, receiver.ack);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^application\/json/);
  assert.equal((await response.json()).result.resultStatus, 'S');
  assert.ok(merchantWon('ACCEPT_BY_CUSTOMER'));
  assert.ok(!merchantWon('ACCEPT_BY_MERCHANT') && !merchantWon('NEWER') && !merchantWon(undefined));
});

test('the error of a wrong signing key names the argument in this language', () => {
  assert.throws(() => receiver.signTestMessage(text, 'nonsense'), { name: 'ConfigError', field: 'signingKey' });
  assert.throws(() => receiver.signTestMessage(text, undefined), { name: 'InvalidArgumentError', field: 'signingKey' });
});

test('values that are nested too deeply are left out and listed', () => {
  const nested = (depth) =>
    `{"disputeId":"D1","disputeNotificationType":"NEW","new":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  assert.deepEqual({ ...receiver.parse(nested(100)) }, JSON.parse(nested(100)));
  for (const depth of [101, 200_000]) {
    const message = receiver.parse(nested(depth));
    assert.deepEqual({ ...message }, { disputeId: 'D1', disputeNotificationType: 'NEW' });
    assert.deepEqual(message.unreadableFields, ['/new']);
  }
});
