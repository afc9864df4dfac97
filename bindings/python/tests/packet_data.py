"""A packet of evidence with small files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebuttal import EvidencePacket


def pdf(left: int) -> bytes:
    """A page with a black square at so many points from the left."""
    drawn = f"{left} 40 200 200 re f"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
    ]
    text, offsets = "%PDF-1.5\n", ""
    for number, content in enumerate(objects, 1):
        offsets += f"{len(text):010} 00000 n \n"
        text += f"{number} 0 obj\n{content}\nendobj\n"
    end = f"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 5\n0000000000 65535 f \n{offsets}{end}".encode()


def packet(dispute: Mapping[str, Any]) -> EvidencePacket:
    """A packet with files for two fields, which has the same bytes at each start."""
    return (
        EvidencePacket(dispute)
        .text("uncategorized_text", "It was delivered on Monday.")
        .file("receipt", ("receipt.pdf", pdf(40)))
        .file("shipping_documentation", ("label.pdf", pdf(60)))
        .file("shipping_documentation", ("photo.pdf", pdf(80)))
    )
