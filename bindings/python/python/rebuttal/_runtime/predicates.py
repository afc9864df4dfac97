"""What the providers' predicates have in common."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from rebuttal.errors import InvalidArgumentError


def among(value: Any, values: AbstractSet[str]) -> bool:
    """Whether a value is one of those. A value that is neither text nor None is refused."""
    if value is None or isinstance(value, str):
        return value in values
    raise InvalidArgumentError(
        f"`value` can't be of the type {type(value).__name__}; give the value itself, or an object "
        "that the function names",
        outcome="not_done",
        field="value",
    )
