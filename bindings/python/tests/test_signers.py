"""Signers of the application, instead of a private key."""

from __future__ import annotations

import asyncio
import base64
import contextvars
import functools
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import uvloop
from rebuttal import (
    AlipayClient,
    AsyncAlipayClient,
    ConfigError,
    RequestTimeoutError,
    TransportError,
)
from rebuttal.alipay import PrivateKey
from sandbox import Sandbox

Sign = Callable[[bytes], bytes]


@pytest.fixture
def sign(sandbox: Sandbox) -> Sign:
    """Signs as a key management service does."""
    key = PrivateKey(sandbox.json["alipay"]["merchant_private_key"])
    return lambda content: base64.b64decode(key.sign(content))


def options(sandbox: Sandbox, signer: Any, **more: Any) -> dict[str, Any]:
    given = sandbox.options(signer=signer, **more)
    del given["private_key"]
    return given


def accept(style: str, sandbox: Sandbox, signer: Any, dispute: str, **call: Any) -> str:
    """Accepts with a client of that style; returns the response."""
    if style == "sync":
        with AlipayClient(**options(sandbox, signer)) as client:
            return client.accept_dispute(dispute, options=call).result.result_status

    async def main() -> str:
        async with AsyncAlipayClient(**options(sandbox, signer)) as client:
            return (await client.accept_dispute(dispute, options=call)).result.result_status

    return asyncio.run(main())


def untouched(sandbox: Sandbox, dispute: str) -> bool:
    return sandbox.effects(dispute) == 0 and sandbox.get("/_sandbox/requests")["requests"] == []


class Slow:
    """Takes 50 ms, as a remote service does."""

    def __init__(self, sign: Sign) -> None:
        self.sign = sign

    def __call__(self, content: bytes) -> bytes:
        assert isinstance(content, bytes) and b"acceptDispute" in content
        time.sleep(0.05)
        return self.sign(content)


class SlowLater(Slow):
    async def __call__(self, content: bytes) -> bytes:  # type: ignore[override]
        await asyncio.sleep(0.05)
        return self.sign(content)


@pytest.mark.parametrize("style", ["sync", "async"])
def test_a_slow_signer_signs(style: str, sign: Sign, sandbox: Sandbox) -> None:
    for signer in (
        Slow(sign),
        functools.partial(Slow(sign)),
        lambda content: bytearray(sign(content)),
        lambda content: memoryview(sign(content)),
    ):
        assert accept(style, sandbox, signer, sandbox.dispute()) == "S"


def test_a_signer_may_be_a_coroutine_function(sign: Sign, sandbox: Sandbox) -> None:
    async def plain(content: bytes) -> bytes:
        return sign(content)

    later = SlowLater(sign)
    for signer in (plain, later, functools.partial(plain), lambda content: later(content)):
        assert accept("async", sandbox, signer, sandbox.dispute()) == "S"


def test_the_client_that_blocks_refuses_a_coroutine_function(sign: Sign, sandbox: Sandbox) -> None:
    async def plain(content: bytes) -> bytes:
        return sign(content)

    for signer in (plain, SlowLater(sign), functools.partial(plain)):
        with pytest.raises(ConfigError, match="coroutine function") as raised:
            AlipayClient(**options(sandbox, signer))
        assert raised.value.field == "signer"


@pytest.mark.parametrize("make", [AlipayClient, AsyncAlipayClient])
def test_a_key_or_a_signer_but_not_both(
    make: Any, sign: Sign, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match="signer") as raised:
        make(**options(sandbox, None))
    assert raised.value.field == "private_key"
    with pytest.raises(ConfigError, match="together") as raised:
        make(**sandbox.options(signer=sign))
    assert raised.value.field == "private_key"
    for wrong in (b"key", "key", 7):
        with pytest.raises(ConfigError, match="function") as raised:
            make(**options(sandbox, wrong))
        assert raised.value.field == "signer"
    environment = sandbox.environment()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    make.from_env(signer=sign)
    monkeypatch.delenv("ALIPAY_PRIVATE_KEY")
    make.from_env(signer=sign)
    with pytest.raises(ConfigError, match=r"ALIPAY_PRIVATE_KEY.*`signer`"):
        make.from_env()


class OutOfReach(Exception):
    """The service's own exception, with further arguments."""

    def __init__(self) -> None:
        super().__init__("the module is locked")
        self.lock = threading.Lock()


@pytest.mark.parametrize("style", ["sync", "async"])
def test_the_exception_of_a_signer_is_the_cause(style: str, sandbox: Sandbox) -> None:
    problem = OutOfReach()
    asked = []

    def fail(content: bytes) -> bytes:
        asked.append(content)
        raise problem

    async def fail_later(content: bytes) -> bytes:
        return fail(content)

    for signer in (fail, fail_later)[: 1 if style == "sync" else 2]:
        dispute = sandbox.dispute()
        asked.clear()
        with pytest.raises(TransportError) as raised:
            accept(style, sandbox, signer, dispute)
        error = raised.value
        assert type(error) is TransportError and error.__cause__ is problem
        assert (error.outcome, len(asked)) == ("not_done", 1)
        assert untouched(sandbox, dispute)
        restored = pickle.loads(pickle.dumps(error))
        assert str(restored.__cause__) == "OutOfReach: the module is locked"


@pytest.mark.parametrize("style", ["sync", "async"])
@pytest.mark.parametrize("wrong", [None, "c2lnbmF0dXJl", 7, b""])
def test_the_error_for_an_invalid_signature_says_what_the_signer_returned(
    style: str, wrong: Any, sandbox: Sandbox
) -> None:
    dispute = sandbox.dispute()
    with pytest.raises(TransportError) as raised:
        accept(style, sandbox, lambda content: wrong, dispute)
    cause = raised.value.__cause__
    assert raised.value.outcome == "not_done"
    if wrong == b"":
        assert "empty" in str(cause)
    else:
        assert type(cause) is TypeError and type(wrong).__name__ in str(cause)
    assert untouched(sandbox, dispute)


def test_a_coroutine_where_nobody_can_await_it_is_no_signature(
    sign: Sign, sandbox: Sandbox
) -> None:
    later = SlowLater(sign)
    with pytest.raises(TransportError) as raised:
        accept("sync", sandbox, lambda content: later(content), sandbox.dispute())
    assert "coroutine" in str(raised.value.__cause__)


def test_a_signature_of_another_key_is_refused_by_the_provider(sandbox: Sandbox) -> None:
    from rebuttal import AuthenticationError
    from rebuttal.alipay import generate_private_key

    other = PrivateKey(generate_private_key())
    with pytest.raises(AuthenticationError):
        accept(
            "sync",
            sandbox,
            lambda content: base64.b64decode(other.sign(content)),
            sandbox.dispute(),
        )


def test_every_attempt_is_signed_anew(sign: Sign, sandbox: Sandbox) -> None:
    seen: list[bytes] = []

    def counted(content: bytes) -> bytes:
        seen.append(content)
        return sign(content)

    for style in ("sync", "async"):
        seen.clear()
        sandbox.control(
            "/_sandbox/faults", {"operation": "acceptDispute", "kind": "unknown", "times": 1}
        )
        assert accept(style, sandbox, counted, sandbox.dispute()) == "S"
        assert len(seen) == 2


@pytest.mark.parametrize("style", ["sync", "async"])
def test_the_time_for_signing_counts(style: str, sign: Sign, sandbox: Sandbox) -> None:
    signers: list[Any] = [lambda content: (time.sleep(0.4), sign(content))[1]]
    ended: list[bool] = []

    async def for_ever(content: bytes) -> bytes:
        try:
            await asyncio.sleep(600)
        finally:
            ended.append(True)
        return b""

    if style == "async":
        signers.append(for_ever)
    for signer in signers:
        dispute = sandbox.dispute()
        with pytest.raises(RequestTimeoutError, match="signed") as raised:
            accept(style, sandbox, signer, dispute, timeout=0.2)
        assert raised.value.outcome == "not_done"
        assert untouched(sandbox, dispute)
    assert ended == [True] * (style == "async")


class Stop(BaseException):
    """As test runners and gevent have."""


@pytest.mark.parametrize("end", [asyncio.CancelledError, Stop])
def test_whatever_ends_a_signer_ends_its_call_and_no_other(
    end: type[BaseException], sandbox: Sandbox
) -> None:
    async def ended(content: bytes) -> bytes:
        await asyncio.sleep(0)
        raise end

    def unable(loop: asyncio.AbstractEventLoop, coroutine: Any, **given: Any) -> Any:
        if "respond" in coroutine.__qualname__:
            raise RuntimeError("no more tasks")
        return asyncio.Task(coroutine, loop=loop, **given)

    async def main() -> None:
        async with (
            AsyncAlipayClient(**options(sandbox, ended)) as client,
            AsyncAlipayClient(**sandbox.options()) as other,
        ):
            for factory in (None, unable):
                disputes = sandbox.dispute(), sandbox.dispute()
                asyncio.get_running_loop().set_task_factory(factory)
                failed, good = await asyncio.gather(
                    client.accept_dispute(disputes[0]),
                    other.accept_dispute(disputes[1]),
                    return_exceptions=True,
                )
                # No time limit ended it.
                assert type(failed) is TransportError and failed.outcome == "not_done"
                assert not isinstance(good, BaseException)

    asyncio.run(main())


def test_a_cancelled_task_ends_its_signing(sandbox: Sandbox) -> None:
    async def main() -> None:
        started, ended = asyncio.Event(), asyncio.Event()

        async def for_ever(content: bytes) -> bytes:
            started.set()
            try:
                await asyncio.sleep(600)
            finally:
                ended.set()
            return b""

        async with AsyncAlipayClient(**options(sandbox, for_ever)) as client:
            task = asyncio.ensure_future(client.accept_dispute(sandbox.dispute()))
            await started.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.wait_for(ended.wait(), 5)

    asyncio.run(main())


@pytest.mark.parametrize(
    "loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"]
)
def test_concurrent_signers_get_the_context_of_their_callers(
    loop: Any, sign: Sign, sandbox: Sandbox
) -> None:
    tenant = contextvars.ContextVar[str]("tenant")
    seen: set[str] = set()
    together = 0

    async def later(content: bytes) -> bytes:
        nonlocal together
        seen.add(tenant.get())
        together += 1
        while together < 20:  # all of them, or none ends
            await asyncio.sleep(0)
        return sign(content)

    async def one(client: AsyncAlipayClient, dispute: str) -> str | None:
        tenant.set(dispute)
        return (await client.accept_dispute(dispute)).dispute_id

    async def many() -> None:
        ids = [sandbox.dispute() for _ in range(20)]
        async with AsyncAlipayClient(**options(sandbox, later)) as client:
            assert await asyncio.gather(*(one(client, id) for id in ids)) == ids
        assert seen == set(ids)

    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(many())


def test_a_plain_function_does_not_stop_the_loop(sign: Sign, sandbox: Sandbox) -> None:
    gate = threading.Event()
    waited: list[bool] = []

    def slow(content: bytes) -> bytes:
        waited.append(gate.wait(20))
        return sign(content)

    async def main() -> None:
        async with AsyncAlipayClient(**options(sandbox, slow)) as client:
            task = asyncio.ensure_future(client.accept_dispute(sandbox.dispute()))
            asyncio.get_running_loop().call_later(0.05, gate.set)
            assert (await task).result.result_status == "S"

    asyncio.run(main())
    assert waited == [True]


def test_a_signer_may_call_the_client_that_it_signs_for(sign: Sign, sandbox: Sandbox) -> None:
    inner = sandbox.dispute()
    depth = 0

    def nested(content: bytes) -> bytes:
        nonlocal depth
        depth += 1
        if depth == 1:
            client.accept_dispute(inner)
        return sign(content)

    client = AlipayClient(**options(sandbox, nested))
    assert client.accept_dispute(sandbox.dispute()).result.result_status == "S"
    assert depth == 2 and sandbox.effects(inner) == 1


def test_ctrl_c_inside_a_signer_ends_the_call(sandbox: Sandbox) -> None:
    def interrupted(content: bytes) -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
        return b"late"

    dispute = sandbox.dispute()
    with pytest.raises(KeyboardInterrupt):
        accept("sync", sandbox, interrupted, dispute)
    assert untouched(sandbox, dispute)


def test_a_forked_child_signs_too(sign: Sign, sandbox: Sandbox) -> None:
    client = AlipayClient(**options(sandbox, sign))
    first, second = sandbox.dispute(), sandbox.dispute()
    assert client.accept_dispute(first).result.result_status == "S"
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = 0 if client.accept_dispute(second).dispute_id == second else 2
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
    assert sandbox.effects(second) == 1
