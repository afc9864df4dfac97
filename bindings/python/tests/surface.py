"""Prints what can be named of packages: public modules, names, members, parameters and types, without docstrings.

    python tests/surface.py PACKAGE...

The packages are read and not run, so that the native half is listed as its stub describes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import griffe

WIDTH = 110
SPECIAL = {"__init__", "__call__", "__enter__", "__aenter__", "__iter__", "__aiter__", "__await__"}
SPECIAL |= {"__getitem__", "__len__", "__match_args__", "__eq__", "__hash__"}


class OnFirstUse(griffe.Extension):
    """What is imported for type checkers only is imported on first use when a program runs."""

    def on_alias_instance(self, *, alias: griffe.Alias, **_: object) -> None:
        alias.runtime = True


def target(found: griffe.Object | griffe.Alias) -> griffe.Object:
    return found.final_target if isinstance(found, griffe.Alias) else found


def modules(module: griffe.Module) -> Iterator[griffe.Module]:
    """A module, and the public ones below it."""
    yield module
    for _, inner in sorted(module.modules.items()):
        if not inner.is_alias and not inner.name.startswith("_"):
            yield from modules(inner)


def names(module: griffe.Module) -> list[str]:
    """What `__all__` has, or else every name of its own without an underscore."""
    if module.exports is not None:
        return sorted(str(getattr(name, "name", name)) for name in module.exports)
    own = (member for member in module.members.values() if not member.is_alias)
    return sorted(each.name for each in own if each.is_public and not each.is_module)


def wrapped(line: str) -> str:
    """A signature that is long has each parameter on a line, so that differences can be read."""
    indent = " " * (len(line) - len(line.lstrip()))
    before, opened, rest = line.partition("(")
    inside, closed, after = rest.rpartition(") ->")
    if len(line) <= WIDTH or not closed:
        return line
    parts, depth, start = [], 0, 0
    for at, mark in enumerate(inside):
        depth += (mark in "([{") - (mark in ")]}")
        if mark == "," and depth == 0:
            parts.append(inside[start:at])
            start = at + 1
    parts.append(inside[start:])
    lines = "".join(f"{indent}    {part.strip()},\n" for part in parts)
    return f"{before}{opened}\n{lines}{indent}{closed}{after}"


class Listing:
    """The lines of all modules."""

    def __init__(self, packages: list[griffe.Module]) -> None:
        self.modules = [module for package in packages for module in modules(package)]
        self.prefixes = tuple(f"{package.name}." for package in packages)
        self.public = {
            target(module.members[name]).path for module in self.modules for name in names(module)
        }
        self.paths: dict[str, str] = {}
        """The path under which each object was listed."""

    def lines(self) -> Iterator[str]:
        for module in self.modules:
            yield f"# {module.path}\n"
            for name in names(module):
                found = module.members[name]
                shown = target(found)
                if shown.is_module:
                    continue
                first = self.paths.setdefault(shown.path, f"{module.path}.{name}")
                if first != f"{module.path}.{name}":
                    yield f"{name} = {first}"
                else:
                    yield from self.object(shown, "")
                yield ""

    def object(self, shown: griffe.Object, indent: str) -> Iterator[str]:
        if isinstance(shown, griffe.Class):
            yield from self.members(shown, indent)
        elif isinstance(shown, griffe.Function):
            yield from self.functions(shown, indent)
        elif isinstance(shown, griffe.Attribute):
            yield self.attribute(shown, indent)
        else:
            raise SystemExit(f"{shown.path} is a {shown.kind}: say in `object` how it is shown")

    def members(self, shown: griffe.Class, indent: str) -> Iterator[str]:
        """A class with what it has that no public class above it has."""
        keywords = [f"{name}={value}" for name, value in shown.keywords.items()]
        yield f"{indent}class {shown.name}({', '.join([*map(str, shown.bases), *keywords])}):"
        for name, found in sorted(shown.all_members.items()):
            member = target(found)
            parent = member.parent.path if member.parent is not None else ""
            above = parent != shown.path and parent in self.public
            ours = member.path.startswith(self.prefixes)
            if ours and not above and (name in SPECIAL or not name.startswith("_")):
                yield from self.object(member, f"{indent}    ")

    def functions(self, function: griffe.Function, indent: str) -> Iterator[str]:
        """Its overloads, or itself."""
        labels = function.labels
        prefix = "async def" if "async" in labels else "def"
        for each in function.overloads or [function]:
            if function.overloads:
                yield f"{indent}@overload"
            for label in ("staticmethod", "classmethod"):
                if label in labels:
                    yield f"{indent}@{label}"
            signature = each.signature(return_type=True, name=function.name)
            yield wrapped(f"{indent}{prefix} {signature}")

    def attribute(self, each: griffe.Attribute, indent: str) -> str:
        """A module's are types and constants, and shown with their values; those of classes are fields."""
        annotation = f": {each.annotation}" if each.annotation is not None else ""
        if "property" in each.labels:
            return f"{indent}property {each.name}{annotation}"
        if each.value is None:
            return f"{indent}{each.name}{annotation}"
        value = each.value if not indent or each.name == "__match_args__" else "..."
        return f"{indent}{each.name}{annotation} = {value}"


def main() -> None:
    extensions = griffe.Extensions(OnFirstUse())
    loader = griffe.GriffeLoader(allow_inspection=False, extensions=extensions)
    packages = [loader.load(name) for name in sys.argv[1:]]
    loader.resolve_aliases(external=False)
    print(
        "\n".join(Listing([each for each in packages if isinstance(each, griffe.Module)]).lines())
    )


main()
