// How much memory a program holds at most while it makes 100,000 calls, one after the other: `memory.mjs ours|peer`.

import { readFileSync } from 'node:fs';

import { DISPUTE, DUE_BY, TOLD, check, load } from './driving.mjs';

const CALLS = 100_000;

async function caller() {
  if (process.argv[2] === 'ours') {
    const { StripeClient } = load('rebuttal');
    const client = new StripeClient({ apiKey: 'sk_test_bench', apiBase: TOLD.url, allowHttp: true });
    return () => client.retrieveDispute(DISPUTE);
  }
  const { client } = await import('./peer_stripe.mjs');
  const merchant = client();
  return () => merchant.disputes.retrieve(DISPUTE);
}

const call = await caller();
for (let count = 0; count < CALLS; count += 1) check((await call()).evidence_details.due_by, DUE_BY);
// Not what the process says of its resources: that counts the program that started it.
const [, most] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(most * 1024);
process.exit(0);
