# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: kinds of messages."""

from __future__ import annotations

from typing import TypeAlias

from rebuttal._generated.alipay.types import (
    DefenseDocumentNotification,
    DefenseStrategySuggestionNotification,
    DisputeNotification,
    Notification,
)
from rebuttal._runtime.messages import MessageKinds

AlipayMessage: TypeAlias = (
    DisputeNotification
    | DefenseStrategySuggestionNotification
    | DefenseDocumentNotification
    | Notification
)
"""Any message that is received or fetched; distinguish kinds with `isinstance` or `match`."""

KINDS: MessageKinds[AlipayMessage] = MessageKinds(
    "alipay",
    {
        "notifyDispute": DisputeNotification,
        "notifyDefenseStrategySuggestion": DefenseStrategySuggestionNotification,
        "notifyDefenseDocument": DefenseDocumentNotification,
        "notifyOther": Notification,
    },
)
