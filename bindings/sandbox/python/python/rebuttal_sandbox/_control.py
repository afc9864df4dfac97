"""Requests to the sandbox's control interface: JSON over HTTP."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

#: Advancing the clock waits until deliveries were attempted, each of which may take 10 seconds.
_TIMEOUT = 120


class SandboxError(Exception):
    """The sandbox cannot do what a test asked for, or cannot be started.

    `status` is the HTTP status of its answer, and `field` the field that is wrong, if it is one.
    """

    def __init__(self, message: str, *, status: int | None = None, field: str | None = None):
        super().__init__(message)
        self.status = status
        self.field = field


class Control:
    """The control interface at a URL."""

    def __init__(self, url: str) -> None:
        self._url = url
        # What a test asks of its own machine goes through no proxy.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One request; a refusal is raised as a `SandboxError`."""
        request = urllib.request.Request(f"{self._url}/{quote(path)}", method=method)
        request.add_header("content-type", "application/json")
        if body is not None:
            request.data = json.dumps(body).encode()
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                answer: dict[str, Any] = json.loads(response.read())
                return answer
        except urllib.error.HTTPError as error:
            with error:
                refusal = json.loads(error.read())["error"]
            message = f"{method} {path}: {refusal['message']}"
            raise SandboxError(message, status=error.code, field=refusal["field"]) from None
        except OSError as error:
            raise SandboxError(f"{method} {path}: the sandbox does not answer: {error}") from error

    def get(self, path: str) -> dict[str, Any]:
        return self.call("GET", path)

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return self.call("POST", path, body)

    def put(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return self.call("PUT", path, body)
