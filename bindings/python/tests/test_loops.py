"""Event loops: several at once, many tasks, cancelled calls, dropped clients. No test waits by sleeping."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
import uvloop
from hosts import Mute, arrived, hang, run
from rebuttal import AlipayClient, AsyncAlipayClient, AsyncStripeClient, RequestTimeoutError
from sandbox import Sandbox

Loop = Callable[[], asyncio.AbstractEventLoop]


class WithoutReaders(asyncio.SelectorEventLoop):
    """Watches no sockets for others, as the usual loop of Windows."""

    def add_reader(self, fd: Any, callback: Any, *args: Any) -> None:
        raise NotImplementedError


LOOPS = pytest.mark.parametrize(
    "loop",
    [asyncio.new_event_loop, uvloop.new_event_loop, WithoutReaders],
    ids=["asyncio", "uvloop", "without-readers"],
)


@pytest.fixture
def mute() -> Iterator[Mute]:
    made = Mute()
    yield made
    made.stop()


def running(loop: Loop, main: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(main)


@LOOPS
def test_one_client_serves_many_tasks_and_loops(loop: Loop, sandbox: Sandbox) -> None:
    client = AsyncAlipayClient(**sandbox.options())

    async def many() -> None:
        ids = [sandbox.dispute() for _ in range(20)]
        answers = await asyncio.gather(*map(client.accept_dispute, ids))
        assert [answer.dispute_id for answer in answers] == ids

    def one_loop() -> None:
        running(loop, many())

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(one_loop) for _ in range(3)]:
            done.result(timeout=60)
    one_loop()


@LOOPS
def test_each_loop_gets_its_own_answers_while_another_waits(loop: Loop, sandbox: Sandbox) -> None:
    hang(sandbox)
    client = AsyncAlipayClient(**sandbox.options())
    stuck, ended = threading.Event(), threading.Event()

    async def wait() -> str:
        task = asyncio.ensure_future(client.accept_dispute(sandbox.dispute()))
        await _until_arrived(sandbox)
        stuck.set()
        await asyncio.to_thread(ended.wait)
        task.cancel()
        return await _accept(client, sandbox.dispute())

    async def go_on() -> list[str]:
        await asyncio.to_thread(stuck.wait)
        return [await _accept(client, sandbox.dispute()) for _ in range(20)]

    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(running, loop, wait())
        assert threads.submit(running, loop, go_on()).result(timeout=30) == ["S"] * 20
        ended.set()
        assert waiting.result(timeout=30) == "S"


@LOOPS
def test_a_thousand_tasks_at_once_are_each_answered(loop: Loop, sandbox: Sandbox) -> None:
    disputes = sandbox.stripe_disputes(1000)

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            answers = await asyncio.gather(*map(client.retrieve_dispute, disputes))
        assert [answer.id for answer in answers] == disputes
        assert {answer.response.attempts for answer in answers} == {1}

    running(loop, main())


def test_a_thousand_tasks_leave_descriptors_for_their_host(sandbox: Sandbox) -> None:
    # The default limit of open files on macOS.
    run(
        f"""
import resource
from rebuttal import AsyncStripeClient
resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
client = AsyncStripeClient(**{sandbox.stripe_options()!r})

async def main():
    tasks = [asyncio.ensure_future(client.retrieve_dispute({sandbox.stripe_dispute()!r})) for _ in range(1000)]
    while not all(task.done() for task in tasks):
        with open(os.devnull):
            await asyncio.sleep(0)
    assert {{task.result().response.attempts for task in tasks}} == {{1}}

asyncio.run(main())
""",
        sandbox,
    )


@LOOPS
def test_a_cancelled_task_drops_its_call(loop: Loop, sandbox: Sandbox) -> None:
    hang(sandbox)

    async def main() -> None:
        client = AsyncAlipayClient(**sandbox.options())
        task = asyncio.ensure_future(client.accept_dispute(sandbox.dispute()))
        await _until_arrived(sandbox)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # The loop still works.
        answer = await client.accept_dispute(sandbox.dispute())
        assert answer.result.result_status == "S"

    running(loop, main())


@LOOPS
def test_cancelled_tasks_free_their_connections(loop: Loop, sandbox: Sandbox, mute: Mute) -> None:
    async def main() -> None:
        client = AsyncAlipayClient(**sandbox.options(gateway=mute.url, max_attempts=1))
        tasks = [asyncio.ensure_future(client.accept_dispute("D1")) for _ in range(50)]
        await asyncio.to_thread(mute.wait, lambda mute: mute.asked == 50)
        for task in tasks[:25]:
            task.cancel()
        await asyncio.to_thread(mute.wait, lambda mute: mute.open == 25)
        # The others by a time limit of the program, and by that of the client.
        for kind in (TimeoutError, RequestTimeoutError):
            options = {"timeout": 0.2} if kind is RequestTimeoutError else {}
            with pytest.raises(kind):
                async with asyncio.timeout(0.2 if kind is TimeoutError else None):
                    await client.accept_dispute("D1", options=options)
        await asyncio.to_thread(mute.wait, lambda mute: mute.open == 25)
        for task in tasks:
            task.cancel()
        await asyncio.to_thread(mute.wait, lambda mute: mute.open == 0)

    running(loop, main())


def test_a_time_limit_frees_the_connection_of_a_blocking_call(sandbox: Sandbox, mute: Mute) -> None:
    client = AlipayClient(**sandbox.options(gateway=mute.url, max_attempts=1))
    with pytest.raises(RequestTimeoutError):
        client.accept_dispute("D1", options={"timeout": 0.2})
    mute.wait(lambda mute: (mute.accepted, mute.open) == (1, 0))


def test_a_loop_may_be_closed_during_calls(sandbox: Sandbox) -> None:
    hang(sandbox)
    client = AsyncAlipayClient(**sandbox.options())
    loop = asyncio.new_event_loop()
    task = loop.create_task(client.accept_dispute(sandbox.dispute()))
    loop.run_until_complete(_until_arrived(sandbox))
    task.cancel()
    loop.close()
    with _quiet():
        del task
        gc.collect()
    answer = asyncio.run(_accept(client, sandbox.dispute()))
    assert answer == "S"


@contextmanager
def _quiet() -> Iterator[None]:
    """asyncio itself warns about tasks that are pending when their loop is closed, as here."""
    logger = logging.getLogger("asyncio")
    logger.disabled = True
    yield
    logger.disabled = False


async def _until_arrived(sandbox: Sandbox) -> None:
    while not await asyncio.to_thread(arrived, sandbox):
        pass


async def _accept(client: AsyncAlipayClient, dispute: str) -> str:
    return (await client.accept_dispute(dispute)).result.result_status


@LOOPS
def test_a_client_may_be_dropped_during_its_calls(loop: Loop, sandbox: Sandbox) -> None:
    async def main() -> None:
        task = asyncio.ensure_future(
            AsyncAlipayClient(**sandbox.options()).accept_dispute(sandbox.dispute())
        )
        gc.collect()
        assert (await task).result.result_status == "S"

    running(loop, main())


def test_a_blocking_client_may_be_dropped_during_its_calls(sandbox: Sandbox) -> None:
    disputes = [sandbox.dispute() for _ in range(8)]
    clients = [AlipayClient(**sandbox.options())]
    gone = weakref.ref(clients[0])
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(clients[0].accept_dispute, disputes)
        clients.clear()
        gc.collect()
        assert [answer.dispute_id for answer in answers] == disputes
    gc.collect()
    assert gone() is None


def test_a_dropped_client_and_its_calls_are_freed_together(sandbox: Sandbox, mute: Mute) -> None:
    async def main() -> None:
        client = AsyncAlipayClient(**sandbox.options(gateway=mute.url, max_attempts=1))
        tasks = [asyncio.ensure_future(client.accept_dispute("D1")) for _ in range(8)]
        del client
        await asyncio.to_thread(mute.wait, lambda mute: mute.asked == 8)
        gc.collect()
        assert not any(task.done() for task in tasks)

    # The end of the loop cancels its tasks.
    asyncio.run(main())
    mute.wait(lambda mute: mute.open == 0)
