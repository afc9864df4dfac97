"""Prints the import circles of the package, and imports against its layers; exits with 1 if there are any.

    python tests/circles.py [FOLDER]

FOLDER is where the package `rebuttal` is, by default the sources. Imports for type checkers count too, and so do those
inside functions.
"""

from __future__ import annotations

import sys
from pathlib import Path

import grimp

PACKAGE = "rebuttal"
LAYERS = ("dedup", "_dedup", "_generated", "_runtime", "errors")
"""Each may import those behind it. The public modules of the providers are checked with the circles."""


def problems(graph: grimp.ImportGraph) -> list[str]:
    """A paragraph for each circle, and for each import against the layers."""
    found: list[str] = []
    seen: set[str] = set()
    for module in sorted(graph.modules):
        circle = graph.find_upstream_modules(module) & graph.find_downstream_modules(module)
        if module in seen or not circle:
            continue
        circle |= {module}
        seen |= circle
        lines = [line for one in sorted(circle) for line in imports(graph, one, circle)]
        found.append("\n".join([f"{len(circle)} modules import each other in a circle:", *lines]))
    for chain in graph.find_illegal_dependencies_for_layers(LAYERS, containers={PACKAGE}):
        for route in chain.routes:
            for importer in route.heads:
                lines = imports(graph, importer, {*route.middle, *route.tails})
                problem = f"{chain.importer} must not import {chain.imported}:"
                found.append("\n".join([problem, *lines]))
    return found


def imports(graph: grimp.ImportGraph, importer: str, among: set[str]) -> list[str]:
    """The lines in which a module imports some of those."""
    imported = sorted(graph.find_modules_directly_imported_by(importer) & among)
    details = [
        graph.get_import_details(importer=importer, imported=one)[0]["line_number"]
        for one in imported
    ]
    return [
        f"  {importer}:{line} imports {one}" for one, line in zip(imported, details, strict=True)
    ]


if __name__ == "__main__":
    sources = Path(__file__).resolve().parents[1] / "python"
    sys.path.insert(0, sys.argv[1] if len(sys.argv) > 1 else str(sources))
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=False, cache_dir=None)
    paragraphs = problems(graph)
    print(*paragraphs, f"{len(paragraphs)} import circles and layers broken", sep="\n")
    sys.exit(bool(paragraphs))
