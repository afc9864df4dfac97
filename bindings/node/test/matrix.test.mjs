// The fault matrix: a scenario for each cell, as `tests/matrix` makes them.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';

import { printed } from './support/package.mjs';
import { openHarness, runScenario } from './support/scenarios.mjs';

/** How many sandboxes run cells at a time: most of the time is spent waiting. */
const SANDBOXES = 8;

test('the fault matrix holds', async () => {
  const left = JSON.parse(printed('REBUTTAL_MATRIX', '--package', 'rebuttal-matrix', '--', 'cells'));
  const rows = (await Promise.all(Array.from({ length: SANDBOXES }, () => work(left)))).flat();
  const report = process.env.REBUTTAL_MATRIX_REPORT;
  if (report) appendFileSync(report, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const failed = rows.filter((row) => !row.held);
  assert.equal(
    failed.length,
    0,
    `${failed.length} of ${rows.length} cells do not hold: ${JSON.stringify(failed, null, 1)}`,
  );
  assert.ok(rows.length >= 200, `only ${rows.length} cells were found`);
});

/** Runs scenarios with a new sandbox until none is left. */
async function work(left) {
  const harness = await openHarness();
  const rows = [];
  for (let scenario = left.shift(); scenario; scenario = left.shift()) {
    const row = { runner: 'node', ...scenario.cell, calls: [], held: true };
    try {
      await runScenario(harness, scenario, row.calls);
    } catch (error) {
      // A cell that does not hold is reported, and the others run all the same.
      Object.assign(row, { held: false, why: error.message });
    }
    rows.push(row);
  }
  await harness.sandbox.stop();
  return rows;
}
