"""The sandbox's program: where it is, and starting and stopping it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from ._control import SandboxError

_NAME = "rebuttal-sandbox"
_PATIENCE = 10


def find() -> str:
    """The program: what `REBUTTAL_SANDBOX` names, or the one that this package installed."""
    if named := os.environ.get("REBUTTAL_SANDBOX"):
        return named
    name = f"{_NAME}.exe" if sys.platform == "win32" else _NAME
    schemes = [sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")]
    folders = [Path(sysconfig.get_path("scripts", scheme)) for scheme in schemes]
    # `pip install --target` puts programs beside the packages.
    folders.append(Path(__file__).parents[1] / "bin")
    for folder in folders:
        if (folder / name).is_file():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    where = ", ".join(map(str, folders))
    raise SandboxError(
        f"the program {name} is not in {where} or PATH: install rebuttal-sandbox again, or name the "
        "program in REBUTTAL_SANDBOX"
    )


class Program:
    """A running sandbox, which ends when this process does."""

    def __init__(self, *arguments: str) -> None:
        program = find()
        try:
            self._process = subprocess.Popen(
                [program, "--listen", "127.0.0.1:0", "--until-stdin-closes", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        except OSError as error:
            raise SandboxError(f"{program} cannot be started: {error}") from error
        assert self._process.stdin and self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            status = self._process.wait()
            self._process.stdin.close()
            self._process.stdout.close()
            raise SandboxError(f"{program} ended at once with {status}; standard error says why")
        #: What it printed when it was ready: its addresses and credentials.
        self.ready: dict[str, Any] = json.loads(line)

    def stop(self) -> None:
        """Stops it; again does nothing."""
        assert self._process.stdin and self._process.stdout
        if self._process.stdin.closed:
            return
        self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
