"""From Python values to the JSON bytes that cross the border."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec

from rebuttal._runtime import files as attached
from rebuttal._runtime.sentinel import CLEAR
from rebuttal.errors import ConfigError, InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rebuttal.errors import RebuttalError

_DEEPEST = 64
# The key under which parameters cross that the provider's description does not know yet.
_EXTRA = "$extra"


def request(
    parameters: Mapping[str, Any],
    extra: Mapping[str, Any] | None,
    files: tuple[str, ...] = (),
    moments: tuple[str, ...] = (),
) -> tuple[bytes, list[attached.Given]]:
    """The request of a call: `None` is left out, `CLEAR` becomes `null`.

    The parameters that `files` names go beside it; in their places stand their numbers. Times at the
    places that `moments` names become seconds since 1970, all others ISO 8601.
    """
    given = dict(parameters)
    attachments: list[attached.Given] = []
    for name in files:
        if given[name] is not None and given[name] is not CLEAR:
            attachments.append(attached.attachment(name, given[name]))
            given[name] = {"$attachment": len(attachments) - 1}
    plain = _Walk(moments).object(given, "", (), 0)
    if extra is not None:
        if not isinstance(extra, Mapping):
            raise _refusal("extra", "must be a mapping of parameter names to values")
        plain[_EXTRA] = _Walk(()).object(extra, "extra", (), 0)
    return _bytes(plain, InvalidArgumentError), attachments


def call_options(options: Mapping[str, Any] | None) -> bytes:
    """The options of one call."""
    if options is None:
        return b""
    if not isinstance(options, Mapping):
        raise _refusal("options", 'must be a mapping such as {"timeout": 5}')
    return _bytes(_options(options, InvalidArgumentError), InvalidArgumentError)


def progress(told: Any) -> None:
    """Checks what wants to know how far a call is.

    Raises:
        InvalidArgumentError: It can't be called, or is a coroutine function, which nothing awaits.
    """
    if told is None:
        return
    if not callable(told):
        raise _refusal("progress", f"must be a function of two numbers, not {_kind(told)}")
    # It takes long to load, and few programs come here.
    import inspect

    if inspect.iscoroutinefunction(told):
        raise _refusal(
            "progress", "is a coroutine function, which nothing awaits; give a plain one"
        )


def constructor_options(options: Mapping[str, Any]) -> bytes:
    """The options of a client, receiver or key object."""
    return _bytes(_options(options, ConfigError), ConfigError)


def _options(options: Mapping[str, Any], error: Callable[..., RebuttalError]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in options.items():
        if value is None:
            continue
        if isinstance(value, timedelta):
            value = value.total_seconds()
        elif isinstance(value, tuple):
            value = list(value)
        texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
        finite = isinstance(value, float) and math.isfinite(value)
        if not (texts or finite or isinstance(value, str | bool | int)):
            wrong = "a number that is not finite" if isinstance(value, float) else _kind(value)
            raise error(f"the option `{name}` can't be {wrong}", outcome="not_done", field=name)
        plain[name] = value
    return plain


class _Walk:
    """A walk through parameters; `place` is where it is in the terms of `moments`, `path` in the caller's."""

    def __init__(self, moments: tuple[str, ...]) -> None:
        self._moments = [moment.split(".") for moment in moments]

    def object(
        self, given: Mapping[str, Any], path: str, place: tuple[str, ...], depth: int
    ) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, value in given.items():
            if not isinstance(key, str):
                raise _refusal(path or "request", f"has a key that is {_kind(key)}, not text")
            if value is not None:
                name = f"{path}.{key}" if path else key
                plain[key] = self.plain(value, name, (*place, key), depth + 1)
        return plain

    def plain(self, value: Any, path: str, place: tuple[str, ...], depth: int) -> Any:
        if type(value) is str:
            return value
        if value is CLEAR:
            return None
        if isinstance(value, Enum):
            value = value.value
        if isinstance(value, int) and not -(2**63) <= value < 2**64:
            raise _refusal(path, "is a number beyond 64 bits")
        if isinstance(value, str | bool | int):
            return value
        if depth > _DEEPEST:
            raise _refusal(path, f"is nested more than {_DEEPEST} levels deep")
        if isinstance(value, float):
            if not math.isfinite(value):
                raise _refusal(path, "is not a finite number")
            return value
        if isinstance(value, Mapping):
            return self.object(value, path, place, depth)
        if isinstance(value, list | tuple):
            return [
                self.plain(one, f"{path}[{at}]", (*place, "[]"), depth + 1)
                for at, one in enumerate(value)
            ]
        if isinstance(value, datetime):
            return self._moment(value, path, place)
        to_dict = getattr(value, "to_dict", None)
        if isinstance(value, msgspec.Struct) and callable(to_dict):
            return self.object(to_dict(), path, place, depth)
        if value is None:
            raise _refusal(path, "is None inside a list; leave it out")
        raise _refusal(path, f"can't be {_kind(value)}")

    def _moment(self, value: datetime, path: str, place: tuple[str, ...]) -> str | int:
        if value.utcoffset() is None:
            raise _refusal(path, "is a time without a zone; give one with tzinfo")
        # A fraction of a second is cut off: the provider counts whole ones.
        seconds = any(_leads_to(place, moment) for moment in self._moments)
        return math.floor(value.timestamp()) if seconds else value.isoformat()


def _leads_to(place: tuple[str, ...], moment: list[str]) -> bool:
    return len(place) == len(moment) and all(
        known in (part, "*") for part, known in zip(place, moment, strict=True)
    )


def _bytes(plain: dict[str, Any], error: Callable[..., RebuttalError]) -> bytes:
    try:
        return msgspec.json.encode(plain)
    except (UnicodeEncodeError, OverflowError) as problem:
        name = next((name for name, value in plain.items() if not _fits(value)), "request")
        name = "extra" if name == _EXTRA else name
        what = (
            "a number beyond 64 bits"
            if isinstance(problem, OverflowError)
            else "half a surrogate pair"
        )
        raise error(
            f"`{name}` holds {what}, which can't be sent", outcome="not_done", field=name
        ) from None


def _fits(value: Any) -> bool:
    try:
        msgspec.json.encode(value)
    except (UnicodeEncodeError, OverflowError):
        return False
    return True


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiouAEIOU" else f"a {name}"


def _refusal(field: str, problem: str) -> InvalidArgumentError:
    return InvalidArgumentError(
        f"`{field}` {problem}; nothing was sent", outcome="not_done", field=field
    )
