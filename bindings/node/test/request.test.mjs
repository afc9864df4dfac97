// The encoding of JavaScript values in requests: nothing is cleared by accident.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { inside, rebuttal } from './support/package.mjs';

const { CLEAR, InvalidArgumentError } = rebuttal;
const { encodeRequest: encode } = inside('request.js');
const { optionsFromEnv, encodeOptions } = inside('options.js');

const encodeRequest = (...given) => encode(...given).json;

test('undefined is not sent, CLEAR is null, and other values are unchanged', () => {
  const params = { a: undefined, b: CLEAR, c: { d: undefined, e: [1, true, 'x'], f: CLEAR }, at: new Date(0), n: 5n };
  assert.deepEqual(JSON.parse(encodeRequest({ id: 'D1' }, params)), {
    id: 'D1',
    b: null,
    c: { e: [1, true, 'x'], f: null },
    at: '1970-01-01T00:00:00.000Z',
    n: 5,
  });
});

test('a date becomes whole Unix seconds where the table says so, and text of ISO 8601 elsewhere', () => {
  const conversions = { Range: { gte: true, within: 'Range', all: [true] } };
  const rules = { conversions: { created: 'Range', since: true, days: [[true]], constructor: true } };
  const at = new Date(1_700_000_000_999);
  const before = new Date(-1);
  const params = {
    created: { gte: at, within: { gte: before, lt: at }, all: [at, 5] },
    since: at,
    days: [{ monday: at }],
    other: { gte: at },
    constructor: at,
  };
  const seconds = 1_700_000_000;
  const text = at.toISOString();
  assert.deepEqual(JSON.parse(encode({}, params, rules, conversions).json), {
    created: { gte: seconds, within: { gte: -1, lt: text }, all: [seconds, 5] },
    since: seconds,
    days: [{ monday: seconds }],
    other: { gte: text },
    constructor: seconds,
  });
  assert.deepEqual(JSON.parse(encode({ since: at, toString: at }, {}, rules, conversions).json), {
    since: seconds,
    toString: text,
  });
  assert.throws(() => encode({}, { since: new Date(NaN) }, rules, conversions), {
    name: 'InvalidArgumentError',
    field: 'since',
  });
});

test('objects of another realm and without a prototype are plain', () => {
  const other = runInNewContext('({ a: { b: 1 } })');
  assert.equal(encodeRequest({}, other), '{"a":{"b":1}}');
  assert.equal(encodeRequest({}, Object.assign(Object.create(null), { a: 1 })), '{"a":1}');
});

test('extra is sent unchanged, apart from the parameters', () => {
  const sent = JSON.parse(encodeRequest({ id: 'D1' }, { extra: { newer: null, empty: '', gone: undefined } }));
  assert.deepEqual(sent, { id: 'D1', $extra: { newer: null, empty: '' } });
  const extra = { cleared: CLEAR, at: new Date(0) };
  assert.deepEqual(JSON.parse(encodeRequest({}, { extra })).$extra, { cleared: null, at: '1970-01-01T00:00:00.000Z' });
});

test('names with a meaning in JavaScript are ordinary names', () => {
  const params = '{"a":{"__proto__":{"b":1},"constructor":2},"extra":{"__proto__":3,"toJSON":4}}';
  const sent = encodeRequest({}, JSON.parse(params));
  assert.equal(sent, params.replace('extra', '$extra'));
});

test('ambiguous values are refused by name, and nothing is sent', () => {
  const loop = {};
  loop.self = loop;
  const cases = [
    [{ a: null }, 'a', /CLEAR/],
    [{ a: '' }, 'a', /CLEAR/],
    [{ a: { b: [null] } }, 'a.b[0]', /CLEAR/],
    [{ a: [undefined] }, 'a[0]', /undefined/],
    [{ a: NaN }, 'a', /finite/],
    [{ a: Infinity }, 'a', /finite/],
    [{ a: 2 ** 53 }, 'a', /2\^53/],
    [{ a: 9007199254740993n }, 'a', /2\^53/],
    [{ a: Symbol('x') }, 'a', /symbol/],
    [{ a: () => 1 }, 'a', /function/],
    [{ a: new Map() }, 'a', /Map/],
    [{ a: new Date(NaN) }, 'a', /date/],
    [loop, 'self', /refers to itself/],
    [{ id: 'D2' }, 'id', /position/],
    [{ extra: [] }, 'extra', /object/],
    [{ extra: { n: 1n } }, 'extra.n', /JSON/],
    [{ extra: { n: [NaN] } }, 'extra.n[0]', /finite/],
    [{ extra: { m: new Map() } }, 'extra.m', /JSON/],
    [{ extra: { f: () => 1 } }, 'extra.f', /JSON/],
    [{ extra: { l: [undefined] } }, 'extra.l[0]', /JSON/],
    [{ extra: { '\ud800': 1 } }, 'extra', /half a character/],
    [{ a: { b: '\udc00' } }, 'a.b', /half a character/],
    [{ $extra: { a: 1 } }, '$extra', /not a parameter/],
    [null, 'params', /object/],
    ['D1', 'params', /object/],
  ];
  for (const [params, field, message] of cases) {
    assert.throws(
      () => encodeRequest({ id: 'D1' }, params),
      (error) => {
        assert.ok(InvalidArgumentError.is(error), error.stack);
        assert.ok(error.field === field || (field === 'self' && error.field.startsWith(field)), error.field);
        assert.match(error.message, message);
        assert.match(error.message, /nothing was sent/);
        return true;
      },
    );
  }
  assert.throws(() => encodeRequest({ id: null }, {}), { name: 'InvalidArgumentError', field: 'id' });
});

test('an option that replaces another keeps it from being required, and from being read', (t) => {
  const before = process.env.ALIPAY_PRIVATE_KEY;
  t.after(() =>
    before === undefined ? delete process.env.ALIPAY_PRIVATE_KEY : (process.env.ALIPAY_PRIVATE_KEY = before),
  );
  delete process.env.ALIPAY_PRIVATE_KEY;
  const signer = () => new Uint8Array(1);
  const others = { clientId: 'C', alipayPublicKey: 'K' };
  const read = (given) => optionsFromEnv('alipay', 'client', { ...others, ...given });
  assert.deepEqual(read({ signer }), { ...others, signer });
  assert.equal(encodeOptions({ signer }), '{"signer":{"is":"a function"}}');
  const missing = {
    name: 'ConfigError',
    field: 'privateKey',
    message: /set ALIPAY_PRIVATE_KEY, or give it, or `signer` in its place/,
  };
  assert.throws(() => read({}), missing);
  process.env.ALIPAY_PRIVATE_KEY = 'secret';
  assert.deepEqual(read({ signer }), { ...others, signer });
  assert.deepEqual(read({}), { ...others, privateKey: 'secret' });
});

test('options from the environment are read by their type', (t) => {
  const names = ['ALIPAY_KEY_VERSION', 'ALIPAY_PUBLIC_KEY', 'ALIPAY_CLIENT_ID'];
  const before = names.map((name) => process.env[name]);
  t.after(() =>
    names.forEach((name, at) =>
      before[at] === undefined ? delete process.env[name] : (process.env[name] = before[at]),
    ),
  );
  Object.assign(process.env, { ALIPAY_KEY_VERSION: ' 5 ', ALIPAY_PUBLIC_KEY: 'a,b', ALIPAY_CLIENT_ID: 'C' });
  const read = optionsFromEnv('alipay', 'client', { privateKey: 'x', agentToken: undefined });
  assert.deepEqual(read, { keyVersion: 5, alipayPublicKey: ['a', 'b'], clientId: 'C', privateKey: 'x' });
  process.env.ALIPAY_KEY_VERSION = 'maybe';
  assert.throws(() => optionsFromEnv('alipay', 'client', { privateKey: 'x' }), {
    name: 'ConfigError',
    field: 'keyVersion',
    message: /ALIPAY_KEY_VERSION/,
  });
});
