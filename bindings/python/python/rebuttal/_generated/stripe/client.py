# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: StripeClient."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from os import PathLike
from typing import Any, Self

from rebuttal._generated.stripe.enums import FilePurpose, IntendedSubmissionMethod
from rebuttal._generated.stripe.lists import EventList
from rebuttal._generated.stripe.messages import KINDS, StripeMessage
from rebuttal._generated.stripe.options import CallOptions
from rebuttal._generated.stripe.params import CreatedRangeParams, EvidenceParams, FileLinkDataParams
from rebuttal._generated.stripe.types import Dispute, DisputeList, File, FileList
from rebuttal._runtime.client import SyncClient
from rebuttal._runtime.content import Content
from rebuttal._runtime.files import FileLike
from rebuttal._runtime.observing import Observer
from rebuttal._runtime.packets import EvidencePacket, PacketResponse
from rebuttal._runtime.pages import Pages
from rebuttal._runtime.sentinel import Clear


class StripeClient(SyncClient):
    """Answers disputes at Stripe. Every request carries the secret key and the API version for
    which these types are made; every POST carries an idempotency key, which stays the same when the
    request is repeated.

    The client that blocks. Threads may share it, and it works after a fork.

    Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and
    receive the provider's signed events. One payment can have several disputes: list them by its
    payment intent, and answer each by its own id.

    Any call may also raise:

    - `InvalidArgumentError`: An argument was refused before anything was sent; `field` names it.
    - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.
    - `DecodeError`: The response cannot be read; see `outcome`.
    - `AuthenticationError` on `secret_key_required`: The key is a publishable one, and this call
      needs a secret key. Configure the secret key, and keep it on the server.
    - `AuthenticationError` on `api_key_expired`: The key has expired. Take the current key from the
      Dashboard.
    - `AuthenticationError` on `platform_api_key_expired`: The platform's key has expired. Take the
      platform's current key from the Dashboard.
    - `ApiError` on `account_invalid`: The account that the call acts for does not exist, or the key
      may not act for it. Check the option `account`, and that the account is still connected to the
      platform.
    - `ApiError` on `livemode_mismatch`: The key is of test mode and the object of live mode, or the
      other way round. Use the key of the mode in which the object was made.
    - `ApiError` on `request_blocked`: The provider blocked the request; for what reasons it does so
      is not documented. Read the message, and ask the provider's support.
    - `ApiError` on `parameter_unknown`: The request has a parameter that this operation does not
      take. Leave out what the detail `param` names, or ask for an API version that knows it.
    - `ApiError` on `parameter_missing`: The request lacks a parameter. Add what the detail `param`
      names.
    - `ApiError` on `parameter_invalid_empty`: A parameter is empty that may not be. Give what the
      detail `param` names a value, or leave it out.
    - `ApiError` on `parameter_invalid_integer`: A parameter must be a whole number and is not, or
      lies outside its range. Correct what the detail `param` names.
    - `ApiError` on `parameter_invalid_string_blank`: A text consists of blanks only. Give what the
      detail `param` names a text, or clear it.
    - `ApiError` on `parameter_invalid_string_empty`: A text is empty that may not be. Give what the
      detail `param` names a text, or leave it out.
    - `ConflictError` on `idempotency_key_in_use`: Another request with the same idempotency key is
      still at work. Wait, then repeat it with the same key and the same parameters.
    - `RateLimitedError` on `lock_timeout`: Another request holds the object. Wait, then call again;
      don't change one object in several requests at once.
    - `RateLimitedError` on `rate_limit`: Too many requests, or too many at once; the error's reason
      tells which limit was met. Wait, then call again, more slowly.
    """

    _provider = "stripe"
    _observer_option = "observer"

    def __init__(
        self,
        *,
        api_key: str,
        api_base: str | None = None,
        files_base: str | None = None,
        api_version: str | None = None,
        account: str | None = None,
        max_file_bytes: int | None = None,
        max_evidence_characters: int | None = None,
        max_long_text_characters: int | None = None,
        max_short_text_characters: int | None = None,
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
            api_key: The secret key (`sk_…`) or a restricted key (`rk_…`) that may handle disputes,
                files and events. It also decides between test mode and live mode. `from_env` reads
                `STRIPE_API_KEY`.
            api_base: Scheme and host of the API, without a path. Default:
                `"https://api.stripe.com"`. `from_env` reads `STRIPE_API_BASE`.
            files_base: Scheme and host that take and give the contents of files, without a path.
                Default: `"https://files.stripe.com"`. `from_env` reads `STRIPE_FILES_BASE`.
            api_version: The API version that requests ask for. Answers of another version are read
                too; what they have beyond these types is kept. Default: `"2026-10-28.endive"`.
            account: The connected account (`acct_…`) for which a platform acts. A dispute of a
                direct charge and the files for it belong to that account. `from_env` reads
                `STRIPE_ACCOUNT`.
            max_file_bytes: The largest file that is sent, in bytes. The provider documents 5 MB for
                each file, and advises 4.5 MB for all files of a dispute together. Default:
                `5000000`.
            max_evidence_characters: The most characters that all texts of an evidence may have
                together. Default: `150000`.
            max_long_text_characters: The most characters of one of the long texts in evidence, such
                as `uncategorized_text`. Default: `20000`.
            max_short_text_characters: The most characters of one of the short texts in evidence,
                such as `customer_name`. Default: `5000`.
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
                "api_key": api_key,
                "api_base": api_base,
                "files_base": files_base,
                "api_version": api_version,
                "account": account,
                "max_file_bytes": max_file_bytes,
                "max_evidence_characters": max_evidence_characters,
                "max_long_text_characters": max_long_text_characters,
                "max_short_text_characters": max_short_text_characters,
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
        api_key: str | None = None,
        api_base: str | None = None,
        files_base: str | None = None,
        api_version: str | None = None,
        account: str | None = None,
        max_file_bytes: int | None = None,
        max_evidence_characters: int | None = None,
        max_long_text_characters: int | None = None,
        max_short_text_characters: int | None = None,
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

        - `STRIPE_API_KEY`: `api_key`
        - `STRIPE_API_BASE`: `api_base`; optional
        - `STRIPE_FILES_BASE`: `files_base`; optional
        - `STRIPE_ACCOUNT`: `account`; optional

        Raises:
            ConfigError: A variable is missing or can't be read; the message names it.
        """
        return cls(
            **cls._read_env(
                {
                    "api_key": api_key,
                    "api_base": api_base,
                    "files_base": files_base,
                    "api_version": api_version,
                    "account": account,
                    "max_file_bytes": max_file_bytes,
                    "max_evidence_characters": max_evidence_characters,
                    "max_long_text_characters": max_long_text_characters,
                    "max_short_text_characters": max_short_text_characters,
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

    def list_disputes(
        self,
        *,
        payment_intent: str | None = None,
        charge: str | None = None,
        created: CreatedRangeParams | None = None,
        limit: int | None = None,
        starting_after: str | None = None,
        ending_before: str | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Pages[Dispute, DisputeList]:
        """Lists disputes, the newest first.

        All disputes of a payment are found by `payment_intent` or `charge`; there can be several.
        The provider has no filter for status or reason: look at each dispute.

        Reads only; repeated automatically after a failure.

        Args:
            payment_intent: Only disputes of the payment intent with this id (`pi_…`). At most 5000
                characters.
            charge: Only disputes of the charge with this id (`ch_…`). At most 5000 characters.
            created: Only disputes that were opened within this range of time.
            limit: How many disputes a page has; 10 without it. From 1 to 100.
            starting_after: The id of a dispute; the page begins with the next older one. It
                excludes `ending_before`. At most 5000 characters.
            ending_before: The id of a dispute; the page ends with the next newer one. It excludes
                `starting_after`. At most 5000 characters.
            expand: Which ids to answer as whole objects, such as `data.charge`. At most 5000
                characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of each page's call.

        Returns:
            Every `Dispute`, fetched page by page during the iteration. With `ending_before` it goes
                backwards. `pages()` returns the pages, `first_page()` only the first one.

        Raises:
            ApiError: `parameters_exclusive`: Two parameters exclude each other, such as
                `starting_after` and `ending_before`. Leave one of them out.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> for item in client.list_disputes():
            ...     print(item)
        """
        return self._pages(
            DisputeList,
            lambda page: page.data,
            "listDisputes",
            {
                "payment_intent": payment_intent,
                "charge": charge,
                "created": created,
                "limit": limit,
                "starting_after": starting_after,
                "ending_before": ending_before,
                "expand": expand,
            },
            extra,
            options,
            timestamps=("created.gt", "created.gte", "created.lt", "created.lte"),
        )

    def retrieve_dispute(
        self,
        dispute: str,
        *,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Dispute:
        """Retrieves a dispute with its evidence.

        Status, deadline and evidence as they are now, staged evidence included. It changes nothing.

        Reads only; repeated automatically after a failure.

        Args:
            dispute: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
            expand: Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At
                most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A customer's objection to a payment, raised with the bank or wallet. An inquiry is one
                too, at an earlier stage.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.retrieve_dispute(dispute)
        """
        return self._call(
            Dispute,
            "retrieveDispute",
            {"dispute": dispute, "expand": expand},
            extra,
            options,
        )

    def update_dispute(
        self,
        dispute: str,
        *,
        submit: bool,
        evidence: EvidenceParams | None = None,
        metadata: Mapping[str, str | Clear] | Clear | None = None,
        intended_submission_method: IntendedSubmissionMethod | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Dispute:
        """Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to
        the bank.

        What is left out stays as it is, in the evidence and in the metadata. With `submit` true
        everything that is staged goes out together with what this call adds, and that can typically
        be done once. Two further calls, one that only stages evidence and one that submits it, say
        in their names what they do.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            dispute: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
            submit: Whether the evidence, staged and new, goes to the bank now (true) or is only
                staged (false). It is required here because the provider takes true if it is left
                out, and evidence can typically be submitted once.
            evidence: The evidence to stage or submit. What is left out stays as it is. At most
                150000 characters in all its texts; the client option `max_evidence_characters`
                replaces that.
            metadata: The merchant's own notes, up to 50 texts of up to 500 characters under keys of
                up to 40. Keys that are left out stay as they are; a key can be cleared, and so can
                all of them. At most 500 characters a value. At most 50 entries. At most 40
                characters a key. `CLEAR` empties it at the provider.
            intended_submission_method: Whose evidence is to be submitted, the merchant's or what
                the provider collects by itself.
            expand: Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At
                most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A customer's objection to a payment, raised with the bank or wallet. An inquiry is one
                too, at an earlier stage.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            InvalidRequestError: `dispute_evidence_page_limit_exceeded`: Texts and files of the
                evidence have more pages than the card network takes, as the provider estimates.
                Shorten the texts and files; under 50 pages in all are advised, and 19 for
                Mastercard. `smart_disputes_not_available`: The provider has no evidence of its own
                for this dispute, so it cannot submit any. Nothing was saved. Choose another
                `intended_submission_method`, or submit evidence of your own.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.update_dispute(dispute, submit=True)
        """
        return self._call(
            Dispute,
            "updateDispute",
            {
                "dispute": dispute,
                "submit": submit,
                "evidence": evidence,
                "metadata": metadata,
                "intended_submission_method": intended_submission_method,
                "expand": expand,
            },
            extra,
            options,
        )

    def stage_dispute_evidence(
        self,
        dispute: str,
        *,
        evidence: EvidenceParams | None = None,
        metadata: Mapping[str, str | Clear] | Clear | None = None,
        intended_submission_method: IntendedSubmissionMethod | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Dispute:
        """Stages evidence with a dispute without sending it to the bank.

        The evidence is saved and shows in the API and in the Dashboard; it can still be changed and
        cleared. The bank gets nothing until the evidence is submitted.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            dispute: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
            evidence: The evidence to stage or submit. What is left out stays as it is. At most
                150000 characters in all its texts; the client option `max_evidence_characters`
                replaces that.
            metadata: The merchant's own notes, up to 50 texts of up to 500 characters under keys of
                up to 40. Keys that are left out stay as they are; a key can be cleared, and so can
                all of them. At most 500 characters a value. At most 50 entries. At most 40
                characters a key. `CLEAR` empties it at the provider.
            intended_submission_method: Whose evidence is to be submitted, the merchant's or what
                the provider collects by itself.
            expand: Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At
                most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A customer's objection to a payment, raised with the bank or wallet. An inquiry is one
                too, at an earlier stage.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            InvalidRequestError: `dispute_evidence_page_limit_exceeded`: Texts and files of the
                evidence have more pages than the card network takes, as the provider estimates.
                Shorten the texts and files; under 50 pages in all are advised, and 19 for
                Mastercard. `smart_disputes_not_available`: The provider has no evidence of its own
                for this dispute, so it cannot submit any. Nothing was saved. Choose another
                `intended_submission_method`, or submit evidence of your own.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.stage_dispute_evidence(dispute)
        """
        return self._call(
            Dispute,
            "stageDisputeEvidence",
            {
                "dispute": dispute,
                "evidence": evidence,
                "metadata": metadata,
                "intended_submission_method": intended_submission_method,
                "expand": expand,
            },
            extra,
            options,
        )

    def submit_dispute_evidence(
        self,
        dispute: str,
        *,
        evidence: EvidenceParams | None = None,
        metadata: Mapping[str, str | Clear] | Clear | None = None,
        intended_submission_method: IntendedSubmissionMethod | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Dispute:
        """Submits a dispute's evidence to the bank.

        Sends everything that is staged, what the provider has filled in, and what this call adds.
        Evidence is typically taken once: neither a change nor an addition is possible afterwards.

        This cannot be undone.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            dispute: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
            evidence: The evidence to stage or submit. What is left out stays as it is. At most
                150000 characters in all its texts; the client option `max_evidence_characters`
                replaces that.
            metadata: The merchant's own notes, up to 50 texts of up to 500 characters under keys of
                up to 40. Keys that are left out stay as they are; a key can be cleared, and so can
                all of them. At most 500 characters a value. At most 50 entries. At most 40
                characters a key. `CLEAR` empties it at the provider.
            intended_submission_method: Whose evidence is to be submitted, the merchant's or what
                the provider collects by itself.
            expand: Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At
                most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A customer's objection to a payment, raised with the bank or wallet. An inquiry is one
                too, at an earlier stage.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            InvalidRequestError: `dispute_evidence_page_limit_exceeded`: Texts and files of the
                evidence have more pages than the card network takes, as the provider estimates.
                Shorten the texts and files; under 50 pages in all are advised, and 19 for
                Mastercard. `smart_disputes_not_available`: The provider has no evidence of its own
                for this dispute, so it cannot submit any. Nothing was saved. Choose another
                `intended_submission_method`, or submit evidence of your own.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.submit_dispute_evidence(dispute)
        """
        return self._call(
            Dispute,
            "submitDisputeEvidence",
            {
                "dispute": dispute,
                "evidence": evidence,
                "metadata": metadata,
                "intended_submission_method": intended_submission_method,
                "expand": expand,
            },
            extra,
            options,
        )

    def close_dispute(
        self,
        dispute: str,
        *,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Dispute:
        """Closes a dispute as lost; this cannot be undone.

        The merchant accepts the loss of the disputed amount: the status becomes `lost`, without a
        look at evidence. What an inquiry becomes is not documented; `warning_closed` is likely.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            dispute: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
            expand: Which ids to answer as whole objects, such as `charge`. At most 5000 characters
                an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            A customer's objection to a payment, raised with the bank or wallet. An inquiry is one
                too, at an earlier stage.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.close_dispute(dispute)
        """
        return self._call(
            Dispute,
            "closeDispute",
            {"dispute": dispute, "expand": expand},
            extra,
            options,
        )

    def create_file(
        self,
        *,
        file: FileLike,
        purpose: FilePurpose,
        file_link_data: FileLinkDataParams | None = None,
        expand: Sequence[str] | None = None,
        progress: Callable[[int, int], object] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> File:
        """Uploads a file.

        A file for evidence needs the purpose `dispute_evidence`; it is named in the evidence by the
        id that comes back. It must belong to the account that has the dispute. Files are checked
        here as evidence is, whatever the purpose: PDF, JPEG or PNG.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            file: The file. Only the last part of its name is sent. A path, bytes, a file object
                opened in binary mode, or a name with one of them; a plain `str` is refused. PDF,
                JPEG or PNG, told by the content. At most 5000000 bytes; the client option
                `max_file_bytes` replaces that.
            purpose: What a file is for. Evidence needs `dispute_evidence`.
            file_link_data: Makes a public link to the file, for purposes that allow it.
            expand: Which ids to answer as whole objects. At most 5000 characters an item.
            progress: Called with the number of bytes of the file that are sent, and with its size;
                from 0 when the request is repeated. Its exception ends the call.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            An uploaded file, without its contents.

        Raises:
            ApiError: `file_missing`: The request names or promises a file, and there is none.
                Upload the file, then name it by its id.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.create_file(file=Path("file.pdf"), purpose="account_requirement")
        """
        return self._call(
            File,
            "createFile",
            {"file": file, "purpose": purpose, "file_link_data": file_link_data, "expand": expand},
            extra,
            options,
            files=("file",),
            timestamps=("file_link_data.expires_at",),
            progress=progress,
        )

    def upload_dispute_evidence(
        self,
        *,
        file: FileLike,
        file_link_data: FileLinkDataParams | None = None,
        expand: Sequence[str] | None = None,
        progress: Callable[[int, int], object] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> File:
        """Uploads a file that can be named in a dispute's evidence.

        PDF, JPEG or PNG, up to 5 MB. One kind of evidence takes one file, so several papers belong
        into one. The file is not part of any evidence until it is named there, and is kept for nine
        months.

        Repeated automatically after a failure, with the same idempotency key.

        Args:
            file: The file. Only the last part of its name is sent. A path, bytes, a file object
                opened in binary mode, or a name with one of them; a plain `str` is refused. PDF,
                JPEG or PNG, told by the content. At most 5000000 bytes; the client option
                `max_file_bytes` replaces that.
            file_link_data: Makes a public link to the file, for purposes that allow it.
            expand: Which ids to answer as whole objects. At most 5000 characters an item.
            progress: Called with the number of bytes of the file that are sent, and with its size;
                from 0 when the request is repeated. Its exception ends the call.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            An uploaded file, without its contents.

        Raises:
            ApiError: `file_missing`: The request names or promises a file, and there is none.
                Upload the file, then name it by its id.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.upload_dispute_evidence(file=Path("file.pdf"))
        """
        return self._call(
            File,
            "uploadDisputeEvidence",
            {"file": file, "file_link_data": file_link_data, "expand": expand},
            extra,
            options,
            files=("file",),
            timestamps=("file_link_data.expires_at",),
            progress=progress,
        )

    def list_files(
        self,
        *,
        purpose: FilePurpose | None = None,
        created: CreatedRangeParams | None = None,
        limit: int | None = None,
        starting_after: str | None = None,
        ending_before: str | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Pages[File, FileList]:
        """Lists files, the newest first.

        Files of the account that the call acts for, without their contents.

        Reads only; repeated automatically after a failure.

        Args:
            purpose: Only files for this purpose.
            created: Only files that were made within this range of time.
            limit: How many files a page has; 10 without it. From 1 to 100.
            starting_after: The id of a file; the page begins with the next older one. It excludes
                `ending_before`. At most 5000 characters.
            ending_before: The id of a file; the page ends with the next newer one. It excludes
                `starting_after`. At most 5000 characters.
            expand: Which ids to answer as whole objects. At most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of each page's call.

        Returns:
            Every `File`, fetched page by page during the iteration. With `ending_before` it goes
                backwards. `pages()` returns the pages, `first_page()` only the first one.

        Raises:
            ApiError: `parameters_exclusive`: Two parameters exclude each other, such as
                `starting_after` and `ending_before`. Leave one of them out.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> for item in client.list_files():
            ...     print(item)
        """
        return self._pages(
            FileList,
            lambda page: page.data,
            "listFiles",
            {
                "purpose": purpose,
                "created": created,
                "limit": limit,
                "starting_after": starting_after,
                "ending_before": ending_before,
                "expand": expand,
            },
            extra,
            options,
            timestamps=("created.gt", "created.gte", "created.lt", "created.lte"),
        )

    def retrieve_file(
        self,
        file: str,
        *,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> File:
        """Retrieves what is known about a file, without its contents.

        Its purpose, size, type and links. It changes nothing.

        Reads only; repeated automatically after a failure.

        Args:
            file: The file's id (`file_…`). At most 5000 characters.
            expand: Which ids to answer as whole objects. At most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            An uploaded file, without its contents.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.retrieve_file(file)
        """
        return self._call(
            File,
            "retrieveFile",
            {"file": file, "expand": expand},
            extra,
            options,
        )

    def download_file(
        self,
        file: str,
        *,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Content:
        """Downloads a file's contents.

        The bytes as they were uploaded. Not every purpose allows it; `dispute_evidence` does.

        Reads only; repeated automatically after a failure.

        Args:
            file: The file's id (`file_…`). At most 5000 characters.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            The bytes.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.download_file(file)
        """
        return self._call(
            Content,
            "downloadFile",
            {"file": file},
            extra,
            options,
        )

    def list_events(
        self,
        *,
        type: str | None = None,
        types: Sequence[str] | None = None,
        delivery_success: bool | None = None,
        created: CreatedRangeParams | None = None,
        limit: int | None = None,
        starting_after: str | None = None,
        ending_before: str | None = None,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> Pages[StripeMessage, EventList]:
        """Lists the events of the last 30 days, the newest first.

        Finds what a webhook has missed: with `delivery_success` false only events that could not be
        delivered to all endpoints. The objects inside are as they were when the event was made.

        Reads only; repeated automatically after a failure.

        Args:
            type: Only events of this type, such as `charge.dispute.created`, or of a group, such as
                `charge.dispute.*`. At most 5000 characters.
            types: Only events of these types, at most 20. It excludes `type`. At most 5000
                characters an item. At most 20 items.
            delivery_success: Only events that all endpoints have taken (true), or that some have
                not (false).
            created: Only events that were made within this range of time.
            limit: How many events a page has; 10 without it. From 1 to 100.
            starting_after: The id of an event; the page begins with the next older one. It excludes
                `ending_before`. At most 5000 characters.
            ending_before: The id of an event; the page ends with the next newer one. It excludes
                `starting_after`. At most 5000 characters.
            expand: Which ids to answer as whole objects. Ids inside an event's object are never
                expanded. At most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of each page's call.

        Returns:
            Every `StripeMessage`, fetched page by page during the iteration. With `ending_before`
                it goes backwards. `pages()` returns the pages, `first_page()` only the first one.

        Raises:
            ApiError: `parameters_exclusive`: Two parameters exclude each other, such as
                `starting_after` and `ending_before`. Leave one of them out.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> for item in client.list_events():
            ...     print(item)
        """
        return self._pages(
            EventList,
            lambda page: page.data,
            "listEvents",
            {
                "type": type,
                "types": types,
                "delivery_success": delivery_success,
                "created": created,
                "limit": limit,
                "starting_after": starting_after,
                "ending_before": ending_before,
                "expand": expand,
            },
            extra,
            options,
            timestamps=("created.gt", "created.gte", "created.lt", "created.lte"),
        )

    def retrieve_event(
        self,
        id: str,
        *,
        expand: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        options: CallOptions | None = None,
    ) -> StripeMessage:
        """Retrieves an event of the last 30 days.

        The object inside is as it was when the event was made.

        Reads only; repeated automatically after a failure.

        Args:
            id: The event's id (`evt_…`). At most 5000 characters.
            expand: Which ids to answer as whole objects. Ids inside an event's object are never
                expanded. At most 5000 characters an item.
            extra: Parameters that this version does not have, under their wire names.
            options: Options of this call.

        Returns:
            The message, of its kind, as the receiver would return it.

        Raises:
            ApiError: `resource_missing`: There is no such object for this key, or a parameter names
                one that there is not. Check the id, that key and object are of the same mode, and
                that the option `account` names the account that has the object.
            RebuttalError: As any call may; `StripeClient` has the list. `outcome` says whether it
                happened.

        Example:
            >>> response = client.retrieve_event(id)
        """
        return self._call(
            KINDS,
            "retrieveEvent",
            {"id": id, "expand": expand},
            extra,
            options,
        )

    def stage_packet(
        self,
        packet: EvidencePacket,
        *,
        accept_findings: Sequence[str] = (),
        progress: Callable[[int, int], object] | None = None,
        options: CallOptions | None = None,
    ) -> PacketResponse[Dispute]:
        """Stages a packet of evidence without sending it to the bank.

        Checks and builds the packet, uploads its files and saves everything with the dispute, where
        it can still be changed. The bank gets nothing until the packet is submitted. Called again
        with the same packet, also after a crash, it uploads no file twice.

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
            RebuttalError: As `stage_dispute_evidence` may. `outcome` says whether it happened.

        Example:
            >>> response = client.stage_packet(packet)
        """
        return self._send_packet(
            Dispute,
            "stageDisputeEvidence",
            packet,
            accept_findings,
            progress,
            options,
        )

    def submit_packet(
        self,
        packet: EvidencePacket,
        *,
        accept_findings: Sequence[str] = (),
        progress: Callable[[int, int], object] | None = None,
        options: CallOptions | None = None,
    ) -> PacketResponse[Dispute]:
        """Submits a packet of evidence to the bank, once.

        Checks and builds the packet, looks at the dispute, uploads the files and submits
        everything. Called again with the same packet, also after a crash, it finishes what was
        begun and submits nothing twice: idempotency keys come from what is sent, files that are
        there are used, and the dispute is looked at before. A dispute that has this evidence
        already is answered with as it is; one that was answered with other evidence is an
        `AlreadyAnsweredError`. **This cannot be undone.**

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
            RebuttalError: As `submit_dispute_evidence` may. `outcome` says whether it happened.

        Example:
            >>> response = client.submit_packet(packet)
        """
        return self._send_packet(
            Dispute,
            "submitDisputeEvidence",
            packet,
            accept_findings,
            progress,
            options,
        )
