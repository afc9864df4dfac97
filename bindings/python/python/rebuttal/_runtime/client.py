"""What the providers' clients have in common."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Protocol, Self, TypeAlias, TypeVar

from rebuttal._native import Client as NativeClient
from rebuttal._native import Json, ResponseInfo
from rebuttal._runtime import (
    encode,
    environment,
    files,
    greenlets,
    model,
    observing,
    signing,
)
from rebuttal._runtime.content import Content
from rebuttal._runtime.environment import Option
from rebuttal._runtime.files import Given
from rebuttal._runtime.pages import AsyncPages, Pages

if TYPE_CHECKING:
    from rebuttal._native import _ReadMessage
    from rebuttal._runtime.reading import Reading

Progress: TypeAlias = Callable[[int, int], object]
"""Is told the bytes sent so far and in all."""

Item = TypeVar("Item")
Message = TypeVar("Message", covariant=True)
A = TypeVar("A", bound=model.Answer | Content)
P = TypeVar("P", bound=model.Answer)


class Kinds(Protocol[Message]):
    """What makes a message of what the core has read, of whatever kind it is."""

    def take(self, read: _ReadMessage, *, outcome: str) -> Message: ...


class _Base:
    """Holds the native client; every process that uses it gets a connection pool of its own."""

    _provider: ClassVar[str]
    _options: ClassVar[tuple[Option, ...]]
    _may_wait: ClassVar[bool]
    _inner: NativeClient
    _signer: Callable[[bytes], Any] | None
    _watch: observing.Watch

    def _open(self, options: Mapping[str, Any]) -> None:
        plain = dict(options)
        self._signer = observer = None
        for option in self._options:
            given = plain.pop(option.name, None) if option.kind in ("signer", "observer") else None
            if given is not None and option.kind == "signer":
                signing.check(option.name, given, may_wait=self._may_wait)
                self._signer = given
            elif given is not None:
                observing.check(option.name, given)
                observer = given
            elif option.kind == "path" and isinstance(plain.get(option.name), os.PathLike):
                plain[option.name] = os.fsdecode(plain[option.name])
        self._watch = observing.Watch(self._provider, observer)
        self._inner = NativeClient(
            self._provider, encode.constructor_options(plain), self._signer is not None
        )

    @classmethod
    def _read_env(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        return environment.read(cls._provider, cls._options, given)

    def _reading(self, given: Sequence[Given], options: bytes) -> Reading | None:
        """The file objects among what is given; None if there are none."""
        if all(not isinstance(content, files.Unread) for content, _ in given):
            return None
        # Only these need threads.
        from rebuttal._runtime.reading import Reading

        return Reading(given, self._inner.time_limit(options))

    def _answer(
        self,
        operation: str,
        cls: type[A] | Kinds[A],
        json: Json,
        response: ResponseInfo,
    ) -> A:
        # The core has checked shape and status: whatever fails from here on, it was done.
        unreadable = response.unreadable_fields
        if unreadable:
            self._watch.unreadable(operation, unreadable)
        answer: A
        if not isinstance(cls, type):
            answer = cls.take(response._messages[0], outcome="done")
        elif issubclass(cls, Content):
            answer = cls(json)
        else:
            answer = model.decode(
                cls, json, outcome="done", known=response._known, messages=response._messages
            )
        answer.__dict__["_response"] = response
        return answer

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise TypeError(
            f"{name} holds keys and connections and can't be pickled; make one in each process, "
            f"for example with {name}.from_env()"
        )


class SyncClient(_Base):
    """The base of clients that block."""

    _may_wait = False

    def _call(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        answer: type[A] | Kinds[A],
        extra: Mapping[str, Any] | None,
        options: Mapping[str, Any] | None,
        *,
        files: tuple[str, ...] = (),
        moments: tuple[str, ...] = (),
        progress: Progress | None = None,
    ) -> A:
        request, attachments = encode.request(parameters, extra, files, moments)
        chosen = encode.call_options(options)
        encode.progress(progress)
        return self._send(operation, request, chosen, answer, attachments, progress)

    def _pages(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        page: type[P],
        items: Callable[[P], Sequence[Item] | None],
        extra: Mapping[str, Any] | None,
        options: Mapping[str, Any] | None,
        *,
        moments: tuple[str, ...] = (),
    ) -> Pages[Item, P]:
        first, _ = encode.request(parameters, extra, moments=moments)
        chosen = encode.call_options(options)
        return Pages(lambda request: self._send(operation, request, chosen, page), first, items)

    def _send(
        self,
        operation: str,
        request: bytes,
        options: bytes,
        answer: type[A] | Kinds[A],
        given: Sequence[Given] = (),
        progress: Progress | None = None,
    ) -> A:
        sign = None if self._signer is None else functools.partial(signing.now, self._signer)
        tell = self._watch.tell if self._watch.wants() else None
        reading = self._reading(given, options)

        def call() -> tuple[Json, ResponseInfo]:
            attachments, spent = (
                (files.read_before(given), 0.0) if reading is None else reading.now()
            )
            return self._inner.call(
                operation, request, options, attachments, spent, sign, progress, tell
            )

        try:
            json, response = greenlets.run(call)
        finally:
            if reading is not None:
                reading.release()
        return self._answer(operation, answer, json, response)

    def close(self) -> None:
        """Closes the client and its connections: later calls are refused, those under way go on.

        A refused call ends with a `TransportError` that is retryable, because another client can make it.
        """
        self._inner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(_Base):
    """The base of clients for asyncio. One client serves any number of event loops."""

    _may_wait = True

    def _open(self, options: Mapping[str, Any]) -> None:
        # asyncio takes longer to load than all the rest, and who calls without it needs none of it.
        from rebuttal._runtime import wakeups

        self._wait = wakeups.wait
        super()._open(options)

    async def _call(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        answer: type[A] | Kinds[A],
        extra: Mapping[str, Any] | None,
        options: Mapping[str, Any] | None,
        *,
        files: tuple[str, ...] = (),
        moments: tuple[str, ...] = (),
        progress: Progress | None = None,
    ) -> A:
        request, attachments = encode.request(parameters, extra, files, moments)
        chosen = encode.call_options(options)
        encode.progress(progress)
        return await self._send(operation, request, chosen, answer, attachments, progress)

    def _pages(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        page: type[P],
        items: Callable[[P], Sequence[Item] | None],
        extra: Mapping[str, Any] | None,
        options: Mapping[str, Any] | None,
        *,
        moments: tuple[str, ...] = (),
    ) -> AsyncPages[Item, P]:
        first, _ = encode.request(parameters, extra, moments=moments)
        chosen = encode.call_options(options)
        return AsyncPages(
            lambda request: self._send(operation, request, chosen, page), first, items
        )

    async def _send(
        self,
        operation: str,
        request: bytes,
        options: bytes,
        answer: type[A] | Kinds[A],
        given: Sequence[Given] = (),
        progress: Progress | None = None,
    ) -> A:
        tell = self._watch.tell if self._watch.wants() else None
        reading = self._reading(given, options)
        try:
            attachments, spent = (
                (files.read_before(given), 0.0) if reading is None else await reading.soon()
            )
            json, response = await self._wait(
                lambda queue: self._inner.start(
                    operation,
                    request,
                    options,
                    attachments,
                    spent,
                    queue,
                    progress is not None,
                    tell is not None,
                ),
                self._signer,
                progress,
                tell,
            )
        finally:
            if reading is not None:
                reading.release()
        return self._answer(operation, answer, json, response)

    async def close(self) -> None:
        """Closes the client and its connections: later calls are refused, those under way go on.

        A refused call ends with a `TransportError` that is retryable, because another client can make it.
        """
        self._inner.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
