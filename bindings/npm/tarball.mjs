// The manifest in a packed npm package.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** Its package.json. */
export function manifestOf(tarball) {
  const archive = gunzipSync(readFileSync(tarball));
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const text = (from, length) => archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12) || '0', 8);
    const content = at + BLOCK;
    if (text(0, 100) === 'package/package.json') {
      return JSON.parse(archive.toString('utf8', content, content + size));
    }
    at = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`${tarball} has no package/package.json`);
}

/** The packages of a folder: each tarball with its manifest. */
export function packed(folder) {
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return tarballs.sort().map((name) => ({ file: join(folder, name), manifest: manifestOf(join(folder, name)) }));
}
