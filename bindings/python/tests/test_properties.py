"""Any JSON in a response is kept or refused, and any parameters are sent exactly or refused. The examples are fixed."""

from __future__ import annotations

import functools
import json
import pickle
import typing
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import NoneType, UnionType
from typing import Any
from urllib.parse import parse_qsl

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rebuttal import CLEAR, DecodeError, InvalidArgumentError, StripeClient
from rebuttal._generated.alipay import types as alipay_types
from rebuttal._generated.stripe import lists as stripe_lists
from rebuttal._generated.stripe import types as stripe_types
from rebuttal._runtime.model import Model
from rebuttal._runtime.shapes import MessageOf
from rebuttal._runtime.times import Time
from rebuttal.stripe import Event

# Slow examples are no failures, and no database of examples is kept.
bounded = settings(
    max_examples=80,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)

odd = st.sampled_from(
    ["", "a", "__proto__", "response", "to_dict", "a[b]", "]", "é", "💳", "\x00", "\r\n", "&="]
)
text = odd | st.text(max_size=8)
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | text


def nested(leaves: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=6,
    )


DISPUTE: dict[str, Any] = {
    "id": "du_1", "object": "dispute", "amount": 1000, "balance_transactions": [], "charge": "ch_1",
    "created": 1, "currency": "usd", "evidence": {"receipt": None}, "is_charge_refundable": False,
    "evidence_details": {"has_evidence": False, "past_due": False, "submission_count": 0},
    "livemode": False, "metadata": {"order": "1"}, "reason": "general", "status": "needs_response",
}  # fmt: skip


class Provider:
    """Sends a fixed response to every request, and keeps the received bodies."""

    def __init__(self) -> None:
        self.answer = b"{}"
        self.arrived: list[bytes] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                provider.arrived.append(self.rfile.read(length))
                self.send_response(200)
                self.send_header("content-length", str(len(provider.answer)))
                self.end_headers()
                self.wfile.write(provider.answer)

            do_GET = do_POST

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        Thread(target=self.server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{self.server.server_port}"
        self.client = StripeClient(
            api_key="sk_test_1", api_base=base, files_base=base, max_attempts=1, timeout=20
        )


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    started = Provider()
    yield started
    started.client.close()
    started.server.shutdown()
    started.server.server_close()


def covers(given: Any, found: Any, path: str = "") -> None:
    """Checks that all given values are found. Absent and null are equal."""
    if isinstance(given, dict) and isinstance(found, dict):
        for key in given.keys() | found.keys():
            covers(given.get(key), found.get(key), f"{path}/{key}")
    elif isinstance(given, list) and isinstance(found, list):
        assert len(given) == len(found), path
        for one, other in zip(given, found, strict=True):
            covers(one, other, path)
    elif given != found or isinstance(given, bool) != isinstance(found, bool):
        assert same_scalar(given, found), f"{path}: {given!r} became {found!r}"


def same_scalar(given: Any, found: Any) -> bool:
    """A scalar in its other form, or the same time in another form."""
    if isinstance(found, str) and isinstance(given, str):
        try:
            return datetime.fromisoformat(given) == datetime.fromisoformat(found)
        except ValueError:
            return False
    as_text = json.dumps(given) if isinstance(given, bool | int | float) else str(given)
    return as_text == (json.dumps(found) if isinstance(found, bool | int | float) else str(found))


@bounded
@given(
    new=st.dictionaries(text, nested(scalars, text), max_size=3),
    inside=st.dictionaries(text, nested(scalars, text), max_size=2),
    changed=st.dictionaries(st.sampled_from([*DISPUTE]), nested(scalars, text), max_size=1),
)
def test_any_answer_is_kept_whole_or_refused(
    provider: Provider, new: Any, inside: Any, changed: Any
) -> None:
    data = {**DISPUTE, "evidence": {**inside, **DISPUTE["evidence"]}, **changed}
    data = {**{key: value for key, value in new.items() if key not in data}, **data}
    provider.answer = json.dumps(data).encode()
    try:
        answer = provider.client.retrieve_dispute("du_1")
    except DecodeError as error:
        assert changed, error
        assert error.path and error.raw == provider.answer
        assert pickle.loads(pickle.dumps(error)).path == error.path
        return
    assert answer.response.raw == provider.answer
    assert changed or not answer.response.unreadable_fields
    covers(without(data, answer.response.unreadable_fields), json.loads(answer.to_json()))
    for copied in (type(answer).from_dict(answer.to_dict()), pickle.loads(pickle.dumps(answer))):
        assert json.loads(copied.to_json()) == json.loads(answer.to_json())


def without(data: Any, pointers: list[str]) -> Any:
    """A copy of JSON without the values that could not be read."""
    kept = json.loads(json.dumps(data))
    for pointer in pointers:
        *way, last = (at.replace("~1", "/").replace("~0", "~") for at in pointer.split("/")[1:])
        place = kept
        for at in way:
            place = place[int(at) if isinstance(place, list) else at]
        del place[last]
    return kept


def of(hint: Any) -> st.SearchStrategy[Any]:
    """JSON for a field of that type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        message = any(isinstance(mark, MessageOf) for mark in inner[1:])
        return st.deferred(lambda: model(Event)) if message else of(inner[0])
    if origin in (typing.Union, UnionType):
        return st.one_of(*(of(one) for one in inner if one is not NoneType))
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin is list:
        return st.lists(of(inner[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(text, of(inner[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, Model):
        return st.deferred(lambda: model(hint))  # It may be inside itself.
    if hint in (datetime, Time):
        return st.sampled_from(["2026-11-22T03:44:00+05:30", "2026-11-22T03:44:00.25Z", "soon"])
    simple = {
        str: text,
        int: st.integers(-(2**53), 2**53),
        float: st.integers(0, 9) | st.floats(0, 9),
        bool: st.booleans(),
        bytes: st.sampled_from(["", "JVBERi0="]),
    }
    return simple[hint] if hint in simple else nested(scalars, text)


@functools.cache
def model(cls: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    hints = typing.get_type_hints(cls, include_extras=True)
    names = zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
    fields = {wire: of(hints[name]) for name, wire in names}
    needed = {field.encode_name for field in msgspec.structs.fields(cls) if field.required}
    known = st.fixed_dictionaries(
        {wire: fields[wire] for wire in fields if wire in needed},
        optional={wire: fields[wire] for wire in fields if wire not in needed},
    )
    new = st.dictionaries(text.filter(lambda key: key not in fields), scalars, max_size=1)
    return st.tuples(known, new).map(lambda both: {**both[0], **both[1]})


MODELS = [
    value
    for module in (alipay_types, stripe_types, stripe_lists)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Model) and value.__struct_fields__
]


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_every_type_of_an_answer_keeps_what_it_was_made_of(cls: type[Model]) -> None:
    @settings(bounded, max_examples=8)
    @given(model(cls))
    def holds(data: dict[str, Any]) -> None:
        made = cls.from_json(json.dumps(data))
        covers(data, json.loads(made.to_json()))
        restored = cls.from_dict(made.to_dict())
        assert json.loads(restored.to_json()) == json.loads(made.to_json())

    holds()


# Arguments of a program, valid and invalid.
anything = st.one_of(
    scalars,
    st.just(CLEAR),
    st.sampled_from([2**64, -(2**70), float("nan"), float("inf"), "\ud800", b"x", object()]),
)
parameters = st.dictionaries(text | st.just("\udc00"), nested(anything, text), max_size=2)


def pairs(name: str, value: Any) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, dict):
        return [pair for key, one in value.items() for pair in pairs(f"{name}[{key}]", one)]
    if isinstance(value, list):
        return [pair for at, one in enumerate(value) for pair in pairs(f"{name}[{at}]", one)]
    if value is CLEAR:
        return [(name, "")]
    return [(name, value if isinstance(value, str) else json.dumps(value))]


def number(value: str) -> str | float:
    """Equal numbers are equal in every form."""
    try:
        return value if value.lstrip("-").isdigit() else float(value)
    except ValueError:
        return value


@settings(bounded, max_examples=250)
@given(
    evidence=st.none()
    | nested(anything, text)
    | st.dictionaries(st.sampled_from(["receipt", "customer_name", "refund_policy"]), anything, max_size=2),
    metadata=st.none() | st.dictionaries(text, text | st.just(CLEAR), max_size=2) | parameters,
    extra=st.none() | parameters,
)  # fmt: skip
def test_any_parameters_are_sent_exactly_or_refused_by_name(
    provider: Provider, evidence: Any, metadata: Any, extra: Any
) -> None:
    provider.arrived.clear()
    provider.answer = json.dumps(DISPUTE).encode()
    given = {"evidence": evidence, "metadata": metadata}
    try:
        provider.client.update_dispute("du_1", submit=False, extra=extra, **given)
    except InvalidArgumentError as error:
        assert error.field and (error.outcome, error.attempts) == ("not_done", 0)
        fields = ("evidence", "metadata", "extra")
        assert error.field.startswith(fields), error.field
        assert provider.arrived == []
        return
    (body,) = provider.arrived
    arrived = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
    whole = {"submit": False, **given, **(extra or {})}
    expected = [pair for name, value in whole.items() for pair in pairs(name, value)]
    assert Counter((name, number(value)) for name, value in arrived) == Counter(
        (name, number(value)) for name, value in expected
    )
