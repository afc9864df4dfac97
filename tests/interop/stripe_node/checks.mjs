// Assertions that are counted. At its end the process says how many held, and fails if none did.

import strict from 'node:assert/strict';
import { writeSync } from 'node:fs';

import Stripe from 'stripe';

let checks = 0;

function counted(check) {
  return (...given) => {
    const result = check(...given);
    if (result instanceof Promise) return result.then(passed);
    return passed(result);
  };
}

function passed(result) {
  checks += 1;
  return result;
}

const { ok, equal, notEqual, deepEqual, throws, rejects } = strict;

export const assert = Object.fromEntries(
  Object.entries({ ok, equal, notEqual, deepEqual, throws, rejects }).map(([name, check]) => [name, counted(check)]),
);

process.once('exit', (code) => {
  const agreed = code === 0 && checks > 0;
  if (!agreed) process.exitCode = 1;
  const verdict = agreed ? '' : ', and did not agree';
  writeSync(1, `interop: the official Stripe SDK for Node ${Stripe.PACKAGE_VERSION} made ${checks} checks${verdict}\n`);
});
