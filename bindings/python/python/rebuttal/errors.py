"""Errors, and whether the requested operation happened.

Every exception is a `RebuttalError`. Its `outcome` answers the most important question: did the operation
happen at the provider? `"not_done"`: no. `"done"`: yes, although the call failed. `"unknown"`: it may have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

__all__ = [
    "AlreadyAnsweredError",
    "ApiError",
    "AuthenticationError",
    "Cause",
    "ClaimLostError",
    "ConfigError",
    "ConflictError",
    "DeadlinePassedError",
    "DecodeError",
    "DeduplicatorError",
    "DeduplicatorFullError",
    "InProgressError",
    "InvalidArgumentError",
    "InvalidRequestError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitedError",
    "RebuttalError",
    "RejectedError",
    "RequestTimeoutError",
    "ServerError",
    "SignatureError",
    "TransportError",
]

_OUTCOMES = ("not_done", "done", "unknown")

_FACTS = {
    "outcome": "unknown",
    "retryable": False,
    "retry_after": None,
    "after_lost_attempt": False,
    "attempts": 0,
    "provider": None,
    "operation": None,
    "http_status": None,
    "field": None,
    "path": None,
    "code": None,
    "provider_message": None,
    "request_id": None,
    "idempotency_key": None,
    "reason": None,
    "excerpt": None,
}

_SHOWN = ("provider", "operation", "code", "field", "path", "reason", "http_status", "request_id")


class Cause(Exception):
    """A cause that the native half reported; always a `__cause__`, never raised itself."""


class RebuttalError(Exception):
    """The root of every exception of this package.

    Neither its text nor its `repr` shows keys, evidence or bodies. `raw` and `provider_message` are not
    pickled, because they may hold personal data; causes are pickled as text.

    `args` are the message and a dictionary of facts, so that `type(e)(*e.args)`, as Celery does it for
    results in JSON, keeps the outcome. Without facts the outcome is `"unknown"`.
    """

    message: str
    """One sentence: what happened, where, and what to do next."""
    outcome: Literal["not_done", "done", "unknown"]
    """Did it happen at the provider?"""
    retryable: bool
    """Whether calling again in the same way is safe and can help, by the provider's published rules. If only
    an idempotency key makes it safe, give a key of your own: a call without one gets a new one."""
    retry_after: float | None
    """How many seconds the provider asks to wait before the next request, if it says so. A call itself waits
    within its time limit."""
    after_lost_attempt: bool
    """With `AlreadyAnsweredError`: the response to an earlier attempt of this call was lost, so that
    probably this call answered the dispute."""
    attempts: int
    """How many requests the call started; 0 if it was refused before."""
    provider: str | None
    """The provider, by the name of its module; None without a client or receiver."""
    operation: str | None
    """The operation, by its name in the provider's document, such as `"closeDispute"`."""
    http_status: int | None
    """The HTTP status of the response, if there was one."""
    field: str | None
    """The parameter or option at fault, as the caller names it."""
    path: str | None
    """The path in the JSON of request or response, as a JSON pointer."""
    code: str | None
    """The provider's own code. Control characters are escaped, and it is cut after 256 characters, as all
    texts of the provider here; `raw` has the bytes."""
    provider_message: str | None
    """The provider's own message, escaped as `code` is and cut after 1,500 characters. It may name people:
    don't log it."""
    request_id: str | None
    """The provider's identifier of the request, if it gives one."""
    idempotency_key: str | None
    """The key by which the provider recognises a repetition of this call, if it supports that: a call with
    this key has no second effect."""
    details: dict[str, str]
    """Further texts of the provider, under the names in its document, such as the parameter at fault."""
    reason: str | None
    """With `SignatureError` a fixed word, such as `"mismatch"`; else the provider's reason for a refusal,
    such as the limit that was exceeded."""
    excerpt: str | None
    """With `DecodeError`: what was found instead; shortened, and without private values."""
    raw: bytes | None
    """The response's bytes as received. They may hold personal data: don't log them."""

    def __init__(
        self,
        message: str = "",
        args: object = None,
        /,
        *,
        raw: bytes | None = None,
        details: Mapping[str, str] | None = None,
        **facts: Any,
    ) -> None:
        unknown = facts.keys() - _FACTS.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        if isinstance(args, Mapping):
            # A serialiser may have dropped some.
            facts = {**{name: args[name] for name in _FACTS if name in args}, **facts}
            details = args.get("details") if details is None else details
        if facts.get("outcome") not in _OUTCOMES:
            facts["outcome"] = "unknown"
        self.message = message
        self.raw = raw
        self.details = dict(details) if isinstance(details, Mapping) else {}
        for name, default in _FACTS.items():
            setattr(self, name, facts.get(name, default))
        super().__init__(message)
        # Not passed to `super()`: a `TimeoutError` takes two arguments for a number and its text.
        self.args = (message, self._facts())

    def _facts(self) -> dict[str, Any]:
        """The facts that may be stored and shown, without defaults."""
        facts: dict[str, Any] = {
            name: getattr(self, name)
            for name, default in _FACTS.items()
            if name != "provider_message" and getattr(self, name) != default
        }
        details = {"details": self.details} if self.details else {}
        return {"outcome": self.outcome, **facts, **details}

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        given = [(name, getattr(self, name)) for name in _SHOWN]
        facts = "".join(f", {name}={value!r}" for name, value in given if value is not None)
        return f"{type(self).__name__}({self.message!r}, outcome={self.outcome!r}{facts})"

    def __reduce__(self) -> tuple[Any, ...]:
        causes = []
        cause = self.__cause__
        while cause is not None:
            # The exception of a signer or of the operating system need not be picklable; its text is.
            native = isinstance(cause, Cause)
            causes.append(str(cause) if native else f"{type(cause).__name__}: {cause}")
            cause = cause.__cause__
        return _restore, (type(self), self.message, self._facts(), causes)


class ConfigError(RebuttalError):
    """A key, URL or option with which no client, receiver or key object can be made."""


class InvalidArgumentError(RebuttalError, ValueError):
    """An argument was refused before anything was sent; `field` names it."""


class TransportError(RebuttalError):
    """Could not connect, or the connection was lost; see `outcome`."""


class RequestTimeoutError(TransportError, TimeoutError):
    """A time limit passed: of connecting, of one attempt, or of the whole call."""


class ApiError(RebuttalError):
    """The provider responded with a failure; the classes below say which, if it is known."""

    @property
    def type(self) -> str | None:
        """The provider's type of the failure, more general than its code, if its responses have one."""
        return self.details.get("type")

    @property
    def param(self) -> str | None:
        """The parameter at fault as the provider names it, if its responses do."""
        return self.details.get("param")


class AuthenticationError(ApiError):
    """The provider does not know the key, or refuses the signature."""


class PermissionDeniedError(ApiError):
    """The key is known but does not permit this."""


class NotFoundError(ApiError):
    """There is no such object, or it belongs to another account."""


class InvalidRequestError(ApiError):
    """The provider refuses a parameter."""


class RejectedError(ApiError):
    """The provider refuses the action for a reason of its own."""


class AlreadyAnsweredError(ApiError):
    """The dispute was answered before; see `after_lost_attempt`."""


class DeadlinePassedError(ApiError):
    """The time to answer is over."""


class ConflictError(ApiError):
    """Another request is changing the same object."""


class RateLimitedError(ApiError):
    """Too many requests."""


class ServerError(ApiError):
    """The provider failed."""


class OutcomeUnknownError(ApiError):
    """The provider says that it may have happened."""


class DecodeError(RebuttalError):
    """A response or message that differs from the provider's document; `path` says where."""


class SignatureError(RebuttalError):
    """A signature is missing, malformed, wrong, too old or too new; `reason` says which."""


class DeduplicatorError(RebuttalError):
    """A message could not be claimed or committed; don't acknowledge it.

    This class itself: the store failed, or returned a value outside its protocol.
    """


class InProgressError(DeduplicatorError):
    """Another worker is processing the message: don't acknowledge it, so that it is sent again.

    `details["until"]` is the end of that worker's lease, in ISO 8601.
    """


class ClaimLostError(DeduplicatorError):
    """The work took longer than its lease and another worker claimed the message: it may be processed twice."""


class DeduplicatorFullError(DeduplicatorError):
    """A deduplicator in memory is full of messages that are being processed."""


def _restore(
    cls: type[RebuttalError],
    message: str,
    facts: dict[str, Any],
    causes: list[str],
    raw: bytes | None = None,
) -> RebuttalError:
    error = cls(message, raw=raw, **facts)
    above: BaseException = error
    for text in causes:
        above.__cause__ = Cause(text)
        above = above.__cause__
    return error


def _make(data: str, raw: bytes | None) -> RebuttalError:
    """Makes the exception of an error of the native half, which calls it."""
    # It is imported already; a process without file descriptors could not import another module.
    import msgspec

    facts: dict[str, Any] = msgspec.json.decode(data)
    cls = globals().get(facts.pop("class"), RebuttalError)
    return _restore(cls, facts.pop("message"), facts, facts.pop("causes"), raw)
