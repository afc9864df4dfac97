# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: the types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rebuttal._runtime.messages import ReceivedMessage
from rebuttal._runtime.model import Model, Response
from rebuttal._runtime.times import Time

if TYPE_CHECKING:
    from rebuttal._generated.stripe.enums import (
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
    )
else:
    # What msgspec reads here: any text is taken.
    DisputeStatus = str
    DisputeReason = str
    EnhancedEligibilityType = str
    IntendedSubmissionMethod = str
    MerchandiseOrServices = str
    SubmissionMethod = str
    ComplianceStatus = str
    VisaCompellingEvidence3Status = str
    VisaCompellingEvidence3Action = str
    DisputePaymentMethodType = str
    AmazonPayDisputeType = str
    DisputeCaseType = str
    CardBrand = str
    CardNetwork = str
    BalanceTransactionStatus = str
    BalanceType = str
    BalanceTransactionType = str
    FilePurpose = str


class DisputeList(Response, frozen=True, kw_only=True):
    """A page of disputes."""

    object: str | None = None
    """Always `list`."""
    data: list[Dispute]
    """The disputes, the newest first."""
    has_more: bool
    """Whether there is another page in this direction."""
    url: str | None = None
    """The path of the list."""


class Dispute(Response, frozen=True, kw_only=True):
    """A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too,
    at an earlier stage.
    """

    __private__: ClassVar[frozenset[str]] = frozenset({"metadata"})

    __private_objects__: ClassVar[frozenset[str]] = frozenset({"charge", "payment_intent"})

    id: str
    """Its id (`du_…` or `dp_…`)."""
    object: str | None = None
    """Always `dispute`."""
    amount: int | None = None
    """The disputed amount in minor units of the currency (1000 in `eur` is ten euros). It can
    differ from the payment's.
    """
    balance_transactions: list[BalanceTransaction] | None = None
    """What moved on the merchant's balance, that is up to one withdrawal and one reinstatement."""
    charge: str | dict[str, Any] | None = None
    """The disputed charge, by its id or, expanded, whole. A whole object is private: not shown by
    `repr`.
    """
    created: int | None = None
    """When it was opened, in Unix seconds."""
    currency: str | None = None
    """The currency's three-letter ISO 4217 code in lower case."""
    enhanced_eligibility_types: list[EnhancedEligibilityType] | None = None
    """For which programmes of the card networks it could be answered."""
    evidence: DisputeEvidence | None = None
    """The evidence of a dispute, staged or submitted. Null is what there is not."""
    evidence_details: DisputeEvidenceDetails | None = None
    """Until when a dispute can be answered, and what has been sent."""
    intended_submission_method: IntendedSubmissionMethod | None = None
    """Whose evidence is to be submitted; null where the provider collects none for this account."""
    is_charge_refundable: bool | None = None
    """Whether the payment can still be refunded, which is so for most inquiries and rarely else."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    metadata: dict[str, str] | None = None
    """The merchant's own notes. Private: not shown by `repr`."""
    network_reason_code: str | None = None
    """The card network's code of the reason. It is not documented here; rely on the one in
    `payment_method_details`.
    """
    payment_intent: str | dict[str, Any] | None = None
    """The payment intent of the disputed charge, by its id or, expanded, whole. A whole object is
    private: not shown by `repr`.
    """
    payment_method_details: DisputePaymentMethodDetails | None = None
    """What the payment method says of the dispute. Of the parts only the one that `type` names is
    there.
    """
    reason: DisputeReason | None = None
    """Why the payment is disputed, as the provider sorts the networks' codes."""
    status: DisputeStatus
    """How a dispute stands. How it ended is told here and nowhere else."""


class DisputeEvidence(Model, frozen=True, kw_only=True):
    """The evidence of a dispute, staged or submitted. Null is what there is not."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {
            "access_activity_log",
            "billing_address",
            "cancellation_policy_disclosure",
            "cancellation_rebuttal",
            "customer_email_address",
            "customer_name",
            "customer_purchase_ip",
            "duplicate_charge_explanation",
            "duplicate_charge_id",
            "product_description",
            "refund_policy_disclosure",
            "refund_refusal_explanation",
            "service_date",
            "shipping_address",
            "shipping_carrier",
            "shipping_date",
            "shipping_tracking_number",
            "uncategorized_text",
        }
    )

    access_activity_log: str | None = None
    """A log of the server or of the activity that shows that the customer used what was bought,
    with times and IP addresses. Private: not shown by `repr`.
    """
    appeal: DisputeAppeal | None = None
    """The appeal against the loss, if there is one."""
    billing_address: str | None = None
    """The billing address that the customer gave. Private: not shown by `repr`."""
    cancellation_policy: str | File | None = None
    """The subscription's cancellation policy, as the customer was shown it; a file's id or,
    expanded, the file.
    """
    cancellation_policy_disclosure: str | None = None
    """How and when the customer was shown the cancellation policy before buying. Private: not shown
    by `repr`.
    """
    cancellation_rebuttal: str | None = None
    """Why the customer's subscription was not cancelled. Private: not shown by `repr`."""
    customer_communication: str | File | None = None
    """What the customer and the merchant wrote to each other, where it supports the case; a file's
    id or, expanded, the file.
    """
    customer_email_address: str | None = None
    """The customer's e-mail address. Private: not shown by `repr`."""
    customer_name: str | None = None
    """The customer's name. Private: not shown by `repr`."""
    customer_purchase_ip: str | None = None
    """The IP address from which the customer bought. Private: not shown by `repr`."""
    customer_signature: str | File | None = None
    """A document with the customer's signature, such as a contract; a file's id or, expanded, the
    file.
    """
    duplicate_charge_documentation: str | File | None = None
    """Documents of the other payment that show that the two differ, such as receipts; a file's id
    or, expanded, the file.
    """
    duplicate_charge_explanation: str | None = None
    """What the disputed payment was for, and the other one that the customer takes for the same.
    Private: not shown by `repr`.
    """
    duplicate_charge_id: str | None = None
    """The id of the other payment, which the customer takes for the same. Private: not shown by
    `repr`.
    """
    enhanced_evidence: DisputeEnhancedEvidence | None = None
    """Evidence for programmes of the card networks."""
    product_description: str | None = None
    """What was sold, and how it was described to the customer. Private: not shown by `repr`."""
    receipt: str | File | None = None
    """A receipt or message that told the customer of the payment; a file's id or, expanded, the
    file.
    """
    refund_policy: str | File | None = None
    """The refund policy, as the customer was shown it; a file's id or, expanded, the file."""
    refund_policy_disclosure: str | None = None
    """How and when the customer was shown the refund policy before buying. Private: not shown by
    `repr`.
    """
    refund_refusal_explanation: str | None = None
    """Why the customer has no right to a refund. Private: not shown by `repr`."""
    service_date: str | None = None
    """The day on which the customer received the service or began to, as people write it. Private:
    not shown by `repr`.
    """
    service_documentation: str | File | None = None
    """Proof that the service was rendered, such as a signed work order; a file's id or, expanded,
    the file.
    """
    shipping_address: str | None = None
    """The address to which the goods went, as complete as can be. Private: not shown by `repr`."""
    shipping_carrier: str | None = None
    """Who delivered the goods; several names separated by commas. Private: not shown by `repr`."""
    shipping_date: str | None = None
    """The day on which the goods were sent, as people write it. Private: not shown by `repr`."""
    shipping_documentation: str | File | None = None
    """Proof that the goods were sent to the address that the customer gave, such as a label; a
    file's id or, expanded, the file.
    """
    shipping_tracking_number: str | None = None
    """The carrier's tracking number; several separated by commas. Private: not shown by `repr`."""
    uncategorized_file: str | File | None = None
    """Anything else, as a file; a file's id or, expanded, the file."""
    uncategorized_text: str | None = None
    """Anything else, as text. Private: not shown by `repr`."""


class DisputeEnhancedEvidence(Model, frozen=True, kw_only=True):
    """Evidence for programmes of the card networks."""

    mastercard_compliance: DisputeComplianceEvidence | None = None
    """For a Mastercard compliance dispute."""
    visa_compliance: DisputeComplianceEvidence | None = None
    """For a Visa compliance dispute."""
    visa_compelling_evidence_3: DisputeVisaCompellingEvidence3 | None = None
    """For Visa's Compelling Evidence 3.0."""


class DisputeComplianceEvidence(Model, frozen=True, kw_only=True):
    """What a compliance dispute has beside ordinary evidence."""

    fee_acknowledged: bool | None = None
    """Whether the merchant agreed to the card network's fee."""


class DisputeVisaCompellingEvidence3(Model, frozen=True, kw_only=True):
    """The payments that are compared."""

    disputed_transaction: DisputeDisputedTransaction | None = None
    """The disputed payment."""
    prior_undisputed_transactions: list[DisputePriorTransaction] | None = None
    """Earlier payments that were not disputed, some of which the provider may have found by
    itself.
    """


class DisputeDisputedTransaction(Model, frozen=True, kw_only=True):
    """The traits of the disputed payment."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {
            "customer_account_id",
            "customer_device_fingerprint",
            "customer_device_id",
            "customer_email_address",
            "customer_purchase_ip",
            "product_description",
        }
    )

    customer_account_id: str | None = None
    """The customer's account at the merchant. Private: not shown by `repr`."""
    customer_device_fingerprint: str | None = None
    """The fingerprint of the customer's device. Private: not shown by `repr`."""
    customer_device_id: str | None = None
    """The id of the customer's device, such as an IMEI. Private: not shown by `repr`."""
    customer_email_address: str | None = None
    """The customer's e-mail address. Private: not shown by `repr`."""
    customer_purchase_ip: str | None = None
    """The IP address from which the customer bought. Private: not shown by `repr`."""
    product_description: str | None = None
    """What was sold. Private: not shown by `repr`."""
    shipping_address: DisputeEvidenceAddress | None = None
    """The address to which the goods went."""
    merchandise_or_services: MerchandiseOrServices | None = None
    """What kind of thing was sold."""


class DisputePriorTransaction(Model, frozen=True, kw_only=True):
    """The traits of an earlier payment that was not disputed."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {
            "customer_account_id",
            "customer_device_fingerprint",
            "customer_device_id",
            "customer_email_address",
            "customer_purchase_ip",
            "product_description",
        }
    )

    charge: str | None = None
    """The id of the earlier charge (`ch_…`)."""
    customer_account_id: str | None = None
    """The customer's account at the merchant. Private: not shown by `repr`."""
    customer_device_fingerprint: str | None = None
    """The fingerprint of the customer's device. Private: not shown by `repr`."""
    customer_device_id: str | None = None
    """The id of the customer's device, such as an IMEI. Private: not shown by `repr`."""
    customer_email_address: str | None = None
    """The customer's e-mail address. Private: not shown by `repr`."""
    customer_purchase_ip: str | None = None
    """The IP address from which the customer bought. Private: not shown by `repr`."""
    product_description: str | None = None
    """What was sold. Private: not shown by `repr`."""
    shipping_address: DisputeEvidenceAddress | None = None
    """The address to which the goods went."""


class DisputeEvidenceAddress(Model, frozen=True, kw_only=True):
    """An address to which goods went."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {"city", "country", "line1", "line2", "postal_code", "state"}
    )

    city: str | None = None
    """The city, town or village. Private: not shown by `repr`."""
    country: str | None = None
    """The country's two-letter ISO 3166-1 code. Private: not shown by `repr`."""
    line1: str | None = None
    """Street and number, or a post box. Private: not shown by `repr`."""
    line2: str | None = None
    """The flat, suite or building. Private: not shown by `repr`."""
    postal_code: str | None = None
    """The postal code. Private: not shown by `repr`."""
    state: str | None = None
    """The state, county, province or region. Private: not shown by `repr`."""


class DisputeAppeal(Model, frozen=True, kw_only=True):
    """An appeal against a lost dispute."""

    card: DisputeAppealCard | None = None
    """The appeal of a card payment's dispute."""


class DisputeAppealCard(Model, frozen=True, kw_only=True):
    """The appeal of a card payment's dispute."""

    __private__: ClassVar[frozenset[str]] = frozenset({"reason_for_filing"})

    reason_for_filing: str | None = None
    """Why the merchant appeals. Private: not shown by `repr`."""
    supporting_files: list[str] | None = None
    """The ids of files that support the appeal."""


class DisputeEvidenceDetails(Model, frozen=True, kw_only=True):
    """Until when a dispute can be answered, and what has been sent."""

    due_by: int | None = None
    """The last moment to answer, in Unix seconds; 0 or null where no answer is possible."""
    enhanced_eligibility: DisputeEnhancedEligibility | None = None
    """How the dispute stands with the programmes of the card networks; only those that apply are
    there.
    """
    has_evidence: bool | None = None
    """Whether there is any evidence, staged or submitted."""
    past_due: bool | None = None
    """Whether the last submission came too late; it may then not have reached the bank."""
    submission_count: int | None = None
    """How often evidence was submitted; once is all that most take."""
    submission_method: SubmissionMethod | None = None
    """Who submitted the evidence."""


class DisputeEnhancedEligibility(Model, frozen=True, kw_only=True):
    """How the dispute stands with the programmes of the card networks; only those that apply are
    there.
    """

    mastercard_compliance: DisputeComplianceEligibility | None = None
    """With Mastercard's compliance disputes."""
    visa_compliance: DisputeComplianceEligibility | None = None
    """With Visa's compliance disputes."""
    visa_compelling_evidence_3: DisputeVisaCompellingEvidence3Eligibility | None = None
    """With Visa's Compelling Evidence 3.0."""


class DisputeComplianceEligibility(Model, frozen=True, kw_only=True):
    """Whether a compliance dispute can be answered."""

    status: ComplianceStatus | None = None
    """Whether the card network's fee is agreed to."""


class DisputeVisaCompellingEvidence3Eligibility(Model, frozen=True, kw_only=True):
    """Whether the evidence meets Visa's rules for Compelling Evidence 3.0."""

    required_actions: list[VisaCompellingEvidence3Action] | None = None
    """What is missing."""
    status: VisaCompellingEvidence3Status | None = None
    """Whether the evidence qualifies, before and after it is submitted."""


class DisputePaymentMethodDetails(Model, frozen=True, kw_only=True):
    """What the payment method says of the dispute. Of the parts only the one that `type` names is
    there.
    """

    type: DisputePaymentMethodType | None = None
    """How the disputed payment was made."""
    amazon_pay: DisputeAmazonPayDetails | None = None
    """What Amazon Pay says of the dispute."""
    card: DisputeCardDetails | None = None
    """What the card network says of the dispute."""
    klarna: DisputeKlarnaDetails | None = None
    """What Klarna says of the dispute."""
    paypal: DisputePaypalDetails | None = None
    """What PayPal says of the dispute."""


class DisputeAmazonPayDetails(Model, frozen=True, kw_only=True):
    """What Amazon Pay says of the dispute."""

    dispute_type: AmazonPayDisputeType | None = None
    """What kind of dispute it is."""


class DisputeCardDetails(Model, frozen=True, kw_only=True):
    """What the card network says of the dispute."""

    brand: CardBrand | None = None
    """The card's brand."""
    case_type: DisputeCaseType | None = None
    """What kind of case it is at the card network."""
    network: CardNetwork | None = None
    """The network over which the card payment went."""
    network_reason_code: str | None = None
    """The card network's code of the reason, such as `10.4`."""


class DisputeKlarnaDetails(Model, frozen=True, kw_only=True):
    """What Klarna says of the dispute."""

    chargeback_loss_reason_code: str | None = None
    """Klarna's code of why it was lost."""
    reason_code: str | None = None
    """Klarna's code of the reason."""


class DisputePaypalDetails(Model, frozen=True, kw_only=True):
    """What PayPal says of the dispute."""

    case_id: str | None = None
    """The id of the case at PayPal."""
    reason_code: str | None = None
    """PayPal's code of the reason."""


class BalanceTransaction(Model, frozen=True, kw_only=True):
    """What moved on the merchant's balance."""

    __private__: ClassVar[frozenset[str]] = frozenset({"description"})

    __private_objects__: ClassVar[frozenset[str]] = frozenset({"source"})

    id: str
    """Its id (`txn_…`)."""
    object: str | None = None
    """Always `balance_transaction`."""
    amount: int | None = None
    """What moved before fees, in minor units of the currency; below zero if it left the balance."""
    available_on: int | None = None
    """When it counts as available, in Unix seconds."""
    balance_type: BalanceType | None = None
    """Which of the merchant's balances moved."""
    created: int | None = None
    """When it was made, in Unix seconds."""
    currency: str | None = None
    """The currency's three-letter ISO 4217 code in lower case."""
    description: str | None = None
    """Words for people. Private: not shown by `repr`."""
    exchange_rate: float | None = None
    """The rate by which the source's amount was multiplied, where its currency is another; null if
    there was no exchange.
    """
    fee: int | None = None
    """The sum of the fees in minor units of the currency."""
    fee_details: list[BalanceTransactionFee] | None = None
    """The single fees; that of a dispute is among them."""
    net: int | None = None
    """The amount less the fees in minor units of the currency."""
    reporting_category: str | None = None
    """The category in the provider's reports; `dispute` or `dispute_reversal` for what a dispute
    moved.
    """
    source: str | dict[str, Any] | None = None
    """What moved it, by its id or, expanded, whole. A whole object is private: not shown by
    `repr`.
    """
    status: BalanceTransactionStatus | None = None
    """Whether the money counts already."""
    type: BalanceTransactionType | None = None
    """What kind of movement it is. What a dispute takes and gives back is an `adjustment`."""


class BalanceTransactionFee(Model, frozen=True, kw_only=True):
    """One fee."""

    __private__: ClassVar[frozenset[str]] = frozenset({"description"})

    amount: int
    """The fee in minor units of the currency."""
    application: str | None = None
    """The id of the platform that took it, if one did."""
    currency: str
    """The currency's three-letter ISO 4217 code in lower case."""
    description: str | None = None
    """Words for people, such as `Dispute fee`. Private: not shown by `repr`."""
    type: str | None = None
    """What kind of fee it is, such as `stripe_fee`, `application_fee` or `tax`."""


class FileList(Response, frozen=True, kw_only=True):
    """A page of files."""

    object: str | None = None
    """Always `list`."""
    data: list[File]
    """The files, the newest first."""
    has_more: bool
    """Whether there is another page in this direction."""
    url: str | None = None
    """The path of the list."""


class File(Response, frozen=True, kw_only=True):
    """An uploaded file, without its contents."""

    __private__: ClassVar[frozenset[str]] = frozenset({"filename", "title"})

    id: str
    """Its id (`file_…`), which evidence names."""
    object: str | None = None
    """Always `file`."""
    created: int | None = None
    """When it was uploaded, in Unix seconds."""
    expires_at: int | None = None
    """When it is deleted, in Unix seconds; evidence is kept for nine months."""
    filename: str | None = None
    """The name that it came with. Private: not shown by `repr`."""
    links: FileLinkList | None = None
    """The public links to it."""
    purpose: FilePurpose | None = None
    """What a file is for. Evidence needs `dispute_evidence`."""
    size: int | None = None
    """Its size in bytes."""
    title: str | None = None
    """A title for people. Private: not shown by `repr`."""
    type: str | None = None
    """The kind of file, such as `pdf`, `jpg` or `png`."""
    url: str | None = None
    """Where its contents can be downloaded with the secret key; null where that is not allowed."""


class FileLinkList(Model, frozen=True, kw_only=True):
    """Public links to a file."""

    object: str | None = None
    """Always `list`."""
    data: list[FileLink]
    """The links, the newest first."""
    has_more: bool | None = None
    """Whether there are more."""
    url: str | None = None
    """The path of the list."""


class FileLink(Model, frozen=True, kw_only=True):
    """A public link to a file. Whoever has it can read the file."""

    __private__: ClassVar[frozenset[str]] = frozenset({"metadata", "url"})

    id: str
    """Its id (`link_…`)."""
    object: str | None = None
    """Always `file_link`."""
    created: int | None = None
    """When it was made, in Unix seconds."""
    expired: bool | None = None
    """Whether it has stopped working."""
    expires_at: int | None = None
    """When it stops working, in Unix seconds; null if never."""
    file: str | File | None = None
    """The file, by its id or, expanded, whole."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    metadata: dict[str, str] | None = None
    """The merchant's own notes. Private: not shown by `repr`."""
    url: str | None = None
    """The link itself. Private: not shown by `repr`."""


class Event(ReceivedMessage, frozen=True, kw_only=True):
    """Something happened to an object, which is inside as it was then. This is the kind of all
    events that are of no other, so no field is sure to be there.
    """

    __private__: ClassVar[frozenset[str]] = frozenset({"request"})

    __provider__: ClassVar[str] = "stripe"

    id: str | None = None
    """Its id (`evt_…`), the same when it is sent again."""
    object: str | None = None
    """Always `event`."""
    account: str | None = None
    """The connected account of which it tells, if one."""
    api_version: str | None = None
    """The API version in which the object inside is written."""
    context: str | None = None
    """The account in whose context it happened."""
    created: int | None = None
    """When it happened, in Unix seconds."""
    data: EventData | None = None
    """An object, and what it was before."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    pending_webhooks: int | None = None
    """How many endpoints have not taken it yet."""
    request: Any | None = None
    """The request that caused it, with its `id` and `idempotency_key`; in API versions of before
    mid-2017 only the id. Null if no request did. Private: not shown by `repr`.
    """
    type: str | None = None
    """What happened, such as `charge.dispute.created`. The list is open."""


class EventData(Model, frozen=True, kw_only=True):
    """An object, and what it was before."""

    __private__: ClassVar[frozenset[str]] = frozenset({"object", "previous_attributes"})

    object: Any | None = None
    """The object as it was when the event was made. Private: not shown by `repr`."""
    previous_attributes: Any | None = None
    """What changed, with the values from before the change. Private: not shown by `repr`."""


class DisputeEvent(ReceivedMessage, frozen=True, kw_only=True):
    """Something happened to a dispute, which is inside as it was then. Events may come twice and in
    any order, so retrieve the dispute where it matters how it stands now.
    """

    __provider__: ClassVar[str] = "stripe"

    id: str
    """Its id (`evt_…`), the same when it is sent again."""
    object: str | None = None
    """Always `event`."""
    account: str | None = None
    """The connected account that has the dispute, if one."""
    api_version: str | None = None
    """The API version in which the dispute is written."""
    context: str | None = None
    """The account in whose context it happened."""
    created: int | None = None
    """When it happened, in Unix seconds."""
    data: DisputeEventData
    """A dispute, and what it was before."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    pending_webhooks: int | None = None
    """How many endpoints have not taken it yet."""
    request: EventRequest | None = None
    """The request that caused it; null if no request did."""
    type: str
    """What happened, such as `charge.dispute.created`."""


class DisputeEventData(Model, frozen=True, kw_only=True):
    """A dispute, and what it was before."""

    __private__: ClassVar[frozenset[str]] = frozenset({"previous_attributes"})

    object: Dispute
    """The dispute as it was when the event was made. Ids inside are never expanded."""
    previous_attributes: Any | None = None
    """What changed, with the values from before the change. Private: not shown by `repr`."""


class EventRequest(Model, frozen=True, kw_only=True):
    """The request that caused an event."""

    id: str | None = None
    """The request's id (`req_…`)."""
    idempotency_key: str | None = None
    """The request's idempotency key, if it had one."""


class ThinDisputeEvent(ReceivedMessage, frozen=True, kw_only=True):
    """Something happened to a dispute, of which the event has the id only."""

    __provider__: ClassVar[str] = "stripe"

    id: str
    """Its id (`evt_…`), the same when it is sent again."""
    object: str | None = None
    """Always `v2.core.event`."""
    context: str | None = None
    """The account that has the dispute; retrieve it with this as the call's `context`."""
    created: Time | None = None
    """When it happened."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    reason: ThinEventReason | None = None
    """Why it happened."""
    related_object: RelatedObject
    """The dispute."""
    type: str
    """What happened, such as `v1.charge.dispute.created`."""


class ThinEvent(ReceivedMessage, frozen=True, kw_only=True):
    """Something happened to an object, of which the event has the id only. This is the kind of all
    thin events that are of no other, so no field is sure to be there.
    """

    __provider__: ClassVar[str] = "stripe"

    id: str | None = None
    """Its id (`evt_…`), the same when it is sent again."""
    object: str | None = None
    """Always `v2.core.event`."""
    context: str | None = None
    """The account that has the object."""
    created: Time | None = None
    """When it happened."""
    livemode: bool | None = None
    """Whether it is of live mode; false in test mode."""
    reason: ThinEventReason | None = None
    """Why it happened."""
    related_object: RelatedObject | None = None
    """The object to which it happened, if there is one."""
    type: str | None = None
    """What happened. The list is open."""


class RelatedObject(Model, frozen=True, kw_only=True):
    """An object, without its contents."""

    id: str
    """Its id."""
    type: str | None = None
    """Its type, such as `dispute`."""
    url: str | None = None
    """The path from which it can be retrieved."""


class ThinEventReason(Model, frozen=True, kw_only=True):
    """Why a thin event happened."""

    type: str | None = None
    """The kind of reason, such as `request`."""
    request: EventRequest | None = None
    """The request that caused it."""
