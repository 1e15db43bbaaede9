"""Termbases as MultiTerm, memoQ, Weblate, IATE, Microsoft and Pontoon write them come in, and nothing is left out unsaid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from bitext.cli.merging import comparable
from bitext.model.glossary import Citation, Glossary, Rendering, Term
from tests.support.foreign import MARTIF, WATER, as_multiterm, as_tbx_min, as_tbx_of_2008, read_text, said, terms_in
from tests.support.glossaries import glossaries

TERMS = {
    "tig": "<tig><term>{}</term>{}</tig>",
    "ntig": "<ntig><termGrp><term>{}</term>{}</termGrp></ntig>",
    "ntig, notes beside": "<ntig><termGrp><term>{}</term></termGrp>{}</ntig>",
}
STATUS = '<termNote type="administrativeStatus">{}</termNote>'


def martif(*entries: str, encoding: str = "UTF-8") -> str:
    """Return a termbase of 2008."""
    return MARTIF.format(encoding=encoding, body="\n".join(entries))


def entry(zh: str, *english: str, tag: str = "zh-CN", english_tag: str = "en-US", beside: str = "") -> str:
    """Return an entry of 2008 with terms that are written out."""
    return (
        f'<termEntry>{beside}<langSet xml:lang="{tag}"><tig><term>{zh}</term></tig></langSet>'
        f'<langSet xml:lang="{english_tag}">{"".join(english)}</langSet></termEntry>'
    )


# Shapes


@pytest.mark.parametrize("shape", TERMS.values(), ids=TERMS)
def test_tbx_of_2008(shape: str, tmp_path: Path) -> None:
    """The document type is passed over, whichever file it names; a term may stand in a group."""
    english = (
        shape.format("dam lake", STATUS.format("forbidden")),
        shape.format("reservoir", STATUS.format("preferred")),
    )
    file = read_text("a.tbx", martif(entry("水库", *english)), tmp_path)
    assert said(file) == [("水库", [("dam lake", "deprecated"), ("reservoir", "preferred")])]
    assert file.left_out == ()


def test_several_terms_in_one_group(tmp_path: Path) -> None:
    """Each group is a term."""
    english = "<ntig><termGrp><term>reservoir</term></termGrp><termGrp><term>basin</term></termGrp></ntig>"
    assert said(read_text("a.tbx", martif(entry("水库", english)), tmp_path)) == [
        ("水库", [("reservoir", "preferred"), ("basin", "admitted")])
    ]


@pytest.mark.parametrize(
    "tag", ["zh", "zh-CN", "zh_CN", "ZH", "zh-Hans", "zh-Hant", "zh-TW", "zho", "cmn-Hans-CN", "zh-cn"]
)
@pytest.mark.parametrize("english_tag", ["en", "en-US", "en_GB", "EN", "eng"])
def test_languages_are_known_by_any_tag(tag: str, english_tag: str, tmp_path: Path) -> None:
    """Programs do not agree on the tag of a language."""
    term = "<tig><term>reservoir</term></tig>"
    file = read_text("a.tbx", martif(entry("水库", term, tag=tag, english_tag=english_tag)), tmp_path)
    assert terms_in(file) == [WATER]


def test_a_language_without_a_namespace(tmp_path: Path) -> None:
    """Some write `lang` for `xml:lang`; a namespace and a prefix change nothing."""
    text = martif(entry("水库", "<tig><term>reservoir</term></tig>")).replace("xml:lang", "lang")
    assert terms_in(read_text("a.tbx", text, tmp_path)) == [WATER]
    text = text.replace("<martif ", '<martif xmlns="urn:iso:std:iso:30042:ed-1" ')
    assert terms_in(read_text("a.xml", text, tmp_path)) == [WATER]


def test_simplified_characters_come_first(tmp_path: Path) -> None:
    """Of several headwords, the one that is to be used: simplified, and not forbidden."""
    chinese = "".join(
        f'<langSet xml:lang="{tag}"><tig><term>{term}</term>{status}</tig></langSet>'
        for tag, term, status in (
            ("zh-TW", "水庫", ""), ("zh-CN", "水塘", STATUS.format("deprecatedTerm")), ("zh-CN", "水库", ""),
        )
    )  # fmt: skip
    file = read_text("a.tbx", martif(f"<termEntry>{chinese}</termEntry>"), tmp_path)
    assert said(file) == [("水库", [])]
    assert dict(file.left_out) == {"further term in zh": 2, "administrativeStatus": 1}


MINIMAL = """\
<?xml version='1.0' encoding="UTF-8"?>
<TBX dialect="TBX-Min"><header><id>w</id><languages source="zh" target="en"/></header><body>
<{entry} id="C002"><subjectField>law</subjectField>
<langGroup xml:lang="zh"><termGroup><term>水法</term><partOfSpeech>noun</partOfSpeech></termGroup></langGroup>
<langGroup xml:lang="en-US">
<termGroup><term>Water Act</term><termStatus>notRecommended</termStatus><customer>SAP</customer></termGroup>
<termGroup><term>Water Law</term><note>usual</note><termStatus>preferred</termStatus></termGroup></langGroup>
</{entry}></body></TBX>
"""


@pytest.mark.parametrize("element", ["entry", "conceptEntry", "termEntry"])
def test_tbx_min(element: str, tmp_path: Path) -> None:
    """The smallest dialect names its elements otherwise, and not always alike."""
    file = read_text("a.tbx", MINIMAL.format(entry=element), tmp_path)
    renderings = (Rendering("Water Act", "deprecated"), Rendering("Water Law", "preferred", note="usual"))
    assert terms_in(file) == [Term("C002", "水法", type="law", renderings=renderings)]
    assert dict(file.left_out) == {"customer": 1, "partOfSpeech": 1}


MULTITERM = """\
<?xml version="1.0" encoding="UTF-16"?>
<mtf><conceptGrp><concept>12</concept><system type="entryClass">1</system>
<transacGrp><transac type="origination">super</transac><date>2011-05-16T17:39:16</date></transacGrp>
<languageGrp><language type="English" lang="EN"/>
<termGrp><term>dam</term><descripGrp><descrip type="Status">Forbidden</descrip></descripGrp></termGrp>
<termGrp><term>reservoir</term><descripGrp><descrip type="Definition">A lake.</descrip></descripGrp>
<descripGrp><descrip type="Status">Approved</descrip></descripGrp>
<descripGrp><descrip type="Note">usual</descrip></descripGrp></termGrp></languageGrp>
<languageGrp><language type="Chinese (Simplified)" lang="ZH-CN"/><termGrp><term>水库</term></termGrp></languageGrp>
<languageGrp><language type="French" lang="FR"/><termGrp><term>lac</term></termGrp></languageGrp>
</conceptGrp></mtf>
"""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_multiterm(encoding: str, tmp_path: Path) -> None:
    """MultiTerm writes UTF-16, and fields that its users name; a number is no id, as nobody chose it."""
    file = read_text("a.xml", MULTITERM.encode(encoding), tmp_path)
    renderings = (Rendering("dam", "deprecated"), Rendering("reservoir", "preferred", note="usual"))
    assert terms_in(file) == [Term("shuiku", "水库", renderings=renderings, definition="A lake.")]
    assert dict(file.left_out) == {"entryClass": 1, "term in FR": 1, "transacGrp": 1}
    assert file.guess == ""


def test_languages_of_multiterm_may_have_names_only(tmp_path: Path) -> None:
    """A termbase may have no tags for its languages."""
    text = MULTITERM.replace(' lang="EN"', "").replace(' lang="ZH-CN"', "")
    assert [term.headword for term in terms_in(read_text("a.mtf", text.encode("utf-16"), tmp_path))] == ["水库"]


@pytest.mark.parametrize(
    "definition",
    [
        entry("水库", "<tig><term>reservoir</term></tig>", beside='<descrip type="definition">A lake.</descrip>'),
        entry("水库", '<descrip type="definition">A lake.</descrip><tig><term>reservoir</term></tig>'),
        entry("水库", '<tig><term>reservoir</term><descrip type="definition">A lake.</descrip></tig>'),
        entry("水库", '<ntig><termGrp><term>reservoir</term></termGrp><descripGrp><descrip type="definition">A lake.</descrip></descripGrp></ntig>'),
    ],
    ids=["of the entry", "of the language", "of the term", "of the group"],
)  # fmt: skip
def test_a_definition_at_any_level(definition: str, tmp_path: Path) -> None:
    """Pontoon, and others, define the term and not the concept."""
    file = read_text("a.tbx", martif(definition), tmp_path)
    assert terms_in(file) == [replace(WATER, definition="A lake.")]
    assert file.left_out == ()


def test_who_says_it_is_told_from_where_it_is_said(tmp_path: Path) -> None:
    """A source beside a definition is the definition's, one beside a term is the term's."""
    english = (
        '<tig><term>reservoir</term><admin type="source">IATE</admin><descripGrp><descrip type="definition">A lake.'
        '</descrip><admin type="source">Oxford</admin></descripGrp><termNote type="Usage note">usual</termNote></tig>'
    )
    (term,) = terms_in(read_text("a.tbx", martif(entry("水库", english)), tmp_path))
    assert (term.renderings, term.sources) == (
        (Rendering("reservoir", "preferred", "IATE", "usual"),),
        (Citation("Oxford"),),
    )


def test_a_source_in_a_group_beside_a_definition_is_the_definitions(tmp_path: Path) -> None:
    """However deep its group."""
    english = (
        '<tig><term>reservoir</term><descripGrp><descrip type="definition">A lake.</descrip>'
        '<adminGrp><admin type="source">Oxford</admin></adminGrp></descripGrp></tig>'
    )
    (term,) = terms_in(read_text("a.tbx", martif(entry("水库", english)), tmp_path))
    assert (term.renderings, term.sources) == ((Rendering("reservoir", "preferred"),), (Citation("Oxford"),))


# Statuses


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"), ("preferredTerm", "preferred"), ("Preferred", "preferred"),
        ("standardizedTerm", "preferred"), ("legalTerm-admn-sts", "preferred"), ("首选", "preferred"),
        ("admittedTerm-admn-sts", "admitted"), ("proposed", "admitted"), ("备选", "admitted"),
        ("deprecatedTerm-admn-sts", "deprecated"), ("supersededTerm-admn-sts", "deprecated"), ("forbidden", "deprecated"),
        ("obsolete", "deprecated"), ("not recommended", "deprecated"), ("Do not use", "deprecated"), ("禁用", "deprecated"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("category", ["administrativeStatus", "normativeAuthorization", "Status"])
def test_statuses_are_known_by_other_words(words: str, status: str, category: str, tmp_path: Path) -> None:
    """What programs call the standing of a term is one of three here."""
    english = f'<tig><term>reservoir</term><termNote type="{category}">{words}</termNote></tig>'
    file = read_text("a.tbx", martif(entry("水库", english)), tmp_path)
    assert said(file) == [("水库", [("reservoir", status)])]
    assert file.left_out == ()


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("forbidden", "preferred"), ("deprecated", "preferred")),
        (("forbidden", ""), ("deprecated", "preferred")),
        (("forbidden", "admitted"), ("deprecated", "admitted")),
        (("weird", ""), ("admitted", "preferred")),
        (("weird", "preferred"), ("admitted", "preferred")),
        (("forbidden", "weird"), ("deprecated", "admitted")),
        (("", "weird"), ("preferred", "admitted")),
        (("forbidden", "forbidden"), ("deprecated", "deprecated")),
    ],
)  # fmt: skip
def test_a_status_prefers_nothing_that_it_forbids(
    statuses: tuple[str, ...], expected: tuple[str, ...], tmp_path: Path
) -> None:
    """Renderings keep their places; one that is forbidden, or of which nobody knows, is not preferred for it."""
    notes = [STATUS.format(status) if status else "" for status in statuses]
    english = [f"<tig><term>{name}</term>{note}</tig>" for name, note in zip("ab", notes, strict=True)]
    file = read_text("a.tbx", martif(entry("水库", *english)), tmp_path)
    assert said(file) == [("水库", list(zip("ab", expected, strict=True)))]
    unknown = statuses.count("weird")
    assert dict(file.left_out) == ({"administrativeStatus weird": unknown} if unknown else {})
    (term,) = terms_in(file)
    assert term.preferred in {"", *(each.words for each in term.renderings if each.status != "deprecated")}


def test_two_statuses_of_one_term(tmp_path: Path) -> None:
    """What one of them forbids is forbidden."""
    english = f"<tig><term>dam</term>{STATUS.format('preferred')}{STATUS.format('forbidden')}</tig>"
    assert said(read_text("a.tbx", martif(entry("水库", english)), tmp_path)) == [("水库", [("dam", "deprecated")])]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("forbidden", "true", "status", "Approved"), "deprecated"),
        (("status", "Approved", "forbidden", "true"), "deprecated"),
        (("Forbidden", "Yes"), "deprecated"),
        (("forbidden", "false", "preferred", "true"), "preferred"),
        (("forbidden", "false", "preferred", "false"), "admitted"),
        (("forbidden", "false", "status", "Approved"), "preferred"),
        (("preferred", "true", "forbidden", "true"), "deprecated"),
    ],
)
def test_marks_that_say_yes_or_no(marks: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    """Phrase has a status and a mark that forbids: what forbids holds, and a no leaves nothing out."""
    notes = "".join(
        f'<termNote type="{name}">{words}</termNote>' for name, words in zip(marks[::2], marks[1::2], strict=True)
    )
    english = ("<tig><term>reservoir</term></tig>", f"<tig><term>dam</term>{notes}</tig>")
    file = read_text("a.tbx", martif(entry("水库", *english)), tmp_path)
    assert dict(said(file)[0][1])["dam"] == expected
    assert file.left_out == ()


def test_a_headword_that_is_forbidden_is_not_chosen(tmp_path: Path) -> None:
    """Another Chinese term of the concept is."""
    chinese = '<tig><term>水槽</term><termNote type="forbidden">true</termNote></tig><tig><term>水库</term></tig>'
    body = (
        f'<termEntry><langSet xml:lang="zh">{chinese}</langSet>'
        '<langSet xml:lang="en"><tig><term>reservoir</term></tig></langSet></termEntry>'
    )
    assert said(read_text("a.tbx", martif(body), tmp_path)) == [("水库", [("reservoir", "preferred")])]


# What a glossary cannot hold


def test_what_other_concepts_say_of_a_term_is_added(tmp_path: Path) -> None:
    """A termbase has concepts of one Chinese term, of none, and one English term twice; nobody is to mend that by hand."""
    reservoir, basin = ("<tig><term>reservoir</term></tig>", "<tig><term>water\n basin</term></tig>")
    file = read_text(
        "a.tbx",
        martif(
            entry("水库", reservoir, reservoir),
            entry("水库", reservoir, basin, beside='<descrip type="definition">A lake.</descrip>'),
            entry("étang", "<tig><term>pond</term></tig>", tag="fr"),
        ),
        tmp_path,
    )
    renderings = (Rendering("reservoir", "preferred"), Rendering("water basin"))
    assert terms_in(file) == [replace(WATER, renderings=renderings, definition="A lake.")]
    assert file.taken == ("1 of 3 concepts put together with another of the same term in Chinese",)
    assert dict(file.left_out) == {
        "concept without a term in Chinese": 1,
        "term in en a second time": 1,
        "term in fr": 1,
    }


def test_references_follow_concepts_that_are_put_together(tmp_path: Path) -> None:
    """An entry that refers to either of two concepts refers to the term that they have become."""
    entries = [
        f'<termEntry id="{name}">{beside}<langSet xml:lang="zh"><tig><term>{zh}</term></tig></langSet></termEntry>'
        for name, zh, beside in (
            ("1_1", "水库", ""), ("1_2", "水库", ""), ("1_3", "水", '<ref type="crossReference" target="1_2">水库</ref>'),
        )
    ]  # fmt: skip
    file = read_text("a.tbx", martif(*entries), tmp_path)
    assert [(term.id, term.see_also) for term in terms_in(file)] == [("shuiku", ()), ("shui", ("shuiku",))]


# Safety


BOMB = (
    '<?xml version="1.0" encoding="{}"?><!DOCTYPE {root} [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><{root}>&i;</{root}>"
)


@pytest.mark.parametrize("root", ["martif", "TBX", "mtf", "tbx"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "gb18030"])
def test_a_bomb_is_refused_in_every_format(root: str, encoding: str, tmp_path: Path) -> None:
    """What grows without end is an entity, and whoever declares one is refused."""
    file = read_text("a.tbx", BOMB.format(encoding, root=root).encode(encoding), tmp_path)
    assert [finding.code for finding in file.findings] == ["F16"]
    assert "(<!ENTITY a)" in str(file.findings[0])


@pytest.mark.parametrize(
    ("document_type", "use"),
    [
        ('<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "&a;"),
        ('<!DOCTYPE martif [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>', ""),
        ('<!DOCTYPE martif SYSTEM "file:///etc/hostname">', "&a;"),
        ('<!DOCTYPE martif PUBLIC "-//x" "http://127.0.0.1:9/x.dtd">', "&nbsp;"),
    ],
)
def test_nothing_outside_is_read(document_type: str, use: str, tmp_path: Path) -> None:
    """A document type that names another file is passed over; what only that file could say is refused."""
    body = entry(f"水库{use}", "<tig><term>reservoir</term></tig>")
    text = f'{document_type}<martif type="TBX"><text><body>{body}</body></text></martif>'
    assert [finding.code for finding in read_text("a.tbx", text, tmp_path).findings] == ["F16"]


def test_what_a_document_type_gives_is_not_taken(tmp_path: Path) -> None:
    """Attributes that a document type gives each element could be long, and there could be many."""
    text = martif(entry("水库", "<tig><term>reservoir</term></tig>", tag="")).replace(' xml:lang=""', "")
    named = text.replace(
        'TBXcdv04.dtd">', 'TBXcdv04.dtd" [<!ATTLIST langSet xml:lang CDATA "zh"><!ELEMENT martif ANY>]>'
    )
    assert named != text
    assert [str(finding) for finding in read_text("a.tbx", named, tmp_path).findings] == [
        "a.tbx:3:1: error[F16] expected terms in Chinese (zh), found terms in no language; export them too"
    ]


@pytest.mark.parametrize("name", ["conceptGrp", "langSet", "termGrp", "descripGrp"])
def test_nesting_has_an_end(name: str, tmp_path: Path) -> None:
    """Elements in elements are followed thirty deep and no further, whatever they are called."""
    deep = f"<{name}>" * 60 + f"</{name}>" * 60
    file = read_text("a.tbx", f"<mtf>{deep}</mtf>".encode("utf-16"), tmp_path)
    assert [finding.code for finding in file.findings] == ["F16"]


def test_many_terms_of_one_concept(tmp_path: Path) -> None:
    """A stranger's termbase takes time as it is long, and no longer: terms and concepts are not compared in pairs."""
    terms = "".join(f"<tig><term>a{number}</term></tig>" for number in range(20_000))
    notes = "<tig><term>b</term>" + "<note>x</note>" * 20_000 + "</tig>"
    again = "".join(entry("水库", f"<tig><term>c{number}</term></tig>") for number in range(20_000))
    (term,) = terms_in(read_text("a.tbx", martif(entry("水库", terms, notes), again), tmp_path))
    assert len(term.renderings) == 40_001


# Out and in again


@pytest.mark.parametrize("in_groups", [False, True], ids=["tig", "ntig"])
@given(glossary=glossaries())
def test_a_glossary_as_tbx_of_2008_comes_in_again(
    in_groups: bool, glossary: Glossary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The two versions hold the same: nothing is lost or altered but what neither can hold."""
    text = as_tbx_of_2008(glossary, in_groups=in_groups)
    file = read_text("a.tbx", text.encode("utf-16"), tmp_path_factory.mktemp("old"))
    assert terms_in(file) == [replace(comparable(term), not_in=(), alone=None) for term in glossary]
    assert file.left_out == ()


@given(glossary=glossaries())
def test_a_glossary_as_tbx_min_comes_in_again(glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> None:
    """… as far as the smallest dialect can hold it."""
    file = read_text("a.tbx", as_tbx_min(glossary), tmp_path_factory.mktemp("min"))
    assert [comparable(each.term) for each in file.terms] == [
        Term(
            term.id,
            term.headword,
            type=term.type,
            renderings=tuple(replace(each, by="") for each in comparable(term).renderings),
        )
        for term in glossary
    ]


@given(glossary=glossaries())
def test_a_glossary_of_multiterm_comes_in_again(glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> None:
    """… but for the ids, which are numbers there."""
    file = read_text("a.xml", as_multiterm(glossary).encode("utf-16"), tmp_path_factory.mktemp("mtf"))
    assert [replace(comparable(each.term), id="x") for each in file.terms] == [
        Term(
            "x",
            term.headword,
            renderings=tuple(replace(each, by="") for each in comparable(term).renderings),
            definition=term.definition,
        )
        for term in glossary
    ]
    assert file.left_out == ()
