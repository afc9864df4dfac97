"""Packets of evidence, and what is said of them: `EvidencePacket` and the values that it gives."""

from __future__ import annotations

from rebuttal._runtime.packet_values import BuiltFile as BuiltFile
from rebuttal._runtime.packet_values import BuiltPacket as BuiltPacket
from rebuttal._runtime.packet_values import FileReceipt as FileReceipt
from rebuttal._runtime.packet_values import FileTotal as FileTotal
from rebuttal._runtime.packet_values import Finding as Finding
from rebuttal._runtime.packet_values import Missing as Missing
from rebuttal._runtime.packet_values import PageReceipt as PageReceipt
from rebuttal._runtime.packet_values import Receipt as Receipt
from rebuttal._runtime.packet_values import Report as Report
from rebuttal._runtime.packet_values import Totals as Totals
from rebuttal._runtime.packets import EvidencePacket as EvidencePacket
from rebuttal._runtime.packets import PacketResponse as PacketResponse
from rebuttal._runtime.packets import PaymentParams as PaymentParams
from rebuttal._runtime.packets import ShippingAddressParams as ShippingAddressParams

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
