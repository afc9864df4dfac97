/** Stripe's side: the disputes, the webhook, and what a person does at the dashboard. */

import type { Control } from './control.js';
import { type Handler, type NotifyOptions, notification, type Receiving, receive } from './receiving.js';
import { type Dispute, disputeFrom, type Fields, idOf } from './records.js';

/** How a dispute ends, or goes on: an inquiry becomes a dispute, a lost one may be appealed. */
export type StripeResult = 'won' | 'lost' | 'warning_closed' | 'needs_response' | 'appeal_needs_response';

/** Limits, and operations that the key may not use. What is left out is as at the start. */
export interface StripeSettings {
  readonly pages?: number;
  readonly file_bytes?: number;
  readonly evidence_bytes?: number;
  readonly denied?: readonly string[];
}

/** What events look like. */
export interface StripeWebhook {
  readonly thin?: boolean;
  readonly api_version?: string;
}

/** What a test does at Stripe's side. */
export class StripeControl {
  readonly #control: Control;
  readonly #credentials: { readonly [name: string]: string };

  /** @internal */
  constructor(control: Control, credentials: { readonly [name: string]: string }) {
    this.#control = control;
    this.#credentials = credentials;
  }

  /** For a client: `new StripeClient(sandbox.stripe.clientOptions())`. */
  clientOptions(): { apiKey: string; apiBase: string; filesBase: string } {
    const { api_key = '', api_base = '', files_base = '' } = this.#credentials;
    return { apiKey: api_key, apiBase: api_base, filesBase: files_base };
  }

  /** For a receiver: `new StripeWebhooks(sandbox.stripe.receiverOptions())`. */
  receiverOptions(): { webhookSecret: string } {
    return { webhookSecret: this.#credentials['webhook_secret'] ?? '' };
  }

  /** The variables that `fromEnv` reads. */
  environment(): { [name: string]: string } {
    const { apiKey, apiBase, filesBase } = this.clientOptions();
    const { webhookSecret } = this.receiverOptions();
    return {
      STRIPE_API_KEY: apiKey,
      STRIPE_API_BASE: apiBase,
      STRIPE_FILES_BASE: filesBase,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
    };
  }

  /**
   * Begins a dispute. Any field of it can be given, and `extra`, `omit`, `account`, `smart_disputes` and `notify`, as the
   * sandbox's README explains.
   */
  async createDispute(fields: Fields = {}): Promise<Dispute> {
    return disputeFrom(await this.#control.post('stripe/disputes', fields), 'id');
  }

  /** Begins many, a second apart, and gives their ids, the newest first. */
  async createDisputes(count: number, fields: Fields = {}): Promise<string[]> {
    return (await this.#control.post('stripe/disputes', { count, ...fields }))['ids'] as string[];
  }

  /** A dispute as it stands now. */
  async dispute(dispute: Dispute | string): Promise<Dispute> {
    return disputeFrom(await this.#control.get(`stripe/disputes/${idOf(dispute)}`), 'id');
  }

  /** All disputes, the newest first. */
  async disputes(): Promise<Dispute[]> {
    const { disputes } = await this.#control.get('stripe/disputes');
    return (disputes as Fields[]).map((fields) => disputeFrom(fields, 'id'));
  }

  /** The bank's decision. */
  judge(dispute: Dispute | string, result: StripeResult): Promise<Dispute> {
    return this.#act(dispute, 'judge', { result });
  }

  /** A person at the dashboard changes a dispute. */
  update(
    dispute: Dispute | string,
    change: { readonly evidence?: Fields; readonly metadata?: Fields; readonly submit?: boolean },
  ): Promise<Dispute> {
    return this.#act(dispute, 'update', { ...change });
  }

  /** A person at the dashboard accepts the loss. */
  close(dispute: Dispute | string): Promise<Dispute> {
    return this.#act(dispute, 'close');
  }

  /** Delivers events to a function, until it is stopped. */
  deliverTo(handler: Handler, options: StripeWebhook = {}): Promise<Receiving> {
    return receive(handler, (url) => this.setWebhook(url, options));
  }

  /** Delivers events to a URL on this machine, or to none. */
  async setWebhook(url: string | null, options: StripeWebhook = {}): Promise<void> {
    await this.#control.put('stripe/webhook', { url, ...options });
  }

  /** Sets limits and denied operations, and gives all of them. */
  async settings(settings: StripeSettings = {}): Promise<Required<StripeSettings>> {
    return (await this.#control.put('stripe/settings', { ...settings })) as unknown as Required<StripeSettings>;
  }

  /** Delivers any body as an event; a string as the characters that it has. */
  async notify(body: unknown, options: NotifyOptions = {}): Promise<void> {
    await this.#control.post('stripe/notify', notification(body, options));
  }

  async #act(dispute: Dispute | string, action: string, order?: Fields): Promise<Dispute> {
    return disputeFrom(await this.#control.post(`stripe/disputes/${idOf(dispute)}/${action}`, order), 'id');
  }
}
