// Runs one scenario: those of tests/scenarios, and the cells of the fault matrix.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { invoke } from './invoke.mjs';
import { rebuttal, repository, require } from './package.mjs';
import { startSandbox } from './sandbox.mjs';
import { camel, fill, pointed } from './variables.mjs';
import { optionKeys } from './durations.mjs';

const folder = join(repository, 'tests', 'scenarios');
const read = (file) => parse(readFileSync(join(folder, file), 'utf8'));
const providers = read('providers.yaml');
const others = ['providers.yaml', 'matrix.yaml'];

/** Every scenario with the name of its file. */
export const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && !others.includes(file))
  .flatMap((file) => read(file).map((scenario) => [file, scenario]));

/** A sandbox, and an address that refuses connections: the system gives nobody its port. */
export const openHarness = async () => ({ sandbox: await startSandbox(), closed: 'http://127.0.0.1:1' });

/**
 * Does the steps in order and checks what each expects. `calls` gets the outcome of each call whose effects are counted,
 * and the number of its effects.
 */
export async function runScenario({ sandbox, closed }, scenario, calls = []) {
  await sandbox.control('/_sandbox/reset');
  const variables = { sandbox: sandbox.json, closed };
  const provider = fill(providers[scenario.provider], variables);
  const run = { sandbox, calls, variables, provider, name: scenario.provider, classes: classes(scenario.provider) };
  // Only the cells of the fault matrix have an observer: calls must work with and without one.
  run.factsCheck = scenario.cell && factsCheck();
  const options = (own) => optionKeys({ ...provider.client, ...fill({ ...scenario.client, ...own }, variables) });
  const made = (own) => new run.classes.Client({ ...options(own), observer: run.factsCheck });
  run.client = (own) => (own ? made(own) : (run.opened ??= made()));
  run.receiverOptions = optionKeys({ ...provider.receiver, ...fill(scenario.receiver ?? {}, variables) });
  for (const step of scenario.steps) {
    if (step.control) await control(run, step);
    else if (step.call) await call(run, step);
    else if (step.iterate) await iterate(run, step);
    else if (step.receive !== undefined) await receive(run, step);
    else if (step.make_key) variables[step.make_key] = { private_key: run.classes.module.generatePrivateKey() };
    else assert.fail(`unknown step ${JSON.stringify(step)}`);
  }
  run.opened?.close();
  if (scenario.effects) {
    const { effects } = await sandbox.get('/_sandbox/effects');
    for (const [variable, count] of Object.entries(scenario.effects)) {
      const id = variables[variable][provider.id] ?? variables[variable].id;
      assert.equal(effects[id]?.count, count, `effects of ${variable}: ${JSON.stringify(effects)}`);
    }
  }
}

/** An observer that keeps the facts of one call, and compares them with the result of the call. */
function factsCheck() {
  let calls = [];
  let attempts = [];
  return {
    attempt: (facts) => attempts.push(facts),
    call: (facts) => calls.push(facts),
    agrees(answer, error) {
      const [[facts, ...more], made] = [calls, attempts];
      [calls, attempts] = [[], []];
      assert.ok(facts !== undefined && more.length === 0, 'one call is reported');
      const expected =
        error === undefined
          ? ['done', undefined, answer.response.attempts]
          : [error.outcome, error.name, error.attempts];
      assert.deepEqual([facts.outcome, facts.errorClass, facts.attempts], expected);
      assert.deepEqual(
        made.map(({ attempt }) => attempt),
        made.map((_, index) => index + 1),
      );
      assert.equal(made.length, facts.attempts);
      assert.deepEqual(
        made.map(({ retryReason }) => retryReason !== undefined),
        made.map((_, index) => index + 1 < made.length),
      );
    },
  };
}

/** The classes that a provider's module exports, found by the ends of their names, so that this runner names no provider. */
function classes(provider) {
  const module = require(`rebuttal/${provider}`);
  const find = (end) => Object.values(module).find((value) => typeof value === 'function' && value.name.endsWith(end));
  return { Client: find('Client'), Webhooks: find('Webhooks'), module };
}

async function control({ sandbox, variables }, { control: { method, path, body }, save }) {
  const saved = await sandbox.control(fill(path, variables), fill(body, variables), method);
  if (save) variables[save] = saved;
}

async function call(run, step) {
  const { variables } = run;
  const given = fill(step.with ?? {}, variables);
  let answer;
  const before = step.effects === undefined ? 0 : await run.sandbox.allEffects();
  const outcome = await attempt(async () => {
    const client = run.client(step.client);
    try {
      answer = await invoke(client, step.call, given, optionKeys(fill(step.options ?? {}, variables)));
    } finally {
      if (step.client) client.close();
    }
  });
  run.factsCheck?.agrees(answer, outcome);
  if (step.effects !== undefined) {
    const effects = (await run.sandbox.allEffects()) - before;
    const result = outcome === undefined ? 'success' : outcome.outcome;
    run.calls.push({ told: result, effects });
    assert.equal(effects, step.effects, `effects of a call with the result ${result}`);
  }
  expect(step, variables, outcome, answer, answer?.response.raw);
  if (step.attempts !== undefined) assert.equal(answer.response.attempts, step.attempts, 'attempts');
  if (step.save) variables[step.save] = answer;
  await checkRequests(run, step, step.call);
}

async function checkRequests({ sandbox }, { requests: expected }, operation) {
  if (expected === undefined) return;
  assert.equal(await sandbox.arrived(operation), expected, 'requests');
}

/** Iterates over all items of a list. */
async function iterate(run, step) {
  const { variables } = run;
  const given = fill(step.with ?? {}, variables);
  const items = [];
  const outcome = await attempt(async () => {
    for await (const item of invoke(run.client(), step.iterate, given, optionKeys(fill(step.options ?? {}, variables))))
      items.push(item);
  });
  expect({ error: step.error }, variables, outcome, items);
  const { count, distinct, first = {}, last = {} } = fill(step.items ?? {}, variables);
  if (count !== undefined) assert.equal(items.length, count, 'items');
  if (distinct !== undefined)
    assert.equal(new Set(items.map((item) => pointed(item, distinct))).size, items.length, distinct);
  expect({ answer: first }, variables, undefined, items[0]);
  expect({ answer: last }, variables, undefined, items.at(-1));
  await checkRequests(run, step, step.iterate);
}

async function receive(run, step) {
  const { variables } = run;
  const { Webhooks } = run.classes;
  const given = fill(step.receive, variables);
  const damaged = damage(run, step.damage, typeof given === 'string' ? given : JSON.stringify(given));
  let message;
  const outcome = await attempt(() => {
    const receiver = new Webhooks({ ...run.receiverOptions, ...damaged.options });
    message = receiver.receive(damaged.headers, damaged.body);
  });
  expect(step, variables, outcome, message, damaged.body);
  if (step.message) assert.equal(rebuttal.messageType(message), step.message);
}

function damage({ classes: { Webhooks, module }, receiverOptions, provider }, kind, body) {
  const key = kind === 'other_key' ? (provider.other_key ?? module.generatePrivateKey()) : provider.signing_key;
  let headers = Object.entries(new Webhooks(receiverOptions).signTestMessage(body, key));
  const [what, name, value] = /^([a-z_]+)(?::([^=]*)(?:=(.*))?)?$/s.exec(kind ?? 'none').slice(1);
  const named = ([key]) => key.toLowerCase() === name?.toLowerCase();
  const options = {};
  switch (what) {
    case 'none':
    case 'other_key':
      break;
    case 'body':
      body = flip(body, body.length - 2);
      break;
    case 'signature':
      headers = headers.map(([key, text]) => (/signature$/i.test(key) ? [key, flipSignature(text)] : [key, text]));
      break;
    case 'path':
      options.path = `${receiverOptions.path}/elsewhere`;
      break;
    case 'missing':
      headers = headers.filter((pair) => !named(pair));
      break;
    case 'set':
      headers = [...headers.filter((pair) => !named(pair)), [name, value]];
      break;
    case 'twice':
      headers = [...headers, ...headers.filter(named)];
      break;
    default:
      assert.fail(`unknown damage ${kind}`);
  }
  return { headers, body, options };
}

/** Replaces the first lower-case letter of a signature. Percent escapes have no lower-case letters. */
function flipSignature(text) {
  const from = /(?:signature|v1)=/.exec(text);
  const index = text.slice(from.index + from[0].length).search(/[a-z]/) + from.index + from[0].length;
  return changed(text, index);
}

/** Replaces the last lower-case letter up to `index`. */
function flip(text, index) {
  while (!/[a-z]/.test(text[index])) index -= 1;
  return changed(text, index);
}

const changed = (text, index) => text.slice(0, index) + (text[index] === 'a' ? 'b' : 'a') + text.slice(index + 1);

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    return error;
  }
}

function expect(step, variables, error, answer, raw) {
  if (!step.error) {
    if (error) throw error;
    for (const [pointer, value] of Object.entries(fill(step.answer ?? {}, variables))) {
      if (pointer === 'bytes') {
        assert.equal(Buffer.compare(answer, value), 0, 'the bytes differ');
        continue;
      }
      const inRaw = pointer.startsWith('raw:');
      const whole = inRaw ? JSON.parse(Buffer.from(raw).toString()) : answer;
      const found = pointed(whole, inRaw ? pointer.slice(4) : pointer);
      if (value?.present === true) assert.ok(found !== undefined && found !== null, `${pointer} is absent`);
      else assert.deepEqual(found, value, pointer);
    }
    return;
  }
  const { class: name, contains, details = {}, field, ...attributes } = fill(step.error, variables);
  assert.ok(error, `expected ${name ?? 'an error'}, got ${JSON.stringify(answer)}`);
  if (name !== undefined) assert.equal(error.name, name, error.stack);
  const Class = rebuttal[name ?? 'RebuttalError'];
  assert.ok(Class.is(error) && error instanceof Class, error.stack);
  // Options have this language's names, also in messages; parameters have the names of the wire.
  if (contains)
    assert.ok(
      [contains, camel(contains)].some((text) => error.message.includes(text)),
      `${error.message} lacks ${contains}`,
    );
  if (field)
    assert.ok(
      (name === 'ConfigError' ? [camel(field)] : [field, camel(field)]).includes(error.field),
      `${error.field} is not ${field}`,
    );
  for (const [key, value] of Object.entries(details)) assert.equal(error.details[key], value, `${key} of the details`);
  for (const [attribute, expected] of Object.entries(attributes)) {
    assert.deepEqual(
      error[camel(attribute)] ?? (expected === false ? false : undefined),
      expected,
      `${attribute} of ${error.stack}`,
    );
  }
}
