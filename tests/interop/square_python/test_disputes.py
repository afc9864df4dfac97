"""The same calls by the official library and by the package that is generated for Square.

All our languages have their requests made by one core, so that this one stands for them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import rebuttal
from conftest import VERSION
from pydantic import TypeAdapter
from rebuttal_square import SquareClient
from recorder import Recorder
from square import Square
from square.requests.create_dispute_evidence_file_request import (
    CreateDisputeEvidenceFileRequestParams,
)
from square.types.create_dispute_evidence_file_request import CreateDisputeEvidenceFileRequest

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 8
DISPUTE: dict[str, Any] = {
    "id": "d-1",
    "state": "NEWER_STATE",
    "amount_money": {"amount": 2**53 + 1, "currency": "JPY"},
    # As both write it; ours makes a time of it, and writes its offset.
    "due_at": "2026-12-13T06:00:00+00:00",
    "location_id": "L-1",
    "newer": {"kept": [1.5, None]},
}
EVIDENCE = {
    "id": "e-1",
    "dispute_id": "d-1",
    "evidence_type": "NEWER_TYPE",
    "evidence_text": "It was delivered: größe 3 & \U0001f600",
    "newer": "kept",
}
TEXT: Any = {
    "idempotency_key": "i-1",
    "evidence_type": "TRACKING_NUMBER",
    "evidence_text": "1Z 88 & größe \U0001f600",
}
ABOUT_FILE: Any = {
    "idempotency_key": "i-2",
    "evidence_type": "RECEIPT",
    "content_type": "application/pdf",
}
QUERY: Any = {"states": "EVIDENCE_REQUIRED", "location_id": "L 1&2", "cursor": "c+/="}


@dataclass
class Call:
    """A call of both, what is sent, and what is answered."""

    theirs: Callable[[Square], Any]
    ours: Callable[[SquareClient], Any]
    request: dict[str, Any]
    answer: dict[str, Any]


def sent(method: str, path: str, body: Any = None, media: Any = None, query: Any = ()) -> Any:
    proof = {"authorization": "Bearer t-1", "square-version": VERSION}
    return {
        "method": method,
        "path": f"/v2/disputes{path}",
        "query": sorted(query),
        "proof": proof,
        "media": media and (media, "utf-8"),
        "body": body,
    }


CALLS = {
    "list": Call(
        lambda square: square.disputes.list(**QUERY).response,
        lambda client: client.list_disputes(**QUERY).first_page(),
        sent("GET", "", query=QUERY.items()),
        {"disputes": [DISPUTE, {**DISPUTE, "id": "d-2", "state": "WON"}]},
    ),
    "retrieve": Call(
        lambda square: square.disputes.get("d-1"),
        lambda client: client.retrieve_dispute("d-1"),
        sent("GET", "/d-1"),
        {"dispute": DISPUTE},
    ),
    "accept": Call(
        lambda square: square.disputes.accept("d-1"),
        lambda client: client.accept_dispute("d-1"),
        sent("POST", "/d-1/accept"),
        {"dispute": {**DISPUTE, "state": "ACCEPTED"}},
    ),
    "text": Call(
        lambda square: square.disputes.create_evidence_text("d-1", **TEXT),
        lambda client: client.create_dispute_evidence_text("d-1", **TEXT),
        sent("POST", "/d-1/evidence-text", TEXT, "application/json"),
        {"evidence": EVIDENCE},
    ),
    "file": Call(
        lambda square: square.disputes.create_evidence_file(
            "d-1", request=ABOUT_FILE, image_file=("proof.pdf", PDF, "application/pdf")
        ),
        lambda client: client.create_dispute_evidence_file(
            "d-1", request=ABOUT_FILE, image_file=("proof.pdf", PDF)
        ),
        sent(
            "POST",
            "/d-1/evidence-files",
            [
                {
                    "name": "image_file",
                    "filename": "proof.pdf",
                    "media": ("application/pdf", "utf-8"),
                    "body": PDF,
                },
                {
                    "name": "request",
                    "filename": None,
                    "media": ("application/json", "utf-8"),
                    "body": ABOUT_FILE,
                },
            ],
            "multipart/form-data",
        ),
        {"evidence": {**EVIDENCE, "evidence_file": {"filename": "proof.pdf"}}},
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_server_sees_the_same_request_of_both(
    recorder: Recorder, theirs: Square, ours: SquareClient, name: str
) -> None:
    call = CALLS[name]
    [official], _ = recorder.sent(lambda: call.theirs(theirs), call.answer)
    [own], _ = recorder.sent(lambda: call.ours(ours), call.answer)
    assert own == official
    assert own == call.request


@pytest.mark.parametrize("name", CALLS)
def test_both_read_the_same_of_an_answer(
    recorder: Recorder, theirs: Square, ours: SquareClient, name: str
) -> None:
    call = CALLS[name]
    _, official = recorder.sent(lambda: call.theirs(theirs), call.answer)
    _, own = recorder.sent(lambda: call.ours(ours), call.answer)
    # Each reads what the other read, with what is newer than the document.
    assert official.model_dump(mode="json", exclude_unset=True) == call.answer
    assert type(own).from_json(official.model_dump_json(exclude_unset=True)) == own
    again = type(official).model_validate_json(own.to_json())
    assert again.model_dump(mode="json", exclude_unset=True) == call.answer


def test_disputes_have_their_ids_amounts_and_states_that_nobody_knew(
    recorder: Recorder, theirs: Square, ours: SquareClient
) -> None:
    call = CALLS["list"]
    _, official = recorder.sent(lambda: call.theirs(theirs), call.answer)
    _, own = recorder.sent(lambda: call.ours(ours), call.answer)

    def facts(page: Any) -> list[tuple[Any, ...]]:
        amounts = [one.amount_money for one in page.disputes]
        return [
            (one.id, one.state, amount.amount, amount.currency)
            for one, amount in zip(page.disputes, amounts, strict=True)
        ]

    amount = (2**53 + 1, "JPY")
    assert facts(own) == [("d-1", "NEWER_STATE", *amount), ("d-2", "WON", *amount)]
    assert facts(own) == facts(official)
    # The library leaves times as text.
    times = [datetime.fromisoformat(one.due_at) for one in official.disputes]
    assert [one.due_at for one in own.disputes] == times
    assert [one.unknown_fields() for one in own.disputes] == [{"newer": DISPUTE["newer"]}] * 2


def test_both_walk_through_pages_alike(
    recorder: Recorder, theirs: Square, ours: SquareClient
) -> None:
    pages = [
        {"disputes": [{"id": "d-1"}, {"id": "d-2"}], "cursor": "c+/="},
        {"disputes": [{"id": "d-3"}]},
    ]
    official = recorder.sent(lambda: [one.id for one in theirs.disputes.list()], *pages)
    own = recorder.sent(lambda: [one.id for one in ours.list_disputes()], *pages)
    assert own == official
    assert own[1] == ["d-1", "d-2", "d-3"]
    assert [one["query"] for one in own[0]] == [[], [("cursor", "c+/=")]]


def test_each_takes_the_body_that_the_other_sent(
    recorder: Recorder, theirs: Square, ours: SquareClient
) -> None:
    call, create = CALLS["text"], theirs.disputes.create_evidence_text
    [official], _ = recorder.sent(lambda: call.theirs(theirs), call.answer)
    body = official["body"]
    again, _ = recorder.sent(lambda: ours.create_dispute_evidence_text("d-1", **body), call.answer)
    assert again == [official]
    [own], _ = recorder.sent(lambda: call.ours(ours), call.answer)
    # The library has no class for this body: its fields are the arguments of the call.
    assert inspect.signature(create).bind("d-1", **own["body"]).kwargs == TEXT
    back, _ = recorder.sent(lambda: create("d-1", **own["body"]), call.answer)
    assert back == [own]


def test_each_takes_the_parts_that_the_other_sent(
    recorder: Recorder, theirs: Square, ours: SquareClient
) -> None:
    call = CALLS["file"]
    [official], _ = recorder.sent(lambda: call.theirs(theirs), call.answer)
    file, about = official["body"]
    again, _ = recorder.sent(
        lambda: ours.create_dispute_evidence_file(
            "d-1", request=about["body"], image_file=(file["filename"], file["body"])
        ),
        call.answer,
    )
    assert again == [official]
    [own], _ = recorder.sent(lambda: call.ours(ours), call.answer)
    file, about = own["body"]
    # Both of the library's classes for this part.
    params = TypeAdapter(CreateDisputeEvidenceFileRequestParams).validate_python(about["body"])
    model = CreateDisputeEvidenceFileRequest.model_validate(about["body"], strict=True)
    assert params == model.model_dump(exclude_unset=True) == ABOUT_FILE
    assert model.model_extra == {}
    back, _ = recorder.sent(
        lambda: theirs.disputes.create_evidence_file(
            "d-1", request=params, image_file=(file["filename"], file["body"], file["media"][0])
        ),
        call.answer,
    )
    assert back == [own]


def test_an_id_that_would_be_two_steps_of_the_path_is_refused_by_ours_alone(
    recorder: Recorder, theirs: Square, ours: SquareClient
) -> None:
    [official], _ = recorder.sent(lambda: theirs.disputes.get("d/1"), {"dispute": {}})
    assert official["path"] == "/v2/disputes/d/1"

    def own() -> None:
        with pytest.raises(rebuttal.InvalidArgumentError) as raised:
            ours.retrieve_dispute("d/1")
        assert (raised.value.field, raised.value.outcome) == ("dispute_id", "not_done")

    assert recorder.sent(own)[0] == []
