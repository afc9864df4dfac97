// The odd provider's package, generated and installed: a small server on this machine plays its side. `tsc --strict` compiles this
// program, which says of each value what type the package gives it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { DecodeError, InvalidArgumentError } from 'rebuttal';
import type { Answered, NoContent, ResponseValue } from 'rebuttal';
import { CanalClient } from 'rebuttal-canal';
import type { Cause, Dispute, State } from 'rebuttal-canal';

const TOKEN = 'POST /oauth/token';
const DISPUTE = {
  id: 'd-1',
  state: 'sunk',
  cause: { kind: 'lock_shut', lock: 'Jane', because: { kind: 'over', amount: 9, new: 'Jane' } },
  events: [{ what: 'seen', by: 'Jane' }, { what: 'towed', rope: 'Jane' }],
  news: 'Jane',
};
const UNKNOWN = { id: 'd-2', cause: { kind: 'storm', amount: 'Jane', seal: 'SmFuZQ' } };

interface Seen {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The provider's side; gives what the program gives, and the one call, which had a token. */
async function canal<T>(status: number, answer: unknown, run: (client: CanalClient) => Promise<T>): Promise<[T, string, string]> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const line = `${request.method} ${request.url}`;
    seen.push({ line, authorization: request.headers.authorization, body: Buffer.concat(parts).toString() });
    response.writeHead(line === TOKEN ? 200 : status);
    response.end(line === TOKEN ? '{"access_token":"t-1"}' : status === 204 ? undefined : JSON.stringify(answer));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new CanalClient({ apiBase, clientId: 'c-1', clientSecret: 's-1' });
  try {
    const given = await run(client);
    const [token, call, ...more] = seen;
    assert.ok(token !== undefined && call !== undefined && more.length === 0);
    const form = 'grant_type=client_credentials&client_id=c-1&client_secret=s-1';
    assert.deepEqual(token, { line: TOKEN, authorization: undefined, body: form });
    assert.equal(call.authorization, 'Bearer t-1');
    return [given, call.line, call.body];
  } finally {
    client.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function hides(...values: unknown[]): void {
  for (const value of values) {
    const shown = inspect(value, { depth: null });
    assert.ok(!shown.includes('Jane') && !shown.includes('SmFuZQ'), shown);
  }
}

test('a list has unions, and what nobody knows is kept and not shown', async () => {
  const answer = [DISPUTE, UNKNOWN];
  const [found, line] = await canal(200, answer, (client) => client.tollsDisputesList('t', { state: 'open' }));
  const list: Answered<Dispute[]> = found;
  assert.equal(line, 'GET /tolls/t/disputes?state=open');
  assert.deepEqual([...list], answer);
  const [first, second] = list;
  assert.ok(first !== undefined && second !== undefined);
  const causes: Cause[] = [first.cause, second.cause];
  const told = causes.map((cause) => {
    if (cause.kind === 'lock_shut') {
      const because: Cause | undefined = cause.because;
      return because?.kind === 'over' ? because.amount : because;
    }
    return cause.kind === 'over' ? cause.amount : cause;
  });
  assert.deepEqual(told, [9, UNKNOWN.cause]);
  hides(list, first, first.cause, first.events, second, second.cause);
  assert.ok(inspect(first).includes("id: 'd-1'") || inspect(first).includes('state: '), inspect(first));
});

test('an object or nothing, and files in the objects of a union', async () => {
  const cause = { kind: 'over', amount: 3, seal: Buffer.from('seal') } as const;
  const [opened, line, body] = await canal(202, null, (client) => client.tollsDisputesOpen('t', { cause }));
  const nothing: Answered<Dispute | NoContent> = opened;
  assert.ok('noContent' in nothing && nothing.response.httpStatus === 202);
  assert.equal(line, 'POST /tolls/t/disputes');
  assert.equal(body, '{"cause":{"kind":"over","amount":3,"seal":"c2VhbA=="}}');
  const [withdrawn, deleted] = await canal(204, undefined, (client) => client.withdrawDispute('1'));
  const taken: Answered<NoContent> = withdrawn;
  assert.deepEqual([{ ...taken }, deleted], [{ noContent: true }, 'DELETE /disputes/1']);
});

test('scalars and maps are bodies and answers', async () => {
  const [rank, ...ranked] = await canal(200, true, (client) => client.setRank('d-1', { body: 7 }));
  const changed: Answered<ResponseValue<boolean>> = rank;
  assert.deepEqual([changed.value, changed.response.httpStatus, ...ranked], [true, 200, 'PUT /disputes/d-1/rank', '7']);
  assert.equal(inspect(changed), '{ value: true }');
  const [now, , text] = await canal(200, 'sunk', (client) => client.setTitle('d-1', { body: 'a"b' }));
  const state: State = now.value;
  assert.deepEqual([state, text], ['sunk', '"a\\"b"']);
  const [found] = await canal(200, 'Jane', (client) => client.getTitle('d-1'));
  const title: Answered<ResponseValue<string> | NoContent> = found;
  assert.ok('value' in title && title.value === 'Jane');
  const [none] = await canal(204, undefined, (client) => client.getTitle('d-1'));
  assert.ok('noContent' in none);
  const body = { a: { text: 'x', 'x[y]': 1 } };
  const [many, ...sent] = await canal(200, { Jane: 1, response: '2' }, (client) => client.setLabels('t', { body }));
  const counts: Answered<ResponseValue<Record<string, number>>> = many;
  assert.deepEqual({ ...counts.value }, { Jane: 1, response: 2 });
  assert.deepEqual(sent, ['PUT /tolls/t/labels', JSON.stringify(body)]);
  const [all] = await canal(200, { Jane: DISPUTE, b: UNKNOWN }, (client) => client.listLabels('t'));
  const labels: Answered<ResponseValue<Record<string, Dispute>>> = all;
  assert.equal(labels.value['Jane']?.id, 'd-1');
  hides(title, counts, counts.value, labels, labels.value, labels.value['Jane'], labels.value['b']);
});

test('a list is a body, and texts are an answer', async () => {
  const body = [{ text: 'a' }, { text: 'b', 'x[y]': 2 }];
  const [texts, ...sent] = await canal(200, ['Jane', 2], (client) => client.setMarks('d-1', { body }));
  const list: Answered<string[]> = texts;
  assert.deepEqual([...list], ['Jane', '2']);
  assert.deepEqual(sent, ['PUT /disputes/d-1/marks', JSON.stringify(body)]);
  hides(list);
});

test('an object beside files is a part that is JSON', async () => {
  const about = { title: 't', tags: { 'x[y]': 'z' } };
  const pictures = [Buffer.from('one'), { data: Buffer.from('two'), name: 'b.jpg' }];
  const [done, line, body] = await canal(200, null, (client) => client.addProofs('d-1', { about, pictures, note: 'n' }));
  const nothing: Answered<NoContent> = done;
  assert.ok(nothing.noContent);
  assert.equal(line, 'POST /disputes/d-1/proofs');
  assert.ok(body.includes('name="about"') && body.includes(JSON.stringify(about)), body);
  assert.equal(body.split('name="pictures"').length, 3);
  assert.match(body, /filename="b.jpg"[^]*two/);
});

test('what is not so is refused, before and after', async () => {
  await canal(200, 'Jane', async (client) => {
    // @ts-expect-error: it is a number
    await assert.rejects(client.setRank('d-1', { body: '7' }), (error) => InvalidArgumentError.is(error));
    await assert.rejects(client.setRank('d-1', { body: 10 }), (error) => {
      return InvalidArgumentError.is(error) && error.field === 'body';
    });
    await assert.rejects(client.setRank('d-1', { body: 7 }), (error) => {
      return DecodeError.is(error) && error.outcome === 'unknown' && !inspect(error).includes('Jane');
    });
  });
});
