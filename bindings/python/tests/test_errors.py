"""The tree of exceptions."""

from __future__ import annotations

import pickle

import pytest
import rebuttal
from rebuttal import errors
from rebuttal._native import ERROR_CLASSES
from sandbox import Sandbox

FACTS = {
    "outcome": "unknown",
    "retryable": True,
    "attempts": 2,
    "http_status": 500,
    "code": "A",
    "field": "f",
    "reason": "endpoint-rate",
    "idempotency_key": "k1",
    "details": {"param": "dispute"},
}


def test_the_tree_of_errors_is_the_cores() -> None:
    for name, parent in ERROR_CLASSES:
        cls = getattr(rebuttal, name)
        assert cls.__bases__[0] is getattr(rebuttal, parent), name
        assert cls.__doc__
    named = {name for name, _ in ERROR_CLASSES} | {"Cause", "RebuttalError"}
    assert named == set(errors.__all__)


def test_pythons_own_classes_catch_them_too() -> None:
    assert issubclass(rebuttal.InvalidArgumentError, ValueError)
    assert issubclass(rebuttal.RequestTimeoutError, TimeoutError)
    assert issubclass(rebuttal.RequestTimeoutError, rebuttal.TransportError)


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name != "Cause"])
def test_each_is_picklable_without_the_raw_answer(name: str) -> None:
    error = getattr(errors, name)("It failed.", raw=b"personal", **FACTS)
    error.__cause__ = errors.Cause("below")
    error.__cause__.__cause__ = errors.Cause("further below")
    restored = pickle.loads(pickle.dumps(error))
    assert type(restored) is type(error)
    assert str(restored) == "It failed."
    assert {key: getattr(restored, key) for key in FACTS} == FACTS
    assert restored.raw is None and error.raw == b"personal"
    assert str(restored.__cause__.__cause__) == "further below"
    assert "personal" not in repr(error) and b"personal" not in pickle.dumps(error)


def test_an_error_from_the_core_has_its_facts_and_its_causes() -> None:
    made = errors._make(
        '{"class": "ServerError", "message": "It failed.", "outcome": "unknown", "retryable": true,'
        ' "attempts": 3, "http_status": 503, "details": {"param": "a"}, "idempotency_key": "k1",'
        ' "causes": ["one", "two"]}',
        b"raw",
    )
    assert type(made) is rebuttal.ServerError
    assert (made.outcome, made.retryable, made.attempts, made.http_status) == (
        "unknown",
        True,
        3,
        503,
    )
    assert (made.raw, made.after_lost_attempt, made.field) == (b"raw", False, None)
    assert (made.details, made.idempotency_key, made.reason) == ({"param": "a"}, "k1", None)
    assert str(made.__cause__) == "one" and str(made.__cause__.__cause__) == "two"


def test_an_error_without_further_fields_has_no_details() -> None:
    one, other = rebuttal.RebuttalError("It failed."), rebuttal.RebuttalError("It failed.")
    one.details["mine"] = "1"
    assert other.details == {}


def test_a_refusal_has_the_parameter_and_the_idempotency_key_of_the_call(sandbox: Sandbox) -> None:
    sandbox.fault("updateDispute", "refuse", code="parameter_unknown", param="colour")
    with (
        rebuttal.StripeClient(**sandbox.stripe_options()) as client,
        pytest.raises(rebuttal.InvalidRequestError) as raised,
    ):
        client.submit_dispute_evidence("du_1", options={"idempotency_key": "mine"})
    error = pickle.loads(pickle.dumps(raised.value))
    assert error.details["param"] == "colour"
    assert error.details["type"] == "invalid_request_error"
    assert (error.code, error.idempotency_key) == ("parameter_unknown", "mine")


def test_a_limit_that_was_met_is_named(sandbox: Sandbox) -> None:
    reason = "endpoint-concurrency"
    sandbox.fault("retrieveDispute", "refuse", code="rate_limit", reason=reason, times=3)
    with (
        rebuttal.StripeClient(**sandbox.stripe_options()) as client,
        pytest.raises(rebuttal.RateLimitedError) as raised,
    ):
        client.retrieve_dispute("du_1")
    assert raised.value.reason == reason and reason in repr(raised.value)
    assert raised.value.idempotency_key is None


def test_facts_that_no_error_has_are_a_mistake() -> None:
    with pytest.raises(TypeError, match="colour"):
        rebuttal.RebuttalError("It failed.", colour="red")
