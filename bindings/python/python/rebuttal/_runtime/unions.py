"""Unions of classes that a field of theirs tells apart. An object that is none of these is a dict.

msgspec has tagged unions, but refuses a tag that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec


class Union(type):
    """The type of a union: msgspec gives the values of such a field to a hook."""

    _tags: tuple[str, str]
    _classes: Mapping[str, type[msgspec.Struct]]

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, (dict, *cls._classes.values()))

    def classes(cls) -> Iterable[type[msgspec.Struct]]:
        """The classes, one of which may stand for several values."""
        return cls._classes.values()

    def class_of(cls, data: Mapping[str, Any]) -> type[msgspec.Struct] | None:
        """The class of an object, by its field under the wire's name or Python's."""
        wire, name = cls._tags
        told = data.get(wire, data.get(name))
        return cls._classes.get(told) if isinstance(told, str) else None


def union(name: str, wire: str, field: str, classes: Mapping[str, type[msgspec.Struct]]) -> Union:
    """A union of these classes, by the values of the field that tells them apart."""
    return Union(name, (), {"_tags": (wire, field), "_classes": classes})
