// What the sandbox tells, the official SDK verifies and reads with its own webhook code, and finds again by its calls.

import { test } from 'node:test';

import Stripe from 'stripe';

import { ACCOUNT, PATH, ids, inbox, keys, merchant, opened, requests, sandbox } from './harness.mjs';
import { assert } from './checks.mjs';

const { StripeSignatureVerificationError } = Stripe.errors;

/** What the SDK's webhook code makes of a snapshot event; it throws on a mismatch. */
function read({ headers, body }) {
  return merchant().webhooks.constructEvent(body, headers['stripe-signature'], keys().webhook_secret);
}

async function told(box) {
  const delivery = await box.next();
  assert.equal(delivery.path, PATH);
  assert.equal(delivery.headers['content-type'], 'application/json; charset=utf-8');
  const event = read(delivery);
  assert.equal(event.object, 'event');
  return event;
}

const evidence = (uncategorized_text) => ({ evidence: { uncategorized_text } });

test('it verifies the events of a dispute’s life, and finds them again', async (context) => {
  const box = await inbox(context);
  const dispute = await opened();
  const found = [await told(box), await told(box)];
  await merchant().disputes.update(dispute, { ...evidence('für dich'), submit: false });
  found.push(await told(box));
  assert.equal(found[2].data.previous_attributes.evidence.uncategorized_text, null);
  assert.equal(found[2].data.object.evidence.uncategorized_text, 'für dich');
  await merchant().disputes.update(dispute, evidence('winning_evidence'), { idempotencyKey: 'mine' });
  for (let news = 0; news < 3; news += 1) found.push(await told(box));
  const endings = ['created', 'funds_withdrawn', 'updated', 'updated', 'closed', 'funds_reinstated'];
  assert.deepEqual(found.map(({ type }) => type), endings.map((ending) => `charge.dispute.${ending}`));
  assert.deepEqual(found.slice(2).map(({ data }) => data.object.status), ['needs_response', 'under_review', 'won', 'won']);
  assert.ok(found.every(({ data, api_version }) => data.object.id === dispute && api_version === '2026-10-28.endive'));
  assert.deepEqual(found[0].request, { id: null, idempotency_key: null });
  assert.deepEqual(found[3].request, { id: (await requests()).at(-1).request_id, idempotency_key: 'mine' });
  await sandbox.control('/_sandbox/clock/advance', { seconds: 0 });
  assert.deepEqual(await ids(merchant().events.list({ limit: 4 })), found.map(({ id }) => id).reverse());
  for (const event of found) {
    assert.deepEqual({ ...(await merchant().events.retrieve(event.id)) }, { ...event, pending_webhooks: 0 });
  }
});

test('it finds what was missed', async () => {
  await merchant().disputes.update(await opened(), evidence('winning_evidence'));
  await merchant().disputes.close(await opened());
  for (const [params, count] of [
    [{ type: 'charge.dispute.closed' }, 2],
    [{ type: 'charge.dispute.*' }, 8],
    [{ types: ['charge.dispute.created', 'charge.dispute.closed'] }, 4],
    [{ type: 'charge.refunded' }, 0],
    [{ delivery_success: false }, 0],
  ]) {
    assert.equal((await ids(merchant().events.list({ ...params, limit: 2 }))).length, count, JSON.stringify(params));
  }
  await assert.rejects(merchant().events.list({ type: 'a', types: ['b'] }), { code: 'parameters_exclusive' });
  await assert.rejects(merchant().events.retrieve('evt_of_nobody'), { code: 'resource_missing' });
});

test('it refuses hostile events', async (context) => {
  const box = await inbox(context);
  const order = { body: { id: 'evt_1', object: 'event', type: 'charge.dispute.created', data: {} } };
  await sandbox.control('/_sandbox/stripe/notify', { ...order, sign: true });
  const good = await box.next();
  assert.equal(read(good).id, 'evt_1');
  assert.throws(() => read({ ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) }), StripeSignatureVerificationError);
  for (const sign of ['broken', 'other_key', false]) {
    await sandbox.control('/_sandbox/stripe/notify', { ...order, sign });
    const delivery = await box.next();
    assert.throws(() => read(delivery), StripeSignatureVerificationError, String(sign));
  }
});

test('it reads thin events, and fetches what they name', async (context) => {
  const box = await inbox(context, { thin: true });
  const client = merchant();
  for (const account of [undefined, ACCOUNT]) {
    const dispute = await opened(account === undefined ? {} : { account });
    for (const ending of ['created', 'funds_withdrawn']) {
      const delivery = await box.next();
      const parse = (body) => client.parseEventNotification(body, delivery.headers['stripe-signature'], keys().webhook_secret);
      const notice = parse(delivery.body);
      assert.equal(notice.type, `v1.charge.dispute.${ending}`);
      assert.equal(notice.related_object.id, dispute);
      assert.equal(notice.context?.toString(), account);
      const found = await notice.fetchRelatedObject();
      assert.deepEqual([found.object, found.id], ['dispute', dispute]);
      const { headers } = (await requests()).at(-1);
      assert.equal(headers['stripe-request-trigger'], `event=${notice.id}`);
      assert.equal(headers['stripe-context'], account);
      const event = await notice.fetchEvent();
      assert.deepEqual([event.id, event.object, event.type], [notice.id, 'v2.core.event', notice.type]);
      assert.throws(() => read(delivery), /thin event/);
      assert.throws(() => parse(`${delivery.body} `), StripeSignatureVerificationError);
    }
  }
});

test('its handler takes thin events', async (context) => {
  const box = await inbox(context, { thin: true });
  const handled = [];
  const handler = merchant().notificationHandler(keys().webhook_secret, ({ type }) => void handled.push(['else', type]));
  handler.on('v1.charge.dispute.closed', async (notice) => {
    handled.push(['closed', (await notice.fetchRelatedObject()).status]);
  });
  await merchant().disputes.close(await opened());
  for (let news = 0; news < 3; news += 1) {
    const { headers, body } = await box.next();
    await handler.handle(body, headers['stripe-signature']);
  }
  assert.deepEqual(handled, [
    ['else', 'v1.charge.dispute.created'],
    ['else', 'v1.charge.dispute.funds_withdrawn'],
    ['closed', 'lost'],
  ]);
});
