// What the scenarios share: the sandbox that plays the provider, and the merchant's own endpoint.
//
// Run in a folder where the package is installed, or name that folder in REBUTTAL_NODE_PACKAGE. The line that the
// sandbox printed stands in REBUTTAL_SANDBOX_JSON.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loads from the folder that has the package installed: this file may lie elsewhere. */
export const load = createRequire(join(process.env.REBUTTAL_NODE_PACKAGE ?? process.cwd(), 'demo.mjs'));

const { MemoryDeduplicator, SignatureError, once } = load('rebuttal');
const LONGEST_WAIT = 20_000;

export const sandbox = JSON.parse(process.env.REBUTTAL_SANDBOX_JSON ?? 'null');
if (sandbox === null) throw new Error('REBUTTAL_SANDBOX_JSON must hold the line that rebuttal-sandbox prints');

export const say = (text) => console.log(`node         | ${text}`);

/** Ends the demo where something else happened. */
export function must(truth, otherwise) {
  if (!truth) throw new Error(otherwise);
}

/** A request to the sandbox's control interface. */
export async function control(path, method = 'GET', body) {
  const response = await fetch(`${sandbox.control}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** Resets the sandbox: no dispute, no endpoint, and the clock at its start. */
export const reset = () => control('reset', 'POST');

const opened = new Map();

/** A customer disputes a payment. */
export async function dispute(provider, fields) {
  const made = await control(`${provider}/disputes`, 'POST', fields);
  opened.set(provider, (opened.get(provider) ?? 0) + 1);
  return made;
}

/** The program's last line. */
export function end() {
  const counted = [...opened].map(([provider, count]) => `${count} disputes at ${provider}`);
  say(`completed ${counted.join(' and ')}`);
}

/** What the provider counts as done to a dispute. */
export const effects = async (disputeId) => (await control('effects')).effects[disputeId];

/** The requests for an operation, as the provider got them. */
export async function requests(operation) {
  const got = await control('requests');
  return got.requests.filter((request) => request.operations?.includes(operation));
}

/** The provider sends its first notification about a dispute once more, as it may at any time. */
export async function sendAgain(provider, disputeId) {
  const { notifications } = await control('notifications');
  const { body } = notifications.find((one) => one.dispute_id === disputeId);
  await control(`${provider}/notify`, 'POST', { body });
}

/** The merchant's own endpoint, which takes each message that `hooks` verifies once; the provider notifies it. */
export async function endpoint(provider, hooks) {
  const arrived = [];
  const duplicates = [];
  const seen = new MemoryDeduplicator();
  let wake = () => {};

  async function receive(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    try {
      const message = hooks.receive(request.headers, Buffer.concat(chunks));
      const { first } = await once(seen, message, () => void arrived.push(message));
      if (!first) duplicates.push(message);
      response.writeHead(hooks.ack.status, hooks.ack.headers).end(hooks.ack.body);
      wake();
    } catch (error) {
      response.writeHead(SignatureError.is(error) ? 401 : 500).end();
      say(`refused what arrived: ${error.message}`);
    }
  }

  /** The first message that `wanted` picks, waited for; what else arrives is kept for later. */
  const take = (what, wanted) => takeFrom(arrived, what, wanted);

  /** A message that was processed before, waited for. */
  const duplicate = () => takeFrom(duplicates, 'duplicate', () => true);

  async function takeFrom(list, what, wanted) {
    const deadline = AbortSignal.timeout(LONGEST_WAIT);
    for (;;) {
      const place = list.findIndex(wanted);
      if (place >= 0) return list.splice(place, 1)[0];
      await new Promise((resolve, reject) => {
        wake = resolve;
        const late = () => reject(new Error(`no ${what} arrived in ${LONGEST_WAIT} ms`));
        deadline.addEventListener('abort', late, { once: true });
      });
    }
  }

  const server = createServer(receive);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/hooks/${provider}`;
  await control(`${provider}/webhook`, 'PUT', { url });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, take, duplicate, close };
}

/** A document of one empty page, as small as a PDF can be, and so many bytes larger. */
export function pdf(padding = 0) {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  let text = `%PDF-1.4\n%${'-'.repeat(padding)}\n`;
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
