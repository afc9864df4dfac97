"""The settings of the SDK under test, and the connections that it opens."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

SDK = "global-open-sdk-python"
GATEWAY = "https://gateway.invalid"
"""What the SDK is told. No machine has this name: a call that misses the sandbox fails."""

PATH = "/hooks/alipay?shop=7"
ACKNOWLEDGEMENT = (
    b'{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'
)


@dataclass
class Connection:
    """One connection that the SDK asked for."""

    host: str
    port: int
    context: ssl.SSLContext
