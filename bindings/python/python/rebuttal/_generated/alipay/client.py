# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: AlipayClient."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from os import PathLike
from typing import Any, Self

from rebuttal._generated.alipay.enums import DisputeEvidenceType
from rebuttal._generated.alipay.options import CallOptions
from rebuttal._generated.alipay.types import (
    AcceptDisputeResponse,
    DownloadDisputeEvidenceResponse,
    SupplyDefenseDocumentResponse,
)
from rebuttal._runtime.client import SyncClient
from rebuttal._runtime.files import FileLike
from rebuttal._runtime.observing import Observer
from rebuttal._runtime.packets import EvidencePacket, PacketResponse
from rebuttal._runtime.signing import Signer


class AlipayClient(SyncClient):
    """Answers disputes at Alipay (Antom). Every request is signed with the merchant's private key;
    every answer is verified with the key that Antom shows in its Dashboard.

    The client that blocks. Threads may share it, and it works after a fork.

    Accept or defend a dispute, download what belongs to it, and receive the provider's signed
    notifications. There is no way to list or look up disputes: the notifications are the only
    source of what is going on.

    Any call may also raise:

    - `InvalidArgumentError`: An argument was refused before anything was sent; `field` names it.
    - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.
    - `SignatureError`: The response is not what the provider signed; see `outcome`.
    - `DecodeError`: The response cannot be read; see `outcome`.
    - `AuthenticationError` on `SIGNATURE_INVALID`: The provider could not verify the request's
      signature. Check that the public key in the Dashboard belongs to this private key, that the
      key version is the right one, and that the client id is of the same environment (sandbox or
      production).
    - `RateLimitedError` on `REQUEST_TRAFFIC_EXCEED_LIMIT`: Too many requests. Wait, then call
      again.
    """

    _provider = "alipay"
    _signer_option = "signer"
    _observer_option = "observer"

    def __init__(
        self,
        *,
        client_id: str,
        alipay_public_key: str | Sequence[str],
        private_key: str | None = None,
        signer: Signer | None = None,
        gateway: str | None = None,
        key_version: int | None = None,
        agent_token: str | None = None,
        response_tolerance: float | timedelta | None = None,
        max_evidence_bytes: int | None = None,
        timeout: float | timedelta | None = None,
        attempt_timeout: float | timedelta | None = None,
        connect_timeout: float | timedelta | None = None,
        max_attempts: int | None = None,
        retry_budget: int | None = None,
        check_limits: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        ca_pem: str | None = None,
        allow_http: bool | None = None,
        observer: Observer | None = None,
    ) -> None:
        """Checks the options; nothing is sent.

        Args:
            client_id: The merchant's client id. One that begins with `SANDBOX_` is sent to the
                sandbox paths of the same gateway. `from_env` reads `ALIPAY_CLIENT_ID`.
            alipay_public_key: Antom's public key as its Dashboard shows it (not the merchant's
                own): PEM or bare Base64. Several while keys are exchanged: an answer is good if any
                of them verifies it. `from_env` reads `ALIPAY_PUBLIC_KEY`.
            private_key: The merchant's own RSA private key (2048 bits or more): PKCS#8 or PKCS#1,
                as PEM or bare Base64. Required unless `signer` is given. `from_env` reads
                `ALIPAY_PRIVATE_KEY`.
            signer: Signs in place of `private_key`, for keys that never leave a key management
                service or hardware module. It is given the content to sign and gives back the bytes
                of an RSA PKCS#1 v1.5 signature over SHA-256.
            gateway: Scheme and host that serve the merchant's region, without a path:
                `https://open-na-global.alipay.com` (North America), `https://open.antglobal-us.com`
                (merchants of the United States), `https://open-sea-global.alipay.com` (Asia) or
                `https://open-de-global.alipay.com` (Europe). Default:
                `"https://open-na-global.alipay.com"`. `from_env` reads `ALIPAY_GATEWAY`.
            key_version: The version of the merchant's key pair, as the Dashboard numbers it.
                Default: `1`. `from_env` reads `ALIPAY_KEY_VERSION`.
            agent_token: The token by which an independent software vendor acts for the merchant. It
                is sent along and not signed. `from_env` reads `ALIPAY_AGENT_TOKEN`.
            response_tolerance: How far the time in a response may lie from now. A response is made
                within the call, so the two differ by what the clocks differ, which is minutes, or
                an hour where summer time was set by hand. One that is farther off is not believed.
                In seconds, or a `timedelta`. Default: `7200`.
            max_evidence_bytes: The largest evidence file that is sent, in bytes of the file. The
                documents disagree: 1,000,000 characters of Base64, which are 750,000 bytes, or
                4,000,000 characters. Default: `750000`.
            timeout: The longest that a whole call may take, repetitions and waits included. In
                seconds, or a `timedelta`. Default: `30`.
            attempt_timeout: The longest that one attempt may take. Without it only `timeout`
                counts. In seconds, or a `timedelta`.
            connect_timeout: The longest that connecting may take. In seconds, or a `timedelta`.
                Default: `10`.
            max_attempts: How many requests a call may start, from 1 to 10. What may be repeated at
                all is up to the operation. Default: `3`.
            retry_budget: How many repetitions all calls of this client may spend together. Ten
                calls that end well give one back, so that an outage is not made worse by everybody
                repeating. Default: `100`.
            check_limits: Whether lengths, counts and sizes are checked before anything is sent.
                Without it the provider alone decides; types and identifiers are always checked.
                Default: `True`.
            proxy: A proxy for all requests. Without it the usual environment variables count
                (`HTTPS_PROXY`, `NO_PROXY`).
            ca_file: A file with certificates of authorities, in PEM form, that are trusted besides
                the bundled ones and the system's: for a proxy or gateway of your own that speaks
                TLS. `SSL_CERT_FILE` and `SSL_CERT_DIR` replace the system's. A server's certificate
                is always checked.
            ca_pem: The same certificates as text, from `-----BEGIN CERTIFICATE-----` on; several
                may follow each other.
            allow_http: Allows a base URL that is not https. Loopback addresses need no permission.
                Default: `False`.
            observer: Is told what became of each attempt and of each call, for metrics and traces.
                Keys, evidence and personal data are not among what it is told, and a failure of its
                own changes no call.

        Raises:
            ConfigError: An option is missing or unusable; `field` names it.
        """
        self._open(
            {
                "client_id": client_id,
                "private_key": private_key,
                "signer": signer,
                "alipay_public_key": alipay_public_key,
                "gateway": gateway,
                "key_version": key_version,
                "agent_token": agent_token,
                "response_tolerance": response_tolerance,
                "max_evidence_bytes": max_evidence_bytes,
                "timeout": timeout,
                "attempt_timeout": attempt_timeout,
                "connect_timeout": connect_timeout,
                "max_attempts": max_attempts,
                "retry_budget": retry_budget,
                "check_limits": check_limits,
                "proxy": proxy,
                "ca_file": ca_file,
                "ca_pem": ca_pem,
                "allow_http": allow_http,
                "observer": observer,
            }
        )

    @classmethod
    def from_env(
        cls,
        *,
        client_id: str | None = None,
        private_key: str | None = None,
        signer: Signer | None = None,
        alipay_public_key: str | Sequence[str] | None = None,
        gateway: str | None = None,
        key_version: int | None = None,
        agent_token: str | None = None,
        response_tolerance: float | timedelta | None = None,
        max_evidence_bytes: int | None = None,
        timeout: float | timedelta | None = None,
        attempt_timeout: float | timedelta | None = None,
        connect_timeout: float | timedelta | None = None,
        max_attempts: int | None = None,
        retry_budget: int | None = None,
        check_limits: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        ca_pem: str | None = None,
        allow_http: bool | None = None,
        observer: Observer | None = None,
    ) -> Self:
        """Makes a client from environment variables; arguments override them.

        - `ALIPAY_CLIENT_ID`: `client_id`
        - `ALIPAY_PRIVATE_KEY`: `private_key`; not read where `signer` is given
        - `ALIPAY_PUBLIC_KEY`: `alipay_public_key`
        - `ALIPAY_GATEWAY`: `gateway`; optional
        - `ALIPAY_KEY_VERSION`: `key_version`; optional
        - `ALIPAY_AGENT_TOKEN`: `agent_token`; optional

        Raises:
            ConfigError: A variable is missing or can't be read; the message names it.
        """
        return cls(
            **cls._read_env(
                {
                    "client_id": client_id,
                    "private_key": private_key,
                    "signer": signer,
                    "alipay_public_key": alipay_public_key,
                    "gateway": gateway,
                    "key_version": key_version,
                    "agent_token": agent_token,
                    "response_tolerance": response_tolerance,
                    "max_evidence_bytes": max_evidence_bytes,
                    "timeout": timeout,
                    "attempt_timeout": attempt_timeout,
                    "connect_timeout": connect_timeout,
                    "max_attempts": max_attempts,
                    "retry_budget": retry_budget,
                    "check_limits": check_limits,
                    "proxy": proxy,
                    "ca_file": ca_file,
                    "ca_pem": ca_pem,
                    "allow_http": allow_http,
                    "observer": observer,
                }
            )
        )

    def accept_dispute(
        self,
        dispute_id: str,
        *,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> AcceptDisputeResponse:
        """Accepts a dispute; the merchant gives up the disputed amount.

        The provider answers with the moment at which the dispute was accepted, and later sends a
        `DISPUTE_ACCEPTED` notification. A dispute that was accepted or defended before is refused,
        without a word about which it was.

        This cannot be undone.

        Repeated once automatically if the response was lost; `AlreadyAnsweredError` with
        `after_lost_attempt` then means that the first attempt probably succeeded.

        Args:
            dispute_id: The provider's id of the dispute, from its notification. 1 to 64 characters.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            The provider's answer to accepting a dispute.

        Raises:
            InvalidRequestError: `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a
                dispute that is not this merchant's. Correct the request; sending it again unchanged
                gets the same answer.
            AlreadyAnsweredError: `REPEAT_REQUEST`: The dispute was accepted or defended before; the
                provider does not say which. Don't send it again. Wait for the notification, or ask
                the provider's support which it was.
            DeadlinePassedError: `TIME_EXCEEDS_LIMIT`: The time to answer this dispute is over.
                Nothing can be sent any more; the deadline stands in the notification's
                defenseDueTime.
            OutcomeUnknownError: `UNKNOWN_EXCEPTION`: The provider can't say whether the request
                took effect. Call again; if it stays, ask the provider's support.
            RebuttalError: As any call may; `AlipayClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.accept_dispute(dispute_id)
        """
        return self._call(
            AcceptDisputeResponse,
            "acceptDispute",
            {"dispute_id": dispute_id},
            extra,
            options,
        )

    def supply_defense_document(
        self,
        dispute_id: str,
        *,
        dispute_evidence: FileLike,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> SupplyDefenseDocumentResponse:
        """Defends a dispute with one document, which can be neither changed nor added to
        afterwards.

        The provider answers with the moment at which the document arrived, and later sends a
        `DEFENSE_SUPPLIED` notification, then `DISPUTE_JUDGED`. Several papers belong into one file.

        This cannot be undone.

        Repeated once automatically if the response was lost; `AlreadyAnsweredError` with
        `after_lost_attempt` then means that the first attempt probably succeeded.

        Args:
            dispute_id: The provider's id of the dispute, from its notification. 1 to 64 characters.
            dispute_evidence: The one document of the defence. A path, bytes, a file object opened
                in binary mode, or a name with one of them; a plain `str` is refused. PDF, DOC or
                DOCX, told by the content. At most 750000 bytes; the client option
                `max_evidence_bytes` replaces that.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            The provider's answer to a defence.

        Raises:
            InvalidRequestError: `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a
                dispute that is not this merchant's. Correct the request; sending it again unchanged
                gets the same answer.
            AlreadyAnsweredError: `REPEAT_REQUEST`: The dispute was accepted or defended before; the
                provider does not say which. Don't send it again. Wait for the notification, or ask
                the provider's support which it was.
            DeadlinePassedError: `TIME_EXCEEDS_LIMIT`: The time to answer this dispute is over.
                Nothing can be sent any more; the deadline stands in the notification's
                defenseDueTime.
            RejectedError: `DEFENSE_EXCEED_LIMIT`: This compliance request was defended as often as
                the provider allows. Ask the provider's support; another upload will be refused too.
                `NOT_ALLOW_IN_CURRENT_STATUS`: The provider has not yet judged what was uploaded
                before for this compliance request. Wait for the notification with VALIDATE_SUCCESS
                or VALIDATE_FAIL, then upload again if need be.
            OutcomeUnknownError: `UNKNOWN_EXCEPTION`: The provider can't say whether the request
                took effect. Call again; if it stays, ask the provider's support.
            RebuttalError: As any call may; `AlipayClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.supply_defense_document(
            ...     dispute_id,
            ...     dispute_evidence=Path("dispute_evidence.pdf"),
            ... )
        """
        return self._call(
            SupplyDefenseDocumentResponse,
            "supplyDefenseDocument",
            {"dispute_id": dispute_id, "dispute_evidence": dispute_evidence},
            extra,
            options,
            files=("dispute_evidence",),
        )

    def download_dispute_evidence(
        self,
        dispute_id: str,
        dispute_evidence_type: DisputeEvidenceType,
        *,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> DownloadDisputeEvidenceResponse:
        """Downloads a document that belongs to a dispute.

        The pre-filled template for a defence, the document that was supplied, or material that the
        provider made by itself. It changes nothing.

        Reads only; repeated automatically after a failure.

        Args:
            dispute_id: The provider's id of the dispute, from its notification. 1 to 64 characters.
            dispute_evidence_type: Which of a dispute's documents.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A document that belongs to a dispute.

        Raises:
            InvalidRequestError: `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a
                dispute that is not this merchant's. Correct the request; sending it again unchanged
                gets the same answer.
            OutcomeUnknownError: `UNKNOWN_EXCEPTION`: The provider can't say whether the request
                took effect. Call again; if it stays, ask the provider's support.
            RebuttalError: As any call may; `AlipayClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.download_dispute_evidence(dispute_id, "DISPUTE_EVIDENCE_TEMPLATE")
        """
        return self._call(
            DownloadDisputeEvidenceResponse,
            "downloadDisputeEvidence",
            {"dispute_id": dispute_id, "dispute_evidence_type": dispute_evidence_type},
            extra,
            options,
        )

    def supply_packet(
        self,
        packet: EvidencePacket,
        *,
        accept_findings: Sequence[str] = (),
        progress: Callable[[int, int], object] | None = None,
        options: CallOptions | None = None,
    ) -> PacketResponse[SupplyDefenseDocumentResponse]:
        """Defends a dispute with a packet of evidence, which becomes one document.

        Checks and builds the packet and supplies the document. The provider has neither idempotency
        keys nor a way to look at a dispute: after a crash the same packet is refused with
        `REPEAT_REQUEST` if it had arrived, and the notification says so too. **This cannot be
        undone.**

        Args:
            packet: The packet. It belongs to one dispute, which is the one that is answered.
            accept_findings: The ids of rules that find that the bank will not read or count a part
                of the packet: it is sent all the same.
            progress: Called with the number of bytes of all files that are sent, and with their
                size. Its exception ends the call.
            options: Options of this call. The time limit is that of everything together.

        Returns:
            The provider's answer as `value`, and the `receipt`.

        Raises:
            InvalidArgumentError: A finding stops the packet, or it cannot be built; `reason` is the
                rule. No evidence was sent.
            RebuttalError: As `supply_defense_document` may. `outcome` says whether it happened.

        Example:
            >>> response = client.supply_packet(packet)
        """
        return self._send_packet(
            SupplyDefenseDocumentResponse,
            "supplyDefenseDocument",
            packet,
            accept_findings,
            progress,
            options,
        )
