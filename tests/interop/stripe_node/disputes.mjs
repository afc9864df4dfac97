// What the official SDK does with a dispute, the sandbox does as the SDK documents it.

import { test } from 'node:test';

import Stripe from 'stripe';

import { ACCOUNT, effects, ids, merchant, opened, requests, sandbox } from './harness.mjs';
import { assert } from './checks.mjs';

const { StripeInvalidRequestError } = Stripe.errors;

test('the SDK is the pinned one, and keeps to itself', async () => {
  assert.equal(Stripe.PACKAGE_VERSION, '23.1.0');
  const client = merchant();
  await client.disputes.list();
  await client.disputes.list();
  for (const { headers } of await requests()) {
    assert.equal(headers['x-stripe-client-telemetry'], undefined);
    assert.equal(headers['stripe-version'], '2026-10-28.endive');
    assert.ok(headers['user-agent'].startsWith('Stripe/v1 NodeBindings/23.1.0'));
  }
});

test('it retrieves', async () => {
  const dispute = await opened({ amount: 2500, currency: 'eur', reason: 'product_not_received' });
  const found = await merchant().disputes.retrieve(dispute);
  assert.deepEqual({ ...found }, await sandbox.get(`/_sandbox/stripe/disputes/${dispute}`));
  assert.deepEqual([found.id, found.object, found.amount], [dispute, 'dispute', 2500]);
  assert.equal(found.balance_transactions[0].amount, -2500);
  assert.equal(found.lastResponse.statusCode, 200);
  assert.equal(found.lastResponse.requestId, (await requests()).at(-1).request_id);
});

test('it stages, changes, clears and submits', async () => {
  const dispute = await opened();
  const client = merchant();
  const texts = { product_description: 'Widget ABC, colour: red', uncategorized_text: 'für dich & me' };
  const staged = await client.disputes.update(dispute, { evidence: texts, submit: false });
  assert.equal(staged.status, 'needs_response');
  assert.equal(staged.evidence.uncategorized_text, texts.uncategorized_text);
  assert.deepEqual([staged.evidence_details.has_evidence, staged.evidence_details.submission_count], [true, 0]);
  // This SDK clears by null as by an empty text, and leaves out what is undefined.
  for (const nothing of ['', null]) {
    const change = { product_description: undefined, uncategorized_text: nothing };
    const cleared = await client.disputes.update(dispute, { evidence: change, submit: false });
    assert.equal(cleared.evidence.product_description, texts.product_description);
    assert.equal(cleared.evidence.uncategorized_text, null);
    assert.deepEqual((await requests()).at(-1).form[0], ['evidence[uncategorized_text]', '']);
  }
  const submitted = await client.disputes.update(dispute, { submit: true });
  assert.equal(submitted.status, 'under_review');
  assert.equal(submitted.evidence.product_description, texts.product_description);
  assert.deepEqual([submitted.evidence_details.submission_count, submitted.evidence_details.submission_method], [1, 'manual']);
  await assert.rejects(client.disputes.update(dispute, { evidence: texts }), StripeInvalidRequestError);
  assert.deepEqual(await effects(dispute), { evidence_staged: 3, evidence_submitted: 1 });
});

test('evidence without a word is submitted at once', async () => {
  for (const [text, status] of [['winning_evidence', 'won'], ['losing_evidence', 'lost'], ['some text', 'under_review']]) {
    const dispute = await opened();
    const found = await merchant().disputes.update(dispute, { evidence: { uncategorized_text: text } });
    assert.equal(found.status, status);
    assert.deepEqual(await effects(dispute), { evidence_submitted: 1 });
  }
});

test('metadata is set, and dropped key by key and all', async () => {
  const dispute = await opened();
  const changed = async (metadata) => (await merchant().disputes.update(dispute, { metadata })).metadata;
  assert.deepEqual(await changed({ order: '6735', 'odd: key': 'ü' }), { order: '6735', 'odd: key': 'ü' });
  assert.deepEqual(await changed({ clerk: 7 }), { order: '6735', 'odd: key': 'ü', clerk: '7' });
  assert.deepEqual(await changed({ order: '', clerk: null }), { 'odd: key': 'ü' });
  assert.deepEqual(await changed({}), { 'odd: key': 'ü' });
  assert.deepEqual(await changed(''), {});
  assert.deepEqual(await changed({ a: '1' }), { a: '1' });
  assert.deepEqual(await changed(null), {});
  assert.deepEqual(await effects(dispute), { metadata: 6 });
});

test('it closes', async () => {
  const dispute = await opened();
  assert.equal((await merchant().disputes.close(dispute)).status, 'lost');
  await assert.rejects(merchant().disputes.close(dispute), StripeInvalidRequestError);
  assert.deepEqual(await effects(dispute), { closed: 1 });
});

test('it expands', async () => {
  const client = merchant();
  const dispute = await opened();
  const plain = await client.disputes.retrieve(dispute);
  const found = await client.disputes.retrieve(dispute, { expand: ['charge.customer', 'payment_intent'] });
  assert.deepEqual([found.charge.object, found.charge.id], ['charge', plain.charge]);
  assert.equal(found.charge.customer.object, 'customer');
  assert.deepEqual([found.payment_intent.object, found.payment_intent.id], ['payment_intent', plain.payment_intent]);
  const listed = await client.disputes.list({ expand: ['data.charge'] });
  assert.equal(listed.data[0].charge.id, plain.charge);
  for (const path of ['amount', 'nothing', 'data.charge']) {
    await assert.rejects(client.disputes.retrieve(dispute, { expand: [path] }), { param: 'expand', statusCode: 400 });
  }
});

test('a connected account has its own', async () => {
  const own = await opened();
  const foreign = await opened({ account: ACCOUNT });
  const connection = merchant({ stripeAccount: ACCOUNT });
  assert.deepEqual(await ids(connection.disputes.list()), [foreign]);
  assert.deepEqual(await ids(merchant().disputes.list()), [own]);
  const found = await merchant().disputes.retrieve(foreign, {}, { stripeAccount: ACCOUNT });
  assert.equal(found.lastResponse.stripeAccount, ACCOUNT);
  assert.equal((await connection.disputes.close(foreign)).status, 'lost');
  for (const [client, dispute] of [[merchant(), foreign], [connection, own]]) {
    await assert.rejects(client.disputes.retrieve(dispute), { statusCode: 404, code: 'resource_missing' });
  }
});
