"""Stripe's side: the disputes, the webhook, and what a person does at the dashboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias

from ._control import Control
from ._receiving import Handler, Receiving, notification
from ._records import Dispute, disputes, id_of

#: How a dispute ends, or goes on: an inquiry becomes a dispute, a lost one may be appealed.
StripeResult: TypeAlias = Literal[
    "won", "lost", "warning_closed", "needs_response", "appeal_needs_response"
]


class StripeControl:
    """What a test does at Stripe's side."""

    def __init__(self, control: Control, credentials: Mapping[str, str]) -> None:
        self._control = control
        self._credentials = credentials

    def client_options(self) -> dict[str, str]:
        """For a client: `StripeClient(**sandbox.stripe.client_options())`."""
        return {key: self._credentials[key] for key in ("api_key", "api_base", "files_base")}

    def receiver_options(self) -> dict[str, str]:
        """For a receiver: `StripeWebhooks(**sandbox.stripe.receiver_options())`."""
        return {"webhook_secret": self._credentials["webhook_secret"]}

    def environment(self) -> dict[str, str]:
        """The variables that `from_env` reads."""
        options = {**self.client_options(), **self.receiver_options()}
        return {f"STRIPE_{key.upper()}": value for key, value in options.items()}

    def create_dispute(self, **fields: Any) -> Dispute:
        """Begins a dispute. Any field of it can be given, and `extra`, `omit`, `account`, `smart_disputes` and `notify`,
        as the sandbox's README explains.
        """
        return self._one(self._control.post("stripe/disputes", fields))

    def create_disputes(self, count: int, **fields: Any) -> list[str]:
        """Begins many, a second apart, and gives their ids, the newest first."""
        found: list[str] = self._control.post("stripe/disputes", {"count": count, **fields})["ids"]
        return found

    def dispute(self, dispute: Dispute | str) -> Dispute:
        """A dispute as it stands now."""
        return self._one(self._control.get(f"stripe/disputes/{id_of(dispute)}"))

    def disputes(self) -> list[Dispute]:
        """All disputes, the newest first."""
        return disputes(self._control.get("stripe/disputes")["disputes"], "id")

    def judge(self, dispute: Dispute | str, result: StripeResult) -> Dispute:
        """The bank's decision."""
        path = f"stripe/disputes/{id_of(dispute)}/judge"
        return self._one(self._control.post(path, {"result": result}))

    def update(
        self,
        dispute: Dispute | str,
        *,
        evidence: Mapping[str, Any] | None = None,
        metadata: Mapping[str, str] | None = None,
        submit: bool = False,
    ) -> Dispute:
        """A person at the dashboard changes a dispute."""
        given = {"evidence": evidence, "metadata": metadata, "submit": submit}
        order = {name: value for name, value in given.items() if value is not None}
        return self._one(self._control.post(f"stripe/disputes/{id_of(dispute)}/update", order))

    def close(self, dispute: Dispute | str) -> Dispute:
        """A person at the dashboard accepts the loss."""
        return self._one(self._control.post(f"stripe/disputes/{id_of(dispute)}/close"))

    def deliver_to(
        self, handler: Handler, *, thin: bool = False, api_version: str | None = None
    ) -> Receiving:
        """Delivers events to a function, until its end: `with sandbox.stripe.deliver_to(handler):`."""
        return Receiving(
            handler, lambda url: self.set_webhook(url, thin=thin, api_version=api_version)
        )

    def set_webhook(
        self, url: str | None, *, thin: bool = False, api_version: str | None = None
    ) -> None:
        """Delivers events to a URL on this machine, or to none."""
        order = {"url": url, "thin": thin, **({"api_version": api_version} if api_version else {})}
        self._control.put("stripe/webhook", order)

    def settings(
        self,
        *,
        pages: int | None = None,
        file_bytes: int | None = None,
        evidence_bytes: int | None = None,
        denied: Sequence[str] | None = None,
    ) -> dict[str, Any]:
        """Sets limits, and operations that the key may not use; what is not given is as at the start."""
        given = {"pages": pages, "file_bytes": file_bytes, "evidence_bytes": evidence_bytes}
        order: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if denied is not None:
            order["denied"] = list(denied)
        return self._control.put("stripe/settings", order)

    def notify(
        self,
        body: Any,
        *,
        sign: bool | Literal["broken", "other_key"] = True,
        signed_at: datetime | None = None,
    ) -> None:
        """Delivers any body as an event; a string as the characters that it has."""
        self._control.post("stripe/notify", notification(body, sign, signed_at))

    @staticmethod
    def _one(fields: Mapping[str, Any]) -> Dispute:
        return disputes([fields], "id")[0]
