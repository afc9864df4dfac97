// Lists in pages: lazy, in both directions, and stopped by leaving the loop.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { inspect } from 'node:util';

import { rebuttal } from './support/package.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { DecodeError, InvalidArgumentError, NotFoundError, StripeClient } = rebuttal;
const COUNT = 25;

let sandbox;
let client;
let ids;
before(async () => {
  sandbox = await startSandbox();
  client = new StripeClient(sandbox.stripeOptions());
});
beforeEach(async () => {
  await sandbox.control('/_sandbox/reset');
  ids = (await sandbox.createStripeDispute({ count: COUNT })).ids;
});
after(() => sandbox.stop());

const sent = () => sandbox.arrived('listDisputes');
const list = (params = {}, options) => client.listDisputes({ limit: 10, ...params }, options);
const collect = async (items) => {
  const all = [];
  for await (const item of items) all.push(item.id);
  return all;
};

test('nothing is sent until a list is used', async () => {
  list();
  const unwanted = list()[Symbol.asyncIterator]();
  await unwanted.return();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(await sent(), 0);
});

test('an awaited list is its first page, which is requested once', async () => {
  const disputes = list();
  const [first, second] = await Promise.all([disputes, disputes]);
  assert.equal(first, second);
  assert.equal(first, await disputes.finally(() => {}));
  assert.equal(first.data.length, 10);
  assert.equal(first.has_more, true);
  assert.equal(first.response.httpStatus, 200);
  assert.equal(await sent(), 1);
  assert.equal(Object.prototype.toString.call(disputes), '[object Pages]');
  assert.ok(!inspect(disputes, { showHidden: true, depth: 5 }).includes(ids[0]));
});

test('a loop gives every item once and requests one page at a time', async () => {
  assert.deepEqual(await collect(list()), ids);
  assert.equal(await sent(), 3);
});

test('leaving a loop stops the requests', async () => {
  let seen = 0;
  for await (const dispute of list()) {
    assert.equal(dispute.id, ids[seen]);
    seen += 1;
    if (seen === 10) break;
  }
  assert.equal(await sent(), 1);
});

test('pages are complete, each with its transport', async () => {
  const sizes = [];
  for await (const page of list().pages()) sizes.push([page.data.length, page.has_more, page.response.attempts]);
  assert.deepEqual(sizes, [
    [10, true, 1],
    [10, true, 1],
    [5, false, 1],
  ]);
});

test('backwards, pages are unchanged and items in reverse', async () => {
  const back = { ending_before: ids.at(-1) };
  assert.deepEqual(await collect(list(back)), ids.slice(0, -1).reverse());
  const [first] = [(await list(back)).data.map(({ id }) => id)];
  assert.deepEqual(first, ids.slice(-11, -1));
});

test('a filter is kept on every page', async () => {
  await sandbox.createStripeDispute({ count: 15, payment_intent: 'pi_1' });
  const found = list({ payment_intent: 'pi_1' });
  for await (const dispute of found) assert.equal(dispute.payment_intent, 'pi_1');
  assert.equal((await collect(found)).length, 15);
});

test('concurrent calls of next() get each item once', async () => {
  const iterator = list()[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: COUNT + 3 }, () => iterator.next()));
  assert.deepEqual(
    results.filter(({ done }) => !done).map(({ value }) => value.id),
    ids,
  );
  assert.ok(results.slice(COUNT).every(({ done }) => done));
  assert.equal(await sent(), 3);
});

test('aborting ends the loop with the reason, between items and between pages', async () => {
  for (const [after, requests] of [
    [3, 1],
    [10, 2],
  ]) {
    const controller = new AbortController();
    const reason = new Error('the user left');
    let seen = 0;
    const walk = async () => {
      for await (const _ of list({}, { signal: controller.signal })) if (++seen === after) controller.abort(reason);
    };
    await assert.rejects(walk, (error) => error === reason);
    assert.equal(seen, after);
    assert.equal(await sent(), requests);
  }
  await assert.rejects(list({}, { signal: AbortSignal.abort() }).then(), { name: 'AbortError' });
});

test("an argument error of a list is thrown when it is used, with the caller's stack", async () => {
  function theCallerInQuestion() {
    return list({ limit: null });
  }
  const disputes = theCallerInQuestion();
  const refused = (error) =>
    InvalidArgumentError.is(error) && error.field === 'limit' && /theCallerInQuestion/.test(error.stack);
  await assert.rejects(disputes.then(), refused);
  await assert.rejects(collect(disputes), refused);
  assert.ok(await disputes.catch(refused));
  await assert.rejects(collect(list({}, { timeOut: 1 })), { name: 'InvalidArgumentError', field: 'timeOut' });
  await assert.rejects(
    list({ starting_after: 'du_nobody' }).then(),
    (error) => NotFoundError.is(error) || error.httpStatus === 400,
  );
  assert.equal(await sent(), 1);
});

test('parameters that change after the call change nothing', async () => {
  const params = { limit: 10, created: { gte: 0 } };
  const disputes = client.listDisputes(params);
  params.limit = 1;
  params.created.gte = 2 ** 40;
  assert.equal((await disputes).data.length, 10);
});

test('a page that fails ends the loop after what came before', async () => {
  const body = { object: 'list', data: [], has_more: true, url: '/v1/disputes' };
  await sandbox.control('/_sandbox/faults', { operation: 'listDisputes', kind: 'replace', after: 1, body });
  const seen = [];
  await assert.rejects(
    async () => {
      for await (const { id } of list()) seen.push(id);
    },
    (error) => DecodeError.is(error) && error.path === '/data',
  );
  assert.deepEqual(seen, ids.slice(0, 10));
});

test('a time may be a date', async () => {
  const { id } = await sandbox.createStripeDispute({ created: 1_500_000_000 });
  const within = { gte: new Date(1_500_000_000_000), lt: new Date(1_500_000_000_999 + 1) };
  assert.deepEqual(await collect(client.listDisputes({ created: within })), [id]);
  assert.deepEqual(await collect(client.listDisputes({ created: { lt: new Date(1_500_000_000_999) } })), []);
});

for (const [direction, params, expected] of [
  ['forwards', {}, 1_000],
  ['backwards', { ending_before: true }, 999],
]) {
  test(`each of a thousand items comes once, ${direction}`, async () => {
    await sandbox.control('/_sandbox/reset');
    const { ids: all } = await sandbox.createStripeDispute({ count: 1_000 });
    if (params.ending_before) params.ending_before = all.at(-1);
    const seen = await collect(client.listDisputes({ limit: 100, ...params }));
    assert.equal(new Set(seen).size, expected);
    assert.equal(seen.length, expected);
  });
}
