"""Messages: received, fetched with a client, or from a queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

import msgspec

from rebuttal._native import dedup_key, read_any_message, read_message
from rebuttal._runtime import model, shapes
from rebuttal.errors import DecodeError, InvalidArgumentError

if TYPE_CHECKING:
    from rebuttal._native import _ReadMessage


class ReceivedMessage(model.Response, frozen=True, kw_only=True):
    """A message. A part that could not be read is None, and is kept: `to_dict` and `to_json` give it too."""

    __provider__: ClassVar[str]

    @property
    def dedup_key(self) -> str | None:
        """The same each time that this message is sent, and another one for each other message: for
        `rebuttal.dedup.claimed`. It holds no personal data.

        None if a repetition cannot be told from another message, as with types that are not known yet:
        process such a message each time.
        """
        return dedup_key(self.__provider__, self.to_json())

    @property
    def unreadable_fields(self) -> list[str]:
        """JSON pointers of the values that could not be read, and are None here.

        If the message is of a general kind although its type names another, the first pointer is the reason.
        """
        return list(self.__dict__.get("_unreadable", ()))

    @property
    def unsigned_fields(self) -> list[str]:
        """JSON pointers of what is in the message and was not signed, where the provider signs only some fields of it.

        Anybody who can reach the receiver may have written that. Empty where whole bodies are signed.
        """
        found = self.__dict__.get("_unsigned")
        if found is None:
            # Nothing, or it was in a queue since.
            found = read_any_message(self.__provider__, self.to_json())[5]
        return list(found)

    def to_dict(self) -> dict[str, Any]:
        plain = super().to_dict()
        if "_raw" in self.__dict__:
            _add_unreadable(type(self), plain, self.__dict__["_raw"], self.unreadable_fields)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        try:
            return super().from_dict(data)
        except InvalidArgumentError:
            found = _read_dict(cls, data) if isinstance(data, Mapping) else None
            if found is None:
                raise
            return found

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        try:
            return super().from_json(data)
        except DecodeError:
            found = _read_as(cls, data.encode() if isinstance(data, str) else bytes(data))
            if found is None:
                raise
            return found


M = TypeVar("M", bound=ReceivedMessage)

_kinds: dict[type[ReceivedMessage], tuple[MessageKinds[Any], str]] = {}


class MessageKinds(Generic[M]):
    """All kinds of a provider's messages; the core finds the kind of a message."""

    def __init__(self, provider: str, kinds: Mapping[str, type[M]]) -> None:
        self.provider = provider
        self.kinds = kinds
        for kind, cls in kinds.items():
            _kinds[cls] = (self, kind)

    def build(self, read: _ReadMessage, *, outcome: str = "not_done") -> M:
        """Makes a message of what the core has read."""
        return _made(self.kinds[read[0]], read, outcome)

    def from_json(self, json: bytes) -> M:
        """Reads a message from the provider's own JSON."""
        return self.build(read_any_message(self.provider, json))

    def from_data(self, data: Any) -> M:
        """The same from what `to_dict` returned.

        Raises:
            InvalidArgumentError: It is not a message of this provider.
        """
        for cls in self.kinds.values():
            if isinstance(data, cls):
                return data
        for cls in self.kinds.values():
            try:
                json = cls.from_dict(data).to_json()
            except (InvalidArgumentError, TypeError, ValueError, RecursionError):
                # Another kind, or no data. The kind only decides the names here; the core finds it.
                continue
            return self.from_json(json)
        what = "this mapping" if isinstance(data, Mapping) else f"this {type(data).__name__}"
        raise InvalidArgumentError(
            f"{what} is not a message of {self.provider}", outcome="not_done", field="message"
        )


def _made(cls: type[M], read: _ReadMessage, outcome: str) -> M:
    _, json, known, unreadable, raw, unsigned = read
    message = model.decode(cls, json, outcome=outcome, known=known)
    if unreadable:
        message.__dict__.update(_unreadable=tuple(unreadable), _raw=raw)
    if unsigned:
        message.__dict__["_unsigned"] = tuple(unsigned)
    return message


def _read_as(cls: type[M], json: bytes) -> M | None:
    """Has the core read a message of a known kind, which tolerates more; None if it can't."""
    for kind_class, (messages, kind) in _kinds.items():
        if issubclass(kind_class, cls):
            try:
                return _made(cls, read_message(messages.provider, kind, json), "not_done")
            except DecodeError:
                return None
    return None


def _read_dict(cls: type[M], data: Mapping[str, Any]) -> M | None:
    try:
        return _read_as(cls, msgspec.json.encode(_wire_names(cls, data)))
    except (TypeError, ValueError, RecursionError):
        return None


def _wire_names(cls: type[model.Model], data: Mapping[str, Any]) -> dict[str, Any]:
    def inside(inner: Any, value: Any) -> Any:
        if isinstance(value, model.Model):
            return msgspec.Raw(value.to_json())
        return _wire_names(inner, value) if isinstance(value, Mapping) else value

    known, unknown = shapes.by_wire(data, shapes.by_any_name(cls), inside)
    return {**unknown, **known}


def _add_unreadable(
    cls: type[model.Model], plain: Any, raw: bytes, pointers: Sequence[str]
) -> None:
    """Adds the values that could not be read, as far as plain data can hold them."""
    import json

    try:
        whole = json.loads(raw, object_pairs_hook=_unambiguous)
    except (ValueError, RecursionError):
        return
    for pointer in pointers:
        segments = [one.replace("~1", "/").replace("~0", "~") for one in pointer.split("/")[1:]]
        _insert(shapes.Shape("class", cls), plain, whole, segments)


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Drops keys that occur twice: it is unknown which value counts."""
    names = [name for name, _ in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _insert(shape: shapes.Shape | None, into: Any, source: Any, segments: list[str]) -> None:
    first, rest = segments[0], segments[1:]
    if isinstance(source, list) and isinstance(into, list) and first.isdecimal():
        at = int(first)
        if at >= len(source):
            return
        if not rest:
            into.insert(at, source[at])
        elif at < len(into):
            _insert(shape.inner if shape else None, into[at], source[at], rest)
    elif isinstance(source, dict) and isinstance(into, dict) and first in source:
        entry = None
        if shape is not None and shape.kind == "class":
            entry = shapes.by_wire_name(shape.inner).get(first)
        inner = entry.shape if entry else shape.inner if shape and shape.kind == "map" else None
        if not rest:
            into.setdefault(first, source[first])
        elif (name := entry.name if entry else first) in into:
            _insert(inner, into[name], source[first], rest)
