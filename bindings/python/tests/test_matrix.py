"""The fault matrix: a scenario for each cell, as `tests/matrix` makes them."""

from __future__ import annotations

import json
import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from sandbox import Sandbox, printed
from test_scenarios import Run, play

# The number of sandboxes, each with its own cells: most of the time is spent waiting.
STAGES = 16


def test_the_fault_matrix_holds_blocking_and_with_asyncio() -> None:
    cells = json.loads(printed("REBUTTAL_MATRIX", "--package", "rebuttal-matrix", "--", "cells"))
    left: SimpleQueue[tuple[dict[str, Any], str]] = SimpleQueue()
    for scenario in cells:
        left.put((scenario, "sync"))
        left.put((scenario, "async"))
    with ThreadPoolExecutor(STAGES) as pool:
        stages = [pool.submit(_work, left) for _ in range(STAGES)]
        rows = [row for stage in stages for row in stage.result()]
    report = os.environ.get("REBUTTAL_MATRIX_REPORT")
    if report:
        with Path(report).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    failed = [row for row in rows if not row["held"]]
    assert not failed, f"{len(failed)} of {len(rows)} cells do not hold: {failed}"
    assert len(rows) >= 400


def _work(left: SimpleQueue[tuple[dict[str, Any], str]]) -> list[dict[str, Any]]:
    """Runs scenarios at its own sandbox until none is left."""
    sandbox = Sandbox()
    rows = []
    try:
        while True:
            try:
                scenario, style = left.get_nowait()
            except Empty:
                return rows
            sandbox.reset()
            run = Run(scenario, sandbox, style)
            runner = "python" if style == "sync" else "python async"
            row = {"runner": runner, **scenario["cell"], "calls": run.calls, "held": True}
            try:
                play(run)
            # A failed one is reported, and the others are run.
            except Exception:
                row.update(held=False, why=traceback.format_exc(limit=-2))
            rows.append(row)
    finally:
        sandbox.stop()
