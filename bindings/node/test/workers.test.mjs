// Worker threads that are terminated during their calls: nothing crashes, and their calls are aborted.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { mute } from './support/mute.mjs';
import { installed } from './support/package.mjs';
import { Project } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

// Many calls of each kind are under way in each of four workers, which are ended at once, again and again.
const CROWD = `
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StripeClient } from 'rebuttal';
const [dispute] = process.argv.slice(2);
const source = \`
const { parentPort, workerData } = require('node:worker_threads');
const client = require('rebuttal').StripeClient.fromEnv();
async function work() {
  for (let number = 0; ; number += 1) {
    const signal = number % 3 === 1 ? AbortSignal.timeout(number % 5) : undefined;
    if (number % 3 === 2) await client.uploadDisputeEvidence({ file: Buffer.from('%PDF-1.7 of a worker') }, { onProgress: () => {} });
    else await client.retrieveDispute(workerData, {}, { signal }).catch(() => {});
    if (number === 3) parentPort.postMessage('under way');
  }
}
for (let task = 0; task < 16; task += 1) work();
\`;
for (let round = 0; round < Number(process.argv[3]); round += 1) {
  const workers = Array.from({ length: 4 }, () => new Worker(source, { eval: true, workerData: dispute }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  await Promise.all(workers.map((worker) => worker.terminate()));
}
const answer = await StripeClient.fromEnv().retrieveDispute(dispute);
console.log(answer.id === dispute);
`;

// Strings of large responses are not copies: they must outlive collections of what else came with them, and workers end with
// some that they never dropped.
const LARGE = `
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { StripeClient } from 'rebuttal';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const [id] = process.argv.slice(2);
const dispute = await StripeClient.fromEnv().retrieveDispute(id);
const bodies = ['x', 'é'].map((letter) => {
  const evidence = { uncategorized_text: letter.repeat(300_000) };
  return JSON.stringify({ object: 'list', url: '/', has_more: false, data: [{ ...dispute, evidence }] });
});
let asked = 0;
const server = createServer((_, response) => response.end(bodies[asked++ % 2])).listen(0, '127.0.0.1');
await once(server, 'listening');
const options = { apiKey: 'sk_test_1', apiBase: \`http://127.0.0.1:\${server.address().port}\`, allowHttp: true };
const source = \`
const { parentPort, workerData } = require('node:worker_threads');
const client = new (require('rebuttal').StripeClient)(workerData);
const kept = [];
(async () => {
  for (let number = 0; number < 8; number += 1) kept.push(await client.listDisputes());
  parentPort.postMessage('read');
})();
\`;
for (let round = 0; round < 3; round += 1) {
  const workers = Array.from({ length: 2 }, () => new Worker(source, { eval: true, workerData: options }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  await Promise.all(workers.map((worker) => worker.terminate()));
}
const client = new StripeClient(options);
const right = [];
for (let number = 0; number < 8; number += 1) {
  const body = bodies[asked % 2];
  let page = await client.listDisputes();
  const { response, data } = page;
  page = undefined;
  collect();
  right.push(response.raw.equals(Buffer.from(body)) && JSON.stringify(data) === JSON.stringify(JSON.parse(body).data));
}
server.close();
server.closeAllConnections();
console.log(right.join());
`;

let sandbox;
let project;
before(async () => {
  sandbox = await startSandbox();
  project = new Project('workers', { 'crowd.mjs': CROWD, 'large.mjs': LARGE }, { modules: [] });
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

test('terminating a worker aborts its calls', async () => {
  const provider = await mute();
  const source = `
    const { workerData: { folder, url } } = require('node:worker_threads');
    const { StripeClient } = require('node:module').createRequire(folder + '/program.js')('rebuttal');
    const client = new StripeClient({ apiKey: 'sk_test_1', apiBase: url, filesBase: url, maxAttempts: 3, timeout: 600_000 });
    for (let call = 0; call < 8; call += 1) client.retrieveDispute('du_1').catch(() => {});
  `;
  const worker = new Worker(source, { eval: true, workerData: { folder: installed, url: provider.url } });
  await provider.until(({ asked }) => asked === 8);
  await worker.terminate();
  await provider.until(({ open, accepted }) => open === 0 && accepted === 8);
  await provider.stop();
});

test('terminating workers during calls and uploads does not end the process', async () => {
  const { id } = await sandbox.createStripeDispute();
  const { stdout } = await project.node('crowd.mjs', id, '3', { env: sandbox.environment() });
  assert.equal(stdout, 'true\n');
});

test('large responses outlive collections, and workers end with them', async () => {
  const { id } = await sandbox.createStripeDispute();
  const { stdout } = await project.node('large.mjs', id, { env: sandbox.environment() });
  assert.equal(stdout, `${Array(8).fill(true).join()}\n`);
});
