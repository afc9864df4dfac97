# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes (version 2026-11-22 of its document).

Accept or defend a dispute, download what belongs to it, and receive the provider's signed
notifications. There is no way to list or look up disputes: the notifications are the only source of
what is going on.
"""

from __future__ import annotations

from rebuttal._generated.alipay.async_client import AsyncAlipayClient as AsyncAlipayClient
from rebuttal._generated.alipay.client import AlipayClient as AlipayClient
from rebuttal._generated.alipay.enums import DisputeAcceptReason as DisputeAcceptReason
from rebuttal._generated.alipay.enums import DisputeEvidenceFormat as DisputeEvidenceFormat
from rebuttal._generated.alipay.enums import DisputeEvidenceType as DisputeEvidenceType
from rebuttal._generated.alipay.enums import DisputeJudgedResult as DisputeJudgedResult
from rebuttal._generated.alipay.enums import DisputeNotificationType as DisputeNotificationType
from rebuttal._generated.alipay.enums import DisputeType as DisputeType
from rebuttal._generated.alipay.enums import ResultStatus as ResultStatus
from rebuttal._generated.alipay.enums import WinRateLevel as WinRateLevel
from rebuttal._generated.alipay.functions import content_digest as content_digest
from rebuttal._generated.alipay.functions import content_to_sign as content_to_sign
from rebuttal._generated.alipay.functions import generate_private_key as generate_private_key
from rebuttal._generated.alipay.functions import parse_signature_header as parse_signature_header
from rebuttal._generated.alipay.functions import signature_header as signature_header
from rebuttal._generated.alipay.handles import PrivateKey as PrivateKey
from rebuttal._generated.alipay.handles import PublicKey as PublicKey
from rebuttal._generated.alipay.messages import AlipayMessage as AlipayMessage
from rebuttal._generated.alipay.options import CallOptions as CallOptions
from rebuttal._generated.alipay.predicates import merchant_lost as merchant_lost
from rebuttal._generated.alipay.predicates import merchant_won as merchant_won
from rebuttal._generated.alipay.predicates import undecided as undecided
from rebuttal._generated.alipay.types import AcceptDisputeResponse as AcceptDisputeResponse
from rebuttal._generated.alipay.types import AcquirerInfo as AcquirerInfo
from rebuttal._generated.alipay.types import Amount as Amount
from rebuttal._generated.alipay.types import (
    DefenseDocumentNotification as DefenseDocumentNotification,
)
from rebuttal._generated.alipay.types import DefenseFile as DefenseFile
from rebuttal._generated.alipay.types import (
    DefenseStrategySuggestionNotification as DefenseStrategySuggestionNotification,
)
from rebuttal._generated.alipay.types import DisputeNotification as DisputeNotification
from rebuttal._generated.alipay.types import (
    DownloadDisputeEvidenceResponse as DownloadDisputeEvidenceResponse,
)
from rebuttal._generated.alipay.types import IssuerComments as IssuerComments
from rebuttal._generated.alipay.types import Notification as Notification
from rebuttal._generated.alipay.types import ResultInfo as ResultInfo
from rebuttal._generated.alipay.types import SuggestedEvidence as SuggestedEvidence
from rebuttal._generated.alipay.types import (
    SupplyDefenseDocumentResponse as SupplyDefenseDocumentResponse,
)
from rebuttal._generated.alipay.webhooks import AlipayWebhooks as AlipayWebhooks

__all__ = [
    "AcceptDisputeResponse",
    "AcquirerInfo",
    "AlipayClient",
    "AlipayMessage",
    "AlipayWebhooks",
    "Amount",
    "AsyncAlipayClient",
    "CallOptions",
    "DefenseDocumentNotification",
    "DefenseFile",
    "DefenseStrategySuggestionNotification",
    "DisputeAcceptReason",
    "DisputeEvidenceFormat",
    "DisputeEvidenceType",
    "DisputeJudgedResult",
    "DisputeNotification",
    "DisputeNotificationType",
    "DisputeType",
    "DownloadDisputeEvidenceResponse",
    "IssuerComments",
    "Notification",
    "PrivateKey",
    "PublicKey",
    "ResultInfo",
    "ResultStatus",
    "SuggestedEvidence",
    "SupplyDefenseDocumentResponse",
    "WinRateLevel",
    "content_digest",
    "content_to_sign",
    "generate_private_key",
    "merchant_lost",
    "merchant_won",
    "parse_signature_header",
    "signature_header",
    "undecided",
]
