# Generated from spec/alipay.yaml, spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""The providers' names in the top-level package; their modules are imported on first use."""

from __future__ import annotations

# Not from `typing`, whose import takes longer than all the rest. Type checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from rebuttal._generated.alipay.async_client import AsyncAlipayClient as AsyncAlipayClient
    from rebuttal._generated.alipay.client import AlipayClient as AlipayClient
    from rebuttal._generated.alipay.webhooks import AlipayWebhooks as AlipayWebhooks
    from rebuttal._generated.stripe.async_client import AsyncStripeClient as AsyncStripeClient
    from rebuttal._generated.stripe.client import StripeClient as StripeClient
    from rebuttal._generated.stripe.webhooks import StripeWebhooks as StripeWebhooks

__all__ = [
    "AlipayClient",
    "AlipayWebhooks",
    "AsyncAlipayClient",
    "AsyncStripeClient",
    "StripeClient",
    "StripeWebhooks",
]

PROVIDERS = ("alipay", "stripe")

MODULES = {
    "AlipayClient": "rebuttal._generated.alipay.client",
    "AsyncAlipayClient": "rebuttal._generated.alipay.async_client",
    "AlipayWebhooks": "rebuttal._generated.alipay.webhooks",
    "StripeClient": "rebuttal._generated.stripe.client",
    "AsyncStripeClient": "rebuttal._generated.stripe.async_client",
    "StripeWebhooks": "rebuttal._generated.stripe.webhooks",
}
