// Exported classes and functions have the names of their exports, and subclasses keep theirs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal, require } from './support/package.mjs';

const providers = { '': rebuttal, '/stripe': require('rebuttal/stripe'), '/alipay': require('rebuttal/alipay') };

for (const [path, module] of Object.entries(providers)) {
  test(`every class and function of rebuttal${path} has its own name`, () => {
    const functions = Object.entries(module).filter(([, value]) => typeof value === 'function');
    assert.ok(functions.length > 3);
    assert.deepEqual(
      functions.filter(([name, value]) => value.name !== name).map(([name, value]) => [name, value.name]),
      [],
    );
  });
}

test('an object shows the name of its class, and so does the stack of an error', () => {
  const client = new rebuttal.StripeClient({ apiKey: 'sk_test_1' });
  assert.equal(inspect(client), 'StripeClient {}');
  assert.equal(client.constructor.name, 'StripeClient');
  assert.throws(
    () => new rebuttal.StripeClient({}),
    ({ stack }) => /^ConfigError: /.test(stack) && /at new StripeClient /.test(stack),
  );
});

test('fromEnv of a subclass makes the subclass', () => {
  class Client extends rebuttal.StripeClient {
    hello = () => 'hello';
  }
  class Hooks extends rebuttal.StripeWebhooks {}
  class Keyed extends rebuttal.AlipayWebhooks {}
  const client = Client.fromEnv({ apiKey: 'sk_test_1' });
  assert.ok(client instanceof Client);
  assert.equal(client.hello(), 'hello');
  assert.ok(Hooks.fromEnv({ webhookSecret: 'whsec_1' }) instanceof Hooks);
  const { PrivateKey, generatePrivateKey } = providers['/alipay'];
  const alipayPublicKey = new PrivateKey({ key: generatePrivateKey() }).publicKey();
  assert.ok(Keyed.fromEnv({ path: '/a', clientId: 'C', alipayPublicKey }) instanceof Keyed);
});
