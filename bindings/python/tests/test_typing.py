"""Type checkers accept valid programs and find the errors of invalid ones; the stubs match the module."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CONSUMERS = [
    HERE / "typing" / name
    for name in ("consumer.py", "stripe_consumer.py", "dedup_consumer.py", "match_consumer.py")
]
every_consumer = pytest.mark.parametrize("consumer", CONSUMERS, ids=lambda path: path.stem)


def expected(consumer: Path) -> dict[int, set[str]]:
    """The lines with errors, each with mypy's codes."""
    lines = consumer.read_text(encoding="utf-8").splitlines()
    return {
        number: set(found[1].split(","))
        for number, line in enumerate(lines, 1)
        if (found := re.search(r"# error: ([a-z,-]+)$", line))
    }


def module(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@every_consumer
def test_mypy_finds_exactly_the_expected_errors(consumer: Path, tmp_path: Path) -> None:
    # From an empty folder, so that the installed package is checked, not the sources.
    ran = module("mypy", "--strict", "--no-pretty", str(consumer), cwd=tmp_path)
    found: dict[int, set[str]] = {}
    for line in ran.stdout.splitlines():
        matched = re.match(rf".*{consumer.stem}\.py:(\d+): error: .*\[([a-z-]+)\]$", line)
        if matched:
            found.setdefault(int(matched[1]), set()).add(matched[2])
    due = expected(consumer)
    found = {line: codes & due.get(line, codes) or codes for line, codes in found.items()}
    assert found == due, ran.stdout


@every_consumer
def test_pyright_finds_errors_on_exactly_those_lines(consumer: Path, tmp_path: Path) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "include": ["consumer.py"],
    }
    (tmp_path / "consumer.py").write_text(consumer.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    ran = module(
        "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(tmp_path), cwd=tmp_path
    )
    if not ran.stdout.startswith("{"):
        pytest.fail(f"pyright did not run: {ran.stdout}{ran.stderr}")
    problems = [
        one for one in json.loads(ran.stdout)["generalDiagnostics"] if one["severity"] == "error"
    ]
    found = {one["range"]["start"]["line"] + 1 for one in problems}
    assert found == set(expected(consumer)), [
        (one["range"]["start"]["line"] + 1, one["message"]) for one in problems
    ]


def test_the_stub_of_the_native_half_is_true(tmp_path: Path) -> None:
    unseen = Path(__file__).with_name("stubtest.txt")
    options = ("--allowlist", str(unseen), "--ignore-unused-allowlist")
    ran = module("mypy.stubtest", *options, "rebuttal._native", cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
