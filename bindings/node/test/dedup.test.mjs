// `once` with messages that are delivered repeatedly.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rebuttal } from './support/package.mjs';

const {
  ClaimLostError,
  ConfigError,
  DeduplicatorError,
  DeduplicatorFullError,
  InProgressError,
  InvalidArgumentError,
  LEASE,
  MemoryDeduplicator,
  once,
} = rebuttal;

/** A memory whose clock the test sets, in milliseconds. */
function memory(options = {}) {
  const time = { now: 0 };
  return [new MemoryDeduplicator({ ...options, clock: () => time.now }), time];
}

const nothing = () => {};
const fail = () => {
  throw new Error('no space left');
};
const refused = (Class, outcome) => (error) => {
  assert.ok(Class.is(error) && error instanceof Class, error);
  assert.deepEqual([error.name, error.outcome], [Class.prototype.name, outcome]);
  return true;
};

test('work runs once for a key and each time without one', async () => {
  const [store] = memory();
  assert.deepEqual(await once(store, 'a', () => 7), { first: true, value: 7 });
  assert.deepEqual(await once(store, 'a', fail), { first: false });
  assert.deepEqual(await once(store, 'b', async () => undefined), { first: true, value: undefined });
  for (const run of [1, 2])
    assert.deepEqual(await once(store, undefined, async () => run), { first: true, value: run });
});

test('work that fails is not done and can be tried at once', async () => {
  const [store] = memory();
  await assert.rejects(once(store, 'a', fail), /no space left/);
  await assert.rejects(
    once(store, 'a', async () => fail()),
    /no space left/,
  );
  assert.ok((await once(store, 'a', nothing)).first);
});

test('while one worker has a message, others get an InProgressError with the end of its lease', async () => {
  const [store] = memory();
  const { first } = await once(store, 'a', () =>
    assert.rejects(once(store, 'a', fail), (error) => {
      const left = Date.parse(error.details.until) - Date.now();
      assert.ok(left > 0 && left <= LEASE, error.details.until);
      assert.ok(error.retryable && DeduplicatorError.is(error));
      return refused(InProgressError, 'unknown')(error);
    }),
  );
  assert.ok(first);
});

test('a worker that dies keeps its claim until the lease ends', async () => {
  const [store, time] = memory();
  assert.equal(store.claim('a', 60_000).state, 'claimed');
  time.now = 59_900;
  await assert.rejects(once(store, 'a', fail), refused(InProgressError, 'unknown'));
  time.now = 60_000;
  assert.ok((await once(store, 'a', nothing)).first);
});

test('a worker that takes longer than its lease gets a ClaimLostError', async () => {
  const [store, time] = memory();
  const slow = once(
    store,
    'a',
    async () => {
      time.now += 10_000;
      assert.ok((await once(store, 'a', nothing)).first);
    },
    { lease: 10_000 },
  );
  await assert.rejects(slow, refused(ClaimLostError, 'unknown'));
  assert.ok(!(await once(store, 'a', fail)).first);
});

test('a commit is forgotten after its time and when capacity is needed', async () => {
  const [store, time] = memory({ capacity: 2, remember: 3_600_000 });
  const first = async (key) => (await once(store, key, nothing)).first;
  assert.deepEqual([await first('a'), await first('b')], [true, true]);
  time.now = 3_599_000;
  assert.deepEqual(
    [await first('b'), await first('c'), await first('b'), await first('a')],
    [false, true, false, true],
  );
  time.now = 10_000_000;
  assert.equal(await first('a'), true);
});

test('a full deduplicator refuses new messages and keeps all claims', async () => {
  const [store] = memory({ capacity: 1 });
  const inner = () => assert.rejects(once(store, 'b', fail), refused(DeduplicatorFullError, 'not_done'));
  assert.ok((await once(store, 'a', inner)).first);
});

/** A custom store that returns or throws what the test specifies, asynchronously like a database. */
function own(answers = {}) {
  const calls = [];
  const returning =
    (name, answer) =>
    async (...given) => {
      calls.push([name, ...given]);
      if (answer instanceof Error) throw answer;
      return answer;
    };
  const all = { claim: { state: 'claimed', token: 't' }, commit: true, release: undefined, ...answers };
  return { calls, ...Object.fromEntries(Object.entries(all).map(([name, answer]) => [name, returning(name, answer)])) };
}

test('the methods of a custom store are called in order', async () => {
  let store = own();
  assert.ok((await once(store, 'k', nothing, { lease: 1500.5 })).first);
  assert.deepEqual(store.calls, [
    ['claim', 'k', 1501],
    ['commit', 'k', 't'],
  ]);
  store = own();
  await assert.rejects(once(store, 'k', fail), /no space left/);
  assert.deepEqual(store.calls, [
    ['claim', 'k', LEASE],
    ['release', 'k', 't'],
  ]);
  store = own({ claim: { state: 'done' } });
  assert.deepEqual([await once(store, 'k', fail), store.calls], [{ first: false }, [['claim', 'k', LEASE]]]);
});

test('after a failure of the store the message does not count as processed', async () => {
  for (const [at, runs] of [
    ['claim', 0],
    ['commit', 1],
  ]) {
    let ran = 0;
    await assert.rejects(
      once(own({ [at]: new Error('away') }), 'k', () => (ran += 1)),
      /^Error: away$/,
    );
    assert.equal(ran, runs);
  }
  await assert.rejects(once(own({ release: new Error('away') }), 'k', fail), /no space left/);
});

test('a wrong return value of a store is an error', async () => {
  for (const commit of [1, undefined, 'yes'])
    await assert.rejects(once(own({ commit }), 'k', nothing), refused(DeduplicatorError, 'unknown'));
  for (const claim of [
    true,
    undefined,
    null,
    { state: 'new' },
    { state: 'claimed' },
    { state: 'inProgress', until: 'soon' },
    { state: 'inProgress', until: new Date(NaN) },
  ]) {
    await assert.rejects(once(own({ claim }), 'k', fail), refused(DeduplicatorError, 'not_done'));
  }
});

test('an empty key, a lease of 0 and a capacity of 0 are refused before any work', async () => {
  const [store] = memory();
  for (const lease of [0, -1, NaN, Infinity, '5']) {
    await assert.rejects(
      once(store, 'k', fail, { lease }),
      (error) => InvalidArgumentError.is(error) && error.field === 'lease',
      String(lease),
    );
  }
  await assert.rejects(once(store, '', fail), (error) => InvalidArgumentError.is(error) && error.field === 'key');
  for (const wrong of [{ capacity: 0 }, { capacity: 1.5 }, { capacity: '9' }, { remember: 0 }, { remember: '9' }]) {
    assert.throws(
      () => new MemoryDeduplicator(wrong),
      (error) => ConfigError.is(error) && error.field in wrong,
    );
  }
});

test('a lease of a century has an end that is a valid date', async () => {
  const [store] = memory();
  const inner = () => assert.rejects(once(store, 'k', fail), refused(InProgressError, 'unknown'));
  assert.ok((await once(store, 'k', inner, { lease: 36_500 * 86_400_000 })).first);
});

test('an unknown token commits and releases nothing', () => {
  const [store] = memory();
  const { token } = store.claim('k', 60);
  for (const wrong of ['', '-1', '1e3', `${token}0`, '9'.repeat(20), undefined]) {
    assert.equal(store.commit('k', wrong), false);
    store.release('k', wrong);
  }
  assert.equal(store.claim('k', 60).state, 'inProgress');
  assert.equal(store.commit('k', token), true);
});
