"""gevent, where a call that blocks its thread would stop every greenlet of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Callable[[], T]) -> T:
    """Does work that blocks; under gevent in a thread of the hub's pool, so that the other greenlets go on.

    A `gevent.Timeout` ends the wait; the call goes on in its thread to its own time limit.
    """
    # Nobody has patched anything unless it is loaded.
    monkey = sys.modules.get("gevent.monkey")
    if monkey is None or not monkey.is_module_patched("threading"):
        return work()
    return _in_pool(work)


def _in_pool(work: Callable[[], T]) -> T:
    import contextvars

    import gevent  # type: ignore[import-untyped,import-not-found,unused-ignore]

    hub: Any = gevent.get_hub()
    if not hub.main_hub:
        # A thread of a pool already.
        return work()
    context = contextvars.copy_context()

    def done() -> tuple[T, None] | tuple[None, BaseException]:
        # As a value: gevent prints what a thread of its pool raises.
        try:
            return context.run(work), None
        except BaseException as error:
            return None, error

    result, error = hub.threadpool.apply(done)
    if error is not None:
        raise error
    value: T = result
    return value
