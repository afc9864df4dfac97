// Messages that are known by a value, and predicates over what they hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rebuttal, require } from './support/package.mjs';

const { SignatureError, StripeWebhooks, idOf, messageType } = rebuttal;
const {
  isDisputeEvent,
  isEvent,
  isFinal,
  isThinDisputeEvent,
  isThinEvent,
  merchantWon,
  needsEvidence,
} = require('rebuttal/stripe');

const SECRET = 'whsec_of_this_test';
const hooks = new StripeWebhooks({ webhookSecret: [SECRET, 'whsec_of_tomorrow'] });
const receive = (message) => {
  const body = JSON.stringify(message);
  return hooks.receive(hooks.signTestMessage(body, SECRET), body);
};

const dispute = {
  id: 'du_1',
  object: 'dispute',
  amount: 100,
  balance_transactions: [],
  charge: 'ch_1',
  created: 1,
  currency: 'eur',
  evidence: {},
  evidence_details: { has_evidence: false, past_due: false, submission_count: 0 },
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  reason: 'bought_by_a_machine',
  status: 'needs_response',
  mediator: { votes: [1] },
};
const event = (type, object = dispute) => ({
  id: 'evt_1',
  object: 'event',
  created: 1,
  livemode: false,
  type,
  data: { object },
});
const thin = (type) => ({
  id: 'evt_2',
  object: 'v2.core.event',
  type,
  created: '2026-11-24T10:00:00Z',
  livemode: false,
  related_object: { id: 'du_1', type: 'dispute', url: '/v1/disputes/du_1' },
});

const KINDS = ['created', 'updated', 'closed', 'funds_withdrawn', 'funds_reinstated'];
const pascal = (kind) =>
  kind
    .split('_')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('');

for (const kind of KINDS) {
  test(`charge.dispute.${kind} is known by its type, whole or thin`, () => {
    const whole = receive(event(`charge.dispute.${kind}`));
    assert.equal(messageType(whole), `Dispute${pascal(kind)}`);
    assert.ok(isDisputeEvent(whole) && !isEvent(whole) && !isThinDisputeEvent(whole));
    const named = receive(thin(`v1.charge.dispute.${kind}`));
    assert.equal(messageType(named), `ThinDispute${pascal(kind)}`);
    assert.ok(isThinDisputeEvent(named) && !isThinEvent(named) && !isDisputeEvent(named));
    for (const other of KINDS) {
      assert.equal(isEvent(whole, `charge.dispute.${other}`), other === kind);
      assert.equal(isEvent(named, `v1.charge.dispute.${other}`), other === kind);
      assert.ok(!isEvent(whole, `v1.charge.dispute.${other}`) && !isEvent(named, `charge.dispute.${other}`));
    }
  });
}

test('messages of other kinds are of the general type and complete', () => {
  const newer = event('charge.dispute.mediated');
  const other = receive(newer);
  assert.equal(messageType(other), 'Event');
  assert.deepEqual({ ...other }, newer);
  assert.ok(isEvent(other) && !isDisputeEvent(other) && !isEvent(other, 'charge.dispute.mediated'));
  const mismatch = receive(event('charge.dispute.created', { ...dispute, status: { old: 'shape' } }));
  assert.ok(isEvent(mismatch) && !isEvent(mismatch, 'charge.dispute.created'));
  assert.ok(isThinEvent(receive(thin('v1.charge.dispute.mediated'))));
});

test('a copy, undefined and names of Object.prototype are of no kind', () => {
  const whole = receive(event('charge.dispute.created'));
  for (const no of [{ ...whole }, null, undefined, 'charge.dispute.created', {}]) {
    assert.ok(!isEvent(no) && !isEvent(no, 'charge.dispute.created') && !isDisputeEvent(no));
  }
  for (const kind of [undefined, '', 'constructor', '__proto__', 'DisputeCreated']) assert.ok(!isEvent(whole, kind));
});

test('unknown values and nested fields arrive, and JSON is that of the wire', () => {
  const { data } = receive(event('charge.dispute.created'));
  assert.equal(data.object.reason, 'bought_by_a_machine');
  assert.equal(data.object.mediator.votes[0], 1);
  assert.equal(JSON.stringify(data.object), JSON.stringify(dispute));
});

test('predicates take a value, or an object with it', () => {
  const { object } = receive(event('charge.dispute.created')).data;
  assert.ok(
    needsEvidence(object) &&
      needsEvidence(object.status) &&
      needsEvidence('warning_needs_response') &&
      !needsEvidence('appeal_needs_response'),
  );
  assert.ok(!isFinal(object) && !merchantWon(object));
  assert.ok(
    isFinal({ status: 'lost' }) && merchantWon({ status: 'won' }) && !merchantWon({ status: 'warning_closed' }),
  );
  for (const nothing of [
    null,
    undefined,
    '',
    'newer',
    {},
    { status: null },
    { status: 'newer' },
    { status: { status: 'won' } },
  ]) {
    assert.ok(!needsEvidence(nothing) && !isFinal(nothing) && !merchantWon(nothing));
  }
});

test('an id is found in an id and in an object', () => {
  assert.equal(idOf('ch_1'), 'ch_1');
  assert.equal(idOf({ id: 'ch_1', object: 'charge' }), 'ch_1');
  for (const nothing of [null, undefined, {}, { id: 5 }]) assert.equal(idOf(nothing), undefined);
});

test('another secret, another body and an old signature are refused', () => {
  const body = JSON.stringify(event('charge.dispute.created'));
  const refused = (headers, text, moment) =>
    assert.throws(
      () => hooks.receive(headers, text, moment),
      (error) => SignatureError.is(error),
    );
  refused(hooks.signTestMessage(body, 'whsec_of_somebody'), body);
  refused(hooks.signTestMessage(body, SECRET), `${body} `);
  refused(hooks.signTestMessage(body, SECRET, { now: Date.now() - 301_000 }), body);
  refused({}, body);
  assert.deepEqual(hooks.ack, { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' });
});
