// The driver of Node for `tests/histories`: executes orders, each a line of JSON, and responds with a line of JSON.

import { createInterface } from 'node:readline';

import { optionKeys } from '../support/durations.mjs';
import { invoke } from '../support/invoke.mjs';
import { require } from '../support/package.mjs';
import { names, openSqlite } from '../support/store-drivers.mjs';
import { fill } from '../support/variables.mjs';

const {
  AlipayClient,
  AlipayWebhooks,
  MemoryDeduplicator,
  RebuttalError,
  SqliteDeduplicator,
  StripeClient,
  StripeWebhooks,
  messageType,
  once,
  onceIn,
} = require('rebuttal');

const NOWHERE = 'http://127.0.0.1:1';

/** The failure that a history asks the work for. */
class WorkFailure extends Error {}

/** A merchant's program. */
class Program {
  #sandbox;
  #hooks;
  #clients = {};
  #seen = new MemoryDeduplicator();
  /** Where the work is kept that outlives the program. */
  #database;

  constructor({ sandbox, store }) {
    this.#sandbox = sandbox;
    const { client_id: clientId, alipay_public_key: alipayPublicKey } = sandbox.alipay;
    this.#hooks = {
      alipay: new AlipayWebhooks({ path: '/alipay', clientId, alipayPublicKey }),
      stripe: new StripeWebhooks({ webhookSecret: sandbox.stripe.webhook_secret }),
    };
    if (store) this.#database = opened(store);
  }

  reset() {
    for (const client of Object.values(this.#clients)) client.close();
    this.#clients = {};
    this.#seen = new MemoryDeduplicator();
    for (const table of this.#database ? ['work', 'rebuttal_claims'] : []) this.#database.exec(`DELETE FROM ${table}`);
  }

  #client(provider, reachable = true) {
    if (!reachable) return made(this.#sandbox, provider, false);
    return (this.#clients[provider] ??= made(this.#sandbox, provider, true));
  }

  async call({ provider, operation, with: given, options, unreachable }) {
    const client = this.#client(provider, !unreachable);
    try {
      const answer = await invoke(client, operation, fill(given, {}), optionKeys(options));
      return { ok: true, attempts: answer.response.attempts, id: answer.id ?? answer.data?.[0]?.id };
    } catch (error) {
      return errorFacts(error);
    }
  }

  async receive({ provider, headers, body, work }) {
    const hooks = this.#hooks[provider];
    const handled = [];
    try {
      await this.#handle(provider, hooks.receive(headers, body), body, work, handled);
      if (work === 'dies_after') die();
    } catch (error) {
      if (error instanceof WorkFailure) return { status: 503, handled };
      return { status: 500, handled, text: `${error.name}: ${error.message}` };
    }
    return { status: hooks.ack.status, ack: hooks.ack.body, handled };
  }

  async #handle(provider, message, body, work, handled) {
    const doing = () => {
      if (work === 'fails') throw new WorkFailure();
      const dispute = message.disputeId ?? message.data?.object?.id ?? message.related_object?.id ?? null;
      const keyless = this.#hooks[provider].dedupKey(message) === undefined;
      const done = {
        message: provider === 'stripe' ? message.id : body,
        dispute,
        kind: messageType(message) ?? 'none',
        keyless,
      };
      this.#database?.prepare('INSERT INTO work VALUES (?, ?)').run(done.message, dispute);
      if (work === 'dies_before') die();
      return done;
    };
    const done = this.#database ? this.#stored(message, doing) : await once(this.#seen, message, doing);
    if (done.first) handled.push(done.value);
  }

  /** Does the work and the claim in one transaction. */
  #stored(message, work) {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const done = onceIn(this.#database, message, work);
      this.#database.exec('COMMIT');
      return done;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  async catch_up() {
    const handled = [];
    try {
      for await (const message of this.#client('stripe').listEvents())
        await this.#handle('stripe', message, '', 'ok', handled);
    } catch (error) {
      return { ...errorFacts(error), handled };
    }
    return { ok: true, handled };
  }

  report() {
    const all = 'SELECT message, max(dispute) AS dispute, count(*) AS count FROM work GROUP BY message';
    return { ok: true, stored: this.#database?.prepare(all).all() };
  }
}

function made(sandbox, provider, reachable) {
  const given = sandbox[provider];
  const at = (base) => (reachable ? given[base] : NOWHERE);
  if (provider === 'stripe') {
    return new StripeClient({ apiKey: given.api_key, apiBase: at('api_base'), filesBase: at('files_base') });
  }
  const { client_id: clientId, merchant_private_key: privateKey, alipay_public_key: alipayPublicKey } = given;
  return new AlipayClient({ clientId, privateKey, alipayPublicKey, gateway: at('gateway') });
}

/** Ends as a machine does that loses its power: nothing is tidied up. */
function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

/** The program's database, with the claims beside its own table. */
function opened(file) {
  const database = openSqlite(names[0], file);
  new SqliteDeduplicator(database).createTable();
  database.exec('CREATE TABLE IF NOT EXISTS work (message TEXT, dispute TEXT)');
  return database;
}

function errorFacts(error) {
  if (!RebuttalError.is(error)) throw error;
  const { name, outcome, retryable, attempts, message } = error;
  return { ok: false, class: name, outcome, retryable, attempts, text: message };
}

let program;
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  let answer;
  if (order.do === 'open') program = new Program(order);
  else answer = await program[order.do](order);
  process.stdout.write(`${JSON.stringify(answer ?? { ok: true })}\n`);
}
