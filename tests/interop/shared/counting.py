"""Counts the checks of an SDK, prints their number at the end, and fails a run that made none."""

from __future__ import annotations

from importlib.metadata import version

import pytest


class Counting:
    """A plugin for pytest. It needs `enable_assertion_pass_hook` in pytest.ini."""

    def __init__(self, sdk: str, distribution: str) -> None:
        self._sdk = f"the official {sdk} SDK for Python {version(distribution)}"
        self._checks = 0

    def pytest_assertion_pass(self) -> None:
        self._checks += 1

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        # No assertion was made: so nothing was checked, although pytest passed.
        collected_only = session.config.option.collectonly
        if exitstatus == pytest.ExitCode.OK and self._checks == 0 and not collected_only:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, exitstatus: int
    ) -> None:
        agreed = exitstatus == pytest.ExitCode.OK and self._checks
        verdict = "" if agreed else ", and did not agree"
        terminalreporter.write_line(f"interop: {self._sdk} made {self._checks} checks{verdict}")
