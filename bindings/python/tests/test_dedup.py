"""Messages that are received twice: `claimed`, blocking and for asyncio."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rebuttal import (
    ClaimLostError,
    ConfigError,
    DeduplicatorError,
    DeduplicatorFullError,
    InProgressError,
    InvalidArgumentError,
)
from rebuttal.alipay import DisputeNotification
from rebuttal.dedup import (
    LEASE,
    AsyncMemoryDeduplicator,
    Claim,
    Claimed,
    Done,
    InProgress,
    MemoryDeduplicator,
    claimed,
)

CREATED = DisputeNotification.from_dict(
    {
        "dispute_id": "D-1",
        "dispute_notification_type": "DISPUTE_CREATED",
        "dispute_time": "2026-01-31T12:00:00+08:00",
    }
)


class Form:
    """`claimed` in one of its two forms, over a memory whose clock the test sets."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.now = 0.0

    def memory(self, **options: Any) -> Any:
        made = AsyncMemoryDeduplicator if self.name == "async" else MemoryDeduplicator
        return made(clock=lambda: self.now, **options)

    def awaited(self, store: Any) -> Any:
        """The test's own store, in this form."""
        return _Awaited(store) if self.name == "async" else store

    def run(self, store: Any, message: Any, work: Any = lambda: None, **options: Any) -> bool:
        """Whether it was the first; `work` runs then."""
        if self.name == "async":
            return asyncio.run(self._run(store, message, work, options))
        with claimed(store, message, **options) as first:
            if first:
                work()
        return first

    async def _run(self, store: Any, message: Any, work: Any, options: Any) -> bool:
        async with claimed(store, message, **options) as first:
            if first:
                # The work may claim too, which needs a loop of its own.
                await asyncio.to_thread(work)
        return first


class _Awaited:
    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        async def call(*arguments: Any) -> Any:
            return getattr(self._store, name)(*arguments)

        return call


@pytest.fixture(params=["sync", "async"])
def form(request: pytest.FixtureRequest) -> Form:
    return Form(request.param)


def fail() -> None:
    raise OSError("no space left")


def test_a_message_is_processed_once(form: Form) -> None:
    store = form.memory()
    assert form.run(store, CREATED)
    assert not form.run(store, CREATED)
    assert not form.run(store, CREATED.dedup_key)
    assert form.run(store, "another key")


def test_a_message_without_a_key_is_processed_each_time(form: Form) -> None:
    store = form.memory()
    new = DisputeNotification(dispute_id="D-1", dispute_notification_type="SOMETHING_NEW")
    assert [form.run(store, one) for one in (new, new, None, None)] == [True] * 4


def test_after_an_exception_the_message_can_be_claimed_at_once(form: Form) -> None:
    store = form.memory()
    with pytest.raises(OSError, match="no space left"):
        form.run(store, CREATED, fail)
    assert form.run(store, CREATED)


def test_during_the_work_other_claims_are_refused_with_the_end_of_the_lease(form: Form) -> None:
    store = form.memory()

    def work() -> None:
        with pytest.raises(InProgressError) as caught:
            form.run(store, CREATED)
        error = caught.value
        assert (error.outcome, error.retryable) == ("unknown", True)
        left = datetime.fromisoformat(error.details["until"]) - datetime.now(UTC)
        assert timedelta() < left <= LEASE

    assert form.run(store, CREATED, work)


def test_a_worker_that_dies_keeps_its_claim_until_the_lease_ends(form: Form) -> None:
    store = form.memory()
    dead = store.claim(CREATED.dedup_key, timedelta(seconds=60))
    assert isinstance(asyncio.run(dead) if form.name == "async" else dead, Claimed)
    form.now = 59.9
    with pytest.raises(InProgressError):
        form.run(store, CREATED)
    form.now = 60
    assert form.run(store, CREATED)


def test_a_commit_after_the_lease_fails_if_another_worker_took_over(form: Form) -> None:
    store = form.memory()

    def work() -> None:
        form.now += 10
        assert form.run(store, CREATED)

    with pytest.raises(ClaimLostError) as caught:
        form.run(store, CREATED, work, lease=10)
    assert (caught.value.outcome, caught.value.retryable) == ("unknown", True)
    assert not form.run(store, CREATED)


def test_a_commit_is_forgotten_after_its_time_and_when_the_memory_is_full(form: Form) -> None:
    store = form.memory(capacity=2, remember=timedelta(hours=1))
    assert form.run(store, "a") and form.run(store, "b")
    form.now = 3599
    assert not form.run(store, "b")
    assert form.run(store, "c")
    assert not form.run(store, "b") and form.run(store, "a")
    form.now = 10_000
    assert form.run(store, "a")


def test_a_full_deduplicator_refuses_claims_and_keeps_those_that_hold(form: Form) -> None:
    store = form.memory(capacity=1)

    def work() -> None:
        with pytest.raises(DeduplicatorFullError) as caught:
            form.run(store, "b")
        assert (caught.value.outcome, caught.value.retryable) == ("not_done", True)

    assert form.run(store, "a", work)


class Own:
    """A custom store that returns, or raises, what the test sets."""

    def __init__(self, **answers: Any) -> None:
        self.answers = {"claim": Claimed("t"), "commit": True, "release": None, **answers}
        self.calls: list[tuple[Any, ...]] = []

    def _answer(self, name: str, *arguments: Any) -> Any:
        self.calls.append((name, *arguments))
        if isinstance(self.answers[name], Exception):
            raise self.answers[name]
        return self.answers[name]

    def claim(self, key: str, lease: timedelta) -> Any:
        return self._answer("claim", key, lease)

    def commit(self, key: str, token: str) -> Any:
        return self._answer("commit", key, token)

    def release(self, key: str, token: str) -> Any:
        return self._answer("release", key, token)


def test_a_custom_store_is_called_in_order(form: Form) -> None:
    store = Own()
    assert form.run(form.awaited(store), "k", lease=1.5)
    assert store.calls == [("claim", "k", timedelta(seconds=1.5)), ("commit", "k", "t")]
    store = Own()
    with pytest.raises(OSError):
        form.run(form.awaited(store), "k", fail)
    assert store.calls == [("claim", "k", LEASE), ("release", "k", "t")]
    store = Own(claim=Done())
    assert not form.run(form.awaited(store), "k")
    assert store.calls == [("claim", "k", LEASE)]


@pytest.mark.parametrize("at", ["claim", "commit"])
def test_with_a_failing_store_no_message_counts_as_processed(form: Form, at: str) -> None:
    ran: list[int] = []
    with pytest.raises(ConnectionError, match="away"):
        form.run(form.awaited(Own(**{at: ConnectionError("away")})), "k", lambda: ran.append(1))
    assert len(ran) == (at == "commit")


def test_the_error_of_the_work_is_raised_although_the_store_cannot_release(form: Form) -> None:
    with pytest.raises(OSError, match="no space left") as caught:
        form.run(form.awaited(Own(release=ConnectionError("away"))), "k", fail)
    assert "ConnectionError" in caught.value.__notes__[0]


@pytest.mark.parametrize("commit", [1, None, "yes"])
def test_a_commit_without_a_result_is_not_a_success(form: Form, commit: Any) -> None:
    with pytest.raises(DeduplicatorError) as caught:
        form.run(form.awaited(Own(commit=commit)), "k")
    assert (type(caught.value), caught.value.outcome) == (DeduplicatorError, "unknown")


@pytest.mark.parametrize("claim", [True, None, Claimed, Claimed(7), InProgress("soon")])
def test_a_claim_without_a_result_is_refused(form: Form, claim: Any) -> None:
    with pytest.raises(DeduplicatorError) as caught:
        form.run(form.awaited(Own(claim=claim)), "k", fail)
    assert (type(caught.value), caught.value.outcome) == (DeduplicatorError, "not_done")


def test_a_lease_of_a_century_ends_at_a_time_that_a_datetime_can_hold(form: Form) -> None:
    store = form.memory()

    def work() -> None:
        with pytest.raises(InProgressError):
            form.run(store, "k")

    assert form.run(store, "k", work, lease=timedelta(days=36_500))


@pytest.mark.parametrize(
    ("message", "options", "field"),
    [
        ("", {}, "key"),
        ("k", {"lease": 0}, "lease"),
        ("k", {"lease": timedelta(seconds=-1)}, "lease"),
        ("k", {"lease": "long"}, "lease"),
        ("k", {"lease": timedelta.max}, "lease"),
        ("k", {"lease": float("nan")}, "lease"),
        (CREATED.to_dict(), {}, "message"),
        (b"k", {}, "message"),
        (7, {}, "message"),
    ],
)
def test_an_invalid_message_or_lease_is_refused_before_any_work(
    form: Form, message: Any, options: Any, field: str
) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        form.run(form.memory(), message, fail, **options)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "wrong", [{"capacity": 0}, {"capacity": "9"}, {"remember": 0}, {"remember": None}]
)
def test_a_memory_without_capacity_is_refused(form: Form, wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        form.memory(**wrong)
    assert caught.value.field in wrong


def test_the_other_form_of_a_store_is_refused_and_holds_nothing() -> None:
    memory, waiting = MemoryDeduplicator(), AsyncMemoryDeduplicator()
    with pytest.raises(InvalidArgumentError, match="async with"), claimed(waiting, "k"):  # type: ignore[attr-defined]
        raise AssertionError("it ran")

    async def block() -> None:
        async with claimed(memory, "k"):  # type: ignore[attr-defined]
            raise AssertionError("it ran")

    with pytest.raises(InvalidArgumentError, match="block the event loop"):
        asyncio.run(block())
    assert isinstance(memory.claim("k", LEASE), Claimed)


def test_a_cancelled_task_gives_its_claim_back() -> None:
    async def main() -> Claim:
        store = AsyncMemoryDeduplicator()

        async def work() -> None:
            async with claimed(store, "k"):
                started.set()
                await asyncio.Event().wait()

        started = asyncio.Event()
        task = asyncio.create_task(work())
        await started.wait()
        assert isinstance(await store.claim("k", LEASE), InProgress)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await store.claim("k", LEASE)

    assert isinstance(asyncio.run(main()), Claimed)
