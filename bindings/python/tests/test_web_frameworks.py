"""Web frameworks: headers in all forms, bodies that were read before, and uploads with names."""

from __future__ import annotations

import asyncio
import bz2
import email.message
import gzip
import io
import tempfile
import wsgiref.util
import zipfile
from pathlib import Path
from typing import Any

import django
import pytest
import rebuttal
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import (
    InMemoryUploadedFile,
    SimpleUploadedFile,
    TemporaryUploadedFile,
)
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from flask import Flask, request
from rebuttal import SignatureError, StripeWebhooks
from rebuttal.alipay import AlipayWebhooks, PrivateKey, generate_private_key
from sandbox import Sandbox
from starlette.datastructures import UploadFile
from werkzeug.datastructures import FileStorage

settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY="tests",
    ALLOWED_HOSTS=["*"],
    MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
)
django.setup()

SECRET = "whsec_1"
BODY = (
    b'{"id":"evt_1","object":"event","created":1,"livemode":false,"type":"x.y",'
    b'"data":{"object":{}}}'
)
HOOKS = StripeWebhooks(webhook_secret=SECRET)
PDF = b"%PDF-1.7 " + b"x" * 100


def signed() -> str:
    return HOOKS.sign_test_message(BODY, SECRET)["Stripe-Signature"]


def cgi(headers: dict[str, str]) -> dict[str, Any]:
    """A WSGI environment, as servers make it."""
    environ: dict[str, Any] = {}
    wsgiref.util.setup_testing_defaults(environ)
    for name, value in headers.items():
        variable = name.upper().replace("-", "_")
        environ[variable if variable == "CONTENT_TYPE" else f"HTTP_{variable}"] = value
    return environ


@pytest.mark.parametrize("odd", [None, 95, 1.5, True, ("a", None), [1, 2], object(), b"\xff", {}])
def test_other_headers_may_have_any_value(odd: Any) -> None:
    for headers in (
        {"Stripe-Signature": signed(), "X-Odd": odd},
        {"X-Odd": odd, "Stripe-Signature": [signed()]},
        [("X-Odd", odd), (b"stripe-signature", signed().encode())],
        {odd if isinstance(odd, str | bytes) else 7: "name", "stripe-signature": signed()},
    ):
        assert HOOKS.receive(headers, BODY).id == "evt_1"


@pytest.mark.parametrize("value", [None, [], [None], ()])
def test_an_empty_signature_header_counts_as_missing(value: Any) -> None:
    with pytest.raises(SignatureError) as raised:
        HOOKS.receive({"Stripe-Signature": value}, BODY)
    assert raised.value.reason == "missing"


def test_an_environment_of_wsgi_is_understood() -> None:
    environ = cgi({"Stripe-Signature": signed(), "Content-Type": "application/json"})
    assert HOOKS.receive(environ, BODY).id == "evt_1"
    assert HOOKS.receive({"HTTP_STRIPE_SIGNATURE": signed()}, BODY).id == "evt_1"
    message = email.message.Message()
    message["Stripe-Signature"] = signed()
    assert HOOKS.receive(message, BODY).id == "evt_1"


def test_a_header_in_both_styles_is_refused_only_if_the_two_differ() -> None:
    good = signed()
    assert HOOKS.receive({"HTTP_STRIPE_SIGNATURE": good, "Stripe-Signature": good}, BODY).id
    for other in (good[:-1] + ("0" if good[-1] != "0" else "1"), "t=1"):
        with pytest.raises(SignatureError) as raised:
            HOOKS.receive({"HTTP_STRIPE_SIGNATURE": good, "Stripe-Signature": other}, BODY)
        assert raised.value.reason == "repeated"


def test_the_other_provider_takes_the_same_shapes() -> None:
    ours = generate_private_key()
    hooks = AlipayWebhooks(
        path="/hook", client_id="C1", alipay_public_key=PrivateKey(ours).public_key()
    )
    body = b'{"disputeId": "D1", "disputeNotificationType": "DISPUTE_CREATED"}'
    headers = hooks.sign_test_message(body, ours)
    assert hooks.receive(cgi(headers), body).dispute_id == "D1"
    assert hooks.receive({**headers, "X": None, "Content-Length": 7}, body).dispute_id == "D1"
    with pytest.raises(SignatureError) as raised:
        hooks.receive(headers, b"")
    assert raised.value.reason == "empty_body"


@pytest.mark.parametrize("body", [b"", "", bytearray(), memoryview(b"")])
def test_an_empty_body_is_called_empty_and_why_that_happens(body: Any) -> None:
    with pytest.raises(SignatureError) as raised:
        HOOKS.receive({"Stripe-Signature": signed()}, body)
    assert raised.value.reason == "empty_body"
    assert "is empty" in str(raised.value) and "read it before" in str(raised.value)
    # A missing signature is reported first.
    with pytest.raises(SignatureError) as unsigned:
        HOOKS.receive({}, body)
    assert unsigned.value.reason == "missing"


def test_flask_gives_what_is_needed_and_says_when_a_form_took_it() -> None:
    app = Flask(__name__)

    @app.post("/hook")
    def hook() -> str:
        return HOOKS.receive(request.headers, request.get_data()).id

    @app.post("/environ")
    def environ() -> str:
        return HOOKS.receive(request.environ, request.get_data()).id

    @app.post("/form")
    def form() -> str:
        assert len(request.form) >= 0
        try:
            HOOKS.receive(request.headers, request.get_data())
        except SignatureError as error:
            return str(error.reason)
        return "received"

    client = app.test_client()
    headers = {"Stripe-Signature": signed()}
    assert client.post("/hook", data=BODY, headers=headers).text == "evt_1"
    assert client.post("/environ", data=BODY, headers=headers).text == "evt_1"
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    assert client.post("/form", data=BODY, headers=headers).text == "empty_body"


def hook(call: HttpRequest) -> HttpResponse:
    return HttpResponse(HOOKS.receive(call.headers, call.body).id)


def meta(call: HttpRequest) -> HttpResponse:
    return HttpResponse(HOOKS.receive(call.META, call.body).id)


urlpatterns = [
    path("hook", csrf_exempt(hook)),
    path("meta", csrf_exempt(meta)),
    path("protected", hook),
]


@pytest.mark.parametrize(("at", "status"), [("hook", 200), ("meta", 200), ("protected", 403)])
def test_django_gives_what_is_needed_where_a_view_is_exempt(at: str, status: int) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        f"/{at}", BODY, content_type="application/json", headers={"stripe-signature": signed()}
    )
    assert answer.status_code == status
    assert status != 200 or answer.content == b"evt_1"


def temporary() -> TemporaryUploadedFile:
    upload = TemporaryUploadedFile("receipt.pdf", "application/pdf", len(PDF), None)
    upload.write(PDF)
    upload.seek(0)
    return upload


def zipped() -> Any:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr("folder/receipt.pdf", PDF)
    return zipfile.ZipFile(archive).open("folder/receipt.pdf")


UPLOADS = {
    "Django's in memory": lambda: InMemoryUploadedFile(
        io.BytesIO(PDF), "field", "receipt.pdf", "application/pdf", len(PDF), None
    ),
    "Django's simple": lambda: SimpleUploadedFile("receipt.pdf", PDF),
    "Django's on disk": temporary,
    "Django's content": lambda: ContentFile(PDF, name="receipt.pdf"),
    "Flask's": lambda: FileStorage(io.BytesIO(PDF), filename="receipt.pdf", name="field"),
    "of an archive": zipped,
}


@pytest.mark.parametrize("kind", UPLOADS)
def test_the_name_of_an_upload_is_kept(sandbox: Sandbox, kind: str) -> None:
    with rebuttal.StripeClient(**sandbox.stripe_options()) as client:
        file = client.upload_dispute_evidence(file=UPLOADS[kind]())
        assert file.filename == "receipt.pdf"
        assert bytes(client.download_file(file.id)) == PDF
        named = client.upload_dispute_evidence(file=("mine.pdf", UPLOADS[kind]()))
        assert named.filename == "mine.pdf"


def test_an_upload_that_is_awaited_says_how_to_keep_its_name(sandbox: Sandbox) -> None:
    async def main() -> str | None:
        async with rebuttal.AsyncStripeClient(**sandbox.stripe_options()) as client:
            upload = UploadFile(io.BytesIO(PDF), filename="receipt.pdf")
            with pytest.raises(
                rebuttal.InvalidArgumentError, match=r"\(file\.filename, await file\.read\(\)\)"
            ):
                await client.upload_dispute_evidence(file=upload)  # type: ignore[arg-type]
            assert upload.filename is not None
            named = (upload.filename, await upload.read())
            return (await client.upload_dispute_evidence(file=named)).filename

    assert asyncio.run(main()) == "receipt.pdf"


class Named(io.BytesIO):
    """A reader with any name."""

    def __init__(self, name: Any) -> None:
        super().__init__(PDF)
        self.name = name


@pytest.mark.parametrize("name", [None, 7, "", b"bytes.pdf", "\ud800", "a\r\nb: c", object(), "/"])
def test_an_upload_may_have_any_name(sandbox: Sandbox, name: Any) -> None:
    with rebuttal.StripeClient(**sandbox.stripe_options()) as client:
        assert client.upload_dispute_evidence(file=Named(name)).size == len(PDF)


def test_a_file_that_is_unpacked_is_not_called_by_the_name_of_the_packed_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(PDF))
    (tmp_path / "a.bz2").write_bytes(bz2.compress(PDF))
    with (
        tempfile.SpooledTemporaryFile() as spool,
        rebuttal.StripeClient(**sandbox.stripe_options()) as client,
    ):
        spool.write(PDF)
        spool.seek(0)
        with gzip.open(tmp_path / "a.gz") as one, bz2.open(tmp_path / "a.bz2") as other:
            files: list[Any] = [one, other, spool]
            all_sent = [client.upload_dispute_evidence(file=file) for file in files]
        for sent in all_sent:
            assert sent.filename is None or not sent.filename.endswith((".gz", ".bz2"))
            assert bytes(client.download_file(sent.id)) == PDF
