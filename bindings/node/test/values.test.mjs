// Values that JSON cannot express are refused by name: none is dropped silently.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { inside, rebuttal, require } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const {
  AlipayClient,
  ConfigError,
  InvalidArgumentError,
  MemoryDeduplicator,
  RebuttalError,
  StripeClient,
  StripeWebhooks,
  once,
} = rebuttal;
const { PrivateKey } = require('rebuttal/alipay');
const { encodeRequest } = inside('request.js');

let sandbox;
let client;
before(async () => {
  sandbox = await startSandbox();
  client = new StripeClient(sandbox.stripeOptions());
});
after(() => sandbox.stop());

class Custom {
  value = 'acct_1';
}
const sparse = ['a', , 'b'];
const cyclic = [];
cyclic.push(cyclic);

/** What no text is, and JSON would drop, change or choke on. */
const noTexts = {
  'a function': () => 'acct_1',
  'a class': Custom,
  'a symbol': Symbol('acct_1'),
  'a BigInt': 5n,
  'not a number': NaN,
  infinity: Infinity,
  'a Map': new Map([['a', 1]]),
  'a Set': new Set(['acct_1']),
  'an instance': new Custom(),
  'a Date': new Date(0),
  'an object': {},
  'a boxed text': new String('acct_1'),
  'a promise': Promise.resolve('acct_1'),
  bytes: new Uint8Array(3),
  null: null,
  'a list': ['acct_1'],
};

const refuses = (Class, field) => (error) => {
  assert.ok(Class.is(error), error.stack);
  assert.equal(error.field, field, error.stack);
  assert.ok(error.message.includes(`\`${field}\``), error.message);
  return true;
};

for (const [what, value] of Object.entries(noTexts)) {
  test(`${what} is refused as text for an option of a client, a receiver, a key or a call`, async () => {
    assert.throws(() => new StripeClient({ apiKey: value }), refuses(ConfigError, 'apiKey'));
    assert.throws(
      () => new StripeClient({ ...sandbox.stripeOptions(), account: value }),
      refuses(ConfigError, 'account'),
    );
    assert.throws(
      () => StripeClient.fromEnv({ ...sandbox.stripeOptions(), account: value }),
      refuses(ConfigError, 'account'),
    );
    assert.throws(() => new PrivateKey({ key: value }), refuses(ConfigError, 'key'));
    if (!Array.isArray(value))
      assert.throws(() => new StripeWebhooks({ webhookSecret: value }), refuses(ConfigError, 'webhookSecret'));
    const effects = await sandbox.arrived('retrieveDispute');
    for (const name of ['account', 'context', 'idempotencyKey', 'apiVersion', 'requestTrigger']) {
      await assert.rejects(client.retrieveDispute('du_1', {}, { [name]: value }), refuses(InvalidArgumentError, name));
      await assert.rejects(client.listDisputes({}, { [name]: value }), refuses(InvalidArgumentError, name));
    }
    assert.equal(await sandbox.arrived('retrieveDispute'), effects, 'nothing was sent');
  });
}

test('a list of texts with another value is refused', () => {
  for (const wrong of [
    sparse,
    [undefined],
    [null],
    [() => 'whsec_1'],
    [NaN],
    [5],
    [['whsec_1']],
    cyclic,
    new Set(['whsec_1']),
  ]) {
    assert.throws(() => new StripeWebhooks({ webhookSecret: wrong }), refuses(ConfigError, 'webhookSecret'));
  }
});

test('numbers, flags and URLs are checked', async () => {
  const made = (options) => () => new StripeClient({ ...sandbox.stripeOptions(), ...options });
  for (const wrong of [NaN, Infinity, 1.5, '3', 3n, () => 3, new Number(3), [3], true, Symbol('3')]) {
    for (const name of ['maxAttempts', 'retryBudget', 'maxFileBytes'])
      assert.throws(made({ [name]: wrong }), refuses(ConfigError, name));
    await assert.rejects(
      client.retrieveDispute('du_1', {}, { maxAttempts: wrong }),
      refuses(InvalidArgumentError, 'maxAttempts'),
    );
  }
  for (const wrong of [1, 'true', () => true, new Boolean(false), NaN]) {
    for (const name of ['checkLimits', 'allowHttp']) assert.throws(made({ [name]: wrong }), refuses(ConfigError, name));
  }
  for (const wrong of [() => 'http://x', { href: 5 }, {}, new Custom(), 5, new Date(0)]) {
    for (const name of ['apiBase', 'filesBase', 'proxy'])
      assert.throws(made({ [name]: wrong }), refuses(ConfigError, name));
  }
  made({ apiBase: new URL(sandbox.stripeOptions().apiBase) })().close();
});

test('anything but an AbortSignal is refused as a signal', async () => {
  for (const wrong of [new AbortController(), {}, true, 'stop', () => {}, null, new EventTarget()]) {
    await assert.rejects(
      client.retrieveDispute('du_1', {}, { signal: wrong }),
      refuses(InvalidArgumentError, 'signal'),
    );
    await assert.rejects(client.listDisputes({}, { signal: wrong }), refuses(InvalidArgumentError, 'signal'));
  }
  const controller = client.retrieveDispute('du_1', {}, { signal: new AbortController() });
  await assert.rejects(controller, /controller\.signal/);
});

test('options and parameters that are not objects are refused, as a rejection if there is a promise', async () => {
  for (const wrong of [null, 'x', 5, [], () => {}, new Map(), true]) {
    await assert.rejects(client.retrieveDispute('du_1', {}, wrong), refuses(InvalidArgumentError, 'options'));
    await assert.rejects(client.listDisputes({}, wrong), refuses(InvalidArgumentError, 'options'));
    await assert.rejects(client.retrieveDispute('du_1', wrong), refuses(InvalidArgumentError, 'params'));
    await assert.rejects(client.listDisputes(wrong), refuses(InvalidArgumentError, 'params'));
    await assert.rejects(
      once(new MemoryDeduplicator(), 'k', () => {}, wrong),
      refuses(InvalidArgumentError, 'options'),
    );
    assert.throws(() => new StripeClient(wrong), refuses(ConfigError, 'options'));
    assert.throws(() => StripeClient.fromEnv(wrong), refuses(ConfigError, 'options'));
    assert.throws(() => StripeWebhooks.fromEnv(wrong), refuses(ConfigError, 'options'));
    assert.throws(() => new PrivateKey(wrong), refuses(ConfigError, 'options'));
    assert.throws(() => new MemoryDeduplicator(wrong), refuses(ConfigError, 'options'));
  }
  assert.throws(() => new AlipayClient(), refuses(ConfigError, 'options'));
});

test('wrong times of receivers are refused', () => {
  const hooks = new StripeWebhooks({ webhookSecret: 'whsec_1' });
  const body = '{"id":"evt_1","object":"event"}';
  for (const now of [NaN, Infinity, '2026', new Date(NaN), () => 5, {}, 5n, true, 9e15]) {
    assert.throws(() => hooks.signTestMessage(body, 'whsec_1', { now }), refuses(InvalidArgumentError, 'now'));
    assert.throws(() => hooks.verify({}, body, { now }), refuses(InvalidArgumentError, 'now'));
  }
  for (const wrong of [null, 5, 'now', new Date()]) {
    assert.throws(() => hooks.receive({}, body, wrong), refuses(InvalidArgumentError, 'moment'));
  }
});

test('wrong stores, works and clocks are refused', async () => {
  for (const store of [null, {}, 5, { claim: () => ({ state: 'done' }) }]) {
    await assert.rejects(
      once(store, 'k', () => {}),
      refuses(InvalidArgumentError, 'store'),
    );
  }
  for (const work of [null, undefined, 'x', {}, Promise.resolve()]) {
    await assert.rejects(once(new MemoryDeduplicator(), 'k', work), refuses(InvalidArgumentError, 'work'));
    await assert.rejects(once(new MemoryDeduplicator(), undefined, work), refuses(InvalidArgumentError, 'work'));
  }
  for (const clock of [null, 5, 'now'])
    assert.throws(() => new MemoryDeduplicator({ clock }), refuses(ConfigError, 'clock'));
  assert.throws(() => new MemoryDeduplicator({ remembr: 5 }), refuses(ConfigError, 'remembr'));
  await assert.rejects(
    once(new MemoryDeduplicator(), 'k', () => {}, { leese: 5 }),
    refuses(InvalidArgumentError, 'leese'),
  );
  const broken = new MemoryDeduplicator({ clock: () => NaN });
  assert.throws(() => broken.claim('k', 5), refuses(ConfigError, 'clock'));
});

test('parameters that JSON cannot express are refused', () => {
  const cases = [
    [{ a: sparse }, 'a[1]'],
    [{ a: [, 1] }, 'a[0]'],
    [{ extra: { l: [, 1] } }, 'extra.l[0]'],
    [{ a: new Set(['x']) }, 'a'],
    [{ a: new Custom() }, 'a'],
    [{ a: new String('x') }, 'a'],
    [{ a: new Number(5) }, 'a'],
    [{ a: Promise.resolve(1) }, 'a'],
    [{ a: new Error('x') }, 'a'],
    [{ a: /x/ }, 'a'],
    [{ a: { b: cyclic } }, undefined],
    [{ a: { [Symbol('hidden')]: 1 } }, 'a'],
    [{ [Symbol('hidden')]: 1 }, 'params'],
    [{ extra: { o: { [Symbol('x')]: 1 } } }, 'extra.o'],
    [
      {
        a: new (class {
          toJSON() {
            throw new Error('no');
          }
        })(),
      },
      'a',
    ],
    [{ a: 2n ** 70n }, 'a'],
    [{ a: -(2n ** 70n) }, 'a'],
    [{ extra: { d: new Date(NaN) } }, 'extra.d'],
    [{ a: new Uint8Array(2) }, 'a'],
  ];
  for (const [params, field] of cases) {
    assert.throws(
      () => encodeRequest({}, params),
      (error) => {
        assert.ok(InvalidArgumentError.is(error), error.stack);
        if (field !== undefined) assert.equal(error.field, field, error.stack);
        return true;
      },
    );
  }
  assert.equal(encodeRequest({}, { a: 5n, b: -0, c: [1, 2] }).json, '{"a":5,"b":0,"c":[1,2]}');
});

test('every wrong argument is an error of this package', async () => {
  for (const call of [
    client.retrieveDispute(() => 'du_1'),
    client.retrieveDispute(Symbol('du_1')),
    client.retrieveDispute(null),
    client.retrieveDispute(new String('du_1')),
  ]) {
    await assert.rejects(call, (error) => RebuttalError.is(error) && error.field === 'dispute');
  }
});
