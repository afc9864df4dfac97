"""gevent, under which a call that blocks its thread would stop all greenlets of the thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Callable[[], T]) -> T:
    """Does work that blocks; under gevent in a thread of the hub's pool, so that the other greenlets run.

    A `gevent.Timeout` ends the wait; the call continues in its thread to its own time limit.
    """
    # Until it is imported, nothing is patched.
    monkey = sys.modules.get("gevent.monkey")
    if monkey is None or not monkey.is_module_patched("threading"):
        return work()
    return _in_pool(work)


def _in_pool(work: Callable[[], T]) -> T:
    import contextvars

    import gevent  # type: ignore[import-untyped,import-not-found,unused-ignore]

    hub: Any = gevent.get_hub()
    if not hub.main_hub:
        # Already in a thread of a pool.
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
