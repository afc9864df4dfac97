"""Alipay's side: the disputes, the notifications, and what a person does at the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, TypeAlias

from ._control import Control
from ._receiving import Handler, Receiving, notification
from ._records import Dispute, disputes, id_of

#: `ACCEPT_BY_CUSTOMER` means that the merchant wins, `ACCEPT_BY_MERCHANT` that the merchant loses; the others are for the
#: upload of a compliance request.
AlipayResult: TypeAlias = Literal[
    "ACCEPT_BY_CUSTOMER", "ACCEPT_BY_MERCHANT", "VALIDATE_SUCCESS", "VALIDATE_FAIL"
]


class AlipayControl:
    """What a test does at Alipay's side."""

    def __init__(self, control: Control, credentials: Mapping[str, str]) -> None:
        self._control = control
        self._credentials = credentials

    def client_options(self) -> dict[str, str]:
        """For a client: `AlipayClient(**sandbox.alipay.client_options())`."""
        keys = self._credentials
        return {
            "client_id": keys["client_id"],
            "private_key": keys["merchant_private_key"],
            "alipay_public_key": keys["alipay_public_key"],
            "gateway": keys["gateway"],
        }

    def receiver_options(self) -> dict[str, str]:
        """For a receiver: `AlipayWebhooks(path="/alipay", **sandbox.alipay.receiver_options())`."""
        return {key: self._credentials[key] for key in ("client_id", "alipay_public_key")}

    def environment(self) -> dict[str, str]:
        """The variables that `from_env` reads; a receiver's path is the program's own."""
        options = self.client_options()
        public_key = options.pop("alipay_public_key")
        named = {f"ALIPAY_{key.upper()}": value for key, value in options.items()}
        return {**named, "ALIPAY_PUBLIC_KEY": public_key}

    def create_dispute(self, **fields: Any) -> Dispute:
        """Begins a dispute. Any field of its notification can be given, and `extra`, `notification_type` and `notify`, as
        the sandbox's README explains.
        """
        return self._one(self._control.post("alipay/disputes", fields))

    def dispute(self, dispute: Dispute | str) -> Dispute:
        """A dispute as it stands now."""
        return self._one(self._control.get(f"alipay/disputes/{id_of(dispute)}"))

    def disputes(self) -> list[Dispute]:
        """All disputes."""
        return disputes(self._control.get("alipay/disputes")["disputes"], "disputeId")

    def judge(self, dispute: Dispute | str, result: AlipayResult) -> Dispute:
        """The decision."""
        return self._act(dispute, "judge", {"result": result})

    def cancel(self, dispute: Dispute | str) -> Dispute:
        """The buyer withdraws it."""
        return self._act(dispute, "cancel")

    def accept(self, dispute: Dispute | str) -> Dispute:
        """A person at the dashboard accepts it."""
        return self._act(dispute, "accept")

    def defend(self, dispute: Dispute | str) -> Dispute:
        """A person at the dashboard defends it."""
        return self._act(dispute, "defend")

    def suggest(self, dispute: Dispute | str, **fields: Any) -> dict[str, Any]:
        """Delivers advice about the defence, and gives its body."""
        return self._control.post(f"alipay/disputes/{id_of(dispute)}/suggest", fields)

    def document(self, dispute: Dispute | str, **fields: Any) -> dict[str, Any]:
        """Delivers a document for the defence, and gives its body."""
        return self._control.post(f"alipay/disputes/{id_of(dispute)}/document", fields)

    def limits(self, *, evidence_characters: int | None = None) -> dict[str, Any]:
        """Sets the longest evidence, in characters of Base64; without it what the description says."""
        order = {} if evidence_characters is None else {"disputeEvidence": evidence_characters}
        return self._control.put("alipay/limits", order)

    def deliver_to(self, handler: Handler, *, path: str = "/") -> Receiving:
        """Delivers notifications to a function, until its end; `path` is what the receiver was made with."""
        return Receiving(handler, self.set_webhook, path)

    def set_webhook(self, url: str | None) -> None:
        """Delivers notifications to a URL on this machine, or to none."""
        self._control.put("alipay/webhook", {"url": url})

    def notify(
        self,
        body: Any,
        *,
        sign: bool | Literal["broken", "other_key"] = True,
        signed_at: datetime | None = None,
    ) -> None:
        """Delivers any body as a notification; a string as the characters that it has."""
        self._control.post("alipay/notify", notification(body, sign, signed_at))

    def _act(
        self, dispute: Dispute | str, action: str, order: Mapping[str, Any] | None = None
    ) -> Dispute:
        return self._one(self._control.post(f"alipay/disputes/{id_of(dispute)}/{action}", order))

    @staticmethod
    def _one(fields: Mapping[str, Any]) -> Dispute:
        return disputes([fields], "disputeId")[0]
