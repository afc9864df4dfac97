"""Every kind of message has a branch; a type checker finds a missing one. It is checked and never run."""

from typing import assert_never, assert_type

from rebuttal.alipay import (
    AlipayMessage,
    AlipayWebhooks,
    DefenseDocumentNotification,
    DefenseStrategySuggestionNotification,
    DisputeNotification,
    Notification,
)
from rebuttal.stripe import (
    DisputeClosed,
    DisputeCreated,
    DisputeEvent,
    DisputeFundsReinstated,
    DisputeFundsWithdrawn,
    DisputeUpdated,
    Event,
    StripeMessage,
    StripeWebhooks,
    ThinDisputeClosed,
    ThinDisputeCreated,
    ThinDisputeEvent,
    ThinDisputeFundsReinstated,
    ThinDisputeFundsWithdrawn,
    ThinDisputeUpdated,
    ThinEvent,
)


def by_kind(message: StripeMessage) -> str:
    match message:
        case DisputeCreated() | ThinDisputeCreated():
            return "created"
        case DisputeUpdated() | ThinDisputeUpdated():
            return "updated"
        case DisputeClosed() | ThinDisputeClosed():
            return "closed"
        case DisputeFundsWithdrawn() | ThinDisputeFundsWithdrawn():
            return "withdrawn"
        case DisputeFundsReinstated() | ThinDisputeFundsReinstated():
            return "reinstated"
        case Event() | ThinEvent():
            return "other"
        case _:
            assert_never(message)


def by_family(hooks: StripeWebhooks, headers: dict[str, str], body: bytes) -> str:
    message = hooks.receive(headers, body)
    match message:
        case DisputeEvent():
            return str(message.data.object.id)
        case ThinDisputeEvent():
            return str(message.related_object)
        case Event() | ThinEvent():
            return str(message.id)
    assert_never(message)


def with_conditions(message: StripeMessage) -> str:
    if isinstance(message, DisputeEvent):
        return str(message.id)
    if isinstance(message, ThinDisputeEvent | Event):
        return str(message.id)
    assert_type(message, ThinEvent)
    return str(message.id)


def one_is_missing(message: StripeMessage) -> str:
    match message:
        case DisputeEvent() | ThinDisputeEvent() | Event():
            return str(message.id)
        case _:
            assert_never(message)  # error: arg-type


def of_the_other_provider(message: AlipayMessage) -> str:
    match message:
        case DisputeNotification():
            return str(message.dispute_id)
        case DefenseStrategySuggestionNotification():
            return str(message.dispute_id)
        case DefenseDocumentNotification() | Notification():
            return str(message.dispute_id)
        case _:
            assert_never(message)


def received(hooks: AlipayWebhooks, headers: dict[str, str], body: bytes) -> str:
    message = hooks.receive(headers, body)
    match message:
        case DisputeNotification() | DefenseStrategySuggestionNotification():
            return str(message.dispute_id)
        case DefenseDocumentNotification() | Notification():
            return str(message.dispute_id)
    assert_never(message)
