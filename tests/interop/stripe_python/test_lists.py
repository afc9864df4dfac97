"""What the official SDK lists, the sandbox gives page by page, each item once."""

from __future__ import annotations

from typing import Any

import pytest
import stripe
from harness import connected
from sandbox import Sandbox
from stripe import StripeClient

INTENT = "pi_3SANDBOX"


def ids(listed: stripe.ListObject[Any]) -> list[str]:
    return [one.id for one in listed.auto_paging_iter()]


def test_it_walks_in_both_directions_with_its_filter(
    sandbox: Sandbox, merchant: StripeClient
) -> None:
    newest_first = sandbox.stripe_disputes(23, payment_intent=INTENT)
    stranger = sandbox.stripe_dispute()
    params: Any = {"limit": 5, "payment_intent": INTENT}
    assert ids(merchant.v1.disputes.list(params)) == newest_first
    requests = sandbox.requests()
    assert len(requests) == 5
    assert all(["payment_intent", INTENT] in request["query"] for request in requests)
    assert ["starting_after", newest_first[4]] in requests[1]["query"]
    oldest = newest_first[-1]
    backwards = merchant.v1.disputes.list({**params, "ending_before": oldest})
    assert ids(backwards) == newest_first[-2::-1]
    assert all(["payment_intent", INTENT] in one["query"] for one in sandbox.requests())
    assert ids(merchant.v1.disputes.list({"limit": 100})) == [stranger, *newest_first]


def test_a_page_is_what_it_asked_for(sandbox: Sandbox, merchant: StripeClient) -> None:
    newest_first = sandbox.stripe_disputes(12)
    page = merchant.v1.disputes.list()
    assert (page.object, page.url, page.has_more) == ("list", "/v1/disputes", True)
    assert [one.id for one in page] == newest_first[:10]
    rest = page.next_page()
    assert ([one.id for one in rest], rest.has_more) == (newest_first[10:], False)
    assert rest.next_page().is_empty
    middle = merchant.v1.disputes.list({"limit": 2, "ending_before": newest_first[5]})
    assert ([one.id for one in middle], middle.has_more) == (newest_first[3:5], True)
    last = merchant.v1.disputes.list({"starting_after": newest_first[-1]})
    assert (last.is_empty, last.has_more) == (True, False)


def test_it_walks_over_a_thousand(sandbox: Sandbox, merchant: StripeClient) -> None:
    newest_first = sandbox.stripe_disputes(1000)
    assert ids(merchant.v1.disputes.list({"limit": 100})) == newest_first
    params: Any = {"limit": 100, "ending_before": newest_first[-1]}
    assert ids(merchant.v1.disputes.list(params)) == newest_first[-2::-1]


def test_times_and_charges_filter(sandbox: Sandbox, merchant: StripeClient) -> None:
    created = 1_767_225_600
    first, second, third = (
        sandbox.stripe_dispute(created=created + day * 86_400) for day in range(3)
    )
    charge = merchant.v1.disputes.retrieve(second).charge
    later = created + 86_400
    cases: list[tuple[Any, list[str]]] = [
        ({"charge": charge}, [second]),
        ({"created": {"gte": later}}, [third, second]),
        ({"created": {"gt": later}}, [third]),
        ({"created": {"lt": later}}, [first]),
        ({"created": {"gte": created, "lte": later}}, [second, first]),
        ({"created": later}, [second]),
        ({"charge": charge, "created": {"gt": later}}, []),
        ({"payment_intent": "pi_of_nobody"}, []),
    ]
    for params, expected in cases:
        assert ids(merchant.v1.disputes.list(params)) == expected, params


def test_it_keeps_the_connected_account_while_it_walks(sandbox: Sandbox) -> None:
    account = "acct_1SANDBOX"
    newest_first = sandbox.stripe_disputes(7, account=account)
    sandbox.stripe_disputes(3)
    with connected(sandbox, stripe_account=account) as connection:
        assert ids(connection.v1.disputes.list({"limit": 3})) == newest_first
    assert {one["headers"]["stripe-account"] for one in sandbox.requests()} == {account}


def test_pages_that_cannot_be_are_refused(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    both = {"starting_after": dispute, "ending_before": dispute}
    cases: list[tuple[Any, int, str]] = [
        (both, 400, "parameters_exclusive"),
        ({"limit": 0}, 400, "parameter_invalid_integer"),
        ({"limit": 101}, 400, "parameter_invalid_integer"),
        ({"limit": "ten"}, 400, "parameter_invalid_integer"),
        ({"status": "lost"}, 400, "parameter_unknown"),
        ({"created": {"after": 1}}, 400, "parameter_unknown"),
        ({"starting_after": "du_of_nobody"}, 404, "resource_missing"),
    ]
    for params, status, code in cases:
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            merchant.v1.disputes.list(params)
        assert (refusal.value.http_status, refusal.value.code) == (status, code), params
