/** What the sandbox tells. `fields` has everything, as the sandbox wrote it. */

/** A JSON object. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** What can go wrong with a request. The sandbox's README says what each does, and which extras it takes. */
export const FAULT_KINDS = [
  'altered_body',
  'broken_signature',
  'cut_after',
  'cut_at_head',
  'cut_before',
  'cut_half',
  'cut_request',
  'delay',
  'empty_body',
  'fail_after',
  'garbage',
  'half_header',
  'header_twice',
  'html',
  'not_the_object',
  'other_key',
  'other_object',
  'redirect',
  'refuse',
  'replace',
  'response_time',
  'stale',
  'status',
  'status_after',
  'trickle',
  'unknown',
  'unsigned',
  'wrong_client_id',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A dispute as it stands in the sandbox. */
export interface Dispute {
  readonly id: string;
  readonly status: string;
  readonly fields: Fields;
}

/** Something that was done to a dispute, or an upload. */
export interface Effect {
  readonly operation: string;
  /** What it did, where one operation can do several things: `evidence_submitted`, for example. */
  readonly did: readonly string[];
  readonly by: 'api' | 'dashboard' | (string & {});
  readonly at: Date;
  readonly fields: Fields;
}

/** A request that arrived at a provider's API. */
export interface ReceivedRequest {
  readonly number: number;
  /** All names that its operation goes by; none, if it is no operation's. */
  readonly operations: readonly string[];
  readonly method: string;
  readonly path: string;
  /** Whether a dispute was changed. */
  readonly acted: boolean;
  /** What went wrong with it on demand. */
  readonly fault: string | null;
  readonly fields: Fields;
}

/** A notification or event that was posted to the webhook. */
export interface Delivery {
  readonly number: number;
  readonly provider: string;
  readonly disputeId: string;
  readonly type: string;
  /** `waiting` means that it is sent again, `not_sent` that no webhook was set. */
  readonly state: 'waiting' | 'acknowledged' | 'given_up' | 'not_sent' | (string & {});
  /** The exact text that is signed. */
  readonly body: string;
  /** How many times it was sent. */
  readonly attempts: number;
  readonly fields: Fields;
}

export function idOf(dispute: Dispute | string): string {
  return typeof dispute === 'string' ? dispute : dispute.id;
}

/** A dispute, whose id has this name. */
export function disputeFrom(fields: Fields, key: string): Dispute {
  return { id: fields[key] as string, status: fields['status'] as string, fields };
}

export function effectFrom(fields: Fields): Effect {
  return {
    operation: fields['operation'] as string,
    did: (fields['did'] ?? []) as string[],
    by: fields['by'] as string,
    at: new Date(fields['at'] as string),
    fields,
  };
}

export function requestFrom(fields: Fields): ReceivedRequest {
  const one = fields['operation'] as string | null;
  return {
    number: fields['number'] as number,
    operations: (fields['operations'] ?? (one === null ? [] : [one])) as string[],
    method: fields['method'] as string,
    path: fields['path'] as string,
    acted: fields['acted'] as boolean,
    fault: fields['fault'] as string | null,
    fields,
  };
}

export function deliveryFrom(fields: Fields): Delivery {
  const attempts = fields['attempts'] as readonly { readonly url: string | null }[];
  return {
    number: fields['number'] as number,
    provider: fields['provider'] as string,
    disputeId: fields['dispute_id'] as string,
    type: fields['type'] as string,
    state: fields['state'] as string,
    body: fields['body'] as string,
    attempts: attempts.filter(({ url }) => url !== null).length,
    fields,
  };
}
