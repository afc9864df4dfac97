"""What the providers' functions, and objects with functions, have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, TypeAlias

from rebuttal._native import Handle as NativeHandle
from rebuttal._native import run as native_run
from rebuttal._runtime import encode, refusals
from rebuttal._runtime.environment import Configured
from rebuttal._runtime.hints import AsItIs
from rebuttal.errors import InvalidArgumentError

Octets: TypeAlias = Annotated[bytes | bytearray | memoryview, AsItIs()]
"""Bytes, or a view of bytes."""


class Handle(Configured):
    """An object that is made once and used often, such as a parsed key."""

    _name: ClassVar[str]
    _native: NativeHandle

    def _open(self, options: Mapping[str, Any]) -> None:
        self._native = NativeHandle(self._provider, self._name, encode.constructor_options(options))

    def _run(self, function: str, arguments: Sequence[str | bytes | int]) -> Any:
        return self._native.run(function, arguments)


def run(provider: str, function: str, arguments: Sequence[str | bytes | int]) -> Any:
    """Runs one of a provider's functions."""
    return native_run(provider, function, arguments)


def text(name: str, value: object) -> str:
    """An argument that must be text."""
    if isinstance(value, str):
        return value
    raise _refusal(name, "text", value)


def octets(name: str, value: object) -> bytes:
    """An argument that must be bytes."""
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    raise _refusal(name, "bytes", value)


def whole(name: str, value: object) -> int:
    """An argument that must be a whole number."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return value
    raise _refusal(name, "a whole number of at most 64 bits", value)


def _refusal(name: str, expected: str, value: object) -> InvalidArgumentError:
    message = f"`{name}` must be {expected}, not {refusals.a(value)}"
    return InvalidArgumentError(message, outcome="not_done", field=name)
