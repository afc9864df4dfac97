"""The fields of a class of responses: their names, and which of them hold other classes.

msgspec reads a response in a few microseconds but drops the fields that a class does not have. So a strict
twin of the class, which has only the names, reads the same bytes first and refuses unknown fields; only then
is the response read the slow way that keeps them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from rebuttal._runtime import unions

if TYPE_CHECKING:
    from rebuttal._native import Json

    Class = type[msgspec.Struct]


class Shape(NamedTuple):
    """A field that holds a class or a union of classes: directly, or in lists and maps. In place of a class it
    may hold the object's id, as text."""

    kind: str
    inner: Any


class MessageOf(NamedTuple):
    """Marks a field that holds messages of any of these kinds: the core finds the kind of each."""

    kinds: Any


def any_message(kinds: Any) -> Any:
    """The hint of such a field; msgspec leaves its value as it is, and `kinds` reads it."""
    return Annotated[Any, MessageOf(kinds)]


class Entry(NamedTuple):
    """A field: both its names, its shape if it holds a class, and whether it is required."""

    name: str
    wire: str
    shape: Shape | None
    required: bool


@functools.cache
def entries(cls: Class) -> tuple[Entry, ...]:
    """The fields of a class."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Entry(field.name, field.encode_name, _shape(hints[field.name]), field.required)
        for field in msgspec.structs.fields(cls)
    )


@functools.cache
def by_any_name(cls: Class) -> dict[str, Entry]:
    """The fields by wire name and by Python name; the wire name takes precedence."""
    found = {entry.name: entry for entry in entries(cls)}
    found.update({entry.wire: entry for entry in entries(cls)})
    return found


@functools.cache
def by_wire_name(cls: Class) -> dict[str, Entry]:
    """The fields by wire name."""
    return {entry.wire: entry for entry in entries(cls)}


@functools.cache
def with_messages(cls: Class) -> tuple[tuple[str, Any], ...]:
    """The fields of a class that are lists of messages, and the kinds of these."""
    found = []
    for entry in entries(cls):
        inner = entry.shape.inner if entry.shape and entry.shape.kind == "list" else None
        if isinstance(inner, Shape) and inner.kind == "message":
            found.append((entry.name, inner.inner))
    return tuple(found)


def _shape(hint: Any) -> Shape | None:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = [mark for mark in arguments[1:] if isinstance(mark, MessageOf)]
        return Shape("message", marks[0].kinds) if marks else _shape(arguments[0])
    if origin in (Union, UnionType):
        found = [shape for one in arguments if one is not NoneType and (shape := _shape(one))]
        return found[0] if found else None
    if origin is list:
        inner = _shape(arguments[0])
        return Shape("list", inner) if inner else None
    if origin is dict:
        inner = _shape(arguments[1])
        return Shape("map", inner) if inner else None
    if isinstance(hint, unions.Union):
        return Shape("union", hint)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return Shape("class", hint)
    return None


def knows(cls: Class, data: Json | bytes | str) -> bool:
    """Whether `cls`, and each class inside it, has every field of the JSON, which `cls` can read."""
    try:
        twin(cls).decode(data)
    except msgspec.ValidationError:
        return False
    return True


@functools.cache
def twin(cls: Class) -> msgspec.json.Decoder[Any]:
    """A decoder that fails at a field that `cls`, or a class inside it, does not have."""
    return msgspec.json.Decoder(_twin_type(cls, {}))


def _twin_type(cls: Class, made: dict[type, Any]) -> Any:
    fields = [(at.wire, _twin_field(at.shape, made), msgspec.Raw(b"")) for at in entries(cls)]
    # Wire names need not be identifiers.
    named = [(f"f{number}", kind, default) for number, (_, kind, default) in enumerate(fields)]
    rename = {f"f{number}": wire for number, (wire, _, _) in enumerate(fields)}
    return msgspec.defstruct(
        cls.__name__, named, rename=rename, forbid_unknown_fields=True, gc=False
    )


def _twin_field(shape: Shape | None, made: dict[type, Any]) -> Any:
    # What reads a union keeps what is unknown in it.
    if shape is None or shape.kind in ("message", "union"):
        return msgspec.Raw
    if shape.kind == "class":
        if shape.inner not in made:
            made[shape.inner] = msgspec.Raw  # A class inside itself is not checked any deeper.
            made[shape.inner] = _twin_type(shape.inner, made)
        # The object or its id: the class itself has checked which of them is allowed.
        return made[shape.inner] | str | None
    inner: Any = _twin_field(shape.inner, made)
    return (list[inner] if shape.kind == "list" else dict[str, inner]) | None


def by_wire(
    data: Mapping[str, Any],
    table: dict[str, Entry],
    convert: Callable[[Class, Any], Any],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that the table has, under their wire names, and all others. `convert` makes the values of classes."""
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for key, value in data.items():
        entry = table.get(key)
        if entry is None:
            unknown[key] = value
        elif entry.wire not in known or key == entry.wire:
            known[entry.wire] = _converted(entry.shape, value, convert)
    return known, unknown


def _converted(shape: Shape | None, value: Any, convert: Callable[[Class, Any], Any]) -> Any:
    if shape is None or value is None:
        return value
    if shape.kind == "union":
        found = shape.inner.class_of(value) if isinstance(value, Mapping) else None
        return value if found is None else convert(found, value)
    if shape.kind == "class":
        return convert(shape.inner, value)
    if shape.kind == "list" and isinstance(value, list):
        return [_converted(shape.inner, one, convert) for one in value]
    if shape.kind == "map" and isinstance(value, Mapping):
        return {key: _converted(shape.inner, one, convert) for key, one in value.items()}
    return value
