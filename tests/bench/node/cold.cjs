// A whole small program: require, make a client, one answer. `import` stops after the require and says how long that took.

const [, , side, what] = process.argv;
const { createRequire } = require('node:module');
const load = createRequire(`${process.env.REBUTTAL_BENCH_PACKAGES}/package.json`);

const started = performance.now();
const loaded = side === 'ours' ? load('rebuttal') : load('stripe');
const { StripeClient } = loaded;
const imported = (performance.now() - started) / 1000;

async function answer() {
  const url = process.env.REBUTTAL_BENCH_URL;
  const id = 'du_1BENCH000000000000000001';
  if (side === 'ours') return new StripeClient({ apiKey: 'sk_test_bench', apiBase: url }).retrieveDispute(id);
  const { hostname: host, port } = new URL(url);
  return new loaded('sk_test_bench', { host, port: Number(port), protocol: 'http' }).disputes.retrieve(id);
}

async function main() {
  if (what === 'answer' && (await answer()).evidence_details.due_by !== 1_768_953_600) {
    throw new Error('not the dispute that was asked for');
  }
  console.log(imported);
  // What keeps connections open would keep the process.
  process.exit(0);
}

main();
