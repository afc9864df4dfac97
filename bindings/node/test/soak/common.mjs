// The part that the soak programs share. Each needs REBUTTAL_SANDBOX and REBUTTAL_NODE_PACKAGE like the tests, ends with one
// JSON line, and exits with 1 if that has `"ok": false`.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

const collect = runInNewContext('gc');
const descriptors = () => readdirSync('/proc/self/fd').length - 1;

/**
 * What this process holds, the threads of native code included, once the connections of clients that are gone are closed,
 * which takes a moment.
 */
export async function held() {
  collect();
  const seen = [descriptors()];
  for (let turn = 0; turn < 200; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
    seen.push(descriptors());
    if (seen.length > 10 && new Set(seen.slice(-10)).size === 1) break;
  }
  return { rss: process.memoryUsage.rss(), descriptors: seen.at(-1), threads: readdirSync('/proc/self/task').length };
}

const TICKS = `
let worst = 0;
let started = performance.now();
const tick = () => {
  worst = Math.max(worst, performance.now() - started - 10);
  started = performance.now();
  timer = setTimeout(tick, 10);
};
let timer = setTimeout(tick, 10);
process.stdin.on('end', () => { clearTimeout(timer); console.log(worst / 1000); }).resume();
`;

/**
 * Measures how late the machine wakes a process that only sleeps, which is not the fault of the client. Call the returned
 * function once, at the end: it returns the longest delay, in seconds.
 */
export function stalls() {
  const ticking = spawn(process.execPath, ['-e', TICKS], { stdio: ['pipe', 'pipe', 'inherit'] });
  return async () => {
    ticking.stdin.end();
    return Number(Number(await text(ticking.stdout)).toFixed(4));
  };
}

/** The value of an argument such as `--runs 20`. */
export function argument(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
  return value;
}

/** The measures of many waits, in seconds. */
export function spread(seconds) {
  const sorted = seconds.toSorted((one, other) => one - other);
  const round = (value) => Number(value.toFixed(4));
  return {
    n: sorted.length,
    min: round(sorted[0]),
    median: round(sorted[sorted.length >> 1]),
    max: round(sorted.at(-1)),
  };
}

/** Prints the one line; the process ends by itself. */
export function report(name, ok, numbers) {
  console.log(JSON.stringify({ name, ok, ...numbers }));
  process.exitCode = ok ? 0 : 1;
}
