"""Small projects, written for one test: `mkdocs.yml`, a source text, a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

MKDOCS_YML = "site_name: Water\nplugins:\n  - search\n  - bitext\n"
SOURCE_TEXT = """\
---
title: 节约用水办法
---

# 节约用水办法

第一条 为了节约用水,制定本办法。

第二条 本办法适用于全国。

第三条 国家鼓励节约用水,任何单位和个人都有节约用水的义务。
"""
PAGE = """\
---
source_text: water
title: Measures for Saving Water
---

# Measures for Saving Water

Article 1 These Measures are made to save water.

Article 2 These Measures apply to the whole country.

Article 3 The state encourages the saving of water; it is everybody's duty.
"""


def write_project(folder: Path, files: Mapping[str, str | bytes] = MappingProxyType({})) -> Path:
    """Write a project in which all is well into a folder, with other files over it or beside it; return the folder."""
    well = {"mkdocs.yml": MKDOCS_YML, "source_texts/water.md": SOURCE_TEXT, "docs/water.md": PAGE}
    for name, content in {**well, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what every file below a folder holds, by path; the cache is nobody's work, and is left out."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {name.as_posix(): path.read_bytes() for name, path in found.items() if name.parts[0] != ".cache"}
