"""What loggers and observers receive about calls.

No native thread touches Python: the native half collects the facts of a call, and the thread or event loop that made
the call reports them at its end. Without a logger or observer, none are collected.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from rebuttal._native import unraisable, unreadable_shown
from rebuttal._runtime import refusals
from rebuttal._runtime.hints import passes
from rebuttal.errors import RebuttalError

if TYPE_CHECKING:
    import logging

RetryClass = Literal["never", "read", "keyed", "confirm"]
Outcome = Literal["not_done", "done", "unknown"]


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    provider: str
    """The provider, by the name of its module."""
    operation: str
    """The operation's id, such as `"closeDispute"`."""
    retry_class: RetryClass
    """How the operation may be repeated."""
    method: str
    """The HTTP method."""
    url_template: str
    """The path, with names in braces in place of identifiers, and without the query."""
    server_address: str
    """The host."""
    server_port: int
    """Its port."""
    started_at: float
    """When it began, in seconds since 1970."""
    duration: float
    """How many seconds it took: an attempt with its signature, a call with its repetitions and waits."""
    outcome: Outcome
    """Did it happen at the provider? Of an attempt: what is known of this attempt alone."""
    error_class: str | None
    """The name of the class of the error, if there was one."""
    cancelled: bool
    """Whether the call was cancelled, or interrupted, before its end."""
    http_status: int | None
    """The HTTP status of the (last) response, if there was one."""
    request_id: str | None
    """The provider's identifier of the (last) request, if it gives one."""


@passes
class AttemptFacts(_Facts, frozen=True, kw_only=True, tag="attempt"):
    """One attempt at a call. It has no key, no evidence, no personal data and no id of a dispute."""

    attempt: int
    """Its number, from 1."""
    http_version: str | None
    """The version of HTTP of the response: `"1.1"` or `"2"`."""
    request_bytes: int
    """The size of the request's body."""
    response_bytes: int | None
    """The size of the response's body, if all of it arrived."""
    retry_reason: str | None
    """Why another attempt follows, if one does: `"never_sent"`, `"lost"`, `"unknown"`, `"busy"`, `"conflict"`,
    `"garbled"`, or `"advised"` if the provider asks for it."""
    retry_wait: float | None
    """How many seconds pass before it."""


@passes
class CallFacts(_Facts, frozen=True, kw_only=True, tag="call"):
    """One call; each page of a list is one. It has no key, no evidence, no personal data and no id of a
    dispute."""

    attempts: int
    """How many requests were started for it; 0 if it was refused before."""
    code: str | None
    """The provider's own code for a refusal."""


@passes
class Observer(Protocol):
    """Receives the outcome of every attempt and every call of a client, for metrics and traces.

    Any object with one of these methods is accepted; a subclass need not have both. They run when the call
    has ended, in the thread or event loop that made it, so they should be quick. Their exceptions go to
    `sys.unraisablehook` and change no call.
    """

    def attempt(self, facts: AttemptFacts, /) -> object:
        """An attempt has ended: with a response, with a failure, or by cancelling."""
        return None

    def call(self, facts: CallFacts, /) -> object:
        """A call has ended."""
        return None


_facts = msgspec.json.Decoder(list[AttemptFacts | CallFacts])


def check(option: str, observer: Any) -> None:
    """Checks an observer.

    Raises:
        ConfigError: It has neither method, or one of them is a coroutine function, which nothing awaits.
    """
    found = {name: getattr(observer, name, None) for name in ("attempt", "call")}
    if not any(callable(method) for method in found.values()):
        problem = f"must have a method `call` or `attempt`, unlike {refusals.a(observer)}"
        raise refusals.option(option, problem)
    for name, method in found.items():
        if method is not None and refusals.is_coroutine_function(method):
            problem = f"has a coroutine function `{name}`, which nothing awaits; give a plain one"
            raise refusals.option(option, problem)


# As in `logging`.
_DEBUG, _INFO, _WARNING = 10, 20, 30


class Log:
    """A provider's logger. Until the program imports `logging`, which takes long, nothing is logged."""

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self._logger: logging.Logger | None = None

    def enabled(self, level: int) -> logging.Logger | None:
        """The logger, if it is enabled for that level."""
        if self._logger is None and "logging" in sys.modules:
            # Waits for another thread that is importing it.
            import logging

            root = logging.getLogger("rebuttal")
            if not root.handlers:
                root.addHandler(logging.NullHandler())
            self._logger = logging.getLogger(f"rebuttal.{self.provider}")
        logger = self._logger
        return logger if logger is not None and logger.isEnabledFor(level) else None

    def write(self, level: int, text: str, *values: object, **extra: Any) -> None:
        """Logs, if the level is enabled; what a handler raises is not passed on."""
        logger = self.enabled(level)
        try:
            if logger is not None:
                logger.log(level, text, *values, extra=extra)
        except Exception as error:
            unraisable(error, logger)

    def unreadable(self, what: str, fields: list[str]) -> None:
        """Logs that parts of a message or a response could not be read: their paths, but neither their values
        nor keys of maps."""
        if self.enabled(_WARNING) is None:
            return
        shown = unreadable_shown(self.provider, fields)
        text = "%s has fields that could not be read: %s"
        paths = ", ".join(shown)
        self.write(_WARNING, text, what, paths, provider=self.provider, unreadable_fields=shown)

    def webhook(self, kind: str | None, error: RebuttalError | None) -> None:
        """Logs a webhook: its kind of message, or why it was refused."""
        if self.enabled(_INFO) is None:
            return
        reason = getattr(error, "reason", None)
        error_class = None if error is None else type(error).__name__
        end = "is valid" if error is None else f"is refused with {error_class}"
        self.write(
            _DEBUG if error is None else _WARNING,
            "a webhook %s",
            end if reason is None else f"{end}: {reason}",
            provider=self.provider,
            webhook=kind,
            error_class=error_class,
            reason=reason,
        )


class Reporter:
    """Reports the calls of a client to its logger and its observer."""

    def __init__(self, provider: str, observer: Observer | None) -> None:
        self.log = Log(provider)
        self._observer = observer

    def enabled(self) -> bool:
        """Whether a call that begins now is to be reported."""
        return self._observer is not None or self.log.enabled(_INFO) is not None

    def report(self, json: bytes | None) -> None:
        """Reports what was collected, if anything; what an observer or a handler raises is not passed on."""
        for facts in () if json is None else _facts.decode(json):
            level = _level(facts)
            if self.log.enabled(level) is not None:
                self.log.write(level, "%s", _sentence(facts), **msgspec.structs.asdict(facts))
            name = "attempt" if isinstance(facts, AttemptFacts) else "call"
            method = getattr(self._observer, name, None)
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
    # Somebody has to find out whether it happened.
    return _WARNING if facts.outcome == "unknown" else _INFO


def _sentence(facts: AttemptFacts | CallFacts) -> str:
    end = "was cancelled" if facts.cancelled else "succeeded"
    if facts.error_class is not None:
        end = f"ended with {facts.error_class}"
    status = "" if facts.http_status is None else f" (HTTP {facts.http_status})"
    if isinstance(facts, AttemptFacts):
        following = (
            ""
            if facts.retry_reason is None
            else f"; another follows in {facts.retry_wait:.2f} s because it was {facts.retry_reason}"
        )
        return f"{facts.operation}: attempt {facts.attempt} {end}{status} after {facts.duration:.3f} s{following}"
    return (
        f"{facts.operation} {end}{status} after {facts.attempts} attempts and {facts.duration:.3f} s; "
        f"outcome: {facts.outcome}"
    )
