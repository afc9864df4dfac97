"""What the official SDK uploads, the sandbox keeps and gives back byte for byte."""

from __future__ import annotations

import base64
import urllib.error
import urllib.request
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
import stripe
from harness import PDF, PNG, connected, effects
from sandbox import Sandbox
from stripe import StripeClient


def uploaded(merchant: StripeClient, file: BinaryIO, **more: Any) -> stripe.File:
    params: Any = {"purpose": "dispute_evidence", "file": file, **more}
    return merchant.v1.files.create(params)


def contents(sandbox: Sandbox, file: stripe.File, key: str | None = None) -> bytes:
    """The contents, as the provider documents their download: the key is a user without a password."""
    user = f"{key or sandbox.json['stripe']['api_key']}:".encode()
    assert file.url is not None
    request = urllib.request.Request(file.url)
    request.add_header("authorization", "Basic " + base64.b64encode(user).decode())
    with urllib.request.urlopen(request, timeout=20) as response:
        answer: bytes = response.read()
    return answer


def test_it_uploads_and_names_a_file_in_evidence(
    sandbox: Sandbox, merchant: StripeClient, tmp_path: Path
) -> None:
    path = tmp_path / 'a "receipt", größe.pdf'
    path.write_bytes(PDF)
    with path.open("rb") as opened_file:
        file = uploaded(merchant, opened_file)
    assert type(file) is stripe.File
    assert (file.object, file.purpose, file.type) == ("file", "dispute_evidence", "pdf")
    assert file.size == len(PDF)
    # The SDK sends the whole path, with its quotation marks escaped.
    assert str(tmp_path) in sandbox.requests()[-1]["files"][0]["filename"]
    assert file.filename == "a %22receipt%22, größe.pdf"
    assert set(stripe.File.__annotations__) - {"OBJECT_NAME"} == set(file.to_dict())
    assert merchant.v1.files.retrieve(file.id).to_dict() == file.to_dict()
    assert contents(sandbox, file) == PDF
    dispute = sandbox.stripe_dispute()
    evidence = {"receipt": file.id, "uncategorized_file": uploaded(merchant, BytesIO(PNG)).id}
    change: Any = {"evidence": evidence, "submit": False, "expand": ["evidence.receipt"]}
    staged = merchant.v1.disputes.update(dispute, change)
    assert type(staged.evidence.receipt) is stripe.File
    assert staged.evidence.receipt.id == file.id
    assert staged.evidence.uncategorized_file == evidence["uncategorized_file"]
    assert effects(sandbox, file.id) == {"uploaded": 1}


def test_it_lists_files(sandbox: Sandbox, merchant: StripeClient) -> None:
    files = [uploaded(merchant, BytesIO(PDF + bytes([number]))) for number in range(7)]
    logo: Any = {"purpose": "business_logo", "file": BytesIO(PNG)}
    other = merchant.v1.files.create(logo)
    newest_first = [file.id for file in reversed(files)]
    params: Any = {"purpose": "dispute_evidence", "limit": 3}
    listed = merchant.v1.files.list(params)
    assert [one.id for one in listed.auto_paging_iter()] == newest_first
    back = merchant.v1.files.list({**params, "ending_before": files[0].id})
    assert [one.id for one in back.auto_paging_iter()] == newest_first[-2::-1]
    everything: Any = {"created": {"gte": files[0].created}}
    assert [one.id for one in merchant.v1.files.list(everything)] == [other.id, *newest_first]
    assert [contents(sandbox, file)[-1] for file in files] == list(range(7))


def test_it_asks_for_a_link(merchant: StripeClient) -> None:
    link = {"create": True, "expires_at": 1_900_000_000, "metadata": {"order": "6735"}}
    file = uploaded(merchant, BytesIO(PDF), file_link_data=link)
    assert file.links is not None
    [found] = file.links.data
    assert type(found) is stripe.FileLink
    assert (found.file, found.expires_at) == (file.id, 1_900_000_000)
    assert found.metadata.to_dict() == {"order": "6735"}


def test_what_is_no_evidence_is_refused(sandbox: Sandbox, merchant: StripeClient) -> None:
    for content in [b"", b"GIF89a" + bytes(100), PDF + bytes(5_000_000)]:
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            uploaded(merchant, BytesIO(content))
        assert (refusal.value.http_status, refusal.value.param) == (400, "file")
    nothing: Any = {"purpose": "dispute_evidence"}
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.files.create(nothing)
    assert refusal.value.code == "parameter_missing"
    logo: Any = {"purpose": "business_logo", "file": BytesIO(PNG)}
    dispute = sandbox.stripe_dispute()
    for file in [merchant.v1.files.create(logo).id, "file_of_nobody"]:
        change: Any = {"evidence": {"receipt": file}, "submit": False}
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            merchant.v1.disputes.update(dispute, change)
        assert refusal.value.param == "evidence[receipt]"
    assert effects(sandbox, dispute) == {}


def test_a_file_belongs_to_its_account(sandbox: Sandbox, merchant: StripeClient) -> None:
    account = "acct_1SANDBOX"
    with connected(sandbox, stripe_account=account) as connection:
        file = uploaded(connection, BytesIO(PDF))
        assert connection.v1.files.retrieve(file.id).id == file.id
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.files.retrieve(file.id)
    assert refusal.value.code == "resource_missing"
    with pytest.raises(urllib.error.HTTPError) as stranger:
        contents(sandbox, file, "sk_test_of_nobody")
    assert stranger.value.code == 401
    stranger.value.close()
