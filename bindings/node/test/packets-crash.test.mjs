// A program that sends a packet is killed after each of its requests and started again, at once or when the provider has
// forgotten its keys, by the same release or by a later one. The sandbox's log of effects says what happened.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { rebuttal } from './support/package.mjs';
import { effects, packet } from './support/packet.mjs';
import { startSandbox } from './support/sandbox.mjs';

const child = fileURLToPath(new URL('support/packet-child.mjs', import.meta.url));
// The requests of a packet with files for two fields, and how many of the same operation come before.
const REQUESTS = [
  ['retrieveDispute', 0],
  ['listFiles', 0],
  ['uploadDisputeEvidence', 0],
  ['uploadDisputeEvidence', 1],
  ['submitDisputeEvidence', 0],
];
// Longer than the provider remembers a key, in seconds.
const FORGOTTEN = 25 * 3600;

let sandbox;
before(async () => (sandbox = await startSandbox()));
beforeEach(() => sandbox.control('/_sandbox/reset'));
after(() => sandbox.stop());

/** Runs a sender to its end: its exit code and the signal that killed it. */
async function run(dispute, format, dies) {
  const task = { client: sandbox.stripeOptions(), dispute, format, dies };
  const env = { ...process.env, REBUTTAL_PACKET_TASK: JSON.stringify(task) };
  return once(spawn(process.execPath, [child], { env, stdio: ['ignore', 'inherit', 'inherit'] }), 'exit');
}

for (const [operation, skipped] of REQUESTS) {
  for (const seconds of [0, FORGOTTEN]) {
    for (const later of [1, 2]) {
      test(`killed after ${operation} ${skipped}, ${seconds} seconds, format ${later}`, async () => {
        // Carried out and the answer lost, or lost on the way there.
        for (const kind of ['cut_after', 'cut_before']) {
          await sandbox.control('/_sandbox/reset');
          const dispute = await sandbox.createStripeDispute();
          await sandbox.control('/_sandbox/faults', { operation, kind, after: skipped });
          assert.deepEqual(await run(dispute, 1, true), [null, 'SIGKILL']);
          await sandbox.control('/_sandbox/clock/advance', { seconds });
          assert.deepEqual(await run(dispute, later, false), [0, null]);
          const { submitted, uploads } = await effects(sandbox);
          assert.equal(submitted, 1);
          assert.ok(uploads.every((times) => times === 1));
          // A later release makes other bytes, so that it uploads files of its own.
          assert.ok(uploads.length >= 2 && uploads.length <= 2 * later, `${uploads.length} uploads`);
        }
      });
    }
  }
}

for (const operation of ['uploadDisputeEvidence', 'submitDisputeEvidence']) {
  test(`a stored 500 of ${operation} ends well and does nothing twice`, async () => {
    const dispute = await sandbox.createStripeDispute();
    await sandbox.control('/_sandbox/faults', { operation, kind: 'fail_after' });
    const client = new rebuttal.StripeClient(sandbox.stripeOptions());
    const { alreadySubmitted } = await client.submitPacket(packet(dispute));
    assert.equal(alreadySubmitted, operation === 'submitDisputeEvidence');
    assert.deepEqual(await effects(sandbox), { submitted: 1, uploads: [1, 1] });
  });
}

test('a stored refusal is passed by the next generation once its cause is gone', async () => {
  const dispute = await sandbox.createStripeDispute();
  const client = new rebuttal.StripeClient(sandbox.stripeOptions());
  await sandbox.control('/_sandbox/stripe/settings', { pages: 1 }, 'PUT');
  await assert.rejects(client.submitPacket(packet(dispute)), { name: 'InvalidRequestError', outcome: 'not_done' });
  await sandbox.control('/_sandbox/stripe/settings', {}, 'PUT');
  assert.equal((await client.submitPacket(packet(dispute))).alreadySubmitted, false);
  assert.deepEqual(await effects(sandbox), { submitted: 1, uploads: [1, 1] });
});
