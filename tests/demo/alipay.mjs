// Three of Alipay's disputes: one accepted, and not accepted twice; one defended and won; one whose deadline passes.

import { control, dispute, endpoint, load, must, pdf, reset, sandbox, say, sendAgain } from './harness.mjs';

const { AlipayClient, AlipayWebhooks, AlreadyAnsweredError, DeadlinePassedError } = load('rebuttal');
const { isDisputeNotification, merchantWon } = load('rebuttal/alipay');

/** The error that a call is expected to end with. */
async function refusal(Class, call) {
  const error = await call.then(() => undefined, (error) => error);
  if (!Class.is(error)) throw new Error(`expected ${Class.name}, not ${error}`, { cause: error });
  return `${error.name} (${error.code}), outcome ${error.outcome}`;
}

/** The next notification of this type about the dispute. */
function notification(inbox, type, disputeId) {
  const wanted = (one) =>
    isDisputeNotification(one) && one.disputeNotificationType === type && one.disputeId === disputeId;
  return inbox.take(`${type} for ${disputeId}`, wanted);
}

async function opened(inbox) {
  const { disputeId } = await dispute('alipay');
  const { defenseDueTime } = await notification(inbox, 'DISPUTE_CREATED', disputeId);
  say(`DISPUTE_CREATED for ${disputeId}: verified and acknowledged, defence due ${defenseDueTime ?? 'at no given time'}`);
  return disputeId;
}

async function accepted(client, inbox) {
  const disputeId = await opened(inbox);
  await sendAgain('alipay', disputeId);
  await inbox.duplicate();
  say('it came again: recognised as a duplicate, acknowledged and not processed');
  const answer = await client.acceptDispute(disputeId);
  say(`accepted at ${answer.disputeResolutionTime} (${answer.result.resultCode}, ${answer.response.attempts} attempt)`);
  const { disputeAcceptReason } = await notification(inbox, 'DISPUTE_ACCEPTED', disputeId);
  say(`DISPUTE_ACCEPTED: verified and acknowledged, because ${disputeAcceptReason ?? 'no reason given'}`);
  say(`accepted again: ${await refusal(AlreadyAnsweredError, client.acceptDispute(disputeId))}`);
}

async function defended(client, inbox) {
  const disputeId = await opened(inbox);
  const template = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_TEMPLATE');
  say(`template downloaded: ${template.disputeEvidence?.length} bytes of ${template.disputeEvidenceFormat}`);
  const disputeEvidence = pdf();
  const answer = await client.supplyDefenseDocument(disputeId, { disputeEvidence });
  say(`a PDF of ${disputeEvidence.length} bytes supplied at ${answer.disputeResolutionTime}`);
  await notification(inbox, 'DEFENSE_SUPPLIED', disputeId);
  say('DEFENSE_SUPPLIED: verified and acknowledged');
  const supplied = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_FILE');
  must(disputeEvidence.equals(supplied.disputeEvidence), 'the document that comes back is another one');
  say('the document comes back byte for byte');
  await control(`alipay/disputes/${disputeId}/judge`, 'POST', { result: 'ACCEPT_BY_CUSTOMER' });
  const { disputeJudgedResult: result } = await notification(inbox, 'DISPUTE_JUDGED', disputeId);
  must(merchantWon(result), `the merchant should win, not ${result}`);
  say(`DISPUTE_JUDGED: ${result}, so the merchant wins`);
}

async function late(client, inbox) {
  const disputeId = await opened(inbox);
  // Nobody waits for weeks: the sandbox's clock is moved past the deadline.
  await control('alipay/webhook', 'PUT', { url: null });
  await control('clock/advance', 'POST', { seconds: 30 * 86_400 });
  const supplied = client.supplyDefenseDocument(disputeId, { disputeEvidence: pdf() });
  say(`its deadline passed, a defence is refused: ${await refusal(DeadlinePassedError, supplied)}`);
}

/** Runs the scenario with a reset sandbox. */
export async function scenario() {
  await reset();
  const { client_id: clientId, merchant_private_key: privateKey, alipay_public_key: alipayPublicKey, gateway } = sandbox.alipay;
  const inbox = await endpoint('alipay', new AlipayWebhooks({ path: '/hooks/alipay', clientId, alipayPublicKey }));
  const client = new AlipayClient({ clientId, privateKey, alipayPublicKey, gateway });
  say('at Alipay: one dispute is accepted, one defended, one forgotten');
  try {
    await accepted(client, inbox);
    await defended(client, inbox);
    await late(client, inbox);
  } finally {
    client.close();
    inbox.close();
  }
}
