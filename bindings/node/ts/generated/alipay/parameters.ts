// Generated from spec/alipay.yaml by xtask/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

/** What `acceptDispute` takes by name. */
export interface AcceptDisputeParams {
  /** Parameters that this release does not know yet: sent as they are, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}
