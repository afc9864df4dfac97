// Predicates over the values of enumerations: together they cover every known value, and no unknown one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { repository, require } from './support/package.mjs';

/** The values that a provider's document lists. */
function listed(document, name) {
  const text = readFileSync(join(repository, 'spec', `${document}.yaml`), 'utf8');
  const [, block] = new RegExp(`^    ${name}:\\n([\\s\\S]*?)^    \\w`, 'm').exec(text);
  const [, flow, list] = /enum:\s*\[([\s\S]*?)\]|enum:\n((?:\s+- \w+\n)+)/.exec(block);
  return (flow ?? list).match(/\w+/g);
}

const stripe = require('rebuttal/stripe');
const alipay = require('rebuttal/alipay');

for (const [document, provider, name, won, lost] of [
  ['stripe', stripe, 'DisputeStatus', 'won', 'lost'],
  ['alipay', alipay, 'DisputeJudgedResult', 'ACCEPT_BY_CUSTOMER', 'ACCEPT_BY_MERCHANT'],
]) {
  test(`a dispute is won, lost or undecided: ${document}`, () => {
    const values = listed(document, name);
    assert.ok(values.includes(won) && values.includes(lost) && values.length >= 4);
    for (const value of values) {
      const found = [provider.merchantWon(value), provider.merchantLost(value), provider.undecided(value)];
      assert.deepEqual(found, [value === won, value === lost, value !== won && value !== lost], value);
    }
    for (const unknown of ['newer', '', null, undefined]) {
      assert.deepEqual(
        [provider.merchantWon(unknown), provider.merchantLost(unknown), provider.undecided(unknown)],
        [false, false, false],
      );
    }
  });
}

test('disputes that need evidence and those that need an appeal are told apart', () => {
  for (const value of listed('stripe', 'DisputeStatus')) {
    assert.equal(stripe.needsEvidence(value), ['needs_response', 'warning_needs_response'].includes(value), value);
    assert.equal(stripe.needsAppeal(value), value === 'appeal_needs_response', value);
  }
  assert.equal(stripe.needsResponse, undefined);
});
