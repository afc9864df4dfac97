"""The invented provider, called from Python: a small server on this machine plays its side."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from rebuttal import (
    CLEAR,
    AlreadyAnsweredError,
    AsyncHarbourClient,
    ConfigError,
    ConflictError,
    DecodeError,
    DeadlinePassedError,
    HarbourClient,
    HarbourWebhooks,
    InvalidArgumentError,
    NotFoundError,
    SignatureError,
    id_of,
)
from rebuttal.harbour import (
    ClaimMovedRequest,
    FogWarning,
    Seal,
    ShipSankRequest,
    Signal,
    StormWarning,
    content_to_prove,
    is_over,
    new_key,
    proof_header,
)

CLAIM = {
    "id": "c-1", "state": "adrift", "insured": "true", "weight": None, "crates": 12, "opened": 1700000000,
    "due": "2026-11-22T06:00:00+05:30", "holder": "Jane", "kinds": ["Fish", "moss"],
    "dock": {"name": "7", "depth": [1.5]}, "news": {"deep": True},
}  # fmt: skip


# Making a key takes a while; tests have no secrets from each other.
MASTER, SHIPPER = new_key(), new_key()


@contextmanager
def harbour(status: int, answer: Any, *, proven: bool = True) -> Iterator[SimpleNamespace]:
    """The provider's side: answers everything alike, and remembers what it saw."""
    master = Seal(MASTER)
    seen: list[SimpleNamespace] = []
    body = json.dumps(answer).encode()

    class Side(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = self.rfile.read(int(self.headers.get("content-length", 0)))
            seen.append(SimpleNamespace(line=self.requestline, headers=self.headers, body=given))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            if proven:
                proof = master.prove(content_to_prove(body, "1700000000000"))
                self.send_header("harbour-proof", proof_header(proof))
                self.send_header("harbour-time", "1700000000000")
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Side)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    options = {
        "api_url": f"http://127.0.0.1:{server.server_port}",
        "depot_url": f"http://127.0.0.1:{server.server_port}",
        "key_id": "k-1",
        "proof_key": SHIPPER,
        "harbour_keys": master.public_key(),
        "berth": 4,
    }
    try:
        with HarbourClient(**options) as client:
            yield SimpleNamespace(client=client, options=options, seen=seen, shipper=Seal(SHIPPER))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_read_travels_in_path_and_query_and_is_proven_by_its_own_headers() -> None:
    with harbour(200, CLAIM) as side:
        claim = side.client.get_claim("ship-1", "c-1")
        seen = side.seen[0]
        assert seen.line == "GET /ships/ship-1/claims/c-1 HTTP/1.1"
        assert (seen.headers["harbour-key"], seen.headers["harbour-berth"]) == ("k-1", "4")
        content = content_to_prove(seen.body, seen.headers["harbour-time"])
        assert seen.headers["harbour-proof"] == proof_header(side.shipper.prove(content))
    assert (claim.state, claim.kinds) == ("adrift", ["Fish", "moss"])
    assert claim.insured is True
    assert (claim.weight, claim.crates, claim.opened) == (None, 12, 1700000000)
    assert claim.due.utcoffset().total_seconds() == 19800
    assert not is_over(claim.state)
    assert claim.to_dict()["news"] == {"deep": True}
    assert claim.to_dict()["dock"] == {"name": "7", "depth": [1.5]}
    assert "Jane" not in repr(claim)


def test_query_parameters_of_each_type_arrive_and_what_is_left_out_does_not() -> None:
    with harbour(200, {"claims": [CLAIM], "more": False}) as side:
        page = side.client.list_claims("s", open=False, page_size=5, after=None)
        assert side.seen[0].line == "GET /ships/s/claims?pageSize=5&open=false HTTP/1.1"
    assert page.claims[0].id == "c-1"


def test_what_must_be_there_must_be_there_although_it_may_be_null() -> None:
    unweighed = {name: value for name, value in CLAIM.items() if name != "weight"}
    with harbour(200, {"claims": [CLAIM, unweighed], "more": False}) as side:
        page = side.client.list_claims("s", open=False)
        assert (len(page.claims), page.response.unreadable_fields) == (1, ["/claims/1"])
    with harbour(200, unweighed) as side, pytest.raises(DecodeError) as caught:
        side.client.get_claim("s", "c-1")
    assert caught.value.path == "/weight"


def test_a_page_that_leaves_its_list_out_has_no_items() -> None:
    with harbour(200, {}) as side:
        assert list(side.client.list_cargo("s")) == []


def test_a_nested_body_travels_under_its_names_on_the_wire() -> None:
    with harbour(200, CLAIM) as side:
        side.client.contest_claim(
            "c-1",
            "never on board",
            cargo={"crates": 3, "kind": "grain", "class_": "dry", "tonnes": 1.5},
            photos=[{"url": "https://p.example/1", "taken_at": "2026-11-22T06:00:00Z"}],
            labels={"a_b": "c"},
            remark=CLEAR,
            extra={"tide": 2},
        )
        assert json.loads(side.seen[0].body) == {
            "claimId": "c-1", "statement": "never on board", "remark": None, "tide": 2, "labels": {"a_b": "c"},
            "cargo": {"crates": 3, "kind": "grain", "class": "dry", "tonnes": 1.5},
            "photos": [{"url": "https://p.example/1", "takenAt": "2026-11-22T06:00:00Z"}],
        }  # fmt: skip


def test_asyncio_gets_the_same() -> None:
    async def main(options: dict[str, Any]) -> str:
        async with AsyncHarbourClient(**options) as client:
            return (await client.get_claim("s", "c")).id

    with harbour(200, CLAIM) as side:
        assert asyncio.run(main(side.options)) == "c-1"


@pytest.mark.parametrize(
    ("status", "code", "error", "outcome"),
    [
        (422, "tide_over", DeadlinePassedError, "not_done"),
        (409, "said_before", AlreadyAnsweredError, "unknown"),
        (404, "unheard", NotFoundError, "not_done"),
    ],
)
def test_codes_become_the_classes_that_the_document_names(
    status: int, code: str, error: Any, outcome: str
) -> None:
    fault = {"fault": {"code": code, "words": "no"}}
    with harbour(status, fault) as side, pytest.raises(error) as caught:
        side.client.contest_claim("c-1", "no")
    assert (caught.value.code, caught.value.http_status) == (code, status)
    assert (caught.value.provider_message, caught.value.outcome) == ("no", outcome)


def test_an_answer_about_another_claim_is_in_doubt() -> None:
    with harbour(200, CLAIM) as side, pytest.raises(DecodeError) as caught:
        side.client.contest_claim("c-2", "no")
    assert (caught.value.outcome, caught.value.path) == ("unknown", "/id")


def test_a_success_without_a_proof_is_not_believed() -> None:
    with harbour(200, CLAIM, proven=False) as side, pytest.raises(SignatureError) as caught:
        side.client.contest_claim("c-1", "no")
    assert (caught.value.outcome, caught.value.reason) == ("unknown", "missing")


def test_what_the_document_forbids_is_not_sent() -> None:
    with harbour(200, CLAIM) as side:
        with pytest.raises(InvalidArgumentError) as caught:
            side.client.contest_claim("c-1", "no", cargo={"crates": "three", "kind": "grain"})
        assert caught.value.field == "cargo.crates"
        assert side.seen == []


def test_the_receiver_tells_two_kinds_of_message_apart() -> None:
    hooks = HarbourWebhooks(harbour_keys=[Seal(SHIPPER).public_key(), Seal(MASTER).public_key()])
    moved = json.dumps({"claim": CLAIM, "at": "2026-11-22T06:00:00Z", "by": "crane"}).encode()
    message = hooks.receive(hooks.sign_test_message(moved, MASTER), moved)
    assert isinstance(message, ClaimMovedRequest)
    assert message.to_dict()["by"] == "crane"
    storm = b'{"weather":"storm","force":9}'
    message = hooks.receive(hooks.sign_test_message(storm, MASTER), storm)
    assert isinstance(message, StormWarning)
    assert message.force == 9
    assert message.dedup_key == '["harbour","storm",9]'
    fog = b'{"weather":"fog"}'
    assert isinstance(hooks.receive(hooks.sign_test_message(fog, MASTER), fog), FogWarning)
    odd = b'{"weather": "storm", "force": ["high"]}'
    message = hooks.receive(hooks.sign_test_message(odd, MASTER), odd)
    assert isinstance(message, StormWarning) and message.force is None
    assert message.unreadable_fields == ["/force"] and message.to_json() == odd
    other = b'{"number": 7}'
    assert isinstance(hooks.receive(hooks.sign_test_message(other, MASTER), other), Signal)
    sank = b'{"shipId":"s"}'
    message = hooks.receive(hooks.sign_test_message(sank, MASTER), sank)
    assert isinstance(message, ShipSankRequest)
    assert message.dedup_key == hooks.dedup_key(message.to_dict()) == '["harbour","sank","s"]'
    assert hooks.dedup_key({"weather": "fog"}) is None
    with pytest.raises(SignatureError):
        hooks.receive(hooks.sign_test_message(sank, MASTER), sank + b" ")
    assert hooks.ack == {"status_code": 202, "content": "aye", "media_type": "text/plain"}


def test_options_are_checked_by_name() -> None:
    with pytest.raises(ConfigError) as caught:
        HarbourClient(api_url="https://h.example", key_id="k", proof_key="no key", harbour_keys="not_done")
    assert caught.value.field == "proof_key"


def test_pages_follow_the_mark_of_the_page_before() -> None:
    crates = [{"id": "a", "paper": "p"}, {"id": "b", "paper": {"id": "q"}}]
    ids = []
    with harbour(200, {"cargo": crates, "next": "m2"}) as side:
        with pytest.raises(DecodeError):
            for crate in side.client.list_cargo("s", kinds=["grain", "Fish"], decks=[1, 2]):
                ids.append((crate.id, id_of(crate.paper)))
        first = "GET /ships/s/cargo?kinds=grain&kinds=Fish&decks=1%2C2"
        lines = [seen.line.removesuffix(" HTTP/1.1") for seen in side.seen]
        assert lines == [first, f"{first}&mark=m2"]
    assert ids == [("a", "p"), ("b", "q")] * 2


def test_forms_and_tickets_go_by_the_documents_own_names() -> None:
    with harbour(200, {"id": "c", "owner": {"name": "Jane"}}) as side:
        crate = side.client.seal_cargo(
            "s",
            plan={"note": CLEAR, "rows": [3, 4], "owners": {"x": "y", "z": CLEAR}},
            tags=["a", "b"],
            options={"ticket": "t-1", "flag": "red"},
        )
        seen = side.seen[0]
    assert "Jane" not in repr(crate)
    assert (seen.headers["harbour-ticket"], seen.headers["harbour-flag"]) == ("t-1", "red")
    assert sorted(seen.body.decode().split("&")) == [
        "plan[note]=",
        "plan[owners][x]=y",
        "plan[owners][z]=",
        "plan[rows][0]=3",
        "plan[rows][1]=4",
        "sealed=true",
        "tags=a",
        "tags=b",
    ]


def test_papers_go_to_the_depot_and_come_back_as_bytes() -> None:
    told: list[tuple[int, int]] = []
    with harbour(200, {"id": "p"}) as side:
        side.client.hand_in_paper(
            paper=("b.txt", b"words"), shelf="top", progress=lambda sent, whole: told.append((sent, whole))
        )
        assert side.client.fetch_paper("p") == b'{"id": "p"}'
        assert b'name="paper"; filename="b.txt"' in side.seen[0].body
        assert side.seen[1].line == "GET /papers/p/text HTTP/1.1"
    assert told[-1] == (5, 5)


def test_types_and_details_of_faults_are_where_the_document_says() -> None:
    fault = {"kind": "storm", "code": "new", "words": "wind", "buoy": "b7"}
    with harbour(400, {"fault": fault}) as side, pytest.raises(ConflictError) as caught:
        side.client.seal_cargo("s")
    assert (caught.value.code, caught.value.details) == ("new", {"buoy": "b7"})
