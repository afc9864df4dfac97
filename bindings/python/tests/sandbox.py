"""The provider's side for tests: starts the sandbox that REBUTTAL_SANDBOX names, and talks to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[3]


class Sandbox:
    """A sandbox that ends with this process."""

    def __init__(self) -> None:
        program = os.environ.get("REBUTTAL_SANDBOX")
        if not program:
            raise RuntimeError(
                "REBUTTAL_SANDBOX must name the sandbox; `cargo build -p rebuttal-sandbox` builds it"
            )
        self._process = subprocess.Popen(
            [program, "--listen", "127.0.0.1:0", "--until-stdin-closes"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout
        self.line = self._process.stdout.readline().decode()
        self.json: dict[str, Any] = json.loads(self.line)

    def stop(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()

    def control(self, path: str, body: object = None, method: str = "POST") -> Any:
        """A request to the control interface; `path` starts with `/_sandbox`."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.json["url"] + path, data=data, method=method)
        request.add_header("content-type", "application/json")
        with urllib.request.urlopen(request, timeout=20) as response:
            text = response.read()
        return json.loads(text) if text else None

    def get(self, path: str) -> Any:
        return self.control(path, None, "GET")

    def reset(self) -> None:
        self.control("/_sandbox/reset")

    def dispute(self) -> str:
        """A new dispute's id."""
        found: str = self.control("/_sandbox/alipay/disputes", {})["disputeId"]
        return found

    def stripe_dispute(self, **fields: Any) -> str:
        """A new dispute's id, at the other provider."""
        found: str = self.control("/_sandbox/stripe/disputes", fields)["id"]
        return found

    def stripe_disputes(self, count: int, **fields: Any) -> list[str]:
        """The ids of many new disputes there, the newest first."""
        found: list[str] = self.control("/_sandbox/stripe/disputes", {"count": count, **fields})[
            "ids"
        ]
        return found

    def fault(self, operation: str, kind: str, **more: Any) -> None:
        """Plans a fault for the next request of that operation."""
        self.control("/_sandbox/faults", {"operation": operation, "kind": kind, **more})

    def requests(self) -> list[dict[str, Any]]:
        """The received requests."""
        found: list[dict[str, Any]] = self.get("/_sandbox/requests")["requests"]
        return found

    def effects(self, dispute: str) -> int:
        found = self.get("/_sandbox/effects")["effects"].get(dispute)
        return 0 if found is None else found["count"]

    def all_effects(self) -> int:
        """The number of all effects."""
        return sum(found["count"] for found in self.get("/_sandbox/effects")["effects"].values())

    def options(self, **more: Any) -> dict[str, Any]:
        """Options of a client that talks to this sandbox."""
        keys = self.json["alipay"]
        return {
            "client_id": keys["client_id"],
            "private_key": keys["merchant_private_key"],
            "alipay_public_key": keys["alipay_public_key"],
            "gateway": keys["gateway"],
            "timeout": 20,
            **more,
        }

    def stripe_options(self, **more: Any) -> dict[str, Any]:
        """The same for the other provider."""
        keys = self.json["stripe"]
        return {
            "api_key": keys["api_key"],
            "api_base": keys["api_base"],
            "files_base": keys["files_base"],
            "timeout": 20,
            **more,
        }

    def environment(self) -> dict[str, str]:
        """What `from_env` reads, for clients and receivers that talk to this sandbox."""
        keys = self.json["alipay"]
        return {
            "ALIPAY_CLIENT_ID": keys["client_id"],
            "ALIPAY_PRIVATE_KEY": keys["merchant_private_key"],
            "ALIPAY_PUBLIC_KEY": keys["alipay_public_key"],
            "ALIPAY_GATEWAY": keys["gateway"],
            "STRIPE_API_KEY": self.json["stripe"]["api_key"],
            "STRIPE_API_BASE": self.json["stripe"]["api_base"],
            "STRIPE_FILES_BASE": self.json["stripe"]["files_base"],
            "STRIPE_WEBHOOK_SECRET": self.json["stripe"]["webhook_secret"],
        }


def closed_address() -> str:
    """A URL at whose port nothing listens.

    A free port would not stay free beside other tests; this one is given to nobody who asks for any.
    """
    return "http://127.0.0.1:1"


def printed(variable: str, *cargo: str) -> str:
    """The output of a program of the repository; `variable` names a file that already has it."""
    file = os.environ.get(variable)
    if file:
        return Path(file).read_text(encoding="utf-8")
    run = ["cargo", "run", "--quiet", *cargo]
    return subprocess.run(run, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout


def python(code: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a program of its own with the package under test, for at most a minute."""
    options = {"capture_output": True, "text": True, "timeout": 60, **options}
    return subprocess.run([sys.executable, "-c", code, *arguments], check=False, **options)
