"""Documents: accepted files, files that are refused before anything is sent, and downloads."""

from __future__ import annotations

import array
import asyncio
import base64
import io
import json
import mmap
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import UploadFile
from pydantic import TypeAdapter
from rebuttal import CLEAR, AlipayClient, AsyncAlipayClient, ConfigError, InvalidArgumentError
from rebuttal.alipay import DownloadDisputeEvidenceResponse
from sandbox import Sandbox

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
TYPE = "DISPUTE_EVIDENCE_FILE"


class Reader:
    """Has only `read`, which returns everything at once, then nothing."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def read(self, size: int = -1) -> Any:
        if isinstance(self.given, Exception):
            raise self.given
        given, self.given = self.given, b""
        return given


class Located:
    """A path that is not pathlib's."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self.path)


def mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def temporary(path: Path) -> Any:
    file = tempfile.NamedTemporaryFile()  # noqa: SIM115 - the test closes it
    file.write(path.read_bytes())
    file.seek(0)
    return file


FORMS: dict[str, Callable[[Path], Any]] = {
    "a path": lambda path: path,
    "another kind of path": Located,
    "bytes": Path.read_bytes,
    "a bytearray": lambda path: bytearray(path.read_bytes()),
    "a memoryview": lambda path: memoryview(b"x" + path.read_bytes())[1:],
    "an array": lambda path: array.array("B", path.read_bytes()),
    "a mapped file": mapped,
    "an open file": lambda path: path.open("rb"),
    "an open file without a buffer": lambda path: path.open("rb", buffering=0),
    "a temporary file": temporary,
    "bytes as a file": lambda path: io.BytesIO(path.read_bytes()),
    "anything that reads": lambda path: Reader(memoryview(path.read_bytes())),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    # Names are arbitrary bytes on Unix.
    made = tmp_path / os.fsdecode(b"rebuttal \xe4\xba\x89 \xff.pdf")
    made.write_bytes(PDF)
    return made


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AlipayClient]:
    with AlipayClient(**sandbox.options()) as made:
        yield made


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_a_file_arrives_byte_for_byte(
    form: Callable[[Path], Any], path: Path, client: AlipayClient, sandbox: Sandbox
) -> None:
    dispute = sandbox.dispute()
    file = form(path)
    client.supply_defense_document(dispute, dispute_evidence=file)
    if hasattr(file, "close"):
        file.close()
    assert client.download_dispute_evidence(dispute, TYPE).dispute_evidence == PDF


def test_asyncio_takes_them_too(path: Path, sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncAlipayClient(**sandbox.options()) as client:
            for file in (path, PDF, io.BytesIO(PDF)):
                dispute = sandbox.dispute()
                await client.supply_defense_document(dispute, dispute_evidence=file)
                answer = await client.download_dispute_evidence(dispute, TYPE)
                assert answer.dispute_evidence == PDF

    asyncio.run(main())


REFUSED: dict[str, tuple[Any, str]] = {
    "a str": ("rebuttal.pdf", "could be a path or Base64"),
    "a number": (7, "of the type int"),
    "a list": ([PDF], "of the type list"),
    "text as a file": (io.StringIO("%PDF-1.7"), "mode 'rb'"),
    "what reads as text": (Reader("%PDF-1.7"), "mode 'rb'"),
    "what reads as nothing": (Reader(None), "NoneType"),
    "what ends at once": (Reader(b""), "is empty"),
    "nothing": (None, "is required"),
    "CLEAR": (CLEAR, "cannot be cleared"),
    "no bytes": (b"", "is empty"),
    "Base64 instead of bytes": (base64.b64encode(PDF), "PDF, DOC, DOCX"),
    "a picture": (b"\xff\xd8\xff\xe0", "PDF, DOC, DOCX"),
    "more than the limit": (b"%PDF-" + bytes(750_000), "max_evidence_bytes"),
}


@pytest.mark.parametrize(("file", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_a_value_that_is_not_a_document_is_refused_and_nothing_is_sent(
    file: Any, problem: str, client: AlipayClient, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        client.supply_defense_document("D-1", dispute_evidence=file)
    error = raised.value
    assert (error.field, error.outcome, error.attempts) == ("dispute_evidence", "not_done", 0)
    assert problem in str(error) and "nothing was sent" in str(error)
    assert sandbox.get("/_sandbox/requests")["requests"] == []


def test_the_error_for_an_upload_that_has_to_be_awaited_says_how(client: AlipayClient) -> None:
    upload = UploadFile(io.BytesIO(PDF))
    with pytest.raises(InvalidArgumentError, match=r"await file\.read\(\)"):
        client.supply_defense_document("D-1", dispute_evidence=upload)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ["sync", "async"])
def test_an_unreadable_path_has_the_systems_error_as_its_cause(
    style: str, tmp_path: Path, client: AlipayClient, sandbox: Sandbox
) -> None:
    async def later(path: Path) -> None:
        async with AsyncAlipayClient(**sandbox.options()) as other:
            await other.supply_defense_document("D-1", dispute_evidence=path)

    for path, kind in [(tmp_path / "absent.pdf", FileNotFoundError), (tmp_path, IsADirectoryError)]:
        with pytest.raises(InvalidArgumentError) as raised:
            if style == "sync":
                client.supply_defense_document("D-1", dispute_evidence=path)
            else:
                asyncio.run(later(path))
        error = raised.value
        assert error.field == "dispute_evidence" and "absent" not in str(error)
        assert type(error.__cause__) is kind and error.__cause__.strerror
        restored = pickle.loads(pickle.dumps(error))
        assert restored.field == error.field and kind.__name__ in str(restored.__cause__)


@pytest.mark.parametrize("problem", [OSError(5, "Input/output error"), ValueError("closed")])
def test_a_file_object_that_cannot_be_read_is_refused_with_its_own_error(
    problem: Exception, client: AlipayClient
) -> None:
    with pytest.raises(InvalidArgumentError, match="can't be read") as raised:
        client.supply_defense_document("D-1", dispute_evidence=Reader(problem))
    assert raised.value.__cause__ is problem


def test_a_path_with_a_null_is_refused(client: AlipayClient) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        client.supply_defense_document("D-1", dispute_evidence=Path("a\0b"))
    assert raised.value.field == "dispute_evidence"


def test_an_invalid_limit_is_a_configuration_error(sandbox: Sandbox) -> None:
    for wrong in (0, -1, "1", 1.5):
        with pytest.raises(ConfigError, match="max_evidence_bytes"):
            AlipayClient(**sandbox.options(max_evidence_bytes=wrong))


def test_a_document_is_bytes_here_and_base64_wherever_json_is() -> None:
    wire = {
        "result": {"resultCode": "SUCCESS", "resultStatus": "S"},
        "disputeEvidence": base64.b64encode(PDF).decode(),
        "disputeEvidenceFormat": "PDF",
    }
    found = DownloadDisputeEvidenceResponse.from_json(json.dumps(wire))
    assert found.dispute_evidence == PDF
    assert json.loads(found.to_json()) == wire
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["dispute_evidence"] == wire["disputeEvidence"]
    assert DownloadDisputeEvidenceResponse.from_dict(plain) == found
    assert DownloadDisputeEvidenceResponse.from_dict({**plain, "dispute_evidence": PDF}) == found
    assert pickle.loads(pickle.dumps(found)) == found
    schema = TypeAdapter(DownloadDisputeEvidenceResponse).json_schema()["properties"]
    assert schema["dispute_evidence"] == {"type": "string", "contentEncoding": "base64"}


def test_a_document_is_never_shown() -> None:
    found = DownloadDisputeEvidenceResponse.from_dict(
        {"result": {"result_code": "A", "result_status": "S"}, "dispute_evidence": b"personal"}
    )
    assert "personal" not in repr(found) and "dispute_evidence=..." in repr(found)
