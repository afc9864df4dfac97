"""What the sandbox tells: disputes, requests, effects, deliveries. `fields` has everything, as the sandbox wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Self, TypeAlias

#: What can go wrong with a request. The sandbox's README says what each does, and which extras it takes.
FaultKind: TypeAlias = Literal[
    "altered_body",
    "broken_signature",
    "cut_after",
    "cut_at_head",
    "cut_before",
    "cut_half",
    "cut_request",
    "delay",
    "empty_body",
    "fail_after",
    "garbage",
    "half_header",
    "header_twice",
    "html",
    "not_the_object",
    "other_key",
    "other_object",
    "redirect",
    "refuse",
    "replace",
    "response_time",
    "stale",
    "status",
    "status_after",
    "trickle",
    "unknown",
    "unsigned",
    "wrong_client_id",
]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as it stands in the sandbox."""

    id: str
    status: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that was done to a dispute, or an upload."""

    operation: str
    #: What it did, where one operation can do several things: `evidence_submitted`, for example.
    did: tuple[str, ...]
    #: `api` or `dashboard`.
    by: str
    at: datetime
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Self:
        did = tuple(fields.get("did", ()))
        at = datetime.fromisoformat(fields["at"])
        return cls(operation=fields["operation"], did=did, by=fields["by"], at=at, fields=fields)


@dataclass(frozen=True, slots=True)
class Request:
    """A request that arrived at a provider's API."""

    number: int
    #: The name of its operation; all names, if it goes by several. None if it is no operation's.
    operations: tuple[str, ...]
    method: str
    path: str
    #: Whether a dispute was changed.
    acted: bool
    #: What went wrong with it on demand.
    fault: str | None
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Self:
        one = (fields["operation"],) if fields["operation"] else ()
        return cls(
            number=fields["number"],
            operations=tuple(fields.get("operations", one)),
            method=fields["method"],
            path=fields["path"],
            acted=fields["acted"],
            fault=fields["fault"],
            fields=fields,
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notification or event that was posted to the webhook."""

    number: int
    provider: str
    dispute_id: str
    type: str
    #: `waiting` (to be sent again), `acknowledged`, `given_up` or `not_sent` (no webhook was set).
    state: str
    #: The exact text that is signed.
    body: str
    #: How many times it was sent.
    attempts: int
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Self:
        return cls(
            number=fields["number"],
            provider=fields["provider"],
            dispute_id=fields["dispute_id"],
            type=fields["type"],
            state=fields["state"],
            body=fields["body"],
            attempts=sum(attempt["url"] is not None for attempt in fields["attempts"]),
            fields=fields,
        )


def id_of(dispute: Dispute | str) -> str:
    return dispute if isinstance(dispute, str) else dispute.id


def disputes(found: Iterable[Mapping[str, Any]], key: str) -> list[Dispute]:
    """Disputes, whose id has this name."""
    return [Dispute(id=each[key], status=each["status"], fields=each) for each in found]
