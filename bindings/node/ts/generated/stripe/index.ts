// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

/** Stripe disputes: clients, types and functions. */

export * from './options.js';
export * from './parameters.js';
export * from './client.js';
export * from './types.js';
export * from './predicates.js';
export * from './messages.js';
export * from './webhooks.js';
