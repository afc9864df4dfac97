// Calls with idempotency keys, and other calls at Stripe, beyond those of the scenarios.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal, require } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { CLEAR, ConfigError, InvalidArgumentError, InvalidRequestError, NotFoundError, StripeClient, StripeWebhooks } =
  rebuttal;
const { isEvent, needsEvidence } = require('rebuttal/stripe');

let sandbox;
let client;
before(async () => {
  sandbox = await startSandbox();
  client = new StripeClient(sandbox.stripeOptions());
});
after(() => sandbox.stop());

test('unknown values are read, printed and written unchanged, and unknown fields are not printed', async () => {
  const { id } = await sandbox.createStripeDispute({
    status: 'under_negotiation',
    reason: 'bought_by_a_machine',
    extra: { mediator: { id: 'med_1', votes: [1, { deep: null }] } },
  });
  const dispute = await client.retrieveDispute(id);
  assert.deepEqual(
    [dispute.status, dispute.reason, dispute.mediator.votes],
    ['under_negotiation', 'bought_by_a_machine', [1, { deep: null }]],
  );
  const shown = inspect(dispute, { depth: 9 });
  for (const value of ['under_negotiation', 'bought_by_a_machine']) assert.ok(shown.includes(value), value);
  // Nobody knows what a field holds that no document describes.
  assert.ok(!shown.includes('med_1'), 'an unknown field is not shown');
  const raw = Buffer.from(dispute.response.raw).toString();
  assert.deepEqual(JSON.parse(JSON.stringify(dispute)), JSON.parse(raw));
  assert.equal(JSON.stringify(dispute), JSON.stringify(JSON.parse(raw)));
});

const HOSTILE = [
  'du_1/close?x=1',
  'du_1\\close',
  '..',
  '.',
  '',
  ' ',
  'du_1%2Fclose',
  'du_1#x',
  'du_1\n',
  'du_1?expand[0]=charge',
];
for (const id of HOSTILE) {
  test(`the id ${JSON.stringify(id)} is refused and nothing is sent`, async () => {
    await sandbox.control('/_sandbox/reset');
    const calls = [
      () => client.retrieveDispute(id),
      () => client.updateDispute(id, { submit: true }),
      () => client.stageDisputeEvidence(id),
      () => client.submitDisputeEvidence(id),
      () => client.closeDispute(id),
      () => client.retrieveFile(id),
      () => client.downloadFile(id),
      () => client.retrieveEvent(id),
    ];
    for (const call of calls) {
      await assert.rejects(
        call,
        (error) =>
          InvalidArgumentError.is(error) &&
          error.outcome === 'not_done' &&
          ['dispute', 'file', 'id'].includes(error.field),
      );
    }
    assert.deepEqual((await sandbox.get('/_sandbox/requests')).requests, []);
  });
}

test('an id of 300 characters reaches its own operation or is refused', async () => {
  await sandbox.control('/_sandbox/reset');
  await assert.rejects(
    client.retrieveDispute('d'.repeat(300)),
    (error) => NotFoundError.is(error) || InvalidArgumentError.is(error),
  );
  const { requests } = await sandbox.get('/_sandbox/requests');
  assert.ok(requests.every(({ operation }) => operation === 'retrieveDispute'));
});

test('without `submit` nothing is sent', async () => {
  const { id } = await sandbox.createStripeDispute();
  for (const params of [undefined, {}, { evidence: {} }, { submit: undefined }]) {
    await assert.rejects(client.updateDispute(id, params), (error) => InvalidArgumentError.is(error));
  }
  await assert.rejects(client.updateDispute(id, { evidence: { customer_name: 'A' } }), {
    name: 'InvalidArgumentError',
    field: 'submit',
    attempts: 0,
  });
  assert.equal((await sandbox.get('/_sandbox/effects')).effects[id]?.count ?? 0, 0);
});

test('CLEAR clears a text, a file, a group of fields and metadata; null and an empty text are refused and name it', async () => {
  const { id } = await sandbox.createStripeDispute();
  const file = await client.uploadDisputeEvidence({ file: Buffer.from('%PDF-1.7') });
  const evidence = { customer_name: 'Zoë', receipt: file.id };
  await client.stageDisputeEvidence(id, { evidence, metadata: { a: '1', b: '2', c: 'ü&=+[]' } });
  const cleared = await client.stageDisputeEvidence(id, {
    evidence: { customer_name: CLEAR, receipt: CLEAR },
    metadata: { a: CLEAR },
  });
  assert.deepEqual(
    [cleared.evidence.customer_name, cleared.evidence.receipt, cleared.metadata],
    [null, null, { b: '2', c: 'ü&=+[]' }],
  );
  assert.deepEqual((await client.stageDisputeEvidence(id, { metadata: CLEAR })).metadata, {});
  for (const nothing of [null, '']) {
    const refused = (field) => ({ name: 'InvalidArgumentError', field, message: /CLEAR/ });
    await assert.rejects(
      client.stageDisputeEvidence(id, { evidence: { customer_name: nothing } }),
      refused('evidence.customer_name'),
    );
    await assert.rejects(client.stageDisputeEvidence(id, { metadata: { a: nothing } }), refused('metadata.a'));
    await assert.rejects(client.stageDisputeEvidence(id, { evidence: nothing }), refused('evidence'));
  }
  await assert.rejects(client.stageDisputeEvidence(id, { intended_submission_method: CLEAR }), {
    name: 'InvalidArgumentError',
    field: 'intended_submission_method',
    message: /cannot be cleared/,
  });
});

test("the response has the call's idempotency key, the caller's own or a generated one", async () => {
  const { id } = await sandbox.createStripeDispute();
  const own = await client.stageDisputeEvidence(id, {}, { idempotencyKey: 'my key 1' });
  assert.equal(own.response.idempotencyKey, 'my key 1');
  const made = await client.stageDisputeEvidence(id);
  assert.match(made.response.idempotencyKey, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal((await client.retrieveDispute(id)).response.idempotencyKey, undefined);
  await assert.rejects(
    client.closeDispute(id, {}, { idempotencyKey: 'k'.repeat(256) }),
    (error) => error.field === 'idempotencyKey',
  );
  await assert.rejects(client.closeDispute('du_nobody'), (error) => {
    assert.match(error.idempotencyKey, /^[0-9a-f-]{36}$/);
    return NotFoundError.is(error);
  });
});

test('an error has the details that the provider gives', async () => {
  const { id } = await sandbox.createStripeDispute();
  await assert.rejects(client.retrieveDispute(id, { expand: ['nothing_of_that_name'] }), (error) => {
    assert.ok(InvalidRequestError.is(error), error.stack);
    assert.equal(error.details.type, 'invalid_request_error');
    return true;
  });
});

test('a thin event leads to its dispute, in the account that it names', async () => {
  const { id } = await sandbox.createStripeDispute({ account: 'acct_1' });
  const webhookSecret = sandbox.json.stripe.webhook_secret;
  const hooks = new StripeWebhooks({ webhookSecret });
  const related_object = { id, type: 'dispute', url: `/v1/disputes/${id}` };
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'v2.core.event',
    type: 'v1.charge.dispute.created',
    created: '2026-11-24T10:00:00Z',
    context: 'acct_1',
    related_object,
  });
  const event = hooks.receive(hooks.signTestMessage(body, webhookSecret), body);
  assert.ok(isEvent(event, 'v1.charge.dispute.created'));
  const options = { context: event.context, requestTrigger: `event=${event.id}` };
  assert.ok(needsEvidence(await client.retrieveDispute(event.related_object.id, {}, options)));
  await assert.rejects(client.retrieveDispute(event.related_object.id), (error) => NotFoundError.is(error));
});

test('errors about limits have the names of options in this language', async () => {
  await assert.rejects(client.stageDisputeEvidence('du_1', { evidence: { uncategorized_text: 'ä'.repeat(20_001) } }), {
    name: 'InvalidArgumentError',
    field: 'evidence.uncategorized_text',
    message: /`maxLongTextCharacters`/,
  });
});

test('the key is needed, read from the environment, and never shown', (t) => {
  assert.throws(
    () => new StripeClient({}),
    (error) => ConfigError.is(error) && error.field === 'apiKey',
  );
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  delete process.env.STRIPE_API_KEY;
  assert.throws(() => StripeClient.fromEnv(), { name: 'ConfigError', field: 'apiKey', message: /set STRIPE_API_KEY/ });
  process.env.STRIPE_API_KEY = 'sk_test_never_shown';
  assert.ok(!inspect(StripeClient.fromEnv(), { showHidden: true, depth: 9 }).includes('never_shown'));
});
