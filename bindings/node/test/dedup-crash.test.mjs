// A consumer that is killed: between claim and commit it loses nothing, after the commit it repeats nothing.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once as happened } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const PATIENCE = 20_000;
const { LEASE } = rebuttal;
const child = fileURLToPath(new URL('support/dedup-child.mjs', import.meta.url));

let sandbox;
let folder;
const started = [];
before(async () => (sandbox = await startSandbox()));
beforeEach(async () => {
  await sandbox.control('/_sandbox/reset');
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-dedup-'));
});
after(async () => {
  for (const consumer of started) consumer.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await sandbox.stop();
});

/** A running consumer, to which the sandbox delivers: where it stops, and how late it is by its clock. */
async function start(stop, later) {
  const { client_id: clientId, alipay_public_key: alipayPublicKey } = sandbox.json.alipay;
  const task = { receiver: { clientId, alipayPublicKey }, folder, stop, now: 1_800_000_000_000 + later };
  const env = { ...process.env, REBUTTAL_DEDUP_TASK: JSON.stringify(task) };
  const running = spawn(process.execPath, [child], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  const consumer = {
    process: running,
    async line() {
      let late;
      const given = await Promise.race([
        lines.next(),
        new Promise((_, reject) => (late = setTimeout(() => reject(new Error('it says nothing')), PATIENCE))),
      ]);
      clearTimeout(late);
      return given.value;
    },
    // No `finally`, no handler, nothing is flushed.
    async kill() {
      const gone = happened(running, 'exit');
      running.kill('SIGKILL');
      assert.deepEqual(await gone, [null, 'SIGKILL']);
    },
  };
  started.push(consumer);
  await sandbox.control('/_sandbox/alipay/webhook', { url: await consumer.line() }, 'PUT');
  return consumer;
}

const effects = () =>
  existsSync(join(folder, 'effects')) ? readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n').length : 0;
const advance = (seconds) => sandbox.control('/_sandbox/clock/advance', { seconds });

/** The statuses of the only notification's attempts, and whether it was acknowledged in the end. */
async function attempts() {
  const { notifications } = await sandbox.get('/_sandbox/notifications');
  assert.equal(notifications.length, 1);
  return [notifications[0].attempts.map((one) => one.http_status), notifications[0].acknowledged];
}

test('a consumer killed between claim and commit gets the notification again', async () => {
  const dies = await start('claimed', 0);
  await sandbox.createDispute();
  assert.equal(await dies.line(), 'claimed');
  await dies.kill();
  assert.equal(effects(), 0);

  // The provider's schedule brings it after two minutes. Nobody knows yet that the first consumer is dead.
  const early = await start('nowhere', LEASE - 1000);
  await advance(120);
  assert.equal(await early.line(), 'in progress');
  assert.deepEqual([await attempts(), effects()], [[[null, 503], false], 0]);

  const late = await start('nowhere', LEASE);
  await advance(600);
  assert.equal(await late.line(), 'processed');
  assert.deepEqual([await attempts(), effects()], [[[null, 503, 200], true], 1]);
});

test('a consumer killed after the commit does not process it twice', async () => {
  const dies = await start('committed', 0);
  await sandbox.createDispute();
  assert.equal(await dies.line(), 'committed');
  await dies.kill();
  assert.equal(effects(), 1);

  const next = await start('nowhere', LEASE * 10);
  await advance(120);
  assert.equal(await next.line(), 'a duplicate');
  assert.deepEqual([await attempts(), effects()], [[[null, 200], true], 1]);
});
