"""What packages that `rebuttal-codegen` makes of other providers' documents are built on.

Programs import such a package and the names of `rebuttal`; only generated code imports this module. What it offers stays
as it is within a minor version of this package.
"""

from __future__ import annotations

import pkgutil

from rebuttal._native import load as _load
from rebuttal._runtime import hints, shapes, unions
from rebuttal._runtime.answers import NOTHING, ListOf, MapOf, Maybe, MaybeEmpty, ValueOf
from rebuttal._runtime.client import AsyncClient, SyncClient
from rebuttal._runtime.content import Content, NoContent, ResponseList, ResponseValue
from rebuttal._runtime.files import FileLike
from rebuttal._runtime.messages import MessageKinds, ReceivedMessage
from rebuttal._runtime.model import Model, Response
from rebuttal._runtime.observing import Observer
from rebuttal._runtime.pages import AsyncPages, Pages
from rebuttal._runtime.predicates import among
from rebuttal._runtime.receiver import Ack, Body, Headers, WebhookReceiver
from rebuttal._runtime.sentinel import Clear
from rebuttal._runtime.signing import AsyncSigner, Signer
from rebuttal._runtime.times import Time
from rebuttal.errors import ConfigError

__all__ = [
    "NOTHING",
    "Ack",
    "AsyncClient",
    "AsyncPages",
    "AsyncSigner",
    "Body",
    "Clear",
    "Content",
    "FileLike",
    "Headers",
    "ListOf",
    "MapOf",
    "Maybe",
    "MaybeEmpty",
    "MessageKinds",
    "Model",
    "NoContent",
    "Observer",
    "Pages",
    "ReceivedMessage",
    "Response",
    "ResponseList",
    "ResponseValue",
    "Signer",
    "SyncClient",
    "Time",
    "ValueOf",
    "WebhookReceiver",
    "among",
    "hints",
    "load",
    "shapes",
    "unions",
]


def load(package: str) -> str:
    """Reads a generated package's table, `table.json` beside its code; reading it again changes nothing.

    Args:
        package: The package's name.

    Returns:
        What this provider is called from now on, in errors and by observers.

    Raises:
        ConfigError: The table is missing, of another version of its format, or not usable; the message says what to do.
    """
    try:
        table = pkgutil.get_data(package, "table.json")
    except OSError as error:
        message = f"{package} has no table.json beside its code: install it with its data files"
        raise ConfigError(message, outcome="not_done") from error
    if table is None:
        message = f"{package} is no package whose files can be read"
        raise ConfigError(message, outcome="not_done")
    return _load(table)
