"""`bitext pairs` says what a build says, also of what is found only when a page is made."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.project import build
from tests.support.small_project import MKDOCS_YML, PAGE, write_project

NOTES = PAGE.replace("save water.", "save water[^ed-1] and water[^ed-2].") + (
    "\n[^ed-1]: **节约粮食 / save water:** A note. –Ed.\n"
    "[^ed-2]: **grain:** Another. –Ed.\n"
)  # fmt: skip
FILES = {
    "words of notes": {"docs/water.md": NOTES},
    "HTML": {"docs/water.md": PAGE.replace("save water", "<font>save</font> water <b onclick=x>now</b>")},
    "an address": {"docs/water.md": PAGE.replace("save water", "[save](javascript:alert(1)) water")},
    "a block that is swallowed": {"docs/water.md": PAGE.replace("Article 2", "<div>\n\nArticle 2") + "\n</div>\n"},
    "a mark in raw HTML": {
        "docs/water.md": PAGE.replace("Article 2", "<pre>\nNo mark[^ed-1]\n</pre>\n\nArticle 2") + "\n[^ed-1]: A note. –Ed.\n"
    },
    "a definition": {"docs/glossary.yml": "- {id: shui, zh: 水, renderings: [water], definition: '<font>Wet</font>'}\n"},
    "a note of a rendering": {"docs/glossary.yml": "- {id: shui, zh: 水, renderings: [{en: water, note: '<font>x</font>'}]}\n"},
    "an essay": {
        "docs/glossary.yml": "- {id: shui, zh: 水, renderings: [water]}\n",
        "docs/glossary/shui.md": "Water is <font>wet</font>.\n",
    },
    "words of notes that are terms": {
        "docs/water.md": NOTES,
        "docs/glossary.yml": "- {id: liangshi, zh: 粮食, renderings: [grain, water, save water]}\n",
    },
    "terms that are not there": {
        "docs/water.md": PAGE.replace("title:", "terms: {skip: [shiu]}\ntitle:").replace(
            "save water", "[save](glossary.md#shiu) water"
        ),
        "docs/glossary.yml": "- {id: shui, zh: 水, renderings: [water]}\n",
    },
    "a headword in other characters": {
        "docs/glossary.yml": "- {id: a, zh: 网络, renderings: [network]}\n- {id: b, zh: 網絡, renderings: [web]}\n"
    },
    "no fault": {},
}  # fmt: skip


def said(output: str) -> set[str]:
    """Return the findings in what a build or a command said."""
    return set(re.findall(r"^(?:\w+ +-  bitext: )?(\S+:\d+:\d+: \w+\[\w+\] .*)$", output, re.MULTILINE))


@pytest.mark.parametrize("name", FILES)
def test_a_command_finds_what_a_build_finds(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines are those of a strict build, and the status says whether there is an error."""
    folder = write_project(tmp_path, FILES[name])
    done = build(folder, "--strict")
    expected = said(done.stdout)
    assert bool(expected) == (name != "no fault"), done.stdout
    configuration = ["--config", str(folder / "mkdocs.yml")]
    status = main(["pairs", *configuration])
    main(["pairs", "water", *configuration])
    assert said(capsys.readouterr().out) == expected
    assert status == int(any(": error[" in finding for finding in expected))


def test_what_is_not_asked_for_is_not_made(tmp_path: Path) -> None:
    """A command that shows no term reads none aloud, and writes none in other characters: both take longer than all else."""
    files = {
        "docs/glossary.yml": "- {id: shui, zh: 节约, renderings: [save]}\n- {id: dian, zh: 粮食, renderings: [grain]}\n"
    }
    folder = write_project(tmp_path, files)
    script = (
        "import sys\n"
        "from bitext.cli import main\n"
        "from bitext.languages.zh import scripts\n"
        "tables = []\n"
        "scripts.OpenCC = lambda name, of=scripts.OpenCC: tables.append(name) or of(name)\n"
        "main(['pairs'])\n"
        "print('pypinyin' in sys.modules, tables)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("False ['t2s']\n"), done.stdout + done.stderr


EXTENSIONS = {
    "of the site": "markdown_extensions:\n  - footnotes\n  - pymdownx.superfences\n  - toc: {permalink: true}\n",
    "as a mapping": "markdown_extensions:\n  attr_list: {}\n  toc: {permalink: true}\n",
    "that is not there": "markdown_extensions: [no.such.extension, tables]\n",
    "with settings that are no data": (
        "markdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n          class: mermaid\n"
        "          format: !!python/name:pymdownx.superfences.fence_code_format\n"
    ),
    "with settings that it does not know": "markdown_extensions:\n  - toc: {nothing: 1}\n",
    "of ours": "markdown_extensions: [bitext.hosts.zensical]\n",
    "of another form": "markdown_extensions: tables\n",
}


@pytest.mark.parametrize("name", EXTENSIONS)
def test_extensions(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A command reads pages with the extensions of the site, as far as it can, and is stopped by none."""
    page = NOTES + "\n```mermaid\ngraph\n```\n"
    folder = write_project(tmp_path, {"mkdocs.yml": MKDOCS_YML + EXTENSIONS[name], "docs/water.md": page})
    main(["pairs", "water", "--config", str(folder / "mkdocs.yml")])
    captured = capsys.readouterr()
    assert "expected 节约粮食 in pair 2, found none" in captured.out
    assert captured.err == ""
