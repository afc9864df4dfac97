// Responses that are no object, and files inside of parameters: what other providers' documents have.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { inside, rebuttal } from './support/package.mjs';

const { CLEAR, InvalidArgumentError } = rebuttal;
const { encodeRequest: encode } = inside('request.js');
const { toResponse } = inside('response.js');

const answered = (body) => ({ body, httpStatus: 200, headers: '[]', attempts: 1 });

test('a response without content says so, and has its transport', () => {
  const nothing = toResponse(answered('null'));
  assert.deepEqual(nothing, { noContent: true });
  assert.equal(nothing.response.httpStatus, 200);
});

test('the items of a list are read like an object', () => {
  const tables = { bytes: { Case: { seal: true } }, hidden: { Case: { name: true } } };
  const list = toResponse(answered('[{"seal":"c2VhbA==","name":"Jane"},{}]'), tables, { response: 'Case' });
  assert.ok(Array.isArray(list));
  assert.deepEqual([...list[0].seal], [...Buffer.from('seal')]);
  assert.ok(!inspect(list).includes('Jane'));
  assert.equal(list.response.attempts, 1);
  assert.deepEqual(Object.keys(list), ['0', '1']);
});

test('files stand in objects and lists where the tables say so', () => {
  const conversions = { Paper: { content: false, since: true } };
  const rules = { conversions: { paper: 'Paper', all: [false], none: [false] } };
  const params = {
    paper: { content: Buffer.from('a'), name: 'x', since: new Date(2000) },
    all: [{ name: 'b.pdf', data: Buffer.from('b') }, { path: 'c.pdf' }],
  };
  const { json, files } = encode({}, params, rules, conversions);
  assert.deepEqual(JSON.parse(json), {
    paper: { content: { $attachment: 0 }, name: 'x', since: 2 },
    all: [{ $attachment: 1 }, { $attachment: 2 }],
  });
  assert.deepEqual(
    files.map(({ field, name }) => [field, name]),
    [
      ['paper.content', undefined],
      ['all[0]', 'b.pdf'],
      ['all[1]', undefined],
    ],
  );
  assert.equal(encode({}, { all: [CLEAR] }, rules, conversions).json, '{"all":[null]}');
  assert.throws(() => encode({}, { all: ['c.pdf'] }, rules, conversions), {
    constructor: InvalidArgumentError,
    field: 'all[0]',
  });
});
