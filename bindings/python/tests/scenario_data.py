"""The scenarios of tests/scenarios, as data; `test_scenarios.py` runs them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from rebuttal import CLEAR
from sandbox import REPOSITORY

_FOLDER = REPOSITORY / "tests" / "scenarios"
_FILE = {"name", "path", "prefix", "size"}
_VARIABLE = re.compile(r"\$\{([^}]+)\}")


def read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


def scenarios() -> list[tuple[str, dict[str, Any]]]:
    """Every scenario with its name."""
    others = {"providers.yaml", "matrix.yaml"}
    files = sorted(path.name for path in _FOLDER.glob("*.yaml") if path.name not in others)
    return [(f"{file}: {scenario['name']}", scenario) for file in files for scenario in read(file)]


def fill(value: Any, variables: dict[str, Any]) -> Any:
    """Replaces `${name.key}` by variables."""
    if isinstance(value, dict):
        if set(value) == {"repeat", "times"}:
            return value["repeat"] * value["times"]
        if value == {"clear": True}:
            return CLEAR
        if (
            set(value) == {"file"}
            and isinstance(given := value["file"], dict)
            and set(given) <= _FILE
        ):
            return _file(given)
        return {key: fill(one, variables) for key, one in value.items()}
    if isinstance(value, list):
        return [fill(one, variables) for one in value]
    if not isinstance(value, str):
        return value
    whole = _VARIABLE.fullmatch(value)
    if whole:
        return _variable(whole[1], variables)
    return _VARIABLE.sub(lambda found: str(_variable(found[1], variables)), value)


def _file(given: dict[str, Any]) -> bytes | Path | tuple[str, bytes | Path]:
    """A file of a scenario; one that is given by its bytes may also be an expected value."""
    content: bytes | Path = (
        Path(given["path"])
        if "path" in given
        else str(given.get("prefix", "")).encode().ljust(given.get("size", 0), b"x")
    )
    return (given["name"], content) if "name" in given else content


def _variable(path: str, variables: dict[str, Any]) -> Any:
    found: Any = variables
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def pointed(value: Any, pointer: str) -> Any:
    """The value at a JSON pointer, or None."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(key)] if int(key) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(key)
        else:
            return None
    return value


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def snake_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {snake(key): snake_keys(one) for key, one in value.items()}
    return [snake_keys(one) for one in value] if isinstance(value, list) else value


def invoke(method: Callable[..., Any], given: dict[str, Any], options: Any) -> Any:
    """Calls a method with parameters by their wire names, each positional or by keyword, as declared."""
    named = snake_keys(given)
    parameters = inspect.signature(method).parameters.values()
    names = [one.name for one in parameters if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    positional = [named.pop(name) for name in names]
    # Python raises a TypeError for a missing argument; with None the core refuses it.
    required = {
        one.name: None
        for one in parameters
        if one.kind is inspect.Parameter.KEYWORD_ONLY and one.default is inspect.Parameter.empty
    }
    return method(*positional, **{**required, **named}, options=options)


def flip(text: str, index: int) -> str:
    """Replaces the nearest lower-case letter at or before `index`."""
    while not text[index].islower():
        index -= 1
    return text[:index] + ("b" if text[index] == "a" else "a") + text[index + 1 :]


def changed(header: str) -> str:
    """Replaces the first lower-case letter of the signature itself.

    Percent escapes have none, so that the signature changes and not its encoding.
    """
    found = re.search(r"(?:signature|v1)=[^a-z]*", header)
    assert found, header
    return flip(header, found.end())
