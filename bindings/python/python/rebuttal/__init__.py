"""Payment disputes: receive, answer and win them.

Clients and webhook receivers are here, the providers' types in a module for each provider. Everything is
imported on first use, so that `import rebuttal` takes almost no time.
"""

# ruff: noqa: F405 - `rebuttal.errors` defines the names of errors in `__all__`
from __future__ import annotations

import importlib

from rebuttal._generated import _index

# Not from `typing`, whose import takes longer than all the rest. Type checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from rebuttal._generated._index import *  # noqa: F403 - the providers' names
    from rebuttal._native import ResponseInfo
    from rebuttal._native import __version__ as __version__
    from rebuttal._runtime.content import Content, NoContent, ResponseList, ResponseValue
    from rebuttal._runtime.expandable import id_of
    from rebuttal._runtime.files import FileContent, FileLike
    from rebuttal._runtime.observing import AttemptFacts, CallFacts, Observer
    from rebuttal._runtime.packets import EvidencePacket, PacketResponse
    from rebuttal._runtime.pages import AsyncPages, Pages
    from rebuttal._runtime.sentinel import CLEAR, Clear
    from rebuttal._runtime.signing import AsyncSigner, Signer
    from rebuttal.errors import *  # noqa: F403

__all__ = [
    "CLEAR",
    "AlreadyAnsweredError",
    "ApiError",
    "AsyncPages",
    "AsyncSigner",
    "AttemptFacts",
    "AuthenticationError",
    "CallFacts",
    "ClaimLostError",
    "Clear",
    "ConfigError",
    "ConflictError",
    "Content",
    "DeadlinePassedError",
    "DecodeError",
    "DeduplicatorError",
    "DeduplicatorFullError",
    "EvidencePacket",
    "FileContent",
    "FileLike",
    "InProgressError",
    "InvalidArgumentError",
    "InvalidRequestError",
    "NoContent",
    "NotFoundError",
    "Observer",
    "OutcomeUnknownError",
    "PacketResponse",
    "Pages",
    "PermissionDeniedError",
    "RateLimitedError",
    "RebuttalError",
    "RejectedError",
    "RequestTimeoutError",
    "ResponseInfo",
    "ResponseList",
    "ResponseValue",
    "ServerError",
    "SignatureError",
    "Signer",
    "TransportError",
    "id_of",
]
__all__ += _index.__all__

_MODULES = {
    "AsyncPages": "rebuttal._runtime.pages",
    "AsyncSigner": "rebuttal._runtime.signing",
    "AttemptFacts": "rebuttal._runtime.observing",
    "CallFacts": "rebuttal._runtime.observing",
    "CLEAR": "rebuttal._runtime.sentinel",
    "Clear": "rebuttal._runtime.sentinel",
    "Content": "rebuttal._runtime.content",
    "FileContent": "rebuttal._runtime.files",
    "FileLike": "rebuttal._runtime.files",
    "EvidencePacket": "rebuttal._runtime.packets",
    "NoContent": "rebuttal._runtime.content",
    "Observer": "rebuttal._runtime.observing",
    "PacketResponse": "rebuttal._runtime.packets",
    "Pages": "rebuttal._runtime.pages",
    "ResponseInfo": "rebuttal._native",
    "ResponseList": "rebuttal._runtime.content",
    "ResponseValue": "rebuttal._runtime.content",
    "Signer": "rebuttal._runtime.signing",
    "id_of": "rebuttal._runtime.expandable",
    "__version__": "rebuttal._native",
    **_index.MODULES,
}


def __getattr__(name: str) -> Any:
    if name in _index.PROVIDERS or name in ("dedup", "errors", "evidence"):
        return importlib.import_module(f"rebuttal.{name}")
    module = _MODULES.get(name) or ("rebuttal.errors" if name in __all__ else None)
    if module is None:
        raise AttributeError(f"module 'rebuttal' has no attribute {name!r}")
    value = getattr(importlib.import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_index.PROVIDERS, "__version__", "dedup", "errors", "evidence"])
