// A PostgreSQL server for the tests of one file, started by `tests/postgres/serve`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { binding, repository } from './package.mjs';

const { Client } = createRequire(join(binding, 'package.json'))('pg');

/** A running server; it ends with this process, whatever becomes of it. */
export async function startPostgres() {
  const running = spawn(join(repository, 'tests', 'postgres', 'serve'), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  const { value: host } = await lines.next();
  if (!host) throw new Error('PostgreSQL did not start; see what it said');
  const options = { host, user: 'postgres', database: 'postgres' };
  let made = 0;
  return {
    /** The options of a connection to a new, empty database. */
    async database() {
      const database = `tried_${(made += 1)}`;
      const admin = new Client(options);
      await admin.connect();
      await admin.query(`CREATE DATABASE ${database}`);
      await admin.end();
      return { ...options, database };
    },
    async stop() {
      const gone = once(running, 'exit');
      running.stdin.end();
      await gone;
    },
  };
}
