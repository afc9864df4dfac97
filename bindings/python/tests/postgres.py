"""A PostgreSQL of its own for the tests of a run, by `tests/postgres/serve`."""

from __future__ import annotations

import subprocess

from sandbox import REPOSITORY


class Postgres:
    """A running server, which ends when this process does."""

    def __init__(self) -> None:
        program = str(REPOSITORY / "tests" / "postgres" / "serve")
        self._process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        folder = self._process.stdout.readline().strip()
        assert folder, "PostgreSQL did not start; see what it said"
        self.conninfo = f"host={folder} user=postgres dbname=postgres"

    def stop(self) -> None:
        """Ends the server and removes its files."""
        self._process.communicate(timeout=60)
