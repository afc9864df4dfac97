// Generated from spec/alipay.yaml by xtask/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

export { AlipayClient, AlipayWebhooks } from './alipay/index.js';
export type { AlipayClientOptions, AlipayWebhooksOptions } from './alipay/index.js';
