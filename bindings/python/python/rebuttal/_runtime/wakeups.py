"""Finished calls, from the native queue to the futures of an event loop.

No native thread touches Python. A loop watches a socket; it is woken once for many results, and takes them all in one
call.
"""

from __future__ import annotations

import asyncio
import contextvars
import select
import threading
import weakref
from typing import TYPE_CHECKING, Any

from rebuttal._native import Progress, Queue, SignRequest
from rebuttal._runtime import signing
from rebuttal._runtime.forks import at_fork
from rebuttal.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rebuttal._native import Json, Queue, ResponseInfo, SignRequest, Ticket

    Result = tuple[Json, ResponseInfo]


class Call:
    """A call in progress: it may request signatures and report progress."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        signer: Callable[[bytes], Any] | None,
        progress: Callable[[int, int], object] | None,
    ) -> None:
        self.future: asyncio.Future[Result] = loop.create_future()
        self._loop = loop
        self._signer = signer
        self._progress = progress
        # Neither runs in the caller's task, but both get the caller's context variables.
        needed = signer is not None or progress is not None
        self._context = contextvars.copy_context() if needed else None
        self._signing: asyncio.Task[Exception | None] | None = None
        self.facts: bytes | None = None

    def sign(self, request: SignRequest) -> None:
        """Starts the signer."""
        if self._signer is None:
            return
        responding = signing.respond(request, self._signer)
        try:
            self._signing = self._loop.create_task(responding, context=self._context)
        except Exception as error:
            # From a task factory of the program; other calls wait for the rest of this turn.
            responding.close()
            request.fail(error)

    def report_progress(self, sent: int, total: int) -> None:
        """Calls `progress`; its exception ends the call."""
        if self._progress is None or self._context is None or self.future.done():
            return
        try:
            self._context.run(self._progress, sent, total)
        except StopIteration as error:
            # Futures refuse this class.
            failure = RuntimeError("progress raised StopIteration")
            failure.__cause__ = error
            self.future.set_exception(failure)
        except BaseException as error:
            self.future.set_exception(error)

    def finish(self, result: Result | BaseException) -> None:
        """Ends the wait of the caller's task."""
        failure = self.stop()
        if self.future.done():
            return
        if isinstance(result, BaseException):
            if failure is not None:
                result.__cause__ = failure
            self.future.set_exception(result)
        else:
            self.future.set_result(result)

    def stop(self) -> BaseException | None:
        """Cancels a signer that still runs; returns the exception of one that has ended, if any."""
        task, self._signing = self._signing, None
        if task is None:
            return None
        if not task.done():
            task.cancel()
            return None
        return None if task.cancelled() else task.exception() or task.result()


class Wakeups:
    """The calls of one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.queue = Queue()
        self.waiting: dict[int, Call] = {}
        try:
            loop.add_reader(self.queue.fileno(), self._take)
        except NotImplementedError:
            # The usual loop of Windows watches no sockets.
            watcher = _Watcher(loop, self.queue.fileno(), self._take)
            threading.Thread(target=watcher.run, name="rebuttal-wakeups", daemon=True).start()

    def _take(self) -> None:
        for number, result in self.queue.take():
            call = self.waiting.get(number)
            if call is None:
                continue
            if isinstance(result, SignRequest):
                call.sign(result)
            elif isinstance(result, Progress):
                call.report_progress(result.sent, result.total)
            elif isinstance(result, bytes):
                call.facts = result
            else:
                del self.waiting[number]
                call.finish(result)


class _Watcher:
    """Watches a socket in a thread of its own, for a loop that cannot."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, socket: int, take: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._socket = socket
        self._take_all = take
        self._taken = threading.Event()

    def run(self) -> None:
        """Until the loop is closed."""
        while not self._loop.is_closed():
            readable, _, _ = select.select([self._socket], [], [], _PATIENCE)
            if not readable:
                continue
            self._taken.clear()
            try:
                self._loop.call_soon_threadsafe(self._take)
            except RuntimeError:  # it was closed meanwhile
                return
            while not self._taken.wait(_PATIENCE) and not self._loop.is_closed():
                pass

    def _take(self) -> None:
        try:
            self._take_all()
        finally:
            self._taken.set()


_PATIENCE = 1.0
"""After so many seconds, a thread looks whether its loop was closed."""

_lock = threading.Lock()
_by_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Wakeups] = (
    weakref.WeakKeyDictionary()
)


def _reset() -> None:
    # A thread that does not exist in the child may hold the lock, and the sockets are the parent's.
    global _lock, _by_loop
    _lock = threading.Lock()
    _by_loop = weakref.WeakKeyDictionary()


at_fork(in_child=_reset)


def _of(loop: asyncio.AbstractEventLoop) -> Wakeups:
    with _lock:
        found = _by_loop.get(loop)
        if found is None:
            found = _by_loop[loop] = Wakeups(loop)
        return found


_ASYNCIO = (
    "asyncio only: this client needs a running event loop of asyncio, and there is none. Under trio and others use the "
    "client that blocks, in a thread: `await trio.to_thread.run_sync(...)`"
)


async def wait(
    start: Callable[[Queue], Ticket],
    signer: Callable[[bytes], Any] | None,
    progress: Callable[[int, int], object] | None,
    report: Callable[[bytes | None], None] | None,
) -> Result:
    """Starts a call and waits for its result; a cancelled wait drops the call.

    `report` receives the facts of the call, in the caller's task.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigError(_ASYNCIO, outcome="not_done") from None
    wakeups = _of(loop)
    call = Call(loop, signer, progress)
    ticket = start(wakeups.queue)
    wakeups.waiting[ticket.number] = call
    facts: bytes | None = None
    try:
        return await call.future
    except BaseException:
        wakeups.waiting.pop(ticket.number, None)
        facts = ticket.cancel()
        call.stop()
        raise
    finally:
        if report is not None:
            report(call.facts or facts)
