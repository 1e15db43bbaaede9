"""The title of a document of Word: a paragraph in the style of titles, or the first one, set in the middle."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from bitext.importers.word.styles import Styles
from bitext.importers.word.xml import value
from bitext.languages.headings import may_be_heading

_LOOKED_AT = 6  # paragraphs above which a title stands: a number, a mark of secrecy, an issuer


def opening_title(body: ET.Element, styles: Styles) -> tuple[bool, ET.Element | None]:
    """Return whether a document has a title, and the paragraph that is one by its looks alone, or None.

    That is a short one in the middle of its line, at the head of a document in which no heading of the first level,
    or more than one, stands: one alone is the title.
    """
    levels = Counter(styles.level(_style(paragraph)) for paragraph in body.iter("w:p"))
    if levels[0]:
        return True, None
    if levels[1] == 1:
        return False, None
    shown = [each for each in body.findall("w:p") if _text(each).strip()][:_LOOKED_AT]
    for index, paragraph in enumerate(shown):
        if index and not _is_centred(shown[index - 1]):
            break
        if styles.level(_style(paragraph)) is not None:
            break
        if _is_centred(paragraph) and may_be_heading(_text(paragraph)):
            return True, paragraph
    return False, None


def _is_centred(paragraph: ET.Element) -> bool:
    return value(paragraph.find("w:pPr"), "w:jc") == "center"


def _style(paragraph: ET.Element) -> str:
    return value(paragraph.find("w:pPr"), "w:pStyle")


def _text(paragraph: ET.Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter("w:t"))
