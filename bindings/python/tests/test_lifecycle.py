"""What importing the package costs, and what threads share. No test waits by sleeping."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from hosts import hang
from rebuttal import AlipayClient, RequestTimeoutError, TransportError
from sandbox import Sandbox, python


def test_a_time_limit_ends_the_call_with_an_unknown_outcome(sandbox: Sandbox) -> None:
    hang(sandbox, times=2)
    with AlipayClient(**sandbox.options()) as client, pytest.raises(TimeoutError) as raised:
        client.accept_dispute(sandbox.dispute(), options={"timeout": 0.3})
    error = raised.value
    assert type(error) is RequestTimeoutError and isinstance(error, TransportError)
    assert error.outcome == "unknown"


def test_threads_share_a_client(sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client, ThreadPoolExecutor(8) as threads:
        ids = [sandbox.dispute() for _ in range(24)]
        assert [answer.dispute_id for answer in threads.map(client.accept_dispute, ids)] == ids


def test_importing_the_package_imports_little() -> None:
    code = "import sys; import rebuttal; print(sorted(m for m in sys.modules if m in {'msgspec', 'asyncio', 'typing'} or m.startswith('rebuttal')))"
    done = python(code, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert (
        done.stdout.strip() == "['rebuttal', 'rebuttal._generated', 'rebuttal._generated._index']"
    ), done.stderr


def test_blocking_calls_do_not_import_asyncio(sandbox: Sandbox) -> None:
    code = f"""
import sys
from rebuttal import StripeClient
keys = {sandbox.json["stripe"]!r}
with StripeClient(api_key=keys["api_key"], api_base=keys["api_base"]) as client:
    client.list_disputes().first_page()
print("asyncio" in sys.modules)
"""
    done = python(code)
    assert done.stdout.strip() == "False", done.stderr


@pytest.mark.parametrize(("used", "other"), [("Alipay", "stripe"), ("Stripe", "alipay")])
def test_using_one_provider_imports_no_other(used: str, other: str) -> None:
    code = f"""
import sys
from rebuttal import {used}Client, Async{used}Client, {used}Webhooks, RebuttalError
from rebuttal.{used.lower()} import *
print([name for name in sys.modules if {other!r} in name])
"""
    done = python(code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def at_once(code: str, *, threads: int, times: int) -> None:
    """Runs a program whose function `work` threads call at once; each adds to its list `read`."""
    code += f"""
threads = [threading.Thread(target=work, args=(number,)) for number in range({threads})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(read) == {threads}
"""
    for _ in range(times):
        done = python(code)
        assert done.returncode == 0, f"exit {done.returncode}\n{done.stderr}"


def test_many_threads_may_be_the_first_to_read_a_class() -> None:
    code = """
import sys, threading
from rebuttal import alipay
sys.setswitchinterval(1e-6)
answer = b'{"result": {"resultCode": "A", "resultStatus": "S"}, "disputeEvidence": "QQ=="}'
plain = {"result": {"result_code": "A", "result_status": "S"}, "dispute_evidence": "QQ=="}
classes = [
    alipay.AcceptDisputeResponse,
    alipay.SupplyDefenseDocumentResponse,
    alipay.DownloadDisputeEvidenceResponse,
]
go, read = threading.Barrier(12), []

def work(number):
    cls = classes[number % 3]
    go.wait()
    read.append(cls.from_json(answer) if number % 2 else cls.from_dict(plain))

"""
    at_once(code, threads=12, times=15)  # a crash came in one of ten


def test_many_threads_may_be_the_first_to_check_a_packet() -> None:
    code = """
import sys, threading
from rebuttal import EvidencePacket
sys.setswitchinterval(1e-6)
go, read = threading.Barrier(8), []

def work(number):
    packet = EvidencePacket({"id": "du_1", "object": "dispute"}).text("uncategorized_text", "It was delivered.")
    go.wait()
    read.append(packet.preflight(1_795_132_800).totals)

"""
    at_once(code, threads=8, times=10)  # a crash came in one of four
