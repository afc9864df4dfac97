"""The programs of the README run, in a pytest of their own that has the plugin as users have it."""

from __future__ import annotations

from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_readme_passes(pytester: pytest.Pytester) -> None:
    programs = README.split("```python\n")[1:]
    for number, program in enumerate(programs):
        pytester.makepyfile(**{f"test_readme_{number}": program.split("```")[0]})
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2)
