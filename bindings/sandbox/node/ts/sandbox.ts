/** The sandbox as a whole. */

import { AssertionError } from 'node:assert';

import { AlipayControl } from './alipay.js';
import { Control } from './control.js';
import { Program } from './program.js';
import {
  type Delivery,
  type Dispute,
  deliveryFrom,
  type Effect,
  effectFrom,
  type FaultKind,
  type Fields,
  idOf,
  type ReceivedRequest,
  requestFrom,
} from './records.js';
import { StripeControl } from './stripe.js';

/** What goes wrong with requests of an operation, and the extras of its kind. */
export interface Fault extends Fields {
  readonly kind: FaultKind;
  /** How many requests are spoiled: 1, if nothing is said. */
  readonly times?: number;
  /** How many requests pass before. */
  readonly after?: number;
}

/** Starts a sandbox on a free port of this machine; `args` are more arguments of its program. It ends with this process. */
export async function startSandbox(...args: string[]): Promise<Sandbox> {
  return new Sandbox(await Program.start(args));
}

/** A running sandbox. */
export class Sandbox {
  readonly #program: Program;
  readonly #control: Control;
  readonly stripe: StripeControl;
  readonly alipay: AlipayControl;
  /** What the program printed when it was ready: its addresses and credentials. */
  readonly ready: Fields;

  /** @internal */
  constructor(program: Program) {
    this.#program = program;
    this.ready = program.ready;
    this.#control = new Control(this.ready['control'] as string);
    this.stripe = new StripeControl(this.#control, this.ready['stripe'] as { [name: string]: string });
    this.alipay = new AlipayControl(this.#control, this.ready['alipay'] as { [name: string]: string });
  }

  /** Stops it; again does nothing. */
  stop(): Promise<void> {
    return this.#program.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Forgets everything but the credentials; the clock goes back to its start. */
  async reset(): Promise<void> {
    await this.#control.post('reset');
  }

  /** The variables that `fromEnv` of clients and receivers reads. */
  environment(): { [name: string]: string } {
    return { ...this.stripe.environment(), ...this.alipay.environment() };
  }

  /** The sandbox's time, which stands still. */
  async now(): Promise<Date> {
    return new Date((await this.#control.get('clock'))['now'] as string);
  }

  /** Moves the clock by milliseconds, in whole seconds, and waits until what is due was delivered. */
  async advance(milliseconds: number): Promise<Date> {
    return new Date((await this.#control.post('clock/advance', { seconds: milliseconds / 1000 }))['now'] as string);
  }

  /** Spoils requests of an operation. `cut_after` is the lost answer: it was done, and the client is not told. */
  async fault(operation: string, fault: Fault): Promise<void> {
    await this.#control.post('faults', { operation, ...fault });
  }

  /** Removes the faults that wait. */
  async clearFaults(): Promise<void> {
    await this.#control.call('DELETE', 'faults');
  }

  /** The requests that arrived, or those of one operation. */
  async requests(operation?: string): Promise<ReceivedRequest[]> {
    const { requests } = await this.#control.get('requests');
    const found = (requests as Fields[]).map(requestFrom);
    return found.filter(({ operations }) => operation === undefined || operations.includes(operation));
  }

  /** What was done to a dispute, in order. Empty means: nothing happened at the provider. */
  async effects(dispute: Dispute | string): Promise<Effect[]> {
    const { effects } = await this.#control.get('effects');
    const found = (effects as { [id: string]: { readonly done: readonly Fields[] } })[idOf(dispute)];
    return (found?.done ?? []).map(effectFrom);
  }

  /** What was posted to the webhooks, after all first deliveries were attempted. */
  async deliveries(dispute?: Dispute | string): Promise<Delivery[]> {
    await this.advance(0);
    const { notifications } = await this.#control.get('notifications');
    const found = (notifications as Fields[]).map(deliveryFrom);
    return found.filter(({ disputeId }) => dispute === undefined || disputeId === idOf(dispute));
  }

  /**
   * The newest delivery of a type, which must have been acknowledged, or not.
   *
   * @throws an `AssertionError` that lists what was delivered, if there is none
   */
  async expectDelivery(
    type: string,
    dispute?: Dispute | string,
    { acknowledged = true }: { readonly acknowledged?: boolean } = {},
  ): Promise<Delivery> {
    const deliveries = await this.deliveries(dispute);
    const fits = (each: Delivery) => each.type === type && (each.state === 'acknowledged') === acknowledged;
    const found = [...deliveries].reverse().find(fits);
    if (found !== undefined) return found;
    const listed = deliveries.map(
      (each) => `\n  ${each.type} about ${each.disputeId}: ${each.state}, sent ${each.attempts} times`,
    );
    const wanted = acknowledged ? 'acknowledged' : 'not acknowledged';
    const message = `no ${type} was delivered and ${wanted}; there are:${listed.join('') || ' none'}`;
    throw new AssertionError({ message, stackStartFn: this.expectDelivery });
  }
}
