/** Alipay's side: the disputes, the notifications, and what a person does at the dashboard. */

import type { Control } from './control.js';
import { type Handler, type NotifyOptions, notification, type Receiving, receive } from './receiving.js';
import { type Dispute, disputeFrom, type Fields, idOf } from './records.js';

/**
 * `ACCEPT_BY_CUSTOMER` means that the merchant wins, `ACCEPT_BY_MERCHANT` that the merchant loses; the others are for the
 * upload of a compliance request.
 */
export type AlipayResult = 'ACCEPT_BY_CUSTOMER' | 'ACCEPT_BY_MERCHANT' | 'VALIDATE_SUCCESS' | 'VALIDATE_FAIL';

/** What a test does at Alipay's side. */
export class AlipayControl {
  readonly #control: Control;
  readonly #credentials: { readonly [name: string]: string };

  /** @internal */
  constructor(control: Control, credentials: { readonly [name: string]: string }) {
    this.#control = control;
    this.#credentials = credentials;
  }

  /** For a client: `new AlipayClient(sandbox.alipay.clientOptions())`. */
  clientOptions(): { clientId: string; privateKey: string; alipayPublicKey: string; gateway: string } {
    const { merchant_private_key = '', gateway = '' } = this.#credentials;
    return { ...this.receiverOptions(), privateKey: merchant_private_key, gateway };
  }

  /** For a receiver: `new AlipayWebhooks({ path: '/alipay', ...sandbox.alipay.receiverOptions() })`. */
  receiverOptions(): { clientId: string; alipayPublicKey: string } {
    const { client_id = '', alipay_public_key = '' } = this.#credentials;
    return { clientId: client_id, alipayPublicKey: alipay_public_key };
  }

  /** The variables that `fromEnv` reads; a receiver's path is the program's own. */
  environment(): { [name: string]: string } {
    const { clientId, privateKey, alipayPublicKey, gateway } = this.clientOptions();
    return {
      ALIPAY_CLIENT_ID: clientId,
      ALIPAY_PRIVATE_KEY: privateKey,
      ALIPAY_PUBLIC_KEY: alipayPublicKey,
      ALIPAY_GATEWAY: gateway,
    };
  }

  /**
   * Begins a dispute. Any field of its notification can be given, and `extra`, `notification_type` and `notify`, as the
   * sandbox's README explains.
   */
  async createDispute(fields: Fields = {}): Promise<Dispute> {
    return disputeFrom(await this.#control.post('alipay/disputes', fields), 'disputeId');
  }

  /** A dispute as it stands now. */
  async dispute(dispute: Dispute | string): Promise<Dispute> {
    return disputeFrom(await this.#control.get(`alipay/disputes/${idOf(dispute)}`), 'disputeId');
  }

  /** All disputes. */
  async disputes(): Promise<Dispute[]> {
    const { disputes } = await this.#control.get('alipay/disputes');
    return (disputes as Fields[]).map((fields) => disputeFrom(fields, 'disputeId'));
  }

  /** The decision. */
  judge(dispute: Dispute | string, result: AlipayResult): Promise<Dispute> {
    return this.#act(dispute, 'judge', { result });
  }

  /** The buyer withdraws it. */
  cancel(dispute: Dispute | string): Promise<Dispute> {
    return this.#act(dispute, 'cancel');
  }

  /** A person at the dashboard accepts it. */
  accept(dispute: Dispute | string): Promise<Dispute> {
    return this.#act(dispute, 'accept');
  }

  /** A person at the dashboard defends it. */
  defend(dispute: Dispute | string): Promise<Dispute> {
    return this.#act(dispute, 'defend');
  }

  /** Delivers advice about the defence, and gives its body. */
  suggest(dispute: Dispute | string, fields: Fields = {}): Promise<Fields> {
    return this.#control.post(`alipay/disputes/${idOf(dispute)}/suggest`, fields);
  }

  /** Delivers a document for the defence, and gives its body. */
  document(dispute: Dispute | string, fields: Fields = {}): Promise<Fields> {
    return this.#control.post(`alipay/disputes/${idOf(dispute)}/document`, fields);
  }

  /** Sets the longest evidence, in characters of Base64; without it what the description says. */
  limits(limits: { readonly disputeEvidence?: number } = {}): Promise<Fields> {
    return this.#control.put('alipay/limits', { ...limits });
  }

  /** Delivers notifications to a function, until it is stopped; `path` is what the receiver was made with. */
  deliverTo(handler: Handler, { path = '/' }: { readonly path?: string } = {}): Promise<Receiving> {
    return receive(handler, (url) => this.setWebhook(url), path);
  }

  /** Delivers notifications to a URL on this machine, or to none. */
  async setWebhook(url: string | null): Promise<void> {
    await this.#control.put('alipay/webhook', { url });
  }

  /** Delivers any body as a notification; a string as the characters that it has. */
  async notify(body: unknown, options: NotifyOptions = {}): Promise<void> {
    await this.#control.post('alipay/notify', notification(body, options));
  }

  async #act(dispute: Dispute | string, action: string, order?: Fields): Promise<Dispute> {
    return disputeFrom(await this.#control.post(`alipay/disputes/${idOf(dispute)}/${action}`, order), 'disputeId');
  }
}
