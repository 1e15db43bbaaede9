"""What stands on a page around its text: menus, buttons, the way to the page, cookies, comments, footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from bitext.importers.html.elements import attribute, names_of, walked
from bitext.importers.html.lines_around import kind_of_line
from bitext.importers.html.weights import Weighed, Weight, weighed

_TAGS = {
    "nav": "menu", "form": "form", "button": "button", "select": "form", "textarea": "form", "input": "form",
    "iframe": "frame", "noscript": "script", "dialog": "dialogue", "audio": "recording", "video": "film",
    "object": "object", "canvas": "picture", "datalist": "form", "footer": "footer", "aside": "side column",
    "embed": "object", "search": "form",
}  # fmt: skip
_ROLES = {"navigation": "menu", "search": "form", "dialog": "dialogue", "contentinfo": "footer", "banner": "head",
          "complementary": "side column", "menu": "menu", "toolbar": "toolbar", "alertdialog": "dialogue"}  # fmt: skip
_NAMES = {
    "menu": "nav navbar navigation menu menus submenu catlinks navbox jump skip pagination pager toc noprint",
    "way to the page": "breadcrumb breadcrumbs crumb crumbs weizhi dqwz",
    "share button": "share sharing shares sharedaddy social addtoany bdshare bshare jiathis sns weixin qrcode ewm",
    "toolbar": "toolbar tools print printer fontsize zihao editsection printfooter",
    "list of related texts": "related relate relates relevant recommend recommended xgyd xgwz more readmore prevnext",
    "comment section": "comment comments respond disqus reply pinglun",
    "notice about cookies": "cookie cookies consent gdpr",
    "advertisement": "ad ads advert advertisement advertisements sponsor guanggao newsletter subscribe",
    "side column": "sidebar aside rightbar",
    "footer": "footer foot copyright sitenotice",
    "note on the licence": "license licence",
    "form": "login search searchbox searchform",
    "hint": "reader",
}  # fmt: skip
_BY_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split()}
# These may hold text of the document, and are kept where they hold a sentence.
_SOFT = frozenset(("footer", "aside", "form", "head", "side column", "object", "toolbar", "menu", "footer", "hint"))
_NOTES = frozenset(("note", "notes", "footnote", "footnotes", "endnote", "endnotes", "references"))
_HARD_MENUS = frozenset(("navbox", "catlinks"))
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SHARE = 2  # what holds more than half of all sentences is no furniture, whatever its name
_KEPT_TAGS = frozenset(("html", "body", "main", "article", "h1", "sup", "ruby"))


def remove_furniture(soup: Tag, dropped: Counter[str]) -> list[str]:
    """Take out of a page what stands around its text, and count it by kind; return the lines of it."""
    lines = list[str]()
    before = weighed(soup)
    has_prose = before.of(soup).prose > 0
    most = _told(before.of(soup), has_prose) / _SHARE
    gone = dict[int, Tag]()
    for tag, is_end in walked(soup, lambda tag: id(tag) in gone):
        if is_end or not isinstance(tag, Tag):
            continue
        if (kind := _kind(tag, before)) and _told(before.of(tag), has_prose) <= most:
            dropped[kind] += before.of(tag).text > 0
            gone[id(tag)] = tag
    for tag in gone.values():
        tag.decompose()
    for leaf in weighed(soup).leaves:
        if kind := kind_of_line(leaf):
            dropped[kind] += 1
            lines.append(leaf.spaced)
            leaf.tag.decompose()
    return lines


def _told(weight: Weight, has_prose: bool) -> int:
    """Return how much an element tells: in sentences, or, on a page without any, in words that lead nowhere."""
    return weight.prose if has_prose else weight.unlinked


def _kind(tag: Tag, page: Weighed) -> str:
    """Return what kind of furniture an element is, or an empty string."""
    names = names_of(tag)
    if tag.name in _KEPT_TAGS or names & _NOTES:
        return ""
    kind = _TAGS.get(tag.name) or _ROLES.get(attribute(tag, "role")) or _by_name(names)
    if not kind and _is_hidden(tag):
        kind = "" if page.of(tag).prose else "hidden line"
    if kind in _SOFT and page.of(tag).prose and not names & _HARD_MENUS:
        return ""
    return kind


def _by_name(names: frozenset[str]) -> str:
    return next((_BY_NAME[name] for name in sorted(names) if name in _BY_NAME), "")


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or _HIDDEN.search(attribute(tag, "style")) is not None


def counted(dropped: Counter[str]) -> Iterator[str]:
    """Yield in words what was left out, the most frequent first."""
    for kind, count in dropped.most_common():
        if count:
            yield f"{count} {_plural(kind) if count > 1 else kind}"


def _plural(kind: str) -> str:
    """Return several of a kind: lists of related texts."""
    return re.sub(r"(?= (?:of|on|to|about|before|outside) )|$", "s", kind, count=1)
