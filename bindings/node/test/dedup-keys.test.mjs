// The known answers of tests/vectors/dedup-keys.json: the same keys from every source of a message.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal, repository, require } from './support/package.mjs';

const { AlipayWebhooks, InvalidArgumentError, MemoryDeduplicator, StripeWebhooks, once } = rebuttal;
const { PrivateKey, generatePrivateKey } = require('rebuttal/alipay');

const { cases } = JSON.parse(readFileSync(join(repository, 'tests', 'vectors', 'dedup-keys.json'), 'utf8'));
const alipayPublicKey = new PrivateKey({ key: generatePrivateKey() }).publicKey();
const receivers = {
  alipay: new AlipayWebhooks({ path: '/hooks', clientId: 'C', alipayPublicKey }),
  stripe: new StripeWebhooks({ webhookSecret: 'whsec_1' }),
};

test('every row is there', () => assert.equal(cases.length, 33));

for (const { name, provider, message, key } of cases) {
  test(`a message has the same key from every source: ${name}`, async () => {
    const hooks = receivers[provider];
    const received = hooks.parse(JSON.stringify(message));
    const found = [received, { ...received }, JSON.parse(JSON.stringify(received)), structuredClone(received)].map(
      (one) => hooks.dedupKey(one),
    );
    assert.deepEqual(found, Array(4).fill(key ?? undefined));
    // What `once` claims for the message itself.
    const claimed = [];
    const store = {
      claim: (claim) => (claimed.push(claim), { state: 'done' }),
      commit: () => true,
      release: () => {},
    };
    await once(store, received, () => {});
    assert.deepEqual(claimed, key === null ? [] : [key]);
  });
}

test('a number that JavaScript has rounded is no key', () => {
  const event = (id) => `{"object":"event","id":${id},"type":"charge.dispute.created"}`;
  const keys = (id) => [event(id), event(`"${id}"`)].map((json) => receivers.stripe.dedupKey(JSON.parse(json)));
  for (const id of ['1745678901234567890', '1745678901234567891', '1e21', '-9007199254740993']) {
    const [number, text] = keys(id);
    assert.equal(number, undefined, id);
    assert.equal(text, JSON.stringify(['stripe', 'event', id]));
  }
  assert.equal(keys('9007199254740991')[0], '["stripe","event","9007199254740991"]');
});

test('a key is not printed with its message', () => {
  const { message, key } = cases.find((one) => one.key !== null);
  const received = receivers.alipay.parse(JSON.stringify(message));
  assert.deepEqual(Object.keys(received), Object.keys(message));
  assert.ok(!JSON.stringify(received).includes(key) && !inspect(received).includes('rebuttal.message.provider'));
});

test('a value that is not a message of the provider is refused, and so is a copy without the receiver', async () => {
  const [{ message }] = cases;
  // What has nothing to know it by is a message of the general kind.
  assert.equal(receivers.alipay.dedupKey({ id: 'D-1' }), undefined);
  for (const wrong of [[], null, 'D-1', 7, undefined]) {
    assert.throws(
      () => receivers.alipay.dedupKey(wrong),
      (error) => InvalidArgumentError.is(error) && error.field === 'message',
    );
  }
  assert.equal(receivers.stripe.dedupKey(message), undefined);
  for (const wrong of [message, { ...receivers.alipay.parse(JSON.stringify(message)) }, [], null, 7, Symbol('k')]) {
    const work = () => assert.fail('it ran');
    await assert.rejects(
      once(new MemoryDeduplicator(), wrong, work),
      (error) => InvalidArgumentError.is(error) && error.field === 'message',
    );
  }
});
