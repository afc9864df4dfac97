"""What type hints need at run time, for `typing.get_type_hints`, pydantic and FastAPI.

Only pydantic calls these functions, and only then pydantic is imported.
"""

from __future__ import annotations

from typing import Any, TypeVar

C = TypeVar("C", bound=type)


class AsItIs:
    """Used in `Annotated`: frameworks pass a value unchanged, because the package itself checks it.

    A framework that copied a file, or iterated over headers, would consume them.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return _anything()


def passes(cls: C) -> C:
    """Makes frameworks pass values of a class unchanged: a protocol, or a class that the package itself checks."""
    # Not in the class's own body: there it would be one of a protocol's members.
    cls.__get_pydantic_core_schema__ = classmethod(lambda cls, source, handler: _anything())  # type: ignore[attr-defined]
    return cls


def parameters(*classes: Any) -> None:
    """Makes dictionaries of parameters usable as fields of pydantic's models and as arguments of validated calls."""
    for cls in classes:
        cls.__get_pydantic_core_schema__ = classmethod(_dictionary)


def _anything() -> Any:
    from pydantic_core import core_schema

    return core_schema.any_schema()


def _dictionary(cls: Any, source: Any, handler: Any) -> Any:
    from typing import get_type_hints

    # pydantic accepts no other before Python 3.12, and depends on this package.
    import typing_extensions

    # The same keys in a class without the method that called this one, which would call it again.
    fields = get_type_hints(cls, include_extras=True)
    make: Any = typing_extensions.TypedDict
    twin = make(cls.__name__, fields, total=cls.__total__)
    twin.__module__, twin.__doc__ = cls.__module__, cls.__doc__
    return handler(twin)
