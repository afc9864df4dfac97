// Nothing that the package prints has a key, evidence or personal data. A program runs every operation and message with a
// canary in each private field and prints the results; its output is searched for the canary.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Project } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

const CANARY = 'PlantedMarker';
const canaries = JSON.parse(
  execFileSync(process.env.REBUTTAL_SANDBOX, ['--canaries', CANARY], { encoding: 'utf8', maxBuffer: 1 << 26 }),
);
const child = readFileSync(new URL('./support/canary-child.mjs', import.meta.url), 'utf8');

let sandbox;
let project;
before(async () => {
  sandbox = await startSandbox();
  project = new Project('canaries', { 'child.mjs': child }, { modules: [] });
});
after(async () => {
  project.remove();
  await sandbox.stop();
});

async function written(printAField) {
  const task = JSON.stringify({ sandbox: sandbox.json, canaries, canary: CANARY, printAField });
  const { stdout, stderr } = await project.node('child.mjs', {
    env: { REBUTTAL_CANARY_TASK: task, NODE_DEBUG: '*', RUST_LOG: 'trace' },
  });
  return `${stdout}\n${stderr}`;
}

/** The text itself, as Base64, and as bytes that are printed in hexadecimal digits or as numbers. */
function forms(text) {
  const bytes = Buffer.from(text);
  // Three bytes are four letters, so that the beginning does not depend on what follows.
  const base64 = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  return [text, base64, bytes.toString('hex').replace(/(..)(?=.)/g, '$1 '), [...bytes].join(', ')];
}

test('no private value is printed', async () => {
  const text = await written();
  const key = sandbox.json.alipay.merchant_private_key.replace(/\s/g, '');
  const secrets = [
    CANARY,
    key.slice(key.length / 2, key.length / 2 + 60),
    sandbox.json.stripe.api_key,
    sandbox.json.stripe.webhook_secret,
  ];
  for (const form of secrets.flatMap(forms)) {
    const found = text.split('\n').findIndex((line) => line.includes(form));
    assert.equal(
      found,
      -1,
      `${form} stands in line ${found}: ${text
        .split('\n')
        .slice(Math.max(0, found - 8), found + 2)
        .join('\n')}`,
    );
  }
  const count = (word) => text.split(word).length - 1;
  const operations = Object.values(canaries).flatMap((provider) => Object.keys(provider.operations)).length;
  const kinds = Object.values(canaries).flatMap((provider) => Object.keys(provider.messages)).length;
  assert.ok(
    count('» answered') >= operations && count('» received') >= kinds,
    `${count('» answered')} ${count('» received')}`,
  );
  assert.ok(count('» observed') >= 4 * kinds && count('urlTemplate: ') > 100 * operations);
  assert.ok(count('» failed') > 10 * operations && count('[not shown]') > 100);
});

test('a field, JSON and a copy show private values, and the search finds them', async () => {
  for (const way of ['field', 'json', 'copy']) assert.ok((await written(way)).includes(CANARY), way);
});
