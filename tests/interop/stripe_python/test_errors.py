"""Each class of error that the official SDK documents is raised for the sandbox's answer to what causes it, and what was
repeated with its key happened once."""

from __future__ import annotations

from typing import Any

import pytest
import rebuttal
import stripe
from harness import connected, effects
from rebuttal import errors
from sandbox import Sandbox, closed_address
from stripe import StripeClient, StripeError

NOBODY = "du_of_nobody"
EVIDENCE: Any = {"evidence": {"uncategorized_text": "We sent it."}, "submit": True}


def raised(merchant: StripeClient, dispute: str, **options: Any) -> StripeError:
    """What closing a dispute raises."""
    with pytest.raises(StripeError) as refusal:
        merchant.v1.disputes.close(dispute, options=options or None)
    return refusal.value


def test_keys_that_are_not_the_merchants(sandbox: Sandbox) -> None:
    for key, code in {"sk_test_of_nobody": None, "pk_test_1": "secret_key_required"}.items():
        with connected(sandbox, api_key=key) as stranger:
            error = raised(stranger, sandbox.stripe_dispute())
        assert type(error) is stripe.AuthenticationError
        assert error.http_status == 401
        assert error.error is not None
        assert error.error.code == code
        assert error.request_id == sandbox.requests()[-1]["request_id"]


def test_keys_that_may_not(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    sandbox.control("/_sandbox/stripe/settings", {"denied": ["closeDispute"]}, "PUT")
    error = raised(merchant, dispute)
    assert type(error) is stripe.PermissionError
    assert error.http_status == 403
    error = raised(merchant, dispute, stripe_account="nobody")
    assert type(error) is stripe.PermissionError
    assert error.error is not None
    assert error.error.code == "account_invalid"
    assert effects(sandbox, dispute) == {}


def test_requests_that_are_wrong(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    error = raised(merchant, NOBODY)
    assert type(error) is stripe.InvalidRequestError
    assert (error.http_status, error.code, error.param) == (404, "resource_missing", "dispute")
    assert error.error is not None
    assert error.error.type == "invalid_request_error"
    assert error.error.doc_url == "https://stripe.com/docs/error-codes/resource-missing"
    assert error.user_message == f"No such dispute: '{NOBODY}'"
    charge = {"charge": "ch_1"}
    cases: list[tuple[Any, str, str | None]] = [
        ({"evidence": {"receit": "x"}}, "evidence[receit]", "parameter_unknown"),
        ({"submitt": True}, "submitt", "parameter_unknown"),
        ({"evidence": {"enhanced_evidence": {"visa": {}}}, "submit": "maybe"}, "submit", None),
        ({"evidence": {"customer_name": "x" * 5001}}, "evidence[customer_name]", None),
        ({"metadata": {"key": "x" * 501}}, "metadata[key]", None),
        ({"metadata": {"k" * 41: "x"}}, f"metadata[{'k' * 41}]", None),
        ({"metadata": {f"k{number}": "x" for number in range(51)}}, "metadata", None),
        ({"expand": ["nothing"]}, "expand", None),
        (
            enhanced({"prior_undisputed_transactions": [charge]}),
            f"{VISA_3}[prior_undisputed_transactions]",
            None,
        ),
        (
            enhanced({"prior_undisputed_transactions": [charge, {"customer_account_id": "1"}]}),
            f"{VISA_3}[prior_undisputed_transactions][1][charge]",
            "parameter_missing",
        ),
    ]
    for params, param, code in cases:
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            merchant.v1.disputes.update(dispute, params)
        found = refusal.value
        assert (found.http_status, found.param, found.code) == (400, param, code), params
    assert effects(sandbox, dispute) == {}


VISA_3 = "evidence[enhanced_evidence][visa_compelling_evidence_3]"


def enhanced(visa_3: object) -> dict[str, Any]:
    return {"evidence": {"enhanced_evidence": {"visa_compelling_evidence_3": visa_3}}}


@pytest.mark.parametrize(
    ("order", "expected", "ours", "status"),
    [
        ({"status": 402, "code": "card_declined"}, stripe.CardError, errors.RejectedError, 402),
        (
            {"code": "rate_limit", "reason": "global-rate"},
            stripe.RateLimitError,
            errors.RateLimitedError,
            429,
        ),
        (
            {"code": "rate_limit", "status": 400},
            stripe.RateLimitError,
            errors.RateLimitedError,
            400,
        ),
        ({"code": "lock_timeout"}, stripe.RateLimitError, errors.RateLimitedError, 429),
        (
            {"status": 400, "type": "idempotency_error"},
            stripe.IdempotencyError,
            errors.ConflictError,
            400,
        ),
        ({"code": "api_key_expired"}, stripe.AuthenticationError, errors.AuthenticationError, 401),
        ({"code": "account_invalid"}, stripe.PermissionError, errors.PermissionDeniedError, 403),
        ({"code": "resource_missing"}, stripe.InvalidRequestError, errors.NotFoundError, 404),
        ({"status": 400}, stripe.InvalidRequestError, errors.InvalidRequestError, 400),
        # By its type an idempotency error; the SDK looks at the status first.
        ({"code": "idempotency_key_in_use"}, stripe.APIError, errors.ConflictError, 409),
        ({"status": 424}, stripe.APIError, errors.ServerError, 424),
        ({"status": 500}, stripe.APIError, errors.ServerError, 500),
        ({"status": 503, "type": "api_error"}, stripe.APIError, errors.ServerError, 503),
    ],
)
def test_the_class_goes_with_the_answer(
    sandbox: Sandbox,
    merchant: StripeClient,
    order: dict[str, Any],
    expected: type[StripeError],
    ours: type[errors.RebuttalError],
    status: int,
) -> None:
    dispute = sandbox.stripe_dispute()
    sandbox.fault("closeDispute", "refuse", message="As ordered.", times=2, **order)
    error = raised(merchant, dispute)
    assert type(error) is expected
    assert (error.http_status, error.user_message) == (status, "As ordered.")
    assert error.error is not None
    assert error.error.code == order.get("code")
    assert error.headers.get("stripe-rate-limited-reason") == order.get("reason")
    options = sandbox.stripe_options(max_attempts=1)
    with rebuttal.StripeClient(**options) as client, pytest.raises(ours) as refusal:
        client.close_dispute(dispute)
    own = refusal.value
    assert type(own) is ours
    assert (own.http_status, own.code) == (status, order.get("code"))
    assert own.details["type"] == error.error.type
    assert [error.request_id, own.request_id] == [one["request_id"] for one in sandbox.requests()]
    assert effects(sandbox, dispute) == {}


def test_answers_that_are_none(sandbox: Sandbox, merchant: StripeClient) -> None:
    for kind in ["garbage", "html", "empty_body"]:
        sandbox.fault("closeDispute", kind)
        assert type(raised(merchant, sandbox.stripe_dispute())) is stripe.APIError, kind
    for kind in ["cut_before", "cut_after"]:
        sandbox.fault("closeDispute", kind)
        error = raised(merchant, sandbox.stripe_dispute())
        assert type(error) is stripe.APIConnectionError, kind
        assert error.should_retry
    with connected(sandbox, api_base=closed_address()) as lost:
        assert type(raised(lost, NOBODY)) is stripe.APIConnectionError


def repeated(sandbox: Sandbox) -> list[dict[str, Any]]:
    """The last two requests, which must have the same key."""
    requests = sandbox.requests()[-2:]
    assert len({one["headers"]["idempotency-key"] for one in requests}) == 1
    return requests


@pytest.mark.parametrize(
    "order",
    [{"kind": "cut_before"}, {"kind": "cut_after"}, {"kind": "refuse", "status": 503}],
)
def test_what_it_repeats_happens_once(
    sandbox: Sandbox, merchant: StripeClient, order: dict[str, Any]
) -> None:
    again: Any = {"max_network_retries": 2}
    dispute = sandbox.stripe_dispute()
    sandbox.fault("updateDispute", **order)
    found = merchant.v1.disputes.update(dispute, EVIDENCE, again)
    assert found.status == "under_review"
    assert found.evidence_details.submission_count == 1
    assert effects(sandbox, dispute) == {"evidence_submitted": 1}
    first, second = repeated(sandbox)
    assert first["fault"] == order["kind"]
    replayed = order["kind"] == "cut_after"
    assert (second["verdict"]["code"] == "replayed") is replayed
    headers = found.last_response.headers
    assert headers.get("idempotent-replayed") == ("true" if replayed else None)
    assert headers.get("original-request") == (first["request_id"] if replayed else None)


def test_it_obeys_what_the_answer_says_about_repeating(
    sandbox: Sandbox, merchant: StripeClient
) -> None:
    dispute = sandbox.stripe_dispute()
    sandbox.fault("closeDispute", "refuse", status=503, should_retry=False)
    assert type(raised(merchant, dispute, max_network_retries=2)) is stripe.APIError
    assert len(sandbox.requests()) == 1
    sandbox.fault("closeDispute", "refuse", code="lock_timeout", should_retry=True)
    options: Any = {"max_network_retries": 2}
    assert merchant.v1.disputes.close(dispute, options=options).status == "lost"
    assert len(repeated(sandbox)) == 2
    assert effects(sandbox, dispute) == {"closed": 1}


def test_a_failure_after_acting_is_given_again(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    sandbox.fault("closeDispute", "fail_after")
    for _ in range(2):
        error = raised(merchant, dispute, idempotency_key="one")
        assert (type(error), error.http_status) == (stripe.APIError, 500)
    assert error.headers["idempotent-replayed"] == "true"
    assert effects(sandbox, dispute) == {"closed": 1}


def test_a_key_stands_for_one_request(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    key: Any = {"idempotency_key": "one"}
    first = merchant.v1.disputes.update(dispute, EVIDENCE, key)
    again = merchant.v1.disputes.update(dispute, EVIDENCE, key)
    assert again.to_dict() == first.to_dict()
    assert again.last_response.headers["original-request"] == first.last_response.request_id
    assert again.last_response.idempotency_key == "one"
    other: Any = {**EVIDENCE, "submit": False}
    with pytest.raises(stripe.IdempotencyError) as refusal:
        merchant.v1.disputes.update(dispute, other, key)
    assert refusal.value.http_status == 400
    error = raised(merchant, dispute, idempotency_key="one")
    assert type(error) is stripe.IdempotencyError
    assert type(raised(merchant, dispute, idempotency_key="k" * 256)) is stripe.InvalidRequestError
    assert effects(sandbox, dispute) == {"evidence_submitted": 1}


def test_a_key_that_is_in_use(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    sandbox.fault("closeDispute", "delay", seconds=600)
    with connected(sandbox, http_client=stripe.RequestsClient(timeout=1)) as hasty:
        assert type(raised(hasty, dispute, idempotency_key="one")) is stripe.APIConnectionError
    error = raised(merchant, dispute, idempotency_key="one")
    assert (type(error), error.http_status) == (stripe.APIError, 409)
    assert error.error is not None
    assert (error.error.type, error.error.code) == ("idempotency_error", "idempotency_key_in_use")
    assert effects(sandbox, dispute) == {"closed": 1}
