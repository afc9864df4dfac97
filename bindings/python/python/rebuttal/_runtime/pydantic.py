"""Schemas for pydantic and FastAPI; imported only when pydantic needs one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from pydantic_core import core_schema

from rebuttal._runtime.unions import Union

_SIMPLE = {
    msgspec.inspect.StrType: {"type": "string"},
    msgspec.inspect.IntType: {"type": "integer"},
    msgspec.inspect.FloatType: {"type": "number"},
    msgspec.inspect.BoolType: {"type": "boolean"},
    msgspec.inspect.NoneType: {"type": "null"},
    msgspec.inspect.BytesType: {"type": "string", "contentEncoding": "base64"},
}


def core_schema_of(
    from_dict: Callable[[Any], Any], to_dict: Callable[[Any], Any]
) -> core_schema.CoreSchema:
    """Accepts an instance or what `from_dict` accepts; writes what `to_dict` returns."""
    return core_schema.no_info_plain_validator_function(
        from_dict, serialization=core_schema.plain_serializer_function_ser_schema(to_dict)
    )


def json_schema_of(cls: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON schema of `to_dict`."""
    return _object(cls, ())


def _object(cls: type[msgspec.Struct], above: tuple[type, ...]) -> dict[str, Any]:
    if cls in above:
        return {"type": "object", "title": cls.__name__}
    inner = (*above, cls)
    info = msgspec.inspect.type_info(cls)
    assert isinstance(info, msgspec.inspect.StructType)
    properties = {field.name: _type(field.type, inner) for field in info.fields}
    required = [field.name for field in info.fields if field.required]
    schema: dict[str, Any] = {"type": "object", "title": cls.__name__, "properties": properties}
    if required:
        schema["required"] = required
    return schema


def _type(info: msgspec.inspect.Type, above: tuple[type, ...]) -> dict[str, Any]:
    if isinstance(info, msgspec.inspect.StructType):
        return _object(info.cls, above)
    if isinstance(info, msgspec.inspect.UnionType):
        kinds = [one for one in info.types if not isinstance(one, msgspec.inspect.NoneType)]
        schemas = [_type(one, above) for one in kinds]
        # `to_dict` leaves absent fields out, so that there is no null.
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    if isinstance(info, msgspec.inspect.ListType):
        return {"type": "array", "items": _type(info.item_type, above)}
    if isinstance(info, msgspec.inspect.DictType):
        return {"type": "object", "additionalProperties": _type(info.value_type, above)}
    if isinstance(info, msgspec.inspect.CustomType):
        return _custom(info.cls, above)
    return dict(_SIMPLE.get(type(info), {}))


def _custom(cls: type, above: tuple[type, ...]) -> dict[str, Any]:
    if not isinstance(cls, Union):
        # A `Time`.
        return {"type": "string", "format": "date-time"}
    kinds = [_object(kind, above) for kind in dict.fromkeys(cls.classes())]
    return {"anyOf": [*kinds, {"type": "object"}]}
