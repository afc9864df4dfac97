// Files that only JavaScript can read: small ones stay in memory, and few large ones at a time are on disk.

import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { rebuttal } from './support/package.mjs';
import { Project } from './support/project.mjs';
import { startSandbox } from './support/sandbox.mjs';

const { StripeClient } = rebuttal;
let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.stop());

const UPLOADS = `
import { StripeClient } from 'rebuttal';
import { Readable } from 'node:stream';
const client = StripeClient.fromEnv();
const small = Buffer.from('%PDF-1.7 x');
const large = Buffer.alloc(3_000_000, 'x');
large.write('%PDF-1.7');
const forms = [new Blob([small]), Readable.from([small]), new Blob([small]).stream(), { name: 'a.pdf', data: new Blob([small]) }];
for (const file of forms) console.log((await client.uploadDisputeEvidence({ file })).size);
try {
  await client.uploadDisputeEvidence({ file: new Blob([large]) });
} catch (error) {
  console.log(error.name, error.field, /temporary/.test(error.message), error.outcome);
}
`;

test('small blobs and streams need no temporary files', async () => {
  const project = new Project('read-only', { 'main.mjs': UPLOADS }, { modules: [] });
  after(() => project.remove());
  const nowhere = join(project.folder, 'nowhere');
  const env = { ...sandbox.environment(), TMPDIR: nowhere, TMP: nowhere, TEMP: nowhere };
  const { stdout } = await project.node('main.mjs', { env });
  assert.equal(stdout, '10\n10\n10\n10\nInvalidArgumentError file true not_done\n');
});

/** Temporary files that this process holds open: they have no name any more. */
function held() {
  const open = readdirSync('/proc/self/fd').map((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`);
    } catch {
      return '';
    }
  });
  return open.filter((file) => file.endsWith(' (deleted)')).length;
}

test('of many large streams at a time, few are kept on disk', {
  skip: process.platform === 'linux' ? false : 'needs /proc',
}, async () => {
  const client = new StripeClient({ ...sandbox.stripeOptions(), timeout: 120_000 });
  const size = 1_500_000;
  const piece = Buffer.alloc(size / 3, 'x');
  let most = 0;
  async function* pieces() {
    yield Buffer.concat([Buffer.from('%PDF-1.7\n'), piece.subarray(9)]);
    yield piece;
    yield piece;
    // The last piece was written before the next one is asked for.
    most = Math.max(most, held());
  }
  const uploads = Array.from({ length: 120 }, () => client.uploadDisputeEvidence({ file: pieces() }));
  const sizes = (await Promise.all(uploads)).map((file) => file.size);
  assert.deepEqual(new Set(sizes), new Set([size]));
  assert.ok(most > 0 && most <= 32, `${most} files were open at once`);
  client.close();
});
