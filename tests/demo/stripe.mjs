// Three of Stripe's disputes: two on one payment, one defended and won, the other given up; and one of a connected
// account, announced by a thin event.

import { control, dispute, effects, endpoint, load, must, requests, reset, sandbox, say, sendAgain } from './harness.mjs';

const { EvidencePacket, StripeClient, StripeWebhooks, idOf } = load('rebuttal');
const { isEvent, isFinal, merchantLost, merchantWon, needsEvidence } = load('rebuttal/stripe');

const CONNECTED = 'acct_1Connected';
const PHOTO = { path: new URL('../evidence/photo.jpg', import.meta.url) };

/** The dispute in the next event of this type about it. */
async function arrived(inbox, type, id) {
  const wanted = (message) => isEvent(message, type) && message.data.object.id === id;
  const event = await inbox.take(`${type} about ${id}`, wanted);
  const told = event.data.object;
  say(`${event.type} arrived, verified: dispute ${told.id} is now ${told.status}`);
  return told;
}

async function opened(inbox, fields) {
  const { id } = await dispute('stripe', fields);
  return arrived(inbox, 'charge.dispute.created', id);
}

/** Two disputes on one payment, found by its payment intent. */
async function found(client, inbox) {
  const first = await opened(inbox, { amount: 4200, currency: 'eur', reason: 'product_not_received' });
  await sendAgain('stripe', first.id);
  await inbox.duplicate();
  say('it came again: recognised as a duplicate, acknowledged and not processed');
  const payment = idOf(first.payment_intent);
  const again = { amount: 900, currency: 'eur', reason: 'duplicate', payment_intent: payment };
  const second = await opened(inbox, again);
  const ids = [];
  for await (const one of client.listDisputes({ payment_intent: payment, limit: 1 })) {
    must(needsEvidence(one), 'a new dispute needs no response');
    say(`found on payment ${payment}: ${one.id} over ${one.amount} ${one.currency} in minor units, ${one.reason}`);
    ids.push(one.id);
  }
  must(ids.join() === [second.id, first.id].join(), `the list of the payment has other disputes: ${ids}`);
  return [first.id, second.id];
}

/** A receipt and photos are staged with the dispute: the bank sees nothing of it yet. */
async function staged(client, inbox, id) {
  const told = [];
  const packet = new EvidencePacket(await client.retrieveDispute(id))
    .text('product_description', 'A lamp, delivered on Monday.')
    .file('receipt', PHOTO)
    .file('shipping_documentation', PHOTO)
    .file('shipping_documentation', PHOTO);
  const { receipt } = await client.stagePacket(packet, { onProgress: (sent, total) => told.push([sent, total]) });
  const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
  const size = sum(receipt.files.map(({ bytes }) => bytes));
  must(told.at(-1)?.every((count) => count === size), `the upload's progress does not end: ${told}`);
  const made = `${receipt.files.length} files of ${sum(receipt.files.map(({ pages }) => pages.length))} pages, ${size} bytes`;
  say(`the packet is checked, built and uploaded: ${made}, progress reported in ${told.length} steps`);
  await arrived(inbox, 'charge.dispute.updated', id);
  const now = await client.retrieveDispute(id);
  const sent = now.evidence_details?.submission_count;
  const onlyStaged = needsEvidence(now) && idOf(now.evidence?.receipt) && sent === 0;
  must(onlyStaged, `it is not only staged: ${JSON.stringify(now)}`);
  say(`looked at: ${now.status}, the receipt ${idOf(now.evidence?.receipt)} is staged, submitted ${sent} times`);
  return packet;
}

/** The provider counts one deed of this kind on the dispute. */
async function counted(id, deed) {
  const { did } = await effects(id);
  must(did[deed] === 1, `the provider does not count one ${deed}: ${JSON.stringify(did)}`);
}

/** The evidence goes to the bank, and the answer about it is lost on the way. */
async function submitted(client, inbox, packet) {
  const id = packet.disputeId;
  await control('faults', 'POST', { operation: 'submitDisputeEvidence', kind: 'cut_after' });
  const { value: answer } = await client.submitPacket(packet);
  const { idempotencyKey, attempts } = answer.response;
  const got = await requests('submitDisputeEvidence');
  const same = got.every(({ headers }) => headers['idempotency-key'] === idempotencyKey);
  // The first one was carried out; the second got that one's answer again.
  const once = got.map(({ acted }) => acted).join() === 'true,false';
  must(attempts === 2 && same && once, `not two requests of one key: ${JSON.stringify(got)}`);
  say(`submitted: ${answer.status}; the first answer was lost, so it took ${attempts} attempts`);
  await counted(id, 'evidence_submitted');
  say(`the provider got 2 requests with the one idempotency key ${idempotencyKey}, and counts one submission`);
  const told = await arrived(inbox, 'charge.dispute.updated', id);
  must(told.evidence_details?.submission_count === 1, 'the event does not have one submission');
}

/** The bank decides for the merchant. */
async function won(inbox, id) {
  await control(`stripe/disputes/${id}/judge`, 'POST', { result: 'won' });
  const told = await arrived(inbox, 'charge.dispute.closed', id);
  must(merchantWon(told), `the merchant should win, not ${told.status}`);
  const back = (told.balance_transactions ?? []).map(({ amount }) => amount ?? 0).filter((amount) => amount > 0);
  say(`so the merchant wins, and ${back.reduce((sum, amount) => sum + amount, 0)} ${told.currency} come back`);
}

/** The other dispute is not worth the trouble. */
async function givenUp(client, inbox, id) {
  const answer = await client.closeDispute(id);
  say(`the other dispute is given up: ${answer.status}`);
  const told = await arrived(inbox, 'charge.dispute.closed', id);
  must(isFinal(told) && merchantLost(told), `it should be lost, not ${told.status}`);
  await counted(id, 'closed');
  say('the provider counts one close');
}

/** A thin event has an id only: the dispute is fetched, in the account that has it. */
async function thinEvent(client, inbox) {
  await control('stripe/webhook', 'PUT', { url: inbox.url, thin: true });
  const { id } = await dispute('stripe', { account: CONNECTED });
  const wanted = (message) => isEvent(message, 'v1.charge.dispute.created') && message.related_object.id === id;
  const event = await inbox.take('thin event', wanted);
  must(event.context === CONNECTED, 'the thin event does not name the account');
  say(`${event.type} arrived, verified: a thin event of ${event.context}, which names a dispute only`);
  const options = { context: event.context, requestTrigger: `event=${event.id}` };
  const fetched = await client.retrieveDispute(event.related_object.id, {}, options);
  must(fetched.id === id, 'another dispute was fetched');
  say(`its dispute ${fetched.id} is fetched in the context of that account: ${fetched.status}`);
  const { headers } = (await requests('retrieveDispute')).at(-1);
  const named = headers['stripe-context'] === CONNECTED && headers['stripe-request-trigger'] === `event=${event.id}`;
  must(named, `the request names neither account nor event: ${JSON.stringify(headers)}`);
}

/** Runs the scenario with a reset sandbox. */
export async function scenario() {
  await reset();
  const { api_key: apiKey, api_base: apiBase, files_base: filesBase, webhook_secret: webhookSecret } = sandbox.stripe;
  const inbox = await endpoint('stripe', new StripeWebhooks({ webhookSecret }));
  const client = new StripeClient({ apiKey, apiBase, filesBase });
  say('at Stripe: one payment is disputed twice, one dispute is defended, the other given up');
  try {
    const [first, second] = await found(client, inbox);
    const packet = await staged(client, inbox, first);
    await submitted(client, inbox, packet);
    await won(inbox, first);
    await givenUp(client, inbox, second);
    await thinEvent(client, inbox);
  } finally {
    client.close();
    inbox.close();
  }
}
