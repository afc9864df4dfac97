"""The known answers of tests/vectors, through the public interface."""

from __future__ import annotations

import base64
import json
import os
import re
from typing import Any

import pytest
from rebuttal import AlipayWebhooks, ConfigError, SignatureError
from rebuttal.alipay import (
    PrivateKey,
    PublicKey,
    content_digest,
    content_to_sign,
    parse_signature_header,
    signature_header,
)
from sandbox import REPOSITORY, printed

VECTORS = json.loads(
    (REPOSITORY / "tests" / "vectors" / "alipay-rsa256.json").read_text(encoding="utf-8")
)
BY_NAME = {case["name"]: case for case in VECTORS["cases"]}
_KNOWN = ["--package", "rebuttal-signing", "--features", "known-key", "--example"]
PUBLIC = PublicKey(VECTORS["public_key_spki"])


def rows(name: str) -> Any:
    return pytest.mark.parametrize("row", VECTORS[name], ids=[row["name"] for row in VECTORS[name]])


def key_cases() -> list[dict[str, str]]:
    lines = printed("REBUTTAL_KEY_CASES", *_KNOWN, "key_cases").splitlines()
    return [json.loads(line) for line in lines]


KEYS = key_cases()


@pytest.fixture(scope="module")
def private_key() -> PrivateKey:
    line = os.environ.get("REBUTTAL_KNOWN_KEY") or printed(
        "", *_KNOWN, "known_key", "--", VECTORS["seed"]
    )
    return PrivateKey(json.loads(line)["private_key"])


def parts(case: dict[str, str]) -> tuple[str, str, str, str, bytes]:
    return case["method"], case["path"], case["client_id"], case["time"], case["body"].encode()


def expected_result(case: dict[str, str], signature: bytes) -> str:
    try:
        PUBLIC.verify(content_to_sign(*parts(case)), signature)
    except SignatureError as error:
        assert error.reason
        return error.reason
    return "ok"


def received(case: dict[str, str], signature: bytes) -> str:
    """The result of a receiver, which knows where one part of the content ends and the next begins."""
    if case["method"] != "POST" or not case["path"].startswith("/") or not signature:
        # Cases that no receiver accepts are verified with the key itself.
        return expected_result(case, signature)
    if "\n" in case["path"]:
        # No such receiver can be made, so the case is invalid.
        with pytest.raises(ConfigError) as caught:
            AlipayWebhooks(
                path=case["path"],
                client_id="C",
                alipay_public_key=VECTORS["public_key_spki"],
            )
        assert caught.value.field == "path"
        return "mismatch"
    receiver = AlipayWebhooks(
        path=case["path"],
        client_id=case["client_id"],
        alipay_public_key=VECTORS["public_key_spki"],
    )
    header = signature_header(base64.b64encode(signature).decode())
    try:
        receiver.verify({"request-time": case["time"], "signature": header}, case["body"])
    except SignatureError as error:
        return error.reason or ""
    return "ok"


@rows("cases")
def test_every_stage(row: dict[str, str], private_key: PrivateKey) -> None:
    content = content_to_sign(*parts(row))
    assert content == row["content"].encode()
    assert content_digest(*parts(row)) == row["content_sha256"]
    assert private_key.sign(content) == row["signature_base64"]
    assert private_key.public_key() == VECTORS["public_key_spki"]
    assert signature_header(row["signature_base64"]) == row["header"]
    assert parse_signature_header(row["header"]) == row["signature_base64"]
    assert expected_result(row, base64.b64decode(row["signature_base64"])) == "ok"


@rows("headers")
def test_headers(row: dict[str, str]) -> None:
    case = BY_NAME[VECTORS["header_case"]]
    header = re.sub(
        r"\{(\w+)\}", lambda found: _form(found[1], case["signature_base64"]), row["header"]
    )
    try:
        signature = parse_signature_header(header)
    except SignatureError as error:
        assert error.reason == row["expect"]
        return
    assert expected_result(case, base64.b64decode(signature)) == row["expect"]


@rows("verify")
def test_verification(row: dict[str, Any]) -> None:
    change = dict(row["change"])
    bit = change.pop("flip_signature_bit", None)
    case = {**BY_NAME[row["case"]], **change}
    signature = bytearray(base64.b64decode(case["signature_base64"]))
    if bit is not None:
        signature[bit >> 3] ^= 0x80 >> (bit & 7)
    assert received(case, bytes(signature)) == row.get("receiver", row["expect"])


@pytest.mark.parametrize("row", KEYS, ids=[f"{row['use']} {row['name']}" for row in KEYS])
def test_keys(row: dict[str, str]) -> None:
    make = PrivateKey if row["use"] == "private" else PublicKey
    if row["expect"] == "ok":
        key = make(row["text"])
        if isinstance(key, PrivateKey):
            assert key.public_key() == VECTORS["public_key_spki"]
        else:
            case = VECTORS["cases"][0]
            key.verify(case["content"].encode(), base64.b64decode(case["signature_base64"]))
        return
    with pytest.raises(ConfigError) as raised:
        make(row["text"])
    assert raised.value.field == "key"
    secret = re.sub(r"-----[^-]*-----|\s", "", row["text"])[40:80]
    assert len(secret) < 40 or secret not in repr(raised.value), "the key is in the error"


def _form(name: str, text: str) -> str:
    octets = base64.b64decode(text)

    def encode(plain: str) -> str:
        return re.sub(r"[^A-Za-z0-9]", lambda found: f"%{ord(found[0]):02X}", plain)

    forms = {
        "base64": lambda: text,
        "base64_spaces": lambda: text.replace("+", " "),
        "base64_url": lambda: text.replace("+", "-").replace("/", "_"),
        "base64_unpadded": lambda: text.rstrip("="),
        "encoded": lambda: encode(text),
        "encoded_lower": lambda: re.sub(r"%..", lambda found: found[0].lower(), encode(text)),
        "encoded_all": lambda: "".join(f"%{ord(sign):02X}" for sign in text),
        "encoded_twice": lambda: encode(encode(text)),
        "hex": octets.hex,
        "short": lambda: encode(base64.b64encode(octets[:-1]).decode()),
        "zero_before": lambda: encode(base64.b64encode(b"\0" + octets).decode()),
        "other": lambda: encode(BY_NAME[VECTORS["other_case"]]["signature_base64"]),
        "long": lambda: "A" * 8192,
    }
    return forms[name]()


def test_hostile_signatures_of_wycheproof() -> None:
    """Valid ones are accepted, and nothing else: neither invalid nor merely acceptable ones."""
    lines = printed("REBUTTAL_WYCHEPROOF", *_KNOWN[:2], "--example", "wycheproof").splitlines()
    counts = {"valid": 0, "invalid": 0, "acceptable": 0}
    keys: dict[str, PublicKey] = {}
    for row in map(json.loads, lines):
        key = keys.setdefault(row["key"], PublicKey(row["key"]))
        try:
            key.verify(bytes.fromhex(row["message"]), bytes.fromhex(row["signature"]))
        except SignatureError:
            accepted = False
        else:
            accepted = True
        assert accepted == (row["expect"] == "valid"), row["test"]
        counts[row["expect"]] += 1
    assert counts == {"valid": 24, "invalid": 749, "acceptable": 3}
