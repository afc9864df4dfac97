"""Processes messages once, although providers send them repeatedly, and loses none when processing crashes.

A provider sends a message until it is acknowledged, and sometimes after that. A worker therefore claims the
message's key for a limited time (the lease), processes the message, and commits the key; if it fails, it
releases the key. If a worker dies in between, its lease ends, and the next delivery is processed. `claimed`
does all of that. `claimed_in` does it inside your transaction, together with your work.
"""

from __future__ import annotations

from rebuttal._dedup.claimed import LEASE as LEASE
from rebuttal._dedup.claimed import claimed as claimed
from rebuttal._dedup.claimed_in import claimed_in as claimed_in
from rebuttal._dedup.claims import AsyncDeduplicator as AsyncDeduplicator
from rebuttal._dedup.claims import Claim as Claim
from rebuttal._dedup.claims import Claimed as Claimed
from rebuttal._dedup.claims import Deduplicator as Deduplicator
from rebuttal._dedup.claims import Done as Done
from rebuttal._dedup.claims import InProgress as InProgress
from rebuttal._dedup.memory import AsyncMemoryDeduplicator as AsyncMemoryDeduplicator
from rebuttal._dedup.memory import MemoryDeduplicator as MemoryDeduplicator
from rebuttal._dedup.postgres import AsyncPostgresDeduplicator as AsyncPostgresDeduplicator
from rebuttal._dedup.postgres import PostgresDeduplicator as PostgresDeduplicator
from rebuttal._dedup.sqlite import AsyncSqliteDeduplicator as AsyncSqliteDeduplicator
from rebuttal._dedup.sqlite import SqliteDeduplicator as SqliteDeduplicator

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
