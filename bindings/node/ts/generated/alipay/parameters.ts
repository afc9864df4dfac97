// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { FileInput } from '../../files.js';

/** The parameters of `acceptDispute` that go by name. */
export interface AcceptDisputeParams {
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `supplyDefenseDocument` that go by name. */
export interface SupplyDefenseDocumentParams {
  /**
   * The one document of the defence. PDF, DOC or DOCX, told by the content. At most 750000 bytes; the client option
   * `maxEvidenceBytes` replaces that.
   *
   * Evidence or personal data: don't log it.
   */
  disputeEvidence: FileInput;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `downloadDisputeEvidence` that go by name. */
export interface DownloadDisputeEvidenceParams {
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}
