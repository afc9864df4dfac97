"""Three of Stripe's disputes: two on one payment, one defended and won, the other given up; and one of a connected
account, announced by a thin event."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import Any

from harness import SANDBOX, Harness, Inbox, must
from rebuttal import AsyncStripeClient, EvidencePacket, StripeClient, StripeWebhooks, id_of
from rebuttal.evidence import Receipt
from rebuttal.stripe import (
    Dispute,
    DisputeClosed,
    DisputeCreated,
    DisputeEvent,
    DisputeUpdated,
    ThinDisputeCreated,
    is_final,
    merchant_lost,
    merchant_won,
    needs_evidence,
)

KEYS: dict[str, str] = SANDBOX["stripe"]
CONNECTED = "acct_1Connected"
PHOTO = Path(__file__).parents[1] / "evidence" / "photo.jpg"
DESCRIPTION = "A lamp, delivered on Monday."


def options() -> dict[str, Any]:
    """What a client needs; a program in production says `StripeClient.from_env()`."""
    return {name: KEYS[name] for name in ("api_key", "api_base", "files_base")}


def begin(harness: Harness) -> Inbox:
    """Resets the sandbox and opens the endpoint."""
    harness.reset()
    harness.say(
        "at Stripe: one payment is disputed twice, one dispute is defended, the other given up"
    )
    return harness.endpoint("stripe", StripeWebhooks(webhook_secret=KEYS["webhook_secret"]))


def arrived(harness: Harness, inbox: Inbox, dispute: str, kind: type[DisputeEvent]) -> Dispute:
    """The dispute in the next event of that kind about it."""

    def wanted(message: object) -> DisputeEvent | None:
        if isinstance(message, kind) and message.data.object.id == dispute:
            return message
        return None

    event = inbox.take(f"{kind.__name__} about {dispute}", wanted)
    told = event.data.object
    harness.say(f"{event.type} arrived, verified: dispute {told.id} is now {told.status}")
    return told


def opened(harness: Harness, inbox: Inbox) -> tuple[str, list[str]]:
    """A customer disputes a payment, and then once more. The payment, and its disputes, the newest first."""
    fields = {"amount": 4200, "currency": "eur", "reason": "product_not_received"}
    made = harness.dispute("stripe", **fields)["id"]
    first = arrived(harness, inbox, made, DisputeCreated)
    harness.send_again("stripe", first.id)
    inbox.duplicate()
    harness.say("it came again: recognised as a duplicate, acknowledged and not processed")
    payment = id_of(first.payment_intent) or ""
    fields = {"amount": 900, "currency": "eur", "reason": "duplicate", "payment_intent": payment}
    second = harness.dispute("stripe", **fields)["id"]
    arrived(harness, inbox, second, DisputeCreated)
    return payment, [second, first.id]


def show(harness: Harness, payment: str, dispute: Dispute) -> None:
    must(needs_evidence(dispute), "a new dispute needs no response")
    amount = f"{dispute.amount} {dispute.currency} in minor units"
    harness.say(f"found on payment {payment}: {dispute.id} over {amount}, {dispute.reason}")


def photographed(dispute: Dispute) -> EvidencePacket:
    """A receipt, and photos of what was delivered."""
    return (
        EvidencePacket(dispute)
        .text("product_description", DESCRIPTION)
        .file("receipt", PHOTO)
        .file("shipping_documentation", PHOTO)
        .file("shipping_documentation", PHOTO)
    )


def uploaded(harness: Harness, receipt: Receipt, told: list[tuple[int, int]]) -> None:
    size = sum(file.bytes for file in receipt.files)
    must(told[-1] == (size, size), f"the upload's progress does not end: {told}")
    pages = sum(len(file.pages) for file in receipt.files)
    made = f"{len(receipt.files)} files of {pages} pages, {size} bytes"
    harness.say(
        f"the packet is checked, built and uploaded: {made}, progress reported in {len(told)} steps"
    )


def only_staged(harness: Harness, now: Dispute) -> None:
    """The evidence is there, and the bank has seen nothing of it."""
    staged, sent = id_of(now.evidence and now.evidence.receipt), submissions(now)
    must(needs_evidence(now) and staged is not None and sent == 0, f"not only staged: {now!r}")
    harness.say(f"looked at: {now.status}, the receipt {staged} is staged, submitted {sent} times")


def submissions(dispute: Dispute) -> int | None:
    """How often evidence was submitted."""
    return dispute.evidence_details and dispute.evidence_details.submission_count


def lose_the_next_answer(harness: Harness) -> None:
    fault = {"operation": "submitDisputeEvidence", "kind": "cut_after"}
    harness.control("POST", "faults", fault)


def submitted_once(harness: Harness, inbox: Inbox, answer: Dispute) -> None:
    """Two requests, one key, one effect, one success."""
    key, attempts = answer.response.idempotency_key, answer.response.attempts
    requests = harness.requests("submitDisputeEvidence")
    same = [request["headers"]["idempotency-key"] for request in requests] == [key, key]
    # The first one was carried out; the second got that one's answer again.
    acted = [request["acted"] for request in requests] == [True, False]
    must(attempts == 2 and same and acted, f"not two requests of one key: {requests}")
    lost = f"the first answer was lost, so it took {attempts} attempts"
    harness.say(f"submitted: {answer.status}; {lost}")
    counted(harness, answer.id, "evidence_submitted")
    harness.say(
        f"the provider got 2 requests with the one idempotency key {key}, and counts one submission"
    )
    told = arrived(harness, inbox, answer.id, DisputeUpdated)
    must(submissions(told) == 1, "the event has no submission")


def won(harness: Harness, inbox: Inbox, dispute: str) -> None:
    """The bank decides for the merchant."""
    harness.control("POST", f"stripe/disputes/{dispute}/judge", {"result": "won"})
    told = arrived(harness, inbox, dispute, DisputeClosed)
    must(merchant_won(told), f"the merchant should have won, but was told {told.status}")
    amounts = [moved.amount or 0 for moved in told.balance_transactions or []]
    back = sum(amount for amount in amounts if amount > 0)
    harness.say(f"so the merchant wins, and {back} {told.currency} come back")


def given_up(harness: Harness, inbox: Inbox, answer: Dispute) -> None:
    harness.say(f"the other dispute is given up: {answer.status}")
    told = arrived(harness, inbox, answer.id, DisputeClosed)
    must(is_final(told) and merchant_lost(told), f"it should be lost, not {told.status}")
    counted(harness, answer.id, "closed")
    harness.say("the provider counts one close")


def counted(harness: Harness, dispute: str, deed: str) -> None:
    did = harness.effects(dispute)["did"]
    must(did.get(deed) == 1, f"the provider does not count one {deed}: {did}")


def thin_event(harness: Harness, inbox: Inbox) -> ThinDisputeCreated:
    """A thin event has an id only."""
    harness.control("PUT", "stripe/webhook", {"url": inbox.url, "thin": True})
    dispute = harness.dispute("stripe", account=CONNECTED)["id"]

    def wanted(message: object) -> ThinDisputeCreated | None:
        if isinstance(message, ThinDisputeCreated) and message.related_object.id == dispute:
            return message
        return None

    event = inbox.take("thin event", wanted)
    must(event.context == CONNECTED, f"the thin event names no account: {event!r}")
    harness.say(
        f"{event.type} arrived, verified: a thin event of {event.context}, which names a dispute only"
    )
    return event


def fetched(harness: Harness, event: ThinDisputeCreated, dispute: Dispute) -> None:
    must(dispute.id == event.related_object.id, "another dispute was fetched")
    where = "in the context of that account"
    harness.say(f"its dispute {dispute.id} is fetched {where}: {dispute.status}")
    headers = harness.requests("retrieveDispute")[-1]["headers"]
    named = (headers.get("stripe-context"), headers.get("stripe-request-trigger"))
    must(
        named == (event.context, f"event={event.id}"),
        f"the request names neither account nor event: {headers}",
    )


def scenario(harness: Harness) -> None:
    inbox = begin(harness)
    with StripeClient(**options()) as client:
        payment, disputes = opened(harness, inbox)
        found = list(client.list_disputes(payment_intent=payment, limit=1))
        for dispute in found:
            show(harness, payment, dispute)
        must([dispute.id for dispute in found] == disputes, "the payment has other disputes")
        second, first = disputes

        told: list[tuple[int, int]] = []
        packet = photographed(client.retrieve_dispute(first))
        sent = client.stage_packet(packet, progress=lambda *step: told.append(step))
        uploaded(harness, sent.receipt, told)
        arrived(harness, inbox, first, DisputeUpdated)
        only_staged(harness, client.retrieve_dispute(first))

        lose_the_next_answer(harness)
        submitted_once(harness, inbox, client.submit_packet(packet).value)
        won(harness, inbox, first)
        given_up(harness, inbox, client.close_dispute(second))

        event = thin_event(harness, inbox)
        dispute = client.retrieve_dispute(
            event.related_object.id,
            options={"context": event.context, "request_trigger": f"event={event.id}"},
        )
        fetched(harness, event, dispute)


async def scenario_async(harness: Harness) -> None:
    inbox = await to_thread(begin, harness)
    async with AsyncStripeClient(**options()) as client:
        payment, disputes = await to_thread(opened, harness, inbox)
        found = []
        async for dispute in client.list_disputes(payment_intent=payment, limit=1):
            show(harness, payment, dispute)
            found.append(dispute.id)
        must(found == disputes, "the payment has other disputes")
        second, first = disputes

        told: list[tuple[int, int]] = []
        packet = photographed(await client.retrieve_dispute(first))
        sent = await client.stage_packet(packet, progress=lambda *step: told.append(step))
        uploaded(harness, sent.receipt, told)
        await to_thread(arrived, harness, inbox, first, DisputeUpdated)
        only_staged(harness, await client.retrieve_dispute(first))

        await to_thread(lose_the_next_answer, harness)
        answer = await client.submit_packet(packet)
        await to_thread(submitted_once, harness, inbox, answer.value)
        await to_thread(won, harness, inbox, first)
        await to_thread(given_up, harness, inbox, await client.close_dispute(second))

        event = await to_thread(thin_event, harness, inbox)
        dispute = await client.retrieve_dispute(
            event.related_object.id,
            options={"context": event.context, "request_trigger": f"event={event.id}"},
        )
        await to_thread(fetched, harness, event, dispute)
