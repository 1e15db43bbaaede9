"""Doubts: a section fits by count, and its words and lengths speak for another pairing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bitext.config import Options
from bitext.model.corpus import Corpus
from bitext.project import load, loading
from tests.support.policy import CHINESE, ENGLISH, merged, split
from tests.support.project import write

SLIPPED = split(merged(ENGLISH, 2), 5)
"""The third and fourth paragraph are one, the seventh is two: ten against ten."""
SWAPPED = (*ENGLISH[:4], ENGLISH[5], ENGLISH[4], *ENGLISH[6:])
BETTER = ["3–4: 3+4 = 3?", "5: 5 = 4?", "6: 6 = 5?", "7: 7 = 6+7?"]
MARKS = {9: "<!-- source: 3-4 -->", 15: "<!-- source: 7 -->", 17: "<!-- source: 7 -->"}
"""By line of the page: the marks that put it right."""
MESSAGE = (
    'docs/library.md:9:1: warning[C33] expected source blocks 3–7 from "New residential areas shall reserve room…" on, '
    "one by one, found words and lengths that speak for another pairing; paste <!-- source: 3-4 --> above line 9, "
    "<!-- source: 7 --> above line 15 and <!-- source: 7 --> above line 17, or <!-- verified --> above line 9 if it is "
    "right (see source_texts/library.md:9)"
)


@pytest.fixture(params=["with the dictionary", "without it"])
def dictionary(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """CC-CEDICT, or none: what is tested holds with it and without it."""
    if request.param == "without it":
        monkeypatch.setattr(loading, "cedict", lambda _: None)


def page(blocks: Sequence[str], keys: str = "") -> str:
    """Return a page whose blocks begin in the lines 5, 7, 9 … where it has no keys besides."""
    return "\n\n".join((f"---\nsource_text: library\n{keys}---", *blocks)) + "\n"


def read(
    folder: Path, translation: str, original: Sequence[str] = CHINESE, keys: str = ""
) -> tuple[list[str], list[str]]:
    """Return the pairs, `?` for those that are unchecked, and the messages. `keys`: of the original."""
    source = "\n\n".join((f"---\ntitle: 图书馆\n{keys}---", *original)) + "\n"
    write(folder, {"source_texts/library.md": source, "docs/library.md": translation})
    corpus: Corpus = load(Options(folder, folder / "docs", folder / "source_texts"))
    pairs = corpus.texts.edition("library.md").translation.pairing.pairs
    shown = [
        f"{pair.label}: {_numbers(pair.source)} = {_numbers(pair.translation)}{'?' * pair.guess}" for pair in pairs
    ]
    return shown, [str(finding) for finding in corpus.findings]


def _numbers(indices: Sequence[int]) -> str:
    return "+".join(str(index + 1) for index in indices) or "–"


def one_by_one(numbers: range) -> list[str]:
    """Return pairs of one block with the other of its number."""
    return [f"{n}: {n} = {n}" for n in numbers]


SLIPPED_PAIRS = [*one_by_one(range(1, 3)), *BETTER, *one_by_one(range(8, 11))]


@pytest.mark.usefixtures("dictionary")
def test_a_merge_here_and_a_split_there_are_said(tmp_path: Path) -> None:
    """The message has both places and the marks; the better pairing is shown as unchecked, and nothing besides is."""
    assert read(tmp_path, page(SLIPPED)) == (SLIPPED_PAIRS, [MESSAGE])


@pytest.mark.usefixtures("dictionary")
def test_the_marks_of_the_message_put_it_right(tmp_path: Path) -> None:
    """Pasted where it says, they make the pairs firm, and there is no message any more."""
    lines = page(SLIPPED).split("\n")
    for line, mark in reversed(MARKS.items()):
        assert f"{mark} above line {line}" in MESSAGE
        lines.insert(line - 1, mark)
    assert read(tmp_path, "\n".join(lines)) == ([pair.rstrip("?") for pair in SLIPPED_PAIRS], [])


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    "verified",
    [
        page(SLIPPED, "verified: yes\n"),
        page((*SLIPPED[:2], f"<!-- verified -->\n{SLIPPED[2]}", *SLIPPED[3:])),
        page((*SLIPPED[:8], f"<!-- verified -->\n{SLIPPED[8]}", *SLIPPED[9:])),
    ],
    ids=["the page", "the block that the message names", "another block of the section"],
)
def test_the_editor_settles_a_doubt(verified: str, tmp_path: Path) -> None:
    """What is verified pairs one by one, without a message and as checked."""
    assert read(tmp_path, verified) == (one_by_one(range(1, 11)), [])


def test_a_section_that_is_verified_settles_no_other(tmp_path: Path) -> None:
    """The doubt of the next section is still said."""
    original = ("## 第一节", *CHINESE, "## 第二节", *CHINESE[::-1])
    slipped = split(merged(ENGLISH[::-1], 5), 3)
    whole = ("## Section One", f"<!-- verified -->\n{SLIPPED[0]}", *SLIPPED[1:], "## Section Two", *slipped)
    _, messages = read(tmp_path, page(whole), original)
    assert len(messages) == 1
    assert f'from "{slipped[3][:20]}' in messages[0]


@pytest.mark.usefixtures("dictionary")
def test_a_text_that_is_paired_right_raises_no_doubt(tmp_path: Path) -> None:
    """Nor does it in parts: any paragraphs of it that follow one another."""
    for count in range(1, len(CHINESE) + 1):
        folder = tmp_path / str(count)
        assert read(folder, page(ENGLISH[:count]), CHINESE[:count]) == (one_by_one(range(1, count + 1)), [])


def test_two_paragraphs_that_changed_places_are_said(tmp_path: Path) -> None:
    """With the dictionary: pairs go forward, so that one of the two is left out, and stands as an addition."""
    pairs, messages = read(tmp_path, page(SWAPPED))
    assert pairs[4:7] == ["5: 5 = –?", "6: 6 = 5?", "6a: – = 6?"]
    assert [*pairs[:4], *pairs[7:]] == [*one_by_one(range(1, 5)), *one_by_one(range(7, 11))]
    assert messages == [
        'docs/library.md:13:1: warning[C33] expected source blocks 5–6 from "Retired teachers and university '
        'students…" on, one by one, found words and lengths that speak for another pairing; if the '
        "two have changed places, exchange what stands at lines 13 and 15, else paste "
        "<!-- untranslated: 5 reason --> above line 13 and <!-- source: none --> above line 15, or <!-- verified --> "
        "above line 13 if it is right (see source_texts/library.md:13)"
    ]


@pytest.mark.usefixtures("dictionary")
def test_a_paragraph_that_is_still_in_chinese_raises_no_doubt(tmp_path: Path) -> None:
    """Its words and its length say nothing of where it belongs; C02 names it."""
    left = (*ENGLISH[:4], CHINESE[4], *ENGLISH[5:])
    assert read(tmp_path, page(left)) == (one_by_one(range(1, 11)), [])


def test_two_paragraphs_that_changed_places_on_purpose(tmp_path: Path) -> None:
    """One mark above both makes them one pair, without a message."""
    both = [f"<!-- source: 5-6 -->\n{block}" for block in SWAPPED[4:6]]
    pairs, messages = read(tmp_path, page((*SWAPPED[:4], *both, *SWAPPED[6:])))
    assert (pairs[4:6], messages) == (["5–6: 5+6 = 5+6", "7: 7 = 7"], [])


def test_an_english_original(tmp_path: Path) -> None:
    """A Chinese translation is judged by the same words."""
    slipped = split(merged(CHINESE, 2, ""), 5, "。")
    pairs, messages = read(tmp_path, page(slipped, "language: zh\n"), ENGLISH, "language: en\n")
    assert pairs == SLIPPED_PAIRS
    assert [message.split(" found ")[0] for message in messages] == [
        (f'docs/library.md:10:1: warning[C33] expected source blocks 3–7 from "{slipped[2][:40]}…" on, one by one,')
    ]
    assert read(tmp_path, page(CHINESE, "language: zh\n"), ENGLISH, "language: en\n") == (one_by_one(range(1, 11)), [])


STANZAS = [
    "Eastward I come to Jieshi to look out on the wide sea.",
    "How the waters roll, how the rocky islands rise from them!",
    "Trees grow close together there, and a hundred grasses are lush.",
    "The autumn wind sighs, and great waves surge up.",
    "Sun and moon on their course seem to come out of it, and the bright Milky Way seems to shine from within.",
    "What great good fortune: let me sing of what I strive for.",
]
SEA = (
    "东临碣石，以观沧海。水何澹澹，山岛竦峙。树木丛生，百草丰茂。秋风萧瑟，洪波涌起。日月之行，若出其中；星汉灿烂，若出其里。"
    "幸甚至哉，歌以咏志。"
)


@pytest.mark.usefixtures("dictionary")
def test_a_paragraph_that_is_many_stanzas(tmp_path: Path) -> None:
    """All of them render the one block of their section; what stands around them is checked."""
    original = ["## 观沧海", SEA, "## 说明", *CHINESE[:3]]
    translation = ["## Looking at the Sea", *STANZAS, "## Explanation", *ENGLISH[:3]]
    pairs, messages = read(tmp_path, page(translation), original)
    assert pairs == ["1: 1 = 1", "2: 2 = 2+3+4+5+6+7?", "3: 3 = 8", "4: 4 = 9", "5: 5 = 10", "6: 6 = 11"]
    marks = [f"<!-- source: 2 --> above line {line}" for line in range(7, 18, 2)]
    assert [message.split("; ")[1] for message in messages] == [
        f"paste {', '.join(marks[:-1])} and {marks[-1]} (see source_texts/library.md:7)"
    ]


@pytest.mark.usefixtures("dictionary")
def test_many_stanzas_among_paragraphs(tmp_path: Path) -> None:
    """They are found in a section of paragraphs too."""
    pairs, _ = read(tmp_path, page([*ENGLISH[:3], *STANZAS, *ENGLISH[3:6]]), [*CHINESE[:3], SEA, *CHINESE[3:6]])
    assert "4: 4 = 4+5+6+7+8+9?" in pairs
    assert [pair.rstrip("?") for pair in pairs[4:]] == ["5: 5 = 10", "6: 6 = 11", "7: 7 = 12"]


def test_only_what_a_misfit_touches_is_unchecked(tmp_path: Path) -> None:
    """With the dictionary, the paragraphs beside those that were merged are checked, though they are of one section."""
    pairs, messages = read(tmp_path, page(merged(ENGLISH, 2)))
    assert pairs[:6] == ["1: 1 = 1", "2: 2 = 2", "3–4: 3+4 = 3?", "5: 5 = 4", "6: 6 = 5", "7: 7 = 6"]
    assert messages == [
        "docs/library.md:9:1: error[C20] expected 10 blocks in all, found 9; paste <!-- source: 3-4 --> above line 9 "
        "(see source_texts/library.md:9)"
    ]


@pytest.mark.parametrize("at", range(9))
def test_learned_words_do_not_tear_a_merge_apart(at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the dictionary, words are learned of a guess, so they are no ground to leave out what was merged."""
    monkeypatch.setattr(loading, "cedict", lambda _: None)
    pairs, _ = read(tmp_path, page(merged(ENGLISH, at)))
    assert not [pair for pair in pairs if "= –" in pair or ": –" in pair]
