"""The base of the classes of responses and messages."""

from __future__ import annotations

import base64
import copy
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

import msgspec

from rebuttal._native import Json, ResponseInfo
from rebuttal._runtime import shapes, times, unions
from rebuttal._runtime.forks import at_fork
from rebuttal.errors import DecodeError, InvalidArgumentError

M = TypeVar("M", bound="Model")

_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}

# msgspec analyses a class when it first reads one, and crashes if another thread reads it meanwhile. A fork waits too:
# the child would have a class that is analysed in part, and no thread that continues.
_analysing = threading.RLock()
at_fork(before=_analysing.acquire, in_parent=_analysing.release, in_child=_analysing.release)


class Model(msgspec.Struct, frozen=True, kw_only=True, dict=True, omit_defaults=True):
    """A frozen value with the provider's fields under snake_case names.

    Fields that this version does not know are kept beside the known ones, at every level: see
    `unknown_fields`, `to_dict` and `to_json`. Comparisons ignore them.
    """

    __private__: ClassVar[frozenset[str]] = frozenset()
    """Fields whose values are not shown."""
    __private_objects__: ClassVar[frozenset[str]] = frozenset()
    """Fields that are shown if they hold an id or a class, but not if they hold any other object."""

    def unknown_fields(self) -> dict[str, Any]:
        """The fields of this object that this version does not know, under their wire names."""
        return copy.deepcopy(self.__dict__.get("_unknown", {}))

    def to_dict(self) -> dict[str, Any]:
        """This value as plain data, ready for `json.dumps` or a task queue.

        Known fields have snake_case names; unknown ones, and those of a message that could not be read, the
        wire's. Times are ISO 8601 text, bytes are Base64; absent fields are left out. `from_dict` reads it.
        """
        plain = self.__dict__.get("_unknown", {})
        return {**copy.deepcopy(plain), **_fields(self, "name", lambda one: one.to_dict())}

    def to_json(self) -> bytes:
        """This value as JSON under the provider's own names, unknown fields included.

        If a field of a message could not be read, it is the received JSON, byte for byte.
        """
        return msgspec.json.encode(_to_wire(self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Makes a value from what `to_dict` returned; the wire's names are accepted too.

        Raises:
            InvalidArgumentError: A required field is missing, or a value is of a wrong type.
        """
        if isinstance(data, cls):
            return data
        if not isinstance(data, Mapping):
            raise InvalidArgumentError(
                f"{cls.__name__}.from_dict takes a mapping", outcome="not_done", field="data"
            )
        try:
            value = _build(cls, data, shapes.by_any_name)
            return _with_messages(value, lambda kinds, one: kinds.from_data(one))
        except msgspec.ValidationError as error:
            raise InvalidArgumentError(
                f"{cls.__name__}: {error}", outcome="not_done", field="data"
            ) from error

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Makes a value from what `to_json` returned, or from the provider's own JSON.

        Raises:
            DecodeError: It is not JSON, a required field is missing, or a value is of a wrong type.
        """
        return decode(cls, data, outcome="not_done")

    def __repr__(self) -> str:
        shown = (
            f"{name}={'...' if value is ... else repr(value)}" for name, value in self._shown()
        )
        return f"{type(self).__name__}({', '.join(shown)})"

    def __rich_repr__(self) -> Any:
        for name, value in self._shown():
            yield name, "..." if value is ... else value

    def _shown(self) -> Iterator[tuple[str, Any]]:
        """The fields that have a value, with `...` instead of a private one."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if value is None:
                continue
            opened = name in self.__private_objects__ and not isinstance(value, str | Model)
            yield name, ... if opened or name in self.__private__ else value

    def __copy__(self) -> Self:
        # msgspec's own drops the attributes that are not fields.
        restore, arguments = self.__reduce__()
        copied: Self = restore(*arguments)
        return copied

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return _restore, (type(self), fields, dict(self.__dict__))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from rebuttal._runtime import pydantic

        return pydantic.core_schema_of(cls.from_dict, cls.to_dict)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from rebuttal._runtime import pydantic

        return pydantic.json_schema_of(cls)


class Response(Model, frozen=True, kw_only=True):
    """The response to a call."""

    @property
    def response(self) -> ResponseInfo:
        """The HTTP exchange of this response.

        Raises:
            AttributeError: This value does not come from a call.
        """
        try:
            found: ResponseInfo = self.__dict__["_response"]
        except KeyError:
            raise AttributeError(
                f"this {type(self).__name__} has no .response: it does not come from a call"
            ) from None
        return found


def decode(
    cls: type[M],
    data: Json | bytes | str,
    *,
    outcome: str,
    known: bool = False,
    messages: Sequence[Any] | None = None,
) -> M:
    """Reads JSON, and keeps what `cls` does not know; `outcome` is that of a failure.

    `known`: the core has found no field that `cls` does not know. `messages`: what the core has read; the
    JSON has their indexes in their places.
    """
    try:
        value: M = _decoder(cls).decode(data)
        if not known and not shapes.knows(cls, data):
            value = _build(cls, msgspec.json.decode(data), shapes.by_wire_name)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        # msgspec names types and paths, never values.
        raise DecodeError(f"can't read {cls.__name__}: {error}", outcome=outcome) from error
    if messages is None:
        return _with_messages(value, lambda kinds, one: kinds.from_json(msgspec.json.encode(one)))
    return _with_messages(value, lambda kinds, at: kinds.build(messages[at], outcome=outcome))


def decode_list(
    item: Any, data: Json | bytes | str, *, outcome: str, known: bool = False
) -> list[Any]:
    """Reads a JSON list; `item` is a class of this module's, or what msgspec reads. The rest is as for `decode`."""
    if known or not _keeps(item):
        found: list[Any] = decode_plain(list[item], data, outcome=outcome)
        return found
    items = decode_plain(list[msgspec.Raw], data, outcome=outcome)
    return [decode(item, bytes(one), outcome=outcome) for one in items]


def decode_map(
    item: Any, data: Json | bytes | str, *, outcome: str, known: bool = False
) -> dict[str, Any]:
    """Reads a JSON object with any keys, as `decode_list` reads a list."""
    if known or not _keeps(item):
        found: dict[str, Any] = decode_plain(dict[str, item], data, outcome=outcome)
        return found
    items = decode_plain(dict[str, msgspec.Raw], data, outcome=outcome)
    return {key: decode(item, bytes(one), outcome=outcome) for key, one in items.items()}


def decode_plain(of: Any, data: Json | bytes | str, *, outcome: str) -> Any:
    """Reads JSON as what msgspec reads."""
    try:
        return _decoder(of).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DecodeError(f"can't read the response: {error}", outcome=outcome) from error


def _keeps(item: Any) -> bool:
    """Whether it is a class that keeps the fields which it does not know."""
    return isinstance(item, type) and issubclass(item, Model)


def _with_messages(value: M, read: Callable[[Any, Any], Any]) -> M:
    """Replaces the items of lists of messages by the messages that `read` makes of them."""
    for name, kinds in shapes.with_messages(type(value)):
        found = getattr(value, name)
        if found is not None:
            made = [one if isinstance(one, Model) else read(kinds, one) for one in found]
            msgspec.structs.force_setattr(value, name, made)
    return value


def _hook(cls: Any, value: Any) -> Any:
    if not isinstance(cls, unions.Union):
        return times.hook(cls, value)
    found: Any = cls.class_of(value) if isinstance(value, Mapping) else None
    return value if found is None else _build(found, value, shapes.by_wire_name)


def _decoder(cls: Any) -> msgspec.json.Decoder[Any]:
    decoder = _decoders.get(cls)
    if decoder is None:
        with _analysing:
            decoder = _decoders[cls] = msgspec.json.Decoder(cls, dec_hook=_hook)
    return decoder


def _build(cls: type[M], data: Any, names: Callable[[type[Model]], dict[str, shapes.Entry]]) -> M:
    if isinstance(data, cls):
        return data
    _decoder(cls)  # `convert` uses its analysis.
    if not isinstance(data, Mapping):
        converted: M = msgspec.convert(data, cls)
        return converted

    def inside(inner: type[Any], value: Any) -> Any:
        return _build(inner, value, names) if isinstance(value, Mapping) else value

    known, unknown = shapes.by_wire(data, names(cls), inside)
    built = msgspec.convert(known, cls, dec_hook=_hook)
    if unknown:
        built.__dict__["_unknown"] = copy.deepcopy(unknown)
    return built


def _fields(value: Model, naming: str, inside: Callable[[Model], Any]) -> dict[str, Any]:
    fields = {}
    for entry in shapes.entries(type(value)):
        item = getattr(value, entry.name)
        if item is not None or entry.required:
            fields[getattr(entry, naming)] = _plain(item, inside)
    return fields


def _plain(value: Any, inside: Callable[[Model], Any]) -> Any:
    if isinstance(value, Model):
        return inside(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list):
        return [_plain(one, inside) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one, inside) for key, one in value.items()}
    return value


def _to_wire(value: Model) -> Any:
    raw = value.__dict__.get("_raw")
    if raw is not None:
        return msgspec.Raw(raw)
    return {**_fields(value, "wire", _to_wire), **value.__dict__.get("_unknown", {})}


def _restore(cls: type[M], fields: dict[str, Any], attributes: dict[str, Any]) -> M:
    value = cls(**fields)
    value.__dict__.update(attributes)
    return value
