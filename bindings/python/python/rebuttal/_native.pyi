"""The native half; not a public interface."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, final

__all__ = [
    "ERROR_CLASSES",
    "Claims",
    "Client",
    "Handle",
    "Json",
    "OpenFile",
    "Packet",
    "PacketResult",
    "Progress",
    "Queue",
    "Receiver",
    "ResponseInfo",
    "SignRequest",
    "Ticket",
    "__version__",
    "canonical_time",
    "check_claim",
    "claim_lost",
    "dedup_key",
    "in_progress",
    "load",
    "read_any_message",
    "read_message",
    "run",
    "unraisable",
    "unreadable_shown",
    "variables",
]

__version__: str
ERROR_CLASSES: list[tuple[str, str]]

_ReadMessage: TypeAlias = tuple[str, bytes, bool, list[str], bytes | None, list[str]]
"""A message that the core has read: the id of its kind, its JSON, whether that has only fields that the document
describes, the paths of values that could not be read, in that case the message as received, and the paths of what was
not signed."""

_File: TypeAlias = tuple[bytes | str | OpenFile, str | None]

_Parts: TypeAlias = tuple[str, bytes, bytes, Sequence[_File], float]
"""A call: its operation, its parameters and its options as JSON, its files, and how many seconds of its time limit were
spent on reading these."""

_PacketCall: TypeAlias = tuple[str, Packet, list[str], bytes, PacketResult]
"""The operation, the packet, the rules whose findings are accepted, the options, and what receives the result."""

@final
class Packet:
    def __new__(cls, dispute: bytes) -> Packet: ...
    @property
    def dispute_id(self) -> str: ...
    def text(self, field: str, text: str) -> None: ...
    def file(self, field: str, file: _File) -> None: ...
    def font(self, file: _File) -> None: ...
    def product_type(self, name: str) -> None: ...
    def paper(self, name: str) -> None: ...
    def strict(self) -> None: ...
    def limit(self, rule: str, number: int) -> None: ...
    def compliance_fee(self, amount: int, currency: str) -> None: ...
    def compelling_evidence(self, payments: bytes) -> None: ...
    def suggestion(self, notification: bytes) -> None: ...
    def format(self, format: int) -> None: ...
    def preflight(self, now: int) -> bytes: ...
    def build(self) -> tuple[list[tuple[str, str, bytes]], bytes]: ...

@final
class PacketResult:
    def __new__(cls) -> PacketResult: ...
    def json(self) -> bytes: ...

@final
class Client:
    def __new__(cls, provider: str, options: bytes) -> Client: ...
    def call(
        self,
        call: _Parts,
        sign: Callable[[bytes], bytes] | None,
        progress: Callable[[int, int], object] | None,
        report: Callable[[bytes], object] | None,
    ) -> tuple[Json, ResponseInfo]: ...
    def start(
        self,
        call: _Parts,
        queue: Queue,
        progress: bool,
        observed: bool,
    ) -> Ticket: ...
    def call_packet(
        self,
        packet: _PacketCall,
        sign: Callable[[bytes], bytes] | None,
        progress: Callable[[int, int], object] | None,
        report: Callable[[bytes], object] | None,
    ) -> tuple[Json, ResponseInfo]: ...
    def start_packet(
        self,
        packet: _PacketCall,
        queue: Queue,
        progress: bool,
        observed: bool,
    ) -> Ticket: ...
    def time_limit(self, options: bytes) -> float: ...
    def close(self) -> None: ...

@final
class Queue:
    def __new__(cls) -> Queue: ...
    def fileno(self) -> int: ...
    def take(
        self,
    ) -> list[
        tuple[int, tuple[Json, ResponseInfo] | BaseException | SignRequest | Progress | bytes]
    ]: ...

@final
class Progress:
    @property
    def sent(self) -> int: ...
    @property
    def total(self) -> int: ...

@final
class OpenFile:
    def __new__(cls, descriptor: int, start: int) -> OpenFile: ...

@final
class SignRequest:
    @property
    def content(self) -> bytes: ...
    def answer(self, signature: bytes) -> None: ...
    def fail(self, error: BaseException) -> None: ...

@final
class Ticket:
    @property
    def number(self) -> int: ...
    def cancel(self) -> bytes | None: ...

@final
class Receiver:
    def __new__(cls, provider: str, options: bytes) -> Receiver: ...
    def receive(
        self, headers: Sequence[tuple[str, str | bytes]], body: bytes, now_ms: int
    ) -> _ReadMessage: ...
    def verify(
        self, headers: Sequence[tuple[str, str | bytes]], body: bytes, now_ms: int
    ) -> None: ...
    def parse(self, body: bytes) -> _ReadMessage: ...
    def sign_test(self, signing_key: str, body: bytes, now_ms: int) -> list[tuple[str, str]]: ...
    def sign_test_body(self, signing_key: str, body: bytes, now_ms: int) -> bytes: ...

@final
class Claims:
    def __new__(cls, capacity: int, remember_ms: int) -> Claims: ...
    def claim(self, key: str, lease_ms: int, now_ms: int) -> tuple[int | None, int | None]: ...
    def commit(self, key: str, token: int, now_ms: int) -> bool: ...
    def release(self, key: str, token: int, now_ms: int) -> None: ...

@final
class Handle:
    def __new__(cls, provider: str, handle: str, options: bytes) -> Handle: ...
    def run(self, function: str, arguments: Sequence[str | bytes | int]) -> str | bytes | None: ...

@final
class Json:
    def __buffer__(self, flags: int, /) -> memoryview: ...

@final
class ResponseInfo:
    """The HTTP exchange of a response."""

    def __new__(
        cls,
        http_status: int,
        headers: Sequence[tuple[str, str]],
        request_id: str | None,
        attempts: int,
        raw: bytes,
        idempotency_key: str | None,
        unreadable_fields: list[str] = ...,
    ) -> ResponseInfo: ...
    @property
    def http_status(self) -> int:
        """The response's HTTP status."""

    @property
    def headers(self) -> dict[str, str]:
        """The response's headers, names in lower case; a repeated one is joined by commas."""

    @property
    def request_id(self) -> str | None:
        """The provider's identifier of the request, if it gives one."""

    @property
    def attempts(self) -> int:
        """How many requests the call made."""

    @property
    def raw(self) -> bytes:
        """The response's bytes as received."""

    @property
    def idempotency_key(self) -> str | None:
        """The key by which the provider recognises a repetition of this call, if it supports that."""

    @property
    def unreadable_fields(self) -> list[str]:
        """JSON pointers of the values that could not be read: they are in `raw`, and None in the response."""

    @property
    def _messages(self) -> list[_ReadMessage]: ...
    def _next_page(self) -> bytes | None: ...
    def _page_loop(self) -> BaseException: ...
    @property
    def _backwards(self) -> bool: ...
    @property
    def _known(self) -> bool: ...
    def __reduce__(
        self,
    ) -> tuple[
        type[ResponseInfo],
        tuple[int, list[tuple[str, str]], str | None, int, bytes, str | None, list[str]],
    ]: ...

def check_claim(key: str, lease_ms: int) -> None: ...
def claim_lost() -> BaseException: ...
def dedup_key(provider: str, json: bytes) -> str | None: ...
def canonical_time(text: str) -> str | None: ...
def variables(provider: str, receiver: bool, options: bytes) -> bytes: ...
def read_message(provider: str, kind: str, json: bytes) -> _ReadMessage: ...
def read_any_message(provider: str, json: bytes) -> _ReadMessage: ...
def unreadable_shown(provider: str, unreadable: list[str]) -> list[str]: ...
def in_progress(until_ms: int) -> BaseException: ...
def load(table: bytes) -> str: ...
def unraisable(error: BaseException, where: object) -> None: ...
def run(
    provider: str, function: str, arguments: Sequence[str | bytes | int]
) -> str | bytes | None: ...
