# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: nested parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Required, TypedDict

from rebuttal._generated.stripe.enums import MerchandiseOrServices
from rebuttal._runtime import hints
from rebuttal._runtime.sentinel import Clear


class CreatedRangeParams(TypedDict, total=False):
    """A range of time. Bounds can be combined."""

    gt: int | datetime | None
    """Later than this moment, in Unix seconds."""
    gte: int | datetime | None
    """At this moment or later, in Unix seconds."""
    lt: int | datetime | None
    """Earlier than this moment, in Unix seconds."""
    lte: int | datetime | None
    """At this moment or earlier, in Unix seconds."""


class EvidenceParams(TypedDict, total=False):
    """Evidence to stage or submit. A text can be cleared, and so can a file; what is left out stays
    as it is.
    """

    access_activity_log: str | Clear | None
    """A log of the server or of the activity that shows that the customer used what was bought,
    with times and IP addresses. At most 20000 characters; the client option
    `max_long_text_characters` replaces that.
    """
    appeal: AppealParams | Clear | None
    """The appeal against a lost dispute. It is taken only while the dispute's status is
    `appeal_needs_response`; the other evidence cannot be changed then.
    """
    billing_address: str | Clear | None
    """The billing address that the customer gave. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    cancellation_policy: str | Clear | None
    """The subscription's cancellation policy, as the customer was shown it; a file's id."""
    cancellation_policy_disclosure: str | Clear | None
    """How and when the customer was shown the cancellation policy before buying. At most 20000
    characters; the client option `max_long_text_characters` replaces that.
    """
    cancellation_rebuttal: str | Clear | None
    """Why the customer's subscription was not cancelled. At most 20000 characters; the client
    option `max_long_text_characters` replaces that.
    """
    customer_communication: str | Clear | None
    """What the customer and the merchant wrote to each other, where it supports the case; a file's
    id.
    """
    customer_email_address: str | Clear | None
    """The customer's e-mail address. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_name: str | Clear | None
    """The customer's name. At most 5000 characters; the client option `max_short_text_characters`
    replaces that.
    """
    customer_purchase_ip: str | Clear | None
    """The IP address from which the customer bought. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_signature: str | Clear | None
    """A document with the customer's signature, such as a contract; a file's id."""
    duplicate_charge_documentation: str | Clear | None
    """Documents of the other payment that show that the two differ, such as receipts; a file's
    id.
    """
    duplicate_charge_explanation: str | Clear | None
    """What the disputed payment was for, and the other one that the customer takes for the same. At
    most 20000 characters; the client option `max_long_text_characters` replaces that.
    """
    duplicate_charge_id: str | Clear | None
    """The id of the other payment, which the customer takes for the same. At most 5000 characters;
    the client option `max_short_text_characters` replaces that.
    """
    enhanced_evidence: EnhancedEvidenceParams | Clear | None
    """Evidence for programmes of the card networks."""
    product_description: str | Clear | None
    """What was sold, and how it was described to the customer. At most 20000 characters; the client
    option `max_long_text_characters` replaces that.
    """
    receipt: str | Clear | None
    """A receipt or message that told the customer of the payment; a file's id."""
    refund_policy: str | Clear | None
    """The refund policy, as the customer was shown it; a file's id."""
    refund_policy_disclosure: str | Clear | None
    """How and when the customer was shown the refund policy before buying. At most 20000
    characters; the client option `max_long_text_characters` replaces that.
    """
    refund_refusal_explanation: str | Clear | None
    """Why the customer has no right to a refund. At most 20000 characters; the client option
    `max_long_text_characters` replaces that.
    """
    service_date: str | Clear | None
    """The day on which the customer received the service or began to, as people write it. At most
    5000 characters; the client option `max_short_text_characters` replaces that.
    """
    service_documentation: str | Clear | None
    """Proof that the service was rendered, such as a signed work order; a file's id."""
    shipping_address: str | Clear | None
    """The address to which the goods went, as complete as can be. At most 5000 characters; the
    client option `max_short_text_characters` replaces that.
    """
    shipping_carrier: str | Clear | None
    """Who delivered the goods; several names separated by commas. At most 5000 characters; the
    client option `max_short_text_characters` replaces that.
    """
    shipping_date: str | Clear | None
    """The day on which the goods were sent, as people write it. At most 5000 characters; the client
    option `max_short_text_characters` replaces that.
    """
    shipping_documentation: str | Clear | None
    """Proof that the goods were sent to the address that the customer gave, such as a label; a
    file's id.
    """
    shipping_tracking_number: str | Clear | None
    """The carrier's tracking number; several separated by commas. At most 5000 characters; the
    client option `max_short_text_characters` replaces that.
    """
    uncategorized_file: str | Clear | None
    """Anything else, as a file; a file's id."""
    uncategorized_text: str | Clear | None
    """Anything else, as text. At most 20000 characters; the client option
    `max_long_text_characters` replaces that.
    """


class EnhancedEvidenceParams(TypedDict, total=False):
    """Evidence for programmes of the card networks."""

    mastercard_compliance: ComplianceEvidenceParams | None
    """For a Mastercard compliance dispute."""
    visa_compliance: ComplianceEvidenceParams | None
    """For a Visa compliance dispute."""
    visa_compelling_evidence_3: VisaCompellingEvidence3Params | None
    """For Visa's Compelling Evidence 3.0, which answers fraud disputes with reason code 10.4."""


class ComplianceEvidenceParams(TypedDict, total=False):
    """What a compliance dispute needs beside ordinary evidence."""

    fee_acknowledged: bool | None
    """Whether the merchant agrees to the card network's fee (500 USD at Visa), which comes back if
    the dispute is won. Without true nothing can be submitted.
    """


class VisaCompellingEvidence3Params(TypedDict, total=False):
    """Earlier payments of the same customer that were never disputed. At least two traits must be
    the same in all three payments, of which one is the IP address or the device.
    """

    disputed_transaction: DisputedTransactionParams | None
    """The disputed payment."""
    prior_undisputed_transactions: Sequence[PriorUndisputedTransactionParams] | None
    """Exactly two earlier payments by the same method, which were not disputed. Exactly 2 items."""


class DisputedTransactionParams(TypedDict, total=False):
    """The traits of the disputed payment."""

    customer_account_id: str | Clear | None
    """The customer's account at the merchant. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_device_fingerprint: str | Clear | None
    """The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    client option `max_short_text_characters` replaces that.
    """
    customer_device_id: str | Clear | None
    """The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    characters; the client option `max_short_text_characters` replaces that.
    """
    customer_email_address: str | Clear | None
    """The customer's e-mail address. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_purchase_ip: str | Clear | None
    """The IP address from which the customer bought. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    product_description: str | Clear | None
    """What was sold. At most 5000 characters; the client option `max_short_text_characters`
    replaces that.
    """
    shipping_address: EvidenceAddressParams | None
    """The address to which the goods went."""
    merchandise_or_services: MerchandiseOrServices | None
    """What kind of thing was sold."""


class PriorUndisputedTransactionParams(TypedDict, total=False):
    """The traits of an earlier payment that was not disputed, made 120 days to a year before."""

    charge: Required[str]
    """The id of the earlier charge (`ch_…`). At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_account_id: str | Clear | None
    """The customer's account at the merchant. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_device_fingerprint: str | Clear | None
    """The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    client option `max_short_text_characters` replaces that.
    """
    customer_device_id: str | Clear | None
    """The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    characters; the client option `max_short_text_characters` replaces that.
    """
    customer_email_address: str | Clear | None
    """The customer's e-mail address. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    customer_purchase_ip: str | Clear | None
    """The IP address from which the customer bought. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    product_description: str | Clear | None
    """What was sold. At most 5000 characters; the client option `max_short_text_characters`
    replaces that.
    """
    shipping_address: EvidenceAddressParams | None
    """The address to which the goods went."""


class EvidenceAddressParams(TypedDict, total=False):
    """An address to which goods went. All six parts are needed for it to count as the same in two
    payments.
    """

    city: str | Clear | None
    """The city, town or village. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    country: str | Clear | None
    """The country's two-letter ISO 3166-1 code. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    line1: str | Clear | None
    """Street and number, or a post box. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    line2: str | Clear | None
    """The flat, suite or building. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """
    postal_code: str | Clear | None
    """The postal code. At most 5000 characters; the client option `max_short_text_characters`
    replaces that.
    """
    state: str | Clear | None
    """The state, county, province or region. At most 5000 characters; the client option
    `max_short_text_characters` replaces that.
    """


class AppealParams(TypedDict, total=False):
    """An appeal against a lost dispute."""

    card: AppealCardParams | Clear | None
    """The appeal of a card payment's dispute."""


class AppealCardParams(TypedDict, total=False):
    """The appeal of a card payment's dispute."""

    reason_for_filing: str | Clear | None
    """Why the merchant appeals."""
    supporting_files: Sequence[str] | Clear | None
    """The ids of files that support the appeal."""


class FileLinkDataParams(TypedDict, total=False):
    """A public link to make with a file. Whoever has the link can read the file."""

    create: Required[bool]
    """Whether to make the link."""
    expires_at: int | datetime | None
    """When the link stops working, in Unix seconds; never without it."""
    metadata: Mapping[str, str] | None
    """The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. At
    most 500 characters a value. At most 50 entries. At most 40 characters a key.
    """


hints.parameters(
    CreatedRangeParams,
    EvidenceParams,
    EnhancedEvidenceParams,
    ComplianceEvidenceParams,
    VisaCompellingEvidence3Params,
    DisputedTransactionParams,
    PriorUndisputedTransactionParams,
    EvidenceAddressParams,
    AppealParams,
    AppealCardParams,
    FileLinkDataParams,
)
