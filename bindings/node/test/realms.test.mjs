// Test runners such as Jest and Vitest run a program in a realm of its own (`node:vm`), whose `Uint8Array`, `Date`, `Error` and
// `Promise` differ from those of Node's own modules. These tests load the package in such a realm, and pass objects of both.

import assert from 'node:assert/strict';
import { Buffer as NodeBuffer, Blob as NodeBlob } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { after, before, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

import { installed, modules } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.stop());

/** Like Jest: a realm with its own intrinsics, in which modules are wrapped, and Node's `Buffer` and `process`. */
function realm(more = {}) {
  const globals = {
    Buffer: NodeBuffer,
    process,
    console,
    setTimeout,
    clearTimeout,
    performance,
    URL,
    AbortController,
    queueMicrotask,
    ...more,
  };
  const context = createContext(globals);
  runInContext('globalThis.global = globalThis', context);
  const cache = new Map();
  const load = (file) => {
    if (cache.has(file)) return cache.get(file).exports;
    const module = { exports: {} };
    cache.set(file, module);
    const resolver = createRequire(file);
    const require = (name) => {
      const found = resolver.resolve(name);
      return found.startsWith(installed) && found.endsWith('.js') ? load(found) : resolver(name);
    };
    const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    runInContext(code, context, { filename: file })(module.exports, require, module, file, dirname(file));
    return module.exports;
  };
  return { all: load(modules), run: (code) => runInContext(code, context), context };
}

const { all, run } = realm();
const { StripeClient, StripeWebhooks, AlipayWebhooks, AlipayClient, RebuttalError } = all['index.js'];
const { PrivateKey, generatePrivateKey, contentDigest } = all['generated/alipay/index.js'];

const TEXT = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  created: 1,
  livemode: false,
  type: 'x.y',
  data: { object: {} },
});
const BYTES = NodeBuffer.from(TEXT);
// Functions of the realm that make its objects.
const own = {
  bytes: run('(bytes) => new Uint8Array(bytes)'),
  buffer: run('(bytes) => new Uint8Array(bytes).buffer'),
  view: run('(bytes) => new DataView(new Uint8Array(bytes).buffer)'),
  date: run('(time) => new Date(time)'),
  error: run('(text) => new Error(text)'),
  rejected: run('(error) => Promise.reject(error)'),
};
const copy = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const forms = (bytes) => ({
  'a Buffer of Node': bytes,
  'a Uint8Array of Node': new Uint8Array(bytes),
  'an ArrayBuffer of Node': copy(bytes),
  'a Uint8Array of the realm': own.bytes(bytes),
  'an ArrayBuffer of the realm': own.buffer(bytes),
  'a view of the realm': own.view(bytes),
});

for (const [form, body] of Object.entries(forms(BYTES))) {
  test(`${form} is the body of a webhook`, () => {
    const hooks = new StripeWebhooks({ webhookSecret: 'whsec_1' });
    const headers = hooks.signTestMessage(body, 'whsec_1', { now: new Date() });
    assert.equal(hooks.receive(headers, body, { now: own.date(Date.now()) }).id, 'evt_1');
    assert.equal(hooks.receive(new Headers(headers), body).id, 'evt_1');
    assert.equal(hooks.parse(body).id, 'evt_1');
  });

  test(`${form} is an argument of a function`, () => {
    assert.equal(
      contentDigest('POST', '/a', 'C', 'T', body),
      contentDigest('POST', '/a', 'C', 'T', new Uint8Array(BYTES)),
    );
    const key = new PrivateKey({ key: generatePrivateKey() });
    assert.equal(key.sign(body), key.sign(BYTES));
  });
}

const PDF = NodeBuffer.from('%PDF-1.7 x');
for (const [form, file] of Object.entries({
  ...forms(PDF),
  'a Blob': new NodeBlob([PDF]),
  'a stream': new NodeBlob([PDF]).stream(),
})) {
  test(`${form} is a file`, async () => {
    const client = new StripeClient(sandbox.stripeOptions());
    const uploaded = await client.uploadDisputeEvidence({ file: { name: 'a.pdf', data: file } });
    assert.equal(uploaded.size, PDF.length);
    const content = await client.downloadFile(uploaded.id);
    assert.ok(run('(bytes) => bytes instanceof Uint8Array')(content), 'what comes down is of the realm');
    assert.ok(NodeBuffer.from(content).equals(PDF));
  });
}

test('a File of another realm keeps its name', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  assert.equal((await client.uploadDisputeEvidence({ file: new File([PDF], 'named.pdf') })).filename, 'named.pdf');
});

test('a Blob without `arrayBuffer`, as jsdom has them, is read by a FileReader of its realm', async () => {
  const { all: inDom } = realm({ FileReader });
  const client = new inDom['index.js'].StripeClient(sandbox.stripeOptions());
  const uploaded = await client.uploadDisputeEvidence({ file: new DomFile(PDF, 'dom.pdf') });
  assert.deepEqual([uploaded.size, uploaded.filename], [PDF.length, 'dom.pdf']);
});

class DomFile {
  constructor(bytes, name) {
    Object.assign(this, { size: bytes.length, name, type: 'application/pdf' });
    Object.defineProperty(this, 'bytes', { value: bytes });
  }

  get [Symbol.toStringTag]() {
    return 'File';
  }

  slice(from, to) {
    return new DomFile(this.bytes.subarray(from, to), '');
  }
}

class FileReader {
  readAsArrayBuffer(blob) {
    queueMicrotask(() => {
      this.result = own.buffer(blob.bytes);
      this.onload();
    });
  }
}

test('a Date of any realm is a time', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  for (const gte of [new Date(0), own.date(0), statSync(modules).mtime]) {
    assert.equal((await client.listDisputes({ created: { gte } })).object, 'list');
  }
  await assert.rejects(client.listDisputes({ created: { gte: own.date(NaN) } }), {
    name: 'InvalidArgumentError',
    field: 'created.gte',
  });
  const [until] = [new Date(Date.now() + 5000)];
  const store = { claim: () => ({ state: 'inProgress', until }), commit: () => true, release: () => {} };
  await assert.rejects(
    all['index.js'].once(store, 'k', () => {}),
    { name: 'InProgressError' },
  );
});

test('a URL and a signal of any realm are accepted', async () => {
  const { apiKey, apiBase, filesBase } = sandbox.stripeOptions();
  const client = new StripeClient({ apiKey, apiBase: new URL(apiBase), filesBase: new URL(filesBase) });
  const controller = new AbortController();
  controller.abort(new Error('stop'));
  await assert.rejects(client.listDisputes({}, { signal: controller.signal }), /stop/);
});

test("errors are of the caller's realm, and signers may use values of another", async () => {
  const options = sandbox.clientOptions();
  const broken = (error) => new AlipayClient({ ...options, privateKey: undefined, signer: () => own.rejected(error) });
  for (const cause of [own.error('no permission'), new Error('no permission')]) {
    await assert.rejects(broken(cause).acceptDispute('D1'), (error) => {
      assert.ok(RebuttalError.is(error) && run('(error) => error instanceof Error')(error));
      assert.equal(error.cause, cause);
      return error.name === 'TransportError';
    });
  }
  const key = new PrivateKey({ key: options.privateKey });
  const signer = (content) => own.bytes(NodeBuffer.from(key.sign(content), 'base64'));
  const { disputeId } = await sandbox.createDispute();
  const signed = new AlipayClient({ ...options, privateKey: undefined, signer });
  assert.equal((await signed.acceptDispute(disputeId)).result.resultCode, 'SUCCESS');
  assert.ok(new AlipayWebhooks({ path: '/a', clientId: 'C', alipayPublicKey: options.alipayPublicKey }));
});

test('an observer that throws or rejects with an error of a realm changes no call', async () => {
  const warned = [];
  const listen = (warning) => warned.push(String(warning.message));
  process.on('warning', listen);
  const observer = {
    call() {
      throw own.error('thrown in the realm');
    },
    attempt: () => own.rejected(own.error('rejected in the realm')),
  };
  const client = new StripeClient({ ...sandbox.stripeOptions(), observer });
  assert.equal((await client.listDisputes()).object, 'list');
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  assert.deepEqual(warned.sort(), ['rejected in the realm', 'thrown in the realm']);
});
