"""Alipay's SDK for Python, as its own client and its own tool for webhooks call it."""

from __future__ import annotations

from com.alipay.ams.api.tools import signature_tool, webhook_tool
from driving import TOLD, Run, check, repeat

KEYS = TOLD["alipay"]
SIGNED = KEYS["notification"]


def sign() -> Run:
    given = ("POST", SIGNED["path"], KEYS["client_id"], SIGNED["time"], SIGNED["body"])
    key = KEYS["merchant_private_key"]
    return repeat(lambda: signature_tool.sign(*given, key))


def verify() -> Run:
    given = ("POST", SIGNED["path"], KEYS["client_id"], SIGNED["time"], SIGNED["body"])
    signature, key = SIGNED["signature"], KEYS["alipay_public_key"]
    return repeat(lambda: check(webhook_tool.check_signature(*given, signature, key), True))


WORKS = {"sign": sign, "verify": verify}
