// The known answers of tests/vectors, through the public API.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { knownKey, printed, rebuttal, repository, require } from './support/package.mjs';

const {
  PrivateKey,
  PublicKey,
  contentDigest,
  contentToSign,
  parseSignatureHeader,
  signatureHeader,
} = require('rebuttal/alipay');
const { AlipayWebhooks, ConfigError, RebuttalError, SignatureError } = rebuttal;

const vectors = JSON.parse(readFileSync(join(repository, 'tests', 'vectors', 'alipay-rsa256.json'), 'utf8'));
const known = knownKey(vectors.seed);
const privateKey = new PrivateKey({ key: known.private_key });
const publicKey = new PublicKey({ key: vectors.public_key_spki });
const byName = (name) => vectors.cases.find((one) => one.name === name);
const parts = ({ method, path, client_id, time, body }) => [method, path, client_id, time, Buffer.from(body, 'utf8')];

for (const one of vectors.cases) {
  test(`stages: ${one.name}`, () => {
    const content = contentToSign(...parts(one));
    assert.equal(Buffer.from(content).toString('utf8'), one.content);
    assert.equal(contentDigest(...parts(one)), one.content_sha256);
    assert.equal(privateKey.sign(content), one.signature_base64);
    assert.equal(signatureHeader(one.signature_base64), one.header);
    assert.equal(parseSignatureHeader(one.header), one.signature_base64);
    publicKey.verify(content, Buffer.from(one.signature_base64, 'base64'));
  });
}

for (const row of vectors.headers) {
  test(`headers: ${row.name}`, () => {
    const signed = byName(vectors.header_case);
    const header = row.header.replace(/\{(\w+)\}/g, (_, name) => placeholder(name, signed.signature_base64));
    assert.equal(
      resultOf(() => verify(signed, parseSignatureHeader(header))),
      row.expect,
    );
  });
}

for (const row of vectors.verify) {
  test(`verify: ${row.name}`, () => {
    const { flip_signature_bit: bit, ...change } = row.change;
    const changed = { ...byName(row.case), ...change };
    const signature = Buffer.from(changed.signature_base64, 'base64');
    if (bit !== undefined) signature[bit >> 3] ^= 0x80 >> (bit & 7);
    assert.equal(
      resultOf(() => receive(changed, signature.toString('base64'))),
      row.receiver ?? row.expect,
    );
  });
}

const keyCases = printed(
  'REBUTTAL_KEY_CASES',
  '--package',
  'rebuttal-signing',
  '--features',
  'known-key',
  '--example',
  'key_cases',
);
for (const row of keyCases
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))) {
  test(`keys: ${row.use} ${row.name}`, () => {
    const Key = row.use === 'private' ? PrivateKey : PublicKey;
    if (row.expect === 'ok') {
      const key = new Key({ key: row.text });
      const content = Buffer.from(vectors.cases[0].content);
      if (row.use === 'private') assert.equal(key.publicKey(), vectors.public_key_spki);
      else key.verify(content, Buffer.from(vectors.cases[0].signature_base64, 'base64'));
      return;
    }
    assert.throws(
      () => new Key({ key: row.text }),
      (error) => {
        assert.ok(ConfigError.is(error), error.stack);
        assert.equal(error.field, 'key');
        const secret = row.text.replace(/-----[^-]*-----|\s/g, '').slice(40, 80);
        if (secret.length === 40) assert.ok(!error.stack.includes(secret), 'the key is in the error');
        return true;
      },
    );
  });
}

/** As the receiver verifies: it knows where one part of the content ends and the next begins, bytes alone don't. */
function receive({ method, path, client_id, time, body }, signature) {
  // What no receiver takes (another method, a path with its host, no signature at all) goes to the key itself.
  if (method !== 'POST' || !path.startsWith('/') || signature === '')
    return verify({ method, path, client_id, time, body }, signature);
  if (path.includes('\n')) {
    // Nobody can make such a receiver, so nothing is ever good for it.
    assert.throws(() => new AlipayWebhooks({ path, clientId: 'C', alipayPublicKey: vectors.public_key_spki }), {
      name: 'ConfigError',
      field: 'path',
    });
    throw new SignatureError('no such receiver', { reason: 'mismatch' });
  }
  const receiver = new AlipayWebhooks({ path, clientId: client_id, alipayPublicKey: vectors.public_key_spki });
  receiver.verify({ 'request-time': time, signature: signatureHeader(signature) }, body);
}

function verify(signed, signature) {
  publicKey.verify(contentToSign(...parts(signed)), Buffer.from(signature, 'base64'));
}

function resultOf(work) {
  try {
    work();
    return 'ok';
  } catch (error) {
    assert.ok(SignatureError.is(error) && RebuttalError.is(error), error.stack);
    return error.reason;
  }
}

function placeholder(name, base64) {
  const bytes = Buffer.from(base64, 'base64');
  const encode = (text) =>
    text.replace(/[^A-Za-z0-9]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const forms = {
    base64: () => base64,
    base64_spaces: () => base64.replaceAll('+', ' '),
    base64_url: () => base64.replaceAll('+', '-').replaceAll('/', '_'),
    base64_unpadded: () => base64.replace(/=+$/, ''),
    encoded: () => encode(base64),
    encoded_lower: () => encode(base64).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    encoded_all: () => [...base64].map((c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
    encoded_twice: () => encode(encode(base64)),
    hex: () => bytes.toString('hex'),
    short: () => encode(bytes.subarray(0, -1).toString('base64')),
    zero_before: () => encode(Buffer.concat([Buffer.from([0]), bytes]).toString('base64')),
    other: () => encode(byName(vectors.other_case).signature_base64),
    long: () => 'A'.repeat(8192),
  };
  assert.ok(name in forms, `unknown placeholder {${name}}`);
  return forms[name]();
}

test('signatures of Wycheproof: valid ones are accepted, invalid and merely acceptable ones are not', () => {
  const lines = printed('REBUTTAL_WYCHEPROOF', '--package', 'rebuttal-signing', '--example', 'wycheproof')
    .trim()
    .split('\n');
  const counts = { valid: 0, invalid: 0, acceptable: 0 };
  const keys = new Map();
  for (const row of lines.map((line) => JSON.parse(line))) {
    if (!keys.has(row.key)) keys.set(row.key, new PublicKey({ key: row.key }));
    const found = resultOf(() =>
      keys.get(row.key).verify(Buffer.from(row.message, 'hex'), Buffer.from(row.signature, 'hex')),
    );
    assert.equal(found === 'ok', row.expect === 'valid', row.test);
    counts[row.expect] += 1;
  }
  assert.deepEqual(counts, { valid: 24, invalid: 749, acceptable: 3 });
});
