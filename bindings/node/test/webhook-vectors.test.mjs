// The known answers of tests/vectors/webhook-hmac.json, through the public API.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { rebuttal, repository } from './support/package.mjs';

const { ConfigError, SignatureError, StripeWebhooks } = rebuttal;

const vectors = JSON.parse(readFileSync(join(repository, 'tests', 'vectors', 'webhook-hmac.json'), 'utf8'));
const byName = (name) => vectors.cases.find((one) => one.name === name);
// The longest tolerance that the option takes.
const YEAR = 31_536_000_000;
// The largest time that a Date can be, in milliseconds.
const LARGEST = 8_640_000_000_000_000;
const at = (seconds) => ({ now: Math.max(-LARGEST, Math.min(LARGEST, seconds * 1000)) });

test('every row is there', () => {
  const counts = ['cases', 'headers', 'secrets', 'verify'].map((name) => vectors[name].length);
  assert.deepEqual(counts, [6, 63, 39, 42]);
});

function resultOf(hooks, header, body, seconds) {
  try {
    hooks.verify({ 'stripe-signature': header }, Buffer.from(body, 'utf8'), at(seconds));
    return 'ok';
  } catch (error) {
    if (!SignatureError.is(error)) throw error;
    return error.reason;
  }
}

for (const one of vectors.cases) {
  test(`test messages are signed as the provider signs: ${one.name}`, () => {
    const hooks = new StripeWebhooks({ webhookSecret: one.secret, tolerance: YEAR });
    const signed = hooks.signTestMessage(Buffer.from(one.body, 'utf8'), one.secret, at(Number(one.timestamp)));
    assert.equal(signed['Stripe-Signature'], one.header);
    assert.equal(resultOf(hooks, one.header, one.body, Number(one.timestamp)), 'ok');
  });
}

function forms({ timestamp, signature_hex: hex }, other) {
  const others = (count) => `,v1=${other.signature_hex}`.repeat(count);
  return {
    '{t}': timestamp,
    '{v1}': hex,
    '{upper}': hex.toUpperCase(),
    '{base64}': Buffer.from(hex, 'hex').toString('base64'),
    '{g}': `g${hex.slice(1)}`,
    '{plus}': `+${hex.slice(1)}`,
    '{short}': hex.slice(0, 63),
    '{shorter}': hex.slice(0, 62),
    '{zeros}': '0'.repeat(64),
    '{other}': other.signature_hex,
    '{others:15}': others(15),
    '{others:16}': others(16),
    '{long}': 'a'.repeat(4096),
  };
}

for (const row of vectors.headers) {
  test(`hostile headers: ${row.name}`, () => {
    const signed = byName(vectors.header_case);
    let header = row.header;
    for (const [mark, form] of Object.entries(forms(signed, byName(vectors.other_case))))
      header = header.replaceAll(mark, form);
    const hooks = new StripeWebhooks({ webhookSecret: signed.secret, tolerance: YEAR });
    // Values that no header can have are checked first.
    const expected = /^[\0-\x7f]*$/.test(header) ? row.expect : 'malformed';
    assert.equal(resultOf(hooks, header, signed.body, Number(signed.timestamp)), expected);
  });
}

for (const row of vectors.secrets) {
  test(`secrets: ${row.name}`, () => {
    const signed = byName(vectors.secret_case);
    let hooks;
    try {
      hooks = new StripeWebhooks({ webhookSecret: row.text, tolerance: YEAR });
    } catch (error) {
      assert.ok(ConfigError.is(error), String(error));
      assert.equal(error.field, 'webhookSecret');
      assert.ok(!['ok', 'mismatch'].includes(row.expect));
      assert.ok(row.text.trim().length < 8 || !`${error} ${error.stack}`.includes(row.text.trim()));
      return;
    }
    assert.equal(resultOf(hooks, signed.header, signed.body, Number(signed.timestamp)), row.expect);
  });
}

/** The header that a change makes. */
function altered(signed, change) {
  if (change.header !== undefined) return change.header;
  const signature = Buffer.from(signed.signature_hex, 'hex');
  const bit = change.flip_signature_bit;
  if (bit !== undefined) signature[bit >> 3] ^= 0x80 >> (bit & 7);
  return `t=${change.timestamp ?? signed.timestamp},v1=${signature.toString('hex')}`;
}

for (const row of vectors.verify) {
  test(`altered or at another time: ${row.name}`, () => {
    const [signed, change] = [byName(row.case), row.change];
    const sent = Number(signed.timestamp);
    const now = change.now ?? sent;
    const options = {
      webhookSecret: change.secrets ?? signed.secret,
      // No option takes zero, and there is always a limit to the past.
      tolerance: Math.max(0.5, change.past === undefined ? YEAR : change.past * 1000),
      futureTolerance: change.future === undefined ? undefined : Math.max(0.5, change.future * 1000),
    };
    const ancient = change.past === undefined && (now - sent) * 1000 > YEAR;
    const expected = ancient ? 'too_old' : (row.receiver ?? row.expect);
    if (expected === 'no_secret') {
      assert.throws(
        () => new StripeWebhooks(options),
        (error) => ConfigError.is(error),
      );
      return;
    }
    const hooks = new StripeWebhooks(options);
    assert.equal(resultOf(hooks, altered(signed, change), change.body ?? signed.body, now), expected);
  });
}
