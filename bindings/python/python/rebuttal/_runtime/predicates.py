"""What the providers' questions about values have in common."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from rebuttal.errors import InvalidArgumentError


def among(value: Any, values: AbstractSet[str]) -> bool:
    """Whether a value is one of those; anything but text and None is a mistake and not a "no"."""
    if value is None or isinstance(value, str):
        return value in values
    raise InvalidArgumentError(
        f"`value` can't be of the type {type(value).__name__}; give the value itself, or an object "
        "that the function names",
        outcome="not_done",
        field="value",
    )
