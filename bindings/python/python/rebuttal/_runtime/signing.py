"""Signers of the application's own, in place of a private key.

A signer is called by Python's threads only: the native half asks for a signature and waits for the
answer, the blocked thread or the event loop calls the signer in between.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from rebuttal.errors import ConfigError

if TYPE_CHECKING:
    from rebuttal._native import SignRequest

Signer: TypeAlias = Callable[[bytes], bytes | bytearray | memoryview]
"""Takes the content to sign and gives the signature's bytes. Whatever it raises ends the call with a
`TransportError` whose outcome is `"not_done"` and whose `__cause__` is that exception.

That error is retryable only if the exception says that calling again can help: by an attribute `retryable`
that is `True`, or by being a `ConnectionError` or a `TimeoutError`. Who is denied access once is denied it
again, so nothing else is taken for a failure that passes."""

AsyncSigner: TypeAlias = Signer | Callable[[bytes], Awaitable[bytes | bytearray | memoryview]]
"""The same for asyncio: a coroutine function runs on the event loop, a plain function in a thread of
the loop's executor, so that it may block."""


def check(option: str, signer: Any, *, may_wait: bool) -> None:
    """Checks that it can be called, and that what it gives can be waited for.

    Raises:
        ConfigError: It can't be called, or is a coroutine function where nothing could await it.
    """
    if not callable(signer):
        raise ConfigError(
            f"the option `{option}` must be a function that takes bytes and gives bytes, not "
            f"{type(signer).__name__}",
            outcome="not_done",
            field=option,
        )
    if not may_wait and _waits(signer):
        raise ConfigError(
            f"the option `{option}` is a coroutine function, which a client that blocks can't await; give a "
            "plain function, or use the client for asyncio",
            outcome="not_done",
            field=option,
        )


def now(signer: Callable[[bytes], Any], content: bytes) -> bytes:
    """The signature, for the native half to call in the thread that waits for the answer."""
    return _octets(signer(content))


async def answer(request: SignRequest, signer: Callable[[bytes], Any]) -> Exception | None:
    """Answers the native half's request; gives the exception if the signer raised one."""
    # Loaded by whoever runs a loop; who does not is spared the wait.
    import asyncio
    import inspect

    try:
        content = request.content
        found = signer(content) if _waits(signer) else await asyncio.to_thread(signer, content)
        request.answer(_octets(await found if inspect.isawaitable(found) else found))
    except Exception as error:
        request.fail(error)
        return error
    return None


def _waits(signer: Callable[[bytes], Any]) -> bool:
    # It takes long to load, and few programs come here.
    import inspect

    # An object may be one by its `__call__`.
    return any(inspect.iscoroutinefunction(one) for one in (signer, type(signer).__call__))


def _octets(signature: Any) -> bytes:
    if isinstance(signature, bytes | bytearray | memoryview):
        return bytes(signature)
    import inspect

    if inspect.iscoroutine(signature):
        signature.close()
    raise TypeError(f"the signer gave {type(signature).__name__} instead of bytes")
