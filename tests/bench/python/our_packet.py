"""A packet with the package `rebuttal`."""

from __future__ import annotations

from driving import Run, check, repeat
from packet import MOST_BYTES, PAGES, PHOTOS, paths
from rebuttal import EvidencePacket
from rebuttal.evidence import BuiltPacket


def build() -> BuiltPacket:
    photos, receipt = paths()
    packet = EvidencePacket({"id": "du_1", "object": "dispute"})
    for photo in photos:
        packet.file("uncategorized_file", photo)
    return packet.file("uncategorized_file", receipt).build()


def packet() -> Run:
    built = build()
    check(len(built.files), 1)
    check(len(built.receipt.files[0].pages), PHOTOS + PAGES)
    check(len(built.files[0].content) <= MOST_BYTES, True)
    return repeat(build)
