"""What reads the responses that are no object of the provider's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

from rebuttal._native import Json
from rebuttal._runtime import model
from rebuttal._runtime.content import NoContent, ResponseList, ResponseValue

Item = TypeVar("Item")
P = TypeVar("P", bound=model.Response)
R = TypeVar("R", covariant=True)

_NOTHING = b"null"
"""What the core gives for a response without content."""


class Reader(ABC, Generic[R]):
    """Reads a response. `known`: the core has found no field that its classes don't know."""

    @abstractmethod
    def read(self, json: Json, *, known: bool) -> R: ...


class Nothing(Reader[NoContent]):
    """Reads a response without content."""

    def read(self, json: Json, *, known: bool) -> NoContent:
        return NoContent()


class MaybeEmpty(Reader[P | NoContent]):
    """Reads an object, or nothing."""

    def __init__(self, cls: type[P]) -> None:
        self._cls = cls

    def read(self, json: Json, *, known: bool) -> P | NoContent:
        if memoryview(json) == _NOTHING:
            return NoContent()
        return model.decode(self._cls, json, outcome="done", known=known)


class ListOf(Reader[ResponseList[Item]]):
    """Reads a list. `item` is what msgspec reads an item as."""

    def __init__(self, item: Any) -> None:
        self._item = item

    def read(self, json: Json, *, known: bool) -> ResponseList[Item]:
        return ResponseList(model.decode_list(self._item, json, outcome="done", known=known))


class MapOf(Reader[ResponseValue[dict[str, Item]]]):
    """Reads a map. `item` is what msgspec reads one of its values as."""

    def __init__(self, item: Any) -> None:
        self._item = item

    def read(self, json: Json, *, known: bool) -> ResponseValue[dict[str, Item]]:
        return ResponseValue(model.decode_map(self._item, json, outcome="done", known=known))


class ValueOf(Reader[ResponseValue[Item]]):
    """Reads a scalar. `of` is what msgspec reads it as."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def read(self, json: Json, *, known: bool) -> ResponseValue[Item]:
        return ResponseValue(model.decode_plain(self._of, json, outcome="done"))


class Maybe(Reader[R | NoContent]):
    """Reads what another reader reads, or nothing."""

    def __init__(self, reader: Reader[R]) -> None:
        self._reader = reader

    def read(self, json: Json, *, known: bool) -> R | NoContent:
        if memoryview(json) == _NOTHING:
            return NoContent()
        return self._reader.read(json, known=known)


NOTHING = Nothing()
