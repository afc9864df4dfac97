// Every program in README.md: type-checked, then run against the sandbox from the installed package.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { binding, rebuttal } from './support/package.mjs';
import { Project, strict } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

const readme = readFileSync(join(binding, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm)].map((match) => match[1]);

// Which block is which, so that a new one is not left untried.
const RUN = {
  start: (text) => text.includes('disputeResolutionTime'),
  documents: (text) => text.includes('DISPUTE_EVIDENCE_TEMPLATE'),
  signer: (text) => text.includes('kms'),
  next: (text) => text.includes('export async function POST'),
  express: (text) => text.includes("from 'express'"),
  errors: (text) => text.includes('AlreadyDoneError'),
  options: (text) => text.includes('maxAttempts'),
  testing: (text) => text.includes('signTest'),
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
  project = new Project('readme', files, { modules: ['@types', 'undici-types', 'express'] });
  await project.compile();
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

test('every program of the README is tried', () => {
  assert.equal(blocks.length, Object.keys(RUN).length);
});

test('start, errors and options run against the sandbox', async () => {
  const expected = { start: /^SUCCESS \d{4}-/, errors: /^accepted\nwas done before\n$/, options: /^1\n$/ };
  for (const [name, output] of Object.entries(expected)) {
    const { disputeId } = await sandbox.createDispute();
    const { stdout } = await project.node(`out/${name}.js`, { env: { ...sandbox.environment(), DISPUTE_ID: disputeId } });
    assert.match(stdout, output, name);
  }
});

test('a template comes down, a document goes up and comes back', async () => {
  const { disputeId } = await sandbox.createDispute();
  project.write('rebuttal.pdf', '%PDF-1.7\nthe goods arrived');
  const { stdout } = await project.node('out/documents.js', { env: { ...sandbox.environment(), DISPUTE_ID: disputeId } });
  assert.match(stdout, /^template [A-Z]+\nsupplied 26 bytes of PDF\n$/);
});

test('a signer stands in for the key', async () => {
  const { disputeId } = await sandbox.createDispute();
  const { ALIPAY_PRIVATE_KEY: KMS_KEY, ...environment } = sandbox.environment();
  const { stdout } = await project.node('out/signer.js', { env: { ...environment, KMS_KEY, DISPUTE_ID: disputeId } });
  assert.equal(stdout, 'SUCCESS\nnone no permission\n');
});

test('the test of a handler runs without any server', async () => {
  await project.node('out/testing.js');
});

test('the web-standard handler acknowledges what is signed and refuses the rest', async () => {
  Object.assign(process.env, sandbox.environment());
  const { POST } = await import(pathToFileURL(join(project.folder, 'out/next.js')).href);
  const { body, headers } = message('DISPUTE_CREATED');
  const post = (text) => POST(new Request('https://shop.example/hooks/alipay', { method: 'POST', headers, body: text }));
  const good = await post(body);
  assert.equal(good.status, 200);
  assert.equal((await good.json()).result.resultCode, 'SUCCESS');
  assert.equal((await post(`${body} `)).status, 401);
});

test('the express handler acknowledges what is signed and refuses the rest', async () => {
  Object.assign(process.env, sandbox.environment());
  const { app } = await import(pathToFileURL(join(project.folder, 'out/express.js')).href);
  const server = createServer(app);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { body, headers } = message('DISPUTE_JUDGED');
  const post = (text) => fetch(`http://127.0.0.1:${server.address().port}/hooks/alipay`, { method: 'POST', headers, body: text });
  const good = await post(body);
  assert.equal(good.status, 200);
  assert.equal((await good.json()).result.resultCode, 'SUCCESS');
  assert.equal((await post(`${body} `)).status, 401);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function message(disputeNotificationType) {
  const { client_id: clientId, alipay_public_key: alipayPublicKey, alipay_private_key: key } = sandbox.json.alipay;
  const body = JSON.stringify({ disputeId: 'D1', disputeNotificationType, disputeJudgedResult: 'ACCEPT_BY_CUSTOMER' });
  const receiver = new rebuttal.AlipayWebhooks({ path: '/hooks/alipay', clientId, alipayPublicKey });
  return { body, headers: receiver.signTest(body, key) };
}
