// The invented provider, called from Node: a small server on this machine plays its side.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { AlreadyAnsweredError, CLEAR, ConfigError, ConflictError, DeadlinePassedError, DecodeError, HarbourClient, HarbourWebhooks, InvalidArgumentError, NotFoundError, SignatureError, idOf } from 'rebuttal';
import { Seal, contentToProve, isClaimMovedRequest, isOver, isShipSankRequest, isSignal, newKey, proofHeader } from 'rebuttal/harbour';

const CLAIM = {
  id: 'c-1', state: 'adrift', insured: 'true', weight: null, crates: 12, opened: 1700000000, holder: 'Jane',
  due: '2026-11-22T06:00:00+05:30', kinds: ['Fish', 'moss'], dock: { name: '7', depth: [1.5] }, news: { deep: true },
};

// Making a key takes a while; tests have no secrets from each other.
const [MASTER, SHIPPER] = [newKey(), newKey()];

// The provider's side: answers everything alike, and remembers what it saw.
async function harbour(status, answer, run, { proven = true } = {}) {
  const master = new Seal({ key: MASTER });
  const seen = [];
  const body = Buffer.from(JSON.stringify(answer));
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(parts) });
    const time = '1700000000000';
    const proof = proofHeader(master.prove(contentToProve(body, time)));
    response.writeHead(status, proven ? { 'harbour-proof': proof, 'harbour-time': time } : {});
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const apiUrl = `http://127.0.0.1:${server.address().port}`;
  const client = new HarbourClient({ apiUrl, depotUrl: apiUrl, keyId: 'k-1', proofKey: SHIPPER, harbourKeys: master.publicKey(), berth: 4 });
  try {
    await run({ client, seen, shipper: new Seal({ key: SHIPPER }) });
  } finally {
    client.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

test('a read travels in path and query and is proven by its own headers', () =>
  harbour(200, CLAIM, async ({ client, seen, shipper }) => {
    const claim = await client.getClaim('ship-1', 'c-1');
    assert.deepEqual({ ...claim }, { ...CLAIM, insured: true });
    assert.equal(isOver(claim.state), false);
    assert.equal(seen[0].line, 'GET /ships/ship-1/claims/c-1');
    assert.equal(seen[0].headers['harbour-key'], 'k-1');
    assert.equal(seen[0].headers['harbour-berth'], '4');
    const content = contentToProve(seen[0].body, seen[0].headers['harbour-time']);
    assert.equal(seen[0].headers['harbour-proof'], proofHeader(shipper.prove(content)));
  }));

test('query parameters of each type arrive and what is left out does not', () =>
  harbour(200, { claims: [CLAIM], more: false }, async ({ client, seen }) => {
    const page = await client.listClaims('s', { open: false, pageSize: 5, after: undefined });
    assert.equal(page.claims[0].id, 'c-1');
    assert.equal(seen[0].line, 'GET /ships/s/claims?open=false&pageSize=5');
  }));

test('what must be there must be there although it may be null', async () => {
  const { weight: _, ...unweighed } = CLAIM;
  await harbour(200, { claims: [CLAIM, unweighed], more: false }, async ({ client }) => {
    const page = await client.listClaims('s', { open: false });
    assert.deepEqual([page.claims.length, page.response.unreadableFields], [1, ['/claims/1']]);
  });
  await harbour(200, unweighed, async ({ client }) => {
    await assert.rejects(client.getClaim('s', 'c-1'), (error) => DecodeError.is(error) && error.path === '/weight');
  });
});

test('a page that leaves its list out has no items', () =>
  harbour(200, {}, async ({ client }) => {
    for await (const crate of client.listCargo('s')) assert.fail(crate);
  }));

test('a nested body travels as it was given', () =>
  harbour(200, CLAIM, async ({ client, seen }) => {
    await client.contestClaim('c-1', 'never on board', {
      cargo: { crates: 3, kind: 'grain', class: 'dry', tonnes: 1.5 },
      photos: [{ url: 'https://p.example/1', takenAt: '2026-11-22T06:00:00Z' }],
      remark: CLEAR,
      extra: { tide: 2 },
    });
    assert.deepEqual(JSON.parse(seen[0].body.toString()), {
      claimId: 'c-1', statement: 'never on board', remark: null, tide: 2,
      cargo: { crates: 3, kind: 'grain', class: 'dry', tonnes: 1.5 },
      photos: [{ url: 'https://p.example/1', takenAt: '2026-11-22T06:00:00Z' }],
    });
  }));

for (const [status, code, type, outcome] of [
  [422, 'tide_over', DeadlinePassedError, 'not_done'],
  [409, 'said_before', AlreadyAnsweredError, 'unknown'],
  [404, 'unheard', NotFoundError, 'not_done'],
]) {
  test(`${code} becomes ${type.name}`, () =>
    harbour(status, { fault: { code, words: 'no' } }, async ({ client }) => {
      await assert.rejects(client.contestClaim('c-1', 'no'), (error) => {
        assert.ok(type.is(error), String(error));
        assert.deepEqual([error.code, error.httpStatus, error.outcome], [code, status, outcome]);
        return true;
      });
    }));
}

test('an answer about another claim is in doubt', () =>
  harbour(200, CLAIM, async ({ client }) => {
    await assert.rejects(client.contestClaim('c-2', 'no'), (error) => DecodeError.is(error) && error.outcome === 'unknown' && error.path === '/id');
  }));

test('a success without a proof is not believed', () =>
  harbour(200, CLAIM, async ({ client }) => {
    await assert.rejects(client.contestClaim('c-1', 'no'), (error) => SignatureError.is(error) && error.outcome === 'unknown');
  }, { proven: false }));

test('what the document forbids is not sent', () =>
  harbour(200, CLAIM, async ({ client, seen }) => {
    const call = async () => client.contestClaim('c-1', 'no', { cargo: { crates: 'three', kind: 'grain' } });
    await assert.rejects(call, (error) => InvalidArgumentError.is(error) && error.field === 'cargo.crates');
    assert.equal(seen.length, 0);
  }));

test('the receiver tells two kinds of message apart', () => {
  const hooks = new HarbourWebhooks({ harbourKeys: [SHIPPER, MASTER].map((key) => new Seal({ key }).publicKey()) });
  const moved = JSON.stringify({ claim: CLAIM, at: '2026-11-22T06:00:00Z', by: 'crane' });
  const first = hooks.receive(hooks.signTestMessage(moved, MASTER), moved);
  assert.ok(isClaimMovedRequest(first));
  assert.equal(first.by, 'crane');
  const storm = '{"weather":"storm","force":9}';
  const warning = hooks.receive(hooks.signTestMessage(storm, MASTER), storm);
  assert.ok(isSignal(warning, 'storm') && !isSignal(warning, 'fog'));
  assert.equal(warning.force, 9);
  assert.equal(hooks.dedupKey(warning), '["harbour","storm",9]');
  assert.equal(hooks.dedupKey({ weather: 'fog' }), undefined);
  const odd = '{"weather":"storm","force":["high"]}';
  const partly = hooks.receive(hooks.signTestMessage(odd, MASTER), odd);
  assert.ok(isSignal(partly, 'storm') && !('force' in partly));
  assert.deepEqual(partly.unreadableFields, ['/force']);
  const other = '{"number":7}';
  assert.ok(isSignal(hooks.receive(hooks.signTestMessage(other, MASTER), other)));
  const sank = '{"shipId":"s"}';
  assert.ok(isShipSankRequest(hooks.receive(hooks.signTestMessage(sank, MASTER), sank)));
  assert.throws(() => hooks.receive(hooks.signTestMessage(sank, MASTER), `${sank} `), (error) => SignatureError.is(error));
  assert.deepEqual(hooks.ack, { status: 202, headers: { 'content-type': 'text/plain' }, body: 'aye' });
});

test('options are checked by name', () => {
  const make = () => new HarbourClient({ apiUrl: 'https://h.example', keyId: 'k', proofKey: 'no key', harbourKeys: 'not_done' });
  assert.throws(make, (error) => ConfigError.is(error) && error.field === 'proofKey');
});

test('pages follow the mark of the page before', () =>
  harbour(200, { cargo: [{ id: 'a', paper: 'p' }, { id: 'b', paper: { id: 'q' } }], next: 'm2' }, async ({ client, seen }) => {
    const ids = [];
    await assert.rejects(
      async () => {
        for await (const crate of client.listCargo('s', { kinds: ['grain', 'Fish'], decks: [1, 2] })) ids.push([crate.id, idOf(crate.paper)]);
      },
      (error) => DecodeError.is(error),
    );
    assert.deepEqual(ids, [['a', 'p'], ['b', 'q'], ['a', 'p'], ['b', 'q']]);
    const first = 'GET /ships/s/cargo?kinds=grain&kinds=Fish&decks=1%2C2';
    assert.deepEqual(seen.map(({ line }) => line), [first, `${first}&mark=m2`]);
  }));

test("forms and tickets go by the document's own names", () =>
  harbour(200, { id: 'c' }, async ({ client, seen }) => {
    const plan = { note: CLEAR, rows: [3, 4], owners: { x: 'y', z: CLEAR } };
    const crate = await client.sealCargo('s', { plan, tags: ['a', 'b'] }, { ticket: 't-1', flag: 'red' });
    assert.equal(crate.response.idempotencyKey, 't-1');
    assert.deepEqual([seen[0].headers['harbour-ticket'], seen[0].headers['harbour-flag']], ['t-1', 'red']);
    assert.deepEqual(seen[0].body.toString().split('&').sort(), [
      'plan[note]=', 'plan[owners][x]=y', 'plan[owners][z]=', 'plan[rows][0]=3', 'plan[rows][1]=4', 'sealed=true', 'tags=a', 'tags=b',
    ]);
  }));

test('papers go to the depot and come back as bytes', () =>
  harbour(200, { id: 'p' }, async ({ client, seen }) => {
    const told = [];
    const paper = { name: 'b.txt', data: Buffer.from('words') };
    await client.handInPaper({ paper, shelf: 'top' }, { onProgress: (sent, all) => told.push([sent, all]) });
    assert.deepEqual(told.at(-1), [5, 5]);
    assert.equal(Buffer.from(await client.fetchPaper('p')).toString(), '{"id":"p"}');
    assert.ok(seen[0].body.includes('name="paper"; filename="b.txt"'));
    assert.equal(seen[1].line, 'GET /papers/p/text');
  }));

test('types and details of faults are where the document says', () =>
  harbour(400, { fault: { kind: 'storm', code: 'new', words: 'wind', buoy: 'b7' } }, async ({ client }) => {
    await assert.rejects(client.sealCargo('s'), (error) => ConflictError.is(error) && error.code === 'new' && error.details.buoy === 'b7');
  }));
