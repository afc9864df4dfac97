"""The Python programs of the repository's README, run against the sandbox."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rebuttal import AlipayWebhooks, SignatureError
from sandbox import REPOSITORY, Sandbox

BLOCKS = re.findall(
    r"```python\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.S
)


def signed(sandbox: Sandbox, **fields: Any) -> tuple[dict[str, str], bytes]:
    """A notification as the provider would send it to the program's path."""
    keys = sandbox.json["alipay"]
    hooks = AlipayWebhooks(
        path="/alipay",
        client_id=keys["client_id"],
        alipay_public_key=keys["alipay_public_key"],
    )
    body = json.dumps({"disputeNotificationType": "DISPUTE_CREATED", **fields}).encode()
    return hooks.sign_test_message(body, keys["alipay_private_key"]), body


def test_it_accepts_disputes_that_cannot_be_defended(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    code, _ = BLOCKS
    program: dict[str, Any] = {"__name__": "readme"}
    exec(compile(code, "README.md", "exec"), program)
    on_post, lost, open_ = program["on_post"], sandbox.dispute(), sandbox.dispute()

    for _ in range(2):  # it came twice
        answer = on_post(*signed(sandbox, disputeId=lost, defendable=False))
        assert json.loads(answer["content"])["result"]["resultCode"] == "SUCCESS"
    on_post(*signed(sandbox, disputeId=open_, defendable=True))
    assert f"{lost} was answered before" in caplog.text
    on_post(*signed(sandbox, disputeNotificationType=None, notifyType="REFUND_RESULT"))
    assert "nothing handles Notification" in caplog.text
    headers, body = signed(sandbox, disputeId=open_, defendable=False)
    with pytest.raises(SignatureError):
        on_post(headers, body + b" ")

    assert (sandbox.effects(lost), sandbox.effects(open_)) == (1, 0)
    program["client"].close()


def test_it_answers_a_dispute_with_photos_and_a_receipt(
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    photo = (REPOSITORY / "tests/evidence/photo.jpg").read_bytes()
    (tmp_path / "photos").mkdir()
    for name in ("receipt.jpg", "photos/1.jpg", "photos/2.jpg"):
        (tmp_path / name).write_bytes(photo)
    dispute_id = sandbox.stripe_dispute()
    exec(compile(BLOCKS[1], "README.md", "exec"), {"dispute_id": dispute_id})
    receipt = capsys.readouterr().out
    assert receipt.count("receipt.jpg") == 1 and receipt.count("2.jpg") == 1
    assert sandbox.effects(dispute_id) == 1
