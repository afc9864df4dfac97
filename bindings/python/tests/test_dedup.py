"""Messages that come twice: what `claimed` does with them, blocking and for asyncio."""

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


class Face:
    """`claimed` in one of its two forms, over a memory whose clock the test sets."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.now = 0.0

    def memory(self, **options: Any) -> Any:
        made = AsyncMemoryDeduplicator if self.name == "async" else MemoryDeduplicator
        return made(clock=lambda: self.now, **options)

    def awaited(self, store: Any) -> Any:
        """A store of the test's own, as this form wants it."""
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
def face(request: pytest.FixtureRequest) -> Face:
    return Face(request.param)


def fail() -> None:
    raise OSError("no space left")


def test_a_message_is_processed_once(face: Face) -> None:
    store = face.memory()
    assert face.run(store, CREATED)
    assert not face.run(store, CREATED)
    assert not face.run(store, CREATED.dedup_key)
    assert face.run(store, "another key")


def test_a_message_without_a_key_is_processed_each_time(face: Face) -> None:
    store = face.memory()
    new = DisputeNotification(dispute_id="D-1", dispute_notification_type="SOMETHING_NEW")
    assert [face.run(store, one) for one in (new, new, None, None)] == [True] * 4


def test_what_raises_is_not_done_and_can_be_tried_at_once(face: Face) -> None:
    store = face.memory()
    with pytest.raises(OSError, match="no space left"):
        face.run(store, CREATED, fail)
    assert face.run(store, CREATED)


def test_while_one_works_the_others_are_refused_and_told_until_when(face: Face) -> None:
    store = face.memory()

    def work() -> None:
        with pytest.raises(InProgressError) as caught:
            face.run(store, CREATED)
        error = caught.value
        assert (error.outcome, error.retryable) == ("unknown", True)
        left = datetime.fromisoformat(error.details["until"]) - datetime.now(UTC)
        assert timedelta() < left <= LEASE

    assert face.run(store, CREATED, work)


def test_a_worker_that_dies_keeps_its_claim_until_the_lease_ends(face: Face) -> None:
    store = face.memory()
    dead = store.claim(CREATED.dedup_key, timedelta(seconds=60))
    assert isinstance(asyncio.run(dead) if face.name == "async" else dead, Claimed)
    face.now = 59.9
    with pytest.raises(InProgressError):
        face.run(store, CREATED)
    face.now = 60
    assert face.run(store, CREATED)


def test_who_works_longer_than_its_lease_is_told_that_another_took_over(face: Face) -> None:
    store = face.memory()

    def work() -> None:
        face.now += 10
        assert face.run(store, CREATED)

    with pytest.raises(ClaimLostError) as caught:
        face.run(store, CREATED, work, lease=10)
    assert (caught.value.outcome, caught.value.retryable) == ("unknown", True)
    assert not face.run(store, CREATED)


def test_a_commit_is_forgotten_after_its_time_and_when_room_is_needed(face: Face) -> None:
    store = face.memory(capacity=2, remember=timedelta(hours=1))
    assert face.run(store, "a") and face.run(store, "b")
    face.now = 3599
    assert not face.run(store, "b")
    assert face.run(store, "c")
    assert not face.run(store, "b") and face.run(store, "a")
    face.now = 10_000
    assert face.run(store, "a")


def test_a_deduplicator_full_of_work_refuses_and_forgets_nobody(face: Face) -> None:
    store = face.memory(capacity=1)

    def work() -> None:
        with pytest.raises(DeduplicatorFullError) as caught:
            face.run(store, "b")
        assert (caught.value.outcome, caught.value.retryable) == ("not_done", True)

    assert face.run(store, "a", work)


class Own:
    """A store of the application's own that answers, or raises, what the test says."""

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


def test_a_store_of_ones_own_is_asked_in_order(face: Face) -> None:
    store = Own()
    assert face.run(face.awaited(store), "k", lease=1.5)
    assert store.calls == [("claim", "k", timedelta(seconds=1.5)), ("commit", "k", "t")]
    store = Own()
    with pytest.raises(OSError):
        face.run(face.awaited(store), "k", fail)
    assert store.calls == [("claim", "k", LEASE), ("release", "k", "t")]
    store = Own(claim=Done())
    assert not face.run(face.awaited(store), "k")
    assert store.calls == [("claim", "k", LEASE)]


@pytest.mark.parametrize("at", ["claim", "commit"])
def test_a_store_that_fails_has_nothing_count_as_done(face: Face, at: str) -> None:
    ran: list[int] = []
    with pytest.raises(ConnectionError, match="away"):
        face.run(face.awaited(Own(**{at: ConnectionError("away")})), "k", lambda: ran.append(1))
    assert len(ran) == (at == "commit")


def test_the_works_own_error_comes_through_a_store_that_cannot_release(face: Face) -> None:
    with pytest.raises(OSError, match="no space left") as caught:
        face.run(face.awaited(Own(release=ConnectionError("away"))), "k", fail)
    assert "ConnectionError" in caught.value.__notes__[0]


@pytest.mark.parametrize("commit", [1, None, "yes"])
def test_a_commit_that_says_nothing_is_no_success(face: Face, commit: Any) -> None:
    with pytest.raises(DeduplicatorError) as caught:
        face.run(face.awaited(Own(commit=commit)), "k")
    assert (type(caught.value), caught.value.outcome) == (DeduplicatorError, "unknown")


@pytest.mark.parametrize("claim", [True, None, Claimed, Claimed(7), InProgress("soon")])
def test_a_claim_that_says_nothing_runs_nothing(face: Face, claim: Any) -> None:
    with pytest.raises(DeduplicatorError) as caught:
        face.run(face.awaited(Own(claim=claim)), "k", fail)
    assert (type(caught.value), caught.value.outcome) == (DeduplicatorError, "not_done")


def test_a_lease_of_a_century_has_an_end_that_can_be_told(face: Face) -> None:
    store = face.memory()

    def work() -> None:
        with pytest.raises(InProgressError):
            face.run(store, "k")

    assert face.run(store, "k", work, lease=timedelta(days=36_500))


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
def test_what_is_no_message_or_no_time_is_refused_before_any_work(
    face: Face, message: Any, options: Any, field: str
) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        face.run(face.memory(), message, fail, **options)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "wrong", [{"capacity": 0}, {"capacity": "9"}, {"remember": 0}, {"remember": None}]
)
def test_a_memory_of_nothing_is_refused(face: Face, wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        face.memory(**wrong)
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
