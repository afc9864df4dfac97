"""Values that JSON cannot hold, or of another type, are refused by name: none is dropped or converted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from rebuttal import (
    AlipayClient,
    ConfigError,
    InvalidArgumentError,
    StripeClient,
    StripeWebhooks,
)
from rebuttal.alipay import PrivateKey
from rebuttal.dedup import MemoryDeduplicator


class Custom:
    value = "acct_1"


NO_TEXTS: list[Any] = [
    lambda: "acct_1",
    Custom,
    Custom(),
    object(),
    5,
    1.5,
    math.nan,
    math.inf,
    True,
    b"acct_1",
    {"a": 1},
    {"acct_1"},
    Decimal(5),
    date(2026, 1, 1),
    datetime(2026, 1, 1),
    iter(["acct_1"]),
    ["acct_1"],
]
CALL_TEXTS = ["account", "context", "idempotency_key", "api_version", "request_trigger"]


@pytest.fixture
def client() -> Iterator[StripeClient]:
    with StripeClient(api_key="sk_test_1", api_base="http://127.0.0.1:1") as client:
        yield client


@pytest.mark.parametrize("value", NO_TEXTS, ids=repr)
def test_a_value_that_is_not_text_is_refused_by_every_option(
    value: Any, client: StripeClient
) -> None:
    makers: list[tuple[str, Callable[[], object]]] = [
        ("api_key", lambda: StripeClient(api_key=value)),
        ("account", lambda: StripeClient(api_key="sk_test_1", account=value)),
        (
            "client_id",
            lambda: AlipayClient(client_id=value, private_key="x", alipay_public_key="x"),
        ),
    ]
    if not isinstance(value, list):
        makers.append(("webhook_secret", lambda: StripeWebhooks(webhook_secret=value)))
    for field, make in makers:
        with pytest.raises(ConfigError, match=field) as refused:
            make()
        assert refused.value.field == field
    with pytest.raises((ConfigError, InvalidArgumentError)):
        PrivateKey(value)
    for name in CALL_TEXTS:
        with pytest.raises(InvalidArgumentError, match=name) as refused_call:
            client.retrieve_dispute("du_1", options={name: value})
        assert (refused_call.value.field, refused_call.value.attempts) == (name, 0)


@pytest.mark.parametrize("value", [1.5, "3", True, math.nan, Decimal(3), lambda: 3, [3]], ids=repr)
def test_a_value_that_is_not_a_number_is_refused(value: Any, client: StripeClient) -> None:
    for name in ("max_attempts", "retry_budget", "max_file_bytes"):
        with pytest.raises(ConfigError, match=name):
            StripeClient(api_key="sk_test_1", **{name: value})
    with pytest.raises(InvalidArgumentError, match="max_attempts"):
        client.retrieve_dispute("du_1", options={"max_attempts": value})
    with pytest.raises(ConfigError, match="capacity"):
        MemoryDeduplicator(capacity=value)


@pytest.mark.parametrize("value", [1, 0, "true", math.nan, lambda: True], ids=repr)
def test_a_value_that_is_not_a_boolean_is_refused(value: Any) -> None:
    for name in ("check_limits", "allow_http"):
        with pytest.raises(ConfigError, match=name):
            StripeClient(api_key="sk_test_1", **{name: value})


@pytest.mark.parametrize("value", [5, "x", [("timeout", 5)], dict, {"timeout"}], ids=repr)
def test_options_that_are_no_mapping_are_refused(value: Any, client: StripeClient) -> None:
    with pytest.raises(InvalidArgumentError, match="options"):
        client.retrieve_dispute("du_1", options=value)
    with pytest.raises(InvalidArgumentError, match="options"):
        list(client.list_disputes(options=value))


@pytest.mark.parametrize(
    "value",
    [lambda: 5, True, "5", 1.5, math.nan, Decimal(5), timedelta(5), {5}, Custom(), b"5"],
    ids=repr,
)
def test_a_parameter_of_another_type_is_refused(value: Any, client: StripeClient) -> None:
    with pytest.raises(InvalidArgumentError, match="limit") as refused:
        client.list_disputes(limit=value).first_page()
    assert refused.value.attempts == 0


@pytest.mark.parametrize("value", [lambda: "x", True, 5, math.nan, {"x"}, Custom()], ids=repr)
def test_metadata_that_is_no_text_is_refused(value: Any, client: StripeClient) -> None:
    with pytest.raises(InvalidArgumentError, match="metadata"):
        client.stage_dispute_evidence("du_1", metadata={"a": value})
    with pytest.raises(InvalidArgumentError, match="metadata"):
        client.stage_dispute_evidence(
            "du_1", metadata={value: "a"} if not isinstance(value, set) else []
        )


def test_a_subclass_makes_itself_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    class Mine(StripeClient):
        pass

    class Hooks(StripeWebhooks):
        pass

    monkeypatch.setenv("STRIPE_API_KEY", "sk_test_1")
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", "whsec_1")
    assert type(Mine.from_env()) is Mine
    assert type(Hooks.from_env()) is Hooks
