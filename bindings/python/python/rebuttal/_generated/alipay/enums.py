# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: values that are listed."""

from __future__ import annotations

from typing import Literal, TypeAlias

DisputeEvidenceType: TypeAlias = (
    Literal[
        "DISPUTE_EVIDENCE_TEMPLATE",
        "DISPUTE_EVIDENCE_FILE",
        "DISPUTE_EVIDENCE_AI",
    ]
    | str
)
"""Which of a dispute's documents.

- `DISPUTE_EVIDENCE_TEMPLATE`: The template for a defence, filled in as far as the provider can.
- `DISPUTE_EVIDENCE_FILE`: The document that was supplied.
- `DISPUTE_EVIDENCE_AI`: Material that the provider made by itself.

Other values are kept.
"""

DisputeEvidenceFormat: TypeAlias = (
    Literal[
        "WORD",
        "PDF",
        "ZIP",
        "JPG",
    ]
    | str
)
"""The format of a document.

- `WORD`: Word, older or newer.
- `PDF`: Portable Document Format.
- `ZIP`: An archive of several files.
- `JPG`: A picture.

Other values are kept.
"""

ResultStatus: TypeAlias = (
    Literal[
        "S",
        "F",
        "U",
    ]
    | str
)
"""What became of a request.

- `S`: Done.
- `F`: Refused; the same request will be refused again.
- `U`: Unknown; it may have taken effect.

Other values are kept.
"""

WinRateLevel: TypeAlias = (
    Literal[
        "HIGH",
        "MEDIUM",
        "LOW",
    ]
    | str
)
"""How much speaks for winning.

- `HIGH`: Much.
- `MEDIUM`: Something.
- `LOW`: Little.

Other values are kept.
"""

DisputeNotificationType: TypeAlias = (
    Literal[
        "DISPUTE_CREATED",
        "DISPUTE_JUDGED",
        "DISPUTE_CANCELLED",
        "DEFENSE_SUPPLIED",
        "DEFENSE_DUE_ALERT",
        "DISPUTE_ACCEPTED",
        "RDR_RESOLVED",
    ]
    | str
)
"""What happened.

- `DISPUTE_CREATED`: A dispute was opened; the merchant has until defenseDueTime.
- `DISPUTE_JUDGED`: The dispute was decided; see disputeJudgedResult.
- `DISPUTE_CANCELLED`: The buyer withdrew the dispute.
- `DEFENSE_SUPPLIED`: The defence document reached the provider.
- `DEFENSE_DUE_ALERT`: The deadline is within 24 hours.
- `DISPUTE_ACCEPTED`: The dispute was accepted, by the merchant or because time ran out.
- `RDR_RESOLVED`: The card scheme resolved it automatically; nothing is asked of the merchant.

Other values are kept.
"""

DisputeType: TypeAlias = (
    Literal[
        "CHARGEBACK",
        "RETRIEVAL_REQUEST",
        "COMPLIANCE_REQUEST",
    ]
    | str
)
"""The kind of dispute.

- `CHARGEBACK`: Money is being taken back.
- `RETRIEVAL_REQUEST`: The issuer asks for information; no money moves yet.
- `COMPLIANCE_REQUEST`: The payment method asks for compliance material.

Other values are kept.
"""

DisputeAcceptReason: TypeAlias = (
    Literal[
        "MERCHANT_ACCEPTED",
        "TIMEOUT",
        "MANUAL_PROCESSING_ACCEPTED",
    ]
    | str
)
"""Why the dispute counts as accepted.

- `MERCHANT_ACCEPTED`: The merchant accepted it.
- `TIMEOUT`: The merchant did not answer in time.
- `MANUAL_PROCESSING_ACCEPTED`: The provider's staff accepted it.

Other values are kept.
"""

DisputeJudgedResult: TypeAlias = (
    Literal[
        "ACCEPT_BY_CUSTOMER",
        "ACCEPT_BY_MERCHANT",
        "VALIDATE_SUCCESS",
        "VALIDATE_FAIL",
    ]
    | str
)
"""How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer
bears the amount and the merchant wins.

- `ACCEPT_BY_CUSTOMER`: The customer bears the amount. The merchant wins.
- `ACCEPT_BY_MERCHANT`: The merchant bears the amount. The merchant loses.
- `VALIDATE_SUCCESS`: The compliance material was good.
- `VALIDATE_FAIL`: The compliance material was not good.

Other values are kept.
"""
