"""Failing connections, time limits and files."""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from rebuttal import (
    AlipayClient,
    AsyncStripeClient,
    ConfigError,
    DecodeError,
    InvalidArgumentError,
    RateLimitedError,
    RequestTimeoutError,
    StripeClient,
    TransportError,
)
from sandbox import Sandbox, python
from wire import STYLES, answer, black_hole, call, failure, good, page, sockets, wire

PDF = b"%PDF-1.7 evidence"
both = pytest.mark.parametrize("style", STYLES)


@both
def test_a_call_that_never_connected_is_not_done_however_short_the_limit(style: str) -> None:
    with black_hole() as options:
        error = failure(style, {**options, "timeout": 0.3}, "close_dispute", "du_1")
        assert type(error) is RequestTimeoutError and error.outcome == "not_done", error
        assert error.retryable and "nothing was sent" in str(error)


@both
def test_a_call_without_a_response_has_an_unknown_outcome(style: str) -> None:
    end = threading.Event()
    with wire(lambda _, __: end.wait(30) and None) as provider:
        error = failure(style, provider.options(timeout=0.3), "close_dispute", "du_1")
        end.set()
    assert type(error) is RequestTimeoutError and error.outcome == "unknown"


@both
def test_a_requested_wait_is_kept_or_reported_in_the_error(style: str) -> None:
    def busy(value: str) -> Any:
        return lambda n, _: good() if n else answer("429 Busy", b"{}", f"retry-after: {value}")

    started = time.monotonic()
    with wire(busy("1")) as provider:
        assert call(style, provider.options(), "retrieve_dispute", "du_1").id == "du_1"
    assert time.monotonic() - started >= 1
    for value, least in (("86400", 86_400), (formatdate(time.time() + 600, usegmt=True), 595)):
        with wire(busy(value)) as provider:
            error = failure(style, provider.options(timeout=20), "close_dispute", "du_1")
            assert type(error) is RateLimitedError and provider.requests == 1
            assert isinstance(error.retry_after, float) and least <= error.retry_after <= 86_400
            assert pickle.loads(pickle.dumps(error)).retry_after == error.retry_after
    with wire(lambda _, __: answer("404 Not Found", b"{}")) as provider:
        assert failure(style, provider.options(), "retrieve_dispute", "du_1").retry_after is None


@both
def test_a_download_that_is_cut_off_or_is_a_portals_page_is_no_file(style: str) -> None:
    cut = b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 half"
    with wire(lambda _, __: cut) as provider:
        error = failure(style, provider.options(max_attempts=1), "download_file", "file_1")
    assert type(error) is TransportError, error
    portal = answer("200 OK", b"<html>Log in</html>", "content-type: text/html")
    with wire(lambda _, __: portal) as provider:
        error = failure(style, provider.options(max_attempts=1), "download_file", "file_1")
    assert type(error) is DecodeError and "Log in" not in str(error), error


@both
def test_pages_that_lead_back_to_one_another_end(style: str) -> None:
    def lead(_: int, head: str) -> bytes:
        return page("du_b" if "starting_after=du_a" in head else "du_a", more=True)

    read: list[str] = []
    with wire(lead) as provider, pytest.raises(DecodeError, match="cursor"):
        if style == "sync":
            for one in StripeClient(**provider.options()).list_disputes():
                read.append(one.id)
                assert len(read) < 10
        else:

            async def main() -> None:
                async with AsyncStripeClient(**provider.options()) as client:
                    async for one in client.list_disputes():
                        read.append(one.id)
                        assert len(read) < 10

            asyncio.run(main())
    assert read[:2] == ["du_a", "du_b"]


class Slow:
    """A slow file object."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.left = [PDF, b""]

    def read(self, _: int = -1) -> bytes:
        time.sleep(self.seconds)
        return self.left.pop(0)


@both
def test_the_time_limit_counts_while_a_file_object_is_read(style: str, sandbox: Sandbox) -> None:
    started = time.monotonic()
    error = failure(
        style,
        sandbox.stripe_options(),
        "upload_dispute_evidence",
        file=Slow(2),
        options={"timeout": 0.3},
    )
    assert time.monotonic() - started < 1.5
    assert type(error) is RequestTimeoutError and error.outcome == "not_done", error
    assert not sandbox.requests()
    uploaded = call(style, sandbox.stripe_options(), "upload_dispute_evidence", file=Slow(0.01))
    assert uploaded.size == len(PDF)


def test_a_slow_file_object_does_not_stop_the_event_loop(sandbox: Sandbox) -> None:
    async def main() -> int:
        ticks = 0
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            upload = asyncio.create_task(client.upload_dispute_evidence(file=Slow(0.3)))
            while not upload.done():
                await asyncio.sleep(0.01)
                ticks += 1
            await upload
        return ticks

    assert asyncio.run(main()) > 10


@both
@pytest.mark.parametrize("kind", ["fifo", "zero", "folder"])
def test_a_path_that_is_not_a_regular_file_is_refused_at_once(
    style: str, kind: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = {"fifo": tmp_path / "fifo", "zero": Path("/dev/zero"), "folder": tmp_path}[kind]
    if kind == "fifo":
        os.mkfifo(path)
    started = time.monotonic()
    error = failure(style, sandbox.stripe_options(), "upload_dispute_evidence", file=path)
    assert time.monotonic() - started < 5
    assert type(error) is InvalidArgumentError and error.field == "file", error
    expected = "cannot be read" if kind == "folder" else "regular file"
    assert expected in str(error) and str(path) not in str(error)


@both
def test_the_time_limit_ends_the_reading_of_a_pipe_without_a_writer(
    style: str, sandbox: Sandbox
) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        options = {"timeout": 0.3}
        error = failure(
            style, sandbox.stripe_options(), "upload_dispute_evidence", file=pipe, options=options
        )
        assert type(error) is RequestTimeoutError and error.outcome == "not_done"
        os.close(writing)


def test_a_file_without_end_does_not_keep_the_process_alive(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    code = """
import asyncio, json, os, sys
from rebuttal import AsyncStripeClient, StripeClient, RequestTimeoutError
options = json.loads(sys.argv[1])
held = [os.pipe() for _ in range(2)]
try:
    StripeClient(**options).upload_dispute_evidence(file=open(held[0][0], "rb"), options={"timeout": 0.2})
except RequestTimeoutError as error: print(error.outcome)
async def main():
    async with AsyncStripeClient(**options) as client:
        await asyncio.wait_for(client.upload_dispute_evidence(file=open(held[1][0], "rb")), 0.2)
try: asyncio.run(main())
except TimeoutError: print("cancelled", flush=True)
"""
    import json

    done = python(code, json.dumps(sandbox.stripe_options()), timeout=20)
    assert done.stdout.split() == ["not_done", "cancelled"] and done.returncode == 0, done.stderr


@both
def test_uploads_from_streams_fit_into_few_file_descriptors(style: str, sandbox: Sandbox) -> None:
    code = """
import asyncio, io, json, sys, threading
from concurrent.futures import ThreadPoolExecutor
from rebuttal import AsyncStripeClient, StripeClient
options, style = json.loads(sys.argv[1]), sys.argv[2]
class Stream:
    def __init__(self, size): self.inner = io.BytesIO(b"%PDF-1.7" + bytes(size))
    def read(self, size=-1): return self.inner.read(size)
sizes = [2_000_000 if n % 16 == 0 else 1000 for n in range(320)]
options["timeout"] = 120
if style == "sync":
    with StripeClient(**options) as client, ThreadPoolExecutor(160) as pool:
        done = list(pool.map(lambda size: client.upload_dispute_evidence(file=Stream(size)).size, sizes))
else:
    async def main():
        async with AsyncStripeClient(**options) as client:
            return [one.size for one in await asyncio.gather(*(client.upload_dispute_evidence(file=Stream(size)) for size in sizes))]
    done = asyncio.run(main())
print([size - 8 for size in done] == sizes)
"""
    import json
    import subprocess

    limited = ["sh", "-c", 'ulimit -n 256; exec "$@"', "sh", sys.executable, "-c", code]
    done = subprocess.run(
        [*limited, json.dumps(sandbox.stripe_options()), style],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.stdout.strip() == "True", done.stderr[-2000:]


@both
def test_a_process_without_descriptors_gets_a_retryable_error(style: str) -> None:
    code = """
import asyncio, os, resource, sys, tempfile
import rebuttal._runtime.file_reader
from rebuttal import AsyncStripeClient, RebuttalError, StripeClient
style = sys.argv[1]
Client = StripeClient if style == "sync" else AsyncStripeClient
client = Client(api_key="sk_test_1", api_base="http://127.0.0.1:9", files_base="http://127.0.0.1:9", max_attempts=1)
def tell(error): print(type(error).__name__, error.outcome, error.retryable)
class Large:
    left = 40
    def read(self, size=-1):
        self.left -= 1
        return (b"%PDF-1.7" + bytes(65000)) if self.left > 0 else b""
async def main():
    fill()
    for work in (client.close_dispute("du_1"), client.upload_dispute_evidence(file=Large())):
        try: await work
        except RebuttalError as error: tell(error)
def fill():
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    held = []
    try:
        while True: held.append(os.dup(0))
    except OSError: pass
    globals()["held"] = held
if style == "sync":
    fill()
    for work in (lambda: client.close_dispute("du_1"), lambda: client.upload_dispute_evidence(file=Large())):
        try: work()
        except RebuttalError as error: tell(error)
else: asyncio.run(main())
"""
    done = python(code, style)
    assert done.stdout.split("\n")[:2] == ["TransportError not_done True"] * 2, (
        done.stdout + done.stderr
    )


def test_an_unsupported_proxy_is_refused_when_the_client_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for url in (
        "socks5://user:pr0xys3cret@127.0.0.1:1",
        "socks5h://h:1",
        "socks4://h",
        "ftp://h:1",
    ):
        with pytest.raises(ConfigError, match="http") as raised:
            StripeClient(api_key="sk_test_1", proxy=url)
        assert raised.value.field == "proxy" and "pr0xys3cret" not in str(raised.value)
    monkeypatch.setenv("ALL_PROXY", "socks5://user:pr0xys3cret@127.0.0.1:1")
    with pytest.raises(ConfigError, match="ALL_PROXY") as raised:
        StripeClient(api_key="sk_test_1")
    assert "pr0xys3cret" not in str(raised.value)
    StripeClient(
        api_key="sk_test_1", api_base="http://127.0.0.1:1", files_base="http://127.0.0.1:1"
    )
    monkeypatch.setenv("NO_PROXY", ".stripe.com")
    StripeClient(api_key="sk_test_1").close()


@both
def test_a_call_of_a_closed_client_is_not_done_and_retryable(style: str, sandbox: Sandbox) -> None:
    if style == "sync":
        client = StripeClient(**sandbox.stripe_options())
        client.close()
        with pytest.raises(TransportError) as raised:
            client.close_dispute("du_1")
    else:

        async def main() -> None:
            client = AsyncStripeClient(**sandbox.stripe_options())
            await client.close()
            await client.close_dispute("du_1")

        with pytest.raises(TransportError) as raised:
            asyncio.run(main())
    error = raised.value
    assert (error.outcome, error.retryable, error.reason) == ("not_done", True, "closed")
    assert "closed" in str(error)


class Denied(Exception):
    """A key service's denial of access."""


class Throttled(Exception):
    retryable = True


@pytest.mark.parametrize(
    ("raised", "retryable"),
    [
        (Denied, False),
        (Throttled, True),
        (ConnectionResetError, True),
        (TimeoutError, True),
        (TypeError, False),
    ],
)
def test_the_exception_of_a_signer_decides_whether_the_error_is_retryable(
    raised: type[Exception], retryable: bool, sandbox: Sandbox
) -> None:
    def sign(_: bytes) -> bytes:
        raise raised("no")

    options = sandbox.options(signer=sign)
    del options["private_key"]
    with AlipayClient(**options) as client, pytest.raises(TransportError) as failed:
        client.accept_dispute("D1")
    assert (failed.value.outcome, failed.value.retryable) == ("not_done", retryable)
    assert type(failed.value.__cause__) is raised


def gone(port: int, within: float) -> dict[str, int]:
    """The open connections to a port, after at most that time."""
    until = time.monotonic() + within
    while any((found := sockets(port)).values()) and time.monotonic() < until:
        threading.Event().wait(0.05)
    return found


def test_closing_a_client_closes_its_connections() -> None:
    with wire(lambda _, __: good()) as provider:
        clients = [StripeClient(**provider.options()) for _ in range(20)]
        for client in clients:
            client.retrieve_dispute("du_1")
        assert sockets(provider.port)["established"] == 20
        for client in clients:
            client.close()
        assert sockets(provider.port) == {"established": 0, "close_wait": 0}


def test_closing_a_client_of_asyncio_closes_its_connections() -> None:
    with wire(lambda _, __: good()) as provider:

        async def main() -> dict[str, int]:
            clients = [AsyncStripeClient(**provider.options()) for _ in range(20)]
            await asyncio.gather(*(client.retrieve_dispute("du_1") for client in clients))
            assert sockets(provider.port)["established"] == 20
            for client in clients:
                await client.close()
            return gone(provider.port, 5)

        assert not any(asyncio.run(main()).values())


def test_connections_that_the_provider_has_closed_are_noticed_between_calls() -> None:
    together = threading.Barrier(20)

    def once(_: int, __: str) -> bytes:
        together.wait(20)
        return good()

    with wire(once) as provider, StripeClient(**provider.options()) as client:
        with ThreadPoolExecutor(20) as threads:
            list(threads.map(client.retrieve_dispute, ["du_1"] * 20))
        assert sockets(provider.port)["established"] == 20
        provider.hang_up()
        assert gone(provider.port, 10) == {"established": 0, "close_wait": 0}


FLOOD = b"HTTP/1.1 100 Continue\r\n\r\n" * 2000


@both
def test_a_flood_of_informational_responses_delays_no_other_call(style: str) -> None:
    end = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def flood() -> None:
        stream, _ = listener.accept()
        with stream:
            try:
                while not end.is_set():
                    stream.sendall(FLOOD)
            except OSError:
                pass

    threading.Thread(target=flood, daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    flooded = {"api_key": "sk_test_1", "api_base": url, "files_base": url, "timeout": 1}
    started = time.monotonic()
    with wire(lambda _, __: good()) as provider, ThreadPoolExecutor(1) as threads:
        ended = threads.submit(failure, style, flooded, "close_dispute", "du_1")
        for _ in range(10):
            options = provider.options(timeout=15, max_attempts=1)
            assert call(style, options, "retrieve_dispute", "du_1").id == "du_1"
        error = ended.result()
    end.set()
    listener.close()
    assert type(error) is RequestTimeoutError and error.outcome == "unknown", error
    assert time.monotonic() - started < 15
