"""The facts of calls that observers and loggers receive."""

from __future__ import annotations

import asyncio
import contextvars
import json
import logging
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import rebuttal
from rebuttal import (
    AlipayClient,
    AsyncAlipayClient,
    AsyncStripeClient,
    AttemptFacts,
    CallFacts,
    ConfigError,
    Observer,
    RebuttalError,
    StripeClient,
    StripeWebhooks,
)
from rebuttal._runtime import observing
from sandbox import Sandbox, python

CLIENTS = {"alipay": (AlipayClient, AsyncAlipayClient), "stripe": (StripeClient, AsyncStripeClient)}


class Diary(Observer):
    """Keeps all facts that it receives."""

    def __init__(self) -> None:
        self.attempts: list[AttemptFacts] = []
        self.calls: list[CallFacts] = []
        self.threads: set[int] = set()

    def attempt(self, facts: AttemptFacts, /) -> None:
        self.attempts.append(facts)
        self.threads.add(threading.get_ident())

    def call(self, facts: CallFacts, /) -> None:
        self.calls.append(facts)
        self.threads.add(threading.get_ident())


def options(sandbox: Sandbox, provider: str, **more: Any) -> dict[str, Any]:
    return sandbox.options(**more) if provider == "alipay" else sandbox.stripe_options(**more)


def in_both_ways(
    sandbox: Sandbox, provider: str, use: Callable[[Any], Any], **more: Any
) -> list[Diary]:
    """Calls with a client that blocks, and with one for asyncio; returns the facts of each."""
    blocking, asynchronous = CLIENTS[provider]
    diaries = [Diary(), Diary()]
    use(blocking(**options(sandbox, provider, observer=diaries[0], **more)))

    async def main() -> None:
        await use(asynchronous(**options(sandbox, provider, observer=diaries[1], **more)))

    asyncio.run(main())
    for diary in diaries:
        assert diary.threads == {threading.get_ident()}, "it runs in the thread that made the call"
    return diaries


def failing(call: Callable[[], Any]) -> Any:
    """Makes a call that fails."""
    try:
        result = call()
    except RebuttalError:
        return None

    async def awaited() -> None:
        with pytest.raises(RebuttalError):
            await result

    return awaited()


def test_a_success_is_reported_with_its_attempt(sandbox: Sandbox) -> None:
    began = time.time()
    for diary in in_both_ways(
        sandbox, "alipay", lambda client: client.accept_dispute(sandbox.dispute())
    ):
        (attempt,), (call,) = diary.attempts, diary.calls
        assert (call.provider, call.operation, call.retry_class) == (
            "alipay",
            "acceptDispute",
            "confirm",
        )
        assert (call.attempts, call.outcome, call.error_class, call.code) == (1, "done", None, None)
        assert (call.http_status, call.cancelled) == (200, False)
        assert began <= call.started_at <= attempt.started_at <= time.time()
        assert 0 < attempt.duration <= call.duration
        assert (attempt.attempt, attempt.outcome, attempt.method) == (1, "done", "POST")
        assert attempt.url_template.endswith("/v1/payments/acceptDispute")
        assert (
            f"http://{attempt.server_address}:{attempt.server_port}"
            == sandbox.json["alipay"]["gateway"]
        )
        assert (attempt.http_status, attempt.http_version) == (200, "1.1")
        assert attempt.request_bytes > 10 and (attempt.response_bytes or 0) > 10
        assert (attempt.retry_reason, attempt.retry_wait, attempt.cancelled) == (None, None, False)
        with pytest.raises(AttributeError):
            call.outcome = "not_done"  # type: ignore[misc]


def test_a_repetition_is_reported_with_its_reason_and_wait(sandbox: Sandbox) -> None:
    def use(client: Any) -> Any:
        sandbox.fault("acceptDispute", "cut_after")
        dispute = sandbox.dispute()
        return failing(lambda: client.accept_dispute(dispute))

    for diary in in_both_ways(sandbox, "alipay", use):
        (first, second), (call,) = diary.attempts, diary.calls
        assert (first.outcome, first.error_class, first.http_status) == (
            "unknown",
            "TransportError",
            None,
        )
        assert first.retry_reason == "lost" and 0 <= (first.retry_wait or 0) <= 0.25
        assert (second.attempt, second.error_class, second.retry_reason) == (
            2,
            "AlreadyAnsweredError",
            None,
        )
        assert (call.attempts, call.outcome, call.error_class) == (
            2,
            "unknown",
            "AlreadyAnsweredError",
        )
        assert call.code == "REPEAT_REQUEST"


def test_refusals_by_provider_and_client_are_reported(sandbox: Sandbox) -> None:
    for diary in in_both_ways(
        sandbox, "stripe", lambda client: failing(lambda: client.retrieve_dispute("du_none"))
    ):
        (attempt,), (call,) = diary.attempts, diary.calls
        assert (call.error_class, call.outcome, call.code) == (
            "NotFoundError",
            "not_done",
            "resource_missing",
        )
        assert call.http_status == 404 and call.request_id is not None
        assert (attempt.method, attempt.url_template) == ("GET", "/v1/disputes/{dispute}")
    for diary in in_both_ways(
        sandbox, "stripe", lambda client: failing(lambda: client.retrieve_dispute("a/b"))
    ):
        assert not diary.attempts
        (call,) = diary.calls
        assert (call.error_class, call.outcome, call.attempts) == (
            "InvalidArgumentError",
            "not_done",
            0,
        )


def test_a_time_limit_is_reported_with_the_facts_so_far(sandbox: Sandbox) -> None:
    def use(client: Any) -> Any:
        sandbox.fault("acceptDispute", "delay", seconds=60, acted=False)
        dispute = sandbox.dispute()
        return failing(lambda: client.accept_dispute(dispute, options={"timeout": 0.2}))

    for diary in in_both_ways(sandbox, "alipay", use, max_attempts=1):
        (attempt,), (call,) = diary.attempts, diary.calls
        assert (call.error_class, call.outcome) == ("RequestTimeoutError", "unknown")
        assert attempt.error_class == "RequestTimeoutError" and call.duration >= 0.2


def hang(sandbox: Sandbox, operation: str) -> None:
    sandbox.fault(operation, "delay", seconds=60, acted=False)


def arrived(sandbox: Sandbox) -> bool:
    """Whether the fault was used: a request is in progress."""
    return not sandbox.get("/_sandbox/faults")["faults"]


@pytest.mark.parametrize(
    ("operation", "outcome"), [("close_dispute", "unknown"), ("retrieve_dispute", "not_done")]
)
def test_a_cancelled_task_is_reported_before_it_ends(
    sandbox: Sandbox, operation: str, outcome: str
) -> None:
    diary = Diary()
    hang(sandbox, {"close_dispute": "closeDispute"}.get(operation, "retrieveDispute"))

    async def main() -> None:
        client = AsyncStripeClient(**sandbox.stripe_options(observer=diary))
        dispute = sandbox.stripe_dispute()
        task = asyncio.ensure_future(getattr(client, operation)(dispute))
        async with asyncio.timeout(60):
            while not await asyncio.to_thread(arrived, sandbox):
                pass
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        (attempt,), (call,) = diary.attempts, diary.calls
        assert (call.cancelled, call.outcome, call.error_class) == (True, outcome, None)
        assert (call.attempts, attempt.cancelled, attempt.outcome) == (1, True, outcome)

    asyncio.run(main())
    assert len(diary.calls) == 1


def test_ctrl_c_is_reported_as_cancelled(sandbox: Sandbox) -> None:
    diary = Diary()
    hang(sandbox, "acceptDispute")

    def interrupt() -> None:
        while not arrived(sandbox):
            pass
        signal.raise_signal(signal.SIGINT)

    watcher = threading.Thread(target=interrupt)
    watcher.start()
    client = AlipayClient(**sandbox.options(observer=diary))
    with pytest.raises(KeyboardInterrupt):
        client.accept_dispute("D-1")
    watcher.join(60)
    (call,) = diary.calls
    assert (call.cancelled, call.outcome) == (True, "unknown")


class Clumsy:
    def attempt(self, facts: AttemptFacts) -> None:
        raise ValueError("an attempt")

    def call(self, facts: CallFacts) -> None:
        raise ValueError("a call")


@pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning")
def test_the_exception_of_an_observer_or_a_filter_changes_no_call(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[str] = []
    monkeypatch.setattr("sys.unraisablehook", lambda found: received.append(str(found.exc_value)))

    def broken(record: logging.LogRecord) -> bool:
        raise ValueError("a filter")

    logger = logging.getLogger("rebuttal.alipay")
    logger.addFilter(broken)
    logger.setLevel(logging.DEBUG)
    try:
        with AlipayClient(**sandbox.options(observer=Clumsy())) as client:
            assert client.accept_dispute(sandbox.dispute()).result.result_status == "S"

        async def main() -> None:
            client = AsyncAlipayClient(**sandbox.options(observer=Clumsy()))
            answer = await client.accept_dispute(sandbox.dispute())
            assert answer.result.result_status == "S"

        asyncio.run(main())
    finally:
        logger.removeFilter(broken)
        logger.setLevel(logging.NOTSET)
    assert received == ["a filter", "an attempt", "a filter", "a call"] * 2


def test_an_observer_needs_one_method_only_and_runs_in_the_callers_context(
    sandbox: Sandbox,
) -> None:
    trace: contextvars.ContextVar[str] = contextvars.ContextVar("trace")
    seen: list[str] = []

    class Calls:
        def call(self, facts: CallFacts) -> None:
            seen.append(trace.get())

    async def one(client: AsyncAlipayClient, name: str) -> None:
        trace.set(name)
        await client.accept_dispute(await asyncio.to_thread(sandbox.dispute))

    async def main() -> None:
        client = AsyncAlipayClient(**sandbox.options(observer=Calls()))
        await asyncio.gather(one(client, "a"), one(client, "b"))

    asyncio.run(main())
    assert sorted(seen) == ["a", "b"]


@pytest.mark.parametrize("client", [StripeClient, AsyncStripeClient])
def test_an_observer_without_methods_is_refused(client: Any, sandbox: Sandbox) -> None:
    class Waits:
        async def call(self, facts: CallFacts) -> None: ...

    for wrong in (print, "observer", object(), Waits()):
        with pytest.raises(ConfigError) as raised:
            client(**sandbox.stripe_options(observer=wrong))
        assert raised.value.field == "observer"


def test_each_page_of_a_list_is_a_call(sandbox: Sandbox) -> None:
    sandbox.stripe_disputes(3)
    diary = Diary()
    with StripeClient(**sandbox.stripe_options(observer=diary)) as client:
        assert len(list(client.list_disputes(limit=2))) == 3
    assert [call.operation for call in diary.calls] == ["listDisputes"] * 2


def test_no_facts_are_collected_without_a_logger_or_observer(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[bytes | None] = []
    monkeypatch.setattr(observing.Reporter, "report", lambda self, json: received.append(json))

    def use(**more: Any) -> int:
        received.clear()
        with AlipayClient(**sandbox.options(**more)) as client:
            client.accept_dispute(sandbox.dispute())

        async def main() -> None:
            client = AsyncAlipayClient(**sandbox.options(**more))
            await client.accept_dispute(sandbox.dispute())

        asyncio.run(main())
        return len(received)

    logger = logging.getLogger("rebuttal")
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.WARNING)
    try:
        assert use() == 0
        assert use(observer=Diary()) == 2
        logger.setLevel(logging.INFO)
        assert use() == 2
    finally:
        logger.setLevel(logging.NOTSET)
        logging.getLogger().setLevel(before)


def test_loggers_have_the_facts_as_fields(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fault("acceptDispute", "cut_after")
    with caplog.at_level(logging.DEBUG, "rebuttal"), AlipayClient(**sandbox.options()) as client:
        failing(lambda: client.accept_dispute(sandbox.dispute()))
        client.accept_dispute(sandbox.dispute())
        hang(sandbox, "acceptDispute")
        failing(lambda: client.accept_dispute("D-1", options={"timeout": 0.2, "max_attempts": 1}))
    found = [
        (record.levelname, getattr(record, "attempt", None), record.__dict__["outcome"])
        for record in caplog.records
        if record.name == "rebuttal.alipay"
    ]
    assert found == [
        ("INFO", 1, "unknown"),
        ("DEBUG", 2, "unknown"),
        ("WARNING", None, "unknown"),
        ("DEBUG", 1, "done"),
        ("DEBUG", None, "done"),
        ("DEBUG", 1, "unknown"),
        ("WARNING", None, "unknown"),
    ]
    assert "another follows" in caplog.records[0].getMessage()
    assert "D-1" not in caplog.text


def test_webhooks_are_logged_with_their_kind_or_the_reason_of_their_refusal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hooks = StripeWebhooks(webhook_secret="whsec_1")
    event = {"id": "evt_1", "object": "event", "type": "charge.dispute.created"}
    body = json.dumps(event).encode()
    headers = hooks.sign_test_message(body, "whsec_1")
    with caplog.at_level(logging.DEBUG, "rebuttal"):
        hooks.verify(headers, body)
        with pytest.raises(rebuttal.SignatureError):
            hooks.receive(headers, body + b" ")
        with pytest.raises(rebuttal.DecodeError):
            hooks.parse(b"[]")
    found = [
        (record.levelname, record.__dict__["error_class"], record.__dict__["reason"])
        for record in caplog.records
    ]
    assert found == [
        ("DEBUG", None, None),
        ("WARNING", "SignatureError", "mismatch"),
        ("WARNING", "DecodeError", None),
    ]


def test_a_program_that_sets_up_no_logging_sees_nothing(sandbox: Sandbox) -> None:
    code = """
import json, sys
from rebuttal import AlipayClient, RebuttalError
with AlipayClient(**json.loads(sys.argv[1])) as client:
    try:
        client.accept_dispute("D-none")
    except RebuttalError:
        pass
"""
    done = python(code, json.dumps(sandbox.options()))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
