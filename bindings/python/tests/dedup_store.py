"""The store of processed messages that the README shows, for tests of it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def store_of_the_readme(path: str, now: float) -> Any:
    """The README's `SqliteDeduplicator`, in which it is always `now`."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.S)
    (block,) = [block for block in blocks if "class SqliteDeduplicator" in block]
    names: dict[str, Any] = {"__name__": "readme"}
    exec(compile(block.split("\n\n\nstore = ")[0], "README.md", "exec"), names)
    names["time"] = SimpleNamespace(time=lambda: now)
    return names["SqliteDeduplicator"](path)
