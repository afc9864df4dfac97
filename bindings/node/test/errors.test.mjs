// The tree of errors, and that it shows no secrets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { inside, modules, rebuttal, require } from './support/package.mjs';

const { AlipayClient, AlipayWebhooks, AlreadyAnsweredError, ApiError, ConfigError, RebuttalError, SignatureError } =
  rebuttal;
const { PrivateKey, PublicKey, generatePrivateKey, signatureHeader, contentToSign } = require('rebuttal/alipay');
const { toError } = inside('failure.js');

test('the classes are those of the core, each below the same class', () => {
  for (const [name, parent] of inside('native.js').native.errorClasses()) {
    const Class = rebuttal[name];
    assert.equal(Class.prototype.name, name);
    assert.equal(Object.getPrototypeOf(Class).prototype.name, parent);
    const error = toError({ failure: JSON.stringify({ class: name, message: 'm', outcome: 'done', retryable: true }) });
    assert.ok(error instanceof Class && Class.is(error) && RebuttalError.is(error));
    assert.equal(error.stack.split('\n')[0], `${name}: m`);
  }
});

test('is() holds between two copies of the class, where instanceof fails, and for nothing else', () => {
  const cached = require.cache[modules];
  delete require.cache[modules];
  const copy = require(modules)['errors.js'];
  require.cache[modules] = cached;
  const error = new copy.AlreadyAnsweredError('twice');
  assert.ok(!(error instanceof AlreadyAnsweredError));
  assert.ok(AlreadyAnsweredError.is(error) && ApiError.is(error) && RebuttalError.is(error));
  for (const other of [new Error('x'), null, undefined, 'AlreadyAnsweredError', {}, new SignatureError('x')]) {
    assert.ok(!AlreadyAnsweredError.is(other));
  }
});

test('raw is not enumerable, causes are a chain, and unknown facts are absent', () => {
  const failure = {
    class: 'ServerError',
    message: 'm',
    outcome: 'unknown',
    retryable: true,
    http_status: 500,
    attempts: 2,
    code: null,
    after_lost_attempt: false,
    causes: ['outer', 'inner'],
  };
  const error = toError({ failure: JSON.stringify(failure), raw: Buffer.from('PERSONAL') });
  assert.equal(error.raw.toString(), 'PERSONAL');
  assert.ok(!inspect(error).includes('PERSONAL') && !inspect(error).includes(inspect(Buffer.from('PERSONAL'))));
  assert.equal(error.cause.message, 'outer');
  assert.equal(error.cause.cause.message, 'inner');
  assert.deepEqual(Object.keys(error).sort(), ['attempts', 'httpStatus', 'outcome', 'retryable']);
});

test('details, reason and idempotency key are present if the provider has them', () => {
  const failure = {
    class: 'RateLimitedError',
    message: 'm',
    outcome: 'not_done',
    retryable: true,
    reason: 'global-rate',
    idempotency_key: 'k',
    details: { param: 'limit' },
  };
  const error = toError({ failure: JSON.stringify(failure) });
  assert.deepEqual([error.reason, error.idempotencyKey, error.details], ['global-rate', 'k', { param: 'limit' }]);
  assert.ok(inspect(error).includes('global-rate'));
  const bare = toError({ failure: JSON.stringify({ ...failure, reason: null, idempotency_key: null, details: {} }) });
  assert.deepEqual([bare.reason, bare.idempotencyKey, bare.details], [undefined, undefined, {}]);
  assert.ok(!('reason' in bare) && Object.isFrozen(bare.details) && !inspect(bare).includes('details'));
  assert.deepEqual(new RebuttalError('x').details, {});
});

test('an error of a call has the stack of its caller', async () => {
  const client = new AlipayClient(someOptions());
  async function theCallerInQuestion() {
    await client.acceptDispute('a/b');
  }
  await assert.rejects(theCallerInQuestion(), (error) => {
    assert.equal(error.name, 'InvalidArgumentError');
    assert.equal(error.field, 'disputeId');
    assert.match(error.stack, /theCallerInQuestion/);
    return true;
  });
});

test('constructors say which option is wrong, in the names of this language', () => {
  const good = someOptions();
  const cases = [
    [{ ...good, clientId: undefined }, 'clientId', /`clientId`/],
    [{ ...good, client_id: 'x' }, 'client_id', /write `clientId`/],
    [{ ...good, colour: 'x' }, 'colour', /there are clientId/],
    [{ ...good, privateKey: 'nonsense' }, 'privateKey', /`privateKey`/],
    [{ ...good, privateKey: null }, 'privateKey', /leave it out/],
    [{ ...good, privateKey: undefined }, 'privateKey', /`privateKey` is required, or `signer` in its place/],
    [{ ...good, signer: () => new Uint8Array(256) }, 'privateKey', /cannot be given together with `signer`/],
    [{ ...good, privateKey: undefined, signer: 'kms' }, 'signer', /`signer` must be a function/],
    [{ ...good, maxEvidenceBytes: 0 }, 'maxEvidenceBytes', /`maxEvidenceBytes`/],
    [{ ...good, gateway: 'ftp://x' }, 'gateway', /gateway/],
    [{ ...good, keyVersion: 'one' }, 'keyVersion', /`keyVersion`/],
    [{ ...good, timeout: -1 }, 'timeout', /milliseconds/],
    [undefined, 'options', /object/],
  ];
  for (const [options, field, message] of cases) {
    assert.throws(
      () => new AlipayClient(options),
      (error) => {
        assert.ok(ConfigError.is(error), error.stack);
        assert.equal(error.field, field);
        assert.match(error.message, message);
        return true;
      },
    );
  }
});

test('fromEnv reads the variables, lets options win, and names the variable that is missing', (t) => {
  const { clientId, privateKey, alipayPublicKey } = someOptions();
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  Object.assign(process.env, {
    ALIPAY_CLIENT_ID: clientId,
    ALIPAY_PUBLIC_KEY: alipayPublicKey,
    ALIPAY_KEY_VERSION: '2',
  });
  delete process.env.ALIPAY_PRIVATE_KEY;
  assert.throws(() => AlipayClient.fromEnv(), {
    name: 'ConfigError',
    field: 'privateKey',
    message: /set ALIPAY_PRIVATE_KEY/,
  });
  process.env.ALIPAY_PRIVATE_KEY = privateKey.replaceAll('\n', '\\n');
  AlipayClient.fromEnv().close();
  AlipayWebhooks.fromEnv({ path: '/x' });
  process.env.ALIPAY_KEY_VERSION = 'two';
  assert.throws(() => AlipayClient.fromEnv(), { name: 'ConfigError', field: 'keyVersion' });
});

test('no inspection of a client, receiver or key shows a secret', () => {
  const options = someOptions();
  const objects = [
    new AlipayClient(options),
    new PrivateKey({ key: options.privateKey }),
    new AlipayWebhooks({ path: '/x', ...pick(options) }),
  ];
  for (const object of objects) {
    const shown = inspect(object, { showHidden: true, depth: 10 }) + JSON.stringify(object);
    assert.ok(!shown.includes(options.privateKey.slice(40, 80)), shown);
  }
});

test('functions and keys refuse what is not text or bytes', () => {
  assert.throws(
    () =>
      new PublicKey({ key: new PrivateKey({ key: generatePrivateKey() }).publicKey() }).verify('text', Buffer.of(1)),
    {
      name: 'InvalidArgumentError',
      field: 'content',
      message: /Buffer\.from/,
    },
  );
  assert.throws(() => contentToSign('POST', 5, 'c', '1', Buffer.of()), { name: 'InvalidArgumentError', field: 'path' });
  assert.throws(() => signatureHeader('QQ==', 1.5), { name: 'InvalidArgumentError', field: 'keyVersion' });
  assert.throws(() => signatureHeader('QQ==', -1), { name: 'InvalidArgumentError', field: 'keyVersion' });
});

test('a closed client refuses, and using closes', async () => {
  const client = new AlipayClient(someOptions());
  await client[Symbol.asyncDispose]();
  await assert.rejects(client.acceptDispute('D1'), { name: 'TransportError', outcome: 'not_done', retryable: true });
  const other = new AlipayClient(someOptions());
  other[Symbol.dispose]();
  await assert.rejects(other.acceptDispute('D1'), { name: 'TransportError' });
});

function someOptions() {
  someOptions.made ??= (() => {
    const provider = new PrivateKey({ key: generatePrivateKey() });
    return {
      clientId: 'SANDBOX_1',
      privateKey: generatePrivateKey(),
      alipayPublicKey: provider.publicKey(),
      gateway: 'http://127.0.0.1:9',
    };
  })();
  return { ...someOptions.made };
}

function pick({ clientId, alipayPublicKey }) {
  return { clientId, alipayPublicKey };
}
