// The known answers of tests/vectors/options.json: which options are refused, as what, and in which words.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { rebuttal, repository, require } from './support/package.mjs';

const { PrivateKey, generatePrivateKey } = require('rebuttal/alipay');
const { rows, variables } = JSON.parse(readFileSync(join(repository, 'tests', 'vectors', 'options.json'), 'utf8'));

const privateKey = generatePrivateKey();
const keys = [0, 1].map(() => new PrivateKey({ key: generatePrivateKey() }).publicKey());
const good = {
  AlipayClient: { clientId: 'C', privateKey, alipayPublicKey: keys[0] },
  AlipayWebhooks: { path: '/hooks', clientId: 'C', alipayPublicKey: keys[0] },
  StripeClient: { apiKey: 'sk_test_1', apiBase: 'https://127.0.0.1:1' },
  StripeWebhooks: { webhookSecret: 'whsec_1' },
};
const alipay = { ALIPAY_CLIENT_ID: 'C', ALIPAY_PRIVATE_KEY: privateKey, ALIPAY_PUBLIC_KEY: keys[0] };
const pem = (key) => `-----BEGIN PUBLIC KEY-----\n${key.match(/.{1,64}/g).join('\n')}\n-----END PUBLIC KEY-----`;
const filled = (text) =>
  text
    .replace('{key}', keys[0])
    .replace('{key2}', keys[1])
    .replace('{pem}', pem(keys[0]))
    .replace('{pem2}', pem(keys[1]));
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const worded = ({ class: name, field, message }) => ({
  name,
  field: camel(field),
  message: message.replace(/[a-z]+(_[a-z]+)+/g, camel).replace('number of seconds', 'number of milliseconds'),
});
const spelled = (options) => Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]));

for (const { name, of, options, error } of rows) {
  test(`an option is accepted or refused by its name: ${name}`, async () => {
    const make = async () => {
      if (of !== 'call') return new rebuttal[of]({ ...good[of], ...spelled(options) });
      return new rebuttal.StripeClient(good.StripeClient).closeDispute('du_1', {}, spelled(options));
    };
    if (error === null) return void (await make());
    await assert.rejects(make(), worded(error));
  });
}

for (const { name, of, env, options = {}, error } of variables) {
  test(`a variable is read as in the other languages: ${name}`, () => {
    for (const name of Object.keys(process.env).filter((name) => /^(STRIPE|ALIPAY)_/.test(name)))
      delete process.env[name];
    const set = { ...(of.startsWith('Alipay') ? alipay : {}), ...env };
    for (const [name, value] of Object.entries(set)) process.env[name] = filled(value);
    const make = () => rebuttal[of].fromEnv(spelled(options));
    if (error !== null) return assert.throws(make, worded(error));
    const made = make();
    if (of !== 'StripeWebhooks') return;
    const body = '{"id":"evt_1"}';
    made.verify(made.signTestMessage(body, 'whsec_new'), body);
  });
}

test('what JSON cannot express is named in the error', () => {
  const cases = [
    [{ clientId: null }, 'clientId', 'is null; leave it out instead'],
    [{ clientId: Buffer.from('C') }, 'clientId', 'must be text, not a Buffer'],
    [{ clientId: new URL('https://x') }, 'clientId', 'must be text, not a URL'],
    [{ clientId: 'C\ud800' }, 'clientId', 'must be text, not text with half a character'],
    [{ keyVersion: Number.POSITIVE_INFINITY }, 'keyVersion', 'must be a whole number, not Infinity'],
    [{ checkLimits: () => true }, 'checkLimits', 'must be true or false, not a function'],
    [{ client_id: 'C' }, 'client_id', 'is not an option; write `clientId`'],
  ];
  for (const [options, field, problem] of cases) {
    const expected = { name: 'ConfigError', field, message: `the option \`${field}\` ${problem}` };
    assert.throws(() => new rebuttal.AlipayClient({ ...good.AlipayClient, ...options }), expected);
  }
});

test('a worker reads the variables of its own environment', async () => {
  const code = `const { StripeClient } = require(${JSON.stringify(require.resolve('rebuttal'))});
    require('node:worker_threads').parentPort.postMessage(StripeClient.fromEnv() instanceof StripeClient)`;
  const { STRIPE_API_KEY: _, ...others } = process.env;
  const run = (env) =>
    new Promise((resolve, reject) => {
      new Worker(code, { eval: true, env }).once('message', resolve).once('error', reject);
    });
  assert.equal(await run({ ...others, STRIPE_API_KEY: 'sk_test_1' }), true);
  await assert.rejects(run(others), { name: 'ConfigError', message: /STRIPE_API_KEY/ });
});
