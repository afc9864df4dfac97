"""Times as the providers write them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from rebuttal._native import canonical_time

if TYPE_CHECKING:
    Time: TypeAlias = datetime | str
else:

    class _TimeOrText(type):
        # msgspec refuses a union of two types that are text on the wire, but accepts a type of our own with a hook.
        # Its instances are both types. It costs 0.7 µs a field.
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, (datetime, str))

    class Time(metaclass=_TimeOrText):
        """An aware datetime, or the received text if it is not a time."""


def hook(_type: type, value: Any) -> Any:
    """Reads text that is a time to the core; any other text is kept."""
    if not isinstance(value, str):
        return value
    # Each version of Python reads other forms, and deduplication keys must be the same in all.
    try:
        canonical = canonical_time(value)
        return value if canonical is None else datetime.fromisoformat(canonical)
    except ValueError:
        # After the year 9999, or half a surrogate pair.
        return value
