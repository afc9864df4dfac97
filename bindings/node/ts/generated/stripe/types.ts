// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { Clear } from '../../clear.js';
import type { Received } from '../../messages.js';
import type {
  AmazonPayDisputeType,
  BalanceTransactionStatus,
  BalanceTransactionType,
  BalanceType,
  CardBrand,
  CardNetwork,
  ComplianceStatus,
  DisputeCaseType,
  DisputePaymentMethodType,
  DisputeReason,
  DisputeStatus,
  EnhancedEligibilityType,
  FilePurpose,
  IntendedSubmissionMethod,
  MerchandiseOrServices,
  SubmissionMethod,
  VisaCompellingEvidence3Action,
  VisaCompellingEvidence3Status,
} from './enums.js';

export * from './enums.js';

/** A range of time. Bounds can be combined. */
export interface CreatedRange {
  /** Later than this moment, in Unix seconds. */
  gt?: number | Date | undefined;
  /** At this moment or later, in Unix seconds. */
  gte?: number | Date | undefined;
  /** Earlier than this moment, in Unix seconds. */
  lt?: number | Date | undefined;
  /** At this moment or earlier, in Unix seconds. */
  lte?: number | Date | undefined;
}

/** Evidence to stage or submit. A text can be cleared, and so can a file; what is left out stays as it is. */
export interface Evidence {
  /**
   * A log of the server or of the activity that shows that the customer used what was bought, with times and IP
   * addresses. At most 20000 characters; the client option `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  access_activity_log?: string | Clear | undefined;
  /**
   * The appeal against a lost dispute. It is taken only while the dispute's status is `appeal_needs_response`; the
   * other evidence cannot be changed then.
   *
   * `CLEAR` clears the provider's value.
   */
  appeal?: Appeal | Clear | undefined;
  /**
   * The billing address that the customer gave. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  billing_address?: string | Clear | undefined;
  /**
   * The subscription's cancellation policy, as the customer was shown it; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  cancellation_policy?: string | Clear | undefined;
  /**
   * How and when the customer was shown the cancellation policy before buying. At most 20000 characters; the client
   * option `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  cancellation_policy_disclosure?: string | Clear | undefined;
  /**
   * Why the customer's subscription was not cancelled. At most 20000 characters; the client option
   * `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  cancellation_rebuttal?: string | Clear | undefined;
  /**
   * What the customer and the merchant wrote to each other, where it supports the case; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  customer_communication?: string | Clear | undefined;
  /**
   * The customer's e-mail address. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | Clear | undefined;
  /**
   * The customer's name. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_name?: string | Clear | undefined;
  /**
   * The IP address from which the customer bought. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | Clear | undefined;
  /**
   * A document with the customer's signature, such as a contract; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  customer_signature?: string | Clear | undefined;
  /**
   * Documents of the other payment that show that the two differ, such as receipts; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  duplicate_charge_documentation?: string | Clear | undefined;
  /**
   * What the disputed payment was for, and the other one that the customer takes for the same. At most 20000
   * characters; the client option `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  duplicate_charge_explanation?: string | Clear | undefined;
  /**
   * The id of the other payment, which the customer takes for the same. At most 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  duplicate_charge_id?: string | Clear | undefined;
  /**
   * Evidence for programmes of the card networks.
   *
   * `CLEAR` clears the provider's value.
   */
  enhanced_evidence?: EnhancedEvidence | Clear | undefined;
  /**
   * What was sold, and how it was described to the customer. At most 20000 characters; the client option
   * `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | Clear | undefined;
  /**
   * A receipt or message that told the customer of the payment; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  receipt?: string | Clear | undefined;
  /**
   * The refund policy, as the customer was shown it; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  refund_policy?: string | Clear | undefined;
  /**
   * How and when the customer was shown the refund policy before buying. At most 20000 characters; the client option
   * `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  refund_policy_disclosure?: string | Clear | undefined;
  /**
   * Why the customer has no right to a refund. At most 20000 characters; the client option `maxLongTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  refund_refusal_explanation?: string | Clear | undefined;
  /**
   * The day on which the customer received the service or began to, as people write it. At most 5000 characters; the
   * client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  service_date?: string | Clear | undefined;
  /**
   * Proof that the service was rendered, such as a signed work order; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  service_documentation?: string | Clear | undefined;
  /**
   * The address to which the goods went, as complete as can be. At most 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_address?: string | Clear | undefined;
  /**
   * Who delivered the goods; several names separated by commas. At most 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_carrier?: string | Clear | undefined;
  /**
   * The day on which the goods were sent, as people write it. At most 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_date?: string | Clear | undefined;
  /**
   * Proof that the goods were sent to the address that the customer gave, such as a label; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  shipping_documentation?: string | Clear | undefined;
  /**
   * The carrier's tracking number; several separated by commas. At most 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_tracking_number?: string | Clear | undefined;
  /**
   * Anything else, as a file; a file's id.
   *
   * `CLEAR` clears the provider's value.
   */
  uncategorized_file?: string | Clear | undefined;
  /**
   * Anything else, as text. At most 20000 characters; the client option `maxLongTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  uncategorized_text?: string | Clear | undefined;
}

/** Evidence for programmes of the card networks. */
export interface EnhancedEvidence {
  /** For a Mastercard compliance dispute. */
  mastercard_compliance?: ComplianceEvidence | undefined;
  /** For a Visa compliance dispute. */
  visa_compliance?: ComplianceEvidence | undefined;
  /** For Visa's Compelling Evidence 3.0, which answers fraud disputes with reason code 10.4. */
  visa_compelling_evidence_3?: VisaCompellingEvidence3 | undefined;
}

/** What a compliance dispute needs beside ordinary evidence. */
export interface ComplianceEvidence {
  /**
   * Whether the merchant agrees to the card network's fee (500 USD at Visa), which comes back if the dispute is won.
   * Without true nothing can be submitted.
   */
  fee_acknowledged?: boolean | undefined;
}

/**
 * Earlier payments of the same customer that were never disputed. At least two traits must be the same in all three
 * payments, of which one is the IP address or the device.
 */
export interface VisaCompellingEvidence3 {
  /** The disputed payment. */
  disputed_transaction?: DisputedTransaction | undefined;
  /** Exactly two earlier payments by the same method, which were not disputed. Exactly 2 items. */
  prior_undisputed_transactions?: PriorUndisputedTransaction[] | undefined;
}

/** The traits of the disputed payment. */
export interface DisputedTransaction {
  /**
   * The customer's account at the merchant. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_account_id?: string | Clear | undefined;
  /**
   * The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_fingerprint?: string | Clear | undefined;
  /**
   * The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_id?: string | Clear | undefined;
  /**
   * The customer's e-mail address. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | Clear | undefined;
  /**
   * The IP address from which the customer bought. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | Clear | undefined;
  /**
   * What was sold. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | Clear | undefined;
  /** The address to which the goods went. */
  shipping_address?: EvidenceAddress | undefined;
  /** What kind of thing was sold. */
  merchandise_or_services?: MerchandiseOrServices | undefined;
}

/** The traits of an earlier payment that was not disputed, made 120 days to a year before. */
export interface PriorUndisputedTransaction {
  /**
   * The id of the earlier charge (`ch_…`). At most 5000 characters; the client option `maxShortTextCharacters` replaces
   * that.
   */
  charge: string;
  /**
   * The customer's account at the merchant. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_account_id?: string | Clear | undefined;
  /**
   * The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_fingerprint?: string | Clear | undefined;
  /**
   * The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000 characters; the client option
   * `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_id?: string | Clear | undefined;
  /**
   * The customer's e-mail address. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | Clear | undefined;
  /**
   * The IP address from which the customer bought. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | Clear | undefined;
  /**
   * What was sold. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | Clear | undefined;
  /** The address to which the goods went. */
  shipping_address?: EvidenceAddress | undefined;
}

/** An address to which goods went. All six parts are needed for it to count as the same in two payments. */
export interface EvidenceAddress {
  /**
   * The city, town or village. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  city?: string | Clear | undefined;
  /**
   * The country's two-letter ISO 3166-1 code. At most 5000 characters; the client option `maxShortTextCharacters`
   * replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  country?: string | Clear | undefined;
  /**
   * Street and number, or a post box. At most 5000 characters; the client option `maxShortTextCharacters` replaces
   * that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  line1?: string | Clear | undefined;
  /**
   * The flat, suite or building. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  line2?: string | Clear | undefined;
  /**
   * The postal code. At most 5000 characters; the client option `maxShortTextCharacters` replaces that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  postal_code?: string | Clear | undefined;
  /**
   * The state, county, province or region. At most 5000 characters; the client option `maxShortTextCharacters` replaces
   * that.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  state?: string | Clear | undefined;
}

/** An appeal against a lost dispute. */
export interface Appeal {
  /**
   * The appeal of a card payment's dispute.
   *
   * `CLEAR` clears the provider's value.
   */
  card?: AppealCard | Clear | undefined;
}

/** The appeal of a card payment's dispute. */
export interface AppealCard {
  /**
   * Why the merchant appeals.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  reason_for_filing?: string | Clear | undefined;
  /**
   * The ids of files that support the appeal.
   *
   * `CLEAR` clears the provider's value.
   */
  supporting_files?: string[] | Clear | undefined;
}

/** A public link to make with a file. Whoever has the link can read the file. */
export interface FileLinkData {
  /** Whether to make the link. */
  create: boolean;
  /** When the link stops working, in Unix seconds; never without it. */
  expires_at?: number | Date | undefined;
  /**
   * The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. At most 500 characters a
   * value. At most 50 entries. At most 40 characters a key.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string> | undefined;
}

/** A page of disputes. */
export interface DisputeList {
  /** Always `list`. */
  object?: string;
  /** The disputes, the newest first. */
  data: Dispute[];
  /** Whether there is another page in this direction. */
  has_more: boolean;
  /** The path of the list. */
  url?: string;
}

/** A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier stage. */
export interface Dispute {
  /** Its id (`du_…` or `dp_…`). */
  id: string;
  /** Always `dispute`. */
  object?: string;
  /**
   * The disputed amount in minor units of the currency (1000 in `eur` is ten euros). It can differ from the payment's.
   */
  amount?: number;
  /** What moved on the merchant's balance, that is up to one withdrawal and one reinstatement. */
  balance_transactions?: BalanceTransaction[];
  /**
   * The disputed charge, by its id or, expanded, whole.
   *
   * Evidence or personal data: don't log it.
   */
  charge?: string | Record<string, unknown>;
  /** When it was opened, in Unix seconds. */
  created?: number;
  /** The currency's three-letter ISO 4217 code in lower case. */
  currency?: string;
  /** For which programmes of the card networks it could be answered. */
  enhanced_eligibility_types?: EnhancedEligibilityType[];
  /** The evidence of a dispute, staged or submitted. Null is what there is not. */
  evidence?: DisputeEvidence;
  /** Until when a dispute can be answered, and what has been sent. */
  evidence_details?: DisputeEvidenceDetails;
  /** Whose evidence is to be submitted; null where the provider collects none for this account. */
  intended_submission_method?: IntendedSubmissionMethod | null;
  /** Whether the payment can still be refunded, which is so for most inquiries and rarely else. */
  is_charge_refundable?: boolean;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /**
   * The merchant's own notes.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string>;
  /** The card network's code of the reason. It is not documented here; rely on the one in `payment_method_details`. */
  network_reason_code?: string | null;
  /**
   * The payment intent of the disputed charge, by its id or, expanded, whole.
   *
   * Evidence or personal data: don't log it.
   */
  payment_intent?: string | Record<string, unknown> | null;
  /** What the payment method says of the dispute. Of the parts only the one that `type` names is there. */
  payment_method_details?: DisputePaymentMethodDetails;
  /** Why the payment is disputed, as the provider sorts the networks' codes. */
  reason?: DisputeReason;
  /** How a dispute stands. How it ended is told here and nowhere else. */
  status: DisputeStatus;
}

/** The evidence of a dispute, staged or submitted. Null is what there is not. */
export interface DisputeEvidence {
  /**
   * A log of the server or of the activity that shows that the customer used what was bought, with times and IP
   * addresses.
   *
   * Evidence or personal data: don't log it.
   */
  access_activity_log?: string | null;
  /** The appeal against the loss, if there is one. */
  appeal?: DisputeAppeal | null;
  /**
   * The billing address that the customer gave.
   *
   * Evidence or personal data: don't log it.
   */
  billing_address?: string | null;
  /** The subscription's cancellation policy, as the customer was shown it; a file's id or, expanded, the file. */
  cancellation_policy?: string | File | null;
  /**
   * How and when the customer was shown the cancellation policy before buying.
   *
   * Evidence or personal data: don't log it.
   */
  cancellation_policy_disclosure?: string | null;
  /**
   * Why the customer's subscription was not cancelled.
   *
   * Evidence or personal data: don't log it.
   */
  cancellation_rebuttal?: string | null;
  /**
   * What the customer and the merchant wrote to each other, where it supports the case; a file's id or, expanded, the
   * file.
   */
  customer_communication?: string | File | null;
  /**
   * The customer's e-mail address.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | null;
  /**
   * The customer's name.
   *
   * Evidence or personal data: don't log it.
   */
  customer_name?: string | null;
  /**
   * The IP address from which the customer bought.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | null;
  /** A document with the customer's signature, such as a contract; a file's id or, expanded, the file. */
  customer_signature?: string | File | null;
  /**
   * Documents of the other payment that show that the two differ, such as receipts; a file's id or, expanded, the file.
   */
  duplicate_charge_documentation?: string | File | null;
  /**
   * What the disputed payment was for, and the other one that the customer takes for the same.
   *
   * Evidence or personal data: don't log it.
   */
  duplicate_charge_explanation?: string | null;
  /**
   * The id of the other payment, which the customer takes for the same.
   *
   * Evidence or personal data: don't log it.
   */
  duplicate_charge_id?: string | null;
  /** Evidence for programmes of the card networks. */
  enhanced_evidence?: DisputeEnhancedEvidence | null;
  /**
   * What was sold, and how it was described to the customer.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | null;
  /** A receipt or message that told the customer of the payment; a file's id or, expanded, the file. */
  receipt?: string | File | null;
  /** The refund policy, as the customer was shown it; a file's id or, expanded, the file. */
  refund_policy?: string | File | null;
  /**
   * How and when the customer was shown the refund policy before buying.
   *
   * Evidence or personal data: don't log it.
   */
  refund_policy_disclosure?: string | null;
  /**
   * Why the customer has no right to a refund.
   *
   * Evidence or personal data: don't log it.
   */
  refund_refusal_explanation?: string | null;
  /**
   * The day on which the customer received the service or began to, as people write it.
   *
   * Evidence or personal data: don't log it.
   */
  service_date?: string | null;
  /** Proof that the service was rendered, such as a signed work order; a file's id or, expanded, the file. */
  service_documentation?: string | File | null;
  /**
   * The address to which the goods went, as complete as can be.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_address?: string | null;
  /**
   * Who delivered the goods; several names separated by commas.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_carrier?: string | null;
  /**
   * The day on which the goods were sent, as people write it.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_date?: string | null;
  /**
   * Proof that the goods were sent to the address that the customer gave, such as a label; a file's id or, expanded,
   * the file.
   */
  shipping_documentation?: string | File | null;
  /**
   * The carrier's tracking number; several separated by commas.
   *
   * Evidence or personal data: don't log it.
   */
  shipping_tracking_number?: string | null;
  /** Anything else, as a file; a file's id or, expanded, the file. */
  uncategorized_file?: string | File | null;
  /**
   * Anything else, as text.
   *
   * Evidence or personal data: don't log it.
   */
  uncategorized_text?: string | null;
}

/** Evidence for programmes of the card networks. */
export interface DisputeEnhancedEvidence {
  /** For a Mastercard compliance dispute. */
  mastercard_compliance?: DisputeComplianceEvidence;
  /** For a Visa compliance dispute. */
  visa_compliance?: DisputeComplianceEvidence;
  /** For Visa's Compelling Evidence 3.0. */
  visa_compelling_evidence_3?: DisputeVisaCompellingEvidence3;
}

/** What a compliance dispute has beside ordinary evidence. */
export interface DisputeComplianceEvidence {
  /** Whether the merchant agreed to the card network's fee. */
  fee_acknowledged?: boolean;
}

/** The payments that are compared. */
export interface DisputeVisaCompellingEvidence3 {
  /** The disputed payment. */
  disputed_transaction?: DisputeDisputedTransaction | null;
  /** Earlier payments that were not disputed, some of which the provider may have found by itself. */
  prior_undisputed_transactions?: DisputePriorTransaction[];
}

/** The traits of the disputed payment. */
export interface DisputeDisputedTransaction {
  /**
   * The customer's account at the merchant.
   *
   * Evidence or personal data: don't log it.
   */
  customer_account_id?: string | null;
  /**
   * The fingerprint of the customer's device.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_fingerprint?: string | null;
  /**
   * The id of the customer's device, such as an IMEI.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_id?: string | null;
  /**
   * The customer's e-mail address.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | null;
  /**
   * The IP address from which the customer bought.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | null;
  /**
   * What was sold.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | null;
  /** The address to which the goods went. */
  shipping_address?: DisputeEvidenceAddress | null;
  /** What kind of thing was sold. */
  merchandise_or_services?: MerchandiseOrServices | null;
}

/** The traits of an earlier payment that was not disputed. */
export interface DisputePriorTransaction {
  /** The id of the earlier charge (`ch_…`). */
  charge?: string | null;
  /**
   * The customer's account at the merchant.
   *
   * Evidence or personal data: don't log it.
   */
  customer_account_id?: string | null;
  /**
   * The fingerprint of the customer's device.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_fingerprint?: string | null;
  /**
   * The id of the customer's device, such as an IMEI.
   *
   * Evidence or personal data: don't log it.
   */
  customer_device_id?: string | null;
  /**
   * The customer's e-mail address.
   *
   * Evidence or personal data: don't log it.
   */
  customer_email_address?: string | null;
  /**
   * The IP address from which the customer bought.
   *
   * Evidence or personal data: don't log it.
   */
  customer_purchase_ip?: string | null;
  /**
   * What was sold.
   *
   * Evidence or personal data: don't log it.
   */
  product_description?: string | null;
  /** The address to which the goods went. */
  shipping_address?: DisputeEvidenceAddress | null;
}

/** An address to which goods went. */
export interface DisputeEvidenceAddress {
  /**
   * The city, town or village.
   *
   * Evidence or personal data: don't log it.
   */
  city?: string | null;
  /**
   * The country's two-letter ISO 3166-1 code.
   *
   * Evidence or personal data: don't log it.
   */
  country?: string | null;
  /**
   * Street and number, or a post box.
   *
   * Evidence or personal data: don't log it.
   */
  line1?: string | null;
  /**
   * The flat, suite or building.
   *
   * Evidence or personal data: don't log it.
   */
  line2?: string | null;
  /**
   * The postal code.
   *
   * Evidence or personal data: don't log it.
   */
  postal_code?: string | null;
  /**
   * The state, county, province or region.
   *
   * Evidence or personal data: don't log it.
   */
  state?: string | null;
}

/** An appeal against a lost dispute. */
export interface DisputeAppeal {
  /** The appeal of a card payment's dispute. */
  card?: DisputeAppealCard | null;
}

/** The appeal of a card payment's dispute. */
export interface DisputeAppealCard {
  /**
   * Why the merchant appeals.
   *
   * Evidence or personal data: don't log it.
   */
  reason_for_filing?: string | null;
  /** The ids of files that support the appeal. */
  supporting_files?: string[] | null;
}

/** Until when a dispute can be answered, and what has been sent. */
export interface DisputeEvidenceDetails {
  /** The last moment to answer, in Unix seconds; 0 or null where no answer is possible. */
  due_by?: number | null;
  /** How the dispute stands with the programmes of the card networks; only those that apply are there. */
  enhanced_eligibility?: DisputeEnhancedEligibility;
  /** Whether there is any evidence, staged or submitted. */
  has_evidence?: boolean;
  /** Whether the last submission came too late; it may then not have reached the bank. */
  past_due?: boolean;
  /** How often evidence was submitted; once is all that most take. */
  submission_count?: number;
  /** Who submitted the evidence. */
  submission_method?: SubmissionMethod;
}

/** How the dispute stands with the programmes of the card networks; only those that apply are there. */
export interface DisputeEnhancedEligibility {
  /** With Mastercard's compliance disputes. */
  mastercard_compliance?: DisputeComplianceEligibility;
  /** With Visa's compliance disputes. */
  visa_compliance?: DisputeComplianceEligibility;
  /** With Visa's Compelling Evidence 3.0. */
  visa_compelling_evidence_3?: DisputeVisaCompellingEvidence3Eligibility;
}

/** Whether a compliance dispute can be answered. */
export interface DisputeComplianceEligibility {
  /** Whether the card network's fee is agreed to. */
  status?: ComplianceStatus;
}

/** Whether the evidence meets Visa's rules for Compelling Evidence 3.0. */
export interface DisputeVisaCompellingEvidence3Eligibility {
  /** What is missing. */
  required_actions?: VisaCompellingEvidence3Action[];
  /** Whether the evidence qualifies, before and after it is submitted. */
  status?: VisaCompellingEvidence3Status;
}

/** What the payment method says of the dispute. Of the parts only the one that `type` names is there. */
export interface DisputePaymentMethodDetails {
  /** How the disputed payment was made. */
  type?: DisputePaymentMethodType;
  /** What Amazon Pay says of the dispute. */
  amazon_pay?: DisputeAmazonPayDetails;
  /** What the card network says of the dispute. */
  card?: DisputeCardDetails;
  /** What Klarna says of the dispute. */
  klarna?: DisputeKlarnaDetails;
  /** What PayPal says of the dispute. */
  paypal?: DisputePaypalDetails;
}

/** What Amazon Pay says of the dispute. */
export interface DisputeAmazonPayDetails {
  /** What kind of dispute it is. */
  dispute_type?: AmazonPayDisputeType | null;
}

/** What the card network says of the dispute. */
export interface DisputeCardDetails {
  /** The card's brand. */
  brand?: CardBrand;
  /** What kind of case it is at the card network. */
  case_type?: DisputeCaseType;
  /** The network over which the card payment went. */
  network?: CardNetwork;
  /** The card network's code of the reason, such as `10.4`. */
  network_reason_code?: string | null;
}

/** What Klarna says of the dispute. */
export interface DisputeKlarnaDetails {
  /** Klarna's code of why it was lost. */
  chargeback_loss_reason_code?: string | null;
  /** Klarna's code of the reason. */
  reason_code?: string | null;
}

/** What PayPal says of the dispute. */
export interface DisputePaypalDetails {
  /** The id of the case at PayPal. */
  case_id?: string | null;
  /** PayPal's code of the reason. */
  reason_code?: string | null;
}

/** What moved on the merchant's balance. */
export interface BalanceTransaction {
  /** Its id (`txn_…`). */
  id: string;
  /** Always `balance_transaction`. */
  object?: string;
  /** What moved before fees, in minor units of the currency; below zero if it left the balance. */
  amount?: number;
  /** When it counts as available, in Unix seconds. */
  available_on?: number;
  /** Which of the merchant's balances moved. */
  balance_type?: BalanceType;
  /** When it was made, in Unix seconds. */
  created?: number;
  /** The currency's three-letter ISO 4217 code in lower case. */
  currency?: string;
  /**
   * Words for people.
   *
   * Evidence or personal data: don't log it.
   */
  description?: string | null;
  /**
   * The rate by which the source's amount was multiplied, where its currency is another; null if there was no exchange.
   */
  exchange_rate?: number | null;
  /** The sum of the fees in minor units of the currency. */
  fee?: number;
  /** The single fees; that of a dispute is among them. */
  fee_details?: BalanceTransactionFee[];
  /** The amount less the fees in minor units of the currency. */
  net?: number;
  /** The category in the provider's reports; `dispute` or `dispute_reversal` for what a dispute moved. */
  reporting_category?: string;
  /**
   * What moved it, by its id or, expanded, whole.
   *
   * Evidence or personal data: don't log it.
   */
  source?: string | Record<string, unknown> | null;
  /** Whether the money counts already. */
  status?: BalanceTransactionStatus;
  /** What kind of movement it is. What a dispute takes and gives back is an `adjustment`. */
  type?: BalanceTransactionType;
}

/** One fee. */
export interface BalanceTransactionFee {
  /** The fee in minor units of the currency. */
  amount: number;
  /** The id of the platform that took it, if one did. */
  application?: string | null;
  /** The currency's three-letter ISO 4217 code in lower case. */
  currency: string;
  /**
   * Words for people, such as `Dispute fee`.
   *
   * Evidence or personal data: don't log it.
   */
  description?: string | null;
  /** What kind of fee it is, such as `stripe_fee`, `application_fee` or `tax`. */
  type?: string;
}

/** A page of files. */
export interface FileList {
  /** Always `list`. */
  object?: string;
  /** The files, the newest first. */
  data: File[];
  /** Whether there is another page in this direction. */
  has_more: boolean;
  /** The path of the list. */
  url?: string;
}

/** An uploaded file, without its contents. */
export interface File {
  /** Its id (`file_…`), which evidence names. */
  id: string;
  /** Always `file`. */
  object?: string;
  /** When it was uploaded, in Unix seconds. */
  created?: number;
  /** When it is deleted, in Unix seconds; evidence is kept for nine months. */
  expires_at?: number | null;
  /**
   * The name that it came with.
   *
   * Evidence or personal data: don't log it.
   */
  filename?: string | null;
  /** The public links to it. */
  links?: FileLinkList | null;
  /** What a file is for. Evidence needs `dispute_evidence`. */
  purpose?: FilePurpose;
  /** Its size in bytes. */
  size?: number;
  /**
   * A title for people.
   *
   * Evidence or personal data: don't log it.
   */
  title?: string | null;
  /** The kind of file, such as `pdf`, `jpg` or `png`. */
  type?: string | null;
  /** Where its contents can be downloaded with the secret key; null where that is not allowed. */
  url?: string | null;
}

/** Public links to a file. */
export interface FileLinkList {
  /** Always `list`. */
  object?: string;
  /** The links, the newest first. */
  data: FileLink[];
  /** Whether there are more. */
  has_more?: boolean;
  /** The path of the list. */
  url?: string;
}

/** A public link to a file. Whoever has it can read the file. */
export interface FileLink {
  /** Its id (`link_…`). */
  id: string;
  /** Always `file_link`. */
  object?: string;
  /** When it was made, in Unix seconds. */
  created?: number;
  /** Whether it has stopped working. */
  expired?: boolean;
  /** When it stops working, in Unix seconds; null if never. */
  expires_at?: number | null;
  /** The file, by its id or, expanded, whole. */
  file?: string | File;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /**
   * The merchant's own notes.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string>;
  /**
   * The link itself.
   *
   * Evidence or personal data: don't log it.
   */
  url?: string | null;
}

/**
 * Something happened to an object, which is inside as it was then. This is the kind of all events that are of no other,
 * so no field is sure to be there.
 */
export interface Event extends Received {
  /** Its id (`evt_…`), the same when it is sent again. */
  id?: string;
  /** Always `event`. */
  object?: string;
  /** The connected account of which it tells, if one. */
  account?: string | null;
  /** The API version in which the object inside is written. */
  api_version?: string | null;
  /** The account in whose context it happened. */
  context?: string | null;
  /** When it happened, in Unix seconds. */
  created?: number;
  /** An object, and what it was before. */
  data?: EventData;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /** How many endpoints have not taken it yet. */
  pending_webhooks?: number;
  /**
   * The request that caused it, with its `id` and `idempotency_key`; in API versions of before mid-2017 only the id.
   * Null if no request did.
   *
   * Evidence or personal data: don't log it.
   */
  request?: unknown;
  /** What happened, such as `charge.dispute.created`. The list is open. */
  type?: string;
}

/** An object, and what it was before. */
export interface EventData {
  /**
   * The object as it was when the event was made.
   *
   * Evidence or personal data: don't log it.
   */
  object?: unknown;
  /**
   * What changed, with the values from before the change.
   *
   * Evidence or personal data: don't log it.
   */
  previous_attributes?: unknown;
}

/**
 * Something happened to a dispute, which is inside as it was then. Events may come twice and in any order, so retrieve
 * the dispute where it matters how it stands now.
 */
export interface DisputeEvent extends Received {
  /** Its id (`evt_…`), the same when it is sent again. */
  id: string;
  /** Always `event`. */
  object?: string;
  /** The connected account that has the dispute, if one. */
  account?: string | null;
  /** The API version in which the dispute is written. */
  api_version?: string | null;
  /** The account in whose context it happened. */
  context?: string | null;
  /** When it happened, in Unix seconds. */
  created?: number;
  /** A dispute, and what it was before. */
  data: DisputeEventData;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /** How many endpoints have not taken it yet. */
  pending_webhooks?: number;
  /** The request that caused it; null if no request did. */
  request?: EventRequest | null;
  /** What happened, such as `charge.dispute.created`. */
  type: string;
}

/** A dispute, and what it was before. */
export interface DisputeEventData {
  /** The dispute as it was when the event was made. Ids inside are never expanded. */
  object: Dispute;
  /**
   * What changed, with the values from before the change.
   *
   * Evidence or personal data: don't log it.
   */
  previous_attributes?: unknown;
}

/** The request that caused an event. */
export interface EventRequest {
  /** The request's id (`req_…`). */
  id?: string | null;
  /** The request's idempotency key, if it had one. */
  idempotency_key?: string | null;
}

/** Something happened to a dispute, of which the event has the id only. */
export interface ThinDisputeEvent extends Received {
  /** Its id (`evt_…`), the same when it is sent again. */
  id: string;
  /** Always `v2.core.event`. */
  object?: string;
  /** The account that has the dispute; retrieve it with this as the call's `context`. */
  context?: string | null;
  /** When it happened. */
  created?: string;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /** Why it happened. */
  reason?: ThinEventReason | null;
  /** The dispute. */
  related_object: RelatedObject;
  /** What happened, such as `v1.charge.dispute.created`. */
  type: string;
}

/**
 * Something happened to an object, of which the event has the id only. This is the kind of all thin events that are of
 * no other, so no field is sure to be there.
 */
export interface ThinEvent extends Received {
  /** Its id (`evt_…`), the same when it is sent again. */
  id?: string;
  /** Always `v2.core.event`. */
  object?: string;
  /** The account that has the object. */
  context?: string | null;
  /** When it happened. */
  created?: string;
  /** Whether it is of live mode; false in test mode. */
  livemode?: boolean;
  /** Why it happened. */
  reason?: ThinEventReason | null;
  /** The object to which it happened, if there is one. */
  related_object?: RelatedObject | null;
  /** What happened. The list is open. */
  type?: string;
}

/** An object, without its contents. */
export interface RelatedObject {
  /** Its id. */
  id: string;
  /** Its type, such as `dispute`. */
  type?: string;
  /** The path from which it can be retrieved. */
  url?: string;
}

/** Why a thin event happened. */
export interface ThinEventReason {
  /** The kind of reason, such as `request`. */
  type?: string;
  /** The request that caused it. */
  request?: EventRequest | null;
}
