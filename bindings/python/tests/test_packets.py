"""Packets of evidence: the same findings as in Rust, byte for byte, and what is sent."""

from __future__ import annotations

import asyncio
import copy
import io
import json
import os
import pickle
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from packet_data import packet, pdf
from rebuttal import (
    AlipayClient,
    AlreadyAnsweredError,
    AsyncStripeClient,
    EvidencePacket,
    InvalidArgumentError,
    StripeClient,
)
from rebuttal.evidence import Report
from sandbox import REPOSITORY, Sandbox

NOW = 1_795_132_800


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packets of `tests/evidence/packets.yaml` with their files."""
    found = os.environ.get("REBUTTAL_PACKETS")
    if found:
        return Path(found)
    folder = tmp_path_factory.mktemp("packets")
    run = ["cargo", "run", "--quiet", "-p", "rebuttal-evidence", "--example", "corpus", "--"]
    subprocess.run([*run, folder], cwd=REPOSITORY, check=True)
    return folder


def made(row: dict[str, Any], folder: Path) -> EvidencePacket:
    found = EvidencePacket(row["dispute"])
    for field, text in row["texts"]:
        found.text(field, text)
    for field, name, file in row["files"]:
        # One that is not there is given by its path.
        content = Path("/nowhere", name) if file is None else (name, (folder / file).read_bytes())
        found.file(field, content)
    if row["font"] is not None:
        name, file = row["font"]
        found.font((name, (folder / file).read_bytes()))
    for rule, number in row["limits"].items():
        found.limit(rule, number)
    if row["strict"]:
        found.strict()
    if row["product_type"] is not None:
        found.product_type(row["product_type"])
    if row["fee"] is not None:
        found.compliance_fee(*row["fee"])
    if row["payments"] is not None:
        found.compelling_evidence(row["payments"]["disputed"], row["payments"]["prior"])
    if row["suggestion"] is not None:
        found.suggestion(row["suggestion"])
    return found


def test_every_packet_has_the_report_that_rust_gives_byte_for_byte(corpus: Path) -> None:
    listed = json.loads((corpus / "packets.json").read_text("utf-8"))
    assert len(listed["packets"]) >= 60
    for row in listed["packets"]:
        report = made(row, corpus).preflight(listed["now"])
        assert report.to_json() == row["report"].encode(), row["name"]


def test_a_report_is_typed(sandbox: Sandbox) -> None:
    found = EvidencePacket(sandbox.control("/_sandbox/stripe/disputes", {}))
    found.text("uncategorized_text", "See https://example.com/proof.")
    found.file("receipt", ("photo.heic", b"\0\0\0\x18ftypheic"))
    report = found.preflight(datetime.now(UTC))
    assert isinstance(report, Report)
    assert [one.rule for one in report.refused] == ["stripe.file.heic"]
    assert [one.rule for one in report.lost] == ["stripe.text.link"]
    assert report.refused[0].file == "photo.heic" and "JPEG" in report.refused[0].what_to_do
    assert report.totals.files[0].field == "receipt" and report.totals.characters == 30
    assert {one.field for one in report.missing} > {"customer_name"}
    for again in (pickle.loads(pickle.dumps(report)), copy.copy(report), copy.deepcopy(report)):
        assert again == report and again.to_json() == report.to_json()
    with pytest.raises(InvalidArgumentError, match=r"JPEG"):
        found.build()


def test_files_are_taken_as_for_uploads(tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(pdf(40))
    forms: list[Any] = [
        path,
        pdf(40),
        memoryview(pdf(40)),
        ("receipt.pdf", path),
        io.BytesIO(pdf(40)),
        path.open("rb"),
    ]
    digests = set()
    for form in forms:
        report = EvidencePacket({"id": "du_1"}).file("receipt", form).preflight(NOW)
        assert report.findings == []
        digests.add(report.totals.files[0].sha256)
    assert len(digests) == 1
    names = [
        EvidencePacket({"id": "du_1"}).file("receipt", form).preflight(NOW).totals.files[0].file
        for form in forms[:4]
    ]
    assert names == ["receipt.pdf", "receipt", "receipt", "receipt.pdf"]
    forms[-1].close()
    with pytest.raises(InvalidArgumentError, match=r"pathlib"):
        EvidencePacket({"id": "du_1"}).file("receipt", str(path))  # type: ignore[arg-type]
    # What is wrong with a file is a finding.
    os.mkfifo(tmp_path / "pipe")
    for name in ("absent.pdf", "pipe", "."):
        report = EvidencePacket({"id": "du_1"}).file("receipt", tmp_path / name).preflight(NOW)
        assert [one.rule for one in report.refused] == ["stripe.file.unreadable"]


def test_what_is_no_packet_is_refused() -> None:
    given: Any = {"object": "dispute"}
    with pytest.raises(InvalidArgumentError, match=r"no id"):
        EvidencePacket(given)
    text: Any = "du_1"
    with pytest.raises(InvalidArgumentError):
        EvidencePacket(text)
    found = EvidencePacket({"disputeId": "d1"})
    assert found.dispute_id == "d1" and repr(found) == "EvidencePacket('d1')"
    for refused in (
        lambda: found.product_type("toys"),
        lambda: found.paper("a5"),
        lambda: found.limit("alipay.file.kind", 1),
        lambda: found.suggestion({"disputeId": "d2", "evidenceList": []}),
        lambda: found.compelling_evidence({"charge": "ch", "created": 1, "colour": 1}, []),  # type: ignore[typeddict-unknown-key]
        lambda: found.preflight(datetime(2026, 1, 1)),
        lambda: found.preflight(NOW * 1000),
    ):
        with pytest.raises(InvalidArgumentError):
            refused()


def test_what_is_built_is_what_rust_builds_and_the_receipt_says_of_what() -> None:
    built = packet({"id": "du_1"}).build()
    assert [(file.field, file.name) for file in built.files] == [
        ("receipt", "receipt.pdf"),
        ("shipping_documentation", "shipping_documentation.pdf"),
    ]
    # A single file that fits stays as it is.
    assert built.files[0].content == pdf(40)
    assert [page.original for page in built.receipt.files[1].pages] == ["label.pdf", "photo.pdf"]
    assert json.loads(built.receipt.to_json())["dispute"] == "du_1"
    assert built == packet({"id": "du_1"}).build()
    assert pdf(40).decode() not in repr(built.files)


def test_a_packet_is_submitted_once(sandbox: Sandbox) -> None:
    with StripeClient(**sandbox.stripe_options()) as client:
        # A dispute as a call returns it.
        dispute = client.retrieve_dispute(sandbox.stripe_dispute())
        found = packet(json.loads(dispute.to_json()))
        assert EvidencePacket(dispute).dispute_id == dispute.id
        steps: list[tuple[int, int]] = []
        staged = client.stage_packet(found)
        assert staged.value.status == "needs_response"
        sent = client.submit_packet(found, progress=lambda *step: steps.append(step))
        assert (sent.value.status, sent.already_submitted) == ("under_review", False)
        assert sent.receipt == staged.receipt == found.build().receipt
        assert steps[-1][0] == steps[-1][1] == sum(file.bytes for file in sent.receipt.files)
        assert client.submit_packet(found).already_submitted
        assert sent.value.response.http_status == 200
        other = EvidencePacket(dispute).text("uncategorized_text", "Something else.")
        with pytest.raises(AlreadyAnsweredError) as answered:
            client.submit_packet(other)
        assert answered.value.outcome == "unknown"
    done = sandbox.get("/_sandbox/effects")["effects"]
    assert done[dispute.id]["did"]["evidence_submitted"] == 1


def test_asyncio_sends_as_well(sandbox: Sandbox) -> None:
    dispute = sandbox.control("/_sandbox/stripe/disputes", {})
    steps: list[tuple[int, int]] = []

    async def main() -> Any:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            return await client.submit_packet(
                packet(dispute), progress=lambda *step: steps.append(step)
            )

    sent = asyncio.run(main())
    assert sent.value.status == "under_review" and steps[-1][0] == steps[-1][1]


def test_findings_stop_a_packet_before_anything_is_sent(sandbox: Sandbox) -> None:
    dispute = sandbox.control("/_sandbox/stripe/disputes", {})
    found = EvidencePacket(dispute).text("uncategorized_text", "See https://example.com/proof.")
    with StripeClient(**sandbox.stripe_options()) as client:
        with pytest.raises(InvalidArgumentError) as stopped:
            client.submit_packet(found)
        assert (stopped.value.reason, stopped.value.field, stopped.value.outcome) == (
            "stripe.text.link",
            "uncategorized_text",
            "not_done",
        )
        with pytest.raises(InvalidArgumentError, match=r"accept_findings"):
            client.submit_packet(found, accept_findings=["stripe.text.lnk"])
        with pytest.raises(InvalidArgumentError, match=r"idempotency_key"):
            client.submit_packet(packet(dispute), options={"idempotency_key": "k"})
        refused: Any = dispute
        with pytest.raises(InvalidArgumentError, match=r"EvidencePacket"):
            client.submit_packet(refused)
        assert sandbox.requests() == []
        sent = client.submit_packet(found, accept_findings=["stripe.text.link"])
    assert sent.value.status == "under_review"


def test_a_defence_is_one_document(sandbox: Sandbox) -> None:
    notification = sandbox.control("/_sandbox/alipay/disputes", {})
    found = EvidencePacket(notification).text("document", "It was delivered on Monday.")
    found.file("document", ("receipt.pdf", pdf(40)))
    with AlipayClient(**sandbox.options()) as client:
        sent = client.supply_packet(found)
        kept = client.download_dispute_evidence(notification["disputeId"], "DISPUTE_EVIDENCE_FILE")
        assert kept.dispute_evidence == found.build().files[0].content
        assert [page.original for page in sent.receipt.files[0].pages] == [None, "receipt.pdf"]
        with pytest.raises(AlreadyAnsweredError):
            client.supply_packet(found)
