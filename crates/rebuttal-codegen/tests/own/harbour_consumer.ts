// What a program written against the generated package looks like to TypeScript; nothing in here is run.

import { CLEAR } from 'rebuttal';
import { HarbourClient, isOver } from 'rebuttal-harbour';
import type { Claim, ClaimState } from 'rebuttal-harbour';

export async function contest(client: HarbourClient): Promise<boolean> {
  const claim: Claim = await client.contestClaim(
    'c-1',
    'never on board',
    { cargo: { crates: 3, kind: 'grain', class: 'dry' }, remark: CLEAR },
    { timeout: 5000, signal: new AbortController().signal },
  );
  const weight: number | null = claim.weight;
  const newer: ClaimState = 'adrift';
  // @ts-expect-error: the statement is required
  await client.contestClaim('c-1');
  // @ts-expect-error: `open` is required
  await client.listClaims('s', {});
  const page = await client.listCargo('s');
  for await (const crate of client.listCargo('s')) page.cargo?.push(crate);
  return isOver(claim.state) && [weight, newer, page.response.attempts].length > 0;
}

export const client = HarbourClient.fromEnv({ proofKey: 'p' });
