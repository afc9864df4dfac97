// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

/**
 * How a dispute stands. How it ended is told here and nowhere else.
 *
 * - `warning_needs_response`: An inquiry waits for the merchant's answer. No money has moved.
 * - `warning_under_review`: The bank looks at the answer to an inquiry.
 * - `warning_closed`: An inquiry ended without becoming a dispute. The merchant keeps the money.
 * - `needs_response`: The dispute waits for the merchant's evidence.
 * - `under_review`: The bank looks at the evidence.
 * - `won`: The merchant won.
 * - `lost`: The merchant lost, accepted the loss, or let the time pass.
 * - `prevented`: The dispute was settled before it became one, by a prevention product.
 * - `appeal_needs_response`: A lost dispute can be appealed and waits for the merchant.
 * - `appeal_under_review`: The appeal is looked at.
 * - `charge_refunded`: The payment was refunded. Only API versions of before August 2023 have it.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'prevented'
  | 'appeal_needs_response'
  | 'appeal_under_review'
  | 'charge_refunded'
  | (string & {});

/**
 * Why the payment is disputed, as the provider sorts the networks' codes.
 *
 * - `bank_cannot_process`: The customer's bank cannot carry the payment out.
 * - `check_returned`: The cheque came back.
 * - `credit_not_processed`: The customer says that a refund or credit that was due never came.
 * - `customer_initiated`: The customer took the debit back at the bank, which says no more.
 * - `debit_not_authorized`: The customer says that nobody had allowed the debit.
 * - `duplicate`: The customer says that the same was charged more than once.
 * - `fraudulent`: The cardholder says that the payment was not theirs. The most frequent reason.
 * - `general`: No other category fits; look at the network's code.
 * - `incorrect_account_details`: The details of the bank account are wrong.
 * - `insufficient_funds`: The customer's account had too little money.
 * - `noncompliant`: A rule of the card network is said to be broken.
 * - `product_not_received`: The customer says that what was bought never came.
 * - `product_unacceptable`: The customer says that what came is damaged, defective or not as described.
 * - `subscription_canceled`: The customer says that a subscription was charged after it was cancelled.
 * - `unrecognized`: The customer does not recognise the payment on the statement.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeReason =
  | 'bank_cannot_process'
  | 'check_returned'
  | 'credit_not_processed'
  | 'customer_initiated'
  | 'debit_not_authorized'
  | 'duplicate'
  | 'fraudulent'
  | 'general'
  | 'incorrect_account_details'
  | 'insufficient_funds'
  | 'noncompliant'
  | 'product_not_received'
  | 'product_unacceptable'
  | 'subscription_canceled'
  | 'unrecognized'
  | (string & {});

/**
 * A programme of a card network.
 *
 * - `mastercard_compliance`: Mastercard's compliance disputes.
 * - `visa_compelling_evidence_3`: Visa's Compelling Evidence 3.0.
 * - `visa_compliance`: Visa's compliance disputes.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type EnhancedEligibilityType =
  | 'mastercard_compliance'
  | 'visa_compelling_evidence_3'
  | 'visa_compliance'
  | (string & {});

/**
 * Whose evidence is to be submitted.
 *
 * - `manual`: Only the merchant submits.
 * - `prefer_manual`: The merchant's evidence if there is any, otherwise what the provider has collected.
 * - `prefer_smart_disputes`: What the provider has collected if there is any, otherwise the merchant's evidence.
 * - `smart_disputes`: Only what the provider collects.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type IntendedSubmissionMethod =
  | 'manual'
  | 'prefer_manual'
  | 'prefer_smart_disputes'
  | 'smart_disputes'
  | (string & {});

/**
 * What kind of thing was sold.
 *
 * - `merchandise`: Goods.
 * - `services`: Services, digital ones among them.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type MerchandiseOrServices = 'merchandise' | 'services' | (string & {});

/**
 * Who submitted the evidence.
 *
 * - `manual`: The merchant.
 * - `not_submitted`: Nobody yet.
 * - `smart_disputes`: The provider, with what it had collected by itself.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type SubmissionMethod = 'manual' | 'not_submitted' | 'smart_disputes' | (string & {});

/**
 * Whether the card network's fee is agreed to.
 *
 * - `fee_acknowledged`: The merchant has agreed to the fee.
 * - `requires_fee_acknowledgement`: The merchant must agree to the fee before anything can be submitted.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type ComplianceStatus = 'fee_acknowledged' | 'requires_fee_acknowledgement' | (string & {});

/**
 * Whether the evidence qualifies, before and after it is submitted.
 *
 * - `requires_action`: Something is missing; it can still be added.
 * - `qualified`: It qualifies.
 * - `not_qualified`: What was submitted did not qualify.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type VisaCompellingEvidence3Status = 'requires_action' | 'qualified' | 'not_qualified' | (string & {});

/**
 * What the evidence is missing.
 *
 * - `missing_customer_identifiers`: Traits of the customer that are the same in all three payments.
 * - `missing_disputed_transaction_description`: The description of what was sold in the disputed payment.
 * - `missing_merchandise_or_services`: Whether goods or services were sold in the disputed payment.
 * - `missing_prior_undisputed_transaction_description`: The description of what was sold in an earlier payment.
 * - `missing_prior_undisputed_transactions`: Earlier payments that were not disputed.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type VisaCompellingEvidence3Action =
  | 'missing_customer_identifiers'
  | 'missing_disputed_transaction_description'
  | 'missing_merchandise_or_services'
  | 'missing_prior_undisputed_transaction_description'
  | 'missing_prior_undisputed_transactions'
  | (string & {});

/**
 * How the disputed payment was made.
 *
 * - `amazon_pay`: With Amazon Pay.
 * - `card`: By card.
 * - `klarna`: With Klarna.
 * - `paypal`: With PayPal.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputePaymentMethodType = 'amazon_pay' | 'card' | 'klarna' | 'paypal' | (string & {});

/**
 * What kind of dispute it is at Amazon Pay.
 *
 * - `chargeback`: The bank takes the money back.
 * - `claim`: The customer complained to Amazon Pay.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type AmazonPayDisputeType = 'chargeback' | 'claim' | (string & {});

/**
 * What kind of case it is at the card network.
 *
 * - `block`: A prevention product kept a dispute from being opened.
 * - `chargeback`: The bank takes the money back.
 * - `compliance`: A rule of the card network is said to be broken.
 * - `inquiry`: The bank asks first; no money has moved.
 * - `resolution`: A prevention product settled it before it became a chargeback.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type DisputeCaseType = 'block' | 'chargeback' | 'compliance' | 'inquiry' | 'resolution' | (string & {});

/**
 * The card's brand.
 *
 * - `amex`: American Express.
 * - `cartes_bancaires`: Cartes Bancaires, in France.
 * - `diners`: Diners Club.
 * - `discover`: Discover.
 * - `eftpos_au`: eftpos, in Australia.
 * - `jcb`: JCB.
 * - `link`: Link, the provider's own wallet.
 * - `mastercard`: Mastercard.
 * - `unionpay`: UnionPay.
 * - `visa`: Visa.
 * - `unknown`: The provider does not know it.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type CardBrand =
  | 'amex'
  | 'cartes_bancaires'
  | 'diners'
  | 'discover'
  | 'eftpos_au'
  | 'jcb'
  | 'link'
  | 'mastercard'
  | 'unionpay'
  | 'visa'
  | 'unknown'
  | (string & {});

/**
 * The network over which the card payment went.
 *
 * - `amex`: American Express.
 * - `cartes_bancaires`: Cartes Bancaires, in France.
 * - `diners`: Diners Club.
 * - `discover`: Discover.
 * - `eftpos_au`: eftpos, in Australia.
 * - `interac`: Interac, in Canada.
 * - `jcb`: JCB.
 * - `link`: Link, the provider's own wallet.
 * - `mastercard`: Mastercard.
 * - `unionpay`: UnionPay.
 * - `visa`: Visa.
 * - `unknown`: The provider does not know it.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type CardNetwork =
  | 'amex'
  | 'cartes_bancaires'
  | 'diners'
  | 'discover'
  | 'eftpos_au'
  | 'interac'
  | 'jcb'
  | 'link'
  | 'mastercard'
  | 'unionpay'
  | 'visa'
  | 'unknown'
  | (string & {});

/**
 * Whether the money counts already.
 *
 * - `available`: It is available.
 * - `pending`: It is not yet available.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type BalanceTransactionStatus = 'available' | 'pending' | (string & {});

/**
 * Which of the merchant's balances moved.
 *
 * - `issuing`: The one for cards that the merchant issues.
 * - `payments`: The ordinary one, for payments.
 * - `refund_and_dispute_prefunding`: The one that was filled in advance to pay refunds and disputes.
 * - `risk_reserved`: What the provider holds back against risks.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type BalanceType = 'issuing' | 'payments' | 'refund_and_dispute_prefunding' | 'risk_reserved' | (string & {});

/**
 * What kind of movement it is. What a dispute takes and gives back is an `adjustment`.
 *
 * - `adjustment`: A correction, which is also what a dispute takes and gives back.
 * - `advance`: Money that the provider advances.
 * - `advance_funding`: Money that pays an advance back.
 * - `anticipation_repayment`: Repayment of money that was paid before it was due.
 * - `application_fee`: A platform's fee that it received.
 * - `application_fee_refund`: A platform's fee that it gave back.
 * - `charge`: A card payment.
 * - `climate_order_purchase`: An order of carbon removal.
 * - `climate_order_refund`: The money back for an order of carbon removal.
 * - `connect_collection_transfer`: Money that a platform collects to cover a connected account's debt.
 * - `contribution`: A contribution to carbon removal.
 * - `fee_credit_funding`: A credit for fees.
 * - `inbound_transfer`: Money that comes in from a bank account.
 * - `inbound_transfer_reversal`: Money that had come in from a bank account and goes back.
 * - `issuing_authorization_hold`: Money held for a payment with an issued card.
 * - `issuing_authorization_release`: Money held for a payment with an issued card and released.
 * - `issuing_dispute`: Money back from a dispute of a payment with an issued card.
 * - `issuing_dispute_provisional_credit`: A provisional credit in a dispute of a payment with an issued card.
 * - `issuing_dispute_provisional_credit_reversal`: A provisional credit in such a dispute that is taken back.
 * - `issuing_transaction`: A payment with an issued card.
 * - `obligation_outbound`: A debt that is moved to the provider.
 * - `obligation_reversal_inbound`: A debt that was moved to the provider and comes back.
 * - `payment`: A payment by another method than a card.
 * - `payment_failure_refund`: A payment that failed after it had been counted.
 * - `payment_network_reserve_hold`: Money held back for a payment network.
 * - `payment_network_reserve_release`: Money held back for a payment network and released.
 * - `payment_refund`: The refund of a payment by another method than a card.
 * - `payment_reversal`: A payment that is taken back.
 * - `payment_unreconciled`: Money that came in and belongs to no payment yet.
 * - `payout`: Money that goes to the merchant's bank account.
 * - `payout_cancel`: A payout that was cancelled.
 * - `payout_failure`: A payout that failed.
 * - `payout_minimum_balance_hold`: Money kept from a payout for the balance's minimum.
 * - `payout_minimum_balance_release`: Money kept for the balance's minimum and released.
 * - `refund`: The refund of a card payment.
 * - `refund_failure`: A refund that failed.
 * - `reserve_hold`: Money put into a reserve.
 * - `reserve_release`: Money that leaves a reserve.
 * - `reserve_transaction`: A movement of a reserve.
 * - `reserved_funds`: Money that is reserved.
 * - `stripe_balance_payment_debit`: A payment from the merchant's balance.
 * - `stripe_balance_payment_debit_reversal`: A payment from the merchant's balance that is taken back.
 * - `stripe_fee`: A fee of the provider.
 * - `stripe_fx_fee`: A fee of the provider for exchanging currencies.
 * - `tax_fee`: A tax that the provider collects on fees.
 * - `tax_fund`: Money set aside for taxes.
 * - `topup`: Money that the merchant puts in.
 * - `topup_reversal`: Money that the merchant had put in and that goes back.
 * - `transfer`: Money that goes to a connected account.
 * - `transfer_cancel`: A transfer that was cancelled.
 * - `transfer_failure`: A transfer that failed.
 * - `transfer_refund`: A transfer that comes back.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type BalanceTransactionType =
  | 'adjustment'
  | 'advance'
  | 'advance_funding'
  | 'anticipation_repayment'
  | 'application_fee'
  | 'application_fee_refund'
  | 'charge'
  | 'climate_order_purchase'
  | 'climate_order_refund'
  | 'connect_collection_transfer'
  | 'contribution'
  | 'fee_credit_funding'
  | 'inbound_transfer'
  | 'inbound_transfer_reversal'
  | 'issuing_authorization_hold'
  | 'issuing_authorization_release'
  | 'issuing_dispute'
  | 'issuing_dispute_provisional_credit'
  | 'issuing_dispute_provisional_credit_reversal'
  | 'issuing_transaction'
  | 'obligation_outbound'
  | 'obligation_reversal_inbound'
  | 'payment'
  | 'payment_failure_refund'
  | 'payment_network_reserve_hold'
  | 'payment_network_reserve_release'
  | 'payment_refund'
  | 'payment_reversal'
  | 'payment_unreconciled'
  | 'payout'
  | 'payout_cancel'
  | 'payout_failure'
  | 'payout_minimum_balance_hold'
  | 'payout_minimum_balance_release'
  | 'refund'
  | 'refund_failure'
  | 'reserve_hold'
  | 'reserve_release'
  | 'reserve_transaction'
  | 'reserved_funds'
  | 'stripe_balance_payment_debit'
  | 'stripe_balance_payment_debit_reversal'
  | 'stripe_fee'
  | 'stripe_fx_fee'
  | 'tax_fee'
  | 'tax_fund'
  | 'topup'
  | 'topup_reversal'
  | 'transfer'
  | 'transfer_cancel'
  | 'transfer_failure'
  | 'transfer_refund'
  | (string & {});

/**
 * What a file is for. Evidence needs `dispute_evidence`.
 *
 * - `account_requirement`: What the provider asks of an account.
 * - `additional_verification`: More documents to verify an account.
 * - `business_icon`: A business's icon.
 * - `business_logo`: A business's logo.
 * - `customer_signature`: A customer's signature.
 * - `dispute_evidence`: Evidence in a dispute.
 * - `identity_document`: A document that proves somebody's identity.
 * - `issuing_regulatory_reporting`: Reports that regulators ask of those who issue cards.
 * - `pci_document`: A document of compliance with the card industry's security standard.
 * - `platform_terms_of_service`: A platform's terms of service.
 * - `tax_document_user_upload`: A tax document.
 * - `terminal_android_apk`: An application for a card reader.
 * - `terminal_reader_splashscreen`: A picture for a card reader's screen.
 * - `terminal_wifi_certificate`: A certificate for a card reader's wireless network.
 * - `terminal_wifi_private_key`: A private key for a card reader's wireless network.
 * - `document_provider_identity_document`: A document that proves somebody's identity, from another provider of it.
 * - `finance_report_run`: A report of the provider's.
 * - `financial_account_statement`: A statement of a financial account.
 * - `identity_document_downloadable`: A document that proves somebody's identity and can be downloaded.
 * - `selfie`: A picture of a person, to compare with a document.
 * - `sigma_scheduled_query`: The result of a scheduled query over the merchant's data.
 *
 * Open: values that are newer than this release are kept as received.
 */
export type FilePurpose =
  | 'account_requirement'
  | 'additional_verification'
  | 'business_icon'
  | 'business_logo'
  | 'customer_signature'
  | 'dispute_evidence'
  | 'identity_document'
  | 'issuing_regulatory_reporting'
  | 'pci_document'
  | 'platform_terms_of_service'
  | 'tax_document_user_upload'
  | 'terminal_android_apk'
  | 'terminal_reader_splashscreen'
  | 'terminal_wifi_certificate'
  | 'terminal_wifi_private_key'
  | 'document_provider_identity_document'
  | 'finance_report_run'
  | 'financial_account_statement'
  | 'identity_document_downloadable'
  | 'selfie'
  | 'sigma_scheduled_query'
  | (string & {});
