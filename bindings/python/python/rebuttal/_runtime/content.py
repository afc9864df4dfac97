"""Responses that are no object of the provider's."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from rebuttal._native import ResponseInfo
from rebuttal._runtime.model import Model

Item = TypeVar("Item")


class _Exchange:
    """Has the HTTP exchange of a response."""

    __slots__ = ()

    @property
    def response(self) -> ResponseInfo:
        """The HTTP exchange of this response.

        Raises:
            AttributeError: This value does not come from a call.
        """
        found: ResponseInfo | None = self.__dict__.get("_response")
        if found is None:
            raise AttributeError(
                f"this {type(self).__name__} has no .response: it does not come from a call"
            )
        return found


class Content(_Exchange, bytes):
    """The bytes of a response, with their HTTP exchange."""

    def __repr__(self) -> str:
        # The content may be personal.
        return f"Content({len(self)} bytes)"

    def __str__(self) -> str:
        return repr(self)


class ResponseList(_Exchange, list[Item]):
    """The list of a response, with its HTTP exchange."""

    def __repr__(self) -> str:
        shown = ("..." if one is ... else repr(one) for one in map(_shown, self))
        return f"ResponseList([{', '.join(shown)}])"

    def __rich_repr__(self) -> Any:
        yield ["..." if one is ... else one for one in map(_shown, self)]


class ResponseValue(_Exchange, Generic[Item]):
    """The value of a response that is a map or a scalar, with its HTTP exchange."""

    __slots__ = ("__dict__", "value")

    value: Item
    """The value."""

    def __init__(self, value: Item) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ResponseValue) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = _shown(self.value)
        return f"ResponseValue({'...' if shown is ... else repr(shown)})"


def _shown(value: Any) -> Any:
    """The value, or `...` if nothing says that it may be shown: a text, a map, an object that no class knows."""
    return value if isinstance(value, int | float | Model) else ...


class NoContent(_Exchange):
    """The response of a call that was done and says nothing else. It is falsy."""

    __slots__ = ("__dict__",)

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NoContent()"
