// Packages of published documents with their overlays, installed and called: a small server plays the providers' side.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

import * as rebuttal from 'rebuttal';

const cases = JSON.parse(readFileSync(new URL('published.json', import.meta.url), 'utf8'));
// Known answers of the providers' own libraries.
const answers = JSON.parse(readFileSync(new URL('webhook-schemes.json', import.meta.url), 'utf8'));
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

for (const { about, ...one } of cases) {
  test(`${one.provider}: ${about}`, async () => {
    const seen = [];
    const server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      const [line, body] = [`${request.method} ${request.url}`, Buffer.concat(parts).toString()];
      if (line === one.token) {
        // The client's id and secret, c-1:s-1.
        assert.deepEqual([request.headers.authorization, body], ['Basic Yy0xOnMtMQ==', 'grant_type=client_credentials']);
        response.end(JSON.stringify({ access_token: 't-1', token_type: 'Bearer', expires_in: 3600 }));
        return;
      }
      seen.push({ line, headers: request.headers, body });
      if (one.server === 'cuts') {
        request.socket.destroy();
        return;
      }
      response.writeHead(one.status);
      response.end(JSON.stringify(one.answer));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address();
    const refuses = one.server === 'refuses';
    const close = () => new Promise((closed) => server.close(closed));
    if (refuses) await close();
    const { [`${one.class}Client`]: Client } = await import(`rebuttal-${one.provider}`);
    const options = Object.fromEntries(Object.entries(one.options).map(([name, value]) => [camel(name), value]));
    const client = new Client({ ...options, apiBase: `http://127.0.0.1:${port}` });
    const [operation, ...positional] = one.call;
    try {
      const answer = client[operation](...positional, one.named ?? {}, { maxAttempts: 1 });
      if (one.error === undefined) assert.deepEqual({ ...(await answer) }, one.answer);
      else {
        await assert.rejects(answer, (error) => {
          assert.ok(rebuttal[one.error].is(error), String(error));
          assert.deepEqual([error.outcome, error.provider], [one.outcome, one.provider]);
          return true;
        });
      }
    } finally {
      client.close();
      server.closeAllConnections();
      if (!refuses) await close();
    }
    assert.equal(seen.length, refuses ? 0 : 1);
    if (refuses) return;
    assert.equal(seen[0].line, one.line);
    for (const [name, value] of Object.entries(one.headers ?? {})) assert.equal(seen[0].headers[name], value);
    if (one.body !== undefined) assert.deepEqual(JSON.parse(seen[0].body), one.body);
  });
}

function believed(receiver, headers, body) {
  try {
    receiver.verify(headers, Buffer.from(body));
    return 'ok';
  } catch (error) {
    assert.ok(rebuttal.SignatureError.is(error), String(error));
    return error.reason;
  }
}

for (const { name, signature_key: signatureKey, notification_url: notificationUrl, ...one } of answers.square.cases) {
  test(`a body behind an address: ${name}`, async () => {
    const { SquareWebhooks } = await import('rebuttal-square');
    const receiver = new SquareWebhooks({ signatureKey, notificationUrl });
    assert.equal(believed(receiver, { 'x-square-hmacsha256-signature': one.signature }, one.body), one.expect);
  });
}

for (const { name, hmac_key: hmacKey, ...one } of answers.adyen.cases) {
  test(`signed fields: ${name}`, async () => {
    const { AdyenWebhooks } = await import('rebuttal-adyen-webhooks');
    const receiver = new AdyenWebhooks({ hmacKey: [hmacKey] });
    assert.equal(believed(receiver, {}, one.body), one.expect);
    if (one.expect === 'ok') {
      const message = receiver.receive({}, Buffer.from(one.body));
      assert.deepEqual({ ...message }, JSON.parse(one.body));
      assert.deepEqual(message.unsignedFields, one.unsigned);
    }
  });
}

test('a test message whose signature stands in the body is made and believed', async () => {
  const { AdyenWebhooks } = await import('rebuttal-adyen-webhooks');
  const [key, one] = ['ab'.repeat(32), answers.adyen.cases[0]];
  const receiver = new AdyenWebhooks({ hmacKey: key });
  const refused = (field, text) => (error) => {
    assert.ok(rebuttal.InvalidArgumentError.is(error), String(error));
    assert.equal(error.field, field);
    return error.message.includes(text);
  };
  assert.throws(() => receiver.signTestMessage(one.body, key), refused('body', '`signTestBody`'));
  const body = receiver.signTestBody(one.body, key);
  assert.notDeepEqual(Buffer.from(body), Buffer.from(one.body));
  const message = receiver.receive(receiver.signTestMessage(body, key), body);
  assert.deepEqual([message.unsignedFields, message.unreadableFields], [one.unsigned, []]);
  assert.deepEqual(Buffer.from(receiver.signTestBody(one.body, one.hmac_key)), Buffer.from(one.body));
  assert.throws(() => receiver.signTestBody('{}', key), refused('body', 'no object at /notificationItems'));
  assert.throws(() => receiver.signTestBody(one.body, 'no key'), (error) => rebuttal.ConfigError.is(error));
});

test('where the signature is a header, the body stays and all of it is signed', async () => {
  const { SquareWebhooks } = await import('rebuttal-square');
  const { signature_key: signatureKey, notification_url: notificationUrl, body } = answers.square.cases[0];
  const receiver = new SquareWebhooks({ signatureKey, notificationUrl });
  const signed = receiver.signTestBody(body, signatureKey);
  assert.deepEqual(Buffer.from(signed), Buffer.from(body));
  assert.deepEqual(receiver.receive(receiver.signTestMessage(signed, signatureKey), signed).unsignedFields, []);
});
