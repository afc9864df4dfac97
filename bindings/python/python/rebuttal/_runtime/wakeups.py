"""Finished calls, from the native queue to the futures of an event loop.

No native thread touches Python. A loop is woken once for many answers through a socket that it
watches, and takes them all in one call.
"""

from __future__ import annotations

import asyncio
import os
import threading
import weakref
from typing import TYPE_CHECKING

from rebuttal import _native

if TYPE_CHECKING:
    from collections.abc import Callable

    from rebuttal._native import Queue, ResponseInfo, Ticket

    Result = tuple[bytes, ResponseInfo]


class Wakeups:
    """The calls that one event loop waits for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.queue = _native.Queue()
        self.waiting: dict[int, asyncio.Future[Result]] = {}
        loop.add_reader(self.queue.fileno(), self._take)

    def _take(self) -> None:
        for number, result in self.queue.take():
            future = self.waiting.pop(number, None)
            if future is None or future.done():
                continue
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)


_lock = threading.Lock()
_by_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Wakeups] = (
    weakref.WeakKeyDictionary()
)


def _forget() -> None:
    # The lock may have been held by a thread that the child does not have, and the sockets are the parent's.
    global _lock, _by_loop
    _lock = threading.Lock()
    _by_loop = weakref.WeakKeyDictionary()


os.register_at_fork(after_in_child=_forget)


def _of(loop: asyncio.AbstractEventLoop) -> Wakeups:
    with _lock:
        found = _by_loop.get(loop)
        if found is None:
            found = _by_loop[loop] = Wakeups(loop)
        return found


async def wait(start: Callable[[Queue], Ticket]) -> Result:
    """Starts a call and waits for its result; a cancelled wait drops the call."""
    loop = asyncio.get_running_loop()
    wakeups = _of(loop)
    future: asyncio.Future[Result] = loop.create_future()
    ticket = start(wakeups.queue)
    wakeups.waiting[ticket.number] = future
    try:
        return await future
    except BaseException:
        wakeups.waiting.pop(ticket.number, None)
        ticket.cancel()
        raise
