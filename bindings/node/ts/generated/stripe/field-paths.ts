// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { FieldPathTable } from '../../field-paths.js';

/** The fields of responses and messages that hold evidence or personal data, which logs don't show. */
export const PRIVATE: FieldPathTable = {
  BalanceTransaction: { description: true, fee_details: ['BalanceTransactionFee'], source: false },
  BalanceTransactionFee: { description: true },
  Dispute: {
    balance_transactions: ['BalanceTransaction'],
    charge: false,
    evidence: 'DisputeEvidence',
    metadata: true,
    payment_intent: false,
  },
  DisputeAppeal: { card: 'DisputeAppealCard' },
  DisputeAppealCard: { reason_for_filing: true },
  DisputeDisputedTransaction: {
    customer_account_id: true,
    customer_device_fingerprint: true,
    customer_device_id: true,
    customer_email_address: true,
    customer_purchase_ip: true,
    product_description: true,
    shipping_address: 'DisputeEvidenceAddress',
  },
  DisputeEnhancedEvidence: { visa_compelling_evidence_3: 'DisputeVisaCompellingEvidence3' },
  DisputeEvent: { data: 'DisputeEventData' },
  DisputeEventData: { object: 'Dispute', previous_attributes: true },
  DisputeEvidence: {
    access_activity_log: true,
    appeal: 'DisputeAppeal',
    billing_address: true,
    cancellation_policy: 'File',
    cancellation_policy_disclosure: true,
    cancellation_rebuttal: true,
    customer_communication: 'File',
    customer_email_address: true,
    customer_name: true,
    customer_purchase_ip: true,
    customer_signature: 'File',
    duplicate_charge_documentation: 'File',
    duplicate_charge_explanation: true,
    duplicate_charge_id: true,
    enhanced_evidence: 'DisputeEnhancedEvidence',
    product_description: true,
    receipt: 'File',
    refund_policy: 'File',
    refund_policy_disclosure: true,
    refund_refusal_explanation: true,
    service_date: true,
    service_documentation: 'File',
    shipping_address: true,
    shipping_carrier: true,
    shipping_date: true,
    shipping_documentation: 'File',
    shipping_tracking_number: true,
    uncategorized_file: 'File',
    uncategorized_text: true,
  },
  DisputeEvidenceAddress: { city: true, country: true, line1: true, line2: true, postal_code: true, state: true },
  DisputeList: { data: ['Dispute'] },
  DisputePriorTransaction: {
    customer_account_id: true,
    customer_device_fingerprint: true,
    customer_device_id: true,
    customer_email_address: true,
    customer_purchase_ip: true,
    product_description: true,
    shipping_address: 'DisputeEvidenceAddress',
  },
  DisputeVisaCompellingEvidence3: {
    disputed_transaction: 'DisputeDisputedTransaction',
    prior_undisputed_transactions: ['DisputePriorTransaction'],
  },
  Event: { data: 'EventData', request: true },
  EventData: { object: true, previous_attributes: true },
  File: { filename: true, links: 'FileLinkList', title: true },
  FileLink: { file: 'File', metadata: true, url: true },
  FileLinkList: { data: ['FileLink'] },
  FileList: { data: ['File'] },
};

/**
 * The fields of requests that JSON has no type for: Unix times, for which a `Date` is accepted (`true`), and files
 * (`false`).
 */
export const CONVERSIONS: FieldPathTable = {
  CreatedRange: { gt: true, gte: true, lt: true, lte: true },
  FileLinkData: { expires_at: true },
};
