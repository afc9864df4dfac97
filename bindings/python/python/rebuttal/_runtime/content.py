"""An answer that is no JSON: bytes."""

from __future__ import annotations

from rebuttal._native import ResponseInfo


class Content(bytes):
    """The bytes that a call answered, with the exchange behind them."""

    @property
    def response(self) -> ResponseInfo:
        """The HTTP exchange behind this answer.

        Raises:
            AttributeError: This value was not made by a call.
        """
        found: ResponseInfo | None = self.__dict__.get("_response")
        if found is None:
            raise AttributeError("these bytes have no .response: they were not made by a call")
        return found

    def __repr__(self) -> str:
        # What it holds may be personal.
        return f"Content({len(self)} bytes)"

    def __str__(self) -> str:
        return repr(self)
