"""What is made from options, or from environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, NoReturn

import msgspec

from rebuttal._native import variable as read_variable
from rebuttal._runtime import refusals
from rebuttal.errors import ConfigError


class Option(NamedTuple):
    """An option of a constructor, as the provider's document declares it."""

    name: str
    kind: str
    variable: str | None
    required: bool
    replaced_by: str | None = None
    """The option that may be given instead."""


class Configured:
    """The base of clients, receivers and key objects, which every process makes for itself."""

    _provider: ClassVar[str]
    _options: ClassVar[tuple[Option, ...]] = ()

    @classmethod
    def _read_env(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        return _read(cls._provider, cls._options, given)

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        cure = f", for example with {name}.from_env()" if self._options else ""
        raise TypeError(f"{name} can't be pickled; make one in each process{cure}")


def _read(provider: str, options: tuple[Option, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """The given options, and the environment's values for the rest; an empty variable counts as unset.

    Raises:
        ConfigError: A required option is neither given nor set, or a variable can't be read. The
            text names the variable and never shows its value.
    """
    values = {}
    for option in options:
        value = given.get(option.name)
        replaced = option.replaced_by is not None and given.get(option.replaced_by) is not None
        if value is None and option.variable is not None and not replaced:
            value = _variable(provider, option, option.variable)
        if value is None and option.required and not replaced:
            cure = f"set {option.variable}, or give" if option.variable else "give"
            other = f" or `{option.replaced_by}`" if option.replaced_by else ""
            raise refusals.option(option.name, f"is required: {cure} `{option.name}`{other}")
        if value is not None:
            values[option.name] = value
    return values


def _variable(provider: str, option: Option, variable: str) -> Any:
    text = os.environ.get(variable)
    if text is None:
        return None
    try:
        found = read_variable(provider, variable, text)
    except UnicodeEncodeError:
        raise ConfigError(
            f"the environment variable {variable} (option `{option.name}`) is not text",
            outcome="not_done",
            field=option.name,
        ) from None
    return None if found is None else msgspec.json.decode(found)
