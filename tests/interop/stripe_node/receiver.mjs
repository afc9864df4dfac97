// Our receiver accepts what the official SDK's helper for tests signs, and refuses what the SDK refuses; and the SDK
// accepts what ours signs.

import { test } from 'node:test';

import Stripe from 'stripe';

import { rebuttal, require } from '../../../bindings/node/test/support/package.mjs';
import { inbox, keys, merchant, opened } from './harness.mjs';
import { assert } from './checks.mjs';

const { DecodeError, SignatureError, StripeWebhooks, messageType } = rebuttal;
const { isEvent } = require('rebuttal/stripe');

const SECRET = 'whsec_test_of_the_sdk';
const OTHER = 'whsec_of_another_endpoint';
const TEXTS = ['plain', 'für 客户 \u{1f600}', '"quoted" \\ / \u2028'];

const receiver = (options = {}) => new StripeWebhooks({ webhookSecret: SECRET, ...options });
const signed = (payload, options = {}) => Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET, ...options });
const seconds = () => Math.floor(Date.now() / 1000);

/** A snapshot event of some type with a text inside. */
function bodyOf(text, indent) {
  const data = { object: { text } };
  return JSON.stringify({ id: 'evt_1', object: 'event', type: 'charge.refunded', created: 1, livemode: false, data }, null, indent);
}

function sdkAccepts(body, header, tolerance) {
  try {
    Stripe.webhooks.constructEvent(body, header, SECRET, tolerance);
    return true;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

/** Why our receiver refuses it; undefined if it doesn't. */
function reason(body, headers, options) {
  try {
    receiver(options).receive(headers, body);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof SignatureError);
    return error.reason;
  }
}

test('our receiver accepts what it signs', () => {
  for (const text of TEXTS) {
    for (const body of [bodyOf(text), bodyOf(text, 3)]) {
      const header = signed(body);
      assert.ok(sdkAccepts(body, header));
      for (const name of ['Stripe-Signature', 'stripe-signature', 'STRIPE-SIGNATURE']) {
        const event = receiver().receive({ [name]: header }, Buffer.from(body));
        assert.equal(messageType(event), 'Event');
        assert.deepEqual(event.data.object, { text });
      }
      assert.equal(reason(`${body} `, { 'Stripe-Signature': header }), 'mismatch');
      assert.equal(sdkAccepts(`${body} `, header), false);
    }
  }
});

test('it accepts what ours signs', () => {
  for (const text of TEXTS) {
    const body = bodyOf(text);
    const header = receiver().signTestMessage(body, SECRET)['Stripe-Signature'];
    assert.ok(sdkAccepts(body, header));
    const timestamp = Number(header.slice('t='.length, header.indexOf(',')));
    assert.equal(header, signed(body, { timestamp }), 'the scheme leaves no choice');
  }
});

test('any signature and any secret will do', () => {
  const body = bodyOf('rolled');
  const timestamp = seconds();
  const [stamp, good] = signed(body, { timestamp }).split(',');
  const [, bad] = signed(body, { timestamp, secret: OTHER }).split(',');
  const [, decoy] = signed(body, { timestamp, scheme: 'v0' }).split(',');
  for (const [items, accepted] of [
    [[stamp, bad, good], true],
    [[stamp, good, bad], true],
    [[good, stamp], true],
    [[stamp, decoy, good], true],
    [[stamp, bad, good, decoy, bad], true],
    [[stamp, bad], false],
    [[stamp, bad, decoy], false],
    [[stamp, decoy], false],
  ]) {
    const header = items.join(',');
    assert.equal(sdkAccepts(body, header), accepted, header);
    const headers = { 'stripe-signature': header };
    assert.equal(reason(body, headers) === undefined, accepted, header);
    if (accepted) assert.equal(reason(body, headers, { webhookSecret: [OTHER, SECRET] }), undefined);
  }
  const rolled = { 'stripe-signature': `${stamp},${bad}` };
  assert.equal(reason(body, rolled, { webhookSecret: [SECRET, OTHER] }), undefined);
});

test('both refuse old timestamps and take new ones', () => {
  const body = bodyOf('late');
  // Wide of the limits, so that the time that passes meanwhile decides nothing.
  for (const [age, accepted] of [[0, true], [200, true], [400, false], [86_400, false], [-86_400, true]]) {
    const header = signed(body, { timestamp: seconds() - age });
    const headers = { 'stripe-signature': header };
    assert.equal(sdkAccepts(body, header), accepted, String(age));
    assert.equal(reason(body, headers), accepted ? undefined : 'too_old');
    assert.ok(sdkAccepts(body, header, 90_000));
    assert.equal(reason(body, headers, { tolerance: 90_000_000 }), undefined);
  }
  const future = { 'stripe-signature': signed(body, { timestamp: seconds() + 86_400 }) };
  assert.equal(reason(body, future, { futureTolerance: 300_000 }), 'too_new');
});

test('both refuse malformed headers', () => {
  const body = bodyOf('malformed');
  const good = signed(body);
  const [stamp, signature] = good.split(',');
  for (const header of [
    '',
    't',
    stamp,
    signature,
    `t=,${signature}`,
    `t=now,${signature}`,
    `${stamp};${signature}`,
    `${stamp},${signature.toUpperCase()}`,
    `${stamp},${signature.slice(0, -1)}`,
    `${stamp},${signature}0`,
    `${stamp},v1=größe`,
    good.replace('v1', 'v2'),
  ]) {
    assert.equal(sdkAccepts(body, header), false, header);
    assert.notEqual(reason(body, { 'stripe-signature': header }), undefined, header);
  }
  assert.equal(reason(body, {}), 'missing');
});

test('ours also takes the same signature in another form', () => {
  const body = bodyOf('spelt');
  const [stamp, signature] = signed(body).split(',');
  const digits = signature.slice('v1='.length);
  for (const header of [`${stamp}, ${signature}`, ` ${stamp} ,${signature} `, `${stamp},v1=${digits.toUpperCase()}`]) {
    assert.equal(sdkAccepts(body, header), false, header);
    assert.equal(reason(body, { 'stripe-signature': header }), undefined, header);
  }
});

test('both read the same events', async (context) => {
  const box = await inbox(context);
  const webhookSecret = keys().webhook_secret;
  const ours = receiver({ webhookSecret });
  const dispute = await opened();
  await merchant().disputes.close(dispute);
  for (const type of ['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.closed']) {
    const { headers, body } = await box.next();
    const theirs = Stripe.webhooks.constructEvent(body, headers['stripe-signature'], webhookSecret);
    const event = ours.receive(headers, body);
    assert.ok(isEvent(event, type));
    assert.deepEqual({ ...event }, theirs);
    assert.equal(event.data.object.id, dispute);
  }
});

test('both read the same thin events', async (context) => {
  const box = await inbox(context, { thin: true });
  const webhookSecret = keys().webhook_secret;
  const dispute = await opened();
  const { headers, body } = await box.next();
  const { fetchEvent, fetchRelatedObject, ...theirs } = merchant().parseEventNotification(body, headers['stripe-signature'], webhookSecret);
  assert.equal((await fetchEvent()).id, theirs.id);
  assert.equal((await fetchRelatedObject()).id, dispute);
  const event = receiver({ webhookSecret }).receive(headers, body);
  assert.ok(isEvent(event, 'v1.charge.dispute.created'));
  assert.deepEqual({ ...event }, theirs);
});

test('what is no event is refused', () => {
  // It is signed, so it is not lost.
  assert.equal(messageType(receiver().receive({ 'stripe-signature': signed('{}') }, '{}')), 'Event');
  for (const body of ['[]', '"', 'not JSON']) {
    assert.throws(() => receiver().receive({ 'stripe-signature': signed(body) }, body), DecodeError);
  }
});
