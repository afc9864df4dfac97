// `util.inspect` and `console.log` show identifiers, codes and amounts of responses and messages, and no free text.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { AlipayWebhooks, StripeClient } = rebuttal;

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.stop());

test('a dispute shows its ids and not its notes', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  const made = await sandbox.createStripeDispute();
  await client.stageDisputeEvidence(made.id, {
    metadata: { SecretKey: 'SecretNote' },
    evidence: { customer_name: 'Secret Roe' },
  });
  const dispute = await client.retrieveDispute(made.id);
  assert.equal(dispute.metadata.SecretKey, 'SecretNote');
  for (const shown of [
    inspect(dispute),
    inspect([{ dispute }], { depth: null }),
    inspect({ ...dispute, evidence: undefined, metadata: undefined }),
  ]) {
    for (const id of [made.id, made.charge, made.payment_intent]) assert.ok(shown.includes(id), shown);
    assert.ok(!shown.includes('Secret'), shown);
  }
  const expanded = { ...made, charge: { id: 'ch_2', billing_details: { name: 'Secret Roe' } } };
  await sandbox.control('/_sandbox/faults', { operation: 'retrieveDispute', kind: 'replace', body: expanded });
  const whole = await client.retrieveDispute(made.id, { expand: ['charge'] });
  client.close();
  assert.equal(whole.charge.billing_details.name, 'Secret Roe');
  assert.ok(!inspect(whole, { depth: null }).includes('Secret'));
});

test('what the document does not describe is not shown, wherever it stands', async () => {
  const client = new StripeClient(sandbox.stripeOptions());
  const made = await sandbox.createStripeDispute();
  const newer = { note: 'Secret', more: ['Secret'] };
  const details = { ...made.evidence_details, newer, letter: 'Secret' };
  const body = { ...made, newer, nothing: null, evidence_details: details };
  await sandbox.control('/_sandbox/faults', { operation: 'retrieveDispute', kind: 'replace', body });
  const dispute = await client.retrieveDispute(made.id);
  client.close();
  assert.deepEqual([dispute.newer, dispute.evidence_details.letter], [newer, 'Secret']);
  for (const value of [dispute, { list: [dispute] }, dispute.evidence_details]) {
    const shown = inspect(value, { depth: null });
    assert.ok(!shown.includes('Secret') && shown.includes('newer: [not shown]'), shown);
    assert.ok(shown.includes('due_by'), shown);
  }
  assert.ok(inspect(dispute).includes('nothing: null'));
});

test('a notification shows its ids and not texts of people', () => {
  const provider = new rebuttal.AlipayWebhooks({
    path: '/hook',
    clientId: 'C1',
    alipayPublicKey: sandbox.json.alipay.alipay_public_key,
  });
  assert.ok(provider instanceof AlipayWebhooks);
  const messages = [
    [
      {
        disputeId: 'D1',
        disputeNotificationType: 'DISPUTE_CREATED',
        paymentId: 'P1',
        disputeReasonMsg: 'Secret words',
        disputeReasonCode: 'R1',
      },
      ['D1', 'P1', 'R1'],
    ],
    [
      {
        disputeId: 'D2',
        notifyTime: '2026-01-31T12:00:00+08:00',
        defenseFile: { fileName: 'Secret.pdf' },
        recommendedEvidence: { SecretKey: 'Secret' },
        suggestionsForImprovement: 'Secret',
      },
      ['D2'],
    ],
  ];
  for (const [message, ids] of messages) {
    const shown = inspect(provider.parse(JSON.stringify(message)), { depth: null });
    for (const id of ids) assert.ok(shown.includes(id), shown);
    assert.ok(!shown.includes('Secret'), shown);
  }
});
