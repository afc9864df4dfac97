// What our client sends is what the official SDK sends: the sandbox's log has the same names and values of both. The order of
// names means nothing to the provider, and lists have their indexes in the names.
//
// The SDK clears by null and by an empty text, ours by CLEAR; both leave out what is undefined.

import { test } from 'node:test';

import { rebuttal } from '../../../bindings/node/test/support/package.mjs';
import { ACCOUNT, PDF, all, effects, ids, merchant, opened, openedMany, requests, sandbox, uploader } from './harness.mjs';
import { assert } from './checks.mjs';

const { CLEAR, StripeClient } = rebuttal;

const VISA_3 = {
  disputed_transaction: {
    customer_account_id: 'für dich',
    customer_device_fingerprint: 'f'.repeat(20),
    customer_device_id: 'd'.repeat(15),
    customer_email_address: 'jenny+1@example.com',
    customer_purchase_ip: '2001:db8::1',
    product_description: 'a b+c&d=é',
    merchandise_or_services: 'services',
    shipping_address: { city: 'Köln', country: 'DE', line1: 'Straße 1/2 #3', line2: '100 %', postal_code: '50667', state: 'NW' },
  },
  prior_undisputed_transactions: [
    { charge: 'ch_1', customer_purchase_ip: '192.0.2.1', product_description: '[one]' },
    { charge: 'ch_2', shipping_address: { line1: '1 Main St', country: 'US' } },
  ],
};
const TEXTS = {
  access_activity_log: 'line 1\nline 2\r\n\ttab',
  product_description: 'Widget ABC, colour: red; 100 % + more & \u{1f600}',
  uncategorized_text: '=?&[]%2F+ \' " ~ * ( ) !',
};
const COMPLIANCE = { visa_compliance: { fee_acknowledged: true }, mastercard_compliance: { fee_acknowledged: false } };

const UPDATES = {
  texts: { evidence: TEXTS },
  'enhanced evidence with two prior transactions': {
    evidence: { enhanced_evidence: { visa_compelling_evidence_3: VISA_3, ...COMPLIANCE } },
  },
  'cleared fields': { evidence: { uncategorized_text: null, receipt: '', customer_name: 'Jenny', shipping_date: undefined } },
  'cleared enhanced evidence': { evidence: { enhanced_evidence: '' } },
  'cleared parts': {
    evidence: {
      enhanced_evidence: {
        visa_compelling_evidence_3: {
          disputed_transaction: { customer_account_id: null, shipping_address: { line2: '', city: 'Köln' } },
          prior_undisputed_transactions: [{ charge: 'ch_1', customer_account_id: '' }, { charge: 'ch_2' }],
        },
      },
    },
  },
  metadata: { metadata: { order: '6735', clerk: null, 'odd: key/ü': 'a=b&c', empty: '' } },
  'cleared metadata': { metadata: null },
  'no metadata': { metadata: {} },
  'an indexed list': { expand: ['charge', 'payment_intent', 'evidence.receipt'] },
  'an empty list': { expand: [] },
  method: { intended_submission_method: 'manual' },
  nothing: { evidence: undefined, metadata: undefined, expand: undefined },
};

const LISTS = {
  everything: {},
  'a moment and later': { created: { gte: new Date(1_767_225_600_000), lt: 1_900_000_000 }, limit: 100 },
  'a range': { created: { gt: 1, lte: 2 } },
  'one payment': { payment_intent: 'pi_1', charge: 'ch_1' },
  expansion: { expand: ['data.charge', 'data.payment_intent'], limit: 3 },
};

/** The same with CLEAR where the SDK clears by null or an empty text. */
function cleared(value) {
  if (value === null || value === '') return CLEAR;
  if (Array.isArray(value)) return value.map(cleared);
  if (typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleared(inner)]));
}

/** Our client, which ends with its test. */
function client(context, options = {}) {
  const ours = new StripeClient({ ...sandbox.stripeOptions(), timeout: 20_000, ...options });
  context.after(() => ours.close());
  return ours;
}

/** What one call sends, as the sandbox decoded it. */
async function sent(call) {
  const before = (await requests()).length;
  await call();
  const arrived = (await requests()).slice(before);
  assert.deepEqual(arrived.map(({ status }) => status), [200]);
  const [{ method, path, query, form, files, headers }] = arrived;
  return {
    method,
    path: path.split('?')[0],
    query: query.map(String).sort(),
    form: form.map(String).sort(),
    files,
    version: headers['stripe-version'],
    account: headers['stripe-account'],
    context: headers['stripe-context'],
    keyed: 'idempotency-key' in headers,
    media: method === 'POST' ? headers['content-type'].split(';')[0] : undefined,
  };
}

for (const [name, params] of Object.entries(UPDATES)) {
  test(`updates agree: ${name}`, async (context) => {
    const dispute = await opened();
    const given = { ...params, submit: false };
    const theirs = await sent(() => merchant().disputes.update(dispute, given));
    assert.ok(theirs.form.includes('submit,false'));
    assert.deepEqual(await sent(() => client(context).updateDispute(dispute, cleared(given))), theirs);
    assert.deepEqual(await sent(() => client(context).stageDisputeEvidence(dispute, cleared(params))), theirs);
  });
}

test('submissions agree', async (context) => {
  const dispute = await opened();
  const theirs = await sent(() => merchant().disputes.update(dispute, { evidence: TEXTS, submit: true }));
  for (const submit of [
    (ours) => ours.updateDispute(dispute, { evidence: TEXTS, submit: true }),
    (ours) => ours.submitDisputeEvidence(dispute, { evidence: TEXTS }),
  ]) {
    // As new, so that it can be submitted again.
    await sandbox.control('/_sandbox/reset');
    await opened({ id: dispute });
    assert.deepEqual(await sent(() => submit(client(context))), theirs);
    assert.deepEqual(await effects(dispute), { evidence_submitted: 1 });
  }
});

for (const [name, params] of Object.entries(LISTS)) {
  test(`lists agree: ${name}`, async (context) => {
    const theirs = await sent(() => merchant().disputes.list(params));
    assert.deepEqual(await sent(() => client(context).listDisputes(params)), theirs);
  });
}

test('walks agree', async (context) => {
  const newestFirst = await openedMany(7, { payment_intent: 'pi_1' });
  for (const cursor of [{}, { ending_before: newestFirst.at(-1) }, { starting_after: newestFirst[0] }]) {
    const params = { payment_intent: 'pi_1', limit: 3, ...cursor };
    const before = (await requests()).length;
    const theirs = await ids(merchant().disputes.list(params));
    const between = (await requests()).length;
    assert.deepEqual((await all(client(context).listDisputes(params))).map(({ id }) => id), theirs);
    const queries = (await requests()).map(({ query }) => query.map(String).sort());
    assert.deepEqual(queries.slice(between), queries.slice(before, between));
  }
});

test('other calls agree', async (context) => {
  const dispute = await opened();
  const [event] = await ids(merchant().events.list({ limit: 1 }));
  const expand = { expand: ['charge'] };
  const types = { types: ['charge.dispute.created', 'charge.dispute.closed'] };
  const missed = { delivery_success: false, type: 'charge.dispute.*' };
  const files = { purpose: 'dispute_evidence', created: { gte: 1 } };
  const ours = client(context);
  for (const [theirs, own] of [
    [() => merchant().disputes.retrieve(dispute, expand), () => ours.retrieveDispute(dispute, expand)],
    [() => merchant().events.list(types), () => ours.listEvents(types)],
    [() => merchant().events.list(missed), () => ours.listEvents(missed)],
    [() => merchant().events.retrieve(event), () => ours.retrieveEvent(event)],
    [() => merchant().files.list(files), () => ours.listFiles(files)],
  ]) {
    assert.deepEqual(await sent(own), await sent(theirs));
  }
  const options = { idempotencyKey: 'k'.repeat(255) };
  const closed = await sent(() => merchant().disputes.close(dispute, expand, options));
  assert.deepEqual(await sent(() => ours.closeDispute(dispute, expand, options)), closed);
  assert.deepEqual(await effects(dispute), { closed: 1 }, 'it is the same request, given again');
});

test('accounts and contexts agree', async (context) => {
  const dispute = await opened({ account: ACCOUNT });
  for (const [theirs, own] of [
    [{ stripeAccount: ACCOUNT }, { account: ACCOUNT }],
    [{ stripeContext: ACCOUNT }, { context: ACCOUNT }],
  ]) {
    const expected = await sent(() => merchant().disputes.retrieve(dispute, {}, theirs));
    assert.deepEqual(await sent(() => client(context).retrieveDispute(dispute, {}, own)), expected);
  }
  const expected = await sent(() => merchant({ stripeAccount: ACCOUNT }).disputes.retrieve(dispute));
  assert.deepEqual(await sent(() => client(context, { account: ACCOUNT }).retrieveDispute(dispute)), expected);
});

test('uploads agree, and each reads what the other uploaded', async (context) => {
  const name = 'a "receipt", größe.pdf';
  const file_link_data = { create: true, expires_at: 1_900_000_000, metadata: { order: '6735' } };
  const file = { data: PDF, name, type: 'application/pdf' };
  const ours = client(context);
  let their;
  const theirs = await sent(async () => {
    their = await uploader().files.create({ purpose: 'dispute_evidence', file, file_link_data });
  });
  const given = { file: { data: PDF, name }, file_link_data };
  assert.deepEqual(await sent(() => ours.createFile({ ...given, purpose: 'dispute_evidence' })), theirs);
  assert.deepEqual(await sent(() => ours.uploadDisputeEvidence(given)), theirs);
  assert.ok(PDF.equals(Buffer.from(await ours.downloadFile(their.id))));
  const own = await ours.uploadDisputeEvidence({ file: PDF });
  assert.equal((await merchant().files.retrieve(own.id)).size, PDF.length);
});
