"""The tree of exceptions."""

from __future__ import annotations

import pickle

import pytest
import rebuttal
from rebuttal import errors
from rebuttal._native import ERROR_CLASSES

FACTS = {
    "outcome": "unknown",
    "retryable": True,
    "attempts": 2,
    "http_status": 500,
    "code": "A",
    "field": "f",
}


def test_the_tree_is_the_cores() -> None:
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
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == "It failed."
    assert {key: getattr(again, key) for key in FACTS} == FACTS
    assert again.raw is None and error.raw == b"personal"
    assert str(again.__cause__.__cause__) == "further below"
    assert "personal" not in repr(error) and b"personal" not in pickle.dumps(error)


def test_an_error_from_the_core_has_its_facts_and_its_causes() -> None:
    made = errors._make(
        '{"class": "ServerError", "message": "It failed.", "outcome": "unknown", "retryable": true,'
        ' "attempts": 3, "http_status": 503, "causes": ["one", "two"]}',
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
    assert str(made.__cause__) == "one" and str(made.__cause__.__cause__) == "two"


def test_facts_that_no_error_has_are_a_mistake() -> None:
    with pytest.raises(TypeError, match="colour"):
        rebuttal.RebuttalError("It failed.", colour="red")
