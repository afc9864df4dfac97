"""The odd provider's package, generated and installed: a small server on this machine plays its side.

`mypy --strict` reads this program, too, which says of each value what type the package gives it.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, assert_type

import pytest
from rebuttal import DecodeError, InvalidArgumentError, NoContent, ResponseList, ResponseValue
from rebuttal_canal import AsyncCanalClient, CanalClient, Closure, Dispute, Overcharge, State

TOKEN = "POST /oauth/token"
DISPUTE: dict[str, Any] = {
    "id": "d-1",
    "state": "sunk",
    "cause": {"kind": "lock_shut", "lock": "Jane", "because": {"kind": "over", "amount": 9, "new": "Jane"}},
    "events": [{"what": "seen", "by": "Jane"}, {"what": "towed", "rope": "Jane"}],
    "news": "Jane",
}
UNKNOWN: dict[str, Any] = {"id": "d-2", "cause": {"kind": "storm", "wind": "Jane"}}


@dataclass
class Canal:
    """The provider's side, with what it saw."""

    url: str = ""
    seen: list[tuple[str, str | None, bytes]] = field(default_factory=list)

    def client(self) -> CanalClient:
        return CanalClient(api_base=self.url, client_id="c-1", client_secret="s-1")

    def call(self) -> tuple[str, bytes]:
        """The one call, which had a token."""
        [(token, nobody, form), (line, authorization, body)] = self.seen
        assert (token, nobody, authorization) == (TOKEN, None, "Bearer t-1")
        assert form == b"grant_type=client_credentials&client_id=c-1&client_secret=s-1"
        return line, body


@contextmanager
def canal(status: int, answer: Any = None) -> Iterator[Canal]:
    side = Canal()

    class Side(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            line = self.requestline.removesuffix(" HTTP/1.1")
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            side.seen.append((line, self.headers.get("authorization"), body))
            told = (200, {"access_token": "t-1"}) if line == TOKEN else (status, answer)
            content = b"" if told[0] == 204 else json.dumps(told[1]).encode()
            self.send_response(told[0])
            if told[0] != 204:
                self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_PUT = do_DELETE = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Side)
    side.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield side
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_list_has_unions_and_what_nobody_knows_is_kept_and_not_shown() -> None:
    with canal(200, [DISPUTE, UNKNOWN]) as side, side.client() as client:
        found = client.tolls_disputes_list("t", state="open")
    assert_type(found, ResponseList[Dispute])
    assert side.call() == ("GET /tolls/t/disputes?state=open", b"")
    first, second = found
    assert isinstance(first.cause, Closure)
    assert isinstance(first.cause.because, Overcharge)
    assert_type(first.cause.because.amount, int)
    assert (first.state, first.cause.because.amount) == ("sunk", 9)
    assert isinstance(second.cause, dict)
    assert second.cause["wind"] == "Jane"
    assert [one["what"] if isinstance(one, dict) else one.what for one in first.events or []] == ["seen", "towed"]
    assert json.loads(first.to_json()) == DISPUTE
    assert "Jane" not in repr(found)


def test_an_object_or_nothing_and_files_in_the_objects_of_a_union() -> None:
    with canal(202, None) as side, side.client() as client:
        opened = client.tolls_disputes_open("t", cause={"kind": "over", "amount": 3, "seal": b"seal"})
        assert_type(opened, Dispute | NoContent)
    assert isinstance(opened, NoContent)
    line, body = side.call()
    assert (line, json.loads(body)) == (
        "POST /tolls/t/disputes",
        {"cause": {"kind": "over", "amount": 3, "seal": "c2VhbA=="}},
    )
    with canal(204) as side, side.client() as client:
        assert_type(client.withdraw_dispute("1"), NoContent)
    assert side.call() == ("DELETE /disputes/1", b"")


def test_scalars_and_maps_are_bodies_and_answers() -> None:
    with canal(200, True) as side, side.client() as client:
        changed = client.set_rank("d-1", body=7)
    assert_type(changed, ResponseValue[bool])
    assert (changed.value, changed.response.http_status) == (True, 200)
    assert side.call() == ("PUT /disputes/d-1/rank", b"7")
    with canal(200, "sunk") as side, side.client() as client:
        now = client.set_title("d-1", body='a"b')
    assert_type(now, ResponseValue[State])
    assert (now.value, side.call()) == ("sunk", ("PUT /disputes/d-1/title", b'"a\\"b"'))
    with canal(200, "Jane") as side, side.client() as client:
        title = client.get_title("d-1")
    assert_type(title, ResponseValue[str] | NoContent)
    assert isinstance(title, ResponseValue)
    assert (title.value, repr(title)) == ("Jane", "ResponseValue(...)")
    with canal(204) as side, side.client() as client:
        assert not client.get_title("d-1")
    with canal(200, {"Jane": 1, "b": "2"}) as side, side.client() as client:
        counts = client.set_labels("t", body={"a": {"text": "x", "x_y": 1}})
    assert_type(counts, ResponseValue[dict[str, int]])
    assert (counts.value, repr(counts)) == ({"Jane": 1, "b": 2}, "ResponseValue(...)")
    assert side.call() == ("PUT /tolls/t/labels", b'{"a":{"text":"x","x[y]":1}}')
    with canal(200, {"Jane": DISPUTE, "b": UNKNOWN}) as side, side.client() as client:
        labels = client.list_labels("t")
    assert_type(labels, ResponseValue[dict[str, Dispute]])
    assert labels.value["Jane"].unknown_fields() == {"news": "Jane"}
    assert "Jane" not in repr(labels) + repr(labels.value["Jane"])


def test_a_list_is_a_body_and_texts_are_an_answer() -> None:
    with canal(200, ["Jane", 2]) as side, side.client() as client:
        texts = client.set_marks("d-1", body=[{"text": "a"}, {"text": "b", "x_y": 2}])
    assert_type(texts, ResponseList[str])
    assert (texts, repr(texts)) == (["Jane", "2"], "ResponseList([..., ...])")
    assert side.call() == ("PUT /disputes/d-1/marks", b'[{"text":"a"},{"text":"b","x[y]":2}]')


def test_an_object_beside_files_is_a_part_that_is_json() -> None:
    with canal(200, None) as side, side.client() as client:
        done = client.add_proofs(
            "d-1", about={"title": "t", "tags": {"x[y]": "z"}}, pictures=[b"one", ("b.jpg", b"two")], note="n"
        )
    assert_type(done, NoContent)
    line, body = side.call()
    assert line == "POST /disputes/d-1/proofs"
    assert b'name="about"' in body and b'{"title":"t","tags":{"x[y]":"z"}}' in body
    assert body.count(b'name="pictures"') == 2 and b'filename="b.jpg"' in body and b"two" in body


def test_what_is_not_so_is_refused_before_and_after() -> None:
    with canal(200, "Jane") as side, side.client() as client:
        with pytest.raises(InvalidArgumentError) as refused:
            client.set_rank("d-1", body=10)
        with pytest.raises(DecodeError) as raised:
            client.set_rank("d-1", body=7)
    assert (refused.value.field, raised.value.outcome) == ("body", "unknown")
    assert "Jane" not in str(raised.value)


def test_the_client_for_asyncio_gives_the_same() -> None:
    async def run(url: str) -> ResponseValue[bool]:
        async with AsyncCanalClient(api_base=url, client_id="c-1", client_secret="s-1") as client:
            return await client.set_rank("d-1", body=7)

    with canal(200, False) as side:
        assert asyncio.run(run(side.url)).value is False
    assert side.call() == ("PUT /disputes/d-1/rank", b"7")
