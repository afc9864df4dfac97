"""The statements of the stores over a database, and the meaning of its rows. No I/O: see `store.py`."""

from __future__ import annotations

import re
import uuid
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias, TypeVar

from rebuttal._dedup.claims import Claim, Claimed, Done, InProgress
from rebuttal._generated import _dedup
from rebuttal.errors import ConfigError, DeduplicatorError

TABLE = _dedup.TABLE
REMEMBER = timedelta(days=7)
"""Longer than any provider goes on sending a message."""

T = TypeVar("T")
Statement: TypeAlias = tuple[str] | tuple[str, dict[str, Any]]
Steps: TypeAlias = Generator[Statement, Any, T]
"""Yields statements with their values, is sent the first row of each (or None), and returns the result."""

SAVEPOINT = "SAVEPOINT rebuttal"
RELEASE = "RELEASE SAVEPOINT rebuttal"
ROLLBACK = "ROLLBACK TO SAVEPOINT rebuttal"


class Statements:
    """The statements of one dialect over one table."""

    def __init__(self, dialect: str, table: str) -> None:
        """Inserts the table's name.

        Raises:
            ConfigError: `table` cannot be the name of a table.
        """
        if not isinstance(table, str) or not re.fullmatch(_dedup.TABLE_PATTERN, table):
            raise ConfigError(
                "the option `table` must be at most 50 ASCII letters, digits and `_`, and not begin with a digit; "
                "for another schema set the connection's search_path",
                outcome="not_done",
                field="table",
            )
        create, texts = _DIALECTS[dialect]
        self._create = [_named(sql, table) for sql in create]
        self._texts = {name: _named(sql, table) for name, sql in texts.items()}

    def claim(self, key: str, token: str, lease_ms: int) -> Steps[Claim]:
        """Claims a key until the lease ends."""
        yield self._texts["claim"], {"key": key, "token": token, "lease_ms": lease_ms}
        return self._claim((yield self._find(key, token)), token)

    def take(self, key: str | None, token: str) -> Steps[Claim]:
        """Claims and commits a key at once, inside the caller's transaction. Without a key each is the first."""
        yield (SAVEPOINT,)
        if key is None:
            return Claimed(token)
        yield self._texts["take"], {"key": key, "token": token}
        claim = self._claim((yield self._find(key, token)), token)
        if not isinstance(claim, Claimed):
            yield (RELEASE,)
        return claim

    def commit(self, key: str, token: str) -> Steps[bool]:
        """Commits a claim; false if another worker has claimed the key since."""
        yield self._texts["commit"], {"key": key, "token": token}
        row = yield self._find(key, token)
        return row is not None and _text(row[0]) == "mine"

    def release(self, key: str, token: str) -> Steps[None]:
        """Gives a claim up."""
        yield self._texts["release"], {"key": key, "token": token}

    def delete_expired(self, remember_ms: int) -> Steps[None]:
        """Deletes some rows of messages that were processed, or abandoned, longer ago than that."""
        yield (
            self._texts["delete_expired"],
            {"remember_ms": remember_ms, "rows": _dedup.CLEANUP_ROWS},
        )

    def create_table(self) -> Steps[None]:
        """Makes the table if there is none."""
        for sql in self._create:
            yield (sql,)

    def _find(self, key: str, token: str) -> Statement:
        return self._texts["find"], {"key": key, "token": token}

    def _claim(self, row: Any, token: str) -> Claim:
        if row is None:
            # It was released between the two statements.
            return InProgress(datetime.now(UTC))
        state = _text(row[0])
        if state == "mine":
            return Claimed(token)
        if state == "done":
            return Done()
        return InProgress(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(row[1])))


class Cleanup:
    """Decides after which commits old rows are deleted: the first, and then one in a hundred."""

    def __init__(self) -> None:
        self._commits = 0

    def due(self) -> bool:
        """Counts a commit; true if rows are to be deleted now."""
        self._commits += 1
        return self._commits % _dedup.CLEANUP_COMMITS == 1


_DIALECTS = {
    "sqlite": (_dedup.SQLITE_CREATE, _dedup.SQLITE),
    "postgres": (_dedup.POSTGRES_CREATE, _dedup.POSTGRES),
}


def new_token() -> str:
    """A token that no other claim has."""
    return str(uuid.uuid4())


def failed(what: str, error: BaseException, *, outcome: str = "not_done") -> DeduplicatorError:
    """The error for a failure of the database; raise it from `error`."""
    cause = f"{type(error).__name__}: {error}".strip().splitlines()[0]
    return DeduplicatorError(
        f"the store of processed messages could not {what} ({cause}); don't acknowledge this message, so that "
        "it is sent again",
        outcome=outcome,
        retryable=True,
    )


def _named(sql: str, table: str) -> str:
    return sql.replace("{table}", f'"{table}"').replace("{index}", f'"{table}_until_ms"')


def _text(value: Any) -> str:
    # A connection may be configured to return text as bytes.
    return value.decode() if isinstance(value, bytes) else str(value)
