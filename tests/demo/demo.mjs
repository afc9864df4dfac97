// Three disputes from Node: one accepted, and not accepted twice; one defended and won; one whose deadline passes.
//
// Run it in a folder where the package is installed, or name that folder in REBUTTAL_NODE_PACKAGE. The line that the
// sandbox printed stands in REBUTTAL_SANDBOX_JSON.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// From the folder that has the package installed: this file may lie elsewhere.
const require = createRequire(join(process.env.REBUTTAL_NODE_PACKAGE ?? process.cwd(), 'demo.mjs'));
const { AlipayClient, AlipayWebhooks, AlreadyDoneError, DeadlinePassedError, SignatureError } = require('rebuttal');
const { isDisputeNotification, merchantWon } = require('rebuttal/alipay');

const PATH = '/hooks/alipay';
const LONGEST_WAIT = 20_000;
const sandbox = JSON.parse(process.env.REBUTTAL_SANDBOX_JSON ?? 'null');
if (sandbox === null) throw new Error('REBUTTAL_SANDBOX_JSON must hold the line that rebuttal-sandbox prints');

const say = (text) => console.log(`node         | ${text}`);
const { client_id: clientId, merchant_private_key: privateKey, alipay_public_key: alipayPublicKey, gateway } = sandbox.alipay;
const hooks = new AlipayWebhooks({ path: PATH, clientId, alipayPublicKey });
const arrived = [];
let wake = () => {};

async function endpoint(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const message = hooks.receive(request.headers, Buffer.concat(chunks));
    if (isDisputeNotification(message)) arrived.push(message);
    response.writeHead(hooks.ack.status, hooks.ack.headers).end(hooks.ack.body);
    wake();
  } catch (error) {
    response.writeHead(SignatureError.is(error) ? 401 : 500).end();
    say(`refused a notification: ${error.message}`);
  }
}

async function control(path, method, body) {
  const response = await fetch(sandbox.control + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function notification(type, disputeId) {
  const deadline = AbortSignal.timeout(LONGEST_WAIT);
  for (;;) {
    const found = arrived.find((one) => one.disputeNotificationType === type && one.disputeId === disputeId);
    if (found) return found;
    await new Promise((resolve, reject) => {
      wake = resolve;
      deadline.addEventListener('abort', () => reject(new Error(`no ${type} for ${disputeId} in ${LONGEST_WAIT} ms`)), { once: true });
    });
  }
}

/** A document as small as a PDF can be. */
function pdf() {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

/** The error that a call is expected to end with. */
async function refusal(Class, call) {
  const error = await call.then(() => undefined, (error) => error);
  if (!Class.is(error)) throw new Error(`expected ${Class.name}, not ${error}`, { cause: error });
  return `${error.name} (${error.code}), outcome ${error.outcome}`;
}

async function opened() {
  const { disputeId } = await control('/alipay/disputes', 'POST', {});
  const { defenseDueTime } = await notification('DISPUTE_CREATED', disputeId);
  say(`DISPUTE_CREATED for ${disputeId}: verified and acknowledged, defence due ${defenseDueTime ?? 'at no given time'}`);
  return disputeId;
}

async function accepted(client) {
  const disputeId = await opened();
  const answer = await client.acceptDispute(disputeId);
  say(`accepted at ${answer.disputeResolutionTime} (${answer.result.resultCode}, ${answer.response.attempts} attempt)`);
  const { disputeAcceptReason } = await notification('DISPUTE_ACCEPTED', disputeId);
  say(`DISPUTE_ACCEPTED: verified and acknowledged, because ${disputeAcceptReason ?? 'no reason given'}`);
  say(`accepted again: ${await refusal(AlreadyDoneError, client.acceptDispute(disputeId))}`);
}

async function defended(client) {
  const disputeId = await opened();
  const template = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_TEMPLATE');
  say(`template downloaded: ${template.disputeEvidence?.length} bytes of ${template.disputeEvidenceFormat}`);
  const disputeEvidence = pdf();
  const answer = await client.supplyDefenseDocument(disputeId, { disputeEvidence });
  say(`a PDF of ${disputeEvidence.length} bytes supplied at ${answer.disputeResolutionTime}`);
  await notification('DEFENSE_SUPPLIED', disputeId);
  say('DEFENSE_SUPPLIED: verified and acknowledged');
  const supplied = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_FILE');
  if (!disputeEvidence.equals(supplied.disputeEvidence)) throw new Error('the document that comes back is another one');
  say('the document comes back byte for byte');
  await control(`/alipay/disputes/${disputeId}/judge`, 'POST', { result: 'ACCEPT_BY_CUSTOMER' });
  const { disputeJudgedResult: result } = await notification('DISPUTE_JUDGED', disputeId);
  if (!merchantWon(result)) throw new Error(`the merchant should win, not ${result}`);
  say(`DISPUTE_JUDGED: ${result}, so the merchant wins`);
}

async function late(client) {
  const disputeId = await opened();
  // Nobody waits for weeks: the sandbox's clock is moved past the deadline.
  await control('/alipay/webhook', 'PUT', { url: null });
  await control('/clock/advance', 'POST', { seconds: 30 * 86_400 });
  const supplied = client.supplyDefenseDocument(disputeId, { disputeEvidence: pdf() });
  say(`its deadline passed, a defence is refused: ${await refusal(DeadlinePassedError, supplied)}`);
}

const server = createServer(endpoint);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = new AlipayClient({ clientId, privateKey, alipayPublicKey, gateway });
try {
  await control('/alipay/webhook', 'PUT', { url: `http://127.0.0.1:${server.address().port}${PATH}` });
  await accepted(client);
  await defended(client);
  await late(client);
} finally {
  client.close();
  server.closeAllConnections();
  server.close();
}
