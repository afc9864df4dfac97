"""From Python values to the JSON bytes that the native half takes."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import msgspec

from rebuttal._runtime import files, refusals
from rebuttal._runtime.sentinel import CLEAR

_DEEPEST = 64
_EXTRA = "$extra"
"""The key of parameters that the provider's description does not have yet."""


def request(
    parameters: Mapping[str, Any],
    extra: Mapping[str, Any] | None,
    file_fields: tuple[str, ...] = (),
    timestamps: tuple[str, ...] = (),
    nested_files: bool = False,
) -> tuple[bytes, list[files.PendingFile]]:
    """The request of a call: `None` is left out, `CLEAR` becomes `null`.

    Files are returned beside it; the JSON has their indexes. With `nested_files` they may stand inside of
    lists and mappings. A `datetime` becomes seconds since 1970 at the
    paths in `timestamps`, and ISO 8601 text elsewhere.
    """
    given = dict(parameters)
    encoder = _Encoder(timestamps, nested_files)
    for name in file_fields:
        if given[name] is not None and given[name] is not CLEAR:
            given[name] = encoder.file(name, given[name])
    plain = encoder.object(given, "", (), 0)
    if extra is not None:
        if not isinstance(extra, Mapping):
            raise refusals.argument("extra", "must be a mapping of parameter names to values")
        plain[_EXTRA] = _Encoder(()).object(extra, "extra", (), 0)
    return _bytes(plain), encoder.attachments


def call_options(options: Mapping[str, Any] | None) -> bytes:
    """The options of one call."""
    if options is None:
        return b""
    if not isinstance(options, Mapping):
        raise refusals.argument("options", 'must be a mapping such as {"timeout": 5}')
    return constructor_options(options)


def constructor_options(options: Mapping[str, Any]) -> bytes:
    """The options of a client, receiver, key object or call, which the core checks; `None` is left out."""
    given = {
        _text(str(name)): _option(value) for name, value in options.items() if value is not None
    }
    return msgspec.json.encode(given)


def _option(value: Any) -> Any:
    """A value as JSON has it, or what it is instead: the core tells which options take that."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, os.PathLike):
        return {"is": "a path", "text": _text(os.fsdecode(value))}
    if isinstance(value, list | tuple):
        return [_option(one) if isinstance(one, str) else {} for one in value]
    if isinstance(value, str):
        text = _text(value)
        return text if value == text else {"is": "text with half a surrogate pair"}
    if isinstance(value, int):
        return _exact(value) if abs(value) < 2**63 else {"is": "a number beyond 64 bits"}
    if isinstance(value, float):
        return _exact(value) if math.isfinite(value) else {"is": "a number that is not finite"}
    return {"is": refusals.a(value)}


def _exact(value: str | bool | int | float) -> str | bool | int | float:
    """The value in its own type. msgspec refuses subclasses, such as Django's safe text and NumPy's floats."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return value
    return int.__index__(value) if isinstance(value, int) else float.__float__(value)


def _text(text: str) -> str:
    """Text that UTF-8 can express."""
    return text.encode("utf-8", "backslashreplace").decode()


class _Encoder:
    """Makes plain data of parameters. `path` names a value as the caller does, `keys` as `timestamps` do."""

    def __init__(self, timestamps: tuple[str, ...], nested_files: bool = False) -> None:
        self._timestamps = [path.split(".") for path in timestamps]
        self._nested_files = nested_files
        self.attachments: list[files.PendingFile] = []

    def file(self, path: str, value: Any) -> dict[str, Any]:
        self.attachments.append(files.attachment(path, value))
        return {"$attachment": len(self.attachments) - 1}

    def _is_file(self, value: Any) -> bool:
        return self._nested_files and files.is_file(value)

    def object(
        self, given: Mapping[str, Any], path: str, keys: tuple[str, ...], depth: int
    ) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, value in given.items():
            if not isinstance(key, str):
                problem = f"has a key that is {refusals.a(key)}, not text"
                raise refusals.argument(path or "request", problem)
            if value is not None:
                key = str.__str__(key)
                name = f"{path}.{key}" if path else key
                plain[key] = self.plain(value, name, (*keys, key), depth + 1)
        return plain

    def plain(self, value: Any, path: str, keys: tuple[str, ...], depth: int) -> Any:
        if type(value) is str:
            return value
        if value is CLEAR:
            return None
        if isinstance(value, Enum):
            value = value.value
        if isinstance(value, int) and not -(2**63) <= value < 2**64:
            raise refusals.argument(path, "is a number beyond 64 bits")
        if isinstance(value, str | bool | int):
            return _exact(value)
        if depth > _DEEPEST:
            raise refusals.argument(path, f"is nested more than {_DEEPEST} levels deep")
        if isinstance(value, float):
            if not math.isfinite(value):
                raise refusals.argument(path, "is not a finite number")
            return _exact(value)
        if isinstance(value, Mapping):
            return self.object(value, path, keys, depth)
        if isinstance(value, list | tuple) and not self._is_file(value):
            inner = (*keys, "[]")
            return [self.plain(v, f"{path}[{i}]", inner, depth + 1) for i, v in enumerate(value)]
        if self._is_file(value):
            return self.file(path, value)
        if isinstance(value, datetime):
            return self._time(value, path, keys)
        to_dict = getattr(value, "to_dict", None)
        if isinstance(value, msgspec.Struct) and callable(to_dict):
            return self.object(to_dict(), path, keys, depth)
        if value is None:
            raise refusals.argument(path, "is None inside a list; leave it out")
        raise refusals.argument(path, f"can't be {refusals.a(value)}")

    def _time(self, value: datetime, path: str, keys: tuple[str, ...]) -> str | int:
        if value.utcoffset() is None:
            raise refusals.argument(path, "is a time without a zone; give one with tzinfo")
        # Fractions of a second are dropped: a timestamp counts whole seconds.
        seconds = any(_matches(keys, timestamp) for timestamp in self._timestamps)
        return math.floor(value.timestamp()) if seconds else value.isoformat()


def _matches(keys: tuple[str, ...], path: list[str]) -> bool:
    return len(keys) == len(path) and all(
        known in (key, "*") for key, known in zip(keys, path, strict=True)
    )


def _bytes(plain: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(plain)
    except UnicodeEncodeError:
        name = next((name for name, value in plain.items() if not _encodes(value)), "request")
        shown = "extra" if name == _EXTRA else name
        raise refusals.argument(shown, "holds half a surrogate pair, which can't be sent") from None


def _encodes(value: Any) -> bool:
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:
        return False
    return True
