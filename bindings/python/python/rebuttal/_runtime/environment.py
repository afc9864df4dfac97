"""What is made from options, or from environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn

import msgspec

from rebuttal._native import variables
from rebuttal._runtime import encode


class Configured:
    """The base of clients, receivers and key objects, which every process makes for itself."""

    _provider: ClassVar[str]
    _is_receiver: ClassVar[bool] = False

    @classmethod
    def _read_env(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """The given options, and those that the environment gives beside them."""
        read = variables(cls._provider, cls._is_receiver, encode.constructor_options(given))
        named = {name: value for name, value in given.items() if value is not None}
        return {**msgspec.json.decode(read), **named}

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        cure = f", for example with {name}.from_env()" if hasattr(self, "from_env") else ""
        raise TypeError(f"{name} can't be pickled; make one in each process{cure}")
