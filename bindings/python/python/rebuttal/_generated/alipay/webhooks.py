# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: AlipayWebhooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from rebuttal._generated.alipay.messages import KINDS, AlipayMessage
from rebuttal._runtime.receiver import Ack, Body, Headers, WebhookReceiver


class AlipayWebhooks(WebhookReceiver):
    """Verifies and reads the notifications that Antom posts to the merchant. It holds no private
    key and does no I/O.

    Threads may share it, and it works after a fork.
    """

    _provider = "alipay"
    _ack = Ack(
        status_code=200,
        content='{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
        media_type="application/json",
    )
    _kinds = KINDS

    def __init__(
        self,
        *,
        path: str,
        client_id: str,
        alipay_public_key: str | Sequence[str],
        tolerance: float | timedelta | None = None,
    ) -> None:
        """Checks the options; nothing is sent.

        Args:
            path: The path of the notification URL as Antom knows it, with its query if it has one.
                It is part of what is signed, and a proxy may have rewritten the one that reaches
                the program. `from_env` reads `ALIPAY_WEBHOOK_PATH`.
            client_id: The merchant's client id. A notification for another one is refused.
                `from_env` reads `ALIPAY_CLIENT_ID`.
            alipay_public_key: Antom's public key as its Dashboard shows it; several while keys are
                exchanged. `from_env` reads `ALIPAY_PUBLIC_KEY`.
            tolerance: How far the time in a notification may lie from now. Off unless set: Antom
                re-sends for a day, and whether a re-sent notification carries a new time is not
                documented. In seconds, or a `timedelta`.

        Raises:
            ConfigError: An option is missing or unusable; `field` names it.
        """
        self._open(
            {
                "path": path,
                "client_id": client_id,
                "alipay_public_key": alipay_public_key,
                "tolerance": tolerance,
            }
        )

    @classmethod
    def from_env(
        cls,
        *,
        path: str | None = None,
        client_id: str | None = None,
        alipay_public_key: str | Sequence[str] | None = None,
        tolerance: float | timedelta | None = None,
    ) -> Self:
        """Makes a receiver from environment variables; arguments override them.

        - `ALIPAY_WEBHOOK_PATH`: `path`
        - `ALIPAY_CLIENT_ID`: `client_id`
        - `ALIPAY_PUBLIC_KEY`: `alipay_public_key`

        Raises:
            ConfigError: A variable is missing or can't be read; the message names it.
        """
        return cls(
            **cls._read_env(
                {
                    "path": path,
                    "client_id": client_id,
                    "alipay_public_key": alipay_public_key,
                    "tolerance": tolerance,
                }
            )
        )

    def receive(self, headers: Headers, body: Body) -> AlipayMessage:
        """Verifies a message, then reads it.

        Sent when a dispute is opened, about to expire, defended, accepted, cancelled or judged.
        Until it is acknowledged it is sent again, up to 8 times within 24 hours. There is no event
        id and no promised order.

        Says how likely a defence is to win and which evidence would help. A re-sent one has the
        same `notifyTime`.

        The document itself is downloaded with the type `DISPUTE_EVIDENCE_AI`. A re-sent one has the
        same `notifyTime`.

        A notification of any other kind at the same address, such as that of a payment or refund,
        or one of a dispute that lacks what its kind needs. Its fields are kept as they came.

        Fields and values that this version does not know are kept.

        A value that cannot be read is None, and its path is in `unreadable_fields`. Every signed
        JSON object is at least a message of the last kind.

        Args:
            headers: The request's headers: any mapping, a framework's headers, or pairs.
            body: The body exactly as it was received; a signature does not match JSON that was
                parsed and written anew.

        Raises:
            SignatureError: It is not what the provider signed; `reason` says why. Nothing was
                parsed.
            DecodeError: Its signature is valid, but it is not a JSON object; `raw` has its bytes.
            InvalidArgumentError: `headers` or `body` is not of the accepted types.
        """
        return KINDS.build(self._receive(headers, body))

    def parse(self, body: Body) -> AlipayMessage:
        """Reads a message that `verify` has accepted.

        Args:
            body: The body exactly as it was received; a signature does not match JSON that was
                parsed and written anew.

        Raises:
            DecodeError: Its signature is valid, but it is not a JSON object; `raw` has its bytes.
            InvalidArgumentError: `headers` or `body` is not of the accepted types.
        """
        return KINDS.build(self._parse(body))
