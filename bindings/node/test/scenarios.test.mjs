// The scenarios of tests/scenarios, told by Node.

import { after, before, test } from 'node:test';

import { openStage, scenarios, tell } from './support/stories.mjs';

let stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.sandbox.stop());

for (const [file, scenario] of scenarios) {
  test(`${file}: ${scenario.name}`, () => tell(stage, scenario));
}
