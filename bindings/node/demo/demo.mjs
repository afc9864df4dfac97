// A whole dispute from Node: notified, verified, acknowledged, accepted, and not accepted twice.
//
// Run it in a folder where the package is installed, or name that folder in REBUTTAL_NODE_PACKAGE. The line that the
// sandbox printed stands in REBUTTAL_SANDBOX_JSON.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// From the folder that has the package installed: this file may lie elsewhere.
const { AlipayClient, AlipayWebhooks, AlreadyDoneError, SignatureError } = createRequire(
  join(process.env.REBUTTAL_NODE_PACKAGE ?? process.cwd(), 'demo.mjs'),
)('rebuttal');

const PATH = '/hooks/alipay';
const LONGEST_WAIT = 20_000;
const sandbox = JSON.parse(process.env.REBUTTAL_SANDBOX_JSON ?? 'null');
if (sandbox === null) throw new Error('REBUTTAL_SANDBOX_JSON must hold the line that rebuttal-sandbox prints');

const say = (text) => console.log(`node | ${text}`);
const { client_id: clientId, merchant_private_key: privateKey, alipay_public_key: alipayPublicKey, gateway } = sandbox.alipay;
const hooks = new AlipayWebhooks({ path: PATH, clientId, alipayPublicKey });
const arrived = [];
let wake = () => {};

async function endpoint(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    arrived.push(hooks.receive(request.headers, Buffer.concat(chunks)));
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

const server = createServer(endpoint);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = new AlipayClient({ clientId, privateKey, alipayPublicKey, gateway });
try {
  await control('/alipay/webhook', 'PUT', { url: `http://127.0.0.1:${server.address().port}${PATH}` });
  const { disputeId } = await control('/alipay/disputes', 'POST', {});
  const created = await notification('DISPUTE_CREATED', disputeId);
  say(`DISPUTE_CREATED for ${disputeId}: verified and acknowledged, defence due ${created.defenseDueTime ?? 'at no given time'}`);

  const answer = await client.acceptDispute(disputeId);
  say(`accepted at ${answer.disputeResolutionTime} (${answer.result.resultCode}, ${answer.response.attempts} attempt)`);

  const accepted = await notification('DISPUTE_ACCEPTED', disputeId);
  say(`DISPUTE_ACCEPTED: verified and acknowledged, because ${accepted.disputeAcceptReason ?? 'no reason given'}`);

  const second = await client.acceptDispute(disputeId).then(() => undefined, (error) => error);
  if (!AlreadyDoneError.is(second)) throw new Error(`a second accept should be AlreadyDoneError, not ${second}`);
  say(`accepted again: ${second.name} (${second.code}), outcome ${second.outcome}`);
} finally {
  client.close();
  server.closeAllConnections();
  server.close();
}
