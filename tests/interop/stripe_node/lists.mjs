// What the official SDK lists, the sandbox gives page by page, each item once.

import { test } from 'node:test';

import { ACCOUNT, ids, merchant, opened, openedMany, requests } from './harness.mjs';
import { assert } from './checks.mjs';

const INTENT = 'pi_3SANDBOX';

test('it walks in both directions with its filter', async () => {
  const newestFirst = await openedMany(23, { payment_intent: INTENT });
  const stranger = await opened();
  const params = { limit: 5, payment_intent: INTENT };
  assert.deepEqual(await ids(merchant().disputes.list(params)), newestFirst);
  assert.equal((await requests()).length, 5);
  const backwards = merchant().disputes.list({ ...params, ending_before: newestFirst.at(-1) });
  assert.deepEqual(await ids(backwards), newestFirst.slice(0, -1).reverse());
  for (const { query } of await requests()) assert.ok(query.some(([name, value]) => name === 'payment_intent' && value === INTENT));
  assert.deepEqual(await ids(merchant().disputes.list({ limit: 100 })), [stranger, ...newestFirst]);
  const some = await merchant().disputes.list(params).autoPagingToArray({ limit: 7 });
  assert.deepEqual(some.map(({ id }) => id), newestFirst.slice(0, 7));
});

test('it walks over a thousand', async () => {
  const newestFirst = await openedMany(1000);
  assert.deepEqual(await ids(merchant().disputes.list({ limit: 100 })), newestFirst);
  const backwards = merchant().disputes.list({ limit: 100, ending_before: newestFirst.at(-1) });
  assert.deepEqual(await ids(backwards), newestFirst.slice(0, -1).reverse());
});

test('times and charges filter', async () => {
  const created = 1_767_225_600;
  const later = created + 86_400;
  const first = await opened({ created });
  const second = await opened({ created: later });
  const third = await opened({ created: later + 86_400 });
  const { charge } = await merchant().disputes.retrieve(second);
  for (const [params, expected] of [
    [{ charge }, [second]],
    [{ created: { gte: later } }, [third, second]],
    [{ created: { gt: later } }, [third]],
    [{ created: { lt: later } }, [first]],
    [{ created: { gte: new Date(created * 1000), lte: later } }, [second, first]],
    [{ created: later }, [second]],
    [{ payment_intent: 'pi_of_nobody' }, []],
  ]) {
    assert.deepEqual(await ids(merchant().disputes.list(params)), expected, JSON.stringify(params));
  }
});

test('it keeps the connected account while it walks', async () => {
  const newestFirst = await openedMany(7, { account: ACCOUNT });
  await openedMany(3);
  const listed = merchant().disputes.list({ limit: 3 }, { stripeAccount: ACCOUNT });
  assert.deepEqual(await ids(listed), newestFirst);
  for (const { headers } of await requests()) assert.equal(headers['stripe-account'], ACCOUNT);
});

test('pages that cannot be are refused', async () => {
  const dispute = await opened();
  for (const [params, statusCode, code] of [
    [{ starting_after: dispute, ending_before: dispute }, 400, 'parameters_exclusive'],
    [{ limit: 0 }, 400, 'parameter_invalid_integer'],
    [{ limit: 101 }, 400, 'parameter_invalid_integer'],
    [{ status: 'lost' }, 400, 'parameter_unknown'],
    [{ created: { after: 1 } }, 400, 'parameter_unknown'],
    [{ starting_after: 'du_of_nobody' }, 404, 'resource_missing'],
  ]) {
    await assert.rejects(merchant().disputes.list(params), { type: 'StripeInvalidRequestError', statusCode, code });
  }
});
