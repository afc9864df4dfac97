"""Reads file objects, each in a thread of its own. A file object may block for any time: neither a call after its time
limit, nor an event loop, nor a process at its end waits for it.
"""

from __future__ import annotations

import contextlib
import contextvars
import functools
import io
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING

from rebuttal._native import OpenFile
from rebuttal._runtime import files, refusals
from rebuttal._runtime.forks import at_fork
from rebuttal.errors import InvalidArgumentError, RequestTimeoutError, TransportError

if TYPE_CHECKING:
    import asyncio

    from rebuttal._runtime.files import Attachment, PendingFile, UnreadFile

_CHUNK = 1 << 16
_IN_MEMORY = 1 << 20
_ON_DISK = 32
"""How many files are on disk at a time, each with a descriptor: a process may be allowed only 256."""

_permits = threading.BoundedSemaphore(_ON_DISK)


def _reset() -> None:
    # Threads that do not exist in the child may hold some.
    global _permits
    _permits = threading.BoundedSemaphore(_ON_DISK)


at_fork(in_child=_reset)


class FileReader:
    """Reads the file objects of one call."""

    def __init__(self, pending: Sequence[PendingFile], limit: float) -> None:
        self._pending = pending
        self._started = time.monotonic()
        self._deadline = self._started + limit
        self._threads: list[_ReadThread] = []

    def read(self) -> tuple[list[Attachment], float]:
        """Waits until all are read; returns the files and the seconds that it took.

        Raises:
            InvalidArgumentError: One can't be read.
            RequestTimeoutError: The time limit has passed.
        """
        read: list[Attachment] = []
        for content, name in self._pending:
            if isinstance(content, files.UnreadFile):
                thread = self._start(content)
                if not thread.done.wait(self._left()):
                    raise _timeout()
                content = thread.content()
            read.append((content, name))
        return read, time.monotonic() - self._started

    async def read_async(self) -> tuple[list[Attachment], float]:
        """The same without blocking the event loop."""
        import asyncio

        read: list[Attachment] = []
        loop = asyncio.get_running_loop()
        for content, name in self._pending:
            if isinstance(content, files.UnreadFile):
                done = loop.create_future()
                thread = self._start(content, functools.partial(_wake, loop, done))
                try:
                    await asyncio.wait_for(done, self._left())
                except TimeoutError:
                    raise _timeout() from None
                content = thread.content()
            read.append((content, name))
        return read, time.monotonic() - self._started

    def close(self) -> None:
        """Stops the threads, and returns their permits."""
        for thread in self._threads:
            thread.close()

    def _start(self, file: UnreadFile, then: Callable[[], object] | None = None) -> _ReadThread:
        thread = _ReadThread(file, self._deadline, then)
        self._threads.append(thread)
        thread.start()
        return thread

    def _left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())


def _wake(loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> None:
    def wake() -> None:
        if not done.done():
            done.set_result(None)

    # A closed loop has no waiting task.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(wake)


class _ReadThread:
    """One file object and the thread that reads it."""

    def __init__(
        self, unread: UnreadFile, deadline: float, then: Callable[[], object] | None
    ) -> None:
        self._field, self._file = unread.field, unread.file
        self._deadline = deadline
        self._then = then
        self._lock = threading.Lock()
        self._closed = False
        self._permit: threading.BoundedSemaphore | None = None
        self._content: bytes | OpenFile = b""
        self._failure: BaseException | None = None
        self.done = threading.Event()

    def start(self) -> None:
        if type(self._file) is io.BytesIO:
            # It is in memory and never blocks.
            self._run()
            return
        run = contextvars.copy_context().run
        name = "rebuttal-file"
        try:
            threading.Thread(target=run, args=(self._run,), name=name, daemon=True).start()
        except RuntimeError as error:
            raise _exhausted(self._field) from error

    def content(self) -> bytes | OpenFile:
        if self._failure is not None:
            raise self._failure
        return self._content

    def close(self) -> None:
        with self._lock:
            self._closed = True
            permit, self._permit = self._permit, None
        if permit is not None:
            permit.release()

    def _run(self) -> None:
        try:
            self._content = self._read()
        except BaseException as error:
            self._failure = error
        self.done.set()
        if self._then is not None:
            self._then()

    def _read(self) -> bytes | OpenFile:
        """The content: in memory if it is small, else in a temporary file."""
        held = bytearray()
        spool: IO[bytes] | None = None
        try:
            while chunk := self._chunk():
                if spool is None and len(held) + len(chunk) > _IN_MEMORY:
                    spool = self._temporary_file()
                    spool.write(held)
                    held.clear()
                held += chunk if spool is None else b""
                if spool is not None:
                    spool.write(chunk)
            return bytes(held) if spool is None else _opened(spool)
        except OSError as error:
            if error.errno in _EXHAUSTED:
                raise _exhausted(self._field) from error
            raise refusals.argument(self._field, files.UNREADABLE) from error
        finally:
            if spool is not None:
                spool.close()

    def _chunk(self) -> bytes:
        if self._closed:
            raise _timeout()
        try:
            return files.chunk(self._field, self._file.read(_CHUNK))
        except InvalidArgumentError:
            raise
        except Exception as error:
            raise refusals.argument(self._field, files.UNREADABLE) from error

    def _temporary_file(self) -> IO[bytes]:
        import tempfile

        permit = _permits
        if not permit.acquire(timeout=max(0.0, self._deadline - time.monotonic())):
            raise _timeout()
        with self._lock:
            closed = self._closed
            self._permit = None if closed else permit
        if closed:
            permit.release()
            raise _timeout()
        try:
            return tempfile.TemporaryFile()
        except OSError as error:
            # The folder for temporary files has a problem, not the file that was given.
            raise _exhausted(self._field) from error


def _opened(spool: IO[bytes]) -> bytes | OpenFile:
    spool.flush()
    try:
        return OpenFile(spool.fileno(), 0)
    except OSError:
        # The process may not open it again, or the system doesn't support it.
        spool.seek(0)
        return spool.read()


# Too many open files, in the system or in the process; no space on disk, or the user's quota is used up.
_EXHAUSTED = (23, 24, 28, 122)


def _exhausted(field: str) -> TransportError:
    return TransportError(
        f"`{field}` could not be read: this machine or process is out of files, threads or disk space; nothing was "
        "sent",
        outcome="not_done",
        retryable=True,
        field=field,
    )


def _timeout() -> RequestTimeoutError:
    return RequestTimeoutError(
        "the time limit passed while the request's files were being read; nothing was sent",
        outcome="not_done",
        retryable=True,
    )
