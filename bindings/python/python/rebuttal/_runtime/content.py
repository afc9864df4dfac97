"""Responses that are no object of the provider's."""

from __future__ import annotations

from typing import TypeVar

from rebuttal._native import ResponseInfo

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


class NoContent(_Exchange):
    """The response of a call that was done and says nothing else. It is falsy."""

    __slots__ = ("__dict__",)

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NoContent()"
