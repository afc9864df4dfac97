"""Our types have the fields, and our calls the parameters, that the official SDK documents: no more and no fewer."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import rebuttal
import stripe
from rebuttal import stripe as ours
from sandbox import Sandbox
from stripe import BalanceTransaction, Dispute, params

EVIDENCE = Dispute.Evidence
DETAILS = Dispute.EvidenceDetails
METHOD = Dispute.PaymentMethodDetails
CE_3 = "DisputeUpdateParamsEvidenceEnhancedEvidenceVisaCompellingEvidence3"

OBJECTS: list[tuple[Any, Any]] = [
    (Dispute, ours.Dispute),
    (EVIDENCE, ours.DisputeEvidence),
    (EVIDENCE.Appeal, ours.DisputeAppeal),
    (EVIDENCE.Appeal.Card, ours.DisputeAppealCard),
    (EVIDENCE.EnhancedEvidence, ours.DisputeEnhancedEvidence),
    (EVIDENCE.EnhancedEvidence.VisaCompliance, ours.DisputeComplianceEvidence),
    (EVIDENCE.EnhancedEvidence.MastercardCompliance, ours.DisputeComplianceEvidence),
    (EVIDENCE.EnhancedEvidence.VisaCompellingEvidence3, ours.DisputeVisaCompellingEvidence3),
    (
        EVIDENCE.EnhancedEvidence.VisaCompellingEvidence3.DisputedTransaction,
        ours.DisputeDisputedTransaction,
    ),
    (
        EVIDENCE.EnhancedEvidence.VisaCompellingEvidence3.PriorUndisputedTransaction,
        ours.DisputePriorTransaction,
    ),
    (
        EVIDENCE.EnhancedEvidence.VisaCompellingEvidence3.DisputedTransaction.ShippingAddress,
        ours.DisputeEvidenceAddress,
    ),
    (DETAILS, ours.DisputeEvidenceDetails),
    (DETAILS.EnhancedEligibility, ours.DisputeEnhancedEligibility),
    (DETAILS.EnhancedEligibility.VisaCompliance, ours.DisputeComplianceEligibility),
    (
        DETAILS.EnhancedEligibility.VisaCompellingEvidence3,
        ours.DisputeVisaCompellingEvidence3Eligibility,
    ),
    (METHOD, ours.DisputePaymentMethodDetails),
    (METHOD.AmazonPay, ours.DisputeAmazonPayDetails),
    (METHOD.Card, ours.DisputeCardDetails),
    (METHOD.Klarna, ours.DisputeKlarnaDetails),
    (METHOD.Paypal, ours.DisputePaypalDetails),
    (BalanceTransaction, ours.BalanceTransaction),
    (BalanceTransaction.FeeDetail, ours.BalanceTransactionFee),
    (stripe.File, ours.File),
    (stripe.FileLink, ours.FileLink),
    (stripe.Event, ours.Event),
    (stripe.Event.Request, ours.EventRequest),
]

PARAMETERS: list[tuple[Any, Any]] = [
    (params.DisputeUpdateParamsEvidence, ours.EvidenceParams),
    (params.DisputeUpdateParamsEvidenceAppeal, ours.AppealParams),
    (params.DisputeUpdateParamsEvidenceAppealCard, ours.AppealCardParams),
    (params.DisputeUpdateParamsEvidenceEnhancedEvidence, ours.EnhancedEvidenceParams),
    (
        params.DisputeUpdateParamsEvidenceEnhancedEvidenceVisaCompliance,
        ours.ComplianceEvidenceParams,
    ),
    (getattr(params, CE_3), ours.VisaCompellingEvidence3Params),
    (getattr(params, f"{CE_3}DisputedTransaction"), ours.DisputedTransactionParams),
    (getattr(params, f"{CE_3}PriorUndisputedTransaction"), ours.PriorUndisputedTransactionParams),
    (
        getattr(params, f"{CE_3}DisputedTransactionShippingAddress"),
        ours.EvidenceAddressParams,
    ),
    (params.FileCreateParamsFileLinkData, ours.FileLinkDataParams),
    (params.DisputeListParamsCreated, ours.CreatedRangeParams),
]

CALLS: list[tuple[Any, str, set[str]]] = [
    (params.DisputeListParams, "list_disputes", set()),
    (params.DisputeRetrieveParams, "retrieve_dispute", {"dispute"}),
    (params.DisputeUpdateParams, "update_dispute", {"dispute"}),
    (params.DisputeCloseParams, "close_dispute", {"dispute"}),
    (params.FileCreateParams, "create_file", {"progress"}),
    (params.FileListParams, "list_files", set()),
    (params.FileRetrieveParams, "retrieve_file", {"file"}),
    (params.EventListParams, "list_events", set()),
    (params.EventRetrieveParams, "retrieve_event", {"id"}),
]


@pytest.mark.parametrize(("theirs", "own"), OBJECTS, ids=lambda one: one.__qualname__)
def test_fields(theirs: Any, own: Any) -> None:
    assert set(own.__struct_fields__) == set(theirs.__annotations__) - {"OBJECT_NAME"}


@pytest.mark.parametrize(("theirs", "own"), PARAMETERS, ids=lambda one: one.__qualname__)
def test_nested_parameters(theirs: Any, own: Any) -> None:
    assert set(own.__annotations__) == set(theirs.__annotations__)


@pytest.mark.parametrize(("theirs", "name", "more"), CALLS, ids=[name for _, name, _ in CALLS])
def test_parameters_of_calls(theirs: Any, name: str, more: set[str]) -> None:
    # The older calls of the SDK take their options among the parameters.
    expected = set(theirs.__annotations__) - set(stripe.RequestOptions.__annotations__) | more
    for client in [rebuttal.StripeClient, rebuttal.AsyncStripeClient]:
        own = set(inspect.signature(getattr(client, name)).parameters)
        assert own - {"self", "extra", "options"} == expected


def test_errors_carry_what_its_error_object_does(sandbox: Sandbox) -> None:
    objects = {"payment_intent", "payment_method", "setup_intent", "source"}
    # Given to people by another name, or by a member of its own.
    members = {"message", "user_message", "code"}
    fields = set(stripe.ErrorObject.__annotations__) - objects
    error = {**{name: f"the {name}" for name in fields}, "type": "card_error"}
    sandbox.fault("closeDispute", "status", status=402, body={"error": error})
    options = sandbox.stripe_options()
    with (
        rebuttal.StripeClient(**options) as client,
        pytest.raises(rebuttal.RebuttalError) as refusal,
    ):
        client.close_dispute("du_1")
    assert refusal.value.code == "the code"
    # It may repeat what it is about, so our errors keep it apart from their text.
    assert refusal.value.provider_message == "the message"
    assert "the message" not in str(refusal.value)
    assert refusal.value.details == {name: error[name] for name in fields - members}
