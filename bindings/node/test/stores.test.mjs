// The stores over a database: what they return and refuse, and that killed processes that share one lose nothing. Newer
// versions of Node run this file too, over `node:sqlite`.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once as happened } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { newerNodes } from '../scripts/drivers.mjs';
import { native, rebuttal } from './support/package.mjs';
import { startPostgres } from './support/postgres.mjs';
import { names, open } from './support/store-drivers.mjs';

const {
  ClaimLostError,
  ConfigError,
  DeduplicatorError,
  InProgressError,
  InvalidArgumentError,
  LEASE,
  PostgresDeduplicator,
  SqliteDeduplicator,
  once,
  onceIn,
} = rebuttal;
const PROCESSES = 4;
const TASKS = 4;
const MESSAGES = 150;
const HOUR = 12 * LEASE;

let postgres;
let folder;
let made = 0;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-stores-'));
  if (names.includes('pg')) postgres = await startPostgres();
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await postgres?.stop();
});

/** Where a new database of the test's is. */
const freshDatabase = (name) =>
  name === 'pg' ? postgres.database() : Promise.resolve(join(folder, `${(made += 1)}.db`));

/** A test over each driver, with a database of its own. */
function each(title, run) {
  for (const name of names) {
    test(`${title} (${name})`, async (context) => {
      const where = await freshDatabase(name);
      const database = await open(name, where);
      context.after(() => database.close());
      await run(database, { name, where, context });
    });
  }
}

const endLeases = (database) => database.query('UPDATE rebuttal_claims SET until_ms = 0 WHERE done = 0');
const isStore = (outcome) => (error) => {
  assert.ok(DeduplicatorError.is(error) && error.name === 'DeduplicatorError', error);
  assert.deepEqual([error.outcome, error.retryable], [outcome, true]);
  assert.ok(error.cause instanceof Error, 'it has the cause');
  return true;
};

each('a message is processed once by every store over the database', async (database, { name, where, context }) => {
  assert.deepEqual(await once(database.store(), 'k', () => 1), { first: true, value: 1 });
  const other = await open(name, where);
  context.after(() => other.close());
  assert.deepEqual(await once(other.store(), 'k', () => 2), { first: false });
  assert.deepEqual(await once(other.store(), 'l', () => 3), { first: true, value: 3 });
});

each('a claim holds until it is committed, released or its lease ends', async (database) => {
  const store = database.store();
  const claim = () => store.claim('k', LEASE);
  const first = await claim();
  assert.equal(first.state, 'claimed');
  const standing = await claim();
  assert.equal(standing.state, 'inProgress');
  const left = standing.until - Date.now();
  assert.ok(left > 0 && left <= 300_000, `${left} ms are left`);
  await endLeases(database);
  const second = await claim();
  assert.ok(second.state === 'claimed' && second.token !== first.token);
  assert.equal(await store.commit('k', first.token), false);
  await store.release('k', first.token);
  assert.equal((await claim()).state, 'inProgress');
  await store.release('k', second.token);
  const third = await claim();
  assert.deepEqual([await store.commit('k', third.token), await store.commit('k', third.token)], [true, true]);
  await store.release('k', third.token);
  await endLeases(database);
  assert.deepEqual(await claim(), { state: 'done' });
  assert.equal(await store.commit('never claimed', third.token), false);
});

each('work that throws is not committed, and work that takes too long loses its claim', async (database) => {
  const store = database.store();
  const fail = () => Promise.reject(new Error('no'));
  await assert.rejects(once(store, 'k', fail), /^Error: no$/);
  const late = once(store, 'k', async () => {
    await assert.rejects(once(store, 'k', fail), InProgressError);
    await endLeases(database);
    assert.ok((await once(store, 'k', () => {})).first);
  });
  await assert.rejects(late, ClaimLostError);
  assert.deepEqual(await once(store, 'k', fail), { first: false });
});

each('work in the same transaction is committed with the claim or not at all', async (database) => {
  await database.store().createTable();
  await database.query('CREATE TABLE effects (name TEXT)');
  const work = "INSERT INTO effects VALUES ('done')";
  const effects = async () => (await database.query('SELECT name FROM effects')).length;
  assert.ok((await database.onceIn('k', work, { end: 'ROLLBACK' })).first);
  assert.ok((await database.onceIn('k', work, { fail: true })).first);
  assert.equal(await effects(), 0);
  assert.ok((await database.onceIn('k', work)).first);
  assert.ok(!(await database.onceIn('k', work)).first);
  assert.equal(await effects(), 1);
  for (const expected of [2, 3]) {
    assert.ok((await database.onceIn(undefined, work)).first, 'a message without a key is processed each time');
    assert.equal(await effects(), expected);
  }
  assert.deepEqual(
    await database.store().claim('k', LEASE),
    { state: 'done' },
    'the other way of claiming knows it, too',
  );
});

each('the work of a message without a key is undone too, and needs a transaction', async (database) => {
  await database.query('CREATE TABLE effects (name TEXT)');
  assert.ok((await database.onceIn(undefined, "INSERT INTO effects VALUES ('half')", { fail: true })).first);
  assert.equal((await database.query('SELECT name FROM effects')).length, 0);
  const run = async () => onceIn(database.connection, undefined, () => assert.fail('it ran'));
  await assert.rejects(run, (error) => InvalidArgumentError.is(error) && error.field === 'connection');
});

each('a connection processes one message at a time, and those inside of it', async (database, { name }) => {
  // On SQLite all is synchronous.
  if (name !== 'pg') return;
  await database.store().createTable();
  await database.query('CREATE TABLE effects (name TEXT)');
  const client = await database.connection.connect();
  const work = (key) => client.query('INSERT INTO effects VALUES ($1)', [key]);
  try {
    await client.query('BEGIN');
    const inner = () => onceIn(client, 'inner', () => work('inner'));
    const [outer, beside] = await Promise.allSettled([
      onceIn(client, 'outer', async () => {
        await work('outer');
        assert.ok((await inner()).first);
        assert.ok(!(await inner()).first);
      }),
      onceIn(client, 'beside', () => work('beside')),
    ]);
    assert.equal(outer.value?.first, true);
    assert.ok(InvalidArgumentError.is(beside.reason) && beside.reason.field === 'connection', beside.reason);
    assert.ok((await onceIn(client, 'beside', () => work('beside'))).first);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  const rows = await database.query('SELECT name FROM effects ORDER BY name');
  assert.deepEqual(
    rows.map((row) => row.name),
    ['beside', 'inner', 'outer'],
  );
});

each('a transaction respects a lease and takes over when it has ended', async (database) => {
  const store = database.store();
  const held = await store.claim('k', LEASE);
  await assert.rejects(
    database.onceIn('k'),
    (error) => InProgressError.is(error) && Date.parse(error.details.until) > Date.now(),
  );
  await endLeases(database);
  assert.ok((await database.onceIn('k')).first);
  assert.equal(await store.commit('k', held.token), false);
});

each('a connection in no transaction is refused before anything counts', async (database) => {
  await database.store().createTable();
  const run = async () => onceIn(database.connection, 'k', () => assert.fail('it ran'));
  await assert.rejects(run, (error) => InvalidArgumentError.is(error) && error.field === 'connection');
  assert.deepEqual([...(await database.query('SELECT dedup_key FROM rebuttal_claims'))], []);
});

each('the error of a missing table in a transaction has the cure', async (database) => {
  await assert.rejects(
    database.onceIn('k'),
    (error) => isStore('not_done')(error) && /createTable/.test(error.message),
  );
});

each('old rows are deleted, and a table of another name is another store', async (database) => {
  const store = database.store({ remember: HOUR });
  await once(store, 'a', () => {});
  await database.query('UPDATE rebuttal_claims SET until_ms = until_ms - ?', [59 * 60_000]);
  await store.deleteExpired();
  assert.deepEqual(await once(store, 'a', () => {}), { first: false });
  await database.query('UPDATE rebuttal_claims SET until_ms = until_ms - ?', [2 * 60_000]);
  // The first commit of a store cleans up, then one in a hundred.
  await once(database.store({ remember: HOUR }), 'b', () => {});
  assert.deepEqual(
    (await database.query('SELECT dedup_key FROM rebuttal_claims')).map((row) => row.dedup_key),
    ['b'],
  );
  assert.ok((await once(database.store({ table: 'Order' }), 'b', () => {})).first);
});

each('wrong options are refused', async (database) => {
  for (const table of ['', 'a b', 'a"b', 'a;b', '1a', 'a.b', 't'.repeat(51), 'tä', null, 7]) {
    assert.throws(
      () => database.store({ table }),
      (error) => ConfigError.is(error) && error.field === 'table',
      String(table),
    );
  }
  for (const remember of [0, -1, 'long', null]) {
    assert.throws(
      () => database.store({ remember }),
      (error) => ConfigError.is(error) && error.field === 'remember',
    );
  }
});

each('unknown options and a wrong `work` are refused by name', async (database) => {
  for (const options of [null, 7, []]) assert.throws(() => database.store(options), ConfigError);
  assert.throws(
    () => database.store({ lease: 7 }),
    (error) => ConfigError.is(error) && error.field === 'lease',
  );
  for (const options of [null, { lease: 7 }])
    assert.throws(() => onceIn(database.connection, 'k', () => {}, options), InvalidArgumentError);
  assert.throws(
    () => onceIn(database.connection, 'k', 7),
    (error) => InvalidArgumentError.is(error) && error.field === 'work',
  );
});

test('a wrong connection is refused', () => {
  for (const wrong of [undefined, null, 'x.db', {}]) {
    assert.throws(() => new SqliteDeduplicator(wrong), ConfigError);
    assert.throws(() => new PostgresDeduplicator(wrong), ConfigError);
    assert.throws(() => onceIn(wrong, 'k', () => {}), InvalidArgumentError);
  }
});

test("the package brings no copy of SQLite: two in one process break each other's locks", () => {
  assert.ok(!readFileSync(native).includes('SQLite format 3'));
});

for (const name of names.filter((one) => one !== 'pg')) {
  test(`work on SQLite must be synchronous, and a store refuses a connection in a transaction (${name})`, async (context) => {
    const database = await open(name, await freshDatabase(name));
    context.after(() => database.close());
    const store = database.store();
    await store.createTable();
    const { connection } = database;
    connection.exec('BEGIN IMMEDIATE');
    assert.throws(
      () => onceIn(connection, 'k', async () => {}),
      (error) => InvalidArgumentError.is(error) && error.field === 'work',
    );
    await assert.rejects(
      store.claim('k', LEASE),
      (error) => DeduplicatorError.is(error) && /onceIn/.test(error.message),
    );
    assert.deepEqual(
      onceIn(connection, 'k', () => 7),
      { first: true, value: 7 },
    );
    connection.exec('COMMIT');
    assert.deepEqual(await store.claim('k', LEASE), { state: 'done' });
  });

  test(`a store waits for a locked file without blocking, and not for ever (${name})`, async (context) => {
    const where = await freshDatabase(name);
    const [one, other] = [await open(name, where), await open(name, where)];
    context.after(() => Promise.all([one.close(), other.close()]));
    const store = one.store();
    await store.createTable();
    one.connection.exec('PRAGMA busy_timeout = 1');
    other.connection.exec('BEGIN IMMEDIATE');
    const waiting = store.claim('k', LEASE);
    other.connection.exec('ROLLBACK');
    const { state, token } = await waiting;
    assert.equal(state, 'claimed');
    // Later than the store waits, on any machine.
    context.mock.method(performance, 'now', () => (made += 1) * 1e9);
    other.connection.exec('BEGIN IMMEDIATE');
    await assert.rejects(store.claim('l', LEASE), isStore('not_done'));
    await assert.rejects(store.commit('k', token), isStore('unknown'));
    other.connection.exec('ROLLBACK');
    assert.equal(await store.commit('k', token), true);
  });
}

if (names.includes('better-sqlite3')) {
  test("better-sqlite3's own transactions work", async (context) => {
    const database = await open('better-sqlite3', await freshDatabase('better-sqlite3'));
    context.after(() => database.close());
    database.connection.defaultSafeIntegers(true);
    await database.store().createTable();
    const run = database.connection.transaction(() => onceIn(database.connection, 'k', () => 'done')).immediate;
    assert.deepEqual([run(), run()], [{ first: true, value: 'done' }, { first: false }]);
  });
}

if (names.includes('pg')) {
  test('sessions in different zones agree on every lease (pg)', async (context) => {
    const where = await postgres.database();
    const stores = await Promise.all(
      ['Pacific/Kiritimati', 'UTC', 'America/Los_Angeles'].map(async (zone) => {
        const database = await open('pg', { ...where, options: `-c TimeZone=${zone}` });
        context.after(() => database.close());
        return database.store();
      }),
    );
    for (const [index, store] of stores.entries()) {
      const { token } = await store.claim(`${index}`, LEASE);
      for (const other of stores) {
        const { state, until } = await other.claim(`${index}`, LEASE);
        assert.equal(state, 'inProgress');
        assert.ok(until - Date.now() > 0 && until - Date.now() <= 300_000);
      }
      assert.ok(await stores[0].commit(`${index}`, token));
      for (const other of stores) assert.equal((await other.claim(`${index}`, LEASE)).state, 'done');
    }
  });

  test('an unreachable server is an error of the store with its cause (pg)', async (context) => {
    const database = await open('pg', { host: folder, user: 'postgres', database: 'postgres' });
    context.after(() => database.close());
    await assert.rejects(
      once(database.store(), 'k', () => assert.fail('it ran')),
      isStore('not_done'),
    );
  });

  test('a store survives that the server ends its connections (pg)', async (context) => {
    const database = await open('pg', await postgres.database());
    context.after(() => database.close());
    const store = database.store();
    assert.ok((await once(store, 'k', () => {})).first);
    await database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    assert.deepEqual(await once(store, 'k', () => {}), { first: false });
  });
}

const child = fileURLToPath(new URL('support/store-child.mjs', import.meta.url));

/** Workers over one database, and what they did. */
async function workers(driver, way) {
  const where = await freshDatabase(driver);
  const database = await open(driver, where);
  await database.store().createTable();
  await database.query('CREATE TABLE effects (name TEXT)');
  const effects = join(folder, `effects-${(made += 1)}`);
  return {
    database,
    /** Gives how it ended: a status or a signal. */
    async run(more = {}) {
      const task = {
        driver,
        way,
        where,
        effects,
        messages: MESSAGES,
        tasks: TASKS,
        die: '',
        passes: 0,
        single: false,
        ...more,
      };
      const [status, signal] = await happened(
        spawn(process.execPath, [child, JSON.stringify(task)], { stdio: ['ignore', 'inherit', 'inherit'] }),
        'exit',
      );
      return signal ?? status;
    },
    /** How often each message was processed. */
    async done() {
      const rows = await database.query('SELECT name FROM effects');
      const lines = existsSync(effects) ? readFileSync(effects, 'utf8').split('\n').slice(0, -1) : [];
      const counts = new Map();
      for (const key of [...rows.map((row) => row.name), ...lines]) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    },
  };
}

for (const driver of names) {
  for (const way of ['once', 'onceIn']) {
    test(`processes process each message once (${driver}, ${way})`, async (context) => {
      const { database, run, done } = await workers(driver, way);
      context.after(() => database.close());
      assert.deepEqual(await Promise.all(Array.from({ length: PROCESSES }, () => run())), Array(PROCESSES).fill(0));
      const counts = await done();
      assert.equal(counts.size, MESSAGES);
      assert.deepEqual(
        [...counts].filter(([, times]) => times > 1),
        [],
      );
    });

    test(`a worker that is killed loses nothing (${driver}, ${way})`, async (context) => {
      for (const step of ['claimed', 'worked', 'committed']) {
        const { database, run, done } = await workers(driver, way);
        context.after(() => database.close());
        assert.equal(await run({ messages: 1, tasks: 1, die: step }), 'SIGKILL');
        const worked = (await done()).get('message 0') ?? 0;
        const undone = way === 'onceIn' ? step !== 'committed' : step === 'claimed';
        assert.equal(worked, undone ? 0 : 1, step);
        if (way === 'once') {
          assert.equal(await run({ messages: 1, tasks: 1, single: true }), 0);
          assert.equal((await done()).get('message 0') ?? 0, worked, 'nobody else gets it while the lease holds');
          await endLeases(database);
        }
        assert.equal(await run({ messages: 1, tasks: 1 }), 0);
        // Killed between work and commit, it is done again unless both are one transaction.
        assert.equal((await done()).get('message 0'), way === 'once' && step === 'worked' ? 2 : 1, step);
      }
    });

    test(`workers that are killed repeatedly lose nothing (${driver}, ${way})`, async (context) => {
      const { database, run, done } = await workers(driver, way);
      context.after(() => database.close());
      const steady = way === 'onceIn' ? run({ messages: 60 }) : 0;
      for (const [number, step] of ['claimed', 'worked', 'committed', 'worked'].entries()) {
        assert.ok([0, 'SIGKILL'].includes(await run({ messages: 60, die: step, passes: 3 * number, single: true })));
        if (way === 'once') await endLeases(database);
      }
      assert.equal(await steady, 0);
      assert.equal(await run({ messages: 60 }), 0);
      const counts = await done();
      assert.equal(counts.size, 60);
      const twice = [...counts].filter(([, times]) => times > 1);
      assert.ok(twice.length <= (way === 'onceIn' ? 0 : 4 * TASKS), `${twice.length} twice`);
    });
  }
}

if (names.includes('better-sqlite3')) {
  for (const program of newerNodes) {
    test(`node:sqlite passes the same tests, in ${program.match(/node\d+/)[0]}`, async () => {
      const env = { ...process.env };
      delete env.NODE_TEST_CONTEXT;
      const running = spawn(program, ['--no-warnings', '--test', fileURLToPath(import.meta.url)], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      running.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
      const [status] = await happened(running, 'exit');
      assert.equal(status, 0, printed);
      assert.match(printed, /pass \d\d/);
    });
  }
}
