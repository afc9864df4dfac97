"""Signers of the application's own, in place of a private key.

Only Python's threads call a signer: the native half requests a signature and waits, and the blocked thread or the
event loop calls the signer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from rebuttal._runtime import refusals

if TYPE_CHECKING:
    from rebuttal._native import SignRequest

Signer: TypeAlias = Callable[[bytes], bytes | bytearray | memoryview]
"""Takes the content to sign and returns the signature's bytes. An exception ends the call with a
`TransportError` whose outcome is `"not_done"` and whose `__cause__` is that exception.

The error is retryable only if the exception says that calling again can help: by an attribute `retryable`
that is `True`, or by being a `ConnectionError` or a `TimeoutError`. Other failures, such as a denied access,
are taken for permanent."""

AsyncSigner: TypeAlias = Signer | Callable[[bytes], Awaitable[bytes | bytearray | memoryview]]
"""The same for asyncio: a coroutine function runs on the event loop, a plain function in a thread of
the loop's executor, so that it may block."""


def check(option: str, signer: Any, *, is_async: bool) -> None:
    """Checks that the signer can be called, and that its result can be awaited if necessary.

    Raises:
        ConfigError: It can't be called, or is a coroutine function for a blocking client.
    """
    if not callable(signer):
        problem = f"must be a function from bytes to bytes, not {refusals.a(signer)}"
        raise refusals.option(option, problem)
    if not is_async and refusals.is_coroutine_function(signer):
        raise refusals.option(
            option,
            "is a coroutine function, which a client that blocks can't await; give a plain function, or use the "
            "client for asyncio",
        )


def sign(signer: Callable[[bytes], Any], content: bytes) -> bytes:
    """The signature; the native half calls it in the blocked thread."""
    return _octets(signer(content))


async def respond(request: SignRequest, signer: Callable[[bytes], Any]) -> Exception | None:
    """Gives the native half the signature; returns the signer's exception if there is one."""
    # Already imported by a program with an event loop; other programs need not wait for it.
    import asyncio
    import inspect

    try:
        content = request.content
        coroutine = refusals.is_coroutine_function(signer)
        found = signer(content) if coroutine else await asyncio.to_thread(signer, content)
        request.answer(_octets(await found if inspect.isawaitable(found) else found))
    except BaseException as error:
        # Whatever ended it: without an answer the call would wait for its time limit.
        request.fail(error)
        if not isinstance(error, Exception):
            raise
        return error
    return None


def _octets(signature: Any) -> bytes:
    if isinstance(signature, bytes | bytearray | memoryview):
        return bytes(signature)
    refusals.close_awaitable(signature)
    raise TypeError(f"the signer returned {refusals.a(signature)} instead of bytes")
