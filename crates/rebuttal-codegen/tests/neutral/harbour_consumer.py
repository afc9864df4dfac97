"""What a program written against the invented provider looks like to mypy; nothing in here is run."""

from datetime import datetime, timedelta
from typing import assert_type

from rebuttal import CLEAR, AsyncHarbourClient, HarbourClient, HarbourWebhooks
from rebuttal.harbour import (
    Claim,
    ClaimMovedRequest,
    FogWarning,
    Paper,
    Seal,
    ShipSankRequest,
    Signal,
    StormWarning,
    is_over,
    new_key,
)


def contest(client: HarbourClient) -> bool:
    claim = client.contest_claim(
        "c-1",
        "never on board",
        cargo={"crates": 3, "kind": "grain", "class_": "dry"},
        photos=[{"url": "https://p.example/1", "taken_at": "2026-11-22T06:00:00Z"}],
        remark=CLEAR,
        options={"timeout": timedelta(seconds=5)},
    )
    assert_type(claim, Claim)
    assert_type(claim.weight, float | None)
    assert_type(claim.due, datetime | str | None)
    assert_type(claim.opened, int | None)
    client.contest_claim("c-1")  # type: ignore[call-arg]
    client.list_claims("s", open=True, page_size="5")  # type: ignore[arg-type]
    client.get_claim("s", claim="c")  # type: ignore[call-arg]
    claim.weight = 1.0  # type: ignore[misc]
    return is_over(claim.state)


async def read(client: AsyncHarbourClient) -> str:
    page = await client.list_claims("s", open=True, page_size=5)
    return page.claims[0].id


def receive(hooks: HarbourWebhooks) -> str:
    message = hooks.receive({}, b"")
    assert_type(
        message, ClaimMovedRequest | StormWarning | FogWarning | ShipSankRequest | Signal
    )
    match message:
        case ClaimMovedRequest(claim=claim):
            return claim.id
        case StormWarning() | FogWarning():
            return message.weather
        case ShipSankRequest():
            return message.ship_id
        case Signal():
            return ", ".join(message.unreadable_fields)


def stow(client: HarbourClient) -> None:
    for crate in client.list_cargo("s", decks=[1]):
        assert_type(crate.paper, str | Paper | None)
    client.stow_cargo("s")  # type: ignore[call-arg]
    client.seal_cargo("s", plan={"owners": {"x": CLEAR}})


def key() -> str:
    return Seal(new_key()).prove(b"content")
