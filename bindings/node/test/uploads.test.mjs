// Uploads: every form of file, names, progress, limits and aborts.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';

import { forms } from './support/forms.mjs';
import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { InvalidArgumentError, InvalidRequestError, StripeClient } = rebuttal;
const LIMIT = 5_000_000;
const document = (size) => {
  const bytes = Buffer.alloc(size, 'rebuttal ');
  bytes.write('%PDF-1.7\n');
  return bytes;
};

const pdf = document(200_000);
const file = join(tmpdir(), `rebuttal upload ${process.pid}.pdf`);
let sandbox;
let client;
before(async () => {
  writeFileSync(file, pdf);
  sandbox = await startSandbox();
  client = new StripeClient(sandbox.stripeOptions());
});
after(async () => {
  rmSync(file);
  await sandbox.stop();
});

for (const [form, make] of Object.entries(forms(pdf, file))) {
  test(`${form} is uploaded and downloaded byte for byte`, async () => {
    const uploaded = await client.uploadDisputeEvidence({ file: await make() });
    assert.equal(uploaded.size, pdf.length);
    assert.equal(Buffer.compare(await client.downloadFile(uploaded.id), pdf), 0);
  });
}

test("a download is bytes that logs don't show, with its transport", async () => {
  const { id } = await client.uploadDisputeEvidence({ file: pdf });
  const content = await client.downloadFile(id);
  assert.equal(Object.getPrototypeOf(content), Uint8Array.prototype);
  assert.equal(content.buffer.byteLength, pdf.length);
  assert.equal(inspect(content), `Uint8Array(${pdf.length}) [not shown]`);
  assert.equal(JSON.parse(JSON.stringify({ content })).content, pdf.toString('base64'));
  assert.equal(content.response.httpStatus, 200);
  assert.equal(Buffer.compare(content.response.raw, pdf), 0);
  assert.ok(!Object.keys(content).includes('response'));
});

test('a file is sent with the last part of its name', async () => {
  const named = {
    'a.pdf': new File([pdf], 'a.pdf'),
    'b.pdf': { name: '/home/jane/b.pdf', data: pdf },
    'c.pdf': { name: 'C:\\jane\\c.pdf', data: new File([pdf], 'other.pdf') },
    'd.pdf': { path: file, name: 'd.pdf' },
    [`rebuttal upload ${process.pid}.pdf`]: { path: file },
  };
  for (const [name, input] of Object.entries(named)) {
    assert.equal((await client.uploadDisputeEvidence({ file: input })).filename, name);
  }
});

const REFUSED = {
  'a name that is no text': [{ name: 5, data: pdf }, /`name`/],
  'data that is none': [{ name: 'x.pdf', data: 'x.pdf' }, /`data`/],
  'no data': [{ name: 'x.pdf', data: null }, /`data`/],
  'a path beside data': [{ path: 'x.pdf', data: pdf }, /both/],
  'data within data': [{ name: 'x.pdf', data: { name: 'x.pdf', data: pdf } }, /`data`/],
  'a stream that fails': [
    Readable.from(
      (async function* () {
        yield pdf;
        throw new Error('the disk is gone');
      })(),
    ),
    /to its end/,
  ],
  'a stream of text': [Readable.from(['%PDF-']), /text: open it without an encoding/],
  'an empty stream': [Readable.from([]), /empty/],
  'a Blob of something else': [new Blob(['PK']), /PDF/],
};
for (const [name, [input, message]] of Object.entries(REFUSED)) {
  test(`${name} is refused by name, and nothing is sent`, async () => {
    await sandbox.control('/_sandbox/reset');
    await assert.rejects(client.uploadDisputeEvidence({ file: input }), (error) => {
      assert.ok(InvalidArgumentError.is(error) && error.field === 'file', error.stack);
      assert.match(error.message, message);
      return true;
    });
    assert.equal(await sandbox.arrived('uploadDisputeEvidence'), 0);
  });
}

test('the limit is exact, for each form, and its error has the name of the option', async () => {
  const over = document(LIMIT + 1);
  for (const make of [
    (bytes) => bytes,
    (bytes) => new Blob([bytes]),
    (bytes) => Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]),
  ]) {
    await assert.rejects(client.uploadDisputeEvidence({ file: make(over) }), {
      name: 'InvalidArgumentError',
      field: 'file',
      message: /larger than 5000000 bytes.*`maxFileBytes` raises it/,
    });
    assert.equal((await client.uploadDisputeEvidence({ file: make(over.subarray(0, LIMIT)) })).size, LIMIT);
  }
});

/** A provider that counts what arrives and answers once it is whole. */
async function counting(run) {
  const sizes = [];
  const server = createServer(async (request, response) => {
    let size = 0;
    for await (const piece of request) size += piece.length;
    sizes.push(size);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: 'file_1', object: 'file', created: 1, purpose: 'dispute_evidence', size }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await run(`http://127.0.0.1:${server.address().port}`, sizes);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('without checks a stream is sent whole, however large', () =>
  counting(async (filesBase, sizes) => {
    const unchecked = new StripeClient({ ...sandbox.stripeOptions(), filesBase, checkLimits: false });
    await unchecked.uploadDisputeEvidence({ file: Readable.from([document(LIMIT), Buffer.alloc(LIMIT)]) });
    assert.ok(sizes[0] > 2 * LIMIT, String(sizes));
  }));

test('with a raised limit the provider decides what is too large', async () => {
  const raised = new StripeClient({ ...sandbox.stripeOptions(), maxFileBytes: 2 * LIMIT });
  await assert.rejects(raised.uploadDisputeEvidence({ file: Readable.from([document(LIMIT + 1)]) }), (error) =>
    InvalidRequestError.is(error),
  );
});

for (const [form, input] of Object.entries({
  bytes: document(LIMIT),
  'a stream': () => Readable.from([document(1_000_000), Buffer.alloc(2_000_000)]),
})) {
  test(`the progress of ${form} grows to all of it, before the promise is resolved`, async () => {
    const reported = [];
    await client.uploadDisputeEvidence(
      { file: typeof input === 'function' ? input() : input },
      { onProgress: (...now) => reported.push(now) },
    );
    const total = typeof input === 'function' ? 3_000_000 : LIMIT;
    const count = reported.length;
    assert.ok(count > 0);
    assert.ok(
      reported.every(
        ([sent, all], index) => all === total && sent <= all && (index === 0 || sent >= reported[index - 1][0]),
      ),
      inspect(reported),
    );
    assert.deepEqual(reported.at(-1), [total, total]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(reported.length, count);
  });
}

test('an error of onProgress aborts the call and rejects its promise', async () => {
  const wrong = new Error('the display is broken');
  const thrower = () => {
    throw wrong;
  };
  for (const onProgress of [thrower, async () => thrower()]) {
    let calls = 0;
    const counted = (...now) => {
      calls += 1;
      return onProgress(...now);
    };
    // A provider that takes connections and reads nothing: the call cannot end by itself.
    const server = createServer((request) => request.pause()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const filesBase = `http://127.0.0.1:${server.address().port}`;
    const stuck = new StripeClient({ ...sandbox.stripeOptions(), filesBase });
    await assert.rejects(
      stuck.uploadDisputeEvidence({ file: document(LIMIT) }, { onProgress: counted }),
      (error) => error === wrong,
    );
    assert.equal(calls, 1);
    server.closeAllConnections();
    server.close();
  }
});

test('a signal aborts an upload that reports its progress', async () => {
  const server = createServer((request) => request.pause()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stuck = new StripeClient({
    ...sandbox.stripeOptions(),
    filesBase: `http://127.0.0.1:${server.address().port}`,
  });
  const controller = new AbortController();
  const reason = new Error('the user left');
  const options = { signal: controller.signal, onProgress: () => controller.abort(reason) };
  await assert.rejects(stuck.uploadDisputeEvidence({ file: document(LIMIT) }, options), (error) => error === reason);
  server.closeAllConnections();
  server.close();
});

test('progress is for uploads only, and a function', async () => {
  const { id } = await sandbox.createStripeDispute();
  await assert.rejects(client.closeDispute(id, {}, { onProgress: () => {} }), {
    name: 'InvalidArgumentError',
    field: 'onProgress',
  });
  await assert.rejects(client.uploadDisputeEvidence({ file: pdf }, { onProgress: 5 }), {
    name: 'InvalidArgumentError',
    field: 'onProgress',
  });
  await assert.rejects(client.uploadDisputeEvidence({}, { onProgress: () => {} }), {
    name: 'InvalidArgumentError',
    field: 'file',
  });
  assert.equal((await client.retrieveDispute(id)).status, 'needs_response');
});
