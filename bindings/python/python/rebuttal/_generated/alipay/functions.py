# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: functions."""

from __future__ import annotations

from rebuttal._runtime import functions
from rebuttal._runtime.functions import Octets


def content_to_sign(
    method: str,
    path: str,
    client_id: str,
    time: str,
    body: Octets,
) -> bytes:
    """The exact bytes that a signature covers: method, path with query, client id, time and body,
    as the provider joins them. For looking at while debugging, and for signing elsewhere.

    Args:
        method: The HTTP method, in capitals.
        path: Path, with the query if there is one, without the host.
        client_id: The merchant's client id.
        time: The Request-Time or Response-Time header, unchanged.
        body: The body's exact bytes.

    Returns:
        What gets signed.
    """
    result: bytes = functions.run(
        "alipay",
        "content_to_sign",
        [
            functions.text("method", method),
            functions.text("path", path),
            functions.text("client_id", client_id),
            functions.text("time", time),
            functions.octets("body", body),
        ],
    )
    return result


def content_digest(
    method: str,
    path: str,
    client_id: str,
    time: str,
    body: Octets,
) -> str:
    """The SHA-256 digest of what `content_to_sign` gives, which is what the signature covers.

    Args:
        method: The HTTP method, in capitals.
        path: Path, with the query if there is one, without the host.
        client_id: The merchant's client id.
        time: The Request-Time or Response-Time header, unchanged.
        body: The body's exact bytes.

    Returns:
        64 lower-case hexadecimal digits.
    """
    result: str = functions.run(
        "alipay",
        "content_digest",
        [
            functions.text("method", method),
            functions.text("path", path),
            functions.text("client_id", client_id),
            functions.text("time", time),
            functions.octets("body", body),
        ],
    )
    return result


def signature_header(
    signature: str,
    key_version: int = 1,
) -> str:
    """The text of a Signature header.

    Args:
        signature: The signature in Base64.
        key_version: The version of the key that signed.

    Returns:
        `algorithm=RSA256,keyVersion=…,signature=…`, percent-encoded.
    """
    result: str = functions.run(
        "alipay",
        "signature_header",
        [functions.text("signature", signature), functions.whole("key_version", key_version)],
    )
    return result


def parse_signature_header(
    header: str,
) -> str:
    """The signature inside a Signature header, in Base64. Without one: `SignatureError` with the
    reason.

    Args:
        header: The header's value.

    Returns:
        The signature in Base64.
    """
    result: str = functions.run(
        "alipay",
        "parse_signature_header",
        [functions.text("header", header)],
    )
    return result


def generate_private_key() -> str:
    """A new RSA private key of 2048 bits, for tests and for a merchant's first key pair. Keep it
    secret; the public half for the Dashboard is `PrivateKey.public_key`.

    Returns:
        Bare Base64 of the PKCS#8 form.
    """
    result: str = functions.run("alipay", "generate_private_key", [])
    return result
