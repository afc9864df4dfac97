// Bytes inside responses: Base64 on the wire, bytes for the program, and not shown in logs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { inside } from './support/package.mjs';

const { decodeBytes } = inside('bytes.js');

test('bytes are decoded in all fields of the table, and only there', () => {
  const table = { Case: { file: true, 'a-list': [true], parts: [['Part']], above: 'Case' }, Part: { scan: true } };
  const answer = {
    file: 'AAEC',
    'a-list': ['', '/w=='],
    parts: [{ x: { scan: 'AA==', text: 'AA==' }, y: {} }],
    above: { file: 'Ag==', above: null },
    other: 'AAEC',
  };
  decodeBytes(table, 'Case', answer);
  const bytes = (...values) => new Uint8Array(values);
  assert.deepEqual(answer, {
    file: bytes(0, 1, 2),
    'a-list': [bytes(), bytes(255)],
    parts: [{ x: { scan: bytes(0), text: 'AA==' }, y: {} }],
    above: { file: bytes(2), above: null },
    other: 'AAEC',
  });
});

test('decoded bytes share no memory, are not shown, and are Base64 again in JSON', () => {
  const secret = Buffer.from('%PDF-EVIDENCE');
  const answer = { file: secret.toString('base64') };
  decodeBytes({ Case: { file: true } }, 'Case', answer);
  const { file } = answer;
  assert.equal(file.buffer.byteLength, secret.length);
  assert.equal(Buffer.compare(file, secret), 0);
  const shown = inspect(answer, { depth: 5 });
  assert.equal(shown, '{ file: Uint8Array(13) [not shown] }');
  assert.equal(JSON.stringify(answer), `{"file":"${secret.toString('base64')}"}`);
  assert.deepEqual(Object.keys(file), Object.keys(new Uint8Array(secret)));
});
