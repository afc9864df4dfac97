// The package of a platform has the notices of the third-party software in the native file.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { native } from './support/package.mjs';

test('the package with the native file holds the notices of what is linked into it', () => {
  const text = readFileSync(join(dirname(native), 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const crate of ['aws-lc-sys', 'napi', 'reqwest', 'rustls', 'tokio'])
    assert.match(text, new RegExp(`^${crate} [\\d.]+: `, 'm'), crate);
  assert.ok(text.includes('Permission is hereby granted, free of charge'));
  assert.ok(
    !/^progenitor|MPL-2\.0/m.test(text),
    'the generator works at build time only, and no licence asks for source code',
  );
  assert.ok(!/^(syn|quote|serde_derive|napi-derive) /m.test(text), 'what works at build time only is in no package');
});

test('the package with the native file holds the bill of materials', () => {
  const { bomFormat, components } = JSON.parse(readFileSync(join(dirname(native), 'sbom.cdx.json'), 'utf8'));
  assert.equal(bomFormat, 'CycloneDX');
  const names = new Set(components.map(({ name }) => name));
  for (const crate of ['aws-lc-sys', 'napi', 'reqwest', 'rustls', 'tokio']) assert.ok(names.has(crate), crate);
  for (const crate of ['syn', 'quote', 'napi-derive']) assert.ok(!names.has(crate), crate);
  assert.ok(components.every(({ purl }) => purl.startsWith('pkg:cargo/')));
});
