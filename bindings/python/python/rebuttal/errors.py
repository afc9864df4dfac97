"""What can go wrong, and what became of the request.

Every exception is a `RebuttalError`. Its `outcome` answers the question that matters first: did the
thing that was asked for happen at the provider? `"not_done"`: no. `"done"`: yes, although the call did
not end well. `"unknown"`: nobody here can tell.
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


class Cause(Exception):
    """What the native half reported below an error; always a `__cause__`, never raised by itself."""


class RebuttalError(Exception):
    """The root of every exception of this package.

    Neither its text nor its `repr` shows keys, evidence or bodies. `raw` and `provider_message` are left
    out when the exception is pickled, because they may hold personal data; its causes are pickled as text.

    `args` are the message and a dictionary of facts, so that whatever makes the exception again from them
    (`type(e)(*e.args)`, as Celery does for results in JSON) keeps its outcome. Made without any, its outcome
    is `"unknown"`.
    """

    message: str
    """One sentence: what happened, where, and what to do next."""
    outcome: Literal["not_done", "done", "unknown"]
    """Did it happen at the provider?"""
    retryable: bool
    """Whether calling again in the same way is safe and of use, by the provider's published rules.
    Where an idempotency key makes it safe, that takes a key of your own: a call without one gets a
    new one."""
    retry_after: float | None
    """How many seconds the provider asks to wait before it is asked again, where it says so. A call waits by
    itself while its time limit allows it."""
    after_lost_attempt: bool
    """With `AlreadyAnsweredError`: the answer to an earlier attempt of this very call was lost, so that
    it was probably this call that did it."""
    attempts: int
    """How many requests the call started; 0 when it was refused before."""
    provider: str | None
    """The provider, by the name of its module; None where no client or receiver had a part in it."""
    operation: str | None
    """The operation that was called, by the name in the provider's document, such as `"closeDispute"`."""
    http_status: int | None
    """The HTTP status of the answer, where there was one."""
    field: str | None
    """The parameter or option at fault, as the caller names it."""
    path: str | None
    """The place on the wire, as a JSON pointer."""
    code: str | None
    """The provider's own code. As all its texts here it is as it came, but for control characters, which are
    escaped, and for what no provider writes: beyond 256 characters it is cut. `raw` has the bytes."""
    provider_message: str | None
    """The provider's own words, escaped and cut as `code` is, after 1,500 characters. They may name people:
    don't log them."""
    request_id: str | None
    """The provider's identifier of the request, where it gives one."""
    idempotency_key: str | None
    """The key by which the provider would know a repetition of this call, where it takes one: with it the
    call can be made again without a second effect."""
    details: dict[str, str]
    """What else the provider says, under the names that its document lists, such as the parameter at fault."""
    reason: str | None
    """With `SignatureError` a fixed word for what is wrong, such as `"mismatch"`; else the reason that the
    provider gives for a refusal, such as the limit that was met."""
    excerpt: str | None
    """With `DecodeError`: what was found instead; capped, and without private values."""
    raw: bytes | None
    """The answer's bytes as they arrived. They may hold personal data: don't log them."""

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
            # Whoever made it again may have lost some on the way.
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
        # Not handed on: a `TimeoutError` would take two arguments for a number and its text.
        self.args = (message, self._facts())

    def _facts(self) -> dict[str, Any]:
        """What may be stored and shown, but for what is as it is without a word."""
        facts: dict[str, Any] = {
            name: getattr(self, name)
            for name, default in _FACTS.items()
            if name != "provider_message" and getattr(self, name) != default
        }
        return {
            "outcome": self.outcome,
            **facts,
            **({"details": self.details} if self.details else {}),
        }

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        told = [repr(self.message), f"outcome={self.outcome!r}"]
        for name in (
            "provider",
            "operation",
            "code",
            "field",
            "path",
            "reason",
            "http_status",
            "request_id",
        ):
            value = getattr(self, name)
            if value is not None:
                told.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(told)})"

    def __reduce__(self) -> tuple[Any, ...]:
        causes = []
        cause = self.__cause__
        while cause is not None:
            # The exception of a signer or of the operating system need not be picklable; its text is.
            told = str(cause) if isinstance(cause, Cause) else f"{type(cause).__name__}: {cause}"
            causes.append(told)
            cause = cause.__cause__
        return _restore, (type(self), self.message, self._facts(), causes)


class ConfigError(RebuttalError):
    """A key, URL or option that no client, receiver or key object can be made with."""


class InvalidArgumentError(RebuttalError, ValueError):
    """An argument was refused here, before anything was sent; `field` names it."""


class TransportError(RebuttalError):
    """Never connected, or the connection was lost; `outcome` tells which."""


class RequestTimeoutError(TransportError, TimeoutError):
    """A time limit passed: connecting, one attempt, or the whole call."""


class ApiError(RebuttalError):
    """The provider answered with a failure; the classes below say which, where it is known."""

    @property
    def type(self) -> str | None:
        """The provider's type of the failure, coarser than its code, where its answers have one."""
        return self.details.get("type")

    @property
    def param(self) -> str | None:
        """The parameter at fault as the provider names it, where its answers do."""
        return self.details.get("param")


class AuthenticationError(ApiError):
    """The provider does not know the key, or refuses the signature."""


class PermissionDeniedError(ApiError):
    """The key is known but may not do this."""


class NotFoundError(ApiError):
    """There is no such object, or it belongs to another account."""


class InvalidRequestError(ApiError):
    """The provider refuses a parameter."""


class RejectedError(ApiError):
    """The provider refuses the action for a reason of its own."""


class AlreadyAnsweredError(ApiError):
    """It had been done before; see `after_lost_attempt`."""


class DeadlinePassedError(ApiError):
    """The time to answer is over."""


class ConflictError(ApiError):
    """Another request is at work on the same thing."""


class RateLimitedError(ApiError):
    """Too many requests."""


class ServerError(ApiError):
    """The provider failed."""


class OutcomeUnknownError(ApiError):
    """The provider says that it may have happened."""


class DecodeError(RebuttalError):
    """An answer or message that is not what the provider's document promises; `path` says where."""


class SignatureError(RebuttalError):
    """A signature is missing, malformed, wrong, too old or too new; `reason` says which."""


class DeduplicatorError(RebuttalError):
    """A message that may have been processed before could not be; don't acknowledge it.

    This class itself: the store gave something that its protocol does not have.
    """


class InProgressError(DeduplicatorError):
    """Another worker is processing the message: don't acknowledge it, so that it comes again.

    `details["until"]` is when that one's lease ends, in ISO 8601.
    """


class ClaimLostError(DeduplicatorError):
    """The processing took longer than its lease and another worker has the message now: it may be processed twice."""


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
    """Makes the exception for an error that crossed the border; called by the native half."""
    # Whoever gets here has loaded it, and a process without file descriptors can load nothing else.
    import msgspec

    facts: dict[str, Any] = msgspec.json.decode(data)
    cls = globals().get(facts.pop("class"), RebuttalError)
    return _restore(cls, facts.pop("message"), facts, facts.pop("causes"), raw)
