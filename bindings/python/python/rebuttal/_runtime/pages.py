"""Lists that come in pages, fetched while one iterates over them."""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Sequence,
)
from typing import Generic, TypeVar

from rebuttal._runtime.model import Response

Item = TypeVar("Item", covariant=True)
Page = TypeVar("Page", bound=Response, covariant=True)

T = TypeVar("T")
R = TypeVar("R", bound=Response)


class Pages(Generic[Item, Page]):
    """Every item of a list: `for item in pages`.

    The first request is sent when the first item is needed. Each iteration starts from the beginning, so
    that one object can be shared; an iterator belongs to one thread at a time.
    """

    def __init__(
        self,
        fetch: Callable[[bytes], Page],
        first: bytes,
        items: Callable[[Page], Sequence[Item] | None],
    ) -> None:
        self._fetch = fetch
        self._first = first
        self._items = items

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from _in_order(page, self._items)

    def pages(self) -> Iterator[Page]:
        """The pages one by one, each a response with its own `.response`."""
        request: bytes | None = self._first
        seen: set[bytes] = set()
        while request is not None:
            seen.add(request)
            page = self._fetch(request)
            yield page
            request = _next(page, seen)

    def first_page(self) -> Page:
        """Only the first page: one call."""
        return self._fetch(self._first)


class AsyncPages(Generic[Item, Page]):
    """Every item of a list: `async for item in pages`. Awaited, it is the first page.

    The first request is sent when the first item is needed. Each iteration starts from the beginning.
    """

    def __init__(
        self,
        fetch: Callable[[bytes], Awaitable[Page]],
        first: bytes,
        items: Callable[[Page], Sequence[Item] | None],
    ) -> None:
        self._fetch = fetch
        self._first = first
        self._items = items

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in _in_order(page, self._items):
                yield item

    def __await__(self) -> Generator[None, None, Page]:
        return self.first_page().__await__()

    async def pages(self) -> AsyncIterator[Page]:
        """The pages one by one, each a response with its own `.response`."""
        request: bytes | None = self._first
        seen: set[bytes] = set()
        while request is not None:
            seen.add(request)
            page = await self._fetch(request)
            yield page
            request = _next(page, seen)

    async def first_page(self) -> Page:
        """Only the first page: one call."""
        return await self._fetch(self._first)


def _next(page: Response, seen: set[bytes]) -> bytes | None:
    """The request for the next page.

    Raises:
        DecodeError: It is a page that was read before.
    """
    request = page.response._next_page()
    if request is not None and request in seen:
        raise page.response._page_loop()
    return request


def _in_order(page: R, items: Callable[[R], Sequence[T] | None]) -> Iterator[T]:
    found = items(page) or ()
    # Pages that go backwards are in the list's own order: the last item comes first.
    return reversed(found) if page.response._backwards else iter(found)
