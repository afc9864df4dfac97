// The driver's side of the harness's protocol, in Node. `tests/bench/README.md` describes it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const TOLD = JSON.parse(process.env.REBUTTAL_BENCH);
export const DISPUTE = 'du_1BENCH000000000000000001';
export const DUE_BY = 1_768_953_600;
export const SECRET = 'whsec_bench';

/** Loads a package as CommonJS from the folder that it was installed into. */
export const load = (name) => createRequire(join(process.env.REBUTTAL_BENCH_PACKAGES, 'package.json'))(name);

export const fixture = (name) => readFileSync(join(TOLD.fixtures, name));

/** Answers each `run SECONDS` with what was done, until there is no more to read. */
export async function serve(works) {
  const run = await works[process.argv[2]]();
  console.log(JSON.stringify({ ready: true }));
  for await (const line of createInterface({ input: process.stdin })) {
    const seconds = Number(line.slice('run '.length));
    const started = performance.now();
    const done = await run(seconds);
    const took = { units: done, seconds: (performance.now() - started) / 1000 };
    console.log(JSON.stringify(typeof done === 'number' ? took : { units: 1, ...done }));
  }
  // What keeps connections open would keep the process.
  process.exit(0);
}

/** Repeats work that blocks until the time is over. */
export function repeat(once, units = 1) {
  return (seconds) => {
    const end = performance.now() + seconds * 1000;
    let count = 0;
    while (performance.now() < end) {
      once();
      count += 1;
    }
    return count * units;
  };
}

/** Keeps so many calls in flight until the time is over. What counts is made of the milliseconds that each of them took. */
export function inFlight(width, call, of = (latencies) => latencies.length) {
  return async (seconds) => {
    const end = performance.now() + seconds * 1000;
    const lane = async () => {
      const latencies = [];
      for (let last = performance.now(); last < end; ) {
        await call();
        const now = performance.now();
        latencies.push(now - last);
        last = now;
      }
      return latencies;
    };
    return of((await Promise.all(Array.from({ length: width }, lane))).flat());
  };
}

/** How long the one call in a hundred took that took the longest. */
export function slowest(latencies) {
  const sorted = Float64Array.from(latencies).sort();
  return { seconds: sorted[Math.floor(sorted.length * 0.99)] / 1000 };
}

/** No client gets away with reading nothing, whatever it reads late. */
export function check(found, expected) {
  if (found !== expected) throw new Error(`${found} came where ${expected} was expected`);
}

/** The sum of a field of a list's disputes. */
export const dueBy = (disputes) => disputes.reduce((sum, dispute) => sum + dispute.evidence_details.due_by, 0);
