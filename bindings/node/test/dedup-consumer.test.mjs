// Deduplication in a typed program: what TypeScript accepts and what it refuses.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Project, strict } from './support/project.mjs';

const PROGRAM = `
import { AlipayWebhooks, DeduplicatorError, InProgressError, MemoryDeduplicator, once, type Claim, type Deduplicator, type Processed } from 'rebuttal';
import type { AlipayMessage } from 'rebuttal/alipay';

class Rows implements Deduplicator {
  async claim(key: string, lease: number): Promise<Claim> {
    return lease > 60_000 ? { state: 'claimed', token: key } : { state: 'inProgress', until: new Date() };
  }
  async commit(key: string, token: string): Promise<boolean> {
    return key === token;
  }
  async release(): Promise<void> {}
}

export async function use(hooks: AlipayWebhooks, message: AlipayMessage, queued: object): Promise<string | undefined> {
  const stores: Deduplicator[] = [new Rows(), new MemoryDeduplicator({ capacity: 10, remember: 86_400_000 })];
  for (const store of stores) {
    const done: Processed<string> = await once(store, message, async () => message.disputeId ?? '', { lease: 60_000 });
    if (done.first) return done.value;
    // @ts-expect-error nothing was done, so there is no value
    void done.value;
    const key: string | undefined = hooks.dedupKey(queued);
    await once(store, key, () => {});
    await once(store, undefined, () => {});
    // @ts-expect-error a message or a key
    await once(store, 7, () => {}).catch(() => {});
    // @ts-expect-error a number of milliseconds
    await once(store, message, () => {}, { lease: '60000' }).catch(() => {});
    // @ts-expect-error there is work to do
    await once(store, message).catch(() => {});
  }
  // @ts-expect-error it must say whether the claim still stood
  const silent: Deduplicator = { claim: (): Claim => ({ state: 'done' }), commit: () => {}, release: () => {} };
  // @ts-expect-error there is no such state
  const claim: Claim = { state: 'taken' };
  void [silent, claim];
  return undefined;
}

const store = new MemoryDeduplicator();
console.log(await once(store, 'k', () => 1), await once(store, 'k', () => 2));
try {
  await once(store, 'other', () => once(store, 'other', () => 3));
} catch (error) {
  console.log(InProgressError.is(error) && DeduplicatorError.is(error) && [error.name, error.details['until'] !== undefined]);
}
`;

let project;
after(() => project?.remove());

test('a typed program processes each message once', async () => {
  project = new Project('dedup', {
    'package.json': { type: 'module' },
    'tsconfig.json': {
      compilerOptions: { ...strict, module: 'nodenext', skipLibCheck: false, exactOptionalPropertyTypes: true },
      include: ['src'],
    },
    'src/main.ts': PROGRAM,
  });
  await project.compile();
  const { stdout } = await project.node('out/main.js');
  assert.equal(stdout, "{ first: true, value: 1 } { first: false }\n[ 'InProgressError', true ]\n");
});
