"""A copy of an error, however it was made, has the outcome of the original or an unknown one."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
import rebuttal
from rebuttal import errors
from sandbox import Sandbox, closed_address

NAMES = [name for name in errors.__all__ if name != "Cause"]
OUTCOMES = ["not_done", "done", "unknown"]


def made(name: str, outcome: str) -> rebuttal.RebuttalError:
    error: rebuttal.RebuttalError = getattr(errors, name)(
        "It failed.", outcome=outcome, code="late", retryable=True, raw=b"personal"
    )
    return error


@pytest.mark.parametrize("name", NAMES)
def test_an_error_without_facts_has_an_unknown_outcome(name: str) -> None:
    assert getattr(errors, name)("It failed.").outcome == "unknown"


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("name", NAMES)
def test_every_way_to_rebuild_an_error_keeps_its_outcome(name: str, outcome: str) -> None:
    error = made(name, outcome)
    for restored in (
        type(error)(*error.args),
        type(error)(*json.loads(json.dumps(error.args))),
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(restored) is type(error)
        assert (str(restored), restored.outcome) == ("It failed.", outcome)
        assert (restored.code, restored.retryable, restored.raw) == ("late", True, None)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_celerys_results_in_json_have_the_outcome(outcome: str) -> None:
    """As its default backend does it: class and arguments, each as JSON or its `repr`."""
    error = made("RequestTimeoutError", outcome)
    stored = {"type": type(error).__name__, "module": type(error).__module__, "args": []}
    for one in error.args:
        try:
            json.dumps(one)
            stored["args"].append(one)  # type: ignore[attr-defined]
        except TypeError:
            stored["args"].append(repr(one))  # type: ignore[attr-defined]
    read: dict[str, Any] = json.loads(json.dumps(stored))
    restored = getattr(__import__(read["module"], fromlist=["_"]), read["type"])(*read["args"])
    assert (restored.outcome, restored.retryable, str(restored)) == (outcome, True, "It failed.")


@pytest.mark.parametrize(
    "facts", ["{'outcome': 'not_done'}", None, 7, {"outcome": "none"}, {"outcome": 1}]
)
def test_arguments_that_are_no_facts_say_nothing(facts: Any) -> None:
    assert rebuttal.TransportError("It failed.", facts).outcome == "unknown"


def test_arguments_hold_nothing_private(sandbox: Sandbox) -> None:
    body = {"error": {"code": "late", "message": "Jane Roe is late"}}
    sandbox.fault("retrieveDispute", "status", status=400, body=body)
    with (
        rebuttal.StripeClient(**sandbox.stripe_options()) as client,
        pytest.raises(rebuttal.InvalidRequestError) as raised,
    ):
        client.retrieve_dispute("du_1")
    assert raised.value.provider_message == "Jane Roe is late"
    assert "Jane" not in repr(raised.value.args) and "Jane" not in repr(raised.value)


def test_an_argument_that_is_refused_before_sending_is_named(sandbox: Sandbox) -> None:
    with rebuttal.StripeClient(**sandbox.stripe_options()) as client:
        for call in (
            lambda: client.retrieve_dispute(""),
            lambda: client.retrieve_dispute(7),  # type: ignore[arg-type]
            lambda: client.upload_dispute_evidence(file="path"),  # type: ignore[arg-type]
            lambda: client.retrieve_dispute("du_1", options={"timeout": -1}),
            lambda: client.submit_dispute_evidence("du_1", evidence=object()),  # type: ignore[arg-type]
            lambda: client.list_disputes(created={"gte": object()}).first_page(),  # type: ignore[typeddict-item]
        ):
            with pytest.raises(rebuttal.InvalidArgumentError) as raised:
                call()
            assert raised.value.outcome == "not_done", raised.value
    for make in (
        lambda: rebuttal.StripeClient(api_key=""),
        lambda: rebuttal.StripeClient(api_key="sk_1", observer=7),  # type: ignore[arg-type]
        lambda: rebuttal.AlipayClient(**{**sandbox.options(), "private_key": None, "signer": 7}),
        lambda: rebuttal.StripeClient.from_env(api_key=""),
        lambda: rebuttal.dedup.MemoryDeduplicator(capacity=0),
    ):
        with pytest.raises(rebuttal.ConfigError) as refused:
            make()
        assert refused.value.outcome == "not_done", refused.value
    with (
        rebuttal.StripeClient(api_key="sk_1", api_base=closed_address(), max_attempts=1) as client,
        pytest.raises(rebuttal.TransportError) as unreached,
    ):
        client.retrieve_dispute("du_1")
    assert unreached.value.outcome == "not_done"
