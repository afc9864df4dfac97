// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

::rebuttal_runtime::open_enum! {
    /// Which of a dispute's documents.
    pub enum DisputeEvidenceType {
        /// `DISPUTE_EVIDENCE_TEMPLATE`: The template for a defence, filled in as far as the
        /// provider can.
        DisputeEvidenceTemplate = "DISPUTE_EVIDENCE_TEMPLATE",
        /// `DISPUTE_EVIDENCE_FILE`: The document that was supplied.
        DisputeEvidenceFile = "DISPUTE_EVIDENCE_FILE",
        /// `DISPUTE_EVIDENCE_AI`: Material that the provider made by itself.
        DisputeEvidenceAi = "DISPUTE_EVIDENCE_AI",
    }
}

::rebuttal_runtime::open_enum! {
    /// The format of a document.
    pub enum DisputeEvidenceFormat {
        /// `WORD`: Word, older or newer.
        Word = "WORD",
        /// `PDF`: Portable Document Format.
        Pdf = "PDF",
        /// `ZIP`: An archive of several files.
        Zip = "ZIP",
        /// `JPG`: A picture.
        Jpg = "JPG",
    }
}

::rebuttal_runtime::open_enum! {
    /// What became of a request.
    pub enum ResultStatus {
        /// `S`: Done.
        S = "S",
        /// `F`: Refused; the same request will be refused again.
        F = "F",
        /// `U`: Unknown; it may have taken effect.
        U = "U",
    }
}

::rebuttal_runtime::open_enum! {
    /// How much speaks for winning.
    pub enum WinRateLevel {
        /// `HIGH`: Much.
        High = "HIGH",
        /// `MEDIUM`: Something.
        Medium = "MEDIUM",
        /// `LOW`: Little.
        Low = "LOW",
    }
}

::rebuttal_runtime::open_enum! {
    /// What happened.
    pub enum DisputeNotificationType {
        /// `DISPUTE_CREATED`: A dispute was opened; the merchant has until defenseDueTime.
        DisputeCreated = "DISPUTE_CREATED",
        /// `DISPUTE_JUDGED`: The dispute was decided; see disputeJudgedResult.
        DisputeJudged = "DISPUTE_JUDGED",
        /// `DISPUTE_CANCELLED`: The buyer withdrew the dispute.
        DisputeCancelled = "DISPUTE_CANCELLED",
        /// `DEFENSE_SUPPLIED`: The defence document reached the provider.
        DefenseSupplied = "DEFENSE_SUPPLIED",
        /// `DEFENSE_DUE_ALERT`: The deadline is within 24 hours.
        DefenseDueAlert = "DEFENSE_DUE_ALERT",
        /// `DISPUTE_ACCEPTED`: The dispute was accepted, by the merchant or because time ran out.
        DisputeAccepted = "DISPUTE_ACCEPTED",
        /// `RDR_RESOLVED`: The card scheme resolved it automatically; nothing is asked of the
        /// merchant.
        RdrResolved = "RDR_RESOLVED",
    }
}

::rebuttal_runtime::open_enum! {
    /// The kind of dispute.
    pub enum DisputeType {
        /// `CHARGEBACK`: Money is being taken back.
        Chargeback = "CHARGEBACK",
        /// `RETRIEVAL_REQUEST`: The issuer asks for information; no money moves yet.
        RetrievalRequest = "RETRIEVAL_REQUEST",
        /// `COMPLIANCE_REQUEST`: The payment method asks for compliance material.
        ComplianceRequest = "COMPLIANCE_REQUEST",
    }
}

::rebuttal_runtime::open_enum! {
    /// Why the dispute counts as accepted.
    pub enum DisputeAcceptReason {
        /// `MERCHANT_ACCEPTED`: The merchant accepted it.
        MerchantAccepted = "MERCHANT_ACCEPTED",
        /// `TIMEOUT`: The merchant did not answer in time.
        Timeout = "TIMEOUT",
        /// `MANUAL_PROCESSING_ACCEPTED`: The provider's staff accepted it.
        ManualProcessingAccepted = "MANUAL_PROCESSING_ACCEPTED",
    }
}

::rebuttal_runtime::open_enum! {
    /// How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer
    /// bears the amount and the merchant wins.
    pub enum DisputeJudgedResult {
        /// `ACCEPT_BY_CUSTOMER`: The customer bears the amount. The merchant wins.
        AcceptByCustomer = "ACCEPT_BY_CUSTOMER",
        /// `ACCEPT_BY_MERCHANT`: The merchant bears the amount. The merchant loses.
        AcceptByMerchant = "ACCEPT_BY_MERCHANT",
        /// `VALIDATE_SUCCESS`: The compliance material was good.
        ValidateSuccess = "VALIDATE_SUCCESS",
        /// `VALIDATE_FAIL`: The compliance material was not good.
        ValidateFail = "VALIDATE_FAIL",
    }

    /// Whether the merchant wins.
    merchant_won: AcceptByCustomer;

    /// Whether the merchant bears the amount.
    merchant_lost: AcceptByMerchant;

    /// Whether it says only how the material for a compliance request was, and nothing of the
    /// amount.
    undecided: ValidateSuccess | ValidateFail;
}
