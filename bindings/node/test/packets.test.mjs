// Packets of evidence: the same findings as in Rust, byte for byte, and what is sent.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

import { rebuttal } from './support/package.mjs';
import { effects, packet, pdf } from './support/packet.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, AlreadyAnsweredError, EvidencePacket, StripeClient } = rebuttal;
const NOW = new Date(1_795_132_800_000);

let sandbox;
let folder;
let client;
before(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-packets-'));
  client = new StripeClient(sandbox.stripeOptions());
});
beforeEach(() => sandbox.control('/_sandbox/reset'));
after(async () => {
  client.close();
  rmSync(folder, { recursive: true, force: true });
  await sandbox.stop();
});

/** The packets of `tests/evidence/packets.yaml` with their files. */
function corpus() {
  if (process.env.REBUTTAL_PACKETS) return process.env.REBUTTAL_PACKETS;
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  execFileSync('cargo', ['run', '--quiet', '-p', 'rebuttal-evidence', '--example', 'corpus', '--', folder], { cwd });
  return folder;
}

function made(row, files) {
  const found = new EvidencePacket(row.dispute);
  for (const [field, text] of row.texts) found.text(field, text);
  for (const [field, name, file] of row.files) {
    // One that is not there is given by its path.
    const path = file === null ? { path: join('/nowhere', name) } : { name, data: readFileSync(join(files, file)) };
    found.file(field, path);
  }
  if (row.font !== null) found.font({ name: row.font[0], data: readFileSync(join(files, row.font[1])) });
  for (const [rule, number] of Object.entries(row.limits)) found.limit(rule, number);
  if (row.strict) found.strict();
  if (row.product_type !== null) found.productType(row.product_type);
  if (row.fee !== null) found.complianceFee(...row.fee);
  if (row.payments !== null) found.compellingEvidence(row.payments.disputed, row.payments.prior);
  if (row.suggestion !== null) found.suggestion(row.suggestion);
  return found;
}

test('every packet has the report that Rust gives, byte for byte', async () => {
  const files = corpus();
  const { now, packets } = JSON.parse(readFileSync(join(files, 'packets.json'), 'utf8'));
  assert.ok(packets.length >= 60);
  for (const row of packets) {
    const { json } = await made(row, files).preflight(new Date(now * 1000));
    assert.equal(json, row.report, row.name);
  }
});

test('a report has its findings by their severity', async () => {
  const found = new EvidencePacket({ id: 'du_1' })
    .text('uncategorized_text', 'See https://example.com/proof.')
    .file('receipt', { name: 'photo.heic', data: Buffer.from('\0\0\0\x18ftypheic', 'latin1') });
  const report = await found.preflight(NOW);
  assert.deepEqual(
    [report.refused, report.lost].map((some) => some.map(({ rule }) => rule)),
    [['stripe.file.heic'], ['stripe.text.link']],
  );
  assert.deepEqual(Object.keys(report), ['provider', 'dispute', 'now', 'findings', 'totals', 'missing', 'unchecked']);
  await assert.rejects(found.build(), { name: 'InvalidArgumentError', field: 'receipt' });
});

test('files are taken as for uploads, in their order', async () => {
  const path = join(folder, 'receipt.pdf');
  writeFileSync(path, pdf(40));
  const forms = [
    { path },
    { path: pathToFileURL(path) },
    { path, name: 'other.pdf' },
    pdf(40),
    new Uint8Array(pdf(40)),
    new Blob([pdf(40)]),
    new File([pdf(40)], 'receipt.pdf'),
    Readable.from([pdf(40)]),
    new Blob([pdf(40)]).stream(),
    { originalname: 'receipt.pdf', buffer: pdf(40) },
  ];
  const found = new EvidencePacket({ id: 'du_1' });
  for (const form of forms) found.file('receipt', form);
  const { totals } = await found.preflight(NOW);
  assert.equal(new Set(totals.files.map(({ sha256 }) => sha256)).size, 1);
  const names = ['receipt.pdf', 'receipt.pdf', 'other.pdf', 'receipt', 'receipt', 'receipt'];
  assert.deepEqual(
    totals.files.map(({ file }) => file),
    [...names, 'receipt.pdf', 'receipt', 'receipt', 'receipt.pdf'],
  );
  assert.throws(() => found.file('receipt', path), { name: 'InvalidArgumentError', field: 'receipt' });
  // What is wrong with a file that the core reads is a finding.
  for (const bad of ['/nowhere/absent.pdf', folder]) {
    const { refused } = await new EvidencePacket({ id: 'du_1' }).file('receipt', { path: bad }).preflight(NOW);
    assert.deepEqual(
      refused.map(({ rule }) => rule),
      ['stripe.file.unreadable'],
    );
  }
});

test('what is no packet is refused', async () => {
  assert.throws(() => new EvidencePacket({ object: 'dispute' }), /no id/);
  assert.throws(() => new EvidencePacket('du_1'), { name: 'InvalidArgumentError', field: 'dispute' });
  const found = new EvidencePacket({ disputeId: 'd1' });
  assert.equal(found.disputeId, 'd1');
  for (const refused of [
    () => found.productType('toys'),
    () => found.paper('a5'),
    () => found.limit('alipay.file.kind', 1),
    () => found.limit('alipay.files.bytes', -1),
    () => found.suggestion({ disputeId: 'd2', evidenceList: [] }),
    () => found.compellingEvidence({ charge: 'ch', created: 1, colour: 1 }, []),
    () => found.text('document', 1),
  ]) {
    assert.throws(refused, { name: 'InvalidArgumentError', outcome: 'not_done' });
  }
  await assert.rejects(found.preflight(1_795_132_800), { name: 'InvalidArgumentError', field: 'now' });
  await assert.rejects(client.submitPacket({}), { name: 'InvalidArgumentError', field: 'packet' });
});

test('what is built is shown without its content', async () => {
  const { files, receipt } = await packet({ id: 'du_1' }).build();
  assert.deepEqual(
    files.map(({ field, name }) => [field, name]),
    [
      ['receipt', 'receipt.pdf'],
      ['shipping_documentation', 'shipping_documentation.pdf'],
    ],
  );
  // A single file that fits stays as it is.
  assert.deepEqual(Buffer.from(files[0].content), pdf(40));
  assert.deepEqual(
    receipt.files[1].pages.map(({ original }) => original),
    ['label.pdf', 'photo.pdf'],
  );
  assert.doesNotMatch(inspect(files), /Uint8Array/);
});

test('a packet is submitted once', async () => {
  const { id } = await sandbox.createStripeDispute();
  const dispute = await client.retrieveDispute(id);
  const found = packet(dispute);
  const staged = await client.stagePacket(found);
  assert.equal(staged.value.status, 'needs_response');
  const steps = [];
  const sent = await client.submitPacket(found, { onProgress: (...step) => steps.push(step) });
  assert.deepEqual([sent.value.status, sent.alreadySubmitted], ['under_review', false]);
  assert.deepEqual(sent.receipt, (await found.build()).receipt);
  assert.equal(sent.value.response.httpStatus, 200);
  const last = steps.at(-1);
  assert.equal(last[0], last[1]);
  assert.equal((await client.submitPacket(found)).alreadySubmitted, true);
  const other = new EvidencePacket(dispute).text('uncategorized_text', 'Something else.');
  await assert.rejects(
    client.submitPacket(other),
    (error) => AlreadyAnsweredError.is(error) && error.outcome === 'unknown',
  );
  assert.deepEqual(await effects(sandbox), { submitted: 1, uploads: [1, 1] });
});

test('findings stop a packet before anything is sent, and so does a signal', async () => {
  const dispute = await sandbox.createStripeDispute();
  const found = new EvidencePacket(dispute).text('uncategorized_text', 'See https://example.com/proof.');
  await assert.rejects(client.submitPacket(found), {
    name: 'InvalidArgumentError',
    reason: 'stripe.text.link',
    field: 'uncategorized_text',
    outcome: 'not_done',
  });
  await assert.rejects(client.submitPacket(found, { acceptFindings: ['stripe.text.lnk'] }), {
    field: 'acceptFindings',
  });
  await assert.rejects(client.submitPacket(found, { idempotencyKey: 'k' }), { field: 'idempotencyKey' });
  await assert.rejects(client.submitPacket(found, { signal: AbortSignal.abort(new Error('enough')) }), /enough/);
  assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
  const sent = await client.submitPacket(found, { acceptFindings: ['stripe.text.link'] });
  assert.equal(sent.value.status, 'under_review');
});

test('a call waits for the files of a packet as long as it may, and can be made again', async () => {
  const dispute = await sandbox.createStripeDispute();
  const slow = new Readable({ read() {} });
  const found = new EvidencePacket(dispute).file('receipt', { name: 'receipt.pdf', data: slow });
  const reason = new Error('enough');
  const controller = new AbortController();
  const aborted = client.submitPacket(found, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(aborted, (error) => error === reason);
  await assert.rejects(client.submitPacket(found, { timeout: 50 }), {
    name: 'RequestTimeoutError',
    outcome: 'not_done',
  });
  assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
  slow.push(pdf(40));
  slow.push(null);
  assert.equal((await client.submitPacket(found)).value.status, 'under_review');
  assert.equal((await effects(sandbox)).submitted, 1);
});

test('a stream that fails before its turn is refused by its field', async () => {
  const first = new Readable({ read() {} });
  const second = createReadStream('/nowhere/absent.pdf');
  const found = new EvidencePacket({ id: 'du_1' })
    .file('receipt', { name: 'a.pdf', data: first })
    .file('shipping_documentation', { name: 'b.pdf', data: second });
  const report = found.preflight(NOW);
  await new Promise((resolve) => second.once('close', resolve));
  first.push(pdf(40));
  first.push(null);
  await assert.rejects(report, { name: 'InvalidArgumentError', field: 'shipping_documentation' });
});

test('a defence is one document', async () => {
  const notification = await sandbox.createDispute();
  const alipay = new AlipayClient(sandbox.clientOptions());
  const found = new EvidencePacket(notification)
    .text('document', 'It was delivered on Monday.')
    .file('document', { name: 'receipt.pdf', data: pdf(40) });
  const sent = await alipay.supplyPacket(found);
  assert.deepEqual(
    sent.receipt.files[0].pages.map(({ original }) => original),
    [null, 'receipt.pdf'],
  );
  const kept = await alipay.downloadDisputeEvidence(notification.disputeId, 'DISPUTE_EVIDENCE_FILE');
  assert.deepEqual(Buffer.from(kept.disputeEvidence), Buffer.from((await found.build()).files[0].content));
  await assert.rejects(alipay.supplyPacket(found), (error) => AlreadyAnsweredError.is(error));
  alipay.close();
});
