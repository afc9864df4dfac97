// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

/** Alipay (Antom) disputes: clients, types and functions. */

export * from './options.js';
export * from './parameters.js';
export * from './client.js';
export * from './types.js';
export * from './predicates.js';
export * from './messages.js';
export * from './webhooks.js';
export * from './functions.js';
export * from './handles.js';
