"""What loggers and observers are told of calls.

No native thread touches Python: the native half gathers the facts of a call, and the thread or event
loop that made it takes and tells them at its end. Where nobody wants them, none are gathered.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from rebuttal._native import unraisable, unreadable_shown
from rebuttal._runtime.hints import passes
from rebuttal.errors import ConfigError, RebuttalError

if TYPE_CHECKING:
    import logging

RetryClass = Literal["never", "read", "keyed", "confirm"]
Outcome = Literal["not_done", "done", "unknown"]


@passes
class AttemptFacts(msgspec.Struct, frozen=True, kw_only=True, tag="attempt"):
    """One attempt at a call. It holds no key, no evidence, no personal data and no id of a dispute."""

    provider: str
    """The provider, by the name of its module."""
    operation: str
    """The operation's id, such as `"closeDispute"`."""
    retry_class: RetryClass
    """How the operation may be repeated."""
    method: str
    """The HTTP method."""
    url_template: str
    """The path, with names in braces where it holds identifiers, and without the query."""
    server_address: str
    """The host."""
    server_port: int
    """Its port."""
    attempt: int
    """Its number, from 1."""
    started_at: float
    """When it began, in seconds since 1970."""
    duration: float
    """How many seconds it took, signing included."""
    outcome: Outcome
    """What is known of this attempt alone."""
    error_class: str | None
    """The name of the class of error, if something went wrong."""
    cancelled: bool
    """Whether the call was cancelled while this attempt was under way."""
    http_status: int | None
    """The HTTP status, where an answer came."""
    http_version: str | None
    """The version of HTTP that answered: `"1.1"` or `"2"`."""
    request_id: str | None
    """The provider's identifier of the request, where it gives one."""
    request_bytes: int
    """The size of the request's body."""
    response_bytes: int | None
    """The size of the answer's body, where the whole of it came."""
    retry_reason: str | None
    """Why another attempt follows, if one does: `"never_sent"`, `"lost"`, `"unknown"`, `"busy"`, `"conflict"`,
    `"garbled"`, or `"advised"` where the provider asks for it."""
    retry_wait: float | None
    """How many seconds are waited before that."""


@passes
class CallFacts(msgspec.Struct, frozen=True, kw_only=True, tag="call"):
    """One call; each page of a list is one. It holds no key, no evidence, no personal data and no id of a
    dispute."""

    provider: str
    """The provider, by the name of its module."""
    operation: str
    """The operation's id, such as `"closeDispute"`."""
    retry_class: RetryClass
    """How the operation may be repeated."""
    method: str
    """The HTTP method."""
    url_template: str
    """The path, with names in braces where it holds identifiers, and without the query."""
    server_address: str
    """The host."""
    server_port: int
    """Its port."""
    attempts: int
    """How many requests were started for it; 0 where it was refused before."""
    started_at: float
    """When it began, in seconds since 1970."""
    duration: float
    """How many seconds it took, repetitions and waits included."""
    outcome: Outcome
    """Did it happen at the provider?"""
    error_class: str | None
    """The name of the class of what was raised, if that is an error."""
    cancelled: bool
    """Whether it was cancelled, or interrupted, before its end."""
    http_status: int | None
    """The HTTP status of the last answer."""
    code: str | None
    """The provider's own code for a refusal."""
    request_id: str | None
    """The provider's identifier of the last request, where it gives one."""


@passes
class Observer(Protocol):
    """Is told what became of each attempt and each call of a client, for metrics and traces.

    Any object with one of these methods will do; a subclass need not have both. They run when the call
    has ended, in the thread or event loop that made it, so they should be quick. What they raise goes to
    `sys.unraisablehook` and changes no call.
    """

    def attempt(self, facts: AttemptFacts, /) -> object:
        """An attempt has ended: it was answered, it failed, or it was cancelled."""
        return None

    def call(self, facts: CallFacts, /) -> object:
        """A call has ended."""
        return None


_facts = msgspec.json.Decoder(list[AttemptFacts | CallFacts])


def check(option: str, observer: Any) -> None:
    """Checks that it has something that can be told.

    Raises:
        ConfigError: It has neither method, or one of them is a coroutine function, which nothing awaits.
    """
    found = {name: getattr(observer, name, None) for name in ("attempt", "call")}
    if not any(callable(method) for method in found.values()):
        raise ConfigError(
            f"the option `{option}` must have a method `call` or `attempt`, which {type(observer).__name__} "
            "has not",
            outcome="not_done",
            field=option,
        )
    # It takes long to load, and few programs come here.
    import inspect

    waits = next(
        (name for name, method in found.items() if inspect.iscoroutinefunction(method)), None
    )
    if waits is not None:
        raise ConfigError(
            f"the option `{option}` has a coroutine function `{waits}`, which nothing awaits; give a plain one",
            outcome="not_done",
            field=option,
        )


# As in `logging`.
_DEBUG, _INFO, _WARNING = 10, 20, 30


class Log:
    """A provider's logger. While nobody has loaded `logging`, which takes long, nobody listens either."""

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self._logger: logging.Logger | None = None

    def hears(self, level: int) -> logging.Logger | None:
        """The logger, if anybody hears what is of that level."""
        if self._logger is None and "logging" in sys.modules:
            # Waits for another thread that is loading it just now.
            import logging

            quiet = logging.getLogger("rebuttal")
            if not quiet.handlers:
                quiet.addHandler(logging.NullHandler())
            self._logger = logging.getLogger(f"rebuttal.{self.provider}")
        logger = self._logger
        return logger if logger is not None and logger.isEnabledFor(level) else None


class Watch:
    """Whom a client tells of its calls."""

    def __init__(self, provider: str, observer: Observer | None) -> None:
        self._log = Log(provider)
        self._observer = observer

    def wants(self) -> bool:
        """Whether anybody wants to be told of a call that begins now."""
        return self._observer is not None or self._log.hears(_INFO) is not None

    def unreadable(self, operation: str, fields: list[str]) -> None:
        """Logs what of an answer could not be read."""
        unreadable(self._log, f"the answer to {operation}", fields)

    def tell(self, json: bytes | None) -> None:
        """Tells what was gathered, if anything was; nothing that an observer or a handler raises comes out."""
        if json is None:
            return
        for facts in _facts.decode(json):
            name = "attempt" if isinstance(facts, AttemptFacts) else "call"
            method = getattr(self._observer, name, None)
            level = _level(facts)
            logger = self._log.hears(level)
            try:
                if logger is not None:
                    told = msgspec.structs.asdict(facts)
                    logger.log(level, "%s", _sentence(facts), extra=told)
            except Exception as error:
                unraisable(error, logger)
            try:
                if method is not None:
                    method(facts)
            except Exception as error:
                unraisable(error, method)


def _level(facts: AttemptFacts | CallFacts) -> int:
    if isinstance(facts, AttemptFacts):
        return _DEBUG if facts.retry_reason is None else _INFO
    if facts.error_class is None and not facts.cancelled:
        return _DEBUG
    # Somebody has to look whether it happened.
    return _WARNING if facts.outcome == "unknown" else _INFO


def _sentence(facts: AttemptFacts | CallFacts) -> str:
    end = "was cancelled" if facts.cancelled else "succeeded"
    if facts.error_class is not None:
        end = f"ended with {facts.error_class}"
    status = "" if facts.http_status is None else f" (HTTP {facts.http_status})"
    if isinstance(facts, AttemptFacts):
        next_one = (
            ""
            if facts.retry_reason is None
            else f"; another follows in {facts.retry_wait:.2f} s because it was {facts.retry_reason}"
        )
        return f"{facts.operation}: attempt {facts.attempt} {end}{status} after {facts.duration:.3f} s{next_one}"
    return (
        f"{facts.operation} {end}{status} after {facts.attempts} attempts and {facts.duration:.3f} s; "
        f"outcome: {facts.outcome}"
    )


def unreadable(log: Log, what: str, fields: list[str]) -> None:
    """Logs that parts of a message or an answer could not be read: where they stand, never what they are."""
    logger = log.hears(_WARNING)
    if logger is None:
        return
    told = {"provider": log.provider, "unreadable_fields": fields}
    try:
        shown = unreadable_shown(fields)
        logger.log(_WARNING, "%s has fields that could not be read: %s", what, shown, extra=told)
    except Exception as failure:
        unraisable(failure, logger)


def webhook(log: Log, provider: str, kind: str | None, error: RebuttalError | None) -> None:
    """Logs what became of a webhook: which kind of message it is, or why it was refused."""
    logger = log.hears(_INFO)
    if logger is None:
        return
    reason = getattr(error, "reason", None)
    error_class = None if error is None else type(error).__name__
    told = {"provider": provider, "webhook": kind, "error_class": error_class, "reason": reason}
    level = _DEBUG if error is None else _WARNING
    end = "is good" if error is None else f"is refused with {error_class}"
    try:
        logger.log(level, "a webhook %s", end if reason is None else f"{end}: {reason}", extra=told)
    except Exception as failure:
        unraisable(failure, logger)
