"""A response that is not JSON."""

from __future__ import annotations

from rebuttal._native import ResponseInfo


class Content(bytes):
    """The bytes of a response, with their HTTP exchange."""

    @property
    def response(self) -> ResponseInfo:
        """The HTTP exchange of this response.

        Raises:
            AttributeError: This value does not come from a call.
        """
        found: ResponseInfo | None = self.__dict__.get("_response")
        if found is None:
            raise AttributeError("this Content has no .response: it does not come from a call")
        return found

    def __repr__(self) -> str:
        # The content may be personal.
        return f"Content({len(self)} bytes)"

    def __str__(self) -> str:
        return repr(self)
