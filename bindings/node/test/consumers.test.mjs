// A small program for each way of importing the package: checked by tsc, then run.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Project, strict } from './support/project.mjs';

const projects = [];
after(() => projects.forEach((project) => project.remove()));

function project(name, files, options) {
  const made = new Project(name, files, options);
  projects.push(made);
  return made;
}

const ESM = `
import * as all from 'rebuttal';
import { AlipayClient, CLEAR, ConfigError, RebuttalError } from 'rebuttal';
import { PrivateKey, generatePrivateKey } from 'rebuttal/alipay';
import * as stripe from 'rebuttal/stripe';
import { createRequire } from 'node:module';
const required = createRequire(import.meta.url)('rebuttal');
try { new AlipayClient({}); } catch (error) {
  console.log(error instanceof RebuttalError, error instanceof required.ConfigError, ConfigError.is(error), typeof CLEAR);
}
console.log(Object.keys(all).sort().join() === Object.keys(required).sort().join());
console.log(all.StripeClient === stripe.StripeClient, stripe.needsEvidence('needs_response'), Object.keys(stripe).includes('File'));
console.log(typeof new PrivateKey({ key: generatePrivateKey() }).publicKey());
`;

const CJS = `
const { AlipayClient, ConfigError } = require('rebuttal');
const { AlipayWebhooks } = require('rebuttal/alipay');
try { new AlipayClient({}); } catch (error) { console.log(error instanceof ConfigError, error.field); }
import('rebuttal').then((all) => console.log(all.ConfigError === ConfigError, all.AlipayWebhooks === AlipayWebhooks));
console.log(require('rebuttal').StripeWebhooks === require('rebuttal/stripe').StripeWebhooks);
try { require('rebuttal/nobody'); } catch (error) { console.log(error.code); }
`;

const TS = `
import { AlipayClient, AlipayWebhooks, CLEAR, RebuttalError, SignatureError, type AlipayClientOptions, type FileInput, type Outcome, type Signer } from 'rebuttal';
import { isDefenseDocumentNotification, isDisputeNotification, merchantWon, type AlipayMessage, type CallOptions } from 'rebuttal/alipay';
import { openAsBlob, createReadStream } from 'node:fs';
import { webcrypto } from 'node:crypto';

export async function use(client: AlipayClient, hooks: AlipayWebhooks, request: Request): Promise<Outcome | undefined> {
  const message: AlipayMessage = hooks.receive(request.headers, await request.text());
  if (isDefenseDocumentNotification(message)) void message.defenseFile.fileMd5;
  // @ts-expect-error not every message has one
  void message.disputeNotificationType;
  if (isDisputeNotification(message) && message.disputeNotificationType === 'DISPUTE_CREATED') {
    const won: boolean = merchantWon(message.disputeJudgedResult);
    const newer: string = message.disputeNotificationType;
    void [won, newer];
  }
  const options: CallOptions = { timeout: 5000, signal: AbortSignal.timeout(1000) };
  try {
    const answer = await client.acceptDispute(message.disputeId ?? '', { extra: { newer: 1 } }, options);
    const when: string | undefined = answer.disputeResolutionTime;
    const id: string | undefined = answer.response.requestId;
    void [when, id];
  } catch (error) {
    if (SignatureError.is(error)) return error.reason === 'mismatch' ? 'not_done' : error.outcome;
    if (RebuttalError.is(error)) return error.outcome;
    throw error;
  }
  // @ts-expect-error the id is text
  await client.acceptDispute(5).catch(() => {});
  // @ts-expect-error the id is required
  await client.acceptDispute().catch(() => {});
  // @ts-expect-error there is no such parameter
  await client.acceptDispute('D1', { colour: 'red' }).catch(() => {});
  // @ts-expect-error there is no such option
  await client.acceptDispute('D1', {}, { timeOut: 5 }).catch(() => {});
  // @ts-expect-error null is no option
  await client.acceptDispute('D1', {}, { timeout: null }).catch(() => {});
  // @ts-expect-error a parsed body has lost its bytes
  hooks.receive(request.headers, (await request.json()) as object);
  return undefined;
}

export async function defend(client: AlipayClient, request: Request): Promise<Uint8Array | undefined> {
  const body = request.body;
  const files: FileInput[] = [
    Buffer.of(1), new Uint8Array(1), new ArrayBuffer(1), new Blob([]), new File([], 'x.pdf'), await openAsBlob('x.pdf'),
    createReadStream('x.pdf'), new Blob([]).stream(), { path: 'x.pdf' }, { path: new URL('file:///x.pdf') },
  ];
  if (body !== null) files.push(body);
  for (const disputeEvidence of files) await client.supplyDefenseDocument('D1', { disputeEvidence });
  // @ts-expect-error a string may be a path or Base64
  await client.supplyDefenseDocument('D1', { disputeEvidence: 'x.pdf' });
  // @ts-expect-error the document is required
  await client.supplyDefenseDocument('D1', {});
  return (await client.downloadDisputeEvidence('D1', 'DISPUTE_EVIDENCE_FILE')).disputeEvidence;
}

const signers: Signer[] = [
  () => Buffer.of(1),
  async (content) => content,
  (content, digest) => Promise.resolve(new Uint8Array([content.length, digest.length])),
  async (content) => webcrypto.subtle.sign('RSASSA-PKCS1-v1_5', await key(), content),
];
declare function key(): Promise<webcrypto.CryptoKey>;
// @ts-expect-error a signature is bytes
const wrong: Signer = () => 'QUJD';
// @ts-expect-error options are missing
const incomplete: AlipayClientOptions = { clientId: 'x' };
const [signer] = signers;
const signed: AlipayClientOptions = { clientId: 'x', alipayPublicKey: 'x', signer };
void [incomplete, CLEAR, wrong, signed, defend];

try {
  // @ts-expect-error options are missing
  new AlipayClient({});
} catch (error) {
  console.log(RebuttalError.is(error) && error.name);
}
`;

/** The provider that takes keys: lists, uploads, kinds of events; names that Node has too. */
const STRIPE = `
import { CLEAR, idOf, InvalidArgumentError, StripeClient, StripeWebhooks, type Answered, type FileInput, type Pages } from 'rebuttal';
import type { AttemptFacts, CallFacts, Observer } from 'rebuttal';
import { isDisputeEvent, isEvent, isFinal, merchantWon, needsEvidence } from 'rebuttal/stripe';
import type { Dispute, DisputeCreated, DisputeList, Event as StripeEvent, File as StripeFile, StripeMessage } from 'rebuttal/stripe';
import type { UpdateDisputeParams } from 'rebuttal/stripe';

export const metrics: Observer = {
  call: ({ operation, duration, errorClass }: CallFacts) => void [operation.length, duration / 2, errorClass?.length],
  attempt(facts: AttemptFacts) {
    // @ts-expect-error facts are what they are
    facts.attempt = 2;
  },
};
export const observed = (): StripeClient => StripeClient.fromEnv({ observer: metrics });
// @ts-expect-error an observer is no function
export const unobserved = (): StripeClient => StripeClient.fromEnv({ observer: () => {} });
// What Node has by these names is not disturbed.
const own: File = new File([], 'x.pdf');
const happened: Event = new Event('x');

export async function walk(client: StripeClient): Promise<string[]> {
  const ids: string[] = [];
  const list: Pages<Dispute, DisputeList> = client.listDisputes({ payment_intent: 'pi_1', created: { gte: new Date(0), lt: 5 } });
  for await (const dispute of list) ids.push(dispute.id);
  for await (const page of list.pages()) ids.push(page.data[0]?.id ?? page.response.requestId ?? '');
  const first: Answered<DisputeList> = await client.listDisputes();
  const more: boolean = first.has_more;
  const promised: Promise<Answered<DisputeList>> = client.listDisputes();
  void [more, promised];
  // @ts-expect-error there is no such filter
  client.listDisputes({ status: 'lost' });
  // @ts-expect-error there is no parameter by name
  await client.downloadFile('file_1', { colour: 'red' });
  await client.downloadFile('file_1', {}, { timeout: 5000 });
  // @ts-expect-error a time is a number or a date
  client.listDisputes({ created: { gte: '2026-11-24' } });
  // @ts-expect-error a page is no item
  for await (const page of client.listDisputes()) void page.has_more;
  return ids;
}

export async function answer(client: StripeClient, dispute: Dispute): Promise<StripeFile | undefined> {
  if (!needsEvidence(dispute) || isFinal(dispute.status) || merchantWon({ status: 'newer' })) return undefined;
  // @ts-expect-error a dispute is no number
  isFinal(5);
  // @ts-expect-error a file has no status
  isFinal(own);
  const charge: string | undefined = idOf(dispute.charge);
  const receipt: string | StripeFile | null | undefined = dispute.evidence?.receipt;
  const inputs: FileInput[] = [own, { name: 'x.pdf', data: own }, { path: 'x.pdf', name: 'y.pdf' }, { name: 'x', data: new Uint8Array() }];
  // @ts-expect-error a name without data is no file
  inputs.push({ name: 'x.pdf' });
  // @ts-expect-error text may be a path or Base64
  inputs.push({ name: 'x.pdf', data: 'x' });
  const upload = { file: inputs[0]!, file_link_data: { create: true, expires_at: new Date() } };
  const file = await client.uploadDisputeEvidence(upload, { onProgress: (sent: number, total: number) => void [sent / total], timeout: 5000 });
  const id: string = idOf(file);
  const content: Uint8Array = await client.downloadFile(file.id);
  await client.updateDispute(dispute.id, {
    submit: false,
    evidence: {
      receipt: file.id, customer_name: CLEAR, enhanced_evidence: { visa_compelling_evidence_3: { prior_undisputed_transactions: [{ charge: 'ch_1' }] } },
    },
    metadata: { kept: 'x', gone: CLEAR },
  }, { idempotencyKey: 'k', account: 'acct_1' });
  await client.stageDisputeEvidence(dispute.id, { metadata: CLEAR });
  const submitted = await client.submitDisputeEvidence(dispute.id, {}, { signal: AbortSignal.timeout(5) });
  const key: string | undefined = submitted.response.idempotencyKey;
  // @ts-expect-error what is submitted is submitted
  await client.submitDisputeEvidence(dispute.id, { submit: false });
  // @ts-expect-error null is not CLEAR
  await client.stageDisputeEvidence(dispute.id, { evidence: { customer_name: null } });
  // @ts-expect-error it cannot be cleared
  await client.stageDisputeEvidence(dispute.id, { intended_submission_method: CLEAR });
  // @ts-expect-error progress is for uploads
  await client.closeDispute(dispute.id, {}, { onProgress: () => {} });
  void [charge, receipt, id, content, key, happened];
  return file;
}

export function read(hooks: StripeWebhooks, body: Uint8Array): Dispute | undefined {
  const message: StripeMessage = hooks.receive(new Headers(), body);
  if (isEvent(message, 'charge.dispute.created')) {
    const created: DisputeCreated = message;
    const type: 'charge.dispute.created' = message.type;
    void [created, type];
    return message.data.object;
  }
  if (isEvent(message, 'v1.charge.dispute.closed')) void message.related_object.id;
  if (isDisputeEvent(message)) return message.data.object;
  if (isEvent(message)) { const rest: StripeEvent = message; const object: unknown = rest.data?.object; void object; }
  // @ts-expect-error there is no such kind
  isEvent(message, 'charge.dispute.craeted');
  return undefined;
}

// @ts-expect-error whether to submit has to be said
const unsaid: UpdateDisputeParams = { evidence: {} };
try {
  // @ts-expect-error whether to submit has to be said
  await new StripeClient({ apiKey: 'sk_test_1' }).updateDispute('du_1', { evidence: { customer_name: 'A' } });
} catch (error) {
  console.log(InvalidArgumentError.is(error) && [error.field, error.outcome, error.attempts, unsaid.evidence].length);
  if (InvalidArgumentError.is(error)) console.log(error.field, error.attempts, error.details['param']);
}
`;

test('ESM', async () => {
  const { stdout } = await project('esm', { 'main.mjs': ESM }, { modules: [] }).node('main.mjs');
  assert.equal(stdout, 'true true true symbol\ntrue\ntrue true false\nstring\n');
});

test('CommonJS', async () => {
  const { stdout } = await project('cjs', { 'main.cjs': CJS }, { modules: [] }).node('main.cjs');
  assert.equal(stdout, 'true clientId\ntrue\nMODULE_NOT_FOUND\ntrue true\n');
});

const ways = {
  'nodenext, ESM': [{ module: 'nodenext' }, { type: 'module' }],
  'nodenext, CommonJS': [{ module: 'nodenext' }, { type: 'commonjs' }],
  'bundler resolution': [{ module: 'esnext', moduleResolution: 'bundler' }, { type: 'module' }],
  'isolatedModules and verbatimModuleSyntax': [
    { module: 'nodenext', isolatedModules: true, verbatimModuleSyntax: true },
    { type: 'module' },
  ],
  'exactOptionalPropertyTypes, types of the DOM': [
    { module: 'nodenext', exactOptionalPropertyTypes: true, lib: ['es2022', 'dom', 'dom.iterable'] },
    { type: 'module' },
  ],
};

for (const [way, [compilerOptions, manifest]] of Object.entries(ways)) {
  test(`TypeScript: ${way}`, async () => {
    const made = project('ts', {
      'package.json': manifest,
      'tsconfig.json': { compilerOptions: { ...strict, skipLibCheck: false, ...compilerOptions }, include: ['src'] },
      'src/main.ts': TS,
      // Written as a module, whose top level may wait, even where the others are none.
      'src/stripe.mts': STRIPE,
    });
    await made.compile();
    const { stdout } = await made.node('out/main.js');
    assert.equal(stdout, 'ConfigError\n');
    assert.equal((await made.node('out/stripe.mjs')).stdout, '4\nsubmit 0 undefined\n');
  });
}

test('TypeScript without the types of Node or the DOM', async () => {
  const source = `
import { AlipayClient, StripeClient } from 'rebuttal';
export async function use(): Promise<string | undefined> {
  await using client = AlipayClient.fromEnv();
  return (await client.acceptDispute('D1')).disputeId;
}
export async function walk(client: StripeClient): Promise<number> {
  let count = (await client.listDisputes()).data.length;
  for await (const dispute of client.listDisputes()) count += (dispute.amount ?? 0);
  return count;
}`;
  const made = project('bare', {
    'package.json': { type: 'module' },
    'tsconfig.json': {
      compilerOptions: { ...strict, types: [], lib: ['es2022'], module: 'nodenext', skipLibCheck: false },
      include: ['src'],
    },
    'src/main.ts': source,
  });
  await made.compile();
});
