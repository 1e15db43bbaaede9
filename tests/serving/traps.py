"""Edits of which a page elsewhere shows something: where a site that is made anew page by page may be left stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.serving.many_texts import CONFIGURATION, PICTURE, Files, sealed
from tests.serving.project import Changes

_BODY = (
    "# 通知\n\n为了节约用水,发展数据资源。\n\n建设数据。平台企业应当执行。\n\n各单位应当安装水表。\n\n公共数据开放。\n"
)
_PAGE = "# Notice\n\nTo save water and to develop data resources.\n\nBuild data. Platform enterprises shall do so.\n\nAll units shall install meters.\n\nPublic data are open.\n"
_GLOSSARY = """\
- id: shuju-ziyuan
  zh: 数据资源
  renderings: [data resources]
  definition: See [it](texts/a.md#p4), and [data](glossary.md#shuju).
  see_also: [shuju]
  sources: [{text: A, url: texts/a.md#p5}]
- id: shuju
  zh: 数据
  renderings: [data]
- id: pingtai-qiye
  zh: 平台企业
  renderings: [platform enterprises, platforms]
"""
_SITE = {
    "mkdocs.yml": CONFIGURATION.replace("  custom_dir: overrides\n", "").replace("      words: words\n", ""),
    "docs/extra.css": "",
    "docs/index.md": "# Home\n\n<!-- sample: texts/a.md#p3 -->\n\n<!-- texts -->\n",
    "docs/about.md": "# About\n\n## Where\n\nSee [it](texts/a.md#p4) and [resources](glossary/ziyuan.md), [public data](glossary.md#gonggong).\n\n<!-- sample -->\n",
    "docs/notes.md": "# Notes\n\n<!-- notes -->\n",
    "docs/drafts/later.md": "# Later\n\nNot yet.\n",
    "docs/glossary.yml": _GLOSSARY,
    "docs/glossary/shuju.md": "Data are [here](../texts/a.md#p5). See [resources](ziyuan.md).\n",
    "source_texts/a.md": f"---\ntitle: 甲\nissued: 2021-01-01\nissuer: 水利部\n---\n\n{_BODY}",
    "docs/texts/a.md": f"---\nsource_text: a\ntitle: The A\ntranslators: [A. Wang]\n---\n\n{_PAGE}",
    "docs/deutsch/a.md": "---\nsource_text: a\ntitle: Das A\nlanguage: de\n---\n\n# Mitteilung\n\nEins.\n\nZwei.\n\nDrei.\n\nVier.\n",
    "source_texts/b.md": "---\ntitle: 乙\nissued: 2022\nrelated: [a]\n---\n\n# 乙\n\n见上文。\n\n数据如此。\n",
    "docs/texts/b.md": "---\nsource_text: b\ntitle: The B\n---\n\n# B\n\nSee [there](a.md#p4), [the sentence](a.md#p3.2), [the note](a.md#note-1) [a section](../about.md#where), [resources](../glossary/ziyuan.md) and [public data](../glossary.md#gonggong).\n\nSo are data[^1].\n\n[^1]: **data:** see [it](../glossary.md#shuju). –Ed.\n",
    "source_texts/c.md": "---\ntitle: 丙\n---\n\n# 丙\n\n各单位应当安装水表。\n\n平台企业很多。\n",
    "docs/texts/c.md": "---\nsource_text: c\ntitle: The C\npublished: 2023\n---\n\n# C\n\nAll units shall install meters.\n\nThere are many platforms.\n",
    "source_texts/d.md": "---\ntitle: 丁\ntype: speech\n---\n",
    "docs/texts/d.md": "---\nsource_text: d\ntitle: The D\n---\n\n# D\n\nThe data resources of platform enterprises.\n",
    "source_texts/e.md": "---\ntitle: 戊\n---\n\n# 戊\n\n没有译文。\n",
}  # fmt: skip


def trapped_site() -> Files:
    """Return a site of a few texts that name one another in every way."""
    return {**{path: text.encode() for path, text in _SITE.items()}, "docs/images/dot.png": PICTURE}


def _put(path: str, before: str, behind: str) -> Callable[[Mapping[str, bytes]], Changes]:
    def change(files: Mapping[str, bytes]) -> Changes:
        assert before.encode() in files[path], (path, before)
        return {path: files[path].replace(before.encode(), behind.encode(), 1)}

    return change


def _more(path: str, text: str) -> Callable[[Mapping[str, bytes]], Changes]:
    return lambda files: {path: files[path] + text.encode()}


def _is(**changes: str | None) -> Callable[[Mapping[str, bytes]], Changes]:
    return lambda _: {path: None if text is None else text.encode() for path, text in changes.items()}


def _both(*several: Callable[[Mapping[str, bytes]], Changes]) -> Callable[[Mapping[str, bytes]], Changes]:
    def change(files: Mapping[str, bytes]) -> Changes:
        now, changed = dict(files), Changes()
        for each in several:
            made = each(now)
            changed |= made
            now |= {path: content for path, content in made.items() if content is not None}
        return changed

    return change


def _moved(path: str, to: str) -> Callable[[Mapping[str, bytes]], Changes]:
    return lambda files: {path: None, to: files[path]}


_A, _OF_A, _B, _C, _TERMS = (
    "docs/texts/a.md",
    "source_texts/a.md",
    "docs/texts/b.md",
    "docs/texts/c.md",
    "docs/glossary.yml",
)
_OLD = _BODY.replace("水表", "旧表")
TRAPS: Mapping[str, Callable[[Mapping[str, bytes]], Changes]] = {
    "a pair is gone to which others lead": _both(_put(_OF_A, "\n各单位应当安装水表。\n\n公共数据开放。\n", ""), _put(_A, "\nAll units shall install meters.\n\nPublic data are open.\n", "")),
    "a sentence is gone to which another leads": _both(_put(_OF_A, "建设数据。平台", "建设数据,平台"), _put(_A, "Build data. Platform", "Build data, platform")),
    "a note comes to which another leads": _put(_A, "meters.", 'meters [or "gauges" –Ed.].'),
    "a sentence of two texts is translated otherwise in one": _put(_A, "All units shall install meters.", "Every unit has to put up gauges."),
    "a pair of the sample": _put(_A, "Build data.", "Make data."),
    "the title of an original": _put(_OF_A, "title: 甲", "title: 甲子"),
    "the title of a page": _put(_A, "title: The A", "title: Another A"),
    "the date of an original": _put(_OF_A, "2021-01-01", "2020-03"),
    "the dates of all texts go": _both(_put(_OF_A, "issued: 2021-01-01\n", ""), _put("source_texts/b.md", "issued: 2022\n", ""), _put(_C, "published: 2023\n", "")),
    "the date of a page, the only one of all": _put(_C, "published: 2023\n", ""),
    "when a page was revised": _put(_B, "title: The B", "title: The B\nrevised: 2026-01-01"),
    "the issuer": _put(_OF_A, "水利部", "{zh: 国务院, en: State Council}"),
    "the translator": _put(_A, "A. Wang", "B. Li"),
    "who has which initials": _both(_put(_A, "title: The A", "title: The A\ninitials: {GW: G. Wu}"), _put(_A, "meters.", "meters [so it is –GW].")),
    "the words of a draft, which nobody is to find": _put("docs/drafts/later.md", "Not yet.", "Not yet, but soon."),
    "a related text more": _put("source_texts/c.md", "title: 丙", "title: 丙\nrelated: [b]"),
    "the original of a related text goes": _put("source_texts/b.md", "related: [a]", "related: [d]"),
    "the language of a translation": _put("docs/deutsch/a.md", "language: de", "language: fr"),
    "an original gets a body": _more("source_texts/d.md", "\n# 丁\n\n平台企业的数据资源。\n"),
    "an original loses its body": _put("source_texts/c.md", "\n# 丙\n\n各单位应当安装水表。\n\n平台企业很多。\n", ""),
    "an original moves": _moved(_OF_A, "source_texts/old/a.md"),
    "an original goes": _is(**{_OF_A: None}),
    "an original comes": _is(**{"source_texts/f.md": "---\ntitle: 己\n---\n\n# 己\n\n数据资源。\n"}),
    "a second original of one name": _is(**{"source_texts/old/a.md": "---\ntitle: 甲二\n---\n\n# 甲二\n"}),
    "a page names another original": _put(_C, "source_text: c", "source_text: e"),
    "a page names an original that is not there": _put(_C, "source_text: c", "source_text: x"),
    "a page is a translation no more": _put(_C, "source_text: c\n", ""),
    "another kind of text": _put(_OF_A, "title: 甲", "title: 甲\ntype: law"),
    "an original in verse": _put(_OF_A, "title: 甲", "title: 甲\nlines: keep"),
    "an original of another language": _put(_OF_A, "title: 甲", "title: 甲\nlanguage: ja"),
    "an original is sealed": _put(_OF_A, "title: 甲", f"title: 甲\nsha256: {sealed(_BODY)}"),
    "an original has changed since": lambda files: {
        **_put(_OF_A, "title: 甲", f"title: 甲\nsha256: {sealed(_OLD)}")(files),
        f"source_texts/.sealed/a-{sealed(_OLD)[:12]}.txt": _OLD.encode(),
    },
    "a rendering": _put(_TERMS, "[data]", "[figures]"),
    "a rendering more, which stands on another page alone": _put(_TERMS, "[data resources]", "[data resources, meters]"),
    "a rendering that two terms have": _put(_TERMS, "[data resources]", "[data]"),
    "a rendering is deprecated": _put(_TERMS, "platforms]", "{en: platforms, status: deprecated}]"),
    "a headword within another": _more(_TERMS, "- id: ziyuan\n  zh: 资源\n  renderings: [resources]\n"),
    "a headword around others": _more(_TERMS, "- id: gonggong\n  zh: 公共数据\n  renderings: [public data]\n"),
    "a headword": _put(_TERMS, "zh: 平台企业", "zh: 企业"),
    "a word in which a headword is none": _put(_TERMS, "zh: 数据\n", "zh: 数据\n  not_in: [公共数据]\n"),
    "a term is marked alone": _put(_TERMS, "zh: 数据\n", "zh: 数据\n  alone: true\n"),
    "an id": _put(_TERMS, "id: pingtai-qiye", "id: pingtai"),
    "an id that is made of a reading": _put(_TERMS, "- id: pingtai-qiye\n  zh", "- zh"),
    "a reading": _put(_TERMS, "zh: 平台企业", "zh: 平台企业\n  pinyin: a píngtái"),
    "a definition": _put(_TERMS, "See [it](texts/a.md#p4)", "See [that](texts/b.md#p2)"),
    "a term that another names goes": _put(_TERMS, "- id: shuju\n  zh: 数据\n  renderings: [data]\n", ""),
    "the order of entries": lambda files: {_TERMS: b"- id: " + b"- id: ".join(reversed(files[_TERMS].split(b"- id: ")[1:]))},
    "a source": _put(_TERMS, "texts/a.md#p5", "texts/b.md#p3"),
    "a glossary that cannot be read": _put(_TERMS, "[data]", "[data"),
    "an essay": _put("docs/glossary/shuju.md", "Data are", "## History\n\nData were"),
    "an essay with a title": _put("docs/glossary/shuju.md", "Data are", "---\ntitle: Of data\ndescription: All.\n---\n\n# Data\n\nData are"),
    "an essay that leads to a pair that is not there": _put("docs/glossary/shuju.md", "#p5", "#p55"),
    "an essay goes": _is(**{"docs/glossary/shuju.md": None}),
    "an essay comes": _is(**{"docs/glossary/pingtai-qiye.md": "Many.\n"}),
    "the essay of no term": _is(**{"docs/glossary/nothing.md": "None.\n"}),
    "a heading of an ordinary page to which a text leads": _put("docs/about.md", "## Where", "## There"),
    "the title of an ordinary page": _put("docs/about.md", "# About", "# About us"),
    "a place on an ordinary page": _more("docs/about.md", "\n<!-- notes -->\n\n<!-- renderings -->\n\n<!-- status -->\n"),
    "a place goes": _put("docs/index.md", "<!-- texts -->", ""),
    "another sample": _put("docs/index.md", "a.md#p3", "b.md#p3"),
    "a text that is not searched": _put(_B, "title: The B", "title: The B\nsearch: {exclude: true}"),
    "a page without terms": _put(_A, "title: The A", "title: The A\nterms: false"),
    "a page without a contents": _put(_A, "title: The A", "title: The A\nhide: [toc, navigation]"),
    "a sign in the menu": _put(_A, "title: The A", "title: The A\nstatus: new"),
    "a finding may stand": _put(_A, "All units", "<!-- ignore: C06 so printed -->\nAll units"),
    "a number is lost": _put(_OF_A, "水表。", "3个水表。"),
    "all is empty": _is(**{_A: ""}),
    "a front matter that cannot be read": _put(_A, "title: The A", "title: [The A"),
    "a page of the site's own in the place of ours": _is(**{"docs/renderings.md": "# Renderings\n\n<!-- renderings -->\n"}),
    "an overview of the site's own": _is(**{"docs/llms.txt": "Ours.\n"}),
    "a citation of the site's own": _is(**{"docs/texts/a.bib": "Ours.\n"}),
    "a picture": lambda _: {"docs/images/dot.png": PICTURE + b"\0"},
    "a style sheet": _is(**{"docs/extra.css": "body { margin: 0 }\n"}),
    "a file that nobody made": _is(**{"docs/notes.txt": "None.\n"}),
    "an accepted finding": _is(**{"bitext-baseline.json": '{"version": 1, "accepted": {}}\n'}),
    "an option": _put("mkdocs.yml", "status: true", "status: false"),
    "the name of the site": _put("mkdocs.yml", "Many texts", "Few texts"),
    "a comment in the configuration": _put("mkdocs.yml", "site_name", "# So.\nsite_name"),
}  # fmt: skip
"""What an editor does → the change."""
WHOLE = frozenset((
    "the title of a page",
    "the dates of all texts go",
    "the date of a page, the only one of all",
    "an original loses its body",
    "a page names another original",
    "a page names an original that is not there",
    "a page is a translation no more",
    "a sign in the menu",
    "a glossary that cannot be read",
    "the title of an ordinary page",
    "all is empty",
    "a front matter that cannot be read",
    "an option",
    "the name of the site",
    "a comment in the configuration",
))  # fmt: skip
"""Those after which the whole site is built, whose order or titles in the navigation are others."""
