"""The known answers of tests/vectors/options.json: which options are refused, and in which words."""

from __future__ import annotations

import json
import math
import textwrap
from pathlib import Path
from typing import Any

import pytest
import rebuttal
from rebuttal import ConfigError, StripeClient
from rebuttal.alipay import PrivateKey, generate_private_key
from sandbox import REPOSITORY

VECTORS = json.loads(
    (REPOSITORY / "tests" / "vectors" / "options.json").read_text(encoding="utf-8")
)
KEYS = [PrivateKey(generate_private_key()).public_key() for _ in range(2)]
PRIVATE = generate_private_key()
GOOD = {
    "AlipayClient": {"client_id": "C", "private_key": PRIVATE, "alipay_public_key": KEYS[0]},
    "AlipayWebhooks": {"path": "/hooks", "client_id": "C", "alipay_public_key": KEYS[0]},
    "StripeClient": {"api_key": "sk_test_1", "api_base": "https://127.0.0.1:1"},
    "StripeWebhooks": {"webhook_secret": "whsec_1"},
}
ALIPAY = {
    "ALIPAY_CLIENT_ID": "C",
    "ALIPAY_PRIVATE_KEY": PRIVATE,
    "ALIPAY_PUBLIC_KEY": KEYS[0],
}


def pem(key: str) -> str:
    lines = "\n".join(textwrap.wrap(key, 64))
    return f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----"


def filled(text: str) -> str:
    for name, value in (
        ("{key}", KEYS[0]),
        ("{key2}", KEYS[1]),
        ("{pem}", pem(KEYS[0])),
        ("{pem2}", pem(KEYS[1])),
    ):
        text = text.replace(name, value)
    return text


def make(row: Any) -> None:
    if row["of"] == "call":
        with StripeClient(**GOOD["StripeClient"]) as client:  # type: ignore[arg-type]
            client.close_dispute("du_1", options=row["options"])
    else:
        getattr(rebuttal, row["of"])(**{**GOOD[row["of"]], **row["options"]})


def found(error: Any) -> dict[str, str]:
    return {"class": type(error).__name__, "field": error.field, "message": str(error)}


@pytest.mark.parametrize("row", VECTORS["rows"], ids=[row["name"] for row in VECTORS["rows"]])
def test_an_option_is_taken_or_refused_by_its_name(row: Any) -> None:
    if row["error"] is None:
        make(row)
        return
    unknown = (
        row["of"] != "call" and next(iter(row["options"])) == row["error"]["field"] == "api_keys"
    )
    with pytest.raises(TypeError if unknown else rebuttal.RebuttalError) as caught:
        make(row)
    if not unknown:  # Python itself refuses a keyword that there is not.
        assert found(caught.value) == row["error"]


@pytest.mark.parametrize(
    "row", VECTORS["variables"], ids=[row["name"] for row in VECTORS["variables"]]
)
def test_a_variable_is_read_alike(row: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STRIPE_API_KEY", "STRIPE_ACCOUNT", "STRIPE_API_BASE", "STRIPE_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    good = ALIPAY if row["of"].startswith("Alipay") else {}
    for name, value in {**good, **row["env"]}.items():
        monkeypatch.setenv(name, filled(value))
    cls, given = getattr(rebuttal, row["of"]), row.get("options", {})
    if row["error"] is not None:
        with pytest.raises(ConfigError) as caught:
            cls.from_env(**given)
        assert found(caught.value) == row["error"]
        return
    made = cls.from_env(**given)
    if row["of"] == "StripeWebhooks":
        body = b'{"id":"evt_1"}'
        made.verify(made.sign_test_message(body, "whsec_new"), body)


class Custom:
    pass


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"client_id": b"C"}, "must be text, not a bytes"),
        ({"client_id": Path("C")}, "must be text, not a path"),
        ({"client_id": "C\ud800"}, "must be text, not text with half a surrogate pair"),
        ({"key_version": math.inf}, "must be a whole number, not a number that is not finite"),
        ({"key_version": 2**70}, "must be a whole number, not a number beyond 64 bits"),
        ({"check_limits": Custom()}, "must be true or false, not a Custom"),
        ({"alipay_public_key": (b"K",)}, "must be text or a list of texts"),
    ],
    ids=repr,
)
def test_what_json_cannot_express_is_named_in_the_error(
    options: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        rebuttal.AlipayClient(**{**GOOD["AlipayClient"], **options})
    (name,) = options
    assert (caught.value.field, str(caught.value)) == (name, f"the option `{name}` {problem}")


def test_an_option_of_a_call_in_another_style_is_named() -> None:
    with (
        StripeClient(**GOOD["StripeClient"]) as client,  # type: ignore[arg-type]
        pytest.raises(rebuttal.InvalidArgumentError, match="write `max_attempts`"),
    ):
        client.close_dispute("du_1", options={"maxAttempts": 2})  # type: ignore[typeddict-unknown-key]
