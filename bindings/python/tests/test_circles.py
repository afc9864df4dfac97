"""The check of the package's imports: it passes, and finds what is put in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BINDING = Path(__file__).resolve().parents[1]


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, BINDING / "tests" / "circles.py", folder]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_no_modules_import_each_other_in_a_circle() -> None:
    found = checked(BINDING / "python")
    assert (found.returncode, found.stdout) == (0, "0 import circles and layers broken\n")


@pytest.mark.parametrize(
    ("added", "imported"),
    [
        ("if False:\n    from rebuttal._runtime import client\n", "rebuttal._runtime.client"),
        ("if TYPE_CHECKING:\n    from rebuttal import Pages\n", "rebuttal"),
        ("def f():\n    from rebuttal._generated import _dedup\n", "rebuttal._generated._dedup"),
    ],
    ids=["directly", "for type checkers, through the package", "against the layers"],
)
def test_a_circle_that_is_put_in_is_found(tmp_path: Path, added: str, imported: str) -> None:
    shutil.copytree(BINDING / "python" / "rebuttal", tmp_path / "rebuttal")
    file = tmp_path / "rebuttal" / "_runtime" / "files.py"
    file.write_text(f"{file.read_text()}\nfrom typing import TYPE_CHECKING\n{added}")
    found = checked(tmp_path)
    assert found.returncode == 1, found.stdout
    line = rf"^  rebuttal\._runtime\.files:\d+ imports {re.escape(imported)}$"
    assert re.search(line, found.stdout, re.M), found.stdout
