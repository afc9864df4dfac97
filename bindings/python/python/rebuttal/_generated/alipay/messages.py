# Generated from spec/alipay.yaml by xtask/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: kinds of messages."""

from __future__ import annotations

from typing import TypeAlias

from rebuttal._generated.alipay.types import (
    DefenseDocumentNotification,
    DefenseStrategySuggestionNotification,
    DisputeNotification,
    Notification,
)
from rebuttal._runtime.messages import AnyMessage

AlipayMessage: TypeAlias = (
    DisputeNotification
    | DefenseStrategySuggestionNotification
    | DefenseDocumentNotification
    | Notification
)
"""What is received or fetched; `isinstance` and `match` tell one kind from another."""

KINDS: AnyMessage[AlipayMessage] = AnyMessage(
    "alipay",
    {
        "notifyDispute": DisputeNotification,
        "notifyDefenseStrategySuggestion": DefenseStrategySuggestionNotification,
        "notifyDefenseDocument": DefenseDocumentNotification,
        "notifyOther": Notification,
    },
)
