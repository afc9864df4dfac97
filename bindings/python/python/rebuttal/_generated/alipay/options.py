# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: the options."""

from __future__ import annotations

from datetime import timedelta
from typing import TypedDict

from rebuttal._runtime import hints
from rebuttal._runtime.environment import Option

CLIENT: tuple[Option, ...] = (
    Option("client_id", "string", "ALIPAY_CLIENT_ID", True),
    Option("private_key", "secret", "ALIPAY_PRIVATE_KEY", True, "signer"),
    Option("signer", "signer", None, False),
    Option("alipay_public_key", "strings", "ALIPAY_PUBLIC_KEY", True),
    Option("gateway", "url", "ALIPAY_GATEWAY", False),
    Option("key_version", "integer", "ALIPAY_KEY_VERSION", False),
    Option("agent_token", "secret", "ALIPAY_AGENT_TOKEN", False),
    Option("response_tolerance", "seconds", None, False),
    Option("max_evidence_bytes", "integer", None, False),
    Option("timeout", "seconds", None, False),
    Option("attempt_timeout", "seconds", None, False),
    Option("connect_timeout", "seconds", None, False),
    Option("max_attempts", "integer", None, False),
    Option("retry_budget", "integer", None, False),
    Option("check_limits", "boolean", None, False),
    Option("proxy", "url", None, False),
    Option("ca_file", "path", None, False),
    Option("ca_pem", "string", None, False),
    Option("allow_http", "boolean", None, False),
    Option("observer", "observer", None, False),
)

RECEIVER: tuple[Option, ...] = (
    Option("path", "string", "ALIPAY_WEBHOOK_PATH", True),
    Option("client_id", "string", "ALIPAY_CLIENT_ID", True),
    Option("alipay_public_key", "strings", "ALIPAY_PUBLIC_KEY", True),
    Option("tolerance", "seconds", None, False),
)


class CallOptions(TypedDict, total=False):
    """Options of one call; they override those of the client."""

    timeout: float | timedelta | None
    """The longest that this call may take. In seconds, or a `timedelta`."""
    attempt_timeout: float | timedelta | None
    """The longest that one attempt of this call may take. In seconds, or a `timedelta`."""
    max_attempts: int | None
    """How many requests this call may start, from 1 to 10."""


hints.parameters(CallOptions)
