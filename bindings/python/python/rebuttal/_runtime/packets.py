"""Packets of evidence: made here, checked, built and sent by the core."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, Required, Self, TypedDict, TypeVar

import msgspec

from rebuttal._native import Packet as NativePacket
from rebuttal._native import PacketResult
from rebuttal._runtime import files, hints, model, refusals
from rebuttal._runtime.files import FileLike
from rebuttal._runtime.packet_values import (
    BuiltFile,
    BuiltPacket,
    Finding,
    Receipt,
    Report,
    read_report,
)

if TYPE_CHECKING:
    from rebuttal._native import _PacketCall

R = TypeVar("R", bound=model.Response)

_MOST_READ = 32_000_001
"""A byte more than the core takes: it finds that the file is too large."""


class _Rest(msgspec.Struct):
    receipt: Receipt
    findings: list[Finding]


class _Sent(msgspec.Struct):
    receipt: Receipt
    already_submitted: bool


# Made under the lock of this module's import: threads that first need a class at once find it half made.
_rest = msgspec.json.Decoder(_Rest)
_sent = msgspec.json.Decoder(_Sent)


class PacketResponse(Generic[R]):
    """The provider's answer to a packet, and the receipt."""

    __slots__ = ("already_submitted", "receipt", "value")

    def __init__(self, value: R, receipt: Receipt, already_submitted: bool) -> None:
        self.value = value
        """What the provider answered; its `response` has the HTTP exchange."""
        self.receipt = receipt
        """Which page of which file was sent as which page."""
        self.already_submitted = already_submitted
        """The dispute had exactly this evidence already: an earlier call submitted it, or an attempt of this one
        whose answer was an error. Nothing was sent to the bank again."""

    def __repr__(self) -> str:
        return f"PacketResponse({self.value!r}, already_submitted={self.already_submitted})"


class ShippingAddressParams(TypedDict, total=False):
    """An address in the parts that the provider takes."""

    line1: Required[str]
    """Street and number."""
    line2: str
    """What follows them."""
    city: Required[str]
    """City."""
    state: str
    """State or province."""
    postal_code: Required[str]
    """Postal code."""
    country: Required[str]
    """Two letters of ISO 3166."""


class PaymentParams(TypedDict, total=False):
    """A payment, as the merchant knows it. What is left out is not known."""

    charge: Required[str]
    """The charge's id."""
    created: Required[int]
    """When it was paid, in Unix seconds."""
    purchase_ip: str
    """The customer's IP address."""
    device_fingerprint: str
    """A fingerprint of the customer's device."""
    device_id: str
    """The id of the customer's device."""
    shipping_address: ShippingAddressParams
    """The whole address to which it was shipped."""
    email_address: str
    """The customer's e-mail address."""
    account_id: str
    """The customer's account with the merchant."""
    product_description: str
    """What was sold."""
    merchandise_or_services: Literal["merchandise", "services"] | str
    """What the disputed payment was for."""
    disputed: bool
    """Whether it was ever disputed."""
    paid_with_same_method: bool
    """Whether it was paid with the payment method of the disputed one, and did more than validate it."""


hints.parameters(ShippingAddressParams, PaymentParams)


@hints.passes
class EvidencePacket:
    """The evidence for one dispute. It carries the dispute's id, so that it cannot reach another.

    Files are read when they are given, and never again. Each method returns the packet, so that calls can be
    chained. `docs/evidence-rules.md` lists what `preflight` checks.

    Example:
        >>> packet = EvidencePacket(dispute).file("receipt", Path("receipt.pdf"))
        >>> refused = packet.preflight(datetime.now(UTC)).refused
    """

    __slots__ = ("_native",)

    def __init__(self, dispute: model.Model | Mapping[str, Any]) -> None:
        """A packet for a dispute as the provider sent it: the dispute itself, or the notification about it.

        Args:
            dispute: The value that a call or a receiver returned, or a mapping with the provider's own names.

        Raises:
            InvalidArgumentError: It is no dispute.
        """
        self._native = NativePacket(_json("dispute", dispute))

    @property
    def dispute_id(self) -> str:
        """The dispute that this is for."""
        return self._native.dispute_id

    def text(self, field: str, text: str) -> Self:
        """A text for a field; the same field again replaces it.

        Args:
            field: The field, such as `uncategorized_text`; where the provider takes one document, `document`.
            text: The text.
        """
        self._native.text(_text("field", field), _text("text", text))
        return self

    def file(self, field: str, file: FileLike) -> Self:
        """A file for a field. Several for one field become one, in this order.

        What is wrong with it is found by `preflight`, not raised here.

        Args:
            field: The field, such as `receipt`; where the provider takes one document, `document`.
            file: A path, bytes, a file object opened in binary mode, or a name with one of them; a plain `str` is refused.

        Raises:
            InvalidArgumentError: It is no file, or a file object that cannot be read.
        """
        self._native.file(field, _content(_text("field", field), file))
        return self

    def font(self, font: FileLike) -> Self:
        """A TrueType font for texts that become pages, if they have letters that PDF's standard fonts lack.

        Letters that change with their neighbours or run from right to left, as Arabic and Hindi do, are not set: give
        such a text as a PDF.

        Args:
            font: A font file, given as the files are.

        Raises:
            InvalidArgumentError: It is no file, or a file object that cannot be read.
        """
        self._native.font(_content("font", font))
        return self

    def product_type(
        self, product_type: Literal["physical", "digital", "offline_service"] | str
    ) -> Self:
        """What was sold: what is recommended depends on it.

        Args:
            product_type: The type.
        """
        self._native.product_type(_text("product_type", product_type))
        return self

    def paper(self, paper: Literal["a4", "letter"] | str) -> Self:
        """The paper of pages that are made of pictures and texts; A4 if nothing is said.

        Args:
            paper: The size.
        """
        self._native.paper(_text("paper", paper))
        return self

    def strict(self) -> Self:
        """Also checks what only some acquirers ask for."""
        self._native.strict()
        return self

    def limit(self, rule: str, number: int) -> Self:
        """Another number in place of a rule's, where an account has it.

        Args:
            rule: The rule's id.
            number: The number.
        """
        self._native.limit(_text("rule", rule), _number("number", number))
        return self

    def compliance_fee(self, amount: int, currency: str) -> Self:
        """Agrees to the fee of a compliance case.

        Args:
            amount: The fee in whole units, such as 500.
            currency: Its currency, such as `usd`.
        """
        self._native.compliance_fee(_number("amount", amount), _text("currency", currency))
        return self

    def compelling_evidence(self, disputed: PaymentParams, prior: Sequence[PaymentParams]) -> Self:
        """For Visa's Compelling Evidence 3.0: the disputed payment and two earlier ones.

        Args:
            disputed: The disputed payment.
            prior: The earlier payments.
        """
        payments = {"disputed": disputed, "prior": list(prior)}
        self._native.compelling_evidence(_encoded("payments", payments))
        return self

    def suggestion(self, notification: model.Model | Mapping[str, Any]) -> Self:
        """The provider's suggestion how to defend: what it lists and the provider does not have is reported as missing.

        Args:
            notification: The suggestion as it was received.

        Raises:
            InvalidArgumentError: It is about another dispute.
        """
        self._native.suggestion(_json("notification", notification))
        return self

    def preflight(self, now: datetime | int) -> Report:
        """Checks everything that can be checked before sending, offline.

        Args:
            now: The moment for which it holds: a `datetime` with a zone, or Unix seconds.
        """
        return read_report(self._native.preflight(_seconds(now)))

    def build(self) -> BuiltPacket:
        """Makes the files that are sent. The same packet gives the same bytes in the same release.

        Raises:
            InvalidArgumentError: A file cannot be used, or it does not fit.
        """
        made, json = self._native.build()
        rest = _rest.decode(json)
        built = [
            BuiltFile(field=field, name=name, content=content) for field, name, content in made
        ]
        return BuiltPacket(files=built, receipt=rest.receipt, findings=rest.findings)

    def __repr__(self) -> str:
        return f"EvidencePacket({self.dispute_id!r})"


def call(
    operation: str, packet: EvidencePacket, accept_findings: Sequence[str], options: bytes
) -> _PacketCall:
    """A packet's call, for the native half."""
    if not isinstance(packet, EvidencePacket):
        raise refusals.argument("packet", f"must be an EvidencePacket, not {refusals.a(packet)}")
    if isinstance(accept_findings, str):
        raise refusals.argument("accept_findings", "must be a list of ids of rules, not a str")
    rules = [_text("accept_findings", rule) for rule in accept_findings]
    return operation, packet._native, rules, options, PacketResult()


def response(value: R, result: PacketResult) -> PacketResponse[R]:
    """The answer to a packet with what became of it."""
    sent = _sent.decode(result.json())
    return PacketResponse(value, sent.receipt, sent.already_submitted)


def _json(field: str, value: Any) -> bytes:
    if isinstance(value, model.Model):
        return value.to_json()
    if isinstance(value, Mapping):
        return _encoded(field, value)
    raise refusals.argument(
        field, f"must be what a call or receiver returned, or a mapping, not {refusals.a(value)}"
    )


def _encoded(field: str, value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except (TypeError, ValueError) as error:
        raise refusals.argument(field, "can't be written as JSON") from error


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise refusals.argument(field, f"must be a str, not {refusals.a(value)}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise refusals.argument(field, "holds half a surrogate pair, which can't be sent") from None
    return value


def _number(field: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise refusals.argument(field, "must be a whole number from 0")
    return value


def _seconds(now: Any) -> int:
    if isinstance(now, datetime):
        if now.utcoffset() is None:
            raise refusals.argument("now", "is a time without a zone; give one with tzinfo")
        return math.floor(now.timestamp())
    if type(now) is not int or abs(now) >= 100_000_000_000:
        raise refusals.argument("now", "must be a datetime, or Unix time in seconds")
    return now


def _content(field: str, file: FileLike) -> files.Attachment:
    content, name = files.attachment(field, file)
    return (_read(content) if isinstance(content, files.UnreadFile) else content, name)


def _read(unread: files.UnreadFile) -> bytes:
    """What a file object gives, which only Python can read; no more than the core needs to refuse it."""
    held = bytearray()
    while len(held) < _MOST_READ:
        try:
            chunk = unread.file.read(1 << 16)
        except Exception as error:
            raise refusals.argument(unread.field, files.UNREADABLE) from error
        piece = files.chunk(unread.field, chunk)
        if not piece:
            break
        held += piece
    return bytes(held)
