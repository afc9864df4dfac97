// SQLite for tests, which Node 20 does not have: Python's runs the statements, one line of JSON each.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const PROGRAM = `
import json, re, sqlite3, sys
db = sqlite3.connect(":memory:", isolation_level=None)
db.row_factory = sqlite3.Row
for line in sys.stdin:
    sql, values = json.loads(line)
    done = db.execute(re.sub(r"\\$(\\d)", r"?\\1", sql), values)
    rows = [dict(row) for row in done.fetchall()]
    print(json.dumps({"rows": rows, "count": done.rowcount}), flush=True)
`;

/** An empty database; `query` is what the README's store wants. */
export function sqlite() {
  const process_ = spawn(process.env.REBUTTAL_PYTHON ?? 'python3', ['-c', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const query = async (sql, values = []) => {
    process_.stdin.write(`${JSON.stringify([sql, values])}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the database ended');
    return JSON.parse(value);
  };
  return { query, close: () => process_.stdin.end() };
}
