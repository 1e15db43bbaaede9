"""Pairing, as properties: documents are built in pairs, then slips are made, and the truth is known.

A slip is named after what an editor does. Excluded by name, as beyond the promise: `compensated` slips, of one
section, that leave its count, kinds and article numbers as they were (two paragraphs swapped are one), and `disguised`
slips, of several sections, that together read as fewer of them elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import Phase, assume, given, note, settings
from hypothesis import strategies as st

from bitext.alignment import Insertion, Outcome, pair
from bitext.model.pairing import Pair
from bitext.model.text import Block, Kind, Mark

RATIO = 3.4  # English characters per Chinese one
FIRST_LINE = 8  # below a front matter of six lines


@dataclass(frozen=True)
class Spec:
    """A block without its place."""

    kind: Kind
    length: int
    """In Chinese characters."""
    level: int = 0
    article: str = ""
    ordinal: int = 0

    @property
    def key(self) -> tuple[str, int, str]:
        """What pairing compares."""
        return self.kind, self.level, self.article

    @property
    def holds(self) -> bool:
        """Whether it is a fixed point."""
        return self.kind == "heading" or bool(self.article)


@dataclass(frozen=True)
class Row:
    """What belongs together in truth."""

    source: tuple[Spec, ...]
    translation: tuple[Spec, ...]
    slip: str = ""
    """The slip's name, if one was made here."""
    marked: bool = False
    """Whether the editor has marked it."""

    @property
    def holds(self) -> bool:
        """Whether it is a fixed point on both sides."""
        if len(self.source) != 1 or len(self.translation) != 1:
            return False
        return self.source[0].holds and self.source[0].key == self.translation[0].key


@dataclass(frozen=True, repr=False)  # `cases` notes the rows, which say it all
class Case:
    """Both sides laid out, with the truth in numbers."""

    rows: tuple[Row, ...]
    truth: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    source: tuple[Block, ...]
    translation: tuple[Block, ...]
    marks: tuple[Mark, ...]
    end_line: int

    def pair(self) -> Outcome:
        """Return what comes of it."""
        return pair(
            self.source,
            self.translation,
            self.marks,
            source_path="source_texts/x.md",
            path="docs/x.md",
            end_line=self.end_line,
        )


def laid_out(rows: Sequence[Row], translation_lengths: Sequence[int]) -> Case:
    """Return the case of these rows: a line a block, a blank line after it, each mark above its block."""
    source: list[Block] = []
    translation: list[Block] = []
    marks: list[Mark] = []
    truth = []
    source_line = line = FIRST_LINE
    lengths = iter(translation_lengths)
    for row in rows:
        first = len(source) + 1
        for spec in row.source:
            source.append(_block(spec, "文" * spec.length, source_line))
            source_line += 2
        last = len(source)
        if row.marked and not row.translation:
            marks.append(Mark("untranslated", first, last, "said", line, len(translation), "<!-- untranslated -->"))
            line += 1
        at = len(translation)
        for spec in row.translation:
            if row.marked and row.source:
                marks.append(Mark("source", first, last, "", line, len(translation), "<!-- source -->"))
                line += 1
            elif row.marked:
                marks.append(Mark("none", 0, 0, "", line, len(translation), "<!-- source: none -->"))
                line += 1
            translation.append(_block(spec, "x" * next(lengths), line))
            line += 2
        truth.append((tuple(range(first - 1, last)), tuple(range(at, len(translation)))))
    return Case(tuple(rows), tuple(truth), tuple(source), tuple(translation), tuple(marks), line)


def _block(spec: Spec, text: str, line: int) -> Block:
    return Block(spec.kind, text, line, line, spec.level, spec.article, spec.ordinal)


BODIES = st.builds(
    Spec, st.sampled_from(["paragraph", "paragraph", "paragraph", "item", "quotation", "table"]), st.integers(4, 300)
)


@st.composite
def documents(draw: st.DrawFn) -> list[Row]:
    """Return the rows of a document without a slip: titles, sections with headings or articles, bodies between."""
    rows = [Spec("heading", 12, 1)] if draw(st.booleans()) else []
    most = draw(st.integers(0, 5))  # few blocks a section make headings look alike
    rows += draw(st.lists(BODIES, max_size=most))
    numbered, articles = draw(st.booleans()), draw(st.integers(0, 2))
    for number in range(1, draw(st.integers(0, 9)) + 1):
        ordinal = number if numbered else 0
        if draw(st.integers(0, 2)) >= articles:
            rows.append(Spec("heading", draw(st.integers(3, 20)), draw(st.sampled_from([2, 2, 3])), ordinal=ordinal))
        else:
            rows.append(Spec("paragraph", draw(st.integers(10, 200)), article=str(number)))
        rows += draw(st.lists(BODIES, max_size=most))
    return [Row((spec,), (spec,)) for spec in rows]


def omitted(rows: list[Row], at: int, _: int) -> list[Row]:
    """A block was not translated."""
    return [*rows[:at], replace(rows[at], translation=(), slip="omitted"), *rows[at + 1 :]]


def added(rows: list[Row], at: int, _: int) -> list[Row]:
    """A block was added by the translators."""
    return [*rows[:at], replace(rows[at], source=(), slip="added"), *rows[at + 1 :]]


def merged(rows: list[Row], at: int, _: int) -> list[Row]:
    """Two blocks became one."""
    if at + 1 == len(rows) or rows[at + 1].slip:
        return rows
    sources = rows[at].source + rows[at + 1].source
    one = replace(sources[0], length=sum(spec.length for spec in sources))
    return [*rows[:at], Row(sources, (one,), "merged"), *rows[at + 2 :]]


def split(rows: list[Row], at: int, _: int) -> list[Row]:
    """A block became two."""
    (spec,) = rows[at].source
    if spec.length < 8 or spec.kind == "heading":
        return rows
    half = replace(spec, length=spec.length // 2)
    two = half, replace(half, article="", ordinal=0)
    return [*rows[:at], replace(rows[at], translation=two, slip="split"), *rows[at + 1 :]]


def renumbered(rows: list[Row], at: int, other: int) -> list[Row]:
    """An article got another number."""
    if rows[at].source[0].article in ("", str(other)):
        return rows
    return _rendered(rows, at, replace(rows[at].translation[0], article=str(other)), "renumbered")


def another_kind(rows: list[Row], at: int, other: int) -> list[Row]:
    """A block became one of another kind."""
    kinds: list[Kind] = ["image", "html", "item", "table", "paragraph"]
    changed = Spec(kinds[other % len(kinds)], rows[at].source[0].length)
    return rows if changed.key == rows[at].source[0].key else _rendered(rows, at, changed, "another kind")


def _rendered(rows: list[Row], at: int, spec: Spec, slip: str) -> list[Row]:
    return [*rows[:at], replace(rows[at], translation=(spec,), slip=slip), *rows[at + 1 :]]


def section_omitted(rows: list[Row], at: int, _: int) -> list[Row]:
    """A heading or article and all below it were not translated."""
    section = _section(rows, at)
    return [replace(row, translation=(), slip="section") if i in section else row for i, row in enumerate(rows)]


def section_added(rows: list[Row], at: int, _: int) -> list[Row]:
    """A heading or article and all below it were added."""
    section = _section(rows, at)
    return [replace(row, source=(), slip="section") if i in section else row for i, row in enumerate(rows)]


def _section(rows: list[Row], at: int) -> range:
    start = next((index for index in range(at, -1, -1) if rows[index].holds), None)
    if start is None or rows[start].source[0].level == 1:
        return range(0)
    stop = next((index for index in range(start + 1, len(rows)) if rows[index].holds), len(rows))
    return range(0) if any(row.slip for row in rows[start:stop]) else range(start, stop)


SLIPS = [omitted, added, merged, split, renumbered, another_kind, section_omitted, section_added]


@st.composite
def cases(draw: st.DrawFn, slips: st.SearchStrategy[int], *, marks: bool = True) -> Case:
    """Return a case with so many slips made, some of them marked."""
    rows = draw(documents())
    assume(rows)
    for _ in range(draw(slips)):
        at, other, slip = draw(st.tuples(st.integers(0, len(rows) - 1), st.integers(1, 10), st.sampled_from(SLIPS)))
        if not rows[at].slip and rows[at].source[0].level != 1:  # titles on one side are no slip
            rows = slip(rows, at, other)
    if marks:
        rows = [replace(row, marked=bool(row.slip) and draw(st.integers(0, 2)) == 0) for row in rows]
    lengths = [
        max(1, round(spec.length * RATIO * draw(st.integers(85, 115)) / 100))
        for row in rows
        for spec in row.translation
    ]
    case = laid_out(rows, lengths)
    assume(case.source)
    note("\n".join(f"{row.slip:10} {'M' if row.marked else ' '} {row.source} | {row.translation}" for row in rows))
    return case


def sections(case: Case) -> list[range]:
    """Return the runs of rows between those that hold in truth: fixed points of both sides, and marked rows."""
    bounds = [index for index, row in enumerate(case.rows) if row.holds or _cuts(row)]
    return [range(start + 1, stop) for start, stop in zip([-1, *bounds], [*bounds, len(case.rows)], strict=True)]


def _cuts(row: Row) -> bool:
    return row.marked and bool(row.source)


def fits(case: Case, rows: range) -> bool:
    """Whether a section shows no slip: as many blocks, of the same kinds."""
    unmarked = [case.rows[index] for index in rows if not case.rows[index].marked]
    source = [spec.key for row in unmarked for spec in row.source]
    return source == [spec.key for row in unmarked for spec in row.translation]


def compensated(case: Case) -> bool:
    """Whether slips of one section cancel out, so that no count, kind or article number tells of them."""
    return any(
        fits(case, rows) and any(case.rows[i].slip and not case.rows[i].marked for i in rows) for rows in sections(case)
    )


def disguised(case: Case) -> bool:
    """Whether slips together read as fewer of them elsewhere: a heading lost here and one like it added there.

    Then another matching of the fixed points has more matches than the truth, or as many and fewer sections that do
    not fit; so the rule itself prefers it.
    """
    cuts = [index for index, row in enumerate(case.rows) if _cuts(row)]
    stretches = zip([-1, *cuts], [*cuts, len(case.rows)], strict=True)
    return any(_disguised([row for row in case.rows[start + 1 : stop] if not row.marked]) for start, stop in stretches)


def _disguised(rows: Sequence[Row]) -> bool:
    source = [spec for row in rows for spec in row.source]
    translation = [spec for row in rows for spec in row.translation]
    true = []
    i = j = 0
    for row in rows:
        if row.holds:
            true.append((i, j))
        i, j = i + len(row.source), j + len(row.translation)
    return _best_worth(source, translation) > _worth(true, source, translation)


def _worth(matches: Sequence[tuple[int, int]], source: Sequence[Spec], translation: Sequence[Spec]) -> tuple[int, int]:
    bounds = [(-1, -1), *matches, (len(source), len(translation))]
    unfit = sum(not _fit(source, translation, start, stop) for start, stop in pairwise(bounds))
    return len(matches), -unfit


def _fit(source: Sequence[Spec], translation: Sequence[Spec], start: tuple[int, int], stop: tuple[int, int]) -> bool:
    ours = [spec.key for spec in source[start[0] + 1 : stop[0]]]
    return ours == [spec.key for spec in translation[start[1] + 1 : stop[1]]]


def _best_worth(source: Sequence[Spec], translation: Sequence[Spec]) -> tuple[int, int]:
    """Return matches and, negative, unfit sections of the best matching there is: every matching is looked at."""
    best = {(-1, -1): (0, 0)}
    ends = [
        (i, j)
        for i, ours in enumerate(source)
        for j, theirs in enumerate(translation)
        if ours.holds and ours.key == theirs.key
    ]
    for end in [*ends, (len(source), len(translation))]:
        best[end] = max(
            (matches + 1, unfit - (not _fit(source, translation, start, end)))
            for start, (matches, unfit) in best.items()
            if start[0] < end[0] and start[1] < end[1]
        )
    matches, unfit = best[len(source), len(translation)]
    return matches - 1, unfit


def untrue(case: Case, outcome: Outcome) -> list[Pair]:
    """Return the pairs that pass for firm and join what does not belong together."""
    truth = {(i, j) for source, translation in case.truth for i in source for j in translation}
    pairs = [pair for pair in outcome.pairing.pairs if is_firm(pair)]
    return [pair for pair in pairs if not {(i, j) for i in pair.source for j in pair.translation} <= truth]


def unsure_lines(case: Case, outcome: Outcome) -> list[range]:
    """Return the lines of each run of guesses and gaps: from the firm pair before it to the first line of the next."""
    runs = []
    start, unsure = 0, False
    for row in outcome.pairing.pairs:
        if is_firm(row) and row.source and row.translation:
            stop = case.translation[row.translation[0]].line
            runs += [range(start, stop + 1)] if unsure else []
            start, unsure = case.translation[row.translation[-1]].line, False
        unsure = unsure or not is_firm(row)
    return [*runs, range(start, case.end_line + 1)] if unsure else runs


def untouched(case: Case) -> list[range]:
    """Return the runs of rows without a slip from one fixed point that has no like to the next, both included."""
    counts = [
        Counter(block.shape for block in blocks if block.kind == "heading" or block.article)
        for blocks in (case.source, case.translation)
    ]
    alone = [
        index
        for index, row in enumerate(case.rows)
        if row.holds and not row.slip and all(count[row.source[0].key] == 1 for count in counts)
    ]
    runs = [range(start, stop) for start, stop in pairwise([*alone, len(case.rows)])]
    return [run for run in runs if not any(case.rows[index].slip for index in run)]


def is_firm(pair: Pair) -> bool:
    return not pair.guess and pair.gap != "missing"


@given(cases(st.integers(0, 6)))
def test_every_block_stands_in_exactly_one_pair(case: Case) -> None:
    """Nothing is lost and nothing shown twice, and both sides keep their order."""
    pairs = case.pair().pairing.pairs
    assert [i for pair in pairs for i in pair.source] == list(range(len(case.source)))
    assert [j for pair in pairs for j in pair.translation] == list(range(len(case.translation)))
    assert len({pair.number for pair in pairs}) == len(pairs)


@given(cases(st.just(0)))
def test_a_page_without_a_slip_pairs_without_a_word(case: Case) -> None:
    """No finding, no guess, and every pair is the true one."""
    outcome = case.pair()
    assert not outcome.findings
    assert not outcome.insertions
    assert tuple((pair.source, pair.translation) for pair in outcome.pairing.pairs) == case.truth


@given(cases(st.integers(0, 1), marks=False))
def test_one_slip_never_passes_in_silence(case: Case) -> None:
    """Every pair that is not shown as a guess is true."""
    assume(not compensated(case))
    outcome = case.pair()
    assert not untrue(case, outcome)


@given(cases(st.integers(1, 6)))
def test_slips_never_pass_in_silence(case: Case) -> None:
    """Every pair that is not shown as a guess joins what belongs together."""
    assume(not compensated(case))
    assume(not disguised(case))
    assert not untrue(case, case.pair())


@settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # to make a case smaller takes minutes; its rows are noted
@given(cases(st.integers(1, 6)))
def test_every_guess_is_reported_in_its_place(case: Case) -> None:
    """Each run of guesses and gaps has a finding in its lines, and no finding stands elsewhere."""
    outcome = case.pair()
    runs = unsure_lines(case, outcome)
    lines = [finding.location.line for finding in outcome.findings]
    assert all(any(line in run for line in lines) for run in runs)
    assert all(any(line in run for run in runs) for line in lines)


@given(cases(st.just(1), marks=False))
def test_a_slip_touches_nothing_beyond_the_next_fixed_point(case: Case) -> None:
    """Where no heading has its like, the sections without the slip pair as they should, and not as guesses."""
    firm = {(pair.source, pair.translation) for pair in case.pair().pairing.pairs if is_firm(pair)}
    for rows in untouched(case):
        assert {case.truth[index] for index in rows} <= firm


@given(cases(st.integers(0, 6)))
def test_pasting_the_printed_marks_cures(case: Case) -> None:
    """With all marks pasted where the messages say, the same pairs are firm and nothing is reported."""
    before = case.pair()
    note("\n".join(map(str, before.findings)))
    cured = pasted(case, before.insertions)
    note("\n".join(map(str, cured.marks)))
    after = cured.pair()
    assert not after.findings
    assert not after.insertions
    assert all(is_firm(pair) for pair in after.pairing.pairs)
    assert [(p.number, p.source, p.translation) for p in after.pairing.pairs] == [
        (p.number, p.source, p.translation) for p in before.pairing.pairs
    ]
    assert after.pairing.title == before.pairing.title


def pasted(case: Case, insertions: Sequence[Insertion]) -> Case:
    """Return the case with each mark on a line of its own above the line that it names."""

    def moved(line: int) -> int:
        return line + sum(insertion.line <= line for insertion in insertions)

    marks = [replace(mark, line=moved(mark.line)) for mark in case.marks]
    for index, insertion in enumerate(insertions):
        before = sum(block.line < insertion.line for block in case.translation)
        line = insertion.line + sum(other.line < insertion.line for other in insertions[index + 1 :]) + index
        marks.append(_read(insertion.text, line, before))
    blocks = tuple(replace(block, line=moved(block.line), end=moved(block.end)) for block in case.translation)
    return replace(
        case, translation=blocks, marks=tuple(sorted(marks, key=lambda mark: mark.line)), end_line=moved(case.end_line)
    )


def _read(text: str, line: int, before: int) -> Mark:
    words = text.removeprefix("<!-- ").removesuffix(" -->").split()
    if words[1] == "none":
        return Mark("none", 0, 0, "", line, before, text)
    first, _, last = words[1].partition("-")
    kind = "source" if words[0] == "source:" else "untranslated"
    reason = "said" if kind == "untranslated" else ""  # in place of the word that the editor is to replace
    return Mark(kind, int(first), int(last or first), reason, line, before, text)  # type: ignore[arg-type]


MARKS = st.builds(
    Mark,
    st.sampled_from(["source", "none", "untranslated"]),
    st.integers(0, 25),
    st.integers(0, 25),
    st.sampled_from(["", "reason"]),
    st.integers(1, 90),
    st.integers(0, 25),
    st.text(max_size=80),
)


@given(cases(st.integers(0, 3)), st.lists(MARKS, max_size=12))
def test_no_mark_breaks_a_page(case: Case, marks: list[Mark]) -> None:
    """Whatever the marks say, nothing is raised, every block has its pair, and messages are one line."""
    outcome = replace(case, marks=tuple(marks)).pair()
    counts = Counter(i for pair in outcome.pairing.pairs for i in pair.source)
    assert counts == Counter(range(len(case.source)))
    counts = Counter(j for pair in outcome.pairing.pairs for j in pair.translation)
    assert counts == Counter(range(len(case.translation)))
    assert all(finding.message.isprintable() for finding in outcome.findings)
