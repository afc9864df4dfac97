# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes (version 2026-10-28.endive of its document).

Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and
receive the provider's signed events. One payment can have several disputes: list them by its
payment intent, and answer each by its own id.
"""

from __future__ import annotations

from rebuttal._generated.stripe.async_client import AsyncStripeClient as AsyncStripeClient
from rebuttal._generated.stripe.client import StripeClient as StripeClient
from rebuttal._generated.stripe.enums import AmazonPayDisputeType as AmazonPayDisputeType
from rebuttal._generated.stripe.enums import BalanceTransactionStatus as BalanceTransactionStatus
from rebuttal._generated.stripe.enums import BalanceTransactionType as BalanceTransactionType
from rebuttal._generated.stripe.enums import BalanceType as BalanceType
from rebuttal._generated.stripe.enums import CardBrand as CardBrand
from rebuttal._generated.stripe.enums import CardNetwork as CardNetwork
from rebuttal._generated.stripe.enums import ComplianceStatus as ComplianceStatus
from rebuttal._generated.stripe.enums import DisputeCaseType as DisputeCaseType
from rebuttal._generated.stripe.enums import DisputePaymentMethodType as DisputePaymentMethodType
from rebuttal._generated.stripe.enums import DisputeReason as DisputeReason
from rebuttal._generated.stripe.enums import DisputeStatus as DisputeStatus
from rebuttal._generated.stripe.enums import EnhancedEligibilityType as EnhancedEligibilityType
from rebuttal._generated.stripe.enums import FilePurpose as FilePurpose
from rebuttal._generated.stripe.enums import IntendedSubmissionMethod as IntendedSubmissionMethod
from rebuttal._generated.stripe.enums import MerchandiseOrServices as MerchandiseOrServices
from rebuttal._generated.stripe.enums import SubmissionMethod as SubmissionMethod
from rebuttal._generated.stripe.enums import (
    VisaCompellingEvidence3Action as VisaCompellingEvidence3Action,
)
from rebuttal._generated.stripe.enums import (
    VisaCompellingEvidence3Status as VisaCompellingEvidence3Status,
)
from rebuttal._generated.stripe.lists import EventList as EventList
from rebuttal._generated.stripe.messages import DisputeClosed as DisputeClosed
from rebuttal._generated.stripe.messages import DisputeCreated as DisputeCreated
from rebuttal._generated.stripe.messages import DisputeFundsReinstated as DisputeFundsReinstated
from rebuttal._generated.stripe.messages import DisputeFundsWithdrawn as DisputeFundsWithdrawn
from rebuttal._generated.stripe.messages import DisputeUpdated as DisputeUpdated
from rebuttal._generated.stripe.messages import StripeMessage as StripeMessage
from rebuttal._generated.stripe.messages import ThinDisputeClosed as ThinDisputeClosed
from rebuttal._generated.stripe.messages import ThinDisputeCreated as ThinDisputeCreated
from rebuttal._generated.stripe.messages import (
    ThinDisputeFundsReinstated as ThinDisputeFundsReinstated,
)
from rebuttal._generated.stripe.messages import (
    ThinDisputeFundsWithdrawn as ThinDisputeFundsWithdrawn,
)
from rebuttal._generated.stripe.messages import ThinDisputeUpdated as ThinDisputeUpdated
from rebuttal._generated.stripe.options import CallOptions as CallOptions
from rebuttal._generated.stripe.params import AppealCardParams as AppealCardParams
from rebuttal._generated.stripe.params import AppealParams as AppealParams
from rebuttal._generated.stripe.params import ComplianceEvidenceParams as ComplianceEvidenceParams
from rebuttal._generated.stripe.params import CreatedRangeParams as CreatedRangeParams
from rebuttal._generated.stripe.params import DisputedTransactionParams as DisputedTransactionParams
from rebuttal._generated.stripe.params import EnhancedEvidenceParams as EnhancedEvidenceParams
from rebuttal._generated.stripe.params import EvidenceAddressParams as EvidenceAddressParams
from rebuttal._generated.stripe.params import EvidenceParams as EvidenceParams
from rebuttal._generated.stripe.params import FileLinkDataParams as FileLinkDataParams
from rebuttal._generated.stripe.params import (
    PriorUndisputedTransactionParams as PriorUndisputedTransactionParams,
)
from rebuttal._generated.stripe.params import (
    VisaCompellingEvidence3Params as VisaCompellingEvidence3Params,
)
from rebuttal._generated.stripe.predicates import is_final as is_final
from rebuttal._generated.stripe.predicates import merchant_lost as merchant_lost
from rebuttal._generated.stripe.predicates import merchant_won as merchant_won
from rebuttal._generated.stripe.predicates import needs_appeal as needs_appeal
from rebuttal._generated.stripe.predicates import needs_evidence as needs_evidence
from rebuttal._generated.stripe.predicates import undecided as undecided
from rebuttal._generated.stripe.types import BalanceTransaction as BalanceTransaction
from rebuttal._generated.stripe.types import BalanceTransactionFee as BalanceTransactionFee
from rebuttal._generated.stripe.types import Dispute as Dispute
from rebuttal._generated.stripe.types import DisputeAmazonPayDetails as DisputeAmazonPayDetails
from rebuttal._generated.stripe.types import DisputeAppeal as DisputeAppeal
from rebuttal._generated.stripe.types import DisputeAppealCard as DisputeAppealCard
from rebuttal._generated.stripe.types import DisputeCardDetails as DisputeCardDetails
from rebuttal._generated.stripe.types import (
    DisputeComplianceEligibility as DisputeComplianceEligibility,
)
from rebuttal._generated.stripe.types import DisputeComplianceEvidence as DisputeComplianceEvidence
from rebuttal._generated.stripe.types import (
    DisputeDisputedTransaction as DisputeDisputedTransaction,
)
from rebuttal._generated.stripe.types import (
    DisputeEnhancedEligibility as DisputeEnhancedEligibility,
)
from rebuttal._generated.stripe.types import DisputeEnhancedEvidence as DisputeEnhancedEvidence
from rebuttal._generated.stripe.types import DisputeEvent as DisputeEvent
from rebuttal._generated.stripe.types import DisputeEventData as DisputeEventData
from rebuttal._generated.stripe.types import DisputeEvidence as DisputeEvidence
from rebuttal._generated.stripe.types import DisputeEvidenceAddress as DisputeEvidenceAddress
from rebuttal._generated.stripe.types import DisputeEvidenceDetails as DisputeEvidenceDetails
from rebuttal._generated.stripe.types import DisputeKlarnaDetails as DisputeKlarnaDetails
from rebuttal._generated.stripe.types import DisputeList as DisputeList
from rebuttal._generated.stripe.types import (
    DisputePaymentMethodDetails as DisputePaymentMethodDetails,
)
from rebuttal._generated.stripe.types import DisputePaypalDetails as DisputePaypalDetails
from rebuttal._generated.stripe.types import DisputePriorTransaction as DisputePriorTransaction
from rebuttal._generated.stripe.types import (
    DisputeVisaCompellingEvidence3 as DisputeVisaCompellingEvidence3,
)
from rebuttal._generated.stripe.types import (
    DisputeVisaCompellingEvidence3Eligibility as DisputeVisaCompellingEvidence3Eligibility,
)
from rebuttal._generated.stripe.types import Event as Event
from rebuttal._generated.stripe.types import EventData as EventData
from rebuttal._generated.stripe.types import EventRequest as EventRequest
from rebuttal._generated.stripe.types import File as File
from rebuttal._generated.stripe.types import FileLink as FileLink
from rebuttal._generated.stripe.types import FileLinkList as FileLinkList
from rebuttal._generated.stripe.types import FileList as FileList
from rebuttal._generated.stripe.types import RelatedObject as RelatedObject
from rebuttal._generated.stripe.types import ThinDisputeEvent as ThinDisputeEvent
from rebuttal._generated.stripe.types import ThinEvent as ThinEvent
from rebuttal._generated.stripe.types import ThinEventReason as ThinEventReason
from rebuttal._generated.stripe.webhooks import StripeWebhooks as StripeWebhooks

__all__ = [
    "AmazonPayDisputeType",
    "AppealCardParams",
    "AppealParams",
    "AsyncStripeClient",
    "BalanceTransaction",
    "BalanceTransactionFee",
    "BalanceTransactionStatus",
    "BalanceTransactionType",
    "BalanceType",
    "CallOptions",
    "CardBrand",
    "CardNetwork",
    "ComplianceEvidenceParams",
    "ComplianceStatus",
    "CreatedRangeParams",
    "Dispute",
    "DisputeAmazonPayDetails",
    "DisputeAppeal",
    "DisputeAppealCard",
    "DisputeCardDetails",
    "DisputeCaseType",
    "DisputeClosed",
    "DisputeComplianceEligibility",
    "DisputeComplianceEvidence",
    "DisputeCreated",
    "DisputeDisputedTransaction",
    "DisputeEnhancedEligibility",
    "DisputeEnhancedEvidence",
    "DisputeEvent",
    "DisputeEventData",
    "DisputeEvidence",
    "DisputeEvidenceAddress",
    "DisputeEvidenceDetails",
    "DisputeFundsReinstated",
    "DisputeFundsWithdrawn",
    "DisputeKlarnaDetails",
    "DisputeList",
    "DisputePaymentMethodDetails",
    "DisputePaymentMethodType",
    "DisputePaypalDetails",
    "DisputePriorTransaction",
    "DisputeReason",
    "DisputeStatus",
    "DisputeUpdated",
    "DisputeVisaCompellingEvidence3",
    "DisputeVisaCompellingEvidence3Eligibility",
    "DisputedTransactionParams",
    "EnhancedEligibilityType",
    "EnhancedEvidenceParams",
    "Event",
    "EventData",
    "EventList",
    "EventRequest",
    "EvidenceAddressParams",
    "EvidenceParams",
    "File",
    "FileLink",
    "FileLinkDataParams",
    "FileLinkList",
    "FileList",
    "FilePurpose",
    "IntendedSubmissionMethod",
    "MerchandiseOrServices",
    "PriorUndisputedTransactionParams",
    "RelatedObject",
    "StripeClient",
    "StripeMessage",
    "StripeWebhooks",
    "SubmissionMethod",
    "ThinDisputeClosed",
    "ThinDisputeCreated",
    "ThinDisputeEvent",
    "ThinDisputeFundsReinstated",
    "ThinDisputeFundsWithdrawn",
    "ThinDisputeUpdated",
    "ThinEvent",
    "ThinEventReason",
    "VisaCompellingEvidence3Action",
    "VisaCompellingEvidence3Params",
    "VisaCompellingEvidence3Status",
    "is_final",
    "merchant_lost",
    "merchant_won",
    "needs_appeal",
    "needs_evidence",
    "undecided",
]
