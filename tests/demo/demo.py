"""Three disputes from Python: one accepted, and not accepted twice; one defended and won; one whose deadline passes.

`python demo.py sync` or `python demo.py async`; REBUTTAL_SANDBOX_JSON holds the line that the sandbox printed.
Prints one line a step and ends with status 0 only if everything happened.
"""

from __future__ import annotations

import asyncio
import queue
import sys
import tempfile
from pathlib import Path

from rebuttal import AlipayClient, AlreadyDoneError, AsyncAlipayClient, DeadlinePassedError
from rebuttal.alipay import DisputeNotification, merchant_won
from world import (
    Inbox,
    Say,
    await_notification,
    judge,
    let_the_deadline_pass,
    open_dispute,
    options,
    pdf,
    start_endpoint,
)

TEMPLATE, FILE = "DISPUTE_EVIDENCE_TEMPLATE", "DISPUTE_EVIDENCE_FILE"


def must(truth: bool, otherwise: str) -> None:
    """Ends the demo where something else happened."""
    if not truth:
        raise SystemExit(otherwise)


def told(judged: DisputeNotification, say: Say) -> None:
    result = judged.dispute_judged_result
    must(merchant_won(result), f"the merchant should have won, but was told {result}")
    say(f"judged {result}: the customer bears it, so the merchant wins")


def accept(client: AlipayClient, inbox: Inbox, say: Say) -> None:
    dispute = open_dispute(inbox, say)
    answer = client.accept_dispute(dispute)
    say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    await_notification(inbox, dispute, "DISPUTE_ACCEPTED", say)
    try:
        client.accept_dispute(dispute)
    except AlreadyDoneError as error:
        say(f"accepted again: AlreadyDoneError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


def defend(client: AlipayClient, inbox: Inbox, paper: Path, say: Say) -> None:
    dispute = open_dispute(inbox, say)
    template = client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    answer = client.supply_defense_document(dispute, dispute_evidence=paper)
    say(f"a PDF of {paper.stat().st_size} bytes supplied: {answer.result.result_code}")
    await_notification(inbox, dispute, "DEFENSE_SUPPLIED", say)
    supplied = client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == paper.read_bytes(), "another document came back")
    say("the document came back byte for byte")
    judge(dispute)
    told(await_notification(inbox, dispute, "DISPUTE_JUDGED", say), say)


def come_too_late(client: AlipayClient, inbox: Inbox, paper: Path, say: Say) -> None:
    dispute = open_dispute(inbox, say)
    let_the_deadline_pass()
    try:
        client.supply_defense_document(dispute, dispute_evidence=paper)
    except DeadlinePassedError as error:
        say(f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("a defence after the deadline was not refused")


def run_sync(inbox: Inbox, paper: Path, say: Say) -> None:
    with AlipayClient(**options()) as client:
        accept(client, inbox, say)
        defend(client, inbox, paper, say)
        come_too_late(client, inbox, paper, say)


async def accept_async(client: AsyncAlipayClient, inbox: Inbox, say: Say) -> None:
    dispute = await asyncio.to_thread(open_dispute, inbox, say)
    answer = await client.accept_dispute(dispute)
    say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
    await asyncio.to_thread(await_notification, inbox, dispute, "DISPUTE_ACCEPTED", say)
    try:
        await client.accept_dispute(dispute)
    except AlreadyDoneError as error:
        say(f"accepted again: AlreadyDoneError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("the second accept was not reported as already done")


async def defend_async(client: AsyncAlipayClient, inbox: Inbox, paper: Path, say: Say) -> None:
    dispute = await asyncio.to_thread(open_dispute, inbox, say)
    template = await client.download_dispute_evidence(dispute, TEMPLATE)
    size = len(template.dispute_evidence or b"")
    say(f"template downloaded: {template.dispute_evidence_format}, {size} bytes")
    content = paper.read_bytes()
    answer = await client.supply_defense_document(dispute, dispute_evidence=content)
    say(f"a PDF of {len(content)} bytes supplied: {answer.result.result_code}")
    await asyncio.to_thread(await_notification, inbox, dispute, "DEFENSE_SUPPLIED", say)
    supplied = await client.download_dispute_evidence(dispute, FILE)
    must(supplied.dispute_evidence == content, "another document came back")
    say("the document came back byte for byte")
    await asyncio.to_thread(judge, dispute)
    told(await asyncio.to_thread(await_notification, inbox, dispute, "DISPUTE_JUDGED", say), say)


async def come_too_late_async(
    client: AsyncAlipayClient, inbox: Inbox, paper: Path, say: Say
) -> None:
    dispute = await asyncio.to_thread(open_dispute, inbox, say)
    await asyncio.to_thread(let_the_deadline_pass)
    try:
        await client.supply_defense_document(dispute, dispute_evidence=paper)
    except DeadlinePassedError as error:
        say(f"defended too late: DeadlinePassedError ({error.code}), outcome {error.outcome}")
    else:
        raise SystemExit("a defence after the deadline was not refused")


async def run_async(inbox: Inbox, paper: Path, say: Say) -> None:
    async with AsyncAlipayClient(**options()) as client:
        await accept_async(client, inbox, say)
        await defend_async(client, inbox, paper, say)
        await come_too_late_async(client, inbox, paper, say)


def main() -> None:
    style = sys.argv[1] if len(sys.argv) == 2 else ""
    if style not in ("sync", "async"):
        raise SystemExit("usage: demo.py sync|async")
    language = "python" if style == "sync" else "python-async"

    def say(what: str) -> None:
        print(f"{language:<12} | {what}", flush=True)

    inbox: Inbox = queue.Queue()
    server = start_endpoint(inbox)
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "rebuttal.pdf"
        paper.write_bytes(pdf())
        if style == "sync":
            run_sync(inbox, paper, say)
        else:
            asyncio.run(run_async(inbox, paper, say))
    server.shutdown()


if __name__ == "__main__":
    main()
