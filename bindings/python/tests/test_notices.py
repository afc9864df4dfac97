"""The wheel has the notices of the software that is linked into the native module."""

from __future__ import annotations

import json
import re
from importlib import metadata


def text_of(name: str) -> str:
    (found,) = (one for one in metadata.files("rebuttal") or () if one.name == name)
    return found.read_text(encoding="utf-8")


def test_the_wheel_holds_the_notices_of_what_is_linked_into_it() -> None:
    text = text_of("THIRD-PARTY-NOTICES.txt")
    for crate in ("aws-lc-sys", "pyo3", "reqwest", "rustls", "tokio"):
        assert re.search(rf"^{crate} [\d.]+: ", text, re.M), crate
    assert "Permission is hereby granted, free of charge" in text
    # The generator works at build time only, and no licence asks for source code.
    assert not re.search(r"^progenitor|MPL-2\.0", text, re.M)
    assert not re.search(r"^(syn|quote|serde_derive|pyo3-macros) ", text, re.M)


def test_the_wheel_names_its_licences() -> None:
    files = metadata.metadata("rebuttal").get_all("License-File") or []
    assert {"LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-NOTICES.txt"} <= set(files)


def test_the_wheel_holds_the_bill_of_materials_of_what_is_linked_into_it() -> None:
    text = text_of("sbom.cdx.json")
    bill = json.loads(text)
    assert bill["bomFormat"] == "CycloneDX"
    names = {each["name"] for each in bill["components"]}
    assert {"aws-lc-sys", "pyo3", "reqwest", "rustls", "tokio"} <= names
    assert not names & {"syn", "quote", "progenitor-impl"}
    assert all(each["purl"].startswith("pkg:cargo/") for each in bill["components"])
    assert "file:" not in text and "/crates/" not in text
