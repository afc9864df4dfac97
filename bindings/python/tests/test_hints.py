"""Hints that work at run time: for frameworks that read them, and for pydantic."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import typing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pydantic
import pytest
import rebuttal
import rebuttal.alipay
import rebuttal.dedup
import rebuttal.errors
import rebuttal.stripe
from rebuttal import CLEAR
from rebuttal.stripe import DisputeStatus, EvidenceParams
from sandbox import Sandbox

MODULES = [rebuttal, rebuttal.alipay, rebuttal.stripe, rebuttal.dedup, rebuttal.errors]


def public() -> list[tuple[str, Any]]:
    """Every class and function of a module, and every method, inherited public ones included."""
    found: dict[str, Any] = {}
    for module in MODULES:
        for name in module.__all__:
            value = getattr(module, name)
            if not inspect.isclass(value) and not inspect.isfunction(value):
                continue
            if value.__module__ == "rebuttal._native":
                continue
            found[f"{module.__name__}.{name}"] = value
            members = inspect.getmembers_static(value) if inspect.isclass(value) else ()
            for at, member in members:
                if at.startswith("_") and at not in vars(value):
                    continue
                function = getattr(member, "__func__", getattr(member, "fget", member))
                if inspect.isfunction(function) and function.__module__.startswith("rebuttal"):
                    found[f"{module.__name__}.{name}.{at}"] = function
    return list(found.items())


PUBLIC = public()


def test_there_are_public_names() -> None:
    names = [name for name, _ in PUBLIC]
    assert len(names) > 200
    assert {
        "rebuttal.stripe.StripeClient.__init__",
        "rebuttal.stripe.StripeClient.from_env",
        "rebuttal.stripe.AsyncStripeClient.upload_dispute_evidence",
        "rebuttal.stripe.StripeWebhooks.receive",
        "rebuttal.stripe.EvidenceParams",
        "rebuttal.dedup.claimed",
        "rebuttal.dedup.AsyncSqliteDeduplicator.claim",
        "rebuttal.stripe.DisputeEvent.dedup_key",
    } <= set(names)


@pytest.mark.parametrize(("name", "value"), PUBLIC, ids=[name for name, _ in PUBLIC])
def test_all_hints_can_be_resolved(name: str, value: Any) -> None:
    typing.get_type_hints(value, include_extras=True)


def flat(hint: Any) -> set[Any]:
    inside = typing.get_args(hint)
    return set().union(*map(flat, inside)) if inside else {hint}


def test_the_values_of_an_enum_are_there_at_run_time() -> None:
    values = flat(DisputeStatus)
    assert {"needs_response", "won", "lost", "warning_closed", str} <= values
    assert "ACCEPT_BY_CUSTOMER" in flat(rebuttal.alipay.DisputeJudgedResult)
    for module in (rebuttal.alipay, rebuttal.stripe):
        aliases = [getattr(module, name) for name in module.__all__]
        enums = [
            alias
            for alias in aliases
            if typing.get_origin(alias) is not None and str in flat(alias)
        ]
        assert len(enums) > 5
        assert all(any(isinstance(value, str) for value in flat(enum)) for enum in enums)


METHODS = [
    (name, value)
    for name, value in PUBLIC
    if inspect.isfunction(value) and not name.rsplit(".", 1)[-1].startswith("_")
]


@pytest.mark.parametrize(("name", "value"), METHODS, ids=[name for name, _ in METHODS])
def test_pydantic_validates_calls_of_every_function(name: str, value: Any) -> None:
    pydantic.validate_call(value)


@pytest.mark.parametrize(
    "cls",
    [
        rebuttal.StripeClient,
        rebuttal.AsyncStripeClient,
        rebuttal.AlipayClient,
        rebuttal.AsyncAlipayClient,
        rebuttal.StripeWebhooks,
        rebuttal.AlipayWebhooks,
    ],
)
def test_pydantic_validates_constructors(cls: Any) -> None:
    pydantic.validate_call(cls.__init__)
    pydantic.validate_call(cls.from_env)


def test_a_validated_call_works(sandbox: Sandbox, tmp_path: Path) -> None:
    dispute = sandbox.stripe_dispute()
    document = tmp_path / "a.pdf"
    document.write_bytes(b"%PDF-1.7 x")
    with rebuttal.StripeClient(**sandbox.stripe_options()) as client:
        stage = pydantic.validate_call(client.stage_dispute_evidence)
        staged = stage(
            dispute,
            evidence={"customer_name": "Jane Roe", "uncategorized_text": CLEAR},
            options={"timeout": timedelta(seconds=20)},
        )
        assert staged.evidence is not None and staged.evidence.customer_name == "Jane Roe"
        listed = pydantic.validate_call(client.list_disputes)
        assert listed(created={"gte": datetime(2020, 1, 1, tzinfo=UTC)}).first_page().data
        upload = pydantic.validate_call(client.upload_dispute_evidence)
        with document.open("rb") as opened:
            for file in (document, b"%PDF-1.7 x", opened, ("b.pdf", memoryview(b"%PDF-1.7 x"))):
                assert upload(file=file).size == 10
        with pytest.raises(pydantic.ValidationError):
            stage(dispute, evidence={"customer_name": object()})
        with pytest.raises(pydantic.ValidationError):
            stage(7, evidence={})


def test_a_validated_receiver_takes_headers_and_bodies_as_they_are() -> None:
    hooks = rebuttal.StripeWebhooks(webhook_secret="whsec_1")
    body = (
        b'{"id":"evt_1","object":"event","created":1,"livemode":false,"type":"x.y",'
        b'"data":{"object":{}}}'
    )
    receive = pydantic.validate_call(hooks.receive)
    headers = hooks.sign_test_message(body, "whsec_1")
    for given in (headers, list(headers.items()), iter(headers.items())):
        assert receive(given, bytearray(body)).id == "evt_1"
    with rebuttal.dedup.claimed(rebuttal.dedup.MemoryDeduplicator(), "key") as first:
        assert first
    claimed = pydantic.validate_call(rebuttal.dedup.claimed)
    with claimed(rebuttal.dedup.MemoryDeduplicator(), receive(headers, body)) as first:
        assert first


def test_parameters_are_fields_of_pydantic() -> None:
    class Draft(pydantic.BaseModel):
        dispute: str
        status: DisputeStatus
        evidence: EvidenceParams
        options: rebuttal.stripe.CallOptions | None = None

    draft = Draft.model_validate_json(
        '{"dispute": "du_1", "status": "of_tomorrow", "evidence": {"customer_name": "Jane", '
        '"enhanced_evidence": {"visa_compliance": {"fee_acknowledged": true}}}}'
    )
    assert draft.evidence.get("customer_name") == "Jane"
    assert draft.status == "of_tomorrow"
    assert Draft(dispute="du_1", status="won", evidence={"receipt": CLEAR}).evidence == {
        "receipt": CLEAR
    }
    with pytest.raises(pydantic.ValidationError):
        Draft.model_validate({"dispute": "du_1", "status": "won", "evidence": {"customer_name": 7}})
    assert pydantic.TypeAdapter(EvidenceParams).validate_python({}) == {}
    for module in (rebuttal.stripe, rebuttal.alipay):
        for name in module.__all__:
            if name.endswith("Params") or name == "CallOptions":
                pydantic.TypeAdapter(getattr(module, name))


def test_importing_loads_no_more_than_before() -> None:
    program = (
        "import json, sys; before = set(sys.modules); import rebuttal; "
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    loaded = json.loads(ran.stdout)
    assert not {"msgspec", "pydantic", "asyncio", "inspect", "typing_extensions"} & set(loaded)
    assert not [name for name in loaded if name.startswith("rebuttal._generated.")][1:], loaded
    first = "import rebuttal, sys; rebuttal.StripeClient; print('\\n'.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", first], check=True, capture_output=True)
    assert not {"pydantic", "asyncio", "gevent"} & set(ran.stdout.decode().split())
