"""Processes messages once, although providers send them repeatedly, and loses none when processing crashes.

A provider sends a message until it is acknowledged, and sometimes after that. A worker therefore claims the
message's key for a limited time (the lease), processes the message, and commits the key; if it fails, it
releases the key. If a worker dies in between, its lease ends, and the next delivery is processed. `claimed`
does all of that. `claimed_in` does it inside your transaction, together with your work.
"""

from __future__ import annotations

from rebuttal._dedup.claimed import LEASE, claimed
from rebuttal._dedup.claimed_in import claimed_in
from rebuttal._dedup.claims import AsyncDeduplicator, Claim, Claimed, Deduplicator, Done, InProgress
from rebuttal._dedup.memory import AsyncMemoryDeduplicator, MemoryDeduplicator
from rebuttal._dedup.postgres import AsyncPostgresDeduplicator, PostgresDeduplicator
from rebuttal._dedup.sqlite import AsyncSqliteDeduplicator, SqliteDeduplicator

__all__ = [
    "LEASE",
    "AsyncDeduplicator",
    "AsyncMemoryDeduplicator",
    "AsyncPostgresDeduplicator",
    "AsyncSqliteDeduplicator",
    "Claim",
    "Claimed",
    "Deduplicator",
    "Done",
    "InProgress",
    "MemoryDeduplicator",
    "PostgresDeduplicator",
    "SqliteDeduplicator",
    "claimed",
    "claimed_in",
]
