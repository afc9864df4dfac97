"""Responses that are no object, unions of objects, and files inside of parameters: what other providers' documents have."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any, ClassVar

import pytest
from rebuttal import DecodeError, InvalidArgumentError, NoContent, ResponseList, ResponseValue
from rebuttal._runtime import answers, encode, model, unions


class Late(model.Model, frozen=True, kw_only=True):
    kind: str
    days: int
    seal: bytes | None = None


class Lost(model.Model, frozen=True, kw_only=True, rename={"place": "where"}):
    kind: str
    place: str | None = None
    because: Why | None = None


class Case(model.Response, frozen=True, kw_only=True):
    __private_objects__: ClassVar[frozenset[str]] = frozenset({"why"})

    id: str
    why: Why | None = None
    all: list[Why] | None = None


Why: Any = unions.union("Why", "kind", "kind", {"late": Late, "lost": Lost, "gone": Lost})

WIRE = {
    "id": "c-1",
    "why": {"kind": "gone", "where": "sea", "because": {"kind": "late", "days": 2, "new": [1]}},
    "all": [{"kind": "late", "days": 1, "seal": "c2VhbA=="}, {"kind": "burnt", "deep": {"a": 1}}],
    "more": 1,
}


def test_an_object_of_a_union_is_of_its_class_and_one_that_is_new_is_a_dict() -> None:
    case = Case.from_json(json.dumps(WIRE))
    assert isinstance(case.why, Lost)
    assert isinstance(case.why.because, Late)
    assert case.why.because.unknown_fields() == {"new": [1]}
    assert case.all is not None
    assert case.all == [Late(kind="late", days=1, seal=b"seal"), WIRE["all"][1]]  # type: ignore[index]


def test_what_a_union_holds_survives_every_way_of_keeping_it() -> None:
    case = Case.from_json(json.dumps(WIRE))
    assert json.loads(case.to_json()) == WIRE
    assert pickle.loads(pickle.dumps(case)) == case
    again = Case.from_dict(case.to_dict())
    assert again == case
    assert isinstance(again.why, Lost)
    assert isinstance(again.why.because, Late)
    assert again.why.because.unknown_fields() == {"new": [1]}


def test_an_object_that_is_not_what_its_field_tells_is_refused_with_its_path() -> None:
    with pytest.raises(DecodeError, match="days"):
        Case.from_json('{"id":"c-1","why":{"kind":"late"}}')
    with pytest.raises(DecodeError):
        Case.from_json('{"id":"c-1","why":"late"}')


def test_an_object_that_nobody_knows_is_not_shown() -> None:
    shown = repr(Case(id="c-1", why={"kind": "burnt", "letter": "Jane"}))
    assert "Jane" not in shown
    assert "Late" in repr(Case(id="c-1", why=Late(kind="late", days=1)))


def test_a_list_keeps_what_its_items_have_and_their_class_has_not() -> None:
    data: Any = b'[{"id":"c-1","new":1},{"id":"c-2"}]'
    read = answers.ListOf[Case](Case).read(data, known=False)
    assert isinstance(read, ResponseList)
    assert [one.id for one in read] == ["c-1", "c-2"]
    assert read[0].unknown_fields() == {"new": 1}
    assert read == answers.ListOf[Case](Case).read(data, known=True)
    texts: Any = b'["a","b"]'
    assert answers.ListOf[str](str).read(texts, known=False) == ["a", "b"]
    with pytest.raises(AttributeError, match="ResponseList"):
        _ = read.response
    with pytest.raises(DecodeError, match="can't read the response"):
        answers.ListOf[str](str).read(data, known=True)


def test_a_map_or_a_scalar_is_the_value_of_a_response() -> None:
    data: Any = b'{"a":{"id":"c-1","new":1},"b":{"id":"c-2"}}'
    read = answers.MapOf[Case](Case).read(data, known=False)
    assert isinstance(read, ResponseValue)
    assert {key: one.id for key, one in read.value.items()} == {"a": "c-1", "b": "c-2"}
    assert read.value["a"].unknown_fields() == {"new": 1}
    assert read == answers.MapOf[Case](Case).read(data, known=True)
    truth: Any = b"true"
    assert answers.ValueOf[bool](bool).read(truth, known=True).value is True
    with pytest.raises(DecodeError):
        answers.ValueOf[int](int).read(truth, known=True)
    with pytest.raises(AttributeError, match="ResponseValue"):
        _ = read.response
    assert pickle.loads(pickle.dumps(read)) == read


def test_texts_and_what_no_class_knows_are_not_shown() -> None:
    shown = ResponseList(["Jane", {"note": "Jane"}, ["Jane"], 7, None, Late(kind="late", days=1)])
    assert repr(shown) == "ResponseList([..., ..., ..., 7, ..., Late(kind='late', days=1)])"
    assert "Jane" not in f"{shown} {list(shown.__rich_repr__())}"
    assert next(iter(shown)) == "Jane"
    for hidden in ("Jane", {"Jane": 1}):
        assert repr(ResponseValue(hidden)) == "ResponseValue(...)"
    assert str(ResponseValue(7)) == "ResponseValue(7)"


def test_a_response_without_content_is_falsy_and_has_its_exchange() -> None:
    data: Any = b"null"
    nothing = answers.NOTHING.read(data, known=True)
    assert not nothing
    assert isinstance(answers.MaybeEmpty(Case).read(data, known=True), NoContent)
    assert isinstance(answers.Maybe(answers.ListOf[str](str)).read(data, known=True), NoContent)
    assert isinstance(answers.Maybe(answers.ValueOf[int](int)).read(data, known=True), NoContent)
    some: Any = b'{"id":"c-1"}'
    assert answers.MaybeEmpty(Case).read(some, known=True) == Case(id="c-1")


def test_files_stand_in_parameters_where_the_operation_takes_them() -> None:
    given = {
        "paper": {"content": b"a"},
        "all": [("b.pdf", b"b"), Path("c.pdf")],
        "texts": ("d", "e"),
    }
    request, files = encode.request(given, None, nested_files=True)
    expected = {
        "paper": {"content": {"$attachment": 0}},
        "all": [{"$attachment": 1}, {"$attachment": 2}],
        "texts": ["d", "e"],
    }
    assert json.loads(request) == expected
    assert files == [(b"a", None), (b"b", "b.pdf"), ("c.pdf", None)]
    with pytest.raises(InvalidArgumentError, match="bytes"):
        encode.request({"text": b"a"}, None)
