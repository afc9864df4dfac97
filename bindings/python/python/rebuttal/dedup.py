"""Messages that come twice are processed once, and none is lost when processing crashes.

A provider sends a message again until it is acknowledged, and sometimes after that. A worker therefore
claims the message's key for a while (the lease), processes the message, and commits the key; if it fails
it releases it. One that dies in between does neither: its lease ends, and the next delivery is processed.
`claimed` does all of that. `claimed_in` does it inside your transaction, together with your work.
"""

from __future__ import annotations

from rebuttal._runtime.claiming import LEASE as LEASE
from rebuttal._runtime.claiming import claimed as claimed
from rebuttal._runtime.claiming_in import claimed_in as claimed_in
from rebuttal._runtime.claims import AsyncDeduplicator as AsyncDeduplicator
from rebuttal._runtime.claims import Claim as Claim
from rebuttal._runtime.claims import Claimed as Claimed
from rebuttal._runtime.claims import Deduplicator as Deduplicator
from rebuttal._runtime.claims import Done as Done
from rebuttal._runtime.claims import InProgress as InProgress
from rebuttal._runtime.memory import AsyncMemoryDeduplicator as AsyncMemoryDeduplicator
from rebuttal._runtime.memory import MemoryDeduplicator as MemoryDeduplicator
from rebuttal._runtime.postgres_store import AsyncPostgresDeduplicator as AsyncPostgresDeduplicator
from rebuttal._runtime.postgres_store import PostgresDeduplicator as PostgresDeduplicator
from rebuttal._runtime.sqlite_store import AsyncSqliteDeduplicator as AsyncSqliteDeduplicator
from rebuttal._runtime.sqlite_store import SqliteDeduplicator as SqliteDeduplicator

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
