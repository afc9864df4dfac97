"""The scenarios of tests/scenarios, as data; `test_scenarios.py` tells them."""

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
    return [(f"{file}: {story['name']}", story) for file in files for story in read(file)]


def fill(value: Any, variables: dict[str, Any]) -> Any:
    """Puts variables in the place of `${name.key}`."""
    if isinstance(value, dict):
        if set(value) == {"repeat", "times"}:
            return value["repeat"] * value["times"]
        if value == {"clear": True}:
            return CLEAR
        if (
            set(value) == {"file"}
            and isinstance(told := value["file"], dict)
            and set(told) <= _FILE
        ):
            return _file(told)
        return {key: fill(one, variables) for key, one in value.items()}
    if isinstance(value, list):
        return [fill(one, variables) for one in value]
    if not isinstance(value, str):
        return value
    whole = _VARIABLE.fullmatch(value)
    if whole:
        return _look_up(whole[1], variables)
    return _VARIABLE.sub(lambda found: str(_look_up(found[1], variables)), value)


def _file(told: dict[str, Any]) -> bytes | Path | tuple[str, bytes | Path]:
    """A file as a story tells it; one that is given by its bytes may also be an expected value."""
    content: bytes | Path = (
        Path(told["path"])
        if "path" in told
        else str(told.get("prefix", "")).encode().ljust(told.get("size", 0), b"x")
    )
    return (told["name"], content) if "name" in told else content


def _look_up(path: str, variables: dict[str, Any]) -> Any:
    found: Any = variables
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def pointed(value: Any, pointer: str) -> Any:
    """The value at a JSON pointer; None where there is none."""
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
    """Calls a method with parameters by their wire names, each as the method takes it."""
    named = snake_keys(given)
    parameters = inspect.signature(method).parameters.values()
    places = [one.name for one in parameters if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    positional = [named.pop(name) for name in places]
    # To leave one out is a TypeError of Python's own; None leaves it to the core to miss it.
    required = {
        one.name: None
        for one in parameters
        if one.kind is inspect.Parameter.KEYWORD_ONLY and one.default is inspect.Parameter.empty
    }
    return method(*positional, **{**required, **named}, options=options)


def flip(text: str, index: int) -> str:
    """Another letter at the next place from `index`, backwards, that holds a lower-case one."""
    while not text[index].islower():
        index -= 1
    return text[:index] + ("b" if text[index] == "a" else "a") + text[index + 1 :]


def changed(header: str) -> str:
    """Another letter for the first lower-case one of the signature itself.

    No percent escape has any, so what changes is the signature and not how it is written.
    """
    found = re.search(r"(?:signature|v1)=[^a-z]*", header)
    assert found, header
    return flip(header, found.end())
