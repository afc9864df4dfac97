"""Three of Alipay's disputes: one accepted, and not accepted twice; one defended and won; one whose deadline passes."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import Any

from harness import SANDBOX, Harness, Inbox, must
from rebuttal import (
    AlipayClient,
    AlipayWebhooks,
    AlreadyAnsweredError,
    AsyncAlipayClient,
    DeadlinePassedError,
)
from rebuttal.alipay import DisputeNotification, merchant_won

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


def begin(harness: Harness) -> Inbox:
    """Resets the sandbox and opens the endpoint."""
    harness.reset()
    hooks = AlipayWebhooks(
        path="/hooks/alipay",
        client_id=KEYS["client_id"],
        alipay_public_key=KEYS["alipay_public_key"],
    )
    harness.say("at Alipay: one dispute is accepted, one defended, one forgotten")
    return harness.endpoint("alipay", hooks)


def arrived(harness: Harness, inbox: Inbox, dispute: str, kind: str) -> DisputeNotification:
    """The next notification of that kind about the dispute."""

    def wanted(message: object) -> DisputeNotification | None:
        if not isinstance(message, DisputeNotification):
            return None
        told = (message.dispute_id, message.dispute_notification_type)
        return message if told == (dispute, kind) else None

    found = inbox.take(kind, wanted)
    harness.say(f"{kind} arrived for {dispute}: verified and acknowledged")
    return found


def opened(harness: Harness, inbox: Inbox) -> str:
    """A buyer disputes a payment; the merchant is notified."""
    dispute: str = harness.dispute("alipay")["disputeId"]
    created = arrived(harness, inbox, dispute, "DISPUTE_CREATED")
    amount = created.dispute_amount
    if amount is not None:
        due = created.defense_due_time
        harness.say(f"{amount.value} {amount.currency} (minor units) in dispute, due {due}")
    return dispute


def sent_again(harness: Harness, inbox: Inbox, dispute: str) -> None:
    """The provider was not sure that its notification had arrived."""
    harness.send_again("alipay", dispute)
    inbox.duplicate()
    harness.say("it came again: recognised as a duplicate, acknowledged and not processed")


def judged(harness: Harness, inbox: Inbox, dispute: str) -> None:
    """The card's issuer decides that the customer bears the amount: the merchant wins."""
    harness.control("POST", f"alipay/disputes/{dispute}/judge", {"result": "ACCEPT_BY_CUSTOMER"})
    result = arrived(harness, inbox, dispute, "DISPUTE_JUDGED").dispute_judged_result
    must(merchant_won(result), f"the merchant should have won, but was told {result}")
    harness.say(f"judged {result}: the customer bears it, so the merchant wins")


def let_the_deadline_pass(harness: Harness) -> None:
    """Nobody waits for weeks: the sandbox's clock is moved, and nothing that falls due on the way is sent."""
    harness.control("PUT", "alipay/webhook", {"url": None})
    harness.control("POST", "clock/advance", {"seconds": 30 * 86_400})


def accept(client: AlipayClient, harness: Harness, inbox: Inbox) -> None:
    dispute = opened(harness, inbox)
    sent_again(harness, inbox, dispute)
    answer = client.accept_dispute(dispute)
    harness.say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    arrived(harness, inbox, dispute, "DISPUTE_ACCEPTED")
    try:
        client.accept_dispute(dispute)
    except AlreadyAnsweredError as error:
        harness.say(f"accepted again: AlreadyAnsweredError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


def defend(client: AlipayClient, harness: Harness, inbox: Inbox, document: Path) -> None:
    dispute = opened(harness, inbox)
    template = client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    harness.say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    answer = client.supply_defense_document(dispute, dispute_evidence=document)
    harness.say(f"a PDF of {document.stat().st_size} bytes supplied: {answer.result.result_code}")
    arrived(harness, inbox, dispute, "DEFENSE_SUPPLIED")
    supplied = client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == document.read_bytes(), "another document came back")
    harness.say("the document came back byte for byte")
    judged(harness, inbox, dispute)


def come_too_late(client: AlipayClient, harness: Harness, inbox: Inbox, document: Path) -> None:
    dispute = opened(harness, inbox)
    let_the_deadline_pass(harness)
    try:
        client.supply_defense_document(dispute, dispute_evidence=document)
    except DeadlinePassedError as error:
        harness.say(
            f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}"
        )
    else:
        raise SystemExit("a defence after the deadline was not refused")


def scenario(harness: Harness) -> None:
    inbox = begin(harness)
    document = harness.document("rebuttal.pdf")
    with AlipayClient(**options()) as client:
        accept(client, harness, inbox)
        defend(client, harness, inbox, document)
        come_too_late(client, harness, inbox, document)


async def accept_async(client: AsyncAlipayClient, harness: Harness, inbox: Inbox) -> None:
    dispute = await to_thread(opened, harness, inbox)
    await to_thread(sent_again, harness, inbox, dispute)
    answer = await client.accept_dispute(dispute)
    harness.say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    await to_thread(arrived, harness, inbox, dispute, "DISPUTE_ACCEPTED")
    try:
        await client.accept_dispute(dispute)
    except AlreadyAnsweredError as error:
        harness.say(f"accepted again: AlreadyAnsweredError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


async def defend_async(
    client: AsyncAlipayClient, harness: Harness, inbox: Inbox, content: bytes
) -> None:
    dispute = await to_thread(opened, harness, inbox)
    template = await client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    harness.say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    answer = await client.supply_defense_document(dispute, dispute_evidence=content)
    harness.say(f"a PDF of {len(content)} bytes supplied: {answer.result.result_code}")
    await to_thread(arrived, harness, inbox, dispute, "DEFENSE_SUPPLIED")
    supplied = await client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == content, "another document came back")
    harness.say("the document came back byte for byte")
    await to_thread(judged, harness, inbox, dispute)


async def come_too_late_async(
    client: AsyncAlipayClient, harness: Harness, inbox: Inbox, content: bytes
) -> None:
    dispute = await to_thread(opened, harness, inbox)
    await to_thread(let_the_deadline_pass, harness)
    try:
        await client.supply_defense_document(dispute, dispute_evidence=content)
    except DeadlinePassedError as error:
        harness.say(
            f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}"
        )
    else:
        raise SystemExit("a defence after the deadline was not refused")


async def scenario_async(harness: Harness) -> None:
    inbox = await to_thread(begin, harness)
    content = harness.document("rebuttal.pdf").read_bytes()
    async with AsyncAlipayClient(**options()) as client:
        await accept_async(client, harness, inbox)
        await defend_async(client, harness, inbox, content)
        await come_too_late_async(client, harness, inbox, content)
