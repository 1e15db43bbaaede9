"""What a served site does where something is off: a page that cannot be made, a broken configuration, hostile files, its end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bitext.config import Options
from bitext.extension import Site
from bitext.hosts.serving import others
from bitext.hosts.serving.facts import Facts
from bitext.hosts.serving.kept_site import KeptSite
from bitext.hosts.serving.keys import differing, key_of
from bitext.project import load
from tests.support.project import write
from tests.test_served_edits import _FILES, Served


def _fail(*_: object) -> bool:
    raise RuntimeError("no template")


def test_what_goes_wrong_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be made when it is asked for, and a configuration that is broken: all is built until that ends well."""
    served = Served(tmp_path, _FILES)
    served.edit("docs/glossary.yml", "What is written down.", "What is known.")
    served.builder()
    with monkeypatch.context() as broken:
        broken.setattr(KeptSite, "make", _fail)
        served.get("/texts/one/")
    assert served.built == 2
    assert "What is known." in served.html("texts/three")
    served.edit("mkdocs.yml", "site_name: Test", "site_name: [")
    for _ in range(2):
        with pytest.raises(Exception, match=r"(?i)configuration|parsing"):
            served.builder()
        served.edit("docs/texts/one.md", "resource", "rare resource")
    served.edit("mkdocs.yml", "site_name: [", "site_name: Test")  # as it was when the last build ended well
    served.builder()
    assert "a rare rare resource" in served.html("texts/one")
    assert served.built == 5
    served.edit("docs/glossary.yml", "What is known.", "What is lost.")
    served.builder()
    served.builder.close()
    served.builder.settle()
    assert "What is lost." not in served.html("texts/three"), "it is written into a folder that goes"


def test_hidden_and_hostile_files(tmp_path: Path) -> None:
    """What an editing program keeps beside a file is no edit; what must not be published is neither read nor copied."""
    (tmp_path / "project/docs").mkdir(parents=True)
    (tmp_path / "secret").write_text("Secret.")
    os.mkfifo(tmp_path / "project/docs/pipe.png")  # whoever opens it waits for ever
    (tmp_path / "project/docs/zero.png").symlink_to("/dev/zero")
    served = Served(tmp_path, {**_FILES, "docs/dot.png": "dot", "docs/.nav.yml": "sort: {}\n"})
    for text in ("one", "another"):
        served.write("docs/texts/.one.md.swp", text)
        assert not served.builder.is_news()
    served.edit("docs/.nav.yml", "sort", "append_unmatched: true\nsort")
    assert served.builder.is_news()
    served.builder()
    (served.folder / "docs/dot.png").unlink()
    (served.folder / "docs/dot.png").symlink_to(tmp_path / "secret")
    served.builder()
    assert not (served.site / "dot.png").exists()
    assert served.builder.full == ["docs/.nav.yml has changed", "docs/dot.png has changed"]


def test_extensions_that_include() -> None:
    """An extension of Markdown may be named by its class."""
    assert list(others.including({"pymdownx.snippets:SnippetExtension": {}, "pymdownx.b64": {}, "toc": {}})) == [
        "pymdownx.snippets:SnippetExtension",
        "pymdownx.b64",
    ]


_TERMS = "".join(
    f"- id: z{n}\n  zh: 水{chr(0x4E00 + n)}\n  pinyin: sh{n:03}\n  renderings: [z {n}]\n" for n in range(320)
)
_LARGE = {
    "docs/glossary.yml": _TERMS
    + "- id: first\n  zh: 强国\n  pinyin: qiángguó\n  renderings: [strong country]\n"
    + "  definition: See [z](glossary.md#z150).\n  see_also: [z152]\n",
    "docs/about.md": "# About\n\nSee [z](glossary.md#z150).\n",
    "docs/more.md": "# More\n\nSee [z](glossary/z151.md).\n",
    "docs/a.md": "---\nsource_text: a\n---\n\n# A strong country\n",
    "source_texts/a.md": "---\ntitle: 甲\n---\n\n# 强国\n",
}
_PLACES = {"glossary/terms/q-1.md": "<!-- entries -->"}
_LINKS = {"about.md": frozenset(("glossary.md",)), "more.md": frozenset(("glossary/z151.md",))}


def _facts(folder: Path, before: Facts | None = None) -> Facts:
    options = Options(folder, folder / "docs", folder / "source_texts", knows_addresses=True)
    return Facts(
        Site(load(options), options),
        str,
        lambda page: _PLACES.get(page) or (folder / "docs" / page).read_text("utf-8"),
        _LINKS,
        before,
    )


def test_terms_of_a_large_glossary_are_found_elsewhere(tmp_path: Path) -> None:
    """A term that moves to another page that terms share, or is renamed, changes all pages that lead to it."""
    write(tmp_path, _LARGE)
    before = _facts(tmp_path)
    glossary = tmp_path / "docs/glossary.yml"
    pages = ("about.md", "more.md", "a.md", "glossary/terms/q-1.md")

    def stale(old: str, new: str) -> list[str]:
        glossary.write_text(glossary.read_text("utf-8").replace(old, new), "utf-8")
        now = _facts(tmp_path, before)
        return [page for page in pages if differing(key_of(now, page), key_of(before, page))]

    assert stale("[z 152]", "[other 152]") == ["glossary/terms/q-1.md"]
    assert stale("pinyin: sh0", "pinyin: t0") == list(pages)


def test_a_check_asks_for_a_term_of_the_translation_alone(tmp_path: Path) -> None:
    """A word left in Chinese is remarked on or not as the glossary renders it, though it is no term of the original."""
    glossary = "- zh: 机器人\n  renderings: [{}]\n- zh: 机会\n  renderings: [chance]\n"
    page = "---\nsource_text: a\n---\n\nThe robot &#26426;器人 works.\n"
    write(tmp_path, {"docs/a.md": page, "source_texts/a.md": _LARGE["source_texts/a.md"]})
    (tmp_path / "docs/glossary.yml").write_text(glossary.format("robot"), "utf-8")
    before = _facts(tmp_path)
    key = key_of(before, "a.md")
    (tmp_path / "docs/glossary.yml").write_text(glossary.format("automaton").replace("chance", "risk"), "utf-8")
    now = key_of(_facts(tmp_path, before), "a.md")
    assert differing(now, key) == ["the entries that checks of its own words may ask for"]
    assert len(now["the entries that checks of its own words may ask for"]) == 1  # type: ignore[arg-type]


def test_a_digest_does_not_depend_on_what_was_asked_before(tmp_path: Path) -> None:
    """The first text whose digest is asked for has the one that it has later: else the first edit makes all texts anew."""
    write(tmp_path, _LARGE)
    texts = _facts(tmp_path).site.corpus.texts
    assert texts.digest("a.md") == texts.digest("a.md")
    assert texts.digest("a.md") != texts.translations["a.md"].key  # type: ignore[attr-defined]  # of the library
