"""What our client sends is what the official SDK sends: the sandbox's log has the same names and values of both.

The SDK for Python leaves out what is None, and so does ours; to clear, it takes an empty text, and ours CLEAR.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
import rebuttal
import stripe
from harness import PDF
from rebuttal import CLEAR
from sandbox import Sandbox
from stripe import StripeClient

VISA_3: Any = {
    "disputed_transaction": {
        "customer_account_id": "für dich",
        "customer_device_fingerprint": "f" * 20,
        "customer_device_id": "d" * 15,
        "customer_email_address": "jenny+1@example.com",
        "customer_purchase_ip": "2001:db8::1",
        "product_description": "a b+c&d=é",
        "merchandise_or_services": "services",
        "shipping_address": {
            "city": "Köln",
            "country": "DE",
            "line1": "Straße 1/2 #3",
            "line2": "100 %",
            "postal_code": "50667",
            "state": "NW",
        },
    },
    "prior_undisputed_transactions": [
        {"charge": "ch_1", "customer_purchase_ip": "192.0.2.1", "product_description": "[one]"},
        {"charge": "ch_2", "shipping_address": {"line1": "1 Main St", "country": "US"}},
    ],
}
ENHANCED: Any = {
    "visa_compelling_evidence_3": VISA_3,
    "visa_compliance": {"fee_acknowledged": True},
    "mastercard_compliance": {"fee_acknowledged": False},
}
TEXTS: Any = {
    "access_activity_log": "line 1\nline 2\r\n\ttab",
    "product_description": "Widget ABC, colour: red; 100 % + more & \U0001f600",
    "uncategorized_text": "=?&[]%2F+ ' \" ~ * ( ) !",
}
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def cleared(value: object) -> Any:
    """The same with CLEAR where the SDK clears by an empty text."""
    if isinstance(value, dict):
        return {name: cleared(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [cleared(inner) for inner in value]
    return CLEAR if value == "" else value


UPDATES: dict[str, Any] = {
    "texts": {"evidence": TEXTS, "submit": False},
    "enhanced evidence": {"evidence": {"enhanced_evidence": ENHANCED}, "submit": False},
    "cleared fields": {
        "evidence": {"uncategorized_text": "", "receipt": "", "customer_name": "Jenny"},
        "submit": False,
    },
    "cleared enhanced evidence": {"evidence": {"enhanced_evidence": ""}, "submit": False},
    "cleared parts": {
        "evidence": {
            "enhanced_evidence": {
                "visa_compelling_evidence_3": {
                    "disputed_transaction": {
                        "customer_account_id": "",
                        "shipping_address": {"line2": "", "city": "Köln"},
                    }
                }
            }
        },
        "submit": False,
    },
    "metadata": {
        "metadata": {"order": "6735", "clerk": "", "odd: key/ü": "a=b&c"},
        "submit": False,
    },
    "cleared metadata": {"metadata": "", "submit": False},
    "expansion": {"expand": ["charge", "payment_intent", "evidence.receipt"], "submit": False},
    "method": {"intended_submission_method": "manual", "submit": False},
    "nothing": {"submit": False, "evidence": None, "metadata": None, "expand": None},
    "submission": {"evidence": TEXTS, "submit": True, "metadata": {"a": "1"}},
}

LISTS: dict[str, Any] = {
    "everything": {},
    "a moment and later": {"created": {"gte": SINCE, "lt": 1_900_000_000}, "limit": 100},
    "a range": {"created": {"gt": 1, "lte": 2}},
    "one payment": {"payment_intent": "pi_1", "charge": "ch_1"},
    "expansion": {"expand": ["data.charge", "data.payment_intent"], "limit": 3},
}


@pytest.fixture
def ours(sandbox: Sandbox) -> Iterator[rebuttal.StripeClient]:
    with rebuttal.StripeClient(**sandbox.stripe_options()) as client:
        yield client


def sent(sandbox: Sandbox, call: Callable[[], object]) -> dict[str, Any]:
    """What one call sends, as the sandbox decoded it."""
    before = len(sandbox.requests())
    call()
    [request] = sandbox.requests()[before:]
    assert request["status"] == 200, request["verdict"]
    headers = request["headers"]
    return {
        "method": request["method"],
        "path": request["path"].split("?")[0],
        "query": sorted(request["query"]),
        "form": sorted(request["form"]),
        "version": headers["stripe-version"],
        "account": headers.get("stripe-account"),
        "keyed": "idempotency-key" in headers,
        "media": headers.get("content-type", "").split(";")[0]
        if request["method"] == "POST"
        else None,
        "files": [{**file, "content_type": None} for file in request["files"]],
    }


@pytest.mark.parametrize("name", UPDATES)
def test_updates(
    sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient, name: str
) -> None:
    params = UPDATES[name]
    dispute = sandbox.stripe_dispute()
    theirs = sent(sandbox, lambda: merchant.v1.disputes.update(dispute, params))
    # As new, so that what is submitted can be submitted again.
    sandbox.reset()
    sandbox.stripe_dispute(id=dispute)
    assert sent(sandbox, lambda: ours.update_dispute(dispute, **cleared(params))) == theirs
    submit = params["submit"]
    assert ["submit", "true" if submit else "false"] in theirs["form"]
    rest = {key: value for key, value in cleared(params).items() if key != "submit"}
    sandbox.reset()
    sandbox.stripe_dispute(id=dispute)
    verb = ours.submit_dispute_evidence if submit else ours.stage_dispute_evidence
    assert sent(sandbox, lambda: verb(dispute, **rest)) == theirs


@pytest.mark.parametrize("name", LISTS)
def test_lists(
    sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient, name: str
) -> None:
    params = LISTS[name]
    theirs = sent(sandbox, lambda: merchant.v1.disputes.list(params))
    assert sent(sandbox, lambda: ours.list_disputes(**params).first_page()) == theirs


def test_walks(sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient) -> None:
    newest_first = sandbox.stripe_disputes(7, payment_intent="pi_1")
    for cursor in [{}, {"ending_before": newest_first[-1]}, {"starting_after": newest_first[0]}]:
        params: Any = {"payment_intent": "pi_1", "limit": 3, **cursor}
        before = len(sandbox.requests())
        theirs = [one.id for one in merchant.v1.disputes.list(params).auto_paging_iter()]
        between = len(sandbox.requests())
        found = [one.id for one in ours.list_disputes(**params)]
        assert found == theirs
        requests = [sorted(one["query"]) for one in sandbox.requests()]
        assert requests[before:between] == requests[between:]


def test_other_calls(sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    event = merchant.v1.events.list().data[0].id
    expand: Any = {"expand": ["charge"]}
    types: Any = {"types": ["charge.dispute.created", "charge.dispute.closed"]}
    undelivered: Any = {"delivery_success": False, "type": "charge.dispute.*"}
    files: Any = {"purpose": "dispute_evidence", "created": {"gte": 1}}
    pairs: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (
            lambda: merchant.v1.disputes.retrieve(dispute, expand),
            lambda: ours.retrieve_dispute(dispute, **expand),
        ),
        (
            lambda: merchant.v1.events.list(types),
            lambda: ours.list_events(**types).first_page(),
        ),
        (
            lambda: merchant.v1.events.list(undelivered),
            lambda: ours.list_events(**undelivered).first_page(),
        ),
        (lambda: merchant.v1.events.retrieve(event), lambda: ours.retrieve_event(event)),
        (
            lambda: merchant.v1.files.list(files),
            lambda: ours.list_files(**files).first_page(),
        ),
    ]
    for theirs, own in pairs:
        assert sent(sandbox, own) == sent(sandbox, theirs)
    key: Any = {"idempotency_key": "k" * 255}
    closed = sent(sandbox, lambda: merchant.v1.disputes.close(dispute, expand, key))
    assert sent(sandbox, lambda: ours.close_dispute(dispute, **expand, options=key)) == closed
    assert sandbox.effects(dispute) == 1, "it is the same request, given again"


def test_connected_accounts(
    sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient
) -> None:
    account = "acct_1SANDBOX"
    dispute = sandbox.stripe_dispute(account=account)
    options: Any = {"stripe_account": account}
    theirs = sent(sandbox, lambda: merchant.v1.disputes.retrieve(dispute, options=options))
    own = sent(sandbox, lambda: ours.retrieve_dispute(dispute, options={"account": account}))
    assert own == theirs
    assert own["account"] == account


def test_uploads(sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient) -> None:
    link: Any = {"create": True, "expires_at": 1_900_000_000, "metadata": {"order": "6735"}}
    file = BytesIO(PDF)
    file.name = 'a "receipt", größe.pdf'
    given: Any = {"purpose": "dispute_evidence", "file_link_data": link}
    theirs = sent(sandbox, lambda: merchant.v1.files.create({**given, "file": file}))
    named = (file.name, PDF)
    assert sent(sandbox, lambda: ours.create_file(**given, file=named)) == theirs
    assert (
        sent(sandbox, lambda: ours.upload_dispute_evidence(file=named, file_link_data=link))
        == theirs
    )


def test_each_reads_what_the_other_uploaded(
    sandbox: Sandbox, merchant: StripeClient, ours: rebuttal.StripeClient
) -> None:
    params: Any = {"purpose": "dispute_evidence", "file": BytesIO(PDF)}
    theirs = merchant.v1.files.create(params)
    assert ours.download_file(theirs.id) == PDF
    own = ours.upload_dispute_evidence(file=PDF + b"%")
    assert merchant.v1.files.retrieve(own.id).to_dict()["size"] == len(PDF) + 1
    evidence: Any = {"receipt": own.id, "uncategorized_file": theirs.id}
    dispute = sandbox.stripe_dispute()
    staged = ours.stage_dispute_evidence(dispute, evidence=evidence)
    found = merchant.v1.disputes.retrieve(dispute, {"expand": ["evidence.receipt"]})
    assert type(found.evidence.receipt) is stripe.File
    assert found.evidence.uncategorized_file == staged.evidence.uncategorized_file
