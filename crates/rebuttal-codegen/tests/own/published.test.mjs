// Packages of published documents with their overlays, installed and called: a small server plays the providers' side.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

import * as rebuttal from 'rebuttal';

const cases = JSON.parse(readFileSync(new URL('published.json', import.meta.url), 'utf8'));
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

for (const { about, ...one } of cases) {
  test(`${one.provider}: ${about}`, async () => {
    const seen = [];
    const server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(one.status);
      response.end(JSON.stringify(one.answer));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const { [`${one.class}Client`]: Client } = await import(`rebuttal-${one.provider}`);
    const options = Object.fromEntries(Object.entries(one.options).map(([name, value]) => [camel(name), value]));
    const client = new Client({ ...options, apiBase: `http://127.0.0.1:${server.address().port}` });
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
      await new Promise((closed) => server.close(closed));
    }
    assert.equal(seen.length, 1);
    assert.equal(seen[0].line, one.line);
    for (const [name, value] of Object.entries(one.headers ?? {})) assert.equal(seen[0].headers[name], value);
    if (one.body !== undefined) assert.deepEqual(JSON.parse(seen[0].body), one.body);
  });
}
