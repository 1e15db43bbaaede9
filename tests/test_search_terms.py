"""The terms of the glossary in the index: what each is found by, and that it finds all that its page lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages.zh.pinyin import reading
from bitext.languages.zh.scripts import other_forms
from bitext.model.concordance import Concordance, TermUse, TextUse
from bitext.model.corpus import Corpus, Texts
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.search import Index
from bitext.search.terms import Entry, entries, initials_of, key_of
from bitext.search.units import Document, Unit
from tests.support.index_files import Files, document, small


def term(headword: str, *renderings: str, **other: str) -> Term:
    """Return a term."""
    return Term(headword, headword, other.get("pinyin", ""), renderings=tuple(map(Rendering, renderings)))


def entries_of(terms: Sequence[Term], uses: Mapping[str, TermUse] | None = None) -> dict[str, Entry]:
    """Return the entries of a glossary of these terms, by headword."""
    glossary = Glossary(tuple(terms), reading, other_forms)
    corpus = Corpus({}, {}, (), Mock(spec=Texts), glossary, lambda: Concordance(uses or {}))
    found = entries(corpus, lambda page: page.removesuffix(".md") + "/", lambda each: f"glossary/{each.id}/")
    return {each.headword: each for each in found}


@pytest.mark.parametrize(
    ("headword", "pinyin", "typed"),
    [
        ("网络强国", "", ("wangluoqiangguo", "wang luoqiangguo", "wlqg")),
        ("战略", "", ("zhanlve", "zhanlue")),
        ("绿色低碳", "", ("luseditan", "lvseditan", "lu seditan", "lv seditan", "lsdt")),
        ("女儿国", "nǚ'érguó", ("nverguo", "nuerguo", "neg")),
        ("西安市", "Xī'ān Shì", ("xianshi", "xi anshi", "xas")),
        ("先安市", "xiān'ānshì", ("xiananshi", "xas")),
        ("方案", "fāng'àn", ("fangan",)),
        ("身高差", "shēngāochā", ("shengaocha", "sgc")),
        ("5G网络安全", "5G wǎngluò ānquán", ("5gwangluoanquan", "5gwlaq")),
        ("AI创新者", "AI chuàngxīnzhě", ("aichuangxinzhe", "acxz")),
        ("花儿少年", "huār shàonián", ("huarshaonian",)),
    ],
)
def test_a_term_is_found_by_its_reading(headword: str, pinyin: str, typed: tuple[str, ...]) -> None:
    """A reading is typed without tones, joined, ü as u or v; or as the first letters of three syllables or more."""
    keys = entries_of([term(headword, pinyin=pinyin)])[headword].keys
    assert set(typed) <= set(keys)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Digital economies", "digital economy"),
        ("high-quality development", "high qualit development"),
        ("people\u2019s war", "peopl war"),
        ("the Party's  line", "the party line"),
        ("數字 經濟", "数字 经济"),
        ("\uff15\uff27", "5g"),
        ("5G网络", "5g网络"),
        ("“两个维护”", '"两个维护"'),
        ("***", "***"),
        (" ", ""),
    ],
)
def test_a_name_is_looked_up_by_its_stems(typed: str, key: str) -> None:
    """A rendering is found in any form of its words; a headword as it is, folded."""
    assert key_of(typed) == key


def test_all_names_lead_to_the_term() -> None:
    """A term is found by its headword in all characters and by each of its renderings, deprecated ones too."""
    found = Term(
        "a", "数据要素", renderings=(Rendering("data factor", "deprecated"), Rendering("data elements", "preferred"))
    )
    entry = entries_of([found])["数据要素"]
    assert {"数据要素", "data factor", "data element", "shujuyaosu", "sjys"} <= set(entry.keys)
    assert entry.renderings == ("data elements", "data factor"), "the preferred one comes first"
    assert key_of("數據要素") in entry.keys
    assert entry.address == "glossary/a/"


@pytest.mark.parametrize("headword", ["“一带一路”", "《一带一路》", "「一带一路」"])
def test_quotation_marks_of_a_headword_need_not_be_typed(headword: str) -> None:
    """A title or a slogan is typed with its marks or without."""
    assert {"一带一路", key_of(headword), "yidaiyilu", "ydyl"} <= set(entries_of([term(headword)])[headword].keys)


def test_initials_of_two_terms_lead_to_neither() -> None:
    """Initials are no name of a term unless they are of it alone."""
    found = entries_of([term("数字经济"), term("数字基建"), term("网络强国")])
    assert [name for name, entry in found.items() if {"szjj", "wlqg"} & set(entry.keys)] == ["网络强国"]
    assert initials_of("shùzì", "数字") == "", "of two syllables there are too many"


def test_a_key_of_two_terms_leads_to_both() -> None:
    """Two terms may be rendered alike: a query of that rendering means both."""
    found = entries_of([term("工业互联网", "industrial Internet"), term("产业互联网", "industrial Internet")])
    files = Files(Index().files([], tuple(found.values())))
    assert [record[0] for record in files.terms("industrial internet")] == ["工业互联网", "产业互联网"]
    assert files.terms("industrial") == []


PAGES = ("a.md", "b.md", "c.md", "d.md")
uses = st.dictionaries(
    st.sampled_from(("数字", "经济", "后", "网络强国", "文明")),
    st.dictionaries(st.sampled_from(PAGES), st.sets(st.integers(1, 5), min_size=1).map(sorted), min_size=1),
)


@given(uses)
def test_a_term_finds_every_pair_that_its_page_lists(found: dict[str, dict[str, list[int]]]) -> None:
    """The pairs of a term are those of the concordance, one by one; a page that is no document has none."""
    concordance = {
        headword: TermUse(tuple(TextUse(page, tuple(map(str, of_it)), 1, {}) for page, of_it in sorted(pages.items())))
        for headword, pages in found.items()
    }
    documents = [
        Document("text", f"{name}/", ("", ""), ("zh", "en"), document(0, [("字", "word")] * 5).units) for name in "bacx"
    ]
    terms = entries_of(list(map(term, ("数字", "经济", "后", "网络强国", "文明"))), concordance)
    with small():
        files = Files(Index().files(documents, tuple(terms.values())), range=2)
    for headword, entry in terms.items():
        (record,) = files.terms(headword)
        assert record[:4] == [headword, entry.reading, [], f"glossary/{headword}/"]
        assert files.value(record[4]) == {
            number: [each - 1 for each in found[headword][f"{name}.md"]]
            for number, name in enumerate("bac")
            if f"{name}.md" in found.get(headword, {})
        }


def test_a_term_finds_the_pair_of_the_titles() -> None:
    """The titles stand at the head of the page and have no row; a term in them leads there."""
    titles = Unit("", "1\u20132", ("数字中国", "Digital China"))
    text = Document("text", "a/", ("", ""), ("zh", "en"), (titles, Unit("p3", "3", ("字", "word"))))
    listed = {"数字中国": TermUse((TextUse("a.md", ("1", "3"), 1, {}),))}
    files = Files(Index().files([text], tuple(entries_of([term("数字中国")], listed).values())))
    assert files.value(files.terms("数字中国")[0][4]) == {0: [0, 1]}
