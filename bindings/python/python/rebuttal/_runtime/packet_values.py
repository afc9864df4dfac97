"""What a preflight and a build of a packet give: plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Self

import msgspec


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a rule found in a packet."""

    rule: str
    """The rule's id, such as `file.heic` after the provider's name."""
    severity: Literal["refused", "lost", "advice"] | str
    """What happens: the provider refuses it, the bank does not read or count it, or it would be better otherwise."""
    field: str | None
    """The field that it is about; None for the packet as a whole."""
    file: str | None
    """The name of the file that it is about."""
    page: int | None
    """Its page, from 1."""
    found: str
    """What there is."""
    allowed: str | None
    """What may be."""
    what_to_do: str
    """What to do about it."""


class FileTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a packet in numbers."""

    field: str
    """Its field."""
    file: str
    """Its name."""
    kind: str
    """What it is, by its content."""
    bytes: int
    """Its size."""
    pages: int | None
    """Its pages; None where they cannot be counted."""
    sha256: str
    """The SHA-256 of its bytes in hexadecimal; empty if it could not be read."""


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """A packet in numbers."""

    files: list[FileTotal]
    """Each file, in the order given."""
    bytes: int
    """The bytes of all files."""
    pages: int
    """The pages of all files that can be counted."""
    estimated_pages: int
    """An estimate of the pages of files and texts; the provider's formula is not public."""
    characters: int
    """The characters of all texts."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the provider recommends for this dispute, and that the packet lacks."""

    rule: str
    """By which row of the rules."""
    field: str
    """The field, or the provider's name of the evidence."""
    weight: str | None
    """What the provider says that it contributes."""


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The result of a preflight."""

    provider: str
    """The provider."""
    dispute: str
    """The dispute's id."""
    now: int
    """The moment for which it holds, in Unix seconds."""
    findings: list[Finding]
    """What was found, the worst first."""
    totals: Totals
    """The packet in numbers."""
    missing: list[Missing]
    """What is recommended and not there."""
    unchecked: list[str]
    """What could not be checked, and why."""

    @property
    def refused(self) -> list[Finding]:
        """What the provider refuses: nothing is sent as long as there is any."""
        return self._of("refused")

    @property
    def lost(self) -> list[Finding]:
        """What the bank does not read or count: sent only if the call accepts it."""
        return self._of("lost")

    @property
    def advice(self) -> list[Finding]:
        """What would be better otherwise."""
        return self._of("advice")

    def to_json(self) -> bytes:
        """The report as JSON: the same bytes in all languages."""
        json: bytes = self.__dict__["_json"]
        return json

    # msgspec's own copies leave the bytes behind.
    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Callable[[bytes], Report], tuple[bytes]]:
        return read_report, (self.to_json(),)

    def _of(self, severity: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]


_report = msgspec.json.Decoder(Report)


def read_report(json: bytes) -> Report:
    """The report of these bytes, which it keeps."""
    report = _report.decode(json)
    report.__dict__["_json"] = json
    return report


class PageReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is sent, and what it was before."""

    original: str | None
    """The name of the file that was given; None for a text."""
    original_sha256: str
    """The SHA-256 of the file, or of the text, that was given."""
    original_page: int
    """Which page of it, from 1."""


class FileReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is sent."""

    field: str
    """Its field."""
    bytes: int
    """Its size."""
    sha256: str
    """The SHA-256 of its bytes in hexadecimal."""
    pages: list[PageReceipt]
    """Its pages in their order."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Which page of which file became which page: proof of what was sent, without its content."""

    dispute: str
    """The dispute's id."""
    format: int
    """The version of the form of packets. The same input gives the same bytes as long as it is the same."""
    files: list[FileReceipt]
    """The files that are sent."""

    def to_json(self) -> bytes:
        """The receipt as JSON, to be kept."""
        return msgspec.json.encode(self)


class BuiltFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is sent."""

    field: str
    """Its field."""
    name: str
    """What to call it."""
    content: bytes
    """Its bytes."""

    def __repr__(self) -> str:
        return f"BuiltFile(field={self.field!r}, {len(self.content)} bytes)"


class BuiltPacket(msgspec.Struct, frozen=True, kw_only=True):
    """What a packet became."""

    files: list[BuiltFile]
    """One file for each field, in the order in which the fields were given first."""
    receipt: Receipt
    """What was made of what."""
    findings: list[Finding]
    """What is worse now than in the files that were given."""
