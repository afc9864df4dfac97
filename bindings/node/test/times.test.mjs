// The known answers of tests/vectors/times.json: one reading of a time in all languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { rebuttal, repository, require } from './support/package.mjs';

const { AlipayWebhooks } = rebuttal;
const { PrivateKey, generatePrivateKey } = require('rebuttal/alipay');

const { texts, parts } = JSON.parse(readFileSync(join(repository, 'tests', 'vectors', 'times.json'), 'utf8'));
const alipayPublicKey = new PrivateKey({ key: generatePrivateKey() }).publicKey();
const hooks = new AlipayWebhooks({ path: '/hooks', clientId: 'C', alipayPublicKey });

/** Each text with its moment. */
function rows() {
  const names = ['dates', 'separators', 'clocks', 'fractions', 'offsets'];
  const products = names.reduce((all, name) => all.flatMap((one) => parts[name].map((part) => [...one, part])), [[]]);
  const made = products.map((one) => [one.map(([text]) => text).join(''), moment(one)]);
  return [...texts.map(({ text, moment }) => [text, moment]), ...made];
}

function moment([[, day], [, separates], [, seconds, takesFraction], [fraction, microseconds], [, offset]]) {
  if (!separates || (fraction !== '' && !takesFraction) || [day, seconds, offset].includes(null)) return null;
  const start = Date.parse(`${day}T00:00:00Z`) / 1000 + seconds - offset;
  return `${new Date(start * 1000).toISOString().slice(0, 20)}${String(microseconds).padStart(6, '0')}Z`;
}

test('every row is there', () => assert.equal(rows().length, 88 + 11_520));

test('a time has one key in every form and from every source, and other text is unchanged', () => {
  const wrong = [];
  for (const [disputeTime, expected] of rows()) {
    const message = { disputeId: 'D-1', disputeNotificationType: 'DISPUTE_CREATED', disputeTime };
    const received = hooks.parse(JSON.stringify(message));
    const key = JSON.stringify(['alipay', 'disputeCreated', 'D-1', expected ?? disputeTime]);
    const found = [received, JSON.parse(JSON.stringify(received)), structuredClone(received), message].map((one) =>
      hooks.dedupKey(one),
    );
    if (found.some((one) => one !== key) || received.disputeTime !== disputeTime) wrong.push([disputeTime, key, found]);
  }
  assert.deepEqual(wrong.slice(0, 9), []);
});
