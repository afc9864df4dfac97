"""Under gevent a blocking call stops only its own greenlet; without asyncio the error says so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sandbox import Sandbox, python

PROGRAM = """
from gevent import monkey; monkey.patch_all()
import gevent, json, sys
import rebuttal
from rebuttal import StripeClient
options, dispute, work = json.loads(sys.argv[1])
client = StripeClient(**options)
ticks = []
def tick():
    while True:
        ticks.append(1)
        gevent.sleep(0.01)
"""


def greenlets(sandbox: Sandbox, code: str, **more: Any) -> Any:
    given = json.dumps([sandbox.stripe_options(**more), sandbox.stripe_dispute(), None])
    ran = python(PROGRAM + code, given)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_other_greenlets_run_while_one_calls(sandbox: Sandbox) -> None:
    sandbox.fault("retrieveDispute", "delay", seconds=1)
    found = greenlets(
        sandbox,
        """
gevent.spawn(tick)
status = client.retrieve_dispute(dispute).status
print(json.dumps([status, len(ticks)]))
""",
    )
    assert found[0] == "needs_response" and found[1] > 10, found


def test_calls_of_several_greenlets_run_concurrently(sandbox: Sandbox) -> None:
    sandbox.fault("retrieveDispute", "delay", seconds=1, times=5)
    found = greenlets(
        sandbox,
        """
began = []
jobs = [gevent.spawn(lambda: (began.append(len(began)), client.retrieve_dispute(dispute))[1]) for _ in range(5)]
waiting = gevent.spawn(lambda: [gevent.sleep(0.2), sum(not job.ready() for job in jobs)][1])
gevent.joinall([*jobs, waiting])
print(json.dumps([[job.value.id for job in jobs], waiting.value]))
""",
    )
    assert len(set(found[0])) == 1 and found[1] == 5


def test_gevents_timeout_ends_the_wait(sandbox: Sandbox) -> None:
    sandbox.fault("retrieveDispute", "delay", seconds=20)
    found = greenlets(
        sandbox,
        """
try:
    with gevent.Timeout(0.3):
        client.retrieve_dispute(dispute)
    print(json.dumps("answered"))
except gevent.Timeout:
    print(json.dumps("timed out"), flush=True)
import os; os._exit(0)
""",
        max_attempts=1,
    )
    assert found == "timed out"


def test_errors_files_signers_and_lists_work_as_they_do_elsewhere(sandbox: Sandbox) -> None:
    found = greenlets(
        sandbox,
        """
try:
    client.retrieve_dispute("du_none")
except rebuttal.NotFoundError as error:
    told = [error.operation, error.outcome]
seen = []
file = client.upload_dispute_evidence(file=b"%PDF-1.7 x", progress=lambda sent, all: seen.append(sent))
listed = [one.id for one in client.list_disputes()]
print(json.dumps([told, file.size, bool(seen), listed == [dispute]]))
""",
    )
    assert found == [["retrieveDispute", "not_done"], 10, True, True]


def test_without_patched_threads_calls_block_as_they_did(sandbox: Sandbox) -> None:
    code = (
        "import gevent, json, sys, rebuttal; options, dispute = json.loads(sys.argv[1]); "
        "print(rebuttal.StripeClient(**options).retrieve_dispute(dispute).status)"
    )
    ran = python(code, json.dumps([sandbox.stripe_options(), sandbox.stripe_dispute()]))
    assert (ran.returncode, ran.stdout.strip()) == (0, "needs_response"), ran.stderr


def test_trio_gets_an_error_that_names_asyncio(sandbox: Sandbox) -> None:
    code = """
import json, sys, trio
from rebuttal import AsyncStripeClient, ConfigError

async def main():
    client = AsyncStripeClient(**json.loads(sys.argv[1]))
    try:
        await client.retrieve_dispute("du_1")
    except ConfigError as error:
        print(json.dumps([error.outcome, str(error)]))

trio.run(main)
"""
    ran = python(code, json.dumps(sandbox.stripe_options()))
    assert ran.returncode == 0, ran.stderr
    outcome, message = json.loads(ran.stdout)
    assert outcome == "not_done" and "asyncio only" in message and "trio" in message


@pytest.mark.parametrize("call", ["client.retrieve_dispute('du_1').send(None)"])
def test_a_thread_without_a_loop_gets_the_same_error(sandbox: Sandbox, call: str) -> None:
    code = f"""
import json, sys
from rebuttal import AsyncStripeClient, ConfigError
client = AsyncStripeClient(**json.loads(sys.argv[1]))
try:
    {call}
except ConfigError as error:
    print(error)
"""
    ran = python(code, json.dumps(sandbox.stripe_options()))
    assert ran.returncode == 0 and "asyncio only" in ran.stdout, ran.stderr
