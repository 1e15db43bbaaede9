"""The line that a quotation ends with: who, what, where, when, as far as it is known."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.rendering.citation import citation

SPEECH = SourceRecord(
    "speech",
    "source_texts/speech.md",
    title=Bilingual("不断做强"),
    authors=(Bilingual("习近平", "Xi Jinping"),),
    dates={"delivered": datetime.date(2021, 10, 18), "published": datetime.date(2022, 1, 15)},
    published_in=Bilingual("求是", "Qiushi"),
)
PLAN = SourceRecord(
    "plan",
    "source_texts/plan.md",
    title=Bilingual("规划"),
    issuers=(Bilingual("国务院", "State Council"), Bilingual("发改委")),
    number=Bilingual("国发〔2021〕29号", "Guofa [2021] No. 29"),
    dates={"issued": "2021-12"},
)


PAGE = TranslationRecord("docs/a.md", "a.md", "a", title="A Title")


@pytest.mark.parametrize(
    ("source", "translation", "line"),
    [
        (
            SPEECH,
            replace(PAGE, translators=("DigiChina", "Li"), published=datetime.date(2022, 1, 28)),
            "Xi Jinping 习近平, “A Title” 不断做强, Qiushi 求是, 15 January 2022, translated by DigiChina, Li, 28 January 2022",
        ),
        (
            PLAN,
            PAGE,
            "State Council 国务院, 发改委, “A Title” 规划, Guofa [2021] No. 29 国发〔2021〕29号, December 2021",
        ),
        (SourceRecord("a", "a.md"), replace(PAGE, published="2022"), "“A Title”"),
    ],
    ids=["an author, a journal, translators", "issuers and a number", "nothing known"],
)
def test_a_citation(source: SourceRecord, translation: TranslationRecord, line: str) -> None:
    """Names and titles stand in both languages; what is not known is left out."""
    assert citation(source, translation) == line
