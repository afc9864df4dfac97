// The package in a process: it ends by itself, works in workers, and survives their end.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startSandbox } from './support/sandbox.mjs';
import { Project } from './support/project.mjs';

let sandbox;
let project;
before(async () => {
  sandbox = await startSandbox();
  project = new Project(
    'process',
    {
      'accept.mjs': ACCEPT,
      'workers.mjs': WORKERS,
      'terminate.mjs': TERMINATE,
      'pending.mjs': PENDING,
      'upload.mjs': UPLOAD,
      'halfway.mjs': HALFWAY,
    },
    { modules: [] },
  );
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

const ACCEPT = `
import { AlipayClient, AlreadyAnsweredError } from 'rebuttal';
const client = AlipayClient.fromEnv();
const answer = await client.acceptDispute(process.argv[2]);
try { await client.acceptDispute(process.argv[2]); } catch (error) { console.log(answer.result.resultStatus, AlreadyAnsweredError.is(error)); }
`;

const WORKERS = `
import { Worker, isMainThread, workerData } from 'node:worker_threads';
import { AlipayClient } from 'rebuttal';
if (isMainThread) {
  const ids = process.argv.slice(2);
  const ends = ids.map((workerData) => new Promise((resolve, reject) => new Worker(new URL(import.meta.url), { workerData }).on('exit', resolve).on('error', reject)));
  console.log((await Promise.all(ends)).join());
} else {
  const answer = await AlipayClient.fromEnv().acceptDispute(workerData);
  if (answer.disputeId !== workerData) throw new Error('another dispute');
}
`;

// A worker is terminated while its call is under way: its response must not crash the process.
const TERMINATE = `
import { createServer } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AlipayClient } from 'rebuttal';
const sockets = [];
const server = createServer((socket) => sockets.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
await once(server, 'listening');
const gateway = 'http://127.0.0.1:' + server.address().port;
const source = "const { AlipayClient } = require('rebuttal'); AlipayClient.fromEnv({ gateway: require('worker_threads').workerData, maxAttempts: 1 }).acceptDispute('D1');";
for (let round = 0; round < 5; round += 1) {
  const worker = new Worker(source, { eval: true, workerData: gateway });
  await once(server, 'connection');
  await worker.terminate();
  for (const socket of sockets.splice(0)) socket.destroy();
}
server.close();
await new Promise((resolve) => setTimeout(resolve, 200));
try { await AlipayClient.fromEnv({ gateway, maxAttempts: 1 }).acceptDispute('D1'); } catch (error) { console.log(error.name); }
`;

const PENDING = `
import { AlipayClient } from 'rebuttal';
const client = AlipayClient.fromEnv();
for (let index = 0; index < 64; index += 1) client.acceptDispute(process.argv[2]).catch(() => {});
setTimeout(() => process.exit(7), Number(process.argv[3]));
`;

// Unfinished loops over lists, an upload with progress, and a refused upload: nothing keeps the process alive.
const UPLOAD = `
import { Readable } from 'node:stream';
import { StripeClient } from 'rebuttal';
const client = StripeClient.fromEnv();
let reports = 0;
const onProgress = () => { reports += 1; };
const stream = Readable.from([Buffer.from('%PDF-1.7'), Buffer.alloc(300_000)]);
const file = await client.uploadDisputeEvidence({ file: stream }, { onProgress });
try { await client.uploadDisputeEvidence({ file: Buffer.from('PK') }, { onProgress }); } catch (error) { console.log(error.name); }
for await (const dispute of client.listDisputes({ limit: 1 })) { console.log(typeof dispute.id); break; }
client.listDisputes();
client.listDisputes()[Symbol.asyncIterator]();
await client.listDisputes();
console.log(file.size, reports > 0);
`;

// Workers that are terminated while their uploads report progress.
const HALFWAY = `
import { createServer } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
const sockets = [];
const server = createServer((socket) => sockets.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
await once(server, 'listening');
const workerData = { apiKey: 'sk_test_1', filesBase: 'http://127.0.0.1:' + server.address().port };
const source = \`
const { parentPort, workerData } = require('node:worker_threads');
const file = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(4_000_000)]);
const onProgress = () => parentPort.postMessage('told');
new (require('rebuttal').StripeClient)(workerData).uploadDisputeEvidence({ file }, { onProgress });
\`;
for (let round = 0; round < 5; round += 1) {
  const worker = new Worker(source, { eval: true, workerData });
  await once(worker, 'message');
  await worker.terminate();
  for (const socket of sockets.splice(0)) socket.destroy();
}
server.close();
console.log('alive');
`;

test('a process with a used client ends by itself', async () => {
  const { disputeId } = await sandbox.createDispute();
  const started = performance.now();
  const { stdout } = await project.node('accept.mjs', disputeId, { env: sandbox.environment() });
  assert.equal(stdout.trim(), 'S true');
  assert.ok(performance.now() - started < 10_000);
});

test('worker threads have clients of their own', async () => {
  const disputes = await Promise.all(Array.from({ length: 4 }, () => sandbox.createDispute()));
  const { stdout } = await project.node('workers.mjs', ...disputes.map(({ disputeId }) => disputeId), {
    env: sandbox.environment(),
  });
  assert.equal(stdout.trim(), '0,0,0,0');
});

test('terminating a worker during its call does not end the process', async () => {
  const { stdout } = await project.node('terminate.mjs', { env: sandbox.environment() });
  assert.equal(stdout.trim(), 'TransportError');
});

test('process.exit during calls exits with its status, whenever it comes', async () => {
  const { disputeId } = await sandbox.createDispute();
  for (let delay = 0; delay < 20; delay += 1) {
    await assert.rejects(
      project.node('pending.mjs', disputeId, String(delay), { env: sandbox.environment() }),
      /failed \(7\)/,
    );
  }
});

test('a process that has read lists and uploaded ends by itself', async () => {
  await sandbox.createStripeDispute({ count: 3 });
  const { stdout } = await project.node('upload.mjs', { env: sandbox.environment() });
  assert.equal(stdout, 'InvalidArgumentError\nstring\n300008 true\n');
});

test('terminating a worker during its upload does not end the process', async () => {
  const { stdout } = await project.node('halfway.mjs', { env: sandbox.environment() });
  assert.equal(stdout, 'alive\n');
});
