// The known answers of tests/vectors/options.json: which options are refused, and as what.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

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
const spelled = (options) => Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]));

for (const { name, of, options, error } of rows) {
  test(`an option is accepted or refused by its name: ${name}`, async () => {
    const make = async () => {
      if (of !== 'call') return new rebuttal[of]({ ...good[of], ...spelled(options) });
      return new rebuttal.StripeClient(good.StripeClient).closeDispute('du_1', {}, spelled(options));
    };
    if (error === null) return void (await make());
    await assert.rejects(make(), { name: error.class, field: camel(error.field) });
  });
}

for (const { name, of, env, error } of variables) {
  test(`a variable is read as in the other languages: ${name}`, () => {
    for (const name of Object.keys(process.env).filter((name) => /^(STRIPE|ALIPAY)_/.test(name)))
      delete process.env[name];
    const set = { ...(of.startsWith('Alipay') ? alipay : {}), ...env };
    for (const [name, value] of Object.entries(set)) process.env[name] = filled(value);
    if (error !== null)
      return assert.throws(() => rebuttal[of].fromEnv(), { name: 'ConfigError', field: camel(error) });
    const made = rebuttal[of].fromEnv();
    if (of !== 'StripeWebhooks') return;
    const body = '{"id":"evt_1"}';
    made.verify(made.signTestMessage(body, 'whsec_new'), body);
  });
}
