# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: objects with functions."""

from __future__ import annotations

from rebuttal._runtime import functions
from rebuttal._runtime.functions import Handle, Octets


class PrivateKey(Handle):
    """An RSA private key, parsed once, that signs. Takes PKCS#8 or PKCS#1, as PEM or bare
    Base64.
    """

    _provider = "alipay"
    _name = "PrivateKey"

    def __init__(
        self,
        key: str,
    ) -> None:
        """Checks the options; nothing is sent.

        Args:
            key: The key's text.

        Raises:
            ConfigError: An option is missing or unusable; `field` names it.
        """
        self._open({"key": key})

    def sign(
        self,
        content: Octets,
    ) -> str:
        """Signs bytes with RSA PKCS#1 v1.5 over SHA-256.

        Args:
            content: What to sign.

        Returns:
            The signature in Base64.
        """
        result: str = self._run("sign", [functions.octets("content", content)])
        return result

    def public_key(self) -> str:
        """The public half, as the Dashboard takes it.

        Returns:
            Bare Base64 of the SPKI form.
        """
        result: str = self._run("public_key", [])
        return result


class PublicKey(Handle):
    """An RSA public key, parsed once, that verifies. Takes SPKI or PKCS#1, as PEM or bare
    Base64.
    """

    _provider = "alipay"
    _name = "PublicKey"

    def __init__(
        self,
        key: str,
    ) -> None:
        """Checks the options; nothing is sent.

        Args:
            key: The key's text.

        Raises:
            ConfigError: An option is missing or unusable; `field` names it.
        """
        self._open({"key": key})

    def verify(
        self,
        content: Octets,
        signature: Octets,
    ) -> None:
        """Verifies an RSA PKCS#1 v1.5 signature over SHA-256: `SignatureError` if it does not
        match.

        Args:
            content: What was signed.
            signature: The signature's bytes, decoded from Base64.
        """
        self._run(
            "verify",
            [functions.octets("content", content), functions.octets("signature", signature)],
        )
