// No message is lost: fetched messages equal received ones, and only the wrong fields of a message are left out.

import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, test } from 'node:test';

import { rebuttal, require } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayWebhooks, DecodeError, MemoryDeduplicator, StripeClient, StripeWebhooks, messageType, once } = rebuttal;
const { generatePrivateKey, PrivateKey, isDisputeNotification, isNotification } = require('rebuttal/alipay');
const { isDisputeEvent, isEvent } = require('rebuttal/stripe');

const SECRET = 'whsec_of_this_test';
const hooks = new StripeWebhooks({ webhookSecret: SECRET });
const key = generatePrivateKey();
const notifications = new AlipayWebhooks({
  path: '/a',
  clientId: 'C',
  alipayPublicKey: new PrivateKey({ key }).publicKey(),
});

const receive = (message) => {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return hooks.receive(hooks.signTestMessage(body, SECRET), body);
};
const notified = (message) => {
  const body = JSON.stringify(message);
  return notifications.receive(notifications.signTestMessage(body, key), body);
};
const event = (object, more = {}) => ({
  id: 'evt_1',
  object: 'event',
  api_version: '2018-11-08',
  created: 1,
  livemode: false,
  pending_webhooks: 1,
  request: null,
  type: 'charge.dispute.created',
  data: { object },
  ...more,
});

let sandbox;
let client;
let dispute;
before(async () => {
  sandbox = await startSandbox();
  client = new StripeClient(sandbox.stripeOptions());
  const { id } = await sandbox.createStripeDispute();
  dispute = JSON.parse(Buffer.from((await client.retrieveDispute(id)).response.raw).toString());
});
after(() => sandbox.stop());

test('listed and retrieved messages are equal to received ones', async () => {
  const listed = [];
  for await (const one of client.listEvents()) listed.push(one);
  const page = await client.listEvents();
  const received = JSON.parse(Buffer.from(page.response.raw).toString()).data.map(receive);
  assert.ok(received.length > 0);
  assert.deepEqual(listed, received);
  assert.deepEqual(listed.map(messageType), received.map(messageType));
  assert.deepEqual(
    listed.map((one) => hooks.dedupKey(one)),
    received.map((one) => hooks.dedupKey(one)),
  );
  const created = listed.find((one) => isEvent(one, 'charge.dispute.created'));
  assert.ok(isDisputeEvent(created) && !isEvent(created));
  const retrieved = await client.retrieveEvent(created.id);
  assert.ok(isEvent(retrieved, 'charge.dispute.created'));
  assert.deepEqual(retrieved, created);
  assert.equal(retrieved.response.httpStatus, 200);
  assert.deepEqual(JSON.parse(JSON.stringify(page)), JSON.parse(Buffer.from(page.response.raw).toString()));
});

test('missed messages are fetched, and not processed twice', async () => {
  const seen = new MemoryDeduplicator();
  const handled = [];
  const handle = (message) =>
    once(seen, message, () => {
      if (isEvent(message, 'charge.dispute.created')) handled.push(message.data.object.id);
    });
  const made = [await sandbox.createStripeDispute(), await sandbox.createStripeDispute()].map(({ id }) => id);
  for await (const message of client.listEvents({ created: { gte: 1 } })) await handle(message);
  assert.ok(made.every((id) => handled.includes(id)));
  const count = handled.length;
  const late = JSON.parse(Buffer.from((await client.listEvents()).response.raw).toString()).data;
  for (const one of late) await handle(receive(one));
  assert.equal(handled.length, count);
});

const INFORMATIONAL = [
  'amount',
  'balance_transactions',
  'charge',
  'created',
  'currency',
  'evidence',
  'evidence_details',
  'is_charge_refundable',
  'livemode',
  'metadata',
  'object',
  'payment_intent',
  'payment_method_details',
  'reason',
];
for (const field of INFORMATIONAL) {
  test(`a dispute event keeps its kind without ${field}, and with another shape of it`, () => {
    const { [field]: _, ...rest } = dispute;
    for (const object of [rest, { ...dispute, [field]: null }]) {
      const found = receive(event(object));
      assert.ok(isEvent(found, 'charge.dispute.created'));
      assert.deepEqual(found.unreadableFields, []);
    }
    const odd = [[['secret']]];
    const facts = [];
    const listen = (fact) => facts.push(fact);
    subscribe('rebuttal:unreadable', listen);
    const found = receive(event({ ...dispute, [field]: odd }));
    unsubscribe('rebuttal:unreadable', listen);
    assert.ok(isEvent(found, 'charge.dispute.created'));
    assert.ok(!(field in found.data.object));
    assert.deepEqual(found.unreadableFields, [`/data/object/${field}`]);
    assert.ok(!Object.keys(found).includes('unreadableFields'));
    assert.deepEqual(
      facts.map((fact) => fact.unreadableFields),
      [[`/data/object/${field}`]],
    );
    assert.ok(!JSON.stringify(facts).includes('secret'));
    const parsed = hooks.parse(JSON.stringify(found));
    assert.deepEqual(parsed, found);
    assert.deepEqual(parsed.unreadableFields, found.unreadableFields);
    assert.deepEqual(JSON.parse(JSON.stringify(found)).data.object[field], odd);
    assert.equal(hooks.dedupKey(JSON.parse(JSON.stringify(found))), hooks.dedupKey(found));
  });
}

test('wrong fields beside the dispute do not change the kind', () => {
  for (const field of ['api_version', 'created', 'livemode', 'object', 'pending_webhooks', 'request']) {
    const found = receive(event(dispute, { [field]: 'object request'.includes(field) ? 'old' : [1] }));
    assert.ok(isEvent(found, 'charge.dispute.created'), field);
    const { [field]: _, ...rest } = event(dispute);
    assert.ok(isEvent(receive(rest), 'charge.dispute.created'), field);
  }
  const twice = receive(
    JSON.stringify(event(dispute)).replace('"livemode":false,"pending', '"livemode":false,"livemode":true,"pending'),
  );
  assert.ok(isEvent(twice, 'charge.dispute.created') && twice.livemode === undefined);
  assert.deepEqual(twice.unreadableFields, ['/livemode']);
});

test('a dispute without an id or status is a general event with the reason', () => {
  for (const field of ['id', 'status']) {
    const found = receive(event({ ...dispute, [field]: ['odd'] }));
    assert.ok(isEvent(found) && !isDisputeEvent(found));
    assert.deepEqual(found.data.object[field], ['odd']);
    assert.deepEqual(found.unreadableFields, [`/data/object/${field}`]);
    assert.ok(hooks.dedupKey(found));
  }
});

test('every signed object is accepted, and anything else is a DecodeError', () => {
  const messages = [
    {},
    { id: 7, type: ['new'] },
    { type: 'charge.dispute.created' },
    { type: 'charge.dispute.created', data: [] },
    { object: 'v2.core.event' },
    { id: 'evt_1', type: 'new', data: { object: 7 } },
    { notifyType: 'PAYMENT_RESULT', paymentRequestId: 'R' },
    { disputeId: 'D', mediationTime: '2026-01-31T12:00:00Z' },
  ];
  for (const message of messages) {
    assert.deepEqual(JSON.parse(JSON.stringify(receive(message))), message);
    const found = notified(message);
    assert.ok(isNotification(found) && !isDisputeNotification(found));
    assert.deepEqual(JSON.parse(JSON.stringify(found)), message);
  }
  for (const body of ['', '[]', 'null', '"text"', '<html>', '{"id": ']) {
    assert.throws(
      () => receive(body),
      (error) => DecodeError.is(error) && error.outcome === 'not_done' && !error.retryable,
    );
  }
});

test('only the wrong fields of a notification are left out', () => {
  const plain = { disputeId: 'D', disputeNotificationType: 'DISPUTE_CREATED', disputeTime: '2026-01-31T12:00:00Z' };
  const odd = {
    acquirerInfo: [],
    disputeAmount: { currency: 'EUR', value: null },
    issuerComments: 'see letter',
    disputeReasonMsg: { en: 'x' },
    defendable: 'perhaps',
  };
  for (const [field, value] of Object.entries(odd)) {
    const found = notified({ ...plain, [field]: value });
    assert.ok(isDisputeNotification(found), field);
    assert.ok(!(field in found));
    assert.deepEqual(found.unreadableFields, [`/${field}`]);
    assert.deepEqual(JSON.parse(JSON.stringify(found))[field], value);
    assert.equal(notifications.dedupKey(found), notifications.dedupKey(notified(plain)));
  }
  for (const [text, value] of [
    ['False', false],
    ['TRUE', true],
  ]) {
    const found = notified({ ...plain, defendable: text });
    assert.equal(found.defendable, value);
    assert.deepEqual(found.unreadableFields, []);
  }
});

test('a wrong field does not hide a dispute or a list', async () => {
  const fault = (operation, body) =>
    sandbox.control('/_sandbox/faults', { operation, kind: 'replace', body: JSON.stringify(body) });
  const odd = { ...dispute, amount: { old: 'shape' }, metadata: { a: null } };
  await fault('retrieveDispute', odd);
  const one = await client.retrieveDispute(dispute.id);
  assert.equal(one.id, dispute.id);
  assert.ok(!('amount' in one));
  assert.deepEqual([...one.response.unreadableFields].sort(), ['/amount', '/metadata/a']);
  await fault('listDisputes', { data: [dispute, odd, { id: 'dp_3' }], has_more: false });
  const page = await client.listDisputes();
  assert.deepEqual(
    page.data.map(({ id }) => id),
    [dispute.id, dispute.id],
  );
  assert.deepEqual([...page.response.unreadableFields].sort(), ['/data/1/amount', '/data/1/metadata/a', '/data/2']);
  await fault('listEvents', { data: [event(odd), event({ id: 'x' }), event(dispute)], has_more: false });
  const events = await client.listEvents();
  assert.deepEqual(events.data.map(messageType), ['DisputeCreated', 'Event', 'DisputeCreated']);
  assert.deepEqual(
    events.data.map((it) => it.unreadableFields.length),
    [2, 1, 0],
  );
});
