"""What the providers' webhook receivers have in common."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Protocol,
    TypeAlias,
    TypedDict,
    TypeVar,
)

from rebuttal._native import Receiver as NativeReceiver
from rebuttal._runtime import encode, observing, refusals
from rebuttal._runtime.environment import Configured
from rebuttal._runtime.hints import AsItIs
from rebuttal._runtime.messages import MessageKinds
from rebuttal._runtime.model import Model
from rebuttal.errors import InvalidArgumentError, RebuttalError

if TYPE_CHECKING:
    from rebuttal._native import _ReadMessage


class _HasItems(Protocol):
    def items(self) -> Iterable[tuple[Any, Any]]: ...


Headers: TypeAlias = Annotated[Mapping[Any, Any] | Iterable[tuple[Any, Any]] | _HasItems, AsItIs()]
"""A mapping, a framework's headers object, or pairs, with names and values as text or bytes; also CGI and
WSGI variables (`request.META`, an environ). Values of other types are ignored."""

Body: TypeAlias = Annotated[bytes | bytearray | memoryview | str, AsItIs()]
"""The body exactly as it was received."""

T = TypeVar("T")

_CURE = (
    "give the received bytes: `await request.body()` (FastAPI, Starlette), `request.get_data()` (Flask), "
    "`request.body` (Django), `await request.read()` (aiohttp)"
)


class Ack(TypedDict):
    """The HTTP response that acknowledges a message; the names are those of Starlette's `Response`."""

    status_code: int
    content: str
    media_type: str


class WebhookReceiver(Configured):
    """Verifies and reads webhooks. Holds no private key and does no I/O."""

    _is_receiver = True
    _ack: ClassVar[Ack]
    _kinds: ClassVar[MessageKinds[Any]]
    _native: NativeReceiver
    _log: observing.Log

    def _open(self, options: Mapping[str, Any]) -> None:
        self._native = NativeReceiver(self._provider, encode.constructor_options(options))
        self._log = observing.Log(self._provider)

    def _receive(self, headers: Headers, body: Body) -> _ReadMessage:
        return self._logged(lambda: _with(headers, body, self._native.receive))

    def _parse(self, body: Body) -> _ReadMessage:
        return self._logged(lambda: self._native.parse(_bytes(body)))

    def _logged(self, work: Callable[[], T]) -> T:
        try:
            found = work()
        except RebuttalError as error:
            self._log.webhook(None, error)
            raise
        kind, unreadable = (found[0], found[3]) if isinstance(found, tuple) else (None, [])
        self._log.webhook(kind, None)
        if unreadable:
            self._log.unreadable(f"a webhook ({kind})", unreadable)
        return found

    def verify(self, headers: Headers, body: Body) -> None:
        """Verifies a message without reading it.

        Raises:
            SignatureError: It is not what the provider signed; `reason` says why.
            InvalidArgumentError: `headers` or `body` is not of the accepted types.
        """
        self._logged(lambda: _with(headers, body, self._native.verify))

    def dedup_key(self, message: Model | Mapping[str, Any]) -> str | None:
        """The `dedup_key` of a message that went through a queue as a dict: for `rebuttal.dedup.claimed`.

        Args:
            message: A message, or what its `to_dict` returned; the provider's own names are accepted too.

        Raises:
            InvalidArgumentError: It is not a message of this provider.
        """
        key: str | None = self._kinds.from_data(message).dedup_key
        return key

    @property
    def ack(self) -> Ack:
        """The response to send once the message is stored: `Response(**hooks.ack)`."""
        return self._ack.copy()

    def sign_test_message(self, body: Body, signing_key: str) -> dict[str, str]:
        """The headers with which the provider would send `body`; for tests.

        Args:
            body: The message's exact bytes.
            signing_key: A key of your own, in place of the provider's.

        Raises:
            ConfigError: The key is not usable.
        """
        return dict(self._native.sign_test(signing_key, _bytes(body), _now()))

    def sign_test_body(self, body: Body, signing_key: str) -> bytes:
        """The body of such a message: `body` itself, but where the provider's signature stands in the body, with
        that in the place of the text that is there.

        Args:
            body: The message's exact bytes.
            signing_key: A key of your own, in place of the provider's.

        Raises:
            ConfigError: The key is not usable.
            InvalidArgumentError: The body has no place for the signature.
        """
        return self._native.sign_test_body(signing_key, _bytes(body), _now())


def _now() -> int:
    return time.time_ns() // 1_000_000


def _bytes(body: Any) -> bytes:
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    if isinstance(body, bytearray | memoryview):
        return bytes(body)
    problem = f"is {refusals.a(body)}, but only the exact bytes can be verified"
    if refusals.close_awaitable(body):
        problem = "was not awaited"
    raise InvalidArgumentError(f"`body` {problem}; {_CURE}", outcome="not_done", field="body")


def _with(headers: Any, body: Any, work: Callable[[Any, bytes, int], T]) -> T:
    given, octets = _items(headers), _bytes(body)
    try:
        # Usually they are pairs of texts, which the native half takes directly.
        return work(given, octets, _now())
    except RebuttalError:
        raise
    except (TypeError, ValueError):
        return work(_pairs(given), octets, _now())


def _items(headers: Any) -> list[Any]:
    # `multi_items` is httpx's method for pairs with repeated headers.
    items = getattr(headers, "multi_items", None) or getattr(headers, "items", None)
    try:
        return list(items() if callable(items) else headers)
    except (TypeError, ValueError) as error:
        raise _not_headers() from error


def _pairs(items: list[Any]) -> list[tuple[str, bytes]]:
    """The headers that are text or bytes. Others, such as those of a WSGI environ, are not needed."""
    pairs: list[tuple[str, bytes]] = []
    odd = False
    try:
        for name, value in items:
            for one in value if isinstance(value, list | tuple) else (value,):
                if isinstance(name, str | bytes) and isinstance(one, str | bytes):
                    pairs.append((_text(name), _octets(one)))
                else:
                    odd = odd or one is not None
    except (TypeError, ValueError) as error:
        raise _not_headers() from error
    if odd and not pairs:
        raise _not_headers()
    return pairs


def _not_headers() -> InvalidArgumentError:
    return InvalidArgumentError(
        "`headers` must be a mapping, a framework's headers object or pairs of a name and a value, "
        "each as text or bytes",
        outcome="not_done",
        field="headers",
    )


def _text(name: str | bytes) -> str:
    return name.decode("latin-1") if isinstance(name, bytes) else name


def _octets(value: str | bytes) -> bytes:
    # WSGI and ASGI both decode headers as Latin-1.
    return value if isinstance(value, bytes) else value.encode("latin-1", "backslashreplace")
