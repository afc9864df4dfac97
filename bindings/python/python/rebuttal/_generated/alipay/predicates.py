# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: predicates."""

from __future__ import annotations

from rebuttal._generated.alipay.enums import DisputeJudgedResult
from rebuttal._generated.alipay.types import DisputeNotification
from rebuttal._runtime.predicates import among


def merchant_won(value: DisputeNotification | DisputeJudgedResult | None) -> bool:
    """Whether the merchant wins.

    True for `ACCEPT_BY_CUSTOMER`; false for any other value and for None.

    Of a `DisputeNotification`, it uses the `dispute_judged_result`.
    """
    if isinstance(value, DisputeNotification):
        value = value.dispute_judged_result
    return among(value, {"ACCEPT_BY_CUSTOMER"})


def merchant_lost(value: DisputeNotification | DisputeJudgedResult | None) -> bool:
    """Whether the merchant bears the amount.

    True for `ACCEPT_BY_MERCHANT`; false for any other value and for None.

    Of a `DisputeNotification`, it uses the `dispute_judged_result`.
    """
    if isinstance(value, DisputeNotification):
        value = value.dispute_judged_result
    return among(value, {"ACCEPT_BY_MERCHANT"})


def undecided(value: DisputeNotification | DisputeJudgedResult | None) -> bool:
    """Whether it says only how the material for a compliance request was, and nothing of the
    amount.

    True for `VALIDATE_SUCCESS`, `VALIDATE_FAIL`; false for any other value and for None.

    Of a `DisputeNotification`, it uses the `dispute_judged_result`.
    """
    if isinstance(value, DisputeNotification):
        value = value.dispute_judged_result
    return among(value, {"VALIDATE_SUCCESS", "VALIDATE_FAIL"})
