"""A typed program; a type checker must refuse the lines with `error` and the reason."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, assert_type

from rebuttal import (
    AlipayClient,
    AlipayWebhooks,
    AsyncAlipayClient,
    AttemptFacts,
    CallFacts,
    InvalidArgumentError,
    Observer,
    RebuttalError,
    RequestTimeoutError,
    ResponseInfo,
)
from rebuttal.alipay import (
    AcceptDisputeResponse,
    AlipayMessage,
    CallOptions,
    DefenseDocumentNotification,
    DefenseStrategySuggestionNotification,
    DisputeJudgedResult,
    DisputeNotification,
    Notification,
    PrivateKey,
    WinRateLevel,
    content_to_sign,
    merchant_won,
)


class Metrics(Observer):
    def call(self, facts: CallFacts, /) -> None:
        assert_type(facts.duration, float)
        assert_type(facts.error_class, str | None)
        facts.attempts = 2  # error: misc
        print(facts.seconds)  # error: attr-defined


class Both:
    def attempt(self, facts: AttemptFacts) -> None: ...

    def call(self, facts: CallFacts) -> None: ...


def observed() -> None:
    AlipayClient.from_env(observer=Metrics())
    AsyncAlipayClient.from_env(observer=Both())
    AlipayClient.from_env(observer=print)  # error: arg-type


def blocking(client: AlipayClient) -> None:
    with client as same:
        assert_type(same, AlipayClient)
        answer = same.accept_dispute(
            "D-1", extra={"a": 1}, options={"timeout": timedelta(seconds=1)}
        )
    assert_type(answer, AcceptDisputeResponse)
    assert_type(answer.response, ResponseInfo)
    assert_type(answer.response.headers, dict[str, str])
    assert_type(answer.dispute_id, str | None)
    assert_type(answer.dispute_resolution_time, datetime | str | None)
    assert_type(answer.to_dict(), dict[str, Any])
    assert_type(AcceptDisputeResponse.from_dict({}), AcceptDisputeResponse)
    options: CallOptions = {"timeout": 5, "max_attempts": 1}
    client.accept_dispute("D-1", options=options)
    client.accept_dispute(7)  # error: arg-type
    client.accept_dispute()  # error: call-arg
    client.accept_dispute("D-1", {})  # error: call-arg
    client.accept_dispute("D-1", options={"colour": 1})  # error: arg-type
    client.accept_disputes("D-1")  # error: attr-defined
    answer.dispute_id = "D-2"  # error: misc
    print(answer.disputeId)  # error: attr-defined
    AlipayClient("client id")  # error: call-arg
    AlipayClient.from_env(timeout="5")  # error: arg-type


async def asynchronous(client: AsyncAlipayClient) -> None:
    async with client as same:
        assert_type(await same.accept_dispute("D-1"), AcceptDisputeResponse)
    print(same.accept_dispute("D-1").dispute_id)  # error: attr-defined


def hooks(receiver: AlipayWebhooks, headers: Mapping[str, str], body: bytes) -> None:
    notification = receiver.receive(headers, body)
    assert_type(notification, AlipayMessage)
    assert_type(notification.dispute_id, str | None)
    assert_type(notification.unreadable_fields, list[str])
    print(notification.dispute_judged_result)  # error: union-attr
    match notification:
        case DefenseStrategySuggestionNotification():
            level: WinRateLevel | None = notification.win_rate_level
            print(level)
            return
        case DefenseDocumentNotification():
            assert_type(notification.defense_file.file_name, str | None)
            return
        case Notification():
            print(notification)
            return
        case _:
            pass
    assert_type(notification, DisputeNotification)
    result: DisputeJudgedResult | None = notification.dispute_judged_result
    assert_type(merchant_won(result), bool)
    merchant_won("A_NEW_RESULT")
    if notification.dispute_notification_type == "SOMETHING_NEW":
        return
    receiver.receive(headers, {"disputeId": "D-1"})  # error: arg-type
    receiver.receive([(b"name", b"value")], "text")
    assert_type(receiver.ack["status_code"], int)


def evidence(client: AlipayClient, dispute_id: str) -> None:
    for file in (Path("a.pdf"), b"%PDF-", bytearray(b"%PDF-"), memoryview(b"%PDF-")):
        client.supply_defense_document(dispute_id, dispute_evidence=file)
    with Path("a.pdf").open("rb") as binary, Path("a.pdf").open() as text:
        client.supply_defense_document(dispute_id, dispute_evidence=binary)
        client.supply_defense_document(dispute_id, dispute_evidence=text)  # error: arg-type
    client.supply_defense_document(dispute_id, dispute_evidence="a.pdf")  # error: arg-type
    client.supply_defense_document(dispute_id)  # error: call-arg
    answer = client.download_dispute_evidence(dispute_id, "DISPUTE_EVIDENCE_FILE")
    assert_type(answer.dispute_evidence, bytes)


def sign(content: bytes) -> bytes:
    return content


async def sign_later(content: bytes) -> bytes:
    return content


def signers() -> None:
    AlipayClient(client_id="c", signer=sign, alipay_public_key="k")
    AsyncAlipayClient(client_id="c", signer=sign, alipay_public_key="k")
    AsyncAlipayClient(client_id="c", signer=sign_later, alipay_public_key="k")
    AlipayClient(client_id="c", signer=sign_later, alipay_public_key="k")  # error: arg-type
    AlipayClient(client_id="c", signer="key", alipay_public_key="k")  # error: arg-type


def functions(key: PrivateKey) -> None:
    assert_type(key.sign(content_to_sign("POST", "/", "c", "1", b"{}")), str)
    content_to_sign("POST", "/", "c", "1", "{}")  # error: arg-type


def errors(error: RebuttalError) -> None:
    if error.outcome == "unknown":
        assert_type(error.http_status, int | None)
    if error.outcome == "maybe":  # error: comparison-overlap
        return
    value: ValueError = InvalidArgumentError("no")
    timeout: TimeoutError = RequestTimeoutError("late")
    print(value, timeout)
