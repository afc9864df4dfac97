"""Reads file objects, each in a thread of its own: neither a call whose time is over, nor an event loop, nor a
process that ends, waits for one that doesn't come to its end.
"""

from __future__ import annotations

import contextlib
import contextvars
import functools
import io
import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING, Any

from rebuttal._native import OpenFile
from rebuttal._runtime import files
from rebuttal.errors import InvalidArgumentError, RequestTimeoutError, TransportError

if TYPE_CHECKING:
    import asyncio

    from rebuttal._runtime.files import Attachment, Given, Unread

_PIECE = 1 << 16
_IN_MEMORY = 1 << 20
# How many files may be kept on disk at a time, each with a descriptor: a process may have as few as 256.
_ON_DISK = 32
_room = threading.BoundedSemaphore(_ON_DISK)


def _forget() -> None:
    # Threads that the child does not have may have taken some.
    global _room
    _room = threading.BoundedSemaphore(_ON_DISK)


os.register_at_fork(after_in_child=_forget)


class Reading:
    """The file objects of one call."""

    def __init__(self, given: Sequence[Given], limit: float) -> None:
        self._given = given
        self._started = time.monotonic()
        self._ends = self._started + limit
        self._readers: list[_Reader] = []

    def now(self) -> tuple[list[Attachment], float]:
        """Waits until all are read; gives what crosses the border, and the seconds that it took.

        Raises:
            InvalidArgumentError: One can't be read.
            RequestTimeoutError: The time is over.
        """
        read: list[Attachment] = []
        for content, name in self._given:
            if isinstance(content, files.Unread):
                reader = self._start(content)
                if not reader.done.wait(self._left()):
                    raise _too_slow()
                content = reader.content()
            read.append((content, name))
        return read, time.monotonic() - self._started

    async def soon(self) -> tuple[list[Attachment], float]:
        """The same for an event loop, which goes on meanwhile."""
        import asyncio

        read: list[Attachment] = []
        loop = asyncio.get_running_loop()
        for content, name in self._given:
            if isinstance(content, files.Unread):
                done = loop.create_future()
                reader = self._start(content, functools.partial(_wake, loop, done))
                try:
                    await asyncio.wait_for(done, self._left())
                except TimeoutError:
                    raise _too_slow() from None
                content = reader.content()
            read.append((content, name))
        return read, time.monotonic() - self._started

    def release(self) -> None:
        """Stops what still reads, and makes room for other files."""
        for reader in self._readers:
            reader.release()

    def _start(self, unread: Unread, then: Callable[[], object] | None = None) -> _Reader:
        reader = _Reader(unread, self._ends, then)
        self._readers.append(reader)
        reader.start()
        return reader

    def _left(self) -> float:
        return max(0.0, self._ends - time.monotonic())


def _wake(loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> None:
    def wake() -> None:
        if not done.done():
            done.set_result(None)

    # It may have been closed, so that nobody waits any more.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(wake)


class _Reader:
    """One file object and the thread that reads it."""

    def __init__(self, unread: Unread, ends: float, then: Callable[[], object] | None) -> None:
        self._unread = unread
        self._ends = ends
        self._then = then
        self._lock = threading.Lock()
        self._released = False
        self._room: threading.BoundedSemaphore | None = None
        self._content: bytes | OpenFile = b""
        self._failure: BaseException | None = None
        self.done = threading.Event()

    def start(self) -> None:
        if type(self._unread.file) is io.BytesIO:
            # It is in memory: nothing is waited for.
            self._run()
            return
        run = contextvars.copy_context().run
        name = "rebuttal-file"
        try:
            threading.Thread(target=run, args=(self._run,), name=name, daemon=True).start()
        except RuntimeError as error:
            raise _exhausted(self._unread.field) from error

    def content(self) -> bytes | OpenFile:
        if self._failure is not None:
            raise self._failure
        return self._content

    def release(self) -> None:
        with self._lock:
            self._released = True
            room, self._room = self._room, None
        if room is not None:
            room.release()

    def _run(self) -> None:
        try:
            self._content = self._read()
        except BaseException as error:
            self._failure = error
        self.done.set()
        if self._then is not None:
            self._then()

    def _read(self) -> bytes | OpenFile:
        """What it gives: held in memory if it is small, else in a temporary file."""
        field, file = self._unread.field, self._unread.file
        held = bytearray()
        spool: IO[bytes] | None = None
        try:
            while piece := self._piece(field, file):
                if spool is None and len(held) + len(piece) > _IN_MEMORY:
                    spool = self._on_disk(field)
                    spool.write(held)
                    held.clear()
                held += piece if spool is None else b""
                if spool is not None:
                    spool.write(piece)
            return bytes(held) if spool is None else _opened(spool)
        except OSError as error:
            if error.errno in _LITTLE_LEFT:
                raise _exhausted(field) from error
            raise files.refusal(field, files.UNREADABLE) from error
        finally:
            if spool is not None:
                spool.close()

    def _piece(self, field: str, file: Any) -> bytes:
        if self._released:
            raise _too_slow()
        try:
            return files.piece_of(field, file.read(_PIECE))
        except InvalidArgumentError:
            raise
        except Exception as error:
            raise files.refusal(field, files.UNREADABLE) from error

    def _on_disk(self, field: str) -> IO[bytes]:
        import tempfile

        room = _room
        if not room.acquire(timeout=max(0.0, self._ends - time.monotonic())):
            raise _too_slow()
        with self._lock:
            if not self._released:
                self._room, room = room, None  # type: ignore[assignment]
        if room is not None:
            room.release()
            raise _too_slow()
        try:
            return tempfile.TemporaryFile()
        except OSError as error:
            # Whatever is wrong with the place for temporary files: the file that was given is not at fault.
            raise _exhausted(field) from error


def _opened(spool: IO[bytes]) -> bytes | OpenFile:
    spool.flush()
    try:
        return OpenFile(spool.fileno(), 0)
    except OSError:
        # The process may not open it again, or the system can't.
        spool.seek(0)
        return spool.read()


# Too many open files, in the process or in all; no room on disk, or none for this user.
_LITTLE_LEFT = (23, 24, 28, 122)


def _exhausted(field: str) -> TransportError:
    return TransportError(
        f"`{field}` could not be read, because this machine or process has too little left; nothing was sent",
        outcome="not_done",
        retryable=True,
        field=field,
    )


def _too_slow() -> RequestTimeoutError:
    return RequestTimeoutError(
        "the time limit passed while the request's files were being read; nothing was sent",
        outcome="not_done",
        retryable=True,
    )
