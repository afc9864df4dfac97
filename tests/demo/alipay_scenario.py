"""Three of Alipay's disputes: one accepted, and not accepted twice; one defended and won; one whose deadline passes."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import Any

from rebuttal import (
    AlipayClient,
    AlipayWebhooks,
    AlreadyAnsweredError,
    AsyncAlipayClient,
    DeadlinePassedError,
)
from rebuttal.alipay import DisputeNotification, merchant_won
from world import SANDBOX, Inbox, World, must

KEYS: dict[str, str] = SANDBOX["alipay"]
TEMPLATE, FILE = "DISPUTE_EVIDENCE_TEMPLATE", "DISPUTE_EVIDENCE_FILE"


def options() -> dict[str, Any]:
    """What a client needs; a program in production says `AlipayClient.from_env()`."""
    return {
        "client_id": KEYS["client_id"],
        "private_key": KEYS["merchant_private_key"],
        "alipay_public_key": KEYS["alipay_public_key"],
        "gateway": KEYS["gateway"],
    }


def begin(world: World) -> Inbox:
    """In a world of its own."""
    world.reset()
    hooks = AlipayWebhooks(
        path="/hooks/alipay",
        client_id=KEYS["client_id"],
        alipay_public_key=KEYS["alipay_public_key"],
    )
    world.say("at Alipay: one dispute is accepted, one defended, one forgotten")
    return world.endpoint("alipay", hooks)


def arrived(world: World, inbox: Inbox, dispute: str, kind: str) -> DisputeNotification:
    """The next notification of that kind about the dispute."""

    def wanted(message: object) -> DisputeNotification | None:
        if not isinstance(message, DisputeNotification):
            return None
        told = (message.dispute_id, message.dispute_notification_type)
        return message if told == (dispute, kind) else None

    found = inbox.take(kind, wanted)
    world.say(f"{kind} arrived for {dispute}: verified and acknowledged")
    return found


def opened(world: World, inbox: Inbox) -> str:
    """A buyer disputes a payment; the merchant is notified."""
    dispute: str = world.dispute("alipay")["disputeId"]
    created = arrived(world, inbox, dispute, "DISPUTE_CREATED")
    amount = created.dispute_amount
    if amount is not None:
        due = created.defense_due_time
        world.say(f"{amount.value} {amount.currency} (minor units) in dispute, due {due}")
    return dispute


def sent_again(world: World, inbox: Inbox, dispute: str) -> None:
    """The provider was not sure that its notification had arrived."""
    world.send_again("alipay", dispute)
    inbox.duplicate()
    world.say("it came again: recognised as a duplicate, acknowledged and not processed")


def judged(world: World, inbox: Inbox, dispute: str) -> None:
    """The card's issuer decides that the customer bears the amount: the merchant wins."""
    world.control("POST", f"alipay/disputes/{dispute}/judge", {"result": "ACCEPT_BY_CUSTOMER"})
    result = arrived(world, inbox, dispute, "DISPUTE_JUDGED").dispute_judged_result
    must(merchant_won(result), f"the merchant should have won, but was told {result}")
    world.say(f"judged {result}: the customer bears it, so the merchant wins")


def let_the_deadline_pass(world: World) -> None:
    """Nobody waits for weeks: the sandbox's clock is moved, and nothing that falls due on the way is sent."""
    world.control("PUT", "alipay/webhook", {"url": None})
    world.control("POST", "clock/advance", {"seconds": 30 * 86_400})


def accept(client: AlipayClient, world: World, inbox: Inbox) -> None:
    dispute = opened(world, inbox)
    sent_again(world, inbox, dispute)
    answer = client.accept_dispute(dispute)
    world.say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    arrived(world, inbox, dispute, "DISPUTE_ACCEPTED")
    try:
        client.accept_dispute(dispute)
    except AlreadyAnsweredError as error:
        world.say(f"accepted again: AlreadyAnsweredError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


def defend(client: AlipayClient, world: World, inbox: Inbox, paper: Path) -> None:
    dispute = opened(world, inbox)
    template = client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    world.say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    answer = client.supply_defense_document(dispute, dispute_evidence=paper)
    world.say(f"a PDF of {paper.stat().st_size} bytes supplied: {answer.result.result_code}")
    arrived(world, inbox, dispute, "DEFENSE_SUPPLIED")
    supplied = client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == paper.read_bytes(), "another document came back")
    world.say("the document came back byte for byte")
    judged(world, inbox, dispute)


def come_too_late(client: AlipayClient, world: World, inbox: Inbox, paper: Path) -> None:
    dispute = opened(world, inbox)
    let_the_deadline_pass(world)
    try:
        client.supply_defense_document(dispute, dispute_evidence=paper)
    except DeadlinePassedError as error:
        world.say(f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("a defence after the deadline was not refused")


def story(world: World) -> None:
    inbox = begin(world)
    paper = world.paper("rebuttal.pdf")
    with AlipayClient(**options()) as client:
        accept(client, world, inbox)
        defend(client, world, inbox, paper)
        come_too_late(client, world, inbox, paper)


async def accept_async(client: AsyncAlipayClient, world: World, inbox: Inbox) -> None:
    dispute = await to_thread(opened, world, inbox)
    await to_thread(sent_again, world, inbox, dispute)
    answer = await client.accept_dispute(dispute)
    world.say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    await to_thread(arrived, world, inbox, dispute, "DISPUTE_ACCEPTED")
    try:
        await client.accept_dispute(dispute)
    except AlreadyAnsweredError as error:
        world.say(f"accepted again: AlreadyAnsweredError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


async def defend_async(
    client: AsyncAlipayClient, world: World, inbox: Inbox, content: bytes
) -> None:
    dispute = await to_thread(opened, world, inbox)
    template = await client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    world.say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    answer = await client.supply_defense_document(dispute, dispute_evidence=content)
    world.say(f"a PDF of {len(content)} bytes supplied: {answer.result.result_code}")
    await to_thread(arrived, world, inbox, dispute, "DEFENSE_SUPPLIED")
    supplied = await client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == content, "another document came back")
    world.say("the document came back byte for byte")
    await to_thread(judged, world, inbox, dispute)


async def come_too_late_async(
    client: AsyncAlipayClient, world: World, inbox: Inbox, content: bytes
) -> None:
    dispute = await to_thread(opened, world, inbox)
    await to_thread(let_the_deadline_pass, world)
    try:
        await client.supply_defense_document(dispute, dispute_evidence=content)
    except DeadlinePassedError as error:
        world.say(f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("a defence after the deadline was not refused")


async def story_async(world: World) -> None:
    inbox = await to_thread(begin, world)
    content = world.paper("rebuttal.pdf").read_bytes()
    async with AsyncAlipayClient(**options()) as client:
        await accept_async(client, world, inbox)
        await defend_async(client, world, inbox, content)
        await come_too_late_async(client, world, inbox, content)
