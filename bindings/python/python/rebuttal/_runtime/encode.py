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


def request(
    parameters: Mapping[str, Any], extra: Mapping[str, Any] | None, files: tuple[str, ...]
) -> tuple[bytes, list[attached.Attachment]]:
    """The request of a call: `None` is left out, `CLEAR` becomes `null`.

    The parameters that `files` names go beside it; in their places stand their numbers.
    """
    given = dict(parameters)
    attachments: list[attached.Attachment] = []
    for name in files:
        if given[name] is not None and given[name] is not CLEAR:
            attachments.append(attached.attachment(name, given[name]))
            given[name] = {"$attachment": len(attachments) - 1}
    plain = _object(given, "", 0)
    if extra is not None:
        if not isinstance(extra, Mapping):
            raise _refusal("extra", "must be a mapping of parameter names to values")
        plain["$extra"] = _object(extra, "extra", 0)
    return _bytes(plain, InvalidArgumentError), attachments


def call_options(options: Mapping[str, Any] | None) -> bytes:
    """The options of one call."""
    if options is None:
        return b""
    if not isinstance(options, Mapping):
        raise _refusal("options", 'must be a mapping such as {"timeout": 5}')
    return _bytes(_options(options, InvalidArgumentError), InvalidArgumentError)


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
            raise error(f"the option `{name}` can't be {wrong}", field=name)
        plain[name] = value
    return plain


def _object(given: Mapping[str, Any], path: str, depth: int) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in given.items():
        if not isinstance(key, str):
            raise _refusal(path or "request", f"has a key that is {_kind(key)}, not text")
        if value is not None:
            plain[key] = _plain(value, f"{path}.{key}" if path else key, depth + 1)
    return plain


def _plain(value: Any, path: str, depth: int) -> Any:
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
        return _object(value, path, depth)
    if isinstance(value, list | tuple):
        return [_plain(one, f"{path}[{at}]", depth + 1) for at, one in enumerate(value)]
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise _refusal(path, "is a time without a zone; give one with tzinfo")
        return value.isoformat()
    to_dict = getattr(value, "to_dict", None)
    if isinstance(value, msgspec.Struct) and callable(to_dict):
        return _object(to_dict(), path, depth)
    if value is None:
        raise _refusal(path, "is None inside a list; leave it out")
    raise _refusal(path, f"can't be {_kind(value)}")


def _bytes(plain: dict[str, Any], error: Callable[..., RebuttalError]) -> bytes:
    try:
        return msgspec.json.encode(plain)
    except (UnicodeEncodeError, OverflowError) as problem:
        name = next(
            (name for name, value in plain.items() if not _fits(value)), "a parameter's name"
        )
        what = (
            "a number beyond 64 bits"
            if isinstance(problem, OverflowError)
            else "half a surrogate pair"
        )
        raise error(f"`{name}` holds {what}, which can't be sent", field=name) from None


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
    return InvalidArgumentError(f"`{field}` {problem}; nothing was sent", field=field)
