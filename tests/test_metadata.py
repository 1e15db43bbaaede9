"""What machines read of a site: tags, linked data, the texts as Markdown, an overview, a feed."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from bitext.citing.names import Name
from bitext.metadata.feed import feed
from bitext.metadata.linked_data import as_script
from bitext.metadata.markdown_text import as_markdown
from bitext.metadata.overview import overview
from bitext.metadata.published_text import PublishedText, Where, published_text
from bitext.metadata.tags import as_creator
from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.words import ENGLISH_WORDS
from tests.support.project import CONFIGURATION, build, write
from tests.support.rendered import PAGE, site_of, source_text, translation
from tests.support.schema_org import faults
from tests.support.zotero import Creator, clean, item_of
from tests.test_fidelity import bodies

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/"
SPEECH = """\
---
title: 题目 <b>&"甲"</b>
type: speech
author: {zh: 习近平, en: Xi Jinping}
delivered: 2021-10-18
published: 2022-01-15
published_in: {zh: 求是, en: Qiushi}
url: https://example.com/a?b=1&c=2
archived_url: https://example.net/a
---

# 题目

一 <!-- 甲 --> *乙* </script>

- 二
  - 三

| a | 四 |
|---|---|
| 1 | 2 |

五

六
"""
TRANSLATION = """\
---
source_text: speech
title: 'A "Title" & <More></script>'
translators: [Rogier Creemers, {name: Graham Webster}, Stanford Translation Team]
editors: [A. Wang]
published: 2022-01-28
license: CC BY 4.0
---

> [!NOTE]
> **Ed.:** An introduction. <!-- for editors -->

# A Title

One[^1] <!-- for editors --> and `<!-- code -->`.

- two
    - three

| a | four |
|---|---|
| 1 | 2 |

<!-- untranslated: 6 not ours -->
Six.

<!-- source: none -->
Added.

[^1]: A note. <!-- for editors -->
"""
LAW = """\
---
title: {zh: 数据安全法, en: Data Security Law}
type: law
issuer: {zh: 全国人民代表大会常务委员会, en: "Standing Committee, National People's Congress"}
number: 主席令第八十四号
adopted: 2021-06-10
effective: 2021-09-01
---

第一条 甲
"""
NEWS = "---\ntitle: {en: A Report}\nlanguage: en\ntype: news\npublished: 2021-10\npublished_in: {en: Daily}\n---\n"
FILES = {
    "docs/index.md": "# Home\n",
    "docs/texts/speech.md": TRANSLATION,
    "docs/texts/rede.md": "---\nsource_text: speech\ntitle: Rede\nlanguage: de\nrevised: 2023-05\n---\n\n# Rede\n\nEins.\n",
    "docs/texts/law.md": "---\nsource_text: law\ntitle: Data Security Law\n---\n\nArticle 1 One.\n",
    "docs/texts/news.md": "---\nsource_text: news\ntitle: A Report\n---\n\n# A Report\n\nText.\n",
    "docs/texts/unknown.md": "---\nsource_text: unknown\ntitle: Of Unknown <!-- for editors --> Date\ndescription: D <!-- for editors -->\n---\n\nText.\n",
    "docs/glossary.yml": "- {id: shuju, zh: 数据, renderings: [data], definition: 'What is *known*.'}\n",
    "source_texts/speech.md": SPEECH,
    "source_texts/law.md": LAW,
    "source_texts/news.md": NEWS,
    "source_texts/unknown.md": "---\ntitle: 题\n---\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a speech in two languages, a law, a report and a text of which little is known."""
    folder = write(tmp_path_factory.mktemp("metadata"), FILES)
    build(folder)
    return folder / "site"


def page(built: Path, path: str) -> str:
    """Return the HTML of a page."""
    return (built / path / "index.html").read_text("utf-8")


def data_of(html: str) -> dict[str, object]:
    """Return the linked data of a page."""
    (script,) = BeautifulSoup(html, "html.parser").find_all("script", type="application/ld+json")
    return dict(json.loads(script.get_text()))


def test_zotero_has_authors_translators_and_the_original(built: Path) -> None:
    """Every name in its role and rightly parted, and what Zotero has no field for in lines that it can cite by."""
    item = item_of(page(built, "texts/speech"))
    assert item.type == "webpage"
    assert item.creators == (
        Creator("author", "Xi", "Jinping"),
        Creator("contributor", "Wang", "A."),
        Creator("translator", "Creemers", "Rogier"),
        Creator("translator", "Webster", "Graham"),
        Creator("translator", "Stanford Translation Team"),
    )
    told = ("title", "date", "language", "rights", "url", "publicationTitle")
    assert [item.fields[name] for name in told] == [
        'A "Title" & <More></script>',
        "2022-01-28",
        "en",
        "CC BY 4.0",
        "https://example.org/texts/speech/",
        "Test",
    ]
    assert item.fields["extra"].split("\n") == [
        'Original Title: 题目 <b>&"甲"</b>',
        "Original Author: 习近平",
        "Original Date: 2022-01-15",
        "Original Publisher: Qiushi 求是",
        "Original URL: https://example.com/a?b=1&c=2",
        "Archived Copy: https://example.net/a",
    ]


def test_zotero_has_an_office_whole(built: Path) -> None:
    """An issuer is the author of a law; its commas do not part it."""
    item = item_of(page(built, "texts/law"))
    assert item.creators == (Creator("author", "Standing Committee; National People's Congress"),)
    assert "Number: 主席令第八十四号" in item.fields["extra"].split("\n")


@pytest.mark.parametrize("path", ["texts/speech", "texts/law", "texts/news", "texts/unknown", ""])
def test_no_tag_makes_zotero_drop_the_translator(built: Path, path: str) -> None:
    """A tag that begins with `citation_` would: the names in it replace all others."""
    html = page(built, path)
    assert "citation_" not in html
    with_it = html.replace("</head>", '<meta name="citation_author" content="A B"></head>')
    assert [each.type for each in item_of(with_it).creators] == ["author"]


@given(st.text("AZaz 王,.-;", min_size=1, max_size=12), st.text("AZaz 王,.-;", max_size=12))
def test_zotero_parts_a_name_where_it_is_parted(family: str, given_: str) -> None:
    """A person's name at the family's; all others nowhere, whatever stands in them."""
    family, given_ = (re.sub(r"^[\s.,]+|[\s.,]+$", "", part) for part in (family, given_))
    if not family:
        return
    parted = bool(given_) and "," not in family + given_
    found = clean(as_creator(Name(f"{given_} {family}".strip(), "", family if given_ else "", given_)), "author")
    assert bool(found.first) is parted
    if parted:
        assert found.last == family
        assert re.sub("[ .]", "", found.first) == re.sub("[ .]", "", given_)


def test_linked_data_is_of_the_vocabulary(built: Path) -> None:
    """Each page's data is JSON, and all its types and properties are schema.org's."""
    paths = ("", "texts/speech", "texts/rede", "texts/law", "texts/news", "texts/unknown", "glossary", "glossary/shuju")
    for path in paths:
        data = data_of(page(built, path))
        assert data.pop("@context") == "https://schema.org"
        assert list(faults(data, path)) == []
    assert list(faults({"@type": "Article", "translators": "A"})) == [": Article has no property translators"]
    assert list(faults({"@type": "Translation"})) == [": Translation is no type"]


def test_linked_data_says_what_translates_what(built: Path) -> None:
    """A translation names its original and the original its translation; a law is legislation, with its dates."""
    speech = data_of(page(built, "texts/speech"))
    original = speech["translationOfWork"]
    assert isinstance(original, dict)
    assert (speech["@type"], original["@type"]) == ("Article", "Article")
    assert [each["name"] for each in speech["translator"]][:2] == ["Rogier Creemers", "Graham Webster"]  # type: ignore[attr-defined]
    assert (speech["inLanguage"], original["inLanguage"]) == ("en", "zh-Hans")
    assert original["workTranslation"] == {"@id": "https://example.org/texts/speech/"} == {"@id": speech["@id"]}
    assert original["archivedAt"] == "https://example.net/a"
    law = data_of(page(built, "texts/law"))["translationOfWork"]
    assert isinstance(law, dict)
    assert {name: value for name, value in law.items() if name.startswith(("legislation", "@"))} == {
        "@type": "Legislation",
        "legislationIdentifier": "主席令第八十四号",
        "legislationType": "law",
        "legislationDate": "2021-06-10",
        "legislationDateOfApplicability": "2021-09-01",
        "legislationPassedBy": [
            {
                "@type": "Organization",
                "name": "Standing Committee, National People's Congress",
                "alternateName": "全国人民代表大会常务委员会",
            }
        ],
    }
    news = data_of(page(built, "texts/news"))
    assert (news["@type"], news["datePublished"]) == ("NewsArticle", "2021-10")
    assert "translationOfWork" not in news
    term = data_of(page(built, "glossary/shuju"))
    assert (term["@type"], term["alternateName"], term["description"]) == (
        "DefinedTerm",
        ["shùjù", "data"],
        "What is known.",
    )


@given(st.lists(st.sampled_from(["</script>", "<!--", "<script>", "\u2028", '"', "\\", "&lt;", "{%", "甲"])))
def test_no_value_ends_the_script(parts: list[str]) -> None:
    """Whatever a title says, the element holds the data, and the data the title."""
    html = f'<script type="application/ld+json">{as_script({"name": "".join(parts)})}</script><p>end</p>'
    assert data_of(html)["name"] == "".join(parts)
    assert BeautifulSoup(html, "html.parser").find_all("p")


def test_the_markdown_of_a_text_holds_both_sides(built: Path) -> None:
    """The original as its file has it, the translation as it was typed, without what is for editors."""
    text = (built / "texts/speech.md").read_text("utf-8")
    quoted = [
        line[2:] for line in text.split("\n") if line.startswith("> ") and "Ed.:" not in line and "[!" not in line
    ]
    assert quoted == [line for line in SPEECH.split("---\n", 2)[2].split("\n") if line]
    assert "for editors" not in text
    assert "and `<!-- code -->`." in text
    assert text.count("[^1]") == 2  # its call and its definition
    for expected in (
        "**5**\n\n> | a | 四 |\n> |---|---|\n> | 1 | 2 |\n\n| a | four |",
        "---\n\n> [!NOTE]\n> **Ed.:** An introduction.\n\n**1**\n\n> # 题目\n\n# A Title\n",
        "> - 二\n>   - 三\n\n- two\n",
        "> 五\n\n*Left out: not ours*",
        "Added.\n\n*Added by the translators*",
    ):
        assert expected in text
    head = text.split("---\n")[1]
    assert json.loads(head.split("original_title: ")[1].split("\n")[0]) == '题目 <b>&"甲"</b>'
    soup = BeautifulSoup(page(built, "texts/speech"), "html.parser")
    (link,) = soup.select('link[rel=alternate][type="text/markdown"]')
    assert (built / "texts/speech" / str(link["href"])).resolve() == (built / "texts/speech.md").resolve()


@given(bodies)
def test_the_markdown_holds_the_original_character_for_character(body: str) -> None:
    """What stands behind `> ` is the body of the source text, line by line; only blank lines between pairs are not."""
    site = site_of(source_text(body.strip("\n")), translation("# Title\n\nText.\n\nMore."))
    edition = site.corpus.texts.edition(PAGE)
    assert edition.source is not None
    text = published_text(edition.source, edition.translation, Where("S", "", "", "x.md"), "")
    made = as_markdown(edition, text, lambda markdown: markdown, ENGLISH_WORDS)
    quoted = [line[1:].removeprefix(" ") for line in made.split("\n") if line.startswith(">")]
    lines = edition.source.body.split("\n")
    assert [line for line in quoted if line.strip()] == [line for line in lines if line.strip()]


def test_the_overview_leads_to_every_text(built: Path) -> None:
    """`llms.txt` has a line for each text with the address of its Markdown, and what is known of it."""
    text = (built / "llms.txt").read_text("utf-8")
    assert text.startswith("# Test\n\n")
    listed = re.findall(r"^- \[.*\]\((https://example\.org/texts/\w+\.md)\)", text, re.MULTILINE)
    assert sorted(listed) == [f"{SITE}texts/{name}.md" for name in ("law", "news", "rede", "speech", "unknown")]
    assert all((built / address.removeprefix(SITE)).is_file() for address in listed)
    assert "Xi Jinping 习近平, speech, 2022-01-15" in text


def test_a_page_names_its_other_languages(built: Path) -> None:
    """Where an original is rendered in two languages each page names both, with whole addresses; else none."""
    for path in ("texts/speech", "texts/rede"):
        links = BeautifulSoup(page(built, path), "html.parser").select("link[rel=alternate][hreflang]")
        assert {str(link["hreflang"]): link["href"] for link in links} == {
            "de": f"{SITE}texts/rede/",
            "en": f"{SITE}texts/speech/",
        }
    assert "hreflang" not in page(built, "texts/law").split("<body")[0]


def test_every_page_has_the_basics(built: Path) -> None:
    """A title, a description and one whole address of its own."""
    for path in ("texts/speech", "texts/law", "texts/unknown"):
        soup = BeautifulSoup(page(built, path), "html.parser")
        (description,) = soup.select('meta[name="description"]')
        (canonical,) = soup.select("link[rel=canonical]")
        assert soup.title
        assert soup.title.get_text().strip()
        assert description["content"]
        assert canonical["href"] == f"{SITE}{path}/"


def valid(data: bytes) -> list[ElementTree.Element]:
    """Return the entries of a feed that keeps to RFC 4287, sections 4.1 and 4.2."""
    root = ElementTree.fromstring(data)  # noqa: S314  # our own
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        for date in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
            datetime.strptime(date.text or "", "%Y-%m-%dT%H:%M:%S%z")
        assert re.match(r"(?:https://|urn:uuid:)", element.findtext(f"{ATOM}id") or "")
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert ("alternate", "text/html", None) in links
        assert len(links) == len(set(links))
        assert all((link.get("href") or "").startswith("https://") for link in element.findall(f"{ATOM}link"))
        for person in (*element.findall(f"{ATOM}author"), *element.findall(f"{ATOM}contributor")):
            assert [child.tag for child in person] == [f"{ATOM}name"]
        assert len(element.findall(f"{ATOM}summary")) <= 1
        assert all(each.get("term") for each in element.findall(f"{ATOM}category"))
    assert root.findall(f"{ATOM}author")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") == 1
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    return entries


def test_the_feed_is_atom(built: Path) -> None:
    """The texts of which a date is known, the latest change first, and every page says where the feed is."""
    entries = valid((built / "feed.xml").read_bytes())
    found = [(entry.findtext(f"{ATOM}title"), (entry.findtext(f"{ATOM}updated") or "")[:10]) for entry in entries]
    assert found == [
        ("Rede", "2023-05-01"),
        ('A "Title" & <More></script>', "2022-01-28"),
        ("A Report", "2021-10-01"),
        ("Data Security Law", "2021-09-01"),
    ]
    for path in ("", "texts/speech"):
        (link,) = BeautifulSoup(page(built, path), "html.parser").select('link[type="application/atom+xml"]')
        assert (built / path / str(link["href"])).resolve() == (built / "feed.xml").resolve()


def one(page_: str, title: str = "T", published: str = "2022", source: str = "a") -> PublishedText:
    """Return a text on a page."""
    address = f"{SITE}{page_.removesuffix('.md')}"
    translation = TranslationRecord(page_, page_, source, title=title, published=published)
    record = SourceRecord(source, source, Bilingual("题"))
    return published_text(record, translation, Where("S", SITE, f"{address}/", f"{address}.md"), "")


def ids(*texts: PublishedText) -> list[str | None]:
    """Return the ids of the entries of a feed of some texts."""
    return [entry.findtext(f"{ATOM}id") for entry in valid(feed(SITE, "S", "en", texts, "feed.xml"))]


def test_the_id_of_an_entry_stays() -> None:
    """When its title or its date changes and when its page moves; two texts never have one."""
    before = ids(one("texts/a.md"))
    assert ids(one("texts/2022/a.md", title="U", published="2023-01")) == before
    assert ids(one("texts/b.md"), one("texts/a.md"))[0] == before[0]
    assert len(set(ids(one("a.md"), one("x/a.md"), one("a/index.md"), one("b/a.md", source="b")))) == 4


@given(st.text(max_size=20), st.text(max_size=5))
def test_no_title_breaks_the_feed(title: str, name: str) -> None:
    """Any characters: those that XML does not allow are left out."""
    assert len(valid(feed(SITE, f"{name}S", "en", [one("a.md", title=f"{title}T")], "feed.xml"))) == 1


def test_the_feed_depends_on_its_texts_alone() -> None:
    """Neither on the clock nor on the order in which they come; without a date there is none."""
    texts = [one("a.md"), one("b.md", published="2023-01"), one("c.md", published="")]
    made = feed(SITE, "S", "en", texts, "feed.xml")
    assert made == feed(SITE, "S", "en", texts[::-1], "feed.xml")
    assert len(valid(made)) == 2
    assert feed(SITE, "S", "en", texts[2:], "feed.xml") == b""


@given(st.text("a[]()`*_\\<>#|\n 甲", max_size=20))
def test_no_title_breaks_the_overview(title: str) -> None:
    """A title stays on its line, and in the brackets of its link."""
    line = overview("S", "", [one("a.md", title=f"x{title}")], {}, ENGLISH_WORDS).split("\n")[6]
    assert re.fullmatch(r"- \[(?:[^\\\[\]]|\\.)*\]\(https://example\.org/a\.md\): 题, 2022|.*: 题", line)


def test_nothing_is_said_that_is_for_editors(built: Path) -> None:
    """Comments, in front matters too, are in no file of the site."""
    found = [path for path in built.rglob("*") if path.suffix in {".html", ".md", ".txt", ".xml"}]
    assert len(found) > 20
    assert [path for path in found if "for editors" in path.read_text("utf-8")] == []


def test_without_an_address_and_with_files_of_its_own(tmp_path: Path) -> None:
    """A file that somebody wrote stays; without `site_url` there is no feed, and all else as far as it can be said."""
    files = {**FILES, "docs/llms.txt": "ours\n"}
    folder = write(tmp_path, files, CONFIGURATION.replace("site_url: https://example.org/\n", ""))
    build(folder)
    site = folder / "site"
    assert (site / "llms.txt").read_text("utf-8") == "ours\n"
    assert not (site / "feed.xml").exists()
    html = page(site, "texts/speech")
    assert "atom+xml" not in html
    assert list(faults(data_of(html) | {"@context": "x"})) == []
    assert len(item_of(html).creators) == 5
    assert (site / "texts/speech.md").is_file()
