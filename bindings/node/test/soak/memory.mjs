// Memory, descriptors and threads stay as they are over many calls: `node memory.mjs [--calls 100000]`.
//
// The calls are of all kinds: responses, lists, refusals, uploads with progress, and aborted calls.
// Three tenths of them are the warm-up, after which memory may grow by 5 %. They are made in ten parts, so that clients
// come and go as well.

import { spawnSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { rebuttal } from '../support/package.mjs';
import { startSandbox } from '../support/sandbox.mjs';
import { argument, held, report } from './common.mjs';

const { AlipayClient, AlreadyAnsweredError, NotFoundError, StripeClient } = rebuttal;
// V8 takes more for new objects whenever it likes, which is no leak: this process has all of it from the beginning.
const FIXED = ['--min-semi-space-size=16', '--max-semi-space-size=16'];
if (!process.execArgv.includes(FIXED[0])) {
  const args = [...FIXED, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

const GROWTH = 1.05;
const AT_ONCE = 32;
const calls = argument('calls', 100_000);
const pdf = Buffer.alloc(20_000, '%PDF-1.7\n');

const sandbox = await startSandbox();
const {
  ids: [dispute],
} = await sandbox.createStripeDispute({ count: 20 });
const { disputeId: accepted } = await sandbox.createDispute();
await new AlipayClient(sandbox.clientOptions()).acceptDispute(accepted);

async function refused(call, kind) {
  try {
    await call;
  } catch (error) {
    if (kind.is(error)) return;
    throw error;
  }
  throw new Error(`that had to be a ${kind.name}`);
}

async function one(stripe, alipay, number) {
  if (number % 500 === 0) {
    const file = number % 1000 === 0 ? pdf : Readable.from([pdf.subarray(0, 9_000), pdf.subarray(9_000)]);
    await stripe.uploadDisputeEvidence({ file }, { onProgress: () => {} });
  } else if (number % 50 === 0) {
    for await (const _ of stripe.listDisputes({ limit: 10 })) break;
  } else if (number % 20 === 0) {
    const controller = new AbortController();
    const call = stripe.retrieveDispute(dispute, {}, { signal: controller.signal });
    controller.abort();
    await call.catch((error) => {
      if (error !== controller.signal.reason) throw error;
    });
  } else if (number % 10 === 0) {
    await refused(alipay.acceptDispute(accepted), AlreadyAnsweredError);
  } else if (number % 7 === 0) {
    await refused(stripe.retrieveDispute('du_0'), NotFoundError);
  } else {
    await stripe.retrieveDispute(dispute);
  }
}

async function run(count) {
  const [stripe, alipay] = [new StripeClient(sandbox.stripeOptions()), new AlipayClient(sandbox.clientOptions())];
  let next = 0;
  const work = async () => {
    while (next < count) await one(stripe, alipay, next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const seen = [];
for (let part = 0; part < 10; part += 1) {
  await run(Math.floor(calls / 10));
  seen.push(await held());
}
const [warm, end] = [seen[2], seen.at(-1)];
await sandbox.stop();
const ratio = Number((end.rss / warm.rss).toFixed(4));
// What an idle connection or two more or less holds is no leak.
const steady = end.descriptors - warm.descriptors <= 8 && end.threads - warm.threads <= 8;
report('node memory', ratio <= GROWTH && steady, {
  calls,
  rss_after_warmup: warm.rss,
  rss_at_end: end.rss,
  ratio,
  rss: seen.map(({ rss }) => rss),
  descriptors: [warm.descriptors, end.descriptors],
  threads: [warm.threads, end.threads],
});
