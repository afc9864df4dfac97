"""What hints need at run time, for whoever reads them: `typing.get_type_hints`, pydantic, FastAPI.

Only pydantic calls what is here, and only then pydantic is loaded.
"""

from __future__ import annotations

from typing import Any, TypeVar

C = TypeVar("C", bound=type)


class AsItIs:
    """Beside a hint in `Annotated`: a value passes unread, because the package itself checks it.

    A framework that copied a file's content, or walked over an iterator of headers, would take them away.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return _anything()


def passes(cls: C) -> C:
    """Lets a value pass where a hint names the class, which is a protocol or is checked by the package itself."""
    # Not in the class's own body: there it would be one of a protocol's members.
    cls.__get_pydantic_core_schema__ = classmethod(lambda cls, source, handler: _anything())  # type: ignore[attr-defined]
    return cls


def parameters(*classes: Any) -> None:
    """Lets dictionaries of parameters be fields of pydantic's models and arguments of validated calls."""
    for cls in classes:
        cls.__get_pydantic_core_schema__ = classmethod(_dictionary)


def _anything() -> Any:
    from pydantic_core import core_schema

    return core_schema.any_schema()


def _dictionary(cls: Any, source: Any, handler: Any) -> Any:
    from typing import get_type_hints

    # pydantic takes no other before Python 3.12, and brings it along.
    import typing_extensions

    # The same keys without the method that called this one.
    fields = get_type_hints(cls, include_extras=True)
    make: Any = typing_extensions.TypedDict
    twin = make(cls.__name__, fields, total=cls.__total__)
    twin.__module__, twin.__doc__ = cls.__module__, cls.__doc__
    return handler(twin)
