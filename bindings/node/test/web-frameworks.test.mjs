// Input from web frameworks: headers in all forms, bodies that were read before, and uploads with names.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { StripeClient, StripeWebhooks } = rebuttal;
const hooks = new StripeWebhooks({ webhookSecret: 'whsec_1' });
const body = '{"id":"evt_1","object":"event","created":1,"livemode":false,"type":"x.y","data":{"object":{}}}';
const signature = () => hooks.signTestMessage(body, 'whsec_1')['Stripe-Signature'];
const PDF = Buffer.from(`%PDF-1.7 ${'x'.repeat(100)}`);

let sandbox;
let folder;
before(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-'));
});
after(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.stop();
});

test('an irrelevant header may hold anything', () => {
  for (const odd of [undefined, null, 95, true, [], [null, 'a'], {}, Symbol('x'), () => 1, 7n]) {
    assert.equal(hooks.receive({ 'stripe-signature': signature(), 'x-odd': odd }, body).id, 'evt_1');
    assert.equal(
      hooks.receive(
        [
          ['x-odd', odd],
          ['stripe-signature', signature()],
        ],
        body,
      ).id,
      'evt_1',
    );
    assert.equal(
      hooks.receive(
        new Map([
          [odd, 'x'],
          ['stripe-signature', signature()],
        ]),
        body,
      ).id,
      'evt_1',
    );
  }
});

test('an empty signature header counts as missing', () => {
  for (const value of [undefined, null, [], [null]]) {
    assert.throws(() => hooks.receive({ 'stripe-signature': value }, body), {
      name: 'SignatureError',
      reason: 'missing',
    });
  }
});

test('CGI names of headers are accepted, and must agree with the plain ones', () => {
  const good = signature();
  assert.equal(
    hooks.receive({ HTTP_STRIPE_SIGNATURE: good, CONTENT_TYPE: 'application/json', SERVER_PORT: 80 }, body).id,
    'evt_1',
  );
  assert.equal(hooks.receive({ HTTP_STRIPE_SIGNATURE: good, 'stripe-signature': good }, body).id, 'evt_1');
  assert.throws(() => hooks.receive({ HTTP_STRIPE_SIGNATURE: good, 'stripe-signature': 't=1' }, body), {
    name: 'SignatureError',
    reason: 'repeated',
  });
});

test('the error of an empty body explains how that happens', () => {
  for (const empty of ['', Buffer.alloc(0), new ArrayBuffer(0)]) {
    assert.throws(() => hooks.receive({ 'stripe-signature': signature() }, empty), {
      name: 'SignatureError',
      reason: 'empty_body',
      message: /is empty.*read it before/,
    });
  }
  assert.throws(() => hooks.receive({}, ''), { name: 'SignatureError', reason: 'missing' });
});

test('the name of an upload is kept', async () => {
  const path = join(folder, '9f86d081');
  writeFileSync(path, PDF);
  const uploads = {
    'a web File': () => new File([PDF], 'receipt.pdf'),
    'multer in memory': () => ({
      fieldname: 'file',
      originalname: 'receipt.pdf',
      mimetype: 'application/pdf',
      buffer: PDF,
      size: PDF.length,
    }),
    'multer on disk': () => ({
      fieldname: 'file',
      originalname: 'receipt.pdf',
      destination: folder,
      filename: '9f86d081',
      path,
      size: PDF.length,
    }),
    '@fastify/multipart': () => ({
      type: 'file',
      fieldname: 'file',
      filename: 'receipt.pdf',
      file: Readable.from([PDF]),
      toBuffer: async () => PDF,
    }),
    '@fastify/multipart on disk': () => ({
      type: 'file',
      fieldname: 'file',
      filename: 'receipt.pdf',
      filepath: path,
      file: Readable.from([]),
    }),
    formidable: () => ({ originalFilename: 'receipt.pdf', newFilename: '9f86d081', filepath: path, size: PDF.length }),
    'express-fileupload': () => ({ name: 'receipt.pdf', data: PDF, mimetype: 'application/pdf', mv: () => {} }),
  };
  const client = new StripeClient(sandbox.stripeOptions());
  for (const [kind, upload] of Object.entries(uploads)) {
    const file = await client.uploadDisputeEvidence({ file: upload() });
    assert.equal(file.filename, 'receipt.pdf', kind);
    assert.deepEqual(Buffer.from(await client.downloadFile(file.id)), PDF, kind);
  }
  for (const nothing of [
    { originalname: 'a.pdf' },
    { filename: 'a.pdf' },
    { originalFilename: 'a.pdf', filepath: 7 },
    { originalname: 'a.pdf', buffer: 'text' },
  ]) {
    await assert.rejects(async () => client.uploadDisputeEvidence({ file: nothing }), {
      name: 'InvalidArgumentError',
      field: 'file',
    });
  }
  client.close();
});
