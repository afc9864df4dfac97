"""Fixtures that all tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import psycopg
import pytest
from fixtures import running_sandbox as running_sandbox
from fixtures import sandbox as sandbox
from postgres import Postgres

# A shell starts its background jobs with Ctrl-C ignored, and what is ignored stays so in every child. Here and in the
# programs that the tests start, Ctrl-C must work as in a terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def running_postgres() -> Iterator[Postgres]:
    started = Postgres()
    yield started
    started.stop()


@pytest.fixture
def postgres(running_postgres: Postgres) -> str:
    """A connection string of an empty database."""
    with psycopg.connect(running_postgres.conninfo, autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS tried WITH (FORCE)")
        admin.execute("CREATE DATABASE tried")
    return running_postgres.conninfo.replace("dbname=postgres", "dbname=tried")
