"""What the providers' clients have in common."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    NamedTuple,
    Protocol,
    Self,
    TypeAlias,
    TypeVar,
)

from rebuttal._native import Client as NativeClient
from rebuttal._native import Json, ResponseInfo
from rebuttal._runtime import (
    encode,
    files,
    greenlets,
    model,
    observing,
    refusals,
    signing,
)
from rebuttal._runtime.answers import Reader
from rebuttal._runtime.content import Content, NoContent, ResponseList, ResponseValue
from rebuttal._runtime.environment import Configured
from rebuttal._runtime.pages import AsyncPages, Pages

if TYPE_CHECKING:
    from rebuttal._native import _PacketCall, _ReadMessage
    from rebuttal._runtime.file_reader import FileReader
    from rebuttal._runtime.packets import EvidencePacket, PacketResponse

Progress: TypeAlias = Callable[[int, int], object]
"""Receives the number of bytes sent so far and in all."""

Item = TypeVar("Item")
Message = TypeVar("Message", covariant=True)
R = TypeVar(
    "R", bound=model.Response | Content | ResponseList[Any] | ResponseValue[Any] | NoContent
)
Read: TypeAlias = "type[R] | Kinds[R] | Reader[R]"
"""What a response is read as, or by."""
P = TypeVar("P", bound=model.Response)
Sent = TypeVar("Sent", bound=model.Response)

Items: TypeAlias = Callable[[P], Sequence[Item] | None]
"""Gets the items of a page."""


class Kinds(Protocol[Message]):
    """Makes a message of what the core has read, of any kind."""

    def build(self, read: _ReadMessage, *, outcome: str) -> Message: ...


class _Call(NamedTuple):
    """A call whose arguments were checked and encoded."""

    operation: str
    request: bytes
    options: bytes
    files: Sequence[files.PendingFile]
    progress: Progress | None


def _check_progress(progress: Progress | None) -> None:
    if progress is not None and not callable(progress):
        problem = f"must be a function of two numbers, not {refusals.a(progress)}"
        raise refusals.argument("progress", problem)
    if progress is not None and refusals.is_coroutine_function(progress):
        problem = "is a coroutine function, which nothing awaits; give a plain one"
        raise refusals.argument("progress", problem)


class _Base(Configured):
    """Holds the native client; every process that uses it gets a connection pool of its own."""

    _is_async: ClassVar[bool]
    _signer_option: ClassVar[str] = ""
    _observer_option: ClassVar[str] = ""
    _native: NativeClient
    _signer: Callable[[bytes], Any] | None
    _reporter: observing.Reporter

    def _open(self, options: Mapping[str, Any]) -> None:
        self._signer = options.get(self._signer_option)
        if self._signer is not None:
            signing.check(self._signer_option, self._signer, is_async=self._is_async)
        observer = options.get(self._observer_option)
        if observer is not None:
            observing.check(self._observer_option, observer)
        self._reporter = observing.Reporter(self._provider, observer)
        self._native = NativeClient(self._provider, encode.constructor_options(options))

    def _prepare(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        extra: Mapping[str, Any] | None,
        options: Mapping[str, Any] | None,
        *,
        files: tuple[str, ...] = (),
        timestamps: tuple[str, ...] = (),
        nested_files: bool = False,
        progress: Progress | None = None,
    ) -> _Call:
        request, attachments = encode.request(parameters, extra, files, timestamps, nested_files)
        call_options = encode.call_options(options)
        _check_progress(progress)
        return _Call(operation, request, call_options, attachments, progress)

    def _prepare_packet(
        self,
        operation: str,
        packet: EvidencePacket,
        accept_findings: Sequence[str],
        progress: Progress | None,
        options: Mapping[str, Any] | None,
    ) -> _PacketCall:
        # Programs without packets need not import it.
        from rebuttal._runtime import packets

        _check_progress(progress)
        return packets.call(operation, packet, accept_findings, encode.call_options(options))

    def _packet_response(
        self, cls: type[Sent], call: _PacketCall, json: Json, info: ResponseInfo
    ) -> PacketResponse[Sent]:
        from rebuttal._runtime import packets

        return packets.response(self._response(call[0], cls, json, info), call[4])

    def _file_reader(self, call: _Call) -> FileReader:
        # Only calls with file objects need threads.
        from rebuttal._runtime.file_reader import FileReader

        return FileReader(call.files, self._native.time_limit(call.options))

    def _response(self, operation: str, cls: Read[R], json: Json, info: ResponseInfo) -> R:
        # The core has checked shape and status: if anything fails from here on, the call was done.
        unreadable = info.unreadable_fields
        if unreadable:
            self._reporter.log.unreadable(f"the response to {operation}", unreadable)
        response: R
        # Mostly it is a class, and asking for the abstract one costs more.
        if isinstance(cls, type):
            if issubclass(cls, Content):
                response = cls(json)
            else:
                # A class of the provider's: all others have readers.
                decode: Any = model.decode
                known, messages = info._known, info._messages
                response = decode(cls, json, outcome="done", known=known, messages=messages)
        elif isinstance(cls, Reader):
            response = cls.read(json, known=info._known)
        else:
            response = cls.build(info._messages[0], outcome="done")
        response.__dict__["_response"] = info
        return response


class SyncClient(_Base):
    """The base of clients that block."""

    _is_async = False

    def _call(self, response: Read[R], *call: Any, **fields: Any) -> R:
        return self._send(response, self._prepare(*call, **fields))

    def _pages(
        self, page: type[P], items: Items[P, Item], *call: Any, **fields: Any
    ) -> Pages[Item, P]:
        first = self._prepare(*call, **fields)
        fetch = lambda request: self._send(page, first._replace(request=request))  # noqa: E731
        return Pages(fetch, first.request, items)

    def _send(self, response: Read[R], call: _Call) -> R:
        sign = None if self._signer is None else functools.partial(signing.sign, self._signer)
        report = self._reporter.report if self._reporter.enabled() else None
        ready = files.ready(call.files)
        reader = self._file_reader(call) if ready is None else None

        def run() -> tuple[Json, ResponseInfo]:
            attachments, spent = (ready or (), 0.0) if reader is None else reader.read()
            return self._native.call((*call[:3], attachments, spent), sign, call.progress, report)

        try:
            return self._response(call.operation, response, *greenlets.run(run))
        finally:
            if reader is not None:
                reader.close()

    def _send_packet(
        self,
        cls: type[Sent],
        operation: str,
        packet: EvidencePacket,
        accept_findings: Sequence[str],
        progress: Progress | None,
        options: Mapping[str, Any] | None,
    ) -> PacketResponse[Sent]:
        call = self._prepare_packet(operation, packet, accept_findings, progress, options)
        sign = None if self._signer is None else functools.partial(signing.sign, self._signer)
        report = self._reporter.report if self._reporter.enabled() else None
        run = lambda: self._native.call_packet(call, sign, progress, report)  # noqa: E731
        return self._packet_response(cls, call, *greenlets.run(run))

    def close(self) -> None:
        """Closes the client and its connections: later calls are refused, calls in progress continue.

        A refused call ends with a `TransportError` that is retryable, because another client can make it.
        """
        self._native.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


class AsyncClient(_Base):
    """The base of clients for asyncio. One client serves any number of event loops."""

    _is_async = True

    def _open(self, options: Mapping[str, Any]) -> None:
        # asyncio takes longer to import than all the rest, and blocking clients don't need it.
        from rebuttal._runtime import wakeups

        self._wait = wakeups.wait
        super()._open(options)

    async def _call(self, response: Read[R], *call: Any, **fields: Any) -> R:
        return await self._send(response, self._prepare(*call, **fields))

    def _pages(
        self, page: type[P], items: Items[P, Item], *call: Any, **fields: Any
    ) -> AsyncPages[Item, P]:
        first = self._prepare(*call, **fields)
        fetch = lambda request: self._send(page, first._replace(request=request))  # noqa: E731
        return AsyncPages(fetch, first.request, items)

    async def _send(self, response: Read[R], call: _Call) -> R:
        report = self._reporter.report if self._reporter.enabled() else None
        ready = files.ready(call.files)
        reader = self._file_reader(call) if ready is None else None
        try:
            attachments, spent = (ready or (), 0.0) if reader is None else await reader.read_async()
            json, info = await self._wait(
                lambda queue: self._native.start(
                    (*call[:3], attachments, spent),
                    queue,
                    call.progress is not None,
                    report is not None,
                ),
                self._signer,
                call.progress,
                report,
            )
        finally:
            if reader is not None:
                reader.close()
        return self._response(call.operation, response, json, info)

    async def _send_packet(
        self,
        cls: type[Sent],
        operation: str,
        packet: EvidencePacket,
        accept_findings: Sequence[str],
        progress: Progress | None,
        options: Mapping[str, Any] | None,
    ) -> PacketResponse[Sent]:
        call = self._prepare_packet(operation, packet, accept_findings, progress, options)
        report = self._reporter.report if self._reporter.enabled() else None
        json, info = await self._wait(
            lambda queue: self._native.start_packet(
                call, queue, progress is not None, report is not None
            ),
            self._signer,
            progress,
            report,
        )
        return self._packet_response(cls, call, json, info)

    async def close(self) -> None:
        """Closes the client and its connections: later calls are refused, calls in progress continue.

        A refused call ends with a `TransportError` that is retryable, because another client can make it.
        """
        self._native.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.close()
