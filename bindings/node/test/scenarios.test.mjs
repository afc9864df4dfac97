// The scenarios of tests/scenarios, run by Node.

import { after, before, test } from 'node:test';

import { openHarness, scenarios, runScenario } from './support/scenarios.mjs';

let harness;
before(async () => {
  harness = await openHarness();
});
after(() => harness.sandbox.stop());

for (const [file, scenario] of scenarios) {
  test(`${file}: ${scenario.name}`, () => runScenario(harness, scenario));
}
