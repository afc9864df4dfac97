"""The payment providers' side of disputes, for tests: a local server, and its control.

In pytest, the fixture `rebuttal_sandbox` is a `Sandbox` that was reset. Elsewhere::

    with Sandbox.start() as sandbox:
        dispute = sandbox.stripe.create_dispute(payment_intent="pi_1")
"""

from ._alipay import AlipayControl
from ._control import SandboxError
from ._receiving import Handler, Receiving
from ._records import Delivery, Dispute, Effect, FaultKind, Request
from ._sandbox import Sandbox
from ._stripe import StripeControl

__all__ = [
    "AlipayControl",
    "Delivery",
    "Dispute",
    "Effect",
    "FaultKind",
    "Handler",
    "Receiving",
    "Request",
    "Sandbox",
    "SandboxError",
    "StripeControl",
]
