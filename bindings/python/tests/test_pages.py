"""Lists in pages: lazily, in both directions, blocking and with asyncio."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from rebuttal import (
    AsyncPages,
    AsyncStripeClient,
    DecodeError,
    InvalidArgumentError,
    Pages,
    ServerError,
    StripeClient,
)
from rebuttal.stripe import DisputeList
from sandbox import Sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[StripeClient]:
    with StripeClient(**sandbox.stripe_options()) as made:
        yield made


def ids(sandbox: Sandbox, **filters: Any) -> list[str]:
    """The items of asyncio's client."""

    async def main() -> list[str]:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            return [dispute.id async for dispute in client.list_disputes(**filters)]

    return asyncio.run(main())


def test_a_thousand_disputes_come_each_once_in_both_directions(
    client: StripeClient, sandbox: Sandbox
) -> None:
    last, *made = reversed(sandbox.stripe_disputes(1001))
    there = [dispute.id for dispute in client.list_disputes(limit=100)]
    assert there == [*reversed(made), last]
    back = [dispute.id for dispute in client.list_disputes(limit=100, ending_before=last)]
    assert back == made
    assert len(sandbox.requests()) == 11 + 10
    assert ids(sandbox, limit=100) == there
    assert ids(sandbox, limit=100, ending_before=last) == back


def test_nothing_is_requested_before_it_is_needed(client: StripeClient, sandbox: Sandbox) -> None:
    made = sandbox.stripe_disputes(25)
    pages = client.list_disputes(limit=10)
    assert isinstance(pages, Pages)
    walk = iter(pages)
    assert sandbox.requests() == []
    assert [next(walk).id for _ in range(10)] == made[:10]
    assert len(sandbox.requests()) == 1
    assert next(walk).id == made[10]
    assert len(sandbox.requests()) == 2


def test_each_iteration_starts_anew(client: StripeClient, sandbox: Sandbox) -> None:
    made = sandbox.stripe_disputes(25)
    pages = client.list_disputes(limit=10)
    assert [one.id for one in pages] == made
    sandbox.stripe_disputes(1)
    assert len(list(pages)) == 26
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: len(list(pages)), range(8))) == [26] * 8


def test_a_page_is_a_response_and_can_be_fetched_alone(
    client: StripeClient, sandbox: Sandbox
) -> None:
    made = sandbox.stripe_disputes(25)
    pages = client.list_disputes(limit=10)
    first = pages.first_page()
    assert isinstance(first, DisputeList)
    assert ([one.id for one in first.data], first.has_more) == (made[:10], True)
    assert first.response.http_status == 200
    assert json.loads(first.response.raw)["has_more"] is True
    assert [len(page.data) for page in pages.pages()] == [10, 10, 5]
    restored = pickle.loads(pickle.dumps(first))
    assert restored == first and restored.response.raw == first.response.raw


def test_pages_in_backward_direction_are_unchanged(client: StripeClient, sandbox: Sandbox) -> None:
    made = sandbox.stripe_disputes(26)
    pages = client.list_disputes(limit=10, ending_before=made[25])
    assert [[one.id for one in page.data] for page in pages.pages()] == [
        made[15:25],
        made[5:15],
        made[:5],
    ]


def test_asyncio_has_a_first_page_and_pages_too(sandbox: Sandbox) -> None:
    made = sandbox.stripe_disputes(25)

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            pages = client.list_disputes(limit=10)
            assert isinstance(pages, AsyncPages)
            assert sandbox.requests() == []
            assert [one.id for one in (await pages).data] == made[:10]
            assert (await pages.first_page()).has_more
            assert [len(page.data) async for page in pages.pages()] == [10, 10, 5]
            both = await asyncio.gather(_ids(pages), _ids(pages))
            assert both == [made, made]
            task = asyncio.ensure_future(_ids(pages))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await _ids(pages) == made

    asyncio.run(main())


async def _ids(pages: AsyncIterator[Any] | AsyncPages[Any, Any]) -> list[str]:
    return [one.id async for one in pages]


def test_filters_are_kept(client: StripeClient, sandbox: Sandbox) -> None:
    made = sandbox.stripe_disputes(25, payment_intent="pi_1")
    sandbox.stripe_disputes(25, payment_intent="pi_2")
    found = client.list_disputes(payment_intent="pi_1", limit=10, expand=["data.charge"])
    assert [one.id for one in found] == made
    assert all("payment_intent=pi_1" in one["path"] for one in sandbox.requests())


def test_a_range_of_time_takes_seconds_and_datetimes(
    client: StripeClient, sandbox: Sandbox
) -> None:
    sandbox.stripe_dispute(created=1_700_000_000)
    newer = sandbox.stripe_dispute(created=1_700_000_100)
    since_datetime = datetime.fromtimestamp(1_700_000_050, UTC)
    for since in (1_700_000_050, since_datetime, since_datetime.replace(microsecond=999_999)):
        found = client.list_disputes(created={"gte": since, "lt": 1_700_000_200})
        assert [one.id for one in found] == [newer]
    assert "created[gte]=1700000050" in sandbox.requests()[-1]["path"]
    with pytest.raises(InvalidArgumentError, match="without a zone") as raised:
        client.list_disputes(created={"gte": datetime(2026, 1, 1)})
    assert raised.value.field == "created.gte"


@pytest.mark.parametrize("style", ["sync", "async"])
def test_an_empty_page_with_has_more_is_an_error(
    style: str, client: StripeClient, sandbox: Sandbox
) -> None:
    sandbox.stripe_disputes(25)
    page = {"object": "list", "data": [], "has_more": True, "url": "/v1/disputes"}
    sandbox.fault("listDisputes", "replace", after=1, body=page)
    seen = []
    with pytest.raises(DecodeError) as raised:
        if style == "sync":
            for dispute in client.list_disputes(limit=10):
                seen.append(dispute)
        else:
            ids(sandbox, limit=10)
    assert raised.value.path == "/data"
    assert len(seen) == (10 if style == "sync" else 0)


def test_a_failure_between_pages_is_raised_after_the_items_before(
    client: StripeClient, sandbox: Sandbox
) -> None:
    sandbox.stripe_disputes(25)
    sandbox.fault("listDisputes", "refuse", status=500, after=1, times=3)
    seen = []
    with pytest.raises(ServerError):
        for dispute in client.list_disputes(limit=10):
            seen.append(dispute.id)
    assert len(seen) == 10


def test_options_hold_for_each_page(client: StripeClient, sandbox: Sandbox) -> None:
    sandbox.stripe_disputes(25, account="acct_1")
    assert list(client.list_disputes()) == []
    assert len(list(client.list_disputes(limit=10, options={"account": "acct_1"}))) == 25


def test_invalid_arguments_are_refused_with_the_first_item_at_the_latest(
    client: StripeClient, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgumentError, match="exclude each other"):
        list(client.list_disputes(starting_after="du_1", ending_before="du_2"))
    with pytest.raises(InvalidArgumentError) as raised:
        next(iter(client.list_disputes(limit="ten")))  # type: ignore[arg-type]
    assert raised.value.field == "limit"
    assert sandbox.requests() == []
