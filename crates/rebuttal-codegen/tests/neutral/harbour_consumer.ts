// What a program written against the invented provider looks like to TypeScript; nothing in here is run.

import { CLEAR, HarbourClient, HarbourWebhooks } from 'rebuttal';
import { isClaimMovedRequest, isOver, newKey, Seal } from 'rebuttal/harbour';
import type { Claim, ClaimState } from 'rebuttal/harbour';

export async function contest(client: HarbourClient): Promise<boolean> {
  const claim: Claim = await client.contestClaim(
    'c-1',
    'never on board',
    {
      cargo: { crates: 3, kind: 'grain', class: 'dry' },
      photos: [{ url: 'https://p.example/1', takenAt: '2026-11-22T06:00:00Z' }],
      remark: CLEAR,
    },
    { timeout: 5000 },
  );
  const weight: number | null = claim.weight;
  const opened: number | undefined = claim.opened;
  const known: ClaimState = 'at-sea';
  const newer: ClaimState = 'adrift';
  // @ts-expect-error: the statement is required
  await client.contestClaim('c-1');
  // @ts-expect-error: a number is expected
  await client.listClaims('s', { open: true, pageSize: '5' });
  // @ts-expect-error: `open` is required
  await client.listClaims('s', {});
  return isOver(claim.state) && [weight, opened, known, newer].length > 0;
}

export function receive(hooks: HarbourWebhooks): string {
  const message = hooks.receive({}, '');
  return isClaimMovedRequest(message) ? message.claim.id : 'sank';
}

export function prove(): string {
  return new Seal({ key: newKey() }).prove(new Uint8Array());
}
