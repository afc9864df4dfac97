// Tells one scenario: what stands in tests/scenarios, and the cells of the fault matrix.

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

/** A sandbox of one's own, and an address where nobody listens: its port is given to nobody who asks for any. */
export const openStage = async () => ({ sandbox: await startSandbox(), closed: 'http://127.0.0.1:1' });

/**
 * Does the steps in order and checks what each expects. `calls` is given what each call whose effects are counted was
 * told, and how many it had.
 */
export async function tell({ sandbox, closed }, scenario, calls = []) {
  await sandbox.control('/_sandbox/reset');
  const variables = { sandbox: sandbox.json, closed };
  const provider = fill(providers[scenario.provider], variables);
  const story = { sandbox, calls, variables, provider, name: scenario.provider, classes: classes(scenario.provider) };
  // The cells of the fault matrix are watched, other scenarios are not: both must do.
  story.witness = scenario.cell && witness();
  const options = (own) => optionKeys({ ...provider.client, ...fill({ ...scenario.client, ...own }, variables) });
  const made = (own) => new story.classes.Client({ ...options(own), observer: story.witness });
  story.client = (own) => (own ? made(own) : (story.opened ??= made()));
  story.receiverOptions = optionKeys({ ...provider.receiver, ...fill(scenario.receiver ?? {}, variables) });
  for (const step of scenario.steps) {
    if (step.control) await control(story, step);
    else if (step.call) await call(story, step);
    else if (step.iterate) await iterate(story, step);
    else if (step.receive !== undefined) await receive(story, step);
    else if (step.make_key) variables[step.make_key] = { private_key: story.classes.module.generatePrivateKey() };
    else assert.fail(`unknown step ${JSON.stringify(step)}`);
  }
  story.opened?.close();
  if (scenario.effects) {
    const { effects } = await sandbox.get('/_sandbox/effects');
    for (const [variable, count] of Object.entries(scenario.effects)) {
      const id = variables[variable][provider.id] ?? variables[variable].id;
      assert.equal(effects[id]?.count, count, `effects of ${variable}: ${JSON.stringify(effects)}`);
    }
  }
}

/** An observer that keeps the facts of one call, and compares them with what its caller is told. */
function witness() {
  let calls = [];
  let attempts = [];
  return {
    attempt: (facts) => attempts.push(facts),
    call: (facts) => calls.push(facts),
    agrees(answer, error) {
      const [[facts, ...more], made] = [calls, attempts];
      [calls, attempts] = [[], []];
      assert.ok(facts !== undefined && more.length === 0, 'one call is told');
      const told =
        error === undefined
          ? ['done', undefined, answer.response.attempts]
          : [error.outcome, error.name, error.attempts];
      assert.deepEqual([facts.outcome, facts.errorClass, facts.attempts], told);
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

/** The classes that a provider's module exports, found by their ends: no scenario and no runner names them. */
function classes(provider) {
  const module = require(`rebuttal/${provider}`);
  const find = (end) => Object.values(module).find((value) => typeof value === 'function' && value.name.endsWith(end));
  return { Client: find('Client'), Webhooks: find('Webhooks'), module };
}

async function control({ sandbox, variables }, { control: { method, path, body }, save }) {
  const answer = await sandbox.control(fill(path, variables), fill(body, variables), method);
  if (save) variables[save] = answer;
}

async function call(story, step) {
  const { variables } = story;
  const given = fill(step.with ?? {}, variables);
  let answer;
  const before = step.effects === undefined ? 0 : await story.sandbox.allEffects();
  const outcome = await attempt(async () => {
    const client = story.client(step.client);
    try {
      answer = await invoke(client, step.call, given, optionKeys(fill(step.options ?? {}, variables)));
    } finally {
      if (step.client) client.close();
    }
  });
  story.witness?.agrees(answer, outcome);
  if (step.effects !== undefined) {
    const effects = (await story.sandbox.allEffects()) - before;
    const told = outcome === undefined ? 'success' : outcome.outcome;
    story.calls.push({ told, effects });
    assert.equal(effects, step.effects, `effects of a call that was told ${told}`);
  }
  expect(step, variables, outcome, answer, answer?.response.raw);
  if (step.attempts !== undefined) assert.equal(answer.response.attempts, step.attempts, 'attempts');
  if (step.save) variables[step.save] = answer;
  await checkRequests(story, step, step.call);
}

async function checkRequests({ sandbox }, { requests: expected }, operation) {
  if (expected === undefined) return;
  assert.equal(await sandbox.arrived(operation), expected, 'requests');
}

/** Walks over all items of a list. */
async function iterate(story, step) {
  const { variables } = story;
  const given = fill(step.with ?? {}, variables);
  const items = [];
  const outcome = await attempt(async () => {
    for await (const item of invoke(
      story.client(),
      step.iterate,
      given,
      optionKeys(fill(step.options ?? {}, variables)),
    ))
      items.push(item);
  });
  expect({ error: step.error }, variables, outcome, items);
  const { count, distinct, first = {}, last = {} } = fill(step.items ?? {}, variables);
  if (count !== undefined) assert.equal(items.length, count, 'items');
  if (distinct !== undefined)
    assert.equal(new Set(items.map((item) => pointed(item, distinct))).size, items.length, distinct);
  expect({ answer: first }, variables, undefined, items[0]);
  expect({ answer: last }, variables, undefined, items.at(-1));
  await checkRequests(story, step, step.iterate);
}

async function receive(story, step) {
  const { variables } = story;
  const { Webhooks } = story.classes;
  const given = fill(step.receive, variables);
  const damaged = damage(story, step.damage, typeof given === 'string' ? given : JSON.stringify(given));
  let message;
  const outcome = await attempt(() => {
    const receiver = new Webhooks({ ...story.receiverOptions, ...damaged.options });
    message = receiver.receive(damaged.headers, damaged.body);
  });
  expect(step, variables, outcome, message, damaged.body);
  if (step.message) assert.equal(rebuttal.messageType(message), step.message);
}

function damage({ classes: { Webhooks, module }, receiverOptions, provider }, kind, body) {
  const key = kind === 'other_key' ? (provider.other_key ?? module.generatePrivateKey()) : provider.signing_key;
  let headers = Object.entries(new Webhooks(receiverOptions).signTest(body, key));
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

/** Another letter in place of the first lower-case one of a signature: no percent escape has any. */
function flipSignature(text) {
  const from = /(?:signature|v1)=/.exec(text);
  const index = text.slice(from.index + from[0].length).search(/[a-z]/) + from.index + from[0].length;
  return changed(text, index);
}

/** Another letter at the next place from `index`, backwards, that holds a lower-case one. */
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
        assert.equal(Buffer.compare(answer, value), 0, 'the bytes are others');
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
  // Options have names of this language, in messages too; parameters have those of the wire.
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
