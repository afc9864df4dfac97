"""The value that clears a field."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal


class Clear(Enum):
    """The type of `CLEAR`."""

    CLEAR = "CLEAR"

    def __repr__(self) -> str:
        return "CLEAR"


CLEAR: Final[Literal[Clear.CLEAR]] = Clear.CLEAR
"""Clears a field at the provider. `None` means that the field is not sent."""
