// Evidence: a file in every form arrives as the same bytes; other values are refused before sending.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';

import { forms } from './support/forms.mjs';
import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, InvalidArgumentError } = rebuttal;
const HEAD = '%PDF-1.7\n';
const LIMIT = 750_000;
const document = (size) =>
  Buffer.concat([
    Buffer.from(HEAD),
    Buffer.from(Array.from({ length: size - HEAD.length }, (_, index) => (index * 7) % 256)),
  ]);

const pdf = document(5_000);
const file = join(tmpdir(), `rebuttal evidence ${process.pid}.pdf`);
let sandbox;
let client;
before(async () => {
  writeFileSync(file, pdf);
  sandbox = await startSandbox();
  client = new AlipayClient(sandbox.clientOptions());
});
after(async () => {
  rmSync(file);
  await sandbox.stop();
});

for (const [form, make] of Object.entries(forms(pdf, file))) {
  test(`${form} is uploaded and downloaded byte for byte`, async () => {
    const { disputeId } = await sandbox.createDispute();
    const supplied = await client.supplyDefenseDocument(disputeId, { disputeEvidence: await make() });
    assert.equal(supplied.disputeId, disputeId);
    assert.equal(Buffer.compare(await download(disputeId), pdf), 0);
  });
}

async function download(disputeId) {
  const answer = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_FILE');
  assert.equal(answer.disputeEvidenceFormat, 'PDF');
  assert.ok(answer.disputeEvidence instanceof Uint8Array);
  assert.ok(
    !inspect(answer).includes(inspect(Buffer.from(HEAD)).slice(8, 20)) &&
      !inspect(answer).includes(Buffer.from(HEAD).toString('base64').slice(0, 8)),
  );
  const wire = JSON.parse(Buffer.from(answer.response.raw).toString());
  assert.equal(wire.disputeEvidence, Buffer.from(answer.disputeEvidence).toString('base64'));
  return answer.disputeEvidence;
}

const endless = () => {
  const stream = { given: 0, ended: false };
  stream.source = {
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          stream.given += 1;
          yield document(10_000);
        }
      } finally {
        stream.ended = true;
      }
    },
  };
  return stream;
};
const locked = () => {
  const stream = new Blob([pdf]).stream();
  stream.getReader();
  return stream;
};
const failing = new Error('the disk is gone');

const REFUSED = {
  'a path as a bare string': ['rebuttal.pdf', /may be a path or Base64.*`\{ path: '…' \}`.*Buffer\.from/],
  'an empty string': ['', /path or Base64/],
  null: [null, /null/],
  'a number': [5, /number/],
  'a list of bytes': [[37, 80], /Array/],
  'an object': [{ file }, /Object/],
  'no path': [{ path: '' }, /path/],
  'a URL of the web': [{ path: new URL('https://shop.example/x.pdf') }, /file:/],
  'no bytes': [new Uint8Array(0), /empty/],
  'an empty blob': [new Blob([]), /empty/],
  'a stream that was read before': [
    () => {
      const stream = createReadStream(file);
      return new Promise((resolve) => stream.resume().on('close', () => resolve(stream)));
    },
    /empty|cannot be read/,
  ],
  'a stream that something else reads': [locked, /something else is reading/],
  'a stream of text': [() => createReadStream(file, 'utf8'), /text: open it without an encoding/],
  'a stream of objects': [() => Readable.from([{ a: 1 }]), /object/],
  'a stream that fails': [
    () =>
      Readable.from(
        (async function* () {
          yield pdf;
          throw failing;
        })(),
      ),
    /to its end/,
    failing,
  ],
  'a stream of a file that is not there': [() => createReadStream('/nowhere/at/all.pdf'), /to its end/],
  'a path that is not there': [{ path: '/nowhere/at/all.pdf' }, /cannot be read/],
  'a folder': [{ path: tmpdir() }, /cannot be read/],
  'memory that was given away': [
    () => {
      const { buffer } = new Uint8Array(pdf);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
    /empty|cannot be read/,
  ],
  'a picture': [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /PDF, DOC, DOCX/],
  'Base64 of a document': [Buffer.from(pdf.toString('base64')), /PDF, DOC, DOCX/],
};

for (const [name, [value, message, cause]] of Object.entries(REFUSED)) {
  test(`${name} is refused by name, and nothing is sent`, async () => {
    await sandbox.control('/_sandbox/reset');
    const disputeEvidence = typeof value === 'function' ? await value() : value;
    await assert.rejects(client.supplyDefenseDocument('D1', { disputeEvidence }), (error) => {
      assert.ok(InvalidArgumentError.is(error), error.stack);
      assert.equal(error.field, 'disputeEvidence');
      assert.match(error.message, message);
      if (cause) assert.equal(error.cause, cause);
      if (/cannot be read|to its end/.test(error.message)) assert.ok(error.cause instanceof Error);
      return true;
    });
    assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
  });
}

test('a file as another parameter is refused', async () => {
  await assert.rejects(client.acceptDispute('D1', { extra: {}, note: pdf }), {
    name: 'InvalidArgumentError',
    field: 'note',
  });
});

test('the limit is exact, for each form, and the option raises it', async () => {
  const over = document(LIMIT + 1);
  for (const make of [
    (bytes) => bytes,
    (bytes) => new Blob([bytes]),
    (bytes) => Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]),
  ]) {
    const { disputeId } = await sandbox.createDispute();
    await assert.rejects(client.supplyDefenseDocument(disputeId, { disputeEvidence: make(over) }), {
      name: 'InvalidArgumentError',
      field: 'disputeEvidence',
      message: /larger than 750000 bytes.*`max_?[eE]vidence_?[bB]ytes` raises it/,
    });
    await client.supplyDefenseDocument(disputeId, { disputeEvidence: make(over.subarray(0, LIMIT)) });
    assert.equal(Buffer.compare(await download(disputeId), over.subarray(0, LIMIT)), 0);
  }
});

test('an endless stream is read to the first piece beyond the limit, and then closed', async () => {
  const stream = endless();
  await assert.rejects(client.supplyDefenseDocument('D1', { disputeEvidence: stream.source }), {
    message: /larger than 750000/,
  });
  assert.ok(stream.ended && stream.given === 76, String(stream.given));
});

test('aborting while a stream is read rejects with the reason and closes the stream', async () => {
  const stream = new Readable({ read() {} });
  stream.push(pdf);
  const reason = new Error('the user left');
  const controller = new AbortController();
  const call = client.supplyDefenseDocument('D1', { disputeEvidence: stream }, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(call, (error) => error === reason);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(stream.destroyed);
});

test('aborting right after a call with a file rejects with the reason, and nothing is sent', async () => {
  for (const disputeEvidence of [pdf, { path: file }, Readable.from([pdf]), new Blob([pdf])]) {
    const { disputeId } = await sandbox.createDispute();
    const reason = new Error('the user left');
    const controller = new AbortController();
    const call = client.supplyDefenseDocument(disputeId, { disputeEvidence }, { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    // It can still be defended.
    await client.supplyDefenseDocument(disputeId, { disputeEvidence: pdf });
  }
});

test('writing into a buffer after the call has no effect', async () => {
  const { disputeId } = await sandbox.createDispute();
  const bytes = Buffer.from(pdf);
  const call = client.supplyDefenseDocument(disputeId, { disputeEvidence: bytes });
  await Promise.resolve();
  bytes.fill(0, HEAD.length);
  await call;
  const arrived = await download(disputeId);
  assert.ok(Buffer.compare(arrived, pdf) === 0 || Buffer.compare(arrived, bytes) === 0);
  assert.equal(Buffer.compare(arrived, pdf), 0);
});

const SUPPLY = `
import sys
from pathlib import Path
from rebuttal import AlipayClient
with AlipayClient.from_env() as client:
    client.supply_defense_document(sys.argv[1], dispute_evidence=Path(sys.argv[2]))
`;

const python = process.env.REBUTTAL_PYTHON;
test('a document that Python supplied is downloaded byte for byte', {
  skip: python ? false : 'REBUTTAL_PYTHON names no interpreter with the wheel',
}, async () => {
  const { disputeId } = await sandbox.createDispute();
  execFileSync(python, ['-c', SUPPLY, disputeId, file], {
    env: { ...process.env, ...sandbox.environment() },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 60_000,
  });
  assert.equal(Buffer.compare(await download(disputeId), pdf), 0);
});
