// The drivers of the stores in this Node. Each opens a database with the same interface for the tests.

import { createRequire } from 'node:module';
import { join } from 'node:path';

import { drivers } from '../../scripts/drivers.mjs';
import { binding, rebuttal } from './package.mjs';

const require = createRequire(join(binding, 'package.json'));
const hasBuiltIn = Number(process.versions.node.split('.')[0]) >= 22;

/** The names of those that this Node has. better-sqlite3 is compiled for the one that runs the tests. */
export const names = hasBuiltIn ? ['node:sqlite'] : ['better-sqlite3', 'pg'];

/** A store's database: `where` is a file, or options of pg. */
export async function open(name, where) {
  if (name === 'pg') return openPostgres(where);
  const db = openSqlite(name, where);
  const query = (sql, values = []) => {
    const statement = db.prepare(sql);
    return /^\s*SELECT/i.test(sql) ? statement.all(...values) : statement.run(...values);
  };
  const transaction = (work, end) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec(end);
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    connection: db,
    store: (options) => new rebuttal.SqliteDeduplicator(db, options),
    query: async (sql, values) => query(sql, values),
    /** Work in a transaction that ends so; `work` gets a message, a statement and whether to fail after it. */
    onceIn: async (message, statement, { end = 'COMMIT', fail = false, values = [], pass = () => {} } = {}) => {
      const work = () => {
        pass('claimed');
        if (statement) query(statement, values);
        if (fail) throw new Error('refused');
        pass('worked');
      };
      return transaction(() => {
        try {
          return rebuttal.onceIn(db, message, work);
        } catch (error) {
          if (error.message === 'refused') return { first: true };
          throw error;
        }
      }, end);
    },
    close: async () => db.close(),
  };
}

export function openSqlite(name, where) {
  const db =
    name === 'node:sqlite'
      ? new (require('node:sqlite').DatabaseSync)(where)
      : new (require(join(drivers, 'node_modules', 'better-sqlite3')))(where);
  // As in a service: the work takes time, and a second worker finds it done.
  db.exec('PRAGMA busy_timeout = 60000');
  db.exec('PRAGMA journal_mode = WAL');
  return db;
}

async function openPostgres(options) {
  const { Pool } = require('pg');
  const pool = new Pool({ ...options, max: 4 });
  pool.on('error', () => {}); // a server that ends a connection which lies in the pool
  return {
    connection: pool,
    store: (more) => new rebuttal.PostgresDeduplicator(pool, more),
    query: async (sql, values = []) => {
      let number = 0;
      return (
        await pool.query(
          sql.replaceAll('?', () => `$${(number += 1)}`),
          values,
        )
      ).rows;
    },
    onceIn: async (message, statement, { end = 'COMMIT', fail = false, values = [], pass = () => {} } = {}) => {
      const client = await pool.connect();
      let number = 0;
      const text = statement?.replaceAll('?', () => `$${(number += 1)}`);
      try {
        await client.query('BEGIN');
        const done = await rebuttal
          .onceIn(client, message, async () => {
            pass('claimed');
            if (text) await client.query(text, values);
            if (fail) throw new Error('refused');
            pass('worked');
          })
          .catch((error) => {
            if (error.message === 'refused') return { first: true };
            throw error;
          });
        await client.query(end);
        return done;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
