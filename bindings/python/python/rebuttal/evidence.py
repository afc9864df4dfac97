"""Packets of evidence, and what is said of them: `EvidencePacket` and the values that it gives."""

from __future__ import annotations

from rebuttal._runtime.packets import BuiltFile as BuiltFile
from rebuttal._runtime.packets import BuiltPacket as BuiltPacket
from rebuttal._runtime.packets import EvidencePacket as EvidencePacket
from rebuttal._runtime.packets import FileReceipt as FileReceipt
from rebuttal._runtime.packets import FileTotal as FileTotal
from rebuttal._runtime.packets import Finding as Finding
from rebuttal._runtime.packets import Missing as Missing
from rebuttal._runtime.packets import PacketResponse as PacketResponse
from rebuttal._runtime.packets import PageReceipt as PageReceipt
from rebuttal._runtime.packets import PaymentParams as PaymentParams
from rebuttal._runtime.packets import Receipt as Receipt
from rebuttal._runtime.packets import Report as Report
from rebuttal._runtime.packets import ShippingAddressParams as ShippingAddressParams
from rebuttal._runtime.packets import Totals as Totals

__all__ = [
    "BuiltFile",
    "BuiltPacket",
    "EvidencePacket",
    "FileReceipt",
    "FileTotal",
    "Finding",
    "Missing",
    "PacketResponse",
    "PageReceipt",
    "PaymentParams",
    "Receipt",
    "Report",
    "ShippingAddressParams",
    "Totals",
]
