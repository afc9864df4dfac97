// Calls leave nothing behind: no descriptors, threads or handles that keep the process alive, and no connections of aborted
// calls. These tests count; the soak programs measure memory.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { mute } from './support/mute.mjs';
import { Project } from './support/project.mjs';
import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayClient, StripeClient } = rebuttal;

// Every program begins with this. `held` counts what a process holds that is outside V8, and the wrappers of what is ours.
const PRELUDE = `
import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AlipayClient, AlreadyAnsweredError, NotFoundError, StripeClient } from 'rebuttal';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const turn = () => new Promise((resolve) => setImmediate(resolve));
const descriptors = () => readdirSync('/dev/fd').length;
const threads = () => { try { return readdirSync('/proc/self/task').length; } catch { return 0; } };
const resources = () => process.getActiveResourcesInfo().sort().join();
const [dispute, accepted] = process.argv.slice(2);
async function refused(client) {
  try { await client.acceptDispute(accepted); } catch (error) { if (AlreadyAnsweredError.is(error)) return; throw error; }
  throw new Error('it was accepted twice');
}
// Connections are closed by a thread of their own.
async function settle(count) {
  const end = Date.now() + 30_000;
  while (descriptors() > count && Date.now() < end) { collect(); await turn(); }
  if (descriptors() > count) throw new Error(descriptors() + ' descriptors, and not ' + count);
}
`;

const CALLS = `${PRELUDE}
const [stripe, alipay] = [StripeClient.fromEnv(), AlipayClient.fromEnv()];
async function some(count) {
  for (let number = 0; number < count; number += 1) {
    if (number % 10 === 0) await refused(alipay);
    else if (number % 10 === 1) {
      const controller = new AbortController();
      const call = stripe.retrieveDispute(dispute, {}, { signal: controller.signal });
      controller.abort();
      await call.catch((error) => { if (error !== controller.signal.reason) throw error; });
    } else await stripe.retrieveDispute(dispute);
  }
}
const calls = (count) => Promise.all([1, 2, 3, 4].map(() => some(count / 4)));
await calls(200);
collect();
await turn();
const before = [descriptors(), threads(), resources()];
await calls(2000);
// Four at once may keep four connections, to each provider.
await settle(before[0] + 8);
await turn();
console.log(threads() <= before[1], resources() === before[2]);
`;

const CLIENTS = `${PRELUDE}
async function clients(count) {
  for (let number = 0; number < count; number += 1) {
    const client = StripeClient.fromEnv();
    await client.retrieveDispute(dispute);
    if (number % 2) client.close();
  }
}
await clients(2);
collect();
await turn();
const before = [descriptors(), threads(), resources()];
await clients(20);
await settle(before[0]);
await turn();
console.log(threads() <= before[1], resources() === before[2]);
`;

// Nobody holds the client any more, and V8 takes it away, while its calls are under way.
const DROPPED = `${PRELUDE}
let gone = 0;
const registry = new FinalizationRegistry(() => { gone += 1; });
function start() {
  const client = StripeClient.fromEnv();
  registry.register(client);
  return Array.from({ length: 8 }, () => client.retrieveDispute(dispute));
}
const calls = start();
collect();
const answers = await Promise.all(calls);
for (let turns = 0; gone === 0 && turns < 10_000; turns += 1) { collect(); await turn(); }
console.log(answers.every(({ id }) => id === dispute), gone);
`;

let sandbox;
let project;
let ids;
before(async () => {
  sandbox = await startSandbox();
  project = new Project(
    'counts',
    { 'calls.mjs': CALLS, 'clients.mjs': CLIENTS, 'dropped.mjs': DROPPED },
    { modules: [] },
  );
  const { id } = await sandbox.createStripeDispute();
  const { disputeId } = await sandbox.createDispute();
  await new AlipayClient(sandbox.clientOptions()).acceptDispute(disputeId);
  ids = [id, disputeId];
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

const run = async (program) => (await project.node(program, ...ids, { env: sandbox.environment() })).stdout;

test('two thousand calls leave as much as two hundred', async () => {
  assert.equal(await run('calls.mjs'), 'true true\n');
});

test('unreferenced clients leave nothing, closed or not', async () => {
  assert.equal(await run('clients.mjs'), 'true true\n');
});

test('a client can be collected while its calls are under way', async () => {
  assert.equal(await run('dropped.mjs'), 'true 1\n');
});

test('a thousand concurrent calls each get their response', async () => {
  const { ids: disputes } = await sandbox.createStripeDispute({ count: 1000 });
  const client = new StripeClient(sandbox.stripeOptions());
  const answers = await Promise.all(disputes.map((id) => client.retrieveDispute(id)));
  assert.deepEqual(
    answers.map(({ id }) => id),
    disputes,
  );
});

test('aborted calls free their connections, and other calls keep theirs', async () => {
  const provider = await mute();
  const client = new AlipayClient({ ...sandbox.clientOptions(), gateway: provider.url, maxAttempts: 1 });
  const controllers = Array.from({ length: 50 }, () => new AbortController());
  const calls = controllers.map(({ signal }) => client.acceptDispute('D1', {}, { signal }).catch((error) => error));
  await provider.until(({ asked }) => asked === 50);
  for (const controller of controllers.slice(0, 25)) controller.abort();
  await provider.until(({ open }) => open === 25);
  await assert.rejects(client.acceptDispute('D1', {}, { timeout: 200 }), { name: 'RequestTimeoutError' });
  await provider.until(({ open, accepted }) => open === 25 && accepted === 51);
  for (const controller of controllers.slice(25)) controller.abort();
  await provider.until(({ open }) => open === 0);
  assert.deepEqual(
    await Promise.all(calls),
    controllers.map(({ signal }) => signal.reason),
  );
  await provider.stop();
});
