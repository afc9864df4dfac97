// A signer of the application in place of a key.

import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, createPrivateKey, sign, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';

import { rebuttal, require } from './support/package.mjs';
import { Project } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, RebuttalError, TransportError } = rebuttal;
let sandbox;
let key;
before(async () => {
  sandbox = await startSandbox();
  key = createPrivateKey({
    key: Buffer.from(sandbox.clientOptions().privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
});
after(() => sandbox.stop());

const rsa = (content) => sign('sha256', content, key);

function clientWith(signer, more = {}) {
  const { privateKey, ...options } = sandbox.clientOptions();
  return new AlipayClient({ ...options, signer, ...more });
}

async function accepted(signer) {
  const { disputeId } = await sandbox.createDispute();
  const answer = await clientWith(signer).acceptDispute(disputeId);
  assert.equal(answer.disputeId, disputeId);
}

const SIGNERS = {
  'a function': rsa,
  'an async function that takes 50 ms': async (content) => (await sleep(50), rsa(content)),
  'one that gives a Uint8Array': (content) => new Uint8Array(rsa(content)),
  'one that gives a Uint8Array of another realm': (content) =>
    Object.assign(runInNewContext('new Uint8Array(256)'), { ...rsa(content) }),
  'one that signs the digest it is given': (content, digest) => {
    assert.equal(Buffer.compare(digest, createHash('sha256').update(content).digest()), 0);
    return rsa(content);
  },
  'WebCrypto, which gives an ArrayBuffer': async (content) => {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const own = await webcrypto.subtle.importKey('pkcs8', key.export({ format: 'der', type: 'pkcs8' }), rsa, false, [
      'sign',
    ]);
    return webcrypto.subtle.sign(rsa.name, own, content);
  },
};

for (const [name, signer] of Object.entries(SIGNERS)) test(`signs: ${name}`, () => accepted(signer));

const down = new Error('KMS is down');
const FAILING = {
  throws: [
    () => {
      throw down;
    },
    (cause) => cause === down,
  ],
  'rejects after 50 ms': [
    async () => {
      await sleep(50);
      throw down;
    },
    (cause) => cause === down,
  ],
  'rejects with no error': [() => Promise.reject('denied'), (cause) => cause === 'denied'],
  'rejects with nothing': [() => Promise.reject(), (cause) => cause instanceof Error],
  'gives text': [() => 'QUJD', (cause) => cause instanceof TypeError && /bytes.*string/.test(cause.message)],
  'gives nothing': [() => undefined, (cause) => cause instanceof TypeError],
  'gives no bytes at all': [() => new Uint8Array(0), (cause) => /empty/.test(cause.message)],
};

for (const [name, [signer, isCause]] of Object.entries(FAILING)) {
  test(`a signer that ${name}: TransportError, nothing sent, and its cause`, async () => {
    await sandbox.control('/_sandbox/reset');
    let asked = 0;
    const client = clientWith((...given) => ((asked += 1), signer(...given)));
    await assert.rejects(client.acceptDispute('D1'), (error) => {
      assert.ok(TransportError.is(error) && error.name === 'TransportError', error.stack);
      assert.equal(error.outcome, 'not_done');
      assert.ok(isCause(error.cause), String(error.cause));
      return true;
    });
    assert.equal(asked, 1);
    assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
  });
}

test('a signature of another key is refused by the provider', async () => {
  const { disputeId } = await sandbox.createDispute();
  await assert.rejects(clientWith(() => new Uint8Array(256).fill(7)).acceptDispute(disputeId), {
    name: 'AuthenticationError',
    outcome: 'not_done',
  });
});

test('the time limit ends a call whose signer never ends', async () => {
  const started = performance.now();
  const never = clientWith(() => new Promise(() => {}));
  await assert.rejects(never.acceptDispute('D1', {}, { timeout: 200 }), {
    name: 'RequestTimeoutError',
    outcome: 'not_done',
  });
  assert.ok(performance.now() - started < 5_000);
});

test('a signer that fails after the time limit changes nothing', async () => {
  const late = clientWith(async () => {
    await sleep(150);
    throw down;
  });
  await assert.rejects(late.acceptDispute('D1', {}, { timeout: 50 }), (error) => {
    assert.equal(error.name, 'RequestTimeoutError');
    assert.equal(error.cause, undefined);
    return true;
  });
  await sleep(200);
});

test('aborting ends a call that waits for its signature', async () => {
  await sandbox.control('/_sandbox/reset');
  const reason = new Error('the user left');
  const controller = new AbortController();
  const client = clientWith(async (content) => {
    controller.abort(reason);
    await sleep(50);
    return rsa(content);
  });
  await assert.rejects(client.acceptDispute('D1', {}, { signal: controller.signal }), (error) => error === reason);
  await sleep(100);
  assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
});

test('concurrent calls each get their own signature, in the context of their caller', async () => {
  const caller = new AsyncLocalStorage();
  const signed = [];
  const client = clientWith(async (content) => {
    await sleep(Math.random() * 30);
    signed.push(caller.getStore());
    return rsa(content);
  });
  const ids = await Promise.all(Array.from({ length: 20 }, async () => (await sandbox.createDispute()).disputeId));
  const answers = await Promise.all(ids.map((id) => caller.run(id, () => client.acceptDispute(id))));
  assert.deepEqual(
    answers.map((answer) => answer.disputeId),
    ids,
  );
  assert.deepEqual(signed.sort(), [...ids].sort());
});

test('each attempt is signed anew', async () => {
  const { disputeId } = await sandbox.createDispute();
  await sandbox.control('/_sandbox/faults', { operation: 'acceptDispute', kind: 'cut_before', times: 1 });
  let asked = 0;
  await clientWith((content) => ((asked += 1), rsa(content)))
    .acceptDispute(disputeId)
    .catch((error) => assert.ok(RebuttalError.is(error)));
  assert.equal(asked, 2);
});

test('a signer may call the client, and one that throws is no unhandled rejection', async () => {
  const inner = await sandbox.createDispute();
  const plain = new AlipayClient(sandbox.clientOptions());
  await accepted(async (content) => {
    await plain.acceptDispute(inner.disputeId);
    return rsa(content);
  });
});

test('a process with a signer waits for its call, and then ends by itself', async () => {
  const { disputeId } = await sandbox.createDispute();
  const project = new Project(
    'signer',
    {
      'main.mjs': `
import { createPrivateKey, sign } from 'node:crypto';
import { AlipayClient } from 'rebuttal';
const key = createPrivateKey({ key: Buffer.from(process.env.ALIPAY_PRIVATE_KEY, 'base64'), format: 'der', type: 'pkcs8' });
const signer = async (content) => sign('sha256', content, key);
console.log((await AlipayClient.fromEnv({ signer }).acceptDispute(process.argv[2])).result.resultCode);
try {
  await AlipayClient.fromEnv({ signer: () => new Promise(() => {}) }).acceptDispute('D1', {}, { timeout: 300 });
} catch (error) { console.log(error.name); }
`,
    },
    { modules: [] },
  );
  try {
    const { stdout } = await project.node('main.mjs', disputeId, { env: sandbox.environment() });
    assert.equal(stdout, 'SUCCESS\nRequestTimeoutError\n');
  } finally {
    project.remove();
  }
});

test('terminating a worker while its signer runs does not end the process', async () => {
  const source = `
    const { AlipayClient } = require(${JSON.stringify(require.resolve('rebuttal'))});
    const { parentPort, workerData } = require('node:worker_threads');
    const signer = () => { parentPort.postMessage('asked'); return new Promise(() => {}); };
    new AlipayClient({ ...workerData, signer }).acceptDispute('D1', {}, { timeout: 300 });
  `;
  const { privateKey, ...workerData } = sandbox.clientOptions();
  for (let round = 0; round < 3; round += 1) {
    const worker = new Worker(source, { eval: true, workerData });
    await once(worker, 'message');
    await worker.terminate();
  }
  await sleep(500);
  await accepted(rsa);
});
