"""A typed program with pages, uploads and kinds of events; a type checker must refuse the lines with `error`."""

import io
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, assert_never, assert_type

from rebuttal import (
    CLEAR,
    AsyncPages,
    AsyncStripeClient,
    Content,
    FileLike,
    Pages,
    RebuttalError,
    ResponseInfo,
    StripeClient,
    StripeWebhooks,
    id_of,
)
from rebuttal.stripe import (
    CreatedRangeParams,
    Dispute,
    DisputeClosed,
    DisputeCreated,
    DisputeEvent,
    DisputeEventData,
    DisputeList,
    DisputeStatus,
    EnhancedEvidenceParams,
    Event,
    EventList,
    EvidenceParams,
    File,
    StripeMessage,
    ThinDisputeCreated,
    ThinDisputeEvent,
    ThinEvent,
    merchant_won,
    needs_evidence,
)


def pages(client: StripeClient) -> Iterator[str]:
    found = client.list_disputes(payment_intent="pi_1", created={"gte": datetime.now(UTC), "lt": 5})
    assert_type(found, Pages[Dispute, DisputeList])
    for dispute in found:
        assert_type(dispute, Dispute)
        yield dispute.id
    for page in found.pages():
        assert_type(page, DisputeList)
        assert_type(page.data, list[Dispute])
    assert_type(found.first_page(), DisputeList)
    assert_type(found.first_page().response, ResponseInfo)
    print(found.data)  # error: attr-defined
    print(found[0])  # error: index
    client.list_disputes("pi_1")  # error: call-arg
    client.list_disputes(limit="5")  # error: arg-type
    client.list_disputes(created={"since": 5})  # error: arg-type
    client.list_disputes(created={"gte": "2026-01-01"})  # error: arg-type


async def later(client: AsyncStripeClient) -> AsyncIterator[str]:
    found = client.list_disputes(ending_before="du_1")
    assert_type(found, AsyncPages[Dispute, DisputeList])
    async for dispute in found:
        assert_type(dispute, Dispute)
        yield dispute.id
    async for page in found.pages():
        assert_type(page, DisputeList)
    assert_type(await found, DisputeList)
    assert_type(await found.first_page(), DisputeList)
    assert_type(await client.download_file("file_1"), Content)
    found.__iter__()  # error: attr-defined
    print(client.retrieve_dispute("du_1").id)  # error: attr-defined


def staged(client: StripeClient) -> None:
    address = {"city": "Köln", "line1": CLEAR}
    enhanced: EnhancedEvidenceParams = {
        "visa_compelling_evidence_3": {
            "disputed_transaction": {"merchandise_or_services": "services"},
            "prior_undisputed_transactions": [{"charge": "ch_1"}, {"charge": "ch_2"}],
        },
        "visa_compliance": {"fee_acknowledged": True},
    }
    evidence: EvidenceParams = {
        "customer_name": CLEAR,
        "receipt": "file_1",
        "product_description": None,
        "enhanced_evidence": enhanced,
        "appeal": {"card": {"supporting_files": ["file_2"]}},
    }
    answer = client.stage_dispute_evidence(
        "du_1", evidence=evidence, metadata={"a": CLEAR, "b": "c"}
    )
    assert_type(answer, Dispute)
    assert_type(answer.response.idempotency_key, str | None)
    client.stage_dispute_evidence("du_1", metadata=CLEAR)
    client.update_dispute("du_1", submit=False, evidence=evidence)
    client.update_dispute("du_1", evidence=evidence)  # error: call-arg
    client.update_dispute("du_1", submit="yes")  # error: arg-type
    client.update_dispute("du_1", submit=None)  # error: arg-type
    client.submit_dispute_evidence("du_1", submit=True)  # error: call-arg
    client.stage_dispute_evidence("du_1", evidence={"colour": "red"})  # error: arg-type
    client.stage_dispute_evidence("du_1", evidence={"receipt": b"%PDF"})  # error: arg-type
    client.stage_dispute_evidence("du_1", evidence=CLEAR)  # error: arg-type
    client.retrieve_dispute("du_1", expand="charge")
    client.stage_dispute_evidence("du_1", options={"idempotency_key": 7})  # error: arg-type
    print(address)


def uploads(client: StripeClient, path: Path) -> None:
    def progress(sent: int, total: int) -> None:
        print(sent / total)

    given: list[FileLike] = [path, b"%PDF", ("a.pdf", path), ("a.pdf", io.BytesIO(b"%PDF"))]
    for one in given:
        assert_type(client.upload_dispute_evidence(file=one, progress=progress), File)
    with path.open("rb") as binary:
        client.create_file(file=binary, purpose="dispute_evidence")
        client.create_file(file=binary, purpose="a_new_purpose")
    client.upload_dispute_evidence(file="a.pdf")  # error: arg-type
    client.upload_dispute_evidence(file=("a.pdf", "b.pdf"))  # error: arg-type
    client.upload_dispute_evidence(file=path, purpose="logo")  # error: call-arg
    client.upload_dispute_evidence(file=path, progress=print)
    client.upload_dispute_evidence(file=path, progress=len)  # error: arg-type
    client.retrieve_file("file_1", progress=progress)  # error: call-arg
    content = client.download_file("file_1")
    assert_type(content, Content)
    assert_type(content.response, ResponseInfo)
    path.write_bytes(content)


def ids(dispute: Dispute) -> str | None:
    assert_type(dispute.charge, str | dict[str, Any] | None)
    assert_type(id_of(dispute.charge), str | None)
    assert_type(id_of(dispute), str)
    id_of(7)  # error: call-overload
    print(dispute.evidence.receipt)  # error: union-attr
    if dispute.evidence is None:
        return None
    assert_type(dispute.evidence.receipt, str | File | None)
    print(dispute.evidence.receipt.size)  # error: union-attr
    return id_of(dispute.evidence.receipt)


def fetched(client: StripeClient) -> None:
    found = client.list_events(created={"gte": 5})
    assert_type(found, Pages[StripeMessage, EventList])
    for message in found:
        assert_type(message, StripeMessage)
        assert_type(message.dedup_key, str | None)
        assert_type(message.unreadable_fields, list[str])
    one = client.retrieve_event("evt_1")
    assert_type(one, StripeMessage)
    assert_type(one.response.unreadable_fields, list[str])


def events(hooks: StripeWebhooks, headers: Mapping[str, str], body: bytes) -> str:
    event = hooks.receive(headers, body)
    assert_type(event, StripeMessage)
    match event:
        case DisputeCreated(data=data):
            assert_type(data, DisputeEventData)
            return data.object.id
        case DisputeClosed():
            return "won" if merchant_won(event.data.object) else "lost"
        case DisputeEvent():
            return event.data.object.status
        case ThinDisputeCreated(related_object=related):
            return related.id if related else ""
        case ThinDisputeEvent():
            return event.type
        case ThinEvent() | Event():
            assert_type(event.type, str | None)
            return event.type or ""
        case _:
            assert_never(event)


def questions(dispute: Dispute, status: DisputeStatus | None, event: DisputeEvent) -> None:
    assert_type(needs_evidence(dispute), bool)
    needs_evidence(status)
    needs_evidence("a_new_status")
    needs_evidence(event)  # error: arg-type


def errors(error: RebuttalError, created: CreatedRangeParams) -> None:
    assert_type(error.details, dict[str, str])
    assert_type(error.reason, str | None)
    assert_type(error.idempotency_key, str | None)
    created["gte"] = datetime.now(UTC)
