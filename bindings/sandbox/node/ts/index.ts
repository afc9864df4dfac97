/**
 * The payment providers' side of disputes, for tests: a local server, and its control.
 *
 * ```ts
 * const sandbox = await startSandbox();
 * const dispute = await sandbox.stripe.createDispute({ payment_intent: 'pi_1' });
 * ```
 */

export type { AlipayControl, AlipayResult } from './alipay.js';
export { SandboxError } from './control.js';
export type { Handler, NotifyOptions, Receiving } from './receiving.js';
export type { Delivery, Dispute, Effect, Fields, ReceivedRequest } from './records.js';
export { FAULT_KINDS, type FaultKind } from './records.js';
export { type Fault, Sandbox, startSandbox } from './sandbox.js';
export type { StripeControl, StripeResult, StripeSettings, StripeWebhook } from './stripe.js';
