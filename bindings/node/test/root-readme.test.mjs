// The TypeScript program of the repository's README: type-checked, then run against the sandbox from the installed package.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { rebuttal, repository } from './support/package.mjs';
import { Project, strict } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm)].map((match) => match[1]);

let sandbox;
let project;
before(async () => {
  assert.equal(blocks.length, 1);
  sandbox = await startSandbox();
  const files = {
    'package.json': { type: 'module' },
    'tsconfig.json': { compilerOptions: { ...strict, module: 'nodenext', esModuleInterop: true }, include: ['src'] },
    'src/route.ts': blocks[0],
  };
  project = new Project('root-readme', files, { modules: ['@types', 'undici-types'] });
  await project.compile();
});
after(async () => {
  project?.remove();
  await sandbox?.stop();
});

test('it accepts what cannot be defended, once, and alerts about unknown messages', async (t) => {
  const logged = [];
  for (const level of ['warn', 'error']) t.mock.method(console, level, (...values) => logged.push(values));
  Object.assign(process.env, sandbox.environment());
  const { POST } = await import(pathToFileURL(join(project.folder, 'out/route.js')).href);
  const [lost, open] = await Promise.all([sandbox.createDispute(), sandbox.createDispute()]);

  for (let time = 0; time < 2; time += 1) {
    const answer = await POST(signed({ disputeId: lost.disputeId, defendable: false }));
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).result.resultCode, 'SUCCESS');
  }
  await POST(signed({ disputeId: open.disputeId, defendable: true }));
  assert.deepEqual(
    logged.map(([first]) => first),
    [lost.disputeId, 'nothing handles'],
  );
  await POST(signed({ disputeNotificationType: undefined, notifyType: 'REFUND_RESULT' }));
  assert.deepEqual([logged.length, logged[2][0]], [3, 'nothing handles']);
  const forged = signed({ disputeId: open.disputeId, defendable: false }, ' ');
  await assert.rejects(POST(forged), { name: 'SignatureError', reason: 'mismatch' });

  const { effects } = await sandbox.get('/_sandbox/effects');
  assert.equal(effects[lost.disputeId].count, 1);
  assert.equal(effects[open.disputeId]?.count ?? 0, 0);
});

/** A notification as the provider would send it to the program's path, with `more` after what was signed. */
function signed(fields, more = '') {
  const { client_id: clientId, alipay_public_key: alipayPublicKey, alipay_private_key: key } = sandbox.json.alipay;
  const receiver = new rebuttal.AlipayWebhooks({ path: '/alipay', clientId, alipayPublicKey });
  const body = JSON.stringify({ disputeNotificationType: 'DISPUTE_CREATED', ...fields });
  return new Request('https://shop.example/alipay', {
    method: 'POST',
    headers: receiver.signTestMessage(body, key),
    body: body + more,
  });
}
