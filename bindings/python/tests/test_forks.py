"""A client before and after a fork: plain forks, pools of processes, and servers that fork their workers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from hosts import hang, run, run_file
from sandbox import Sandbox

STYLES = pytest.mark.parametrize(
    ("make", "use"), [("AlipayClient", "call"), ("AsyncAlipayClient", "call_async")]
)


@STYLES
def test_a_client_works_on_both_sides_of_a_fork(make: str, use: str, sandbox: Sandbox) -> None:
    run(
        f"""
client = {make}(**options)
child(lambda: {use}(client, disputes[0]))      # before first use
assert {use}(client, disputes[1])
child(lambda: {use}(client, disputes[2]))      # after it
child(lambda: {use}({make}(**options), disputes[3]))
assert {use}(client, disputes[4])
""",
        sandbox,
        disputes=5,
    )


@STYLES
def test_a_grandchild_uses_the_client_too(make: str, use: str, sandbox: Sandbox) -> None:
    run(
        f"""
client = {make}(**options)
assert {use}(client, disputes[0])

def parent():
    child(lambda: {use}(client, disputes[1]))   # its parent has not used it
    assert {use}(client, disputes[2])
    child(lambda: {use}(client, disputes[3]))
    return True

child(parent)
assert {use}(client, disputes[4])
""",
        sandbox,
        disputes=5,
    )


def test_a_fork_while_other_threads_call(sandbox: Sandbox) -> None:
    run(
        """
client = AlipayClient(**options)
threads = [threading.Thread(target=call, args=(client, one)) for one in disputes[:6]]
for thread in threads:
    thread.start()
for one in disputes[6:]:
    child(lambda: call(client, one))
for thread in threads:
    thread.join()
""",
        sandbox,
        disputes=9,
    )


def test_a_fork_while_other_threads_make_clients(sandbox: Sandbox) -> None:
    code = """
sys.setswitchinterval(1e-6)
go, ended = threading.Barrier(3), threading.Event()

def work():
    go.wait()
    while not ended.is_set():
        AlipayClient(**options)

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
go.wait()
for one in disputes:
    child(lambda: call(AlipayClient(**options), one))
ended.set()
for thread in threads:
    thread.join()
"""
    # Initialisation that a process does once happens during its first fork.
    for _ in range(2):
        run(code, sandbox, disputes=3)


def test_a_child_may_drop_its_parents_client(sandbox: Sandbox) -> None:
    run(
        """
client = AlipayClient(**options)
assert call(client, disputes[0])

def drop():
    global client
    del client
    return True

child(drop)
assert call(client, disputes[1])
""",
        sandbox,
    )


@STYLES
def test_a_daemon_may_close_the_files_that_its_parent_had(
    make: str, use: str, sandbox: Sandbox
) -> None:
    run(
        f"""
client = {make}(**options)
assert {use}(client, disputes[0])

def daemon():
    os.setsid()
    os.closerange(3, 1024)
    return {use}(client, disputes[1])

child(daemon)
assert {use}(client, disputes[2])
""",
        sandbox,
    )


@STYLES
def test_a_child_may_end_as_a_whole_interpreter_does(make: str, use: str, sandbox: Sandbox) -> None:
    run(
        f"""
client = {make}(**options)
assert {use}(client, disputes[0])
for one in disputes[1:]:
    pid = os.fork()
    if pid == 0:
        sys.exit(0 if one == disputes[1] or {use}(client, one) else 2)     # with and without use
    assert os.waitpid(pid, 0)[1] == 0
""",
        sandbox,
    )


def test_a_fork_inside_an_event_loop_leaves_the_parents_calls_alone(sandbox: Sandbox) -> None:
    hang(sandbox)
    run(
        """
import urllib.request

def waiting():
    with urllib.request.urlopen(options["gateway"] + "/_sandbox/faults") as answer:
        return json.load(answer)["faults"]

async def main():
    client = AsyncAlipayClient(**options)
    stuck = asyncio.ensure_future(client.accept_dispute(disputes[0]))
    while await asyncio.to_thread(waiting):
        pass
    answered = asyncio.ensure_future(client.accept_dispute(disputes[1]))
    await asyncio.sleep(0)      # it is under way

    def work():
        for task in (stuck, answered):
            task.get_coro().close()
        return call_async(client, disputes[2])

    child(work)
    assert (await answered).dispute_id == disputes[1]
    assert not stuck.done()
    stuck.cancel()
    return (await client.accept_dispute(disputes[3])).dispute_id == disputes[3]

assert asyncio.run(main())
""",
        sandbox,
        disputes=4,
    )


def test_no_two_processes_make_the_same_idempotency_key(sandbox: Sandbox) -> None:
    run(
        """
from rebuttal import StripeClient
client = StripeClient.from_env()

def work():
    one = os.environ["DISPUTE"]
    return all([client.update_dispute(one, submit=False, metadata={"a": "b"}) for _ in range(3)])

assert work()
for _ in range(3):
    child(work)
assert work()
""",
        sandbox,
        env={**os.environ, **sandbox.environment(), "DISPUTE": sandbox.stripe_dispute()},
    )
    keys = [request["headers"]["idempotency-key"] for request in sandbox.requests()]
    assert len(keys) == len(set(keys)) == 15


@STYLES
def test_a_signer_of_the_parents_signs_in_the_child(make: str, use: str, sandbox: Sandbox) -> None:
    run(
        f"""
import base64
from rebuttal.alipay import PrivateKey
key = PrivateKey(options.pop("private_key"))
client = {make}(**options, signer=lambda content: base64.b64decode(key.sign(content)))
assert {use}(client, disputes[0])
child(lambda: {use}(client, disputes[1]))
assert {use}(client, disputes[2])
""",
        sandbox,
    )


@STYLES
@pytest.mark.parametrize(
    "pool",
    [
        "multiprocessing.get_context('fork').Pool(3)",
        "ProcessPoolExecutor(3, mp_context=multiprocessing.get_context('fork'))",
        "billiard.Pool(3)",  # Celery's
    ],
    ids=["multiprocessing", "futures", "celery"],
)
def test_a_pool_of_forked_workers_uses_the_client_of_its_parent(
    pool: str, make: str, use: str, sandbox: Sandbox
) -> None:
    run(
        f"""
import billiard, multiprocessing
from concurrent.futures import ProcessPoolExecutor
client = {make}(**options)
assert {use}(client, disputes[0])

def work(dispute):
    return {use}(client, dispute), os.getpid()

with {pool} as pool:
    found = list(pool.map(work, disputes[1:], chunksize=1))
assert [good for good, _ in found] == [True] * 8
assert os.getpid() not in [worker for _, worker in found]
""",
        sandbox,
        disputes=9,
    )


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_spawned_workers_make_their_own_client_and_cannot_be_passed_one(
    method: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    code = f"""
import multiprocessing

def start():
    global client
    client = AlipayClient(**options)

def work(dispute):
    return call(client, dispute)

if __name__ == "__main__":
    made = AlipayClient(**options)
    assert call(made, disputes[0])
    with multiprocessing.get_context({method!r}).Pool(2, start) as pool:
        assert pool.map(work, disputes[1:], chunksize=1) == [True] * 3
        try:
            pool.apply(call, (made, disputes[0]))
        except TypeError as error:
            assert "make one in each process" in str(error), error
        else:
            raise AssertionError("a client crossed to another process")
"""
    run_file(tmp_path, code, sandbox, disputes=4)


def test_a_fork_server_hands_on_the_client_that_it_made_and_used(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = """
import os
from rebuttal import AlipayClient
client, made_in = AlipayClient.from_env(), os.getpid()
client.accept_dispute(os.environ["FIRST"])

def work(dispute):
    return client.accept_dispute(dispute).dispute_id == dispute and made_in != os.getpid()
"""
    tmp_path.joinpath("loaded.py").write_text(module, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for name, value in {**sandbox.environment(), "FIRST": sandbox.dispute()}.items():
        monkeypatch.setenv(name, value)
    code = """
import multiprocessing

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["loaded"])
    import loaded_work
    with context.Pool(2) as pool:
        assert pool.map(loaded_work.work, disputes, chunksize=1) == [True] * 4
"""
    # The main program must not import it: pickles refer to it by its name.
    reference = "def work(dispute):\n    import loaded\n    return loaded.work(dispute)\n"
    tmp_path.joinpath("loaded_work.py").write_text(reference, encoding="utf-8")
    run_file(tmp_path, code, sandbox, disputes=4)


APP = """
import asyncio, os
from rebuttal import AlipayClient, AsyncAlipayClient
made_in, sync, awaited = os.getpid(), AlipayClient.from_env(), AsyncAlipayClient.from_env()

async def accept(dispute):
    return await awaited.accept_dispute(dispute)

sync.accept_dispute(os.environ["FIRST"])
asyncio.run(accept(os.environ["SECOND"]))

def app(environ, start_response):
    _, style, dispute = environ["PATH_INFO"].split("/")
    answer = sync.accept_dispute(dispute) if style == "sync" else asyncio.run(accept(dispute))
    start_response("200 OK", [("content-type", "text/plain")])
    return [f"{answer.dispute_id} {made_in} {os.getpid()}".encode()]
"""


@pytest.mark.parametrize("worker", ["sync", "gthread"])
def test_a_worker_of_gunicorn_answers_with_the_client_of_the_preloaded_parent(
    worker: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    tmp_path.joinpath("app.py").write_text(APP, encoding="utf-8")
    first = {"FIRST": sandbox.dispute(), "SECOND": sandbox.dispute()}
    environment = {**os.environ, **sandbox.environment(), **first}
    # It listens already, so that no test has to wait for the server.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port, descriptor = listening.getsockname()[1], listening.fileno()
        options = ["--preload", "--workers", "2", "--worker-class", worker, "--timeout", "60"]
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, "--bind", f"fd://{descriptor}", "app:app"],
            cwd=tmp_path,
            env=environment,
            pass_fds=[descriptor],
            stderr=subprocess.PIPE,
            text=True,
        )
    try:
        for style in ["sync", "async"] * 4:
            dispute = sandbox.dispute()
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/{style}/{dispute}", timeout=30
            ) as said:
                accepted, made_in, answered_in = said.read().decode().split()
            assert accepted == dispute
            assert int(made_in) == server.pid != int(answered_in)
    finally:
        server.terminate()
        _, log = server.communicate(timeout=30)
    assert server.returncode == 0, log
    assert not re.search(r"\[(ERROR|CRITICAL|WARNING)\]|Traceback", log), log
