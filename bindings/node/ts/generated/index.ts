// Generated from spec/alipay.yaml, spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

export { AlipayClient, AlipayWebhooks } from './alipay/index.js';
export type { AlipayClientOptions, AlipayWebhooksOptions } from './alipay/index.js';
export { StripeClient, StripeWebhooks } from './stripe/index.js';
export type { StripeClientOptions, StripeWebhooksOptions } from './stripe/index.js';
