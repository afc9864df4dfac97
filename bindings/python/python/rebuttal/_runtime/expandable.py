"""Fields that hold an object or only its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, overload

from rebuttal._runtime.hints import passes
from rebuttal.errors import InvalidArgumentError


@passes
class HasId(Protocol):
    """An object of the provider's that has an id."""

    @property
    def id(self) -> str | None: ...


@overload
def id_of(value: None) -> None: ...
@overload
def id_of(value: str | Mapping[str, Any] | HasId) -> str: ...
def id_of(value: str | Mapping[str, Any] | HasId | None) -> str | None:
    """The id of a field that holds an object or only its id; None for None.

    Raises:
        InvalidArgumentError: The object has no id.
    """
    if value is None or isinstance(value, str):
        return value
    found = value.get("id") if isinstance(value, Mapping) else getattr(value, "id", None)
    if isinstance(found, str):
        return found
    message = f"this {type(value).__name__} has no id"
    raise InvalidArgumentError(message, outcome="not_done", field="value")
