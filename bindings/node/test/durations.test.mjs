// Every duration in Node is in milliseconds, as in fetch, undici and the providers' own SDKs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { mute } from './support/mute.mjs';
import { installed, rebuttal, require } from './support/package.mjs';

const { AlipayWebhooks, LEASE, MemoryDeduplicator, StripeClient, StripeWebhooks, once } = rebuttal;
const { PrivateKey, generatePrivateKey } = require('rebuttal/alipay');

let server;
before(async () => {
  server = await mute();
});
after(() => server.stop());

const YEAR = 365 * 86_400_000;
const client = (options) =>
  new StripeClient({ apiKey: 'sk_test_1', apiBase: server.url, filesBase: server.url, maxAttempts: 1, ...options });
const timedOut = { name: 'RequestTimeoutError' };

// Taken for seconds, these would be minutes, and the tests' own limit would end them.
const limits = { timeout: 20_000 };

test('time limits of a client count milliseconds', limits, async () => {
  await assert.rejects(client({ timeout: 300 }).retrieveDispute('du_1'), timedOut);
  await assert.rejects(client({ attemptTimeout: 300 }).retrieveDispute('du_1'), timedOut);
});

test('time limits of a call count milliseconds', limits, async () => {
  await assert.rejects(client().retrieveDispute('du_1', {}, { timeout: 300 }), timedOut);
  await assert.rejects(client().retrieveDispute('du_1', {}, { attemptTimeout: 300 }), timedOut);
  await assert.rejects(client().listDisputes({}, { timeout: 300 }), timedOut);
});

test('the facts that observers receive count milliseconds', limits, async () => {
  const facts = [];
  const observer = { attempt: (fact) => facts.push(fact), call: (fact) => facts.push(fact) };
  await assert.rejects(client({ observer, timeout: 400 }).retrieveDispute('du_1'), timedOut);
  assert.equal(facts.length, 2);
  for (const { duration } of facts) assert.ok(duration >= 390 && duration < 20_000, String(duration));
});

test('a wrong time limit is refused with an error about milliseconds', () => {
  for (const wrong of [0, -1, YEAR + 1, NaN, Infinity, '300', true, 300n]) {
    for (const name of ['timeout', 'attemptTimeout', 'connectTimeout']) {
      const refused = (error) =>
        error.name === 'ConfigError' && error.field === name && /millisecond/.test(error.message);
      assert.throws(() => client({ [name]: wrong }), refused, `${name} ${String(wrong)}`);
    }
  }
  for (const fine of [0.5, 1, 30_000, YEAR])
    client({ timeout: fine, attemptTimeout: fine, connectTimeout: fine }).close();
});

test('a wrong time limit of a call is refused with an error about milliseconds', async () => {
  for (const wrong of [0, -1, YEAR + 1, NaN, '300']) {
    const call = client().retrieveDispute('du_1', {}, { timeout: wrong });
    await assert.rejects(
      call,
      ({ field, message }) => field === 'timeout' && /millisecond/.test(message),
      String(wrong),
    );
  }
});

const EVENT = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  created: 1,
  livemode: false,
  type: 'x.y',
  data: { object: {} },
});
const SECRET = 'whsec_test';
const NOW = 1_700_000_000_000;

function ages(hooks, headers, body) {
  return (age) => {
    try {
      hooks.verify(headers, body, { now: NOW + age });
      return 'ok';
    } catch (error) {
      return error.reason;
    }
  };
}

const event = (options) => {
  const hooks = new StripeWebhooks({ webhookSecret: SECRET, ...options });
  return ages(hooks, hooks.signTestMessage(EVENT, SECRET, { now: NOW }), EVENT);
};

test('tolerances of an event count milliseconds, and fractions of a second are kept', () => {
  for (const [tolerance, good, old] of [
    [300_000, 300_000, 300_001],
    [300, 300, 301],
    [1500, 1500, 1501],
    [500, 0, 1000],
  ]) {
    const at = event({ tolerance });
    assert.deepEqual([at(good), at(old), at(-86_400_000)], ['ok', 'too_old', 'ok'], String(tolerance));
    const early = event({ futureTolerance: tolerance });
    assert.deepEqual([early(-good), early(-old)], ['ok', 'too_new'], String(tolerance));
  }
  const usual = event({});
  assert.deepEqual([usual(300_000), usual(301_000)], ['ok', 'too_old']);
});

test('the tolerance of a notification counts milliseconds', () => {
  const key = generatePrivateKey();
  const options = {
    path: '/hooks',
    clientId: 'C',
    alipayPublicKey: new PrivateKey({ key }).publicKey(),
    tolerance: 1500,
  };
  const hooks = new AlipayWebhooks(options);
  const at = ages(hooks, hooks.signTestMessage('{"disputeId":"D"}', key, { now: NOW }), '{"disputeId":"D"}');
  assert.deepEqual([1500, 1501, -1500, -1501].map(at), ['ok', 'too_old', 'ok', 'too_new']);
});

test('a wrong tolerance is refused', () => {
  for (const wrong of [0, -1, NaN, Infinity, YEAR + 1, '5']) {
    const refused = ({ name, field, message }) =>
      name === 'ConfigError' && field === 'tolerance' && /millisecond/.test(message);
    assert.throws(() => new StripeWebhooks({ webhookSecret: SECRET, tolerance: wrong }), refused, String(wrong));
  }
});

test('leases and memory of a deduplicator count milliseconds', async () => {
  assert.equal(LEASE, 300_000);
  const time = { now: 0 };
  const store = new MemoryDeduplicator({ remember: 5000, clock: () => time.now });
  assert.equal(store.claim('a', 1000).state, 'claimed');
  time.now = 999;
  assert.equal(store.claim('a', 1000).state, 'inProgress');
  time.now = 1001;
  assert.equal(store.claim('a', 1000).state, 'claimed');
  await once(store, 'b', () => {});
  time.now += 4999;
  assert.deepEqual(await once(store, 'b', () => {}), { first: false });
  time.now += 2;
  assert.ok((await once(store, 'b', () => {})).first);
  const leases = [];
  const own = { claim: (_, lease) => (leases.push(lease), { state: 'done' }), commit: () => true, release: () => {} };
  await once(own, 'k', () => {}, { lease: 60_000 });
  await once(own, 'k', () => {});
  assert.deepEqual(leases, [60_000, LEASE]);
});

test('all documented durations are in milliseconds', () => {
  const dist = join(installed, 'node_modules', 'rebuttal', 'dist');
  const files = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.d.ts'));
  const documented =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:readonly )?(\w*(?:[tT]imeout|[tT]olerance|duration|retryWait|retryAfter|lease|remember))\??:/g;
  const found = [];
  for (const file of files) {
    for (const [, words, name] of readFileSync(join(dist, file), 'utf8').matchAll(documented)) {
      found.push(name);
      assert.match(words, /milliseconds/, `${file}: ${name}`);
      assert.doesNotMatch(words, /(?<!milli)seconds/, `${file}: ${name}`);
    }
  }
  assert.ok(
    [
      'timeout',
      'attemptTimeout',
      'connectTimeout',
      'tolerance',
      'futureTolerance',
      'duration',
      'retryWait',
      'lease',
      'remember',
    ].every((name) => found.includes(name)),
    found.join(),
  );
});
