// Any JSON in a response is kept or refused, and any parameters are sent exactly or refused. The seed is fixed.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import fc from 'fast-check';

import { inside, rebuttal } from './support/package.mjs';

const { CLEAR, DecodeError, InvalidArgumentError, StripeClient } = rebuttal;
const { toResponse } = inside('response.js');

const DISPUTE = {
  id: 'du_1',
  object: 'dispute',
  amount: 1000,
  balance_transactions: [],
  charge: 'ch_1',
  created: 1,
  currency: 'usd',
  evidence: { receipt: null },
  evidence_details: { has_evidence: false, past_due: false, submission_count: 0 },
  is_charge_refundable: false,
  livemode: false,
  metadata: { order: '1' },
  reason: 'general',
  status: 'needs_response',
};

let server;
let client;
let arrived = [];
let answer = '{}';
before(async () => {
  server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    arrived.push(Buffer.concat(pieces).toString());
    response.end(answer);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  client = new StripeClient({ apiKey: 'sk_test_1', apiBase: base, filesBase: base, maxAttempts: 1, timeout: 20_000 });
});
after(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const bounded = (numRuns) => ({ numRuns, seed: 20261122, endOnFailure: false });

const text = fc.oneof(
  fc.constantFrom('', 'a', '__proto__', 'constructor', 'toJSON', 'a[b]', ']', 'é', '💳', '\0', '\r\n', '&='),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);
const number = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const scalar = fc.oneof(fc.constant(null), fc.boolean(), number, text);

function nested(leaf, key) {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      entries(key, tie('value')),
    ),
  }));
  return value;
}

/** An object of these, whatever the keys are called. */
function entries(key, value, maxLength = 3) {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength, selector: ([name]) => name })
    .map((pairs) => objectOf(pairs));
}

function objectOf(pairs) {
  const object = {};
  for (const [name, value] of pairs)
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  return object;
}

/** Checks that all that was given is found; a scalar may have its other form. */
function covers(given, found, path = '') {
  if (typeof given === 'object' && given !== null && typeof found === 'object' && found !== null) {
    assert.deepEqual(Object.keys(given).sort(), Object.keys(found).sort(), path);
    for (const key of Object.keys(given)) {
      covers(
        Object.getOwnPropertyDescriptor(given, key).value,
        Object.getOwnPropertyDescriptor(found, key).value,
        `${path}/${key}`,
      );
    }
  } else if (!Object.is(given, found)) {
    // As an integer, -0 is 0.
    assert.ok(given == null ? found == null : String(given) === String(found), `${path}: ${given} became ${found}`);
  }
}

/** A copy without the values at these JSON pointers. */
function without(given, pointers) {
  for (const pointer of pointers) {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop();
    const holder = keys.reduce((inner, key) => Object.getOwnPropertyDescriptor(inner, key).value, given);
    assert.ok(Object.hasOwn(holder, last), pointer);
    delete holder[last];
  }
  return given;
}

test('any response is kept whole or refused', async () => {
  const unknown = fc.record({
    fresh: entries(
      text.filter((name) => !Object.hasOwn(DISPUTE, name)),
      nested(scalar, text),
    ),
    inside: entries(
      text.filter((name) => name !== 'receipt'),
      nested(scalar, text),
      2,
    ),
    changed: entries(fc.constantFrom(...Object.keys(DISPUTE)), nested(scalar, text), 1),
  });
  await fc.assert(
    fc.asyncProperty(unknown, async ({ fresh, inside, changed }) => {
      const evidence = objectOf([...Object.entries(DISPUTE.evidence), ...Object.entries(inside)]);
      const whole = new Map([
        ...Object.entries({ ...DISPUTE, evidence }),
        ...Object.entries(fresh),
        ...Object.entries(changed),
      ]);
      answer = JSON.stringify(objectOf([...whole]));
      let dispute;
      try {
        dispute = await client.retrieveDispute('du_1');
      } catch (error) {
        assert.ok(DecodeError.is(error), error.stack);
        assert.ok(Object.keys(changed).length > 0 && error.path !== undefined, error.stack);
        return;
      }
      assert.equal(Buffer.from(dispute.response.raw).toString(), answer);
      const { unreadableFields } = dispute.response;
      assert.ok(Object.keys(changed).length > 0 || unreadableFields.length === 0, unreadableFields.join());
      covers(without(JSON.parse(answer), unreadableFields), JSON.parse(JSON.stringify(dispute)));
    }),
    bounded(250),
  );
});

test('any JSON is a response with all its content, whatever the tables have', () => {
  const tables = { bytes: { T: { content: true } }, hidden: { T: { name: true, inner: 'T', list: ['T'] } } };
  const named = fc.oneof(
    fc.constantFrom('name', 'inner', 'list'),
    text.filter((name) => name !== 'content'),
  );
  fc.assert(
    fc.property(entries(named, nested(scalar, named)), (given) => {
      const body = JSON.stringify(given);
      const made = toResponse({ body, httpStatus: 200, headers: '[]', attempts: 1 }, tables, 'T');
      covers(JSON.parse(body), JSON.parse(JSON.stringify(made)));
    }),
    bounded(300),
  );
});

const BAD = [
  undefined,
  NaN,
  Infinity,
  2 ** 60,
  5n,
  9007199254740993n,
  Symbol('x'),
  () => 1,
  new Map([[1, 2]]),
  new Set(),
  '\ud800',
  new Date(NaN),
  new Date(0),
];
const anything = fc.oneof({ arbitrary: scalar, weight: 4 }, fc.constantFrom(CLEAR, ...BAD));
const parameters = entries(fc.oneof(text, fc.constant('\udc00')), nested(anything, text), 2);

/** The pairs of a form, as somebody else would write them. */
function pairs(name, value) {
  if (value === undefined) return [];
  if (value === CLEAR || value === null) return [[name, '']];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((item, index) => pairs(`${name}[${index}]`, item));
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
  return [[name, String(value)]];
}

const sorted = (list) =>
  list
    .map(([name, value]) => [name, /^-?[\d.]+(e[+-]?\d+)?$/i.test(value) ? String(Number(value)) : value])
    .map((pair) => JSON.stringify(pair))
    .sort();

test('any parameters are sent exactly or refused by name', async () => {
  answer = JSON.stringify(DISPUTE);
  const known = entries(fc.constantFrom('receipt', 'customer_name', 'refund_policy'), anything, 2);
  const given = fc.record({
    evidence: fc.oneof(fc.constant(undefined), nested(anything, text), known),
    metadata: fc.oneof(fc.constant(undefined), entries(text, fc.oneof(text, fc.constant(CLEAR)), 2), parameters),
    extra: fc.oneof(fc.constant(undefined), parameters),
  });
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(given, async ({ evidence, metadata, extra }) => {
      arrived = [];
      try {
        await client.updateDispute('du_1', { submit: false, evidence, metadata, extra });
      } catch (error) {
        assert.ok(InvalidArgumentError.is(error), error.stack);
        assert.match(error.field, /^(evidence|metadata|extra)/);
        assert.deepEqual([error.outcome, error.attempts, arrived], ['not_done', 0, []]);
        return;
      }
      sent += 1;
      const expected = Object.entries({ submit: false, evidence, metadata }).concat(Object.entries(extra ?? {}));
      assert.deepEqual(
        sorted([...new URLSearchParams(arrived[0])]),
        sorted(expected.flatMap(([name, value]) => pairs(name, value))),
      );
    }),
    bounded(500),
  );
  assert.ok(sent > 50, `only ${sent} requests were good`);
});
