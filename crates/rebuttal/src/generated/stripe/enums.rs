// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

::rebuttal_runtime::open_enum! {
    /// How a dispute stands. How it ended is told here and nowhere else.
    pub enum DisputeStatus {
        /// `warning_needs_response`: An inquiry waits for the merchant's answer. No money has
        /// moved.
        WarningNeedsResponse = "warning_needs_response",
        /// `warning_under_review`: The bank looks at the answer to an inquiry.
        WarningUnderReview = "warning_under_review",
        /// `warning_closed`: An inquiry ended without becoming a dispute. The merchant keeps the
        /// money.
        WarningClosed = "warning_closed",
        /// `needs_response`: The dispute waits for the merchant's evidence.
        NeedsResponse = "needs_response",
        /// `under_review`: The bank looks at the evidence.
        UnderReview = "under_review",
        /// `won`: The merchant won.
        Won = "won",
        /// `lost`: The merchant lost, accepted the loss, or let the time pass.
        Lost = "lost",
        /// `prevented`: The dispute was settled before it became one, by a prevention product.
        Prevented = "prevented",
        /// `appeal_needs_response`: A lost dispute can be appealed and waits for the merchant.
        AppealNeedsResponse = "appeal_needs_response",
        /// `appeal_under_review`: The appeal is looked at.
        AppealUnderReview = "appeal_under_review",
        /// `charge_refunded`: The payment was refunded. Only API versions of before August 2023
        /// have it.
        ChargeRefunded = "charge_refunded",
    }

    /// Whether the merchant is expected to send evidence now. Where an appeal is expected, evidence
    /// is refused: see [`needs_appeal`](crate::stripe::DisputeStatus::needs_appeal).
    needs_evidence: NeedsResponse | WarningNeedsResponse;

    /// Whether the merchant can appeal now. An appeal has its own part of the evidence, `appeal`;
    /// the rest is refused.
    needs_appeal: AppealNeedsResponse;

    /// Whether it has ended. A lost dispute may still come back with `appeal_needs_response`.
    is_final: Won | Lost | WarningClosed | Prevented | ChargeRefunded;

    /// Whether the merchant won. An inquiry that was closed and a dispute that was prevented had no
    /// winner.
    merchant_won: Won;

    /// Whether the merchant lost. A lost dispute may still come back with `appeal_needs_response`.
    merchant_lost: Lost;

    /// Whether nobody has won: it is still open, or it ended without a winner, as inquiries and
    /// prevented disputes do.
    undecided: WarningNeedsResponse | WarningUnderReview | WarningClosed | NeedsResponse | UnderReview | Prevented | AppealNeedsResponse | AppealUnderReview | ChargeRefunded;
}

::rebuttal_runtime::open_enum! {
    /// Why the payment is disputed, as the provider sorts the networks' codes.
    pub enum DisputeReason {
        /// `bank_cannot_process`: The customer's bank cannot carry the payment out.
        BankCannotProcess = "bank_cannot_process",
        /// `check_returned`: The cheque came back.
        CheckReturned = "check_returned",
        /// `credit_not_processed`: The customer says that a refund or credit that was due never
        /// came.
        CreditNotProcessed = "credit_not_processed",
        /// `customer_initiated`: The customer took the debit back at the bank, which says no more.
        CustomerInitiated = "customer_initiated",
        /// `debit_not_authorized`: The customer says that nobody had allowed the debit.
        DebitNotAuthorized = "debit_not_authorized",
        /// `duplicate`: The customer says that the same was charged more than once.
        Duplicate = "duplicate",
        /// `fraudulent`: The cardholder says that the payment was not theirs. The most frequent
        /// reason.
        Fraudulent = "fraudulent",
        /// `general`: No other category fits; look at the network's code.
        General = "general",
        /// `incorrect_account_details`: The details of the bank account are wrong.
        IncorrectAccountDetails = "incorrect_account_details",
        /// `insufficient_funds`: The customer's account had too little money.
        InsufficientFunds = "insufficient_funds",
        /// `noncompliant`: A rule of the card network is said to be broken.
        Noncompliant = "noncompliant",
        /// `product_not_received`: The customer says that what was bought never came.
        ProductNotReceived = "product_not_received",
        /// `product_unacceptable`: The customer says that what came is damaged, defective or not as
        /// described.
        ProductUnacceptable = "product_unacceptable",
        /// `subscription_canceled`: The customer says that a subscription was charged after it was
        /// cancelled.
        SubscriptionCanceled = "subscription_canceled",
        /// `unrecognized`: The customer does not recognise the payment on the statement.
        Unrecognized = "unrecognized",
    }
}

::rebuttal_runtime::open_enum! {
    /// A programme of a card network.
    pub enum EnhancedEligibilityType {
        /// `mastercard_compliance`: Mastercard's compliance disputes.
        MastercardCompliance = "mastercard_compliance",
        /// `visa_compelling_evidence_3`: Visa's Compelling Evidence 3.0.
        VisaCompellingEvidence3 = "visa_compelling_evidence_3",
        /// `visa_compliance`: Visa's compliance disputes.
        VisaCompliance = "visa_compliance",
    }
}

::rebuttal_runtime::open_enum! {
    /// Whose evidence is to be submitted.
    pub enum IntendedSubmissionMethod {
        /// `manual`: Only the merchant submits.
        Manual = "manual",
        /// `prefer_manual`: The merchant's evidence if there is any, otherwise what the provider
        /// has collected.
        PreferManual = "prefer_manual",
        /// `prefer_smart_disputes`: What the provider has collected if there is any, otherwise the
        /// merchant's evidence.
        PreferSmartDisputes = "prefer_smart_disputes",
        /// `smart_disputes`: Only what the provider collects.
        SmartDisputes = "smart_disputes",
    }
}

::rebuttal_runtime::open_enum! {
    /// What kind of thing was sold.
    pub enum MerchandiseOrServices {
        /// `merchandise`: Goods.
        Merchandise = "merchandise",
        /// `services`: Services, digital ones among them.
        Services = "services",
    }
}

::rebuttal_runtime::open_enum! {
    /// Who submitted the evidence.
    pub enum SubmissionMethod {
        /// `manual`: The merchant.
        Manual = "manual",
        /// `not_submitted`: Nobody yet.
        NotSubmitted = "not_submitted",
        /// `smart_disputes`: The provider, with what it had collected by itself.
        SmartDisputes = "smart_disputes",
    }
}

::rebuttal_runtime::open_enum! {
    /// Whether the card network's fee is agreed to.
    pub enum ComplianceStatus {
        /// `fee_acknowledged`: The merchant has agreed to the fee.
        FeeAcknowledged = "fee_acknowledged",
        /// `requires_fee_acknowledgement`: The merchant must agree to the fee before anything can
        /// be submitted.
        RequiresFeeAcknowledgement = "requires_fee_acknowledgement",
    }
}

::rebuttal_runtime::open_enum! {
    /// Whether the evidence qualifies, before and after it is submitted.
    pub enum VisaCompellingEvidence3Status {
        /// `requires_action`: Something is missing; it can still be added.
        RequiresAction = "requires_action",
        /// `qualified`: It qualifies.
        Qualified = "qualified",
        /// `not_qualified`: What was submitted did not qualify.
        NotQualified = "not_qualified",
    }
}

::rebuttal_runtime::open_enum! {
    /// What the evidence is missing.
    pub enum VisaCompellingEvidence3Action {
        /// `missing_customer_identifiers`: Traits of the customer that are the same in all three
        /// payments.
        MissingCustomerIdentifiers = "missing_customer_identifiers",
        /// `missing_disputed_transaction_description`: The description of what was sold in the
        /// disputed payment.
        MissingDisputedTransactionDescription = "missing_disputed_transaction_description",
        /// `missing_merchandise_or_services`: Whether goods or services were sold in the disputed
        /// payment.
        MissingMerchandiseOrServices = "missing_merchandise_or_services",
        /// `missing_prior_undisputed_transaction_description`: The description of what was sold in
        /// an earlier payment.
        MissingPriorUndisputedTransactionDescription = "missing_prior_undisputed_transaction_description",
        /// `missing_prior_undisputed_transactions`: Earlier payments that were not disputed.
        MissingPriorUndisputedTransactions = "missing_prior_undisputed_transactions",
    }
}

::rebuttal_runtime::open_enum! {
    /// How the disputed payment was made.
    pub enum DisputePaymentMethodType {
        /// `amazon_pay`: With Amazon Pay.
        AmazonPay = "amazon_pay",
        /// `card`: By card.
        Card = "card",
        /// `klarna`: With Klarna.
        Klarna = "klarna",
        /// `paypal`: With PayPal.
        Paypal = "paypal",
    }
}

::rebuttal_runtime::open_enum! {
    /// What kind of dispute it is at Amazon Pay.
    pub enum AmazonPayDisputeType {
        /// `chargeback`: The bank takes the money back.
        Chargeback = "chargeback",
        /// `claim`: The customer complained to Amazon Pay.
        Claim = "claim",
    }
}

::rebuttal_runtime::open_enum! {
    /// What kind of case it is at the card network.
    pub enum DisputeCaseType {
        /// `block`: A prevention product kept a dispute from being opened.
        Block = "block",
        /// `chargeback`: The bank takes the money back.
        Chargeback = "chargeback",
        /// `compliance`: A rule of the card network is said to be broken.
        Compliance = "compliance",
        /// `inquiry`: The bank asks first; no money has moved.
        Inquiry = "inquiry",
        /// `resolution`: A prevention product settled it before it became a chargeback.
        Resolution = "resolution",
    }
}

::rebuttal_runtime::open_enum! {
    /// The card's brand.
    pub enum CardBrand {
        /// `amex`: American Express.
        Amex = "amex",
        /// `cartes_bancaires`: Cartes Bancaires, in France.
        CartesBancaires = "cartes_bancaires",
        /// `diners`: Diners Club.
        Diners = "diners",
        /// `discover`: Discover.
        Discover = "discover",
        /// `eftpos_au`: eftpos, in Australia.
        EftposAu = "eftpos_au",
        /// `jcb`: JCB.
        Jcb = "jcb",
        /// `link`: Link, the provider's own wallet.
        Link = "link",
        /// `mastercard`: Mastercard.
        Mastercard = "mastercard",
        /// `unionpay`: UnionPay.
        Unionpay = "unionpay",
        /// `visa`: Visa.
        Visa = "visa",
        /// `unknown`: The provider does not know it.
        Unknown = "unknown",
    }
}

::rebuttal_runtime::open_enum! {
    /// The network over which the card payment went.
    pub enum CardNetwork {
        /// `amex`: American Express.
        Amex = "amex",
        /// `cartes_bancaires`: Cartes Bancaires, in France.
        CartesBancaires = "cartes_bancaires",
        /// `diners`: Diners Club.
        Diners = "diners",
        /// `discover`: Discover.
        Discover = "discover",
        /// `eftpos_au`: eftpos, in Australia.
        EftposAu = "eftpos_au",
        /// `interac`: Interac, in Canada.
        Interac = "interac",
        /// `jcb`: JCB.
        Jcb = "jcb",
        /// `link`: Link, the provider's own wallet.
        Link = "link",
        /// `mastercard`: Mastercard.
        Mastercard = "mastercard",
        /// `unionpay`: UnionPay.
        Unionpay = "unionpay",
        /// `visa`: Visa.
        Visa = "visa",
        /// `unknown`: The provider does not know it.
        Unknown = "unknown",
    }
}

::rebuttal_runtime::open_enum! {
    /// Whether the money counts already.
    pub enum BalanceTransactionStatus {
        /// `available`: It is available.
        Available = "available",
        /// `pending`: It is not yet available.
        Pending = "pending",
    }
}

::rebuttal_runtime::open_enum! {
    /// Which of the merchant's balances moved.
    pub enum BalanceType {
        /// `issuing`: The one for cards that the merchant issues.
        Issuing = "issuing",
        /// `payments`: The ordinary one, for payments.
        Payments = "payments",
        /// `refund_and_dispute_prefunding`: The one that was filled in advance to pay refunds and
        /// disputes.
        RefundAndDisputePrefunding = "refund_and_dispute_prefunding",
        /// `risk_reserved`: What the provider holds back against risks.
        RiskReserved = "risk_reserved",
    }
}

::rebuttal_runtime::open_enum! {
    /// What kind of movement it is. What a dispute takes and gives back is an `adjustment`.
    pub enum BalanceTransactionType {
        /// `adjustment`: A correction, which is also what a dispute takes and gives back.
        Adjustment = "adjustment",
        /// `advance`: Money that the provider advances.
        Advance = "advance",
        /// `advance_funding`: Money that pays an advance back.
        AdvanceFunding = "advance_funding",
        /// `anticipation_repayment`: Repayment of money that was paid before it was due.
        AnticipationRepayment = "anticipation_repayment",
        /// `application_fee`: A platform's fee that it received.
        ApplicationFee = "application_fee",
        /// `application_fee_refund`: A platform's fee that it gave back.
        ApplicationFeeRefund = "application_fee_refund",
        /// `charge`: A card payment.
        Charge = "charge",
        /// `climate_order_purchase`: An order of carbon removal.
        ClimateOrderPurchase = "climate_order_purchase",
        /// `climate_order_refund`: The money back for an order of carbon removal.
        ClimateOrderRefund = "climate_order_refund",
        /// `connect_collection_transfer`: Money that a platform collects to cover a connected
        /// account's debt.
        ConnectCollectionTransfer = "connect_collection_transfer",
        /// `contribution`: A contribution to carbon removal.
        Contribution = "contribution",
        /// `fee_credit_funding`: A credit for fees.
        FeeCreditFunding = "fee_credit_funding",
        /// `inbound_transfer`: Money that comes in from a bank account.
        InboundTransfer = "inbound_transfer",
        /// `inbound_transfer_reversal`: Money that had come in from a bank account and goes back.
        InboundTransferReversal = "inbound_transfer_reversal",
        /// `issuing_authorization_hold`: Money held for a payment with an issued card.
        IssuingAuthorizationHold = "issuing_authorization_hold",
        /// `issuing_authorization_release`: Money held for a payment with an issued card and
        /// released.
        IssuingAuthorizationRelease = "issuing_authorization_release",
        /// `issuing_dispute`: Money back from a dispute of a payment with an issued card.
        IssuingDispute = "issuing_dispute",
        /// `issuing_dispute_provisional_credit`: A provisional credit in a dispute of a payment
        /// with an issued card.
        IssuingDisputeProvisionalCredit = "issuing_dispute_provisional_credit",
        /// `issuing_dispute_provisional_credit_reversal`: A provisional credit in such a dispute
        /// that is taken back.
        IssuingDisputeProvisionalCreditReversal = "issuing_dispute_provisional_credit_reversal",
        /// `issuing_transaction`: A payment with an issued card.
        IssuingTransaction = "issuing_transaction",
        /// `obligation_outbound`: A debt that is moved to the provider.
        ObligationOutbound = "obligation_outbound",
        /// `obligation_reversal_inbound`: A debt that was moved to the provider and comes back.
        ObligationReversalInbound = "obligation_reversal_inbound",
        /// `payment`: A payment by another method than a card.
        Payment = "payment",
        /// `payment_failure_refund`: A payment that failed after it had been counted.
        PaymentFailureRefund = "payment_failure_refund",
        /// `payment_network_reserve_hold`: Money held back for a payment network.
        PaymentNetworkReserveHold = "payment_network_reserve_hold",
        /// `payment_network_reserve_release`: Money held back for a payment network and released.
        PaymentNetworkReserveRelease = "payment_network_reserve_release",
        /// `payment_refund`: The refund of a payment by another method than a card.
        PaymentRefund = "payment_refund",
        /// `payment_reversal`: A payment that is taken back.
        PaymentReversal = "payment_reversal",
        /// `payment_unreconciled`: Money that came in and belongs to no payment yet.
        PaymentUnreconciled = "payment_unreconciled",
        /// `payout`: Money that goes to the merchant's bank account.
        Payout = "payout",
        /// `payout_cancel`: A payout that was cancelled.
        PayoutCancel = "payout_cancel",
        /// `payout_failure`: A payout that failed.
        PayoutFailure = "payout_failure",
        /// `payout_minimum_balance_hold`: Money kept from a payout for the balance's minimum.
        PayoutMinimumBalanceHold = "payout_minimum_balance_hold",
        /// `payout_minimum_balance_release`: Money kept for the balance's minimum and released.
        PayoutMinimumBalanceRelease = "payout_minimum_balance_release",
        /// `refund`: The refund of a card payment.
        Refund = "refund",
        /// `refund_failure`: A refund that failed.
        RefundFailure = "refund_failure",
        /// `reserve_hold`: Money put into a reserve.
        ReserveHold = "reserve_hold",
        /// `reserve_release`: Money that leaves a reserve.
        ReserveRelease = "reserve_release",
        /// `reserve_transaction`: A movement of a reserve.
        ReserveTransaction = "reserve_transaction",
        /// `reserved_funds`: Money that is reserved.
        ReservedFunds = "reserved_funds",
        /// `stripe_balance_payment_debit`: A payment from the merchant's balance.
        StripeBalancePaymentDebit = "stripe_balance_payment_debit",
        /// `stripe_balance_payment_debit_reversal`: A payment from the merchant's balance that is
        /// taken back.
        StripeBalancePaymentDebitReversal = "stripe_balance_payment_debit_reversal",
        /// `stripe_fee`: A fee of the provider.
        StripeFee = "stripe_fee",
        /// `stripe_fx_fee`: A fee of the provider for exchanging currencies.
        StripeFxFee = "stripe_fx_fee",
        /// `tax_fee`: A tax that the provider collects on fees.
        TaxFee = "tax_fee",
        /// `tax_fund`: Money set aside for taxes.
        TaxFund = "tax_fund",
        /// `topup`: Money that the merchant puts in.
        Topup = "topup",
        /// `topup_reversal`: Money that the merchant had put in and that goes back.
        TopupReversal = "topup_reversal",
        /// `transfer`: Money that goes to a connected account.
        Transfer = "transfer",
        /// `transfer_cancel`: A transfer that was cancelled.
        TransferCancel = "transfer_cancel",
        /// `transfer_failure`: A transfer that failed.
        TransferFailure = "transfer_failure",
        /// `transfer_refund`: A transfer that comes back.
        TransferRefund = "transfer_refund",
    }
}

::rebuttal_runtime::open_enum! {
    /// What a file is for. Evidence needs `dispute_evidence`.
    pub enum FilePurpose {
        /// `account_requirement`: What the provider asks of an account.
        AccountRequirement = "account_requirement",
        /// `additional_verification`: More documents to verify an account.
        AdditionalVerification = "additional_verification",
        /// `business_icon`: A business's icon.
        BusinessIcon = "business_icon",
        /// `business_logo`: A business's logo.
        BusinessLogo = "business_logo",
        /// `customer_signature`: A customer's signature.
        CustomerSignature = "customer_signature",
        /// `dispute_evidence`: Evidence in a dispute.
        DisputeEvidence = "dispute_evidence",
        /// `identity_document`: A document that proves somebody's identity.
        IdentityDocument = "identity_document",
        /// `issuing_regulatory_reporting`: Reports that regulators ask of those who issue cards.
        IssuingRegulatoryReporting = "issuing_regulatory_reporting",
        /// `pci_document`: A document of compliance with the card industry's security standard.
        PciDocument = "pci_document",
        /// `platform_terms_of_service`: A platform's terms of service.
        PlatformTermsOfService = "platform_terms_of_service",
        /// `tax_document_user_upload`: A tax document.
        TaxDocumentUserUpload = "tax_document_user_upload",
        /// `terminal_android_apk`: An application for a card reader.
        TerminalAndroidApk = "terminal_android_apk",
        /// `terminal_reader_splashscreen`: A picture for a card reader's screen.
        TerminalReaderSplashscreen = "terminal_reader_splashscreen",
        /// `terminal_wifi_certificate`: A certificate for a card reader's wireless network.
        TerminalWifiCertificate = "terminal_wifi_certificate",
        /// `terminal_wifi_private_key`: A private key for a card reader's wireless network.
        TerminalWifiPrivateKey = "terminal_wifi_private_key",
        /// `document_provider_identity_document`: A document that proves somebody's identity, from
        /// another provider of it.
        DocumentProviderIdentityDocument = "document_provider_identity_document",
        /// `finance_report_run`: A report of the provider's.
        FinanceReportRun = "finance_report_run",
        /// `financial_account_statement`: A statement of a financial account.
        FinancialAccountStatement = "financial_account_statement",
        /// `identity_document_downloadable`: A document that proves somebody's identity and can be
        /// downloaded.
        IdentityDocumentDownloadable = "identity_document_downloadable",
        /// `selfie`: A picture of a person, to compare with a document.
        Selfie = "selfie",
        /// `sigma_scheduled_query`: The result of a scheduled query over the merchant's data.
        SigmaScheduledQuery = "sigma_scheduled_query",
    }
}
