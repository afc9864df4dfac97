// What the official SDK uploads, the sandbox keeps and gives back byte for byte.

import { test } from 'node:test';

import { ACCOUNT, PDF, PNG, all, effects, ids, keys, merchant, opened, requests, uploader } from './harness.mjs';
import { assert } from './checks.mjs';

const NAME = 'a "receipt", größe.pdf';

function uploaded({ data = PDF, name = NAME, ...params } = {}, options = {}) {
  const file = { data, name, type: 'application/pdf' };
  return uploader().files.create({ purpose: 'dispute_evidence', file, ...params }, options);
}

/** The contents, as the SDK streams what is no JSON. */
async function streamed({ id }) {
  const stream = await uploader().rawRequest('GET', `/v1/files/${id}/contents`, null, { streaming: true });
  return Buffer.concat(await all(stream));
}

/** The contents, as the provider documents their download: the key is a user without a password. */
async function fetched({ url }, key = keys().api_key) {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const response = await fetch(url, { headers: { authorization } });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

test('it uploads, downloads, and names a file in evidence', async () => {
  const file = await uploaded();
  assert.deepEqual([file.object, file.purpose, file.type, file.size], ['file', 'dispute_evidence', 'pdf', PDF.length]);
  assert.equal(file.filename, 'a %22receipt%22, größe.pdf');
  assert.equal((await requests()).at(-1).files[0].content_type, 'application/pdf');
  assert.deepEqual({ ...(await merchant().files.retrieve(file.id)) }, { ...file });
  assert.ok(PDF.equals(await streamed(file)));
  assert.ok(PDF.equals((await fetched(file)).bytes));
  assert.equal((await fetched(file, 'sk_test_of_nobody')).status, 401);
  const picture = await uploaded({ data: PNG, name: '/home/me/picture.png' });
  assert.deepEqual([picture.type, picture.filename], ['png', 'picture.png']);
  const dispute = await opened();
  const evidence = { receipt: file.id, uncategorized_file: picture.id };
  const staged = await merchant().disputes.update(dispute, { evidence, submit: false, expand: ['evidence.receipt'] });
  assert.deepEqual([staged.evidence.receipt.object, staged.evidence.receipt.id], ['file', file.id]);
  assert.equal(staged.evidence.uncategorized_file, picture.id);
  assert.deepEqual(await effects(file.id), { uploaded: 1 });
});

test('it lists files', async () => {
  const files = [];
  for (let number = 0; number < 5; number += 1) files.unshift((await uploaded()).id);
  const logo = await uploaded({ purpose: 'business_logo', data: PNG });
  const params = { purpose: 'dispute_evidence', limit: 2 };
  assert.deepEqual(await ids(merchant().files.list(params)), files);
  assert.deepEqual(await ids(merchant().files.list({ ...params, ending_before: files.at(-1) })), files.slice(0, -1).reverse());
  assert.deepEqual(await ids(merchant().files.list({ created: { gte: logo.created } })), [logo.id, ...files]);
});

test('it asks for a link', async () => {
  const file_link_data = { create: true, expires_at: 1_900_000_000, metadata: { order: '6735' } };
  const { id, links } = await uploaded({ file_link_data });
  assert.equal(links.data.length, 1);
  assert.deepEqual([links.data[0].file, links.data[0].expires_at], [id, 1_900_000_000]);
  assert.deepEqual(links.data[0].metadata, { order: '6735' });
});

test('what is no evidence is refused', async () => {
  for (const data of [Buffer.alloc(0), Buffer.from('GIF89a'), Buffer.concat([PDF, Buffer.alloc(5_000_000)])]) {
    await assert.rejects(uploaded({ data }), { type: 'StripeInvalidRequestError', statusCode: 400, param: 'file' });
  }
  const dispute = await opened();
  const logo = await uploaded({ purpose: 'business_logo', data: PNG });
  for (const receipt of [logo.id, 'file_of_nobody']) {
    const change = merchant().disputes.update(dispute, { evidence: { receipt }, submit: false });
    await assert.rejects(change, { type: 'StripeInvalidRequestError', param: 'evidence[receipt]' });
  }
  assert.deepEqual(await effects(dispute), {});
});

test('a file belongs to its account, and a key to one upload', async () => {
  const file = await uploaded({}, { stripeAccount: ACCOUNT });
  await assert.rejects(merchant().files.retrieve(file.id), { code: 'resource_missing' });
  const again = { idempotencyKey: 'one' };
  const first = await uploaded({}, again);
  assert.equal((await uploaded({}, again)).id, first.id);
  await assert.rejects(uploaded({ data: PNG }, again), { type: 'StripeIdempotencyError' });
  assert.deepEqual(await effects(first.id), { uploaded: 1 });
});
