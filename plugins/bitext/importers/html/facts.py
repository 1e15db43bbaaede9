"""What a page says of its document: title, dates, number, issuer, author, source, address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bs4 import BeautifulSoup

from bitext.importers.html.elements import attribute, words_of
from bitext.languages.script import HAN
from bitext.languages.zh.numbers import COUNTING

_META = {
    "published": ("article:published_time", "pubdate", "publishdate", "datepublished", "dc.date", "dcterms.issued",
                  "citation_publication_date", "weibo:article:create_at", "publish_time"),
    "author": ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator"),
    "published_in": ("contentsource", "og:site_name", "citation_journal_title", "source", "dc.publisher"),
}  # fmt: skip
"""By key: the names of `<meta>` that say it, the surest first."""
_LABELS = {
    "number": "发文字号 文号 发布文号 文件编号",
    "issuer": "发文机关 发布机构 发布机关 制定机关 发文单位 信息来源单位",
    "issued": "成文日期 签发日期 公布日期",
    "published": "发布日期 发布时间 发文日期 公开日期",
    "effective": "施行日期 实施日期 生效日期",
    "author": "作者",
    "published_in": "来源 文章来源 稿源 信息来源",
}
_BY_LABEL = {label: key for key, labels in _LABELS.items() for label in labels.split()}
_LABEL = re.compile(
    rf"({'|'.join(sorted(_BY_LABEL, key=len, reverse=True))})[:：]([^:：]{{0,80}}?)(?=\s[^\s:：]{{2,8}}[:：]|[|｜]|$)"
)
_DATE = re.compile(r"(\d{4})[\s/.年-]{1,3}(\d{1,2})\s?[/.月-]\s?(\d{1,2})(?!\d)")
_ISSUE = re.compile(r"《(.{1,20})》\s?\d{4}(?:年第?|[/-])0?(\d{1,2})期?")
_AFTER = re.compile(r"\s?(?:【|\[|\||｜|字[体号]|浏览|打印|分享|\d{4}[/.年-]\d).*")
_NUMBER = re.compile(r"[" + HAN + r"]{1,12}\s?[〔\uff3b\[（(【]\s?(?:19|20)\d\d\s?[〕\uff3d\]）)】]\s?第?\d{1,4}\s?号")
_ORDER = re.compile(rf"第[{COUNTING}〇零\d]{{1,6}}号")
_ADOPTED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)[^，。]{2,60}通过")
_EFFECTIVE = re.compile(r"自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|生效|执行)")
_SITE = re.compile(r"\s?[_|｜]{1,2}\s?|\s[-\u2013\u2014·»]{1,2}\s|-{1,2}(?=[" + HAN + r"]{1,12}[网报]$)")
_BYLINE = re.compile(r"(?:By|by|BY)\s+([A-Z][\w.'’-]{0,30}(?: (?:and |& )?[A-Z][\w.'’-]{0,30}){0,7})")
_REPORTER = re.compile(
    r"(?:本报|新华社)?记者[\s:\uff1a]{1,3}([" + HAN + r"·]{2,4}(?:[\s、][" + HAN + r"·]{2,4}){0,4})$"
)
_ENGLISH_DATE = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s(\d{1,2}),\s(\d{4})\b"
)
_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = _MONTH_NAMES.split()
_WEB = re.compile(r"https?://[^\s<>\"]{4,2000}")
_FIRST, _LAST = 8, 12  # paragraphs in which the number and the adoption, and the day of effect are looked for


def title_of(soup: BeautifulSoup, site: str) -> str:
    """Return the title of the document that a page shows, without the site's name; empty where there is none."""
    named = [_meta(soup, name) for name in ("articletitle", "citation_title", "dc.title", "og:title")]
    whole = words_of(soup.title) if soup.title else ""
    headings = [heading for tag in soup.find_all("h1") if (heading := words_of(tag)) and heading != site]
    if len(headings) > 1:  # the name of the site is a heading as well: the title is what the page is called
        headings = [heading for heading in headings if _squeezed(heading) in _squeezed(whole)] or headings[:0]
    sections = {_squeezed(part) for part in _SITE.split(whole)[1:]}
    headings = [heading for heading in headings if _squeezed(heading) not in sections]
    candidates = [*headings[:1], *(_without_site(name, site) for name in named if name), _without_site(whole, site)]
    return next((name for name in candidates if name), "")


def facts_of(soup: BeautifulSoup, saved_from: str) -> dict[str, str]:
    """Return what the head and the lines around the text say, by the keys of an original's front matter."""
    found = dict[str, str]()
    for key, names in _META.items():
        said = next((value for name in names if (value := _meta(soup, name))), "")
        if said and not (key == "author" and ("http" in said or said == _meta(soup, "og:site_name"))):
            found[key] = said
    canonical = soup.find("link", rel="canonical")
    addresses = (attribute(canonical, "href") if canonical else "", _meta(soup, "og:url"), saved_from)
    found["url"] = next((address for address in addresses if _WEB.fullmatch(address)), "")
    time = soup.find("time", datetime=True)
    found.setdefault("published", attribute(time, "datetime") if time else "")
    return _clean(found)


def facts_in_cells(rows: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return what a table of labels and values says: 发文字号 beside 国发〔2021〕29号."""
    found = dict[str, str]()
    for row in rows:
        cells = list(row)
        for label, value in pairwise(cells):
            key = _BY_LABEL.get(re.sub(r"[\s:：\u3000]", "", label))
            if key and value:
                found.setdefault(key, value)
    return _clean(found)


def facts_in_line(line: str) -> dict[str, str]:
    """Return what a short line around the text says: its date, source, author."""
    found = {_BY_LABEL[label]: value.strip() for label, value in reversed(_LABEL.findall(line)) if value.strip()}
    if date := _DATE.search(line) or _ENGLISH_DATE.search(line):
        found.setdefault("published", date[0])
    if byline := _BYLINE.match(line) or _REPORTER.search(line):
        found.setdefault("author", byline[1])
    for key in ("published_in", "author"):
        if key in found and not _ISSUE.match(found[key]):
            found[key] = _AFTER.sub("", found[key])
    return _clean(found)


def facts_in_text(paragraphs: list[str]) -> dict[str, str]:
    """Return what the document itself says: its number, when it was adopted, when it came into force."""
    found = dict[str, str]()
    for line in paragraphs[:_FIRST]:
        if "number" not in found and (_NUMBER.fullmatch(line) or _ORDER.fullmatch(line)):
            found["number"] = line
        if "adopted" not in found and line.startswith(("（", "(")) and (adopted := _ADOPTED.search(line)):
            found["adopted"] = adopted[1]
    for line in reversed(paragraphs[-_LAST:]):
        if effective := _EFFECTIVE.search(line):
            found["effective"] = effective[1]
            break
    return _clean(found)


def _clean(found: dict[str, str]) -> dict[str, str]:
    """Return facts that say something, dates as front matter has them."""
    return dict(_cleaned(found))


def _cleaned(found: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, said in found.items():
        value = " ".join(said.split()).strip(" |｜\u3000")
        if key in ("published", "issued", "effective", "adopted"):
            value = date_of(value)
        if key == "author" and not re.search(r"[^\W\d_]{2}", value):
            continue  # a number of the program that makes the pages
        if key == "published_in":
            value = re.sub(r"^来源\s?[:：]\s?", "", value)
            if issue := _ISSUE.fullmatch(value):
                value = issue[1]
                yield "issue", issue[2]
        if value:
            yield key, value


def date_of(text: str) -> str:
    """Return a date as front matter has it, 2021-12-12; empty where a text has none."""
    if match := _DATE.search(text):
        year, month, day = map(int, match.groups())
    elif match := _ENGLISH_DATE.search(text):
        year, month, day = int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2])
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def site_of(soup: BeautifulSoup) -> str:
    """Return what a page calls its site, or an empty string."""
    return _meta(soup, "og:site_name") or _meta(soup, "sitename")


def _meta(soup: BeautifulSoup, name: str) -> str:
    """Return what a `<meta>` says, or an empty string."""
    for tag in soup.find_all("meta"):
        if name in (
            attribute(tag, "name").lower(),
            attribute(tag, "property").lower(),
            attribute(tag, "itemprop").lower(),
        ):
            return " ".join(attribute(tag, "content").split())
    return ""


def _without_site(title: str, site: str) -> str:
    """Return a title without the names of the site and its sections behind it: 通知_政策_中国政府网."""
    parts = _SITE.split(title) if site not in title or not site else [title.partition(site)[0].rstrip(" _|｜—–-»·")]
    return next((part.strip() for part in parts if part.strip()), "")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
