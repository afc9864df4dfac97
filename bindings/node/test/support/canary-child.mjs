// The program whose output `canaries.test.mjs` searches: every operation and message, with a canary in each private place.

import { inspect, format } from 'node:util';
import { createRequire } from 'node:module';
import { subscribe } from 'node:diagnostics_channel';

const require = createRequire(import.meta.url);
const { sandbox, canaries, canary, printAField } = JSON.parse(process.env.REBUTTAL_CANARY_TASK);
const rebuttal = require('rebuttal');
const provided = { alipay: require('rebuttal/alipay'), stripe: require('rebuttal/stripe') };
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const observer = { attempt: (facts) => show(facts), call: (facts) => show(facts) };
subscribe('rebuttal:webhook', (facts) => {
  console.log('» observed');
  show(facts);
});
const shared = { observer, maxAttempts: 1, checkLimits: false, proxy: `http://user:${canary}@127.0.0.1:1` };
const {
  client_id: clientId,
  merchant_private_key: privateKey,
  alipay_public_key: alipayPublicKey,
  gateway,
} = sandbox.alipay;
const { api_key: apiKey, api_base: apiBase, files_base: filesBase, webhook_secret: webhookSecret } = sandbox.stripe;
const options = {
  alipay: { ...shared, clientId, privateKey, alipayPublicKey, gateway, agentToken: canary },
  stripe: { ...shared, apiKey, apiBase, filesBase },
};
const clients = {
  alipay: (changed) => new rebuttal.AlipayClient({ ...options.alipay, ...changed }),
  stripe: (changed) => new rebuttal.StripeClient({ ...options.stripe, ...changed }),
};
// The test signs its messages with the merchant's key, whose other half the receiver takes for the provider's.
const signer = new provided.alipay.PrivateKey({ key: privateKey });
const receivers = {
  alipay: [new rebuttal.AlipayWebhooks({ path: '/hook', clientId, alipayPublicKey: signer.publicKey() }), privateKey],
  stripe: [new rebuttal.StripeWebhooks({ webhookSecret: [webhookSecret, 'whsec_other'] }), webhookSecret],
};

/** All ways in which a program's log shows a value by itself. */
function show(value) {
  console.log(value);
  console.log({ inside: { a: [value] } });
  console.error('%O %s', value, value);
  console.log(
    inspect(value, { depth: Infinity, maxArrayLength: Infinity, getters: true }),
    format('%s', value),
    `${value}`,
  );
}

/** Shows each object inside a response, because programs log those too. */
function showInside(value) {
  show(value);
  if (value instanceof Uint8Array) return;
  for (const inner of Object.values(value)) {
    if (Array.isArray(inner)) inner.forEach((item) => typeof item === 'object' && showInside(item));
    else if (typeof inner === 'object' && inner !== null && INSPECT in inner) showInside(inner);
  }
}

function failed(error) {
  if (!rebuttal.RebuttalError.is(error)) throw error;
  console.log(`» failed: ${error.message}`);
  show(error);
  console.log(error.stack, String(error), JSON.stringify(error), JSON.stringify({ ...error }));
  for (let cause = error.cause; cause !== undefined; cause = cause.cause) show(cause);
  // Where no program catches it, Node prints it in this way.
  process.emitWarning(error);
}

async function control(path, body = {}) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}

function withFiles(value) {
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== 'object' || value === null) return value;
  if ('$file' in value) return { name: canary, data: Buffer.from(`%PDF-1.7\n${value.$file}`) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(item)]));
}

/** Calls by wire names: those that the method takes by position are taken out, in the method's order. */
function call(client, operation, request) {
  const method = client[operation];
  const names = /\(([^)]*)\)/
    .exec(Function.prototype.toString.call(method))[1]
    .split(',')
    .map((name) => name.split('=')[0].trim());
  const rest = withFiles(request);
  const positional = names.slice(0, names.indexOf('params')).map((name) => {
    const value = rest[name];
    delete rest[name];
    return value;
  });
  return method.call(client, ...positional, rest);
}

/** A success, and failing responses, with canaries in every text. */
function faults({ answer, failure }) {
  const mismatch =
    typeof answer === 'string'
      ? answer
      : Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, [[canary, value]]]));
  const foreign = [200, 400, 401, 402, 404, 409, 429, 500].flatMap((status) => [
    { kind: 'status', status, body: failure ?? answer },
    { kind: 'status', status, body: `<html>${canary}</html>` },
  ]);
  return [
    { kind: 'replace', body: answer },
    { kind: 'replace', body: mismatch },
    { kind: 'replace', body: `{"cut off": "${canary}` },
    { kind: 'redirect', location: `http://127.0.0.1:1/${canary}` },
    ...foreign,
  ];
}

async function operations(provider) {
  const client = clients[provider]();
  show(client);
  console.log(JSON.stringify(client));
  for (const [operation, parts] of Object.entries(canaries[provider].operations)) {
    for (const [number, fault] of faults(parts).entries()) {
      await control('reset');
      await control('faults', { operation, ...fault });
      const pending = call(client, operation, parts.request);
      show(pending);
      try {
        const answer = await pending;
        console.log(`» answered ${operation}`);
        showInside(answer);
        show(answer.response);
        console.log(JSON.stringify(answer.response));
      } catch (error) {
        if (number === 0) throw new Error(`${operation} with the answer of canaries`, { cause: error });
        failed(error);
      }
    }
    // Refused here: a list that holds its value is never what is expected.
    for (const name of Object.keys(parts.request)) {
      await Promise.resolve()
        .then(() => call(client, operation, { ...parts.request, [name]: [[canary, parts.request[name]]] }))
        .catch(failed);
    }
  }
  await control('reset');
}

function messages(provider) {
  const [receiver, key] = receivers[provider];
  show(receiver);
  console.log(JSON.stringify(receiver));
  for (const message of Object.values(canaries[provider].messages)) {
    const hostile = Object.fromEntries(Object.keys(message).map((name) => [name, [canary]]));
    for (const body of [message, hostile].map((value) => Buffer.from(JSON.stringify(value)))) {
      const headers = receiver.signTestMessage(body, key);
      for (const bytes of [body, body.subarray(1)]) {
        try {
          const received = receiver.receive(headers, bytes);
          console.log('» received');
          showInside(received);
        } catch (error) {
          failed(error);
        }
      }
    }
  }
}

function wrongKeys() {
  const texts = ['{}', 'sk_{}', 'pk_{}', 'whsec_{}', 'a {}', '/{}', '-----BEGIN {}-----', '{}\u00e9', 'MII{}'];
  for (const text of texts.map((text) => text.replace('{}', canary))) {
    for (const value of [text, [text], { key: text }]) {
      const makers = [
        ...['privateKey', 'alipayPublicKey', 'agentToken', 'gateway', 'signer'].map(
          (name) => () => clients.alipay({ [name]: value }),
        ),
        ...['apiKey', 'apiBase', 'filesBase', 'timeout'].map((name) => () => clients.stripe({ [name]: value })),
        () => new rebuttal.StripeWebhooks({ webhookSecret: value }),
        () => new provided.alipay.PrivateKey({ key: value }),
        () => new rebuttal.StripeClient({ apiKey: 'sk_1', proxy: `http://user:${text}@[bad` }),
      ];
      for (const make of makers) {
        try {
          show(make());
        } catch (error) {
          failed(error);
        }
      }
    }
  }
}

if (printAField) {
  await control('faults', {
    operation: 'retrieveDispute',
    kind: 'replace',
    body: canaries.stripe.operations.retrieveDispute.answer,
  });
  const dispute = await clients.stripe().retrieveDispute('x_1');
  if (printAField === 'field') console.log(dispute.evidence.customer_name);
  if (printAField === 'json') console.log(JSON.stringify(dispute));
  if (printAField === 'copy') console.log({ ...dispute.evidence });
} else {
  for (const provider of ['alipay', 'stripe']) {
    await operations(provider);
    messages(provider);
  }
  wrongKeys();
  show(signer);
}
