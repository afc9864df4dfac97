"""Errors for arguments and options that are refused before anything is sent, and checks of functions."""

from __future__ import annotations

from typing import Any

from rebuttal.errors import ConfigError, InvalidArgumentError


def argument(field: str, problem: str) -> InvalidArgumentError:
    """The error for an argument of a call."""
    message = f"`{field}` {problem}; nothing was sent"
    return InvalidArgumentError(message, outcome="not_done", field=field)


def option(name: str, problem: str) -> ConfigError:
    """The error for an option of a client, receiver, key object or store."""
    return ConfigError(f"the option `{name}` {problem}", outcome="not_done", field=name)


def a(value: object) -> str:
    """A value's type with its article."""
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiouAEIOU" else f"a {name}"


def is_coroutine_function(function: Any) -> bool:
    """Whether a call gives a coroutine; also for an object with an `async def __call__`."""
    # It takes long to import, and few programs need it.
    import inspect

    return any(inspect.iscoroutinefunction(one) for one in (function, type(function).__call__))


def close_awaitable(value: Any) -> bool:
    """Whether a value has to be awaited. It is closed, so that Python does not warn that nothing awaited it."""
    import inspect

    if not inspect.isawaitable(value):
        return False
    getattr(value, "close", lambda: None)()
    return True
