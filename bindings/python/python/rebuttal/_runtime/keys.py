"""The keys by which messages are known when they are sent again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rebuttal import _native
from rebuttal.errors import InvalidArgumentError

if TYPE_CHECKING:
    from rebuttal._runtime.model import Model


def of(provider: str, message: Model) -> str | None:
    """The key of a message; the core makes it from the message's JSON."""
    return _native.dedup_key(provider, message.to_json())


def of_any(provider: str, classes: Iterable[type[Model]], message: Any) -> str | None:
    """The same for what `to_dict` gave, or for the provider's own names.

    Raises:
        InvalidArgumentError: It is no message of that provider's.
    """
    for cls in classes:
        try:
            return of(provider, cls.from_dict(message))
        except InvalidArgumentError:
            # Of another kind; which one it is only matters for its names. The core tells the kind for the key.
            continue
    what = "this mapping" if isinstance(message, Mapping) else f"this {type(message).__name__}"
    raise InvalidArgumentError(f"{what} is no message of {provider}", field="message")
