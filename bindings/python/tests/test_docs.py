"""The docstrings of generated code: complete, readable by griffe, and naming only what exists in Python."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import griffe
import pytest
import rebuttal
import yaml
from rebuttal._generated._index import PROVIDERS

PACKAGE = Path(rebuttal.__file__).parent
SPEC = Path(__file__).parents[3] / "spec"
# Environment variables of others, and what documents give as examples of values that they do not list.
ELSEWHERE = {"HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE", "match"}
EXAMPLES = {
    "PAYMENT_RESULT",
    "SANDBOX_",
    "balance_transaction",
    "dispute_reversal",
    "eur",
    "file_link",
    "jpg",
    "tax",
    "whsec_",
}


@pytest.fixture(scope="module")
def package() -> griffe.Module:
    loaded = griffe.load("rebuttal", search_paths=[PACKAGE.parent], docstring_parser="google")
    assert isinstance(loaded, griffe.Module)
    return loaded


def items(package: griffe.Module) -> Iterator[griffe.Object]:
    """Every public item of the providers, and its public members."""
    for provider in PROVIDERS:
        for name in importlib.import_module(f"rebuttal.{provider}").__all__:
            item = package[f"{provider}.{name}"].final_target
            yield item
            if item.is_class:
                members = item.members.items()
                yield from (
                    member
                    for key, member in members
                    if not key.startswith("_") or key == "__init__"
                )


def test_every_public_item_is_documented(package: griffe.Module) -> None:
    found = list(items(package))
    assert len(found) > 200
    assert [item.path for item in found if not item.has_docstring] == []


def test_what_callables_take_is_what_they_document(package: griffe.Module) -> None:
    checked = 0
    for item in items(package):
        # What `from_env` takes is what the constructor takes.
        if not isinstance(item, griffe.Function) or item.name == "from_env":
            continue
        described = [
            parameter.name
            for section in (
                item.docstring.parse("google", warnings=False) if item.docstring else []
            )
            if section.kind is griffe.DocstringSectionKind.parameters
            for parameter in section.value
        ]
        taken = [parameter.name for parameter in item.parameters if parameter.name != "self"]
        # A predicate says what it is of, and has no list.
        if item.parent.is_class or taken != ["value"]:
            assert sorted(described) == sorted(taken), item.path
            checked += 1
    assert checked > 40


def defined() -> set[str]:
    """Every name that the package's code has."""
    found = set(dir(builtins)) | ELSEWHERE | {"rebuttal"}
    for source in PACKAGE.rglob("*.py*"):
        if source.suffix not in (".py", ".pyi"):
            continue
        found.add(source.stem)
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            match node:
                case (
                    ast.ClassDef(name=name)
                    | ast.FunctionDef(name=name)
                    | ast.AsyncFunctionDef(name=name)
                ):
                    found.add(name)
                case (
                    ast.arg(arg=name)
                    | ast.alias(name=name)
                    | ast.Name(id=name)
                    | ast.Attribute(attr=name)
                ):
                    found.add(name)
    return found


def wire(value: object, key: str = "") -> Iterator[str]:
    """What a document has, but for its prose, and for the names of operations, which are not Python's."""
    match value:
        case dict():
            yield from map(str, value)
            for name, inner in value.items():
                yield from wire(inner, str(name))
        case list():
            for inner in value:
                yield from wire(inner, key)
        case str() if key not in ("description", "summary", "advice", "operationId"):
            yield value


def test_names_in_docstrings_exist(package: griffe.Module) -> None:
    known = defined() | EXAMPLES
    for provider in PROVIDERS:
        known.update(wire(yaml.safe_load((SPEC / f"{provider}.yaml").read_text("utf-8"))))
    missing = []
    for item in items(package):
        for quoted in re.findall(r"`([^`]+)`", item.docstring.value if item.docstring else ""):
            name = quoted.removesuffix("()")
            is_name = re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", name)
            if is_name and name not in known and not known.issuperset(name.split(".")):
                missing.append(f"{item.path}: {name}")
    assert not missing, "\n".join(missing)


def test_errors_that_are_raised_exist(package: griffe.Module) -> None:
    named = set()
    for item in items(package):
        for section in item.docstring.parse("google", warnings=False) if item.docstring else []:
            if section.kind is griffe.DocstringSectionKind.raises:
                named.update(str(error.annotation) for error in section.value)
    assert {"RebuttalError", "ConfigError"} < named
    assert [name for name in named if not hasattr(rebuttal, name)] == []


def test_examples_are_calls_that_their_methods_take(package: griffe.Module) -> None:
    checked = 0
    for item in items(package):
        lines = re.findall(
            r"^ *(?:>>>|\.\.\.) (.*)$", item.docstring.value if item.docstring else "", re.M
        )
        if not lines:
            continue
        owner = getattr(importlib.import_module(item.parent.module.path), item.parent.name)
        code = ast.parse("async def example():\n" + textwrap.indent("\n".join(lines), "    "))
        calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
        (call,) = [call for call in calls if ast.unparse(call.func) == f"client.{item.name}"]
        signature = inspect.signature(getattr(owner, item.name))
        signature.bind(None, *call.args, **{str(each.arg): each.value for each in call.keywords})
        checked += 1
    methods = [
        item
        for item in items(package)
        if item.is_function and f".{item.parent.name}" in str(item.path)
    ]
    clients = [
        item for item in methods if item.parent.is_class and item.parent.name.endswith("Client")
    ]
    operations = [item for item in clients if item.name not in ("__init__", "from_env")]
    assert checked == len(operations) > 0
