// Every program in README.md: type-checked, then run against the sandbox from the installed package.

import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { drivers } from '../scripts/drivers.mjs';
import { binding, rebuttal, repository } from './support/package.mjs';
import { Project, strict } from './support/project.mjs';
import { startPostgres } from './support/postgres.mjs';
import { startSandbox } from './support/sandbox.mjs';

const readme = readFileSync(join(binding, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm)].map((match) => match[1]);

// Which block is which, so that a new one is not left untried.
const RUN = {
  start: (text) => text.includes('disputeResolutionTime'),
  contest: (text) => text.includes('PAYMENT_INTENT'),
  lists: (text) => text.includes('.pages()'),
  uploads: (text) => text.includes('onProgress'),
  missed: (text) => text.includes('outageBegan'),
  events: (text) => text.includes('export async function POST') && text.includes('StripeWebhooks'),
  'testing-events': (text) => text.includes('signTest') && text.includes('StripeWebhooks'),
  answer: (text) => text.includes('EvidencePacket'),
  documents: (text) => text.includes('DISPUTE_EVIDENCE_TEMPLATE'),
  signer: (text) => text.includes('kms'),
  next: (text) => text.includes('export async function POST') && text.includes('AlipayWebhooks'),
  once: (text) => text.includes('InProgressError'),
  stores: (text) => text.includes("from 'better-sqlite3'"),
  transaction: (text) => text.includes("from 'pg'"),
  express: (text) => text.includes("from 'express'"),
  errors: (text) => text.includes('AlreadyAnsweredError'),
  observer: (text) => text.includes('observer'),
  options: (text) => text.includes('maxAttempts'),
  testing: (text) => text.includes('signTest') && text.includes('AlipayWebhooks'),
};

let sandbox;
let project;
before(async () => {
  sandbox = await startSandbox();
  const files = {
    'package.json': { type: 'module' },
    'tsconfig.json': { compilerOptions: { ...strict, module: 'nodenext', esModuleInterop: true }, include: ['src'] },
  };
  for (const [name, is] of Object.entries(RUN)) {
    const found = blocks.filter(is);
    assert.equal(found.length, 1, `README.md has ${found.length} programs for "${name}"`);
    files[`src/${name}.ts`] = found[0];
  }
  project = new Project('readme', files, { modules: ['@types', 'undici-types', 'express', 'pg'] });
  symlinkSync(
    join(drivers, 'node_modules', 'better-sqlite3'),
    join(project.folder, 'node_modules', 'better-sqlite3'),
    'junction',
  );
  await project.compile();
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

test('every program of the README is tested', () => {
  assert.equal(blocks.length, Object.keys(RUN).length);
});

test('start, errors and options run against the sandbox', async () => {
  const expected = {
    start: /^SUCCESS \d{4}-/,
    errors: /^accepted\nanswered before, nobody says how\n$/,
    options: /^1\n$/,
  };
  for (const [name, output] of Object.entries(expected)) {
    const { disputeId } = await sandbox.createDispute();
    const { stdout } = await project.node(`out/${name}.js`, {
      env: { ...sandbox.environment(), DISPUTE_ID: disputeId },
    });
    assert.match(stdout, output, name);
  }
});

test('the disputes of a payment are found, and evidence with a document is staged, then submitted', async () => {
  const payment_intent = 'pi_readme';
  const { ids } = await sandbox.createStripeDispute({ payment_intent, count: 2 });
  project.write('receipt.pdf', '%PDF-1.7\nthe goods arrived');
  const { id: appeal } = await sandbox.createStripeDispute({ payment_intent, status: 'appeal_needs_response' });
  const { stdout } = await project.node('out/contest.js', {
    env: { ...sandbox.environment(), PAYMENT_INTENT: payment_intent },
  });
  assert.equal(stdout, 'staged true 0\nunder_review 1\n'.repeat(2));
  assert.equal((await sandbox.get('/_sandbox/effects')).effects[appeal].count, 0);
  const { effects } = await sandbox.get('/_sandbox/effects');
  assert.deepEqual(
    ids.map((id) => effects[id].count),
    [2, 2],
  );
  await assert.rejects(
    project.node('out/contest.js', { env: { ...sandbox.environment(), PAYMENT_INTENT: '' } }),
    /InvalidArgumentError/,
  );
});

test('a dispute is answered once with photos and a receipt', async () => {
  const { id } = await sandbox.createStripeDispute();
  const photo = join(repository, 'tests/evidence/photo.jpg');
  for (let times = 0; times < 2; times += 1) {
    const { stdout } = await project.node('out/answer.js', id, photo, photo, photo, { env: sandbox.environment() });
    assert.match(stdout, /^under_review .*photo.jpg/);
  }
  assert.equal((await sandbox.get('/_sandbox/effects')).effects[id].count, 1);
});

test('a dispute that fails is reported, and the others are answered', async () => {
  const payment_intent = 'pi_one_fails';
  await sandbox.createStripeDispute({ payment_intent, count: 2 });
  const { id: failing } = await sandbox.createStripeDispute({ payment_intent });
  await sandbox.control('/_sandbox/faults', { operation: 'submitDisputeEvidence', kind: 'refuse', status: 400 });
  project.write('receipt.pdf', '%PDF-1.7\nthe goods arrived');
  const program = project.node('out/contest.js', { env: { ...sandbox.environment(), PAYMENT_INTENT: payment_intent } });
  const { message } = await program.then(
    () => assert.fail('it says that all is well'),
    (error) => error,
  );
  assert.ok(message.includes(`\nstaged true 0\n${'staged true 0\nunder_review 1\n'.repeat(2)}`), message);
  assert.match(message, new RegExp(`^${failing}: .*not_done`, 'm'));
});

test('an observer counts what happened', async () => {
  const { stdout } = await project.node('out/observer.js', { env: sandbox.environment() });
  assert.match(stdout, /^rebuttal_calls\{operation="listDisputes",ended="well",outcome="done"\} 1$/m);
  assert.match(stdout, /^rebuttal_calls\{operation="retrieveDispute",ended="NotFoundError",outcome="not_done"\} 1$/m);
  assert.match(stdout, /^rebuttal_call_seconds\{operation="listDisputes"/m);
});

test('a list is read page by page', async () => {
  await sandbox.control('/_sandbox/reset');
  await sandbox.createStripeDispute({ count: 5 });
  const { stdout } = await project.node('out/lists.js', { env: sandbox.environment() });
  assert.equal(stdout, '5 2 true 2,2,1\n');
});

test('a stream is uploaded with a name, and a field is cleared', async () => {
  const { id } = await sandbox.createStripeDispute();
  project.write('receipt.pdf', '%PDF-1.7\nthe goods arrived');
  const { stdout, stderr } = await project.node('out/uploads.js', {
    env: { ...sandbox.environment(), DISPUTE_ID: id },
  });
  assert.equal(stdout, 'receipt.pdf 26 null true\n');
  assert.match(stderr, /26 of 26\n$/);
});

test('the handler of events logs how disputes ended, alerts about unknown events and refuses others', async (context) => {
  Object.assign(process.env, sandbox.environment());
  const { POST } = await import(pathToFileURL(join(project.folder, 'out/events.js')).href);
  const { id } = await sandbox.createStripeDispute();
  const client = new rebuttal.StripeClient(sandbox.stripeOptions());
  const [event] = (await client.listEvents({ type: 'charge.dispute.created' })).data.filter(
    ({ data }) => data.object.id === id,
  );
  const body = JSON.stringify(event);
  const webhookSecret = sandbox.json.stripe.webhook_secret;
  const headers = new rebuttal.StripeWebhooks({ webhookSecret }).signTestMessage(body, webhookSecret);
  const post = (text) =>
    POST(new Request('https://shop.example/hooks/stripe', { method: 'POST', headers, body: text }));
  const signed = (message) => {
    const body = JSON.stringify(message);
    const headers = new rebuttal.StripeWebhooks({ webhookSecret }).signTestMessage(body, webhookSecret);
    return new Request('https://shop.example/hooks/stripe', { method: 'POST', headers, body });
  };
  assert.equal((await post(body)).status, 200);
  assert.equal((await post(`${body} `)).status, 400);
  const logged = [];
  context.mock.method(console, 'log', (...values) => logged.push(values.join(' ')));
  context.mock.method(console, 'error', (...values) => logged.push(values.join(' ')));
  for (const status of ['won', 'lost', 'warning_closed', 'prevented', 'newer']) {
    await POST(signed({ ...event, type: 'charge.dispute.closed', data: { object: { ...event.data.object, status } } }));
  }
  await POST(signed({ ...event, type: 'charge.dispute.escalated' }));
  await POST(
    signed({
      id: 'evt_2',
      object: 'v2.core.event',
      type: 'v1.charge.dispute.escalated',
      created: '2026-11-24T10:00:00.000Z',
    }),
  );
  assert.deepEqual(logged, [
    `${id} won`,
    `${id} lost`,
    `${id} warning_closed`,
    `${id} prevented`,
    `${id} newer`,
    `ALERT: nothing handles charge.dispute.escalated ${event.id}`,
    'ALERT: nothing handles v1.charge.dispute.escalated evt_2',
  ]);
});

test('missed events are fetched, and not processed twice when they arrive late', async (context) => {
  const { catchUp, handle } = await import(pathToFileURL(join(project.folder, 'out/missed.js')).href);
  const began = new Date(Date.now() - 60_000);
  const made = [await sandbox.createStripeDispute(), await sandbox.createStripeDispute()].map(({ id }) => id);
  const logged = [];
  context.mock.method(console, 'log', (...values) => logged.push(values.join(' ')));
  const client = new rebuttal.StripeClient(sandbox.stripeOptions());
  await catchUp(client, began);
  for (const id of made) assert.equal(logged.filter((line) => line === `opened ${id}`).length, 1);
  const secret = sandbox.json.stripe.webhook_secret;
  const hooks = new rebuttal.StripeWebhooks({ webhookSecret: secret });
  for (const late of (await client.listEvents()).data) {
    const body = JSON.stringify(late);
    await handle(hooks.receive(hooks.signTestMessage(body, secret), body));
  }
  for (const id of made) assert.equal(logged.filter((line) => line === `opened ${id}`).length, 1);
});

test('a template is downloaded, and a document supplied and downloaded', async () => {
  const { disputeId } = await sandbox.createDispute();
  project.write('rebuttal.pdf', '%PDF-1.7\nthe goods arrived');
  const { stdout } = await project.node('out/documents.js', {
    env: { ...sandbox.environment(), DISPUTE_ID: disputeId },
  });
  assert.match(stdout, /^template [A-Z]+\nsupplied 26 bytes of PDF\n$/);
});

test('a signer replaces the key', async () => {
  const { disputeId } = await sandbox.createDispute();
  const { ALIPAY_PRIVATE_KEY: KMS_KEY, ...environment } = sandbox.environment();
  const { stdout } = await project.node('out/signer.js', { env: { ...environment, KMS_KEY, DISPUTE_ID: disputeId } });
  assert.equal(stdout, 'SUCCESS\nnot_done no permission\n');
});

test('the tests of handlers run without any server', async () => {
  await project.node('out/testing.js');
  await project.node('out/testing-events.js');
});

test('the web-standard handler acknowledges signed messages and refuses others', async () => {
  Object.assign(process.env, sandbox.environment());
  const { POST } = await import(pathToFileURL(join(project.folder, 'out/next.js')).href);
  const { body, headers } = message('DISPUTE_CREATED');
  const post = (text) =>
    POST(new Request('https://shop.example/hooks/alipay', { method: 'POST', headers, body: text }));
  const good = await post(body);
  assert.equal(good.status, 200);
  assert.equal((await good.json()).result.resultCode, 'SUCCESS');
  assert.equal((await post(`${body} `)).status, 401);
});

test('the handler that processes once acknowledges a duplicate without processing it', async (context) => {
  Object.assign(process.env, sandbox.environment());
  const { handle } = await import(pathToFileURL(join(project.folder, 'out/once.js')).href);
  const logged = [];
  context.mock.method(console, 'log', (...values) => logged.push(values.join(' ')));
  const { body, headers } = message('DISPUTE_CREATED', { disputeTime: '2026-01-31T12:00:00+08:00' });
  const post = (text) =>
    handle(new Request('https://shop.example/hooks/alipay', { method: 'POST', headers, body: text }));
  const [first, second, forged] = [await post(body), await post(body), await post(`${body} `)];
  assert.deepEqual([first.status, second.status, forged.status], [200, 200, 401]);
  assert.deepEqual(logged, ['processing D1', 'a duplicate D1']);
});

test('the store over SQLite remembers processed messages', async () => {
  for (const output of ['processing\n1 true\n2 false\n', '1 false\n2 false\n']) {
    assert.equal((await project.node('out/stores.js')).stdout, output);
  }
});

test('work in a transaction is committed with the claim', async (context) => {
  const postgres = await startPostgres();
  context.after(() => postgres.stop());
  const { host, user, database } = await postgres.database();
  const main = `
    import { Client } from 'pg';
    const client = new Client();
    await client.connect();
    await client.query('CREATE TABLE inbox (dispute_id TEXT UNIQUE)');
    const { handle } = await import('./transaction.js');
    console.log(await handle('k', 'du_1'), await handle('k', 'du_1'));
    console.log(await handle('l', 'du_1').catch((error) => error.code), await handle('l', 'du_2'));
    console.log((await client.query('SELECT dispute_id FROM inbox ORDER BY 1')).rows.map((row) => row.dispute_id).join());
    process.exit();
  `;
  project.write('out/main.js', main);
  const env = { ...process.env, PGHOST: host, PGUSER: user, PGDATABASE: database };
  assert.equal((await project.node('out/main.js', { env })).stdout, 'true false\n23505 true\ndu_1,du_2\n');
});

test('the express handler acknowledges signed messages and refuses others', async () => {
  Object.assign(process.env, sandbox.environment());
  const { app } = await import(pathToFileURL(join(project.folder, 'out/express.js')).href);
  const server = createServer(app);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { body, headers } = message('DISPUTE_JUDGED');
  const post = (text) =>
    fetch(`http://127.0.0.1:${server.address().port}/hooks/alipay`, { method: 'POST', headers, body: text });
  const good = await post(body);
  assert.equal(good.status, 200);
  assert.equal((await good.json()).result.resultCode, 'SUCCESS');
  assert.equal((await post(`${body} `)).status, 401);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function message(disputeNotificationType, more = {}) {
  const { client_id: clientId, alipay_public_key: alipayPublicKey, alipay_private_key: key } = sandbox.json.alipay;
  const body = JSON.stringify({
    disputeId: 'D1',
    disputeNotificationType,
    disputeJudgedResult: 'ACCEPT_BY_CUSTOMER',
    ...more,
  });
  const receiver = new rebuttal.AlipayWebhooks({ path: '/hooks/alipay', clientId, alipayPublicKey });
  return { body, headers: receiver.signTestMessage(body, key) };
}
