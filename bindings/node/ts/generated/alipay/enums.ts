// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

/**
 * Which of a dispute's documents.
 *
 * - `DISPUTE_EVIDENCE_TEMPLATE`: The template for a defence, filled in as far as the provider can.
 * - `DISPUTE_EVIDENCE_FILE`: The document that was supplied.
 * - `DISPUTE_EVIDENCE_AI`: Material that the provider made by itself.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeEvidenceType =
  | 'DISPUTE_EVIDENCE_TEMPLATE'
  | 'DISPUTE_EVIDENCE_FILE'
  | 'DISPUTE_EVIDENCE_AI'
  | (string & {});

/**
 * The format of a document.
 *
 * - `WORD`: Word, older or newer.
 * - `PDF`: Portable Document Format.
 * - `ZIP`: An archive of several files.
 * - `JPG`: A picture.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeEvidenceFormat = 'WORD' | 'PDF' | 'ZIP' | 'JPG' | (string & {});

/**
 * What became of a request.
 *
 * - `S`: Done.
 * - `F`: Refused; the same request will be refused again.
 * - `U`: Unknown; it may have taken effect.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type ResultStatus = 'S' | 'F' | 'U' | (string & {});

/**
 * How much speaks for winning.
 *
 * - `HIGH`: Much.
 * - `MEDIUM`: Something.
 * - `LOW`: Little.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type WinRateLevel = 'HIGH' | 'MEDIUM' | 'LOW' | (string & {});

/**
 * What happened.
 *
 * - `DISPUTE_CREATED`: A dispute was opened; the merchant has until defenseDueTime.
 * - `DISPUTE_JUDGED`: The dispute was decided; see disputeJudgedResult.
 * - `DISPUTE_CANCELLED`: The buyer withdrew the dispute.
 * - `DEFENSE_SUPPLIED`: The defence document reached the provider.
 * - `DEFENSE_DUE_ALERT`: The deadline is within 24 hours.
 * - `DISPUTE_ACCEPTED`: The dispute was accepted, by the merchant or because time ran out.
 * - `RDR_RESOLVED`: The card scheme resolved it automatically; nothing is asked of the merchant.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeNotificationType =
  | 'DISPUTE_CREATED'
  | 'DISPUTE_JUDGED'
  | 'DISPUTE_CANCELLED'
  | 'DEFENSE_SUPPLIED'
  | 'DEFENSE_DUE_ALERT'
  | 'DISPUTE_ACCEPTED'
  | 'RDR_RESOLVED'
  | (string & {});

/**
 * The kind of dispute.
 *
 * - `CHARGEBACK`: Money is being taken back.
 * - `RETRIEVAL_REQUEST`: The issuer asks for information; no money moves yet.
 * - `COMPLIANCE_REQUEST`: The payment method asks for compliance material.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeType = 'CHARGEBACK' | 'RETRIEVAL_REQUEST' | 'COMPLIANCE_REQUEST' | (string & {});

/**
 * Why the dispute counts as accepted.
 *
 * - `MERCHANT_ACCEPTED`: The merchant accepted it.
 * - `TIMEOUT`: The merchant did not answer in time.
 * - `MANUAL_PROCESSING_ACCEPTED`: The provider's staff accepted it.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeAcceptReason = 'MERCHANT_ACCEPTED' | 'TIMEOUT' | 'MANUAL_PROCESSING_ACCEPTED' | (string & {});

/**
 * How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer bears the amount and the
 * merchant wins.
 *
 * - `ACCEPT_BY_CUSTOMER`: The customer bears the amount. The merchant wins.
 * - `ACCEPT_BY_MERCHANT`: The merchant bears the amount. The merchant loses.
 * - `VALIDATE_SUCCESS`: The compliance material was good.
 * - `VALIDATE_FAIL`: The compliance material was not good.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeJudgedResult =
  | 'ACCEPT_BY_CUSTOMER'
  | 'ACCEPT_BY_MERCHANT'
  | 'VALIDATE_SUCCESS'
  | 'VALIDATE_FAIL'
  | (string & {});
