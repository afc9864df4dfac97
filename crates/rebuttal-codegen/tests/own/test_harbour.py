"""The invented provider's package, generated, installed and called: a small server on this machine plays its side."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import rebuttal_harbour
from rebuttal import (
    CLEAR,
    AlreadyAnsweredError,
    ConfigError,
    DeadlinePassedError,
    DecodeError,
    InvalidArgumentError,
    NotFoundError,
    RebuttalError,
    TransportError,
)
from rebuttal_harbour import (
    AsyncHarbourClient,
    Claim,
    ClaimMovedRequest,
    HarbourClient,
    StormWarning,
    is_over,
)

CLAIM: dict[str, Any] = {
    "id": "c-1", "state": "adrift", "insured": "true", "weight": None, "crates": 12,
    "due": "2026-11-22T06:00:00+05:30", "holder": "Jane", "news": {"deep": True},
}  # fmt: skip


@dataclass
class Harbour:
    """The provider's side, with what it saw."""

    url: str
    lines: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def options(self) -> dict[str, Any]:
        return {
            "api_url": self.url,
            "depot_url": self.url,
            "key_id": "k-1",
            "proof_key": "p-1",
            "harbour_keys": "h-1",
            "flag": "blue",
        }

    def client(self) -> HarbourClient:
        return HarbourClient(**self.options())


@contextmanager
def harbour(status: int, answer: Any) -> Iterator[Harbour]:
    body = json.dumps(answer).encode()

    class Side(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            side.lines.append(self.requestline.removesuffix(" HTTP/1.1"))
            side.headers.append({name.lower(): value for name, value in self.headers.items()})
            side.bodies.append(self.rfile.read(int(self.headers.get("content-length", 0))))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Side)
    side = Harbour(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield side
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_read_has_its_path_and_its_key_and_keeps_a_state_that_nobody_knew() -> None:
    with harbour(200, CLAIM) as side, side.client() as client:
        claim: Claim = client.get_claim("ship-1", "c-1")
    assert (claim.state, claim.insured, claim.weight, claim.crates) == ("adrift", True, None, 12)
    assert not is_over(claim)
    assert claim.to_dict()["news"] == {"deep": True}
    assert "Jane" not in repr(claim)
    assert side.lines == ["GET /ships/ship-1/claims/c-1"]
    assert side.headers[0]["authorization"] == "Bearer p-1"
    assert pickle.loads(pickle.dumps(claim)) == claim


def test_bodies_are_json_forms_and_parts_as_the_document_says() -> None:
    with harbour(200, CLAIM) as side, side.client() as client:
        client.contest_claim("c-1", "never on board", cargo={"crates": 3, "kind": "grain"}, remark=CLEAR)
    assert side.lines == ["POST /claims/contest"]
    assert side.headers[0]["content-type"] == "application/json; charset=UTF-8"
    assert side.headers[0]["harbour-flag"] == "blue"
    assert json.loads(side.bodies[0]) == {
        "claimId": "c-1",
        "statement": "never on board",
        "cargo": {"crates": 3, "kind": "grain"},
        "remark": None,
    }
    with harbour(200, {"id": "x"}) as side, side.client() as client:
        client.seal_cargo("s", tags=["a", "b"], options={"ticket": "t-1"})
        client.hand_in_paper(paper=("b.txt", b"words"), shelf="top")
    assert side.lines == ["POST /ships/s/cargo", "POST /papers"]
    assert sorted(side.bodies[0].decode().split("&")) == ["sealed=true", "tags=a", "tags=b"]
    assert side.headers[0]["harbour-ticket"] == "t-1"
    assert b'filename="b.txt"' in side.bodies[1] and b"words" in side.bodies[1]


CASES: list[tuple[int, Any, type[RebuttalError], str]] = [
    (422, {"fault": {"code": "tide_over"}}, DeadlinePassedError, "not_done"),
    (409, {"fault": {"code": "said_before"}}, AlreadyAnsweredError, "unknown"),
    (404, {"fault": {"code": "unheard"}}, NotFoundError, "not_done"),
    (200, CLAIM | {"id": "c-2"}, DecodeError, "unknown"),
]


@pytest.mark.parametrize(("status", "answer", "error", "outcome"), CASES)
def test_an_error_says_what_became_of_the_call(
    status: int, answer: Any, error: type[RebuttalError], outcome: str
) -> None:
    with (
        harbour(status, answer) as side,
        side.client() as client,
        pytest.raises(error) as raised,
    ):
        client.contest_claim("c-1", "no")
    assert (raised.value.outcome, raised.value.provider) == (outcome, "harbour")
    assert len(side.lines) == 1


def test_what_was_not_sent_is_not_done() -> None:
    with harbour(200, CLAIM) as side:
        pass
    with side.client() as client:
        with pytest.raises(TransportError) as lost:
            client.get_claim("s", "c", options={"max_attempts": 1})
        with pytest.raises(InvalidArgumentError) as refused:
            client.contest_claim("c-1", "x" * 101)
    assert (lost.value.outcome, refused.value.field) == ("not_done", "statement")
    assert side.lines == []


def test_the_client_for_asyncio_pages_through_a_list() -> None:
    async def run(side: Harbour) -> list[str]:
        async with AsyncHarbourClient(**side.options()) as client:
            return [item.id async for item in client.list_cargo("s", kinds=["grain", "Fish"])]

    with harbour(200, {"cargo": [{"id": "a"}, {"id": "b"}]}) as side:
        assert asyncio.run(run(side)) == ["a", "b"]
    assert side.lines == ["GET /ships/s/cargo?kinds=grain&kinds=Fish"]


def test_messages_are_read_and_known_again() -> None:
    moved = ClaimMovedRequest.from_json(json.dumps({"claim": CLAIM, "at": "2026-11-22T06:00:00Z"}))
    assert moved.claim.state == "adrift"
    assert moved.dedup_key == '["harbour","moved","2026-11-22T06:00:00.000000Z"]'
    assert StormWarning.from_json('{"weather": "storm", "force": 9}').dedup_key == '["harbour","storm",9]'


def test_options_are_checked_by_name() -> None:
    with pytest.raises(ConfigError) as raised:
        HarbourClient(api_url="https://h.example", key_id="k", proof_key="p", harbour_keys=[], berth=1, grace=-1)
    assert raised.value.field in ("harbour_keys", "grace")


def imported(statement: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-c", statement]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_module_of_the_package_can_be_imported_first() -> None:
    done = imported("from rebuttal_harbour.client import HarbourClient; HarbourClient.from_env(api_url='https://h.example', key_id='k', proof_key='p', harbour_keys='h')")
    assert done.returncode == 0, done.stderr


def changed(folder: Path, before: str, after: str) -> Path:
    """A copy of the package, with a change of its table."""
    copy = folder / "rebuttal_harbour"
    shutil.copytree(Path(rebuttal_harbour.__file__).parent, copy, dirs_exist_ok=True)
    table = copy / "table.json"
    text = table.read_text()
    assert before in text
    table.write_text(text.replace(before, after, 1))
    return folder


def test_a_table_that_cannot_be_used_is_refused_with_what_to_do(tmp_path: Path) -> None:
    for name, another in (("older", 1), ("newer", 3)):
        other = imported("import rebuttal_harbour", changed(tmp_path / name, '"format":2', f'"format":{another}'))
        assert f"ConfigError: the table is of format {another}" in other.stderr, other.stderr
        assert "generate it anew with the generator of this release" in other.stderr
    scheme = imported("import rebuttal_harbour", changed(tmp_path / "scheme", '"bearer"', '"bear"'))
    assert "ConfigError: the table of harbour names the scheme `bear`" in scheme.stderr
    (tmp_path / "newer" / "rebuttal_harbour" / "table.json").unlink()
    gone = imported("import rebuttal_harbour", tmp_path / "newer")
    assert "rebuttal_harbour has no table.json beside its code" in gone.stderr
