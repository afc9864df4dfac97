// The invented provider's package, generated, installed and called: a small server on this machine plays its side.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import {
  AlreadyAnsweredError,
  CLEAR,
  ConfigError,
  DeadlinePassedError,
  DecodeError,
  InvalidArgumentError,
  NotFoundError,
  TransportError,
} from 'rebuttal';
import { load } from 'rebuttal/provider';
import { HarbourClient, isOver } from 'rebuttal-harbour';

const CLAIM = {
  id: 'c-1', state: 'adrift', insured: 'true', weight: null, crates: 12, holder: 'Jane', news: { deep: true },
};

// The provider's side: answers everything alike, and remembers what it saw.
async function harbour(status, answer, run) {
  const seen = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(parts).toString() });
    response.writeHead(status);
    response.end(JSON.stringify(answer));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const apiUrl = `http://127.0.0.1:${server.address().port}`;
  const options = { apiUrl, depotUrl: apiUrl, keyId: 'k-1', proofKey: 'p-1', harbourKeys: 'h-1', flag: 'blue' };
  const client = new HarbourClient(options);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  try {
    await run({ client, seen, close });
  } finally {
    client.close();
    if (server.listening) await close();
  }
}

test('a read has its path and its key, and keeps a state that nobody knew', () =>
  harbour(200, CLAIM, async ({ client, seen }) => {
    const claim = await client.getClaim('ship-1', 'c-1');
    assert.deepEqual({ ...claim }, { ...CLAIM, insured: true });
    assert.equal(isOver(claim.state), false);
    assert.equal(claim.response.httpStatus, 200);
    assert.deepEqual([seen[0].line, seen[0].headers.authorization], ['GET /ships/ship-1/claims/c-1', 'Bearer p-1']);
  }));

test('bodies are JSON, forms and parts as the document says', () =>
  harbour(200, CLAIM, async ({ client, seen }) => {
    await client.contestClaim('c-1', 'never on board', { cargo: { crates: 3, kind: 'grain' }, remark: CLEAR });
    await client.sealCargo('s', { tags: ['a', 'b'] }, { ticket: 't-1' });
    await client.handInPaper({ paper: { data: Buffer.from('words'), name: 'b.txt' }, shelf: 'top' });
    assert.deepEqual(seen.map(({ line }) => line), ['POST /claims/contest', 'POST /ships/s/cargo', 'POST /papers']);
    const [contested, sealed, paper] = seen;
    assert.equal(contested.headers['content-type'], 'application/json; charset=UTF-8');
    assert.equal(contested.headers['harbour-flag'], 'blue');
    assert.deepEqual(JSON.parse(contested.body), {
      claimId: 'c-1', statement: 'never on board', cargo: { crates: 3, kind: 'grain' }, remark: null,
    });
    assert.deepEqual(sealed.body.split('&').sort(), ['sealed=true', 'tags=a', 'tags=b']);
    assert.equal(sealed.headers['harbour-ticket'], 't-1');
    assert.match(paper.body, /filename="b.txt"[^]*words/);
  }));

for (const [status, answer, type, outcome] of [
  [422, { fault: { code: 'tide_over' } }, DeadlinePassedError, 'not_done'],
  [409, { fault: { code: 'said_before' } }, AlreadyAnsweredError, 'unknown'],
  [404, { fault: { code: 'unheard' } }, NotFoundError, 'not_done'],
  [200, { ...CLAIM, id: 'c-2' }, DecodeError, 'unknown'],
]) {
  test(`${type.name} after ${status} says what became of the call`, () =>
    harbour(status, answer, async ({ client, seen }) => {
      await assert.rejects(client.contestClaim('c-1', 'no'), (error) => {
        assert.ok(type.is(error), String(error));
        assert.deepEqual([error.outcome, error.provider, seen.length], [outcome, 'harbour', 1]);
        return true;
      });
    }));
}

test('what was not sent is not done', () =>
  harbour(200, CLAIM, async ({ client, seen, close }) => {
    await assert.rejects(client.contestClaim('c-1', 'x'.repeat(101)), (error) => {
      return InvalidArgumentError.is(error) && error.field === 'statement';
    });
    await close();
    await assert.rejects(client.getClaim('s', 'c', {}, { maxAttempts: 1 }), (error) => {
      return TransportError.is(error) && error.outcome === 'not_done';
    });
    assert.equal(seen.length, 0);
  }));

test('a list is paged through', () =>
  harbour(200, { cargo: [{ id: 'a' }, { id: 'b' }] }, async ({ client, seen }) => {
    const ids = [];
    for await (const { id } of client.listCargo('s', { kinds: ['grain', 'Fish'] })) ids.push(id);
    assert.deepEqual([ids, seen[0].line], [['a', 'b'], 'GET /ships/s/cargo?kinds=grain&kinds=Fish']);
  }));

test('options are checked by name', () => {
  assert.throws(() => new HarbourClient({ apiUrl: 'https://h.example', keyId: 'k' }), (error) => {
    return ConfigError.is(error) && error.field === 'proofKey';
  });
});

test('the package can be required, and its classes are the same', () => {
  assert.equal(createRequire(import.meta.url)('rebuttal-harbour').HarbourClient, HarbourClient);
});

test('a table that cannot be used is refused with what to do', () => {
  const table = { name: 'quay', scheme: 'bear' };
  for (const format of [1, 3]) {
    assert.throws(() => load(JSON.stringify({ format, provider: table })), (error) => {
      assert.ok(ConfigError.is(error), String(error));
      assert.match(error.message, new RegExp(`of format ${format}, .*generate it anew with the generator of this release`));
      return true;
    });
  }
  assert.throws(() => load(JSON.stringify({ format: 2, provider: table })), /ConfigError: .*names the scheme `bear`/);
});
