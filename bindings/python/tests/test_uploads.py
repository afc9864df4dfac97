"""Uploads: file objects, progress, and downloads."""

from __future__ import annotations

import asyncio
import contextvars
import gzip
import io
import pickle
import tempfile
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rebuttal import (
    AsyncStripeClient,
    Content,
    FileLike,
    InvalidArgumentError,
    RequestTimeoutError,
    StripeClient,
)
from sandbox import Sandbox

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 9000
STYLES = ["sync", "async"]


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[StripeClient]:
    with StripeClient(**sandbox.stripe_options()) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a receipt.pdf"
    made.write_bytes(PDF)
    return made


def upload(style: str, sandbox: Sandbox, file: FileLike, progress: Any = None) -> Any:
    if style == "sync":
        with StripeClient(**sandbox.stripe_options()) as client:
            return client.upload_dispute_evidence(file=file, progress=progress)

    async def main() -> Any:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            return await client.upload_dispute_evidence(file=file, progress=progress)

    return asyncio.run(main())


class Once:
    """Reads a few bytes at a time and can't go back."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._inner.read(min(size, 1000))


def temporary(path: Path) -> Any:
    file = tempfile.NamedTemporaryFile(suffix=".pdf")  # noqa: SIM115 - the test closes it
    file.write(PDF)
    file.seek(0)
    return file


def unflushed(path: Path) -> Any:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the test closes it
    file.write(PDF[:-3])
    file.seek(0)
    file.read(0)
    file.seek(0, io.SEEK_END)
    file.write(PDF[-3:])
    file.seek(0)
    return file


def compressed(path: Path) -> Any:
    packed = path.with_suffix(".gz")
    packed.write_bytes(gzip.compress(PDF))
    return gzip.open(packed, "rb")


def spooled(path: Path) -> Any:
    file = tempfile.SpooledTemporaryFile(max_size=1)  # noqa: SIM115 - the test closes it
    file.write(PDF)
    file.seek(0)
    return file


FORMS: dict[str, tuple[Callable[[Path], Any], str | None]] = {
    "a path": (lambda path: path, "a receipt.pdf"),
    "bytes": (Path.read_bytes, None),
    "an open file": (lambda path: path.open("rb"), "a receipt.pdf"),
    "an open file without a buffer": (lambda path: path.open("rb", buffering=0), "a receipt.pdf"),
    "a temporary file": (temporary, None),
    "a temporary file with more to write": (unflushed, None),
    "a compressed file": (compressed, None),
    "a file that was spooled": (spooled, None),
    "bytes as a file": (lambda path: io.BytesIO(path.read_bytes()), None),
    "what reads in pieces": (lambda path: Once(path.read_bytes()), None),
    "a named path": (lambda path: ("../b.pdf", path), "b.pdf"),
    "named bytes": (lambda path: ("b.pdf", path.read_bytes()), "b.pdf"),
    "a named open file": (lambda path: ("b.pdf", path.open("rb")), "b.pdf"),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("form", "name"), FORMS.values(), ids=FORMS.keys())
def test_every_form_of_a_file_arrives_byte_for_byte_with_its_name(
    form: Callable[[Path], Any], name: str | None, style: str, path: Path, sandbox: Sandbox
) -> None:
    given = form(path)
    found = upload(style, sandbox, given)
    file = given[1] if isinstance(given, tuple) else given
    if hasattr(file, "close"):
        file.close()
    assert (found.size, found.type, found.purpose) == (len(PDF), "pdf", "dispute_evidence")
    if name is not None:
        assert found.filename == name
    with StripeClient(**sandbox.stripe_options()) as client:
        assert client.download_file(found.id) == PDF


def test_a_file_is_read_from_its_position_and_keeps_it(client: StripeClient, path: Path) -> None:
    path.write_bytes(b"x" * 70_000 + PDF)
    with path.open("rb") as file:
        file.read(70_000)  # the descriptor stands further on than the file object
        for _ in range(2):
            assert client.download_file(client.upload_dispute_evidence(file=file).id) == PDF
            assert file.tell() == 70_000
        assert file.read(5) == b"%PDF-"


@pytest.mark.parametrize("kind", ["refuse", "cut_after"])
def test_a_file_is_read_once_more_when_the_request_is_repeated(
    kind: str, client: StripeClient, path: Path, sandbox: Sandbox
) -> None:
    forms: list[Any] = [path, path.open("rb"), Once(PDF)]
    for file in forms:
        more = {"status": 503} if kind == "refuse" else {}
        sandbox.fault("uploadDisputeEvidence", kind, times=2, **more)
        found = client.upload_dispute_evidence(file=file)
        assert found.response.attempts == 3
        assert client.download_file(found.id) == PDF
    forms[1].close()
    assert len(list(client.list_files())) == 3


def test_no_file_is_held_whole_by_python(client: StripeClient, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-" + bytes(4_900_000))
    with large.open("rb") as file:
        for one in (large, file, Once(large.read_bytes()[:3_000_000])):
            tracemalloc.start()
            client.upload_dispute_evidence(file=one)
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert most < 1_500_000


@pytest.mark.parametrize("style", STYLES)
def test_progress_is_reported_in_the_callers_thread_up_to_the_end(
    style: str, path: Path, sandbox: Sandbox
) -> None:
    reported: list[tuple[int, int]] = []
    seen: set[Any] = set()
    variable = contextvars.ContextVar("variable", default="none")
    variable.set("the caller's")

    def progress(sent: int, total: int) -> None:
        seen.add((threading.current_thread(), variable.get()))
        reported.append((sent, total))

    upload(style, sandbox, path, progress)
    assert seen == {(threading.current_thread(), "the caller's")}
    assert reported == sorted(reported) and len(set(reported)) == len(reported)
    assert {total for _, total in reported} == {len(PDF)}
    assert reported[-1] == (len(PDF), len(PDF))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, StopIteration])
def test_the_exception_of_progress_ends_the_call(
    kind: type[BaseException], style: str, path: Path, sandbox: Sandbox
) -> None:
    def progress(sent: int, total: int) -> None:
        raise kind("enough")

    # Futures refuse a StopIteration.
    expected = RuntimeError if (style, kind) == ("async", StopIteration) else kind
    with pytest.raises(expected) as raised:
        upload(style, sandbox, path, progress)
    if expected is not kind:
        assert isinstance(raised.value.__cause__, kind)
    else:
        assert raised.value.args == ("enough",)


def test_a_progress_that_fails_ends_only_its_own_call(path: Path, sandbox: Sandbox) -> None:
    def wrong(sent: int, total: int) -> None:
        raise ValueError("enough")

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            calls = [
                client.upload_dispute_evidence(file=path, progress=one)
                for one in (wrong, None, lambda sent, total: None)
            ]
            bad, *good = await asyncio.gather(*calls, return_exceptions=True)
            assert isinstance(bad, ValueError)
            assert [getattr(one, "size", one) for one in good] == [len(PDF)] * 2

    asyncio.run(main())


async def _later(sent: int, total: int) -> None:
    raise AssertionError


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("wrong", [7, _later])
def test_a_progress_that_cannot_be_called_is_refused(
    wrong: Any, style: str, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        upload(style, sandbox, PDF, wrong)
    assert raised.value.field == "progress"
    assert sandbox.requests() == []


REFUSED: dict[str, tuple[Any, str]] = {
    "a str": ("receipt.pdf", "could be a path or Base64"),
    "a name alone": (("receipt.pdf",), "a tuple of anything but"),
    "a name that is none": ((7, PDF), "a tuple of anything but"),
    "a name that is no text": (("\udcff", PDF), "no Unicode text"),
    "a name with a str": (("receipt.pdf", "receipt.pdf"), "could be a path or Base64"),
    "a name with a pair": (("a", ("b", PDF)), "of the type tuple"),
    "a closed file": (io.BytesIO(), "is empty"),
    "text": (io.StringIO("%PDF-"), "mode 'rb'"),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("file", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_a_value_that_is_not_a_file_is_refused_and_nothing_is_sent(
    file: Any, problem: str, style: str, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgumentError, match=problem) as raised:
        upload(style, sandbox, file)
    assert raised.value.field == "file" and "nothing was sent" in str(raised.value)
    assert sandbox.requests() == []


def test_a_file_that_is_closed_or_for_writing_only_is_refused(
    client: StripeClient, path: Path
) -> None:
    closed = path.open("rb")
    closed.close()
    with path.with_suffix(".new").open("wb") as writing:
        for file in (closed, writing):
            with pytest.raises(InvalidArgumentError, match="can't be read") as raised:
                client.upload_dispute_evidence(file=file)
            assert isinstance(raised.value.__cause__, ValueError | OSError)


def test_an_upload_in_progress_can_be_cancelled_and_has_a_time_limit(
    path: Path, sandbox: Sandbox
) -> None:
    sandbox.fault("uploadDisputeEvidence", "delay", seconds=60, acted=False)

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            with pytest.raises(RequestTimeoutError):
                await client.upload_dispute_evidence(file=path, options={"timeout": 0.3})
            sent = asyncio.Event()
            task = asyncio.ensure_future(
                client.upload_dispute_evidence(file=path, progress=lambda _, __: sent.set())
            )
            await sent.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert (await client.upload_dispute_evidence(file=path)).size == len(PDF)

    asyncio.run(main())


@pytest.mark.parametrize("style", STYLES)
def test_a_download_is_bytes_that_know_their_exchange(style: str, sandbox: Sandbox) -> None:
    file = upload("sync", sandbox, PDF)

    async def later() -> Content:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            return await client.download_file(file.id)

    with StripeClient(**sandbox.stripe_options()) as client:
        found = client.download_file(file.id) if style == "sync" else asyncio.run(later())
    assert isinstance(found, bytes) and type(found) is Content
    assert found == PDF and found.response.raw == PDF
    assert found.response.headers["content-type"]
    for shown in (repr(found), str(found), f"{found}", repr(found.response)):
        assert "PDF" not in shown
    restored = pickle.loads(pickle.dumps(found))
    assert restored == PDF and restored.response.http_status == 200
    with pytest.raises(AttributeError, match="does not come from a call"):
        _ = Content(b"bytes").response
