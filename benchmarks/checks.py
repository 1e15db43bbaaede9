"""How many mistakes the checks find, and how often they are wrong: `python -m benchmarks.checks [GOLD …]`.

Without GOLD, the pairs of `data/checks/` are checked, as they stand and with one mistake each; a table says what was found.
`--show C03` lists each false alarm and each miss of a check, `--write` puts the table into the guide.

GOLD is a file of aligned sentences, a list of documents (`source` and `translation` are lists of sentences, `beads` a list of
pairs of lists of indices), or a folder of such files: right pairs, in which everything that is found is counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import checks_gold
from benchmarks.checked import FOLDER, Desk, Mistake, Right, rights, together
from bitext.checks import findings_of
from bitext.diagnostics import REGISTRY, Finding, Severity

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "check-quality.md"
BEGIN, END = "<!-- benchmarks -->", "<!-- end of benchmarks -->"
SETS = ("policy", "heldout", "short")
"""The sets of pairs, in the order of their tables."""
GRADES: tuple[Severity, ...] = ("error", "warning", "information")
NUMBERS = ("C03", "C04", "C05")
"""The checks of numbers, dates and the numbers of documents."""


@dataclass(frozen=True, slots=True)
class Result:
    """A mistake, and what was said of it that is not said of the pair without it."""

    mistake: Mistake
    said: tuple[Finding, ...]

    @property
    def hits(self) -> tuple[Finding, ...]:
        """Return what names the mistake."""
        return tuple(each for each in self.said if each.code in self.mistake.codes)

    @property
    def grade(self) -> Severity | None:
        """Return how grave the gravest is of what names it; None where nothing does."""
        return min((each.severity for each in self.hits), key=GRADES.index, default=None)


@dataclass(slots=True)
class Score:
    """What a check did."""

    code: str
    expected: int = 0
    """Mistakes that it should find."""
    found: Counter[Severity] = field(default_factory=Counter)
    """Those that it, or another check that may, did find, by the grade of the gravest finding."""
    named: int = 0
    """All mistakes that it found, those that another check is to find among them."""
    false: Counter[Severity] = field(default_factory=Counter)
    """What it said of pairs that are right."""

    @property
    def recall(self) -> float | None:
        """Return the share of the mistakes that were found; None where there are none."""
        return self.found.total() / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """Return the share of what it said that names a mistake; None where it said nothing, or had nothing to find."""
        said = self.named + self.false.total()
        return self.named / said if said and self.expected + self.named else None


@dataclass(frozen=True, slots=True)
class Measured:
    """What the checks said of all pairs of some data."""

    right: int
    """Pairs that are right."""
    alarms: tuple[Finding, ...]
    """What was said of them."""
    results: tuple[Result, ...]
    """In the order of the data."""

    def scores(self) -> dict[str, Score]:
        """Return what each check did, by code."""
        scores: dict[str, Score] = {}
        for result in self.results:
            score = scores.setdefault(result.mistake.codes[0], Score(result.mistake.codes[0]))
            score.expected += 1
            if result.grade:
                score.found[result.grade] += 1
            for code in {each.code for each in result.hits}:
                scores.setdefault(code, Score(code)).named += 1
        for each in self.alarms:
            scores.setdefault(each.code, Score(each.code)).false[each.severity] += 1
        return dict(sorted(scores.items()))


def measure(pairs: Sequence[Right], desk: Desk | None = None) -> Measured:
    """Return what the checks say of pairs, as they stand and with their mistakes."""
    desk = desk or Desk()
    made = {pair.sides.id: desk.text(pair.sides) for pair in pairs}
    of_all = tuple(together(text for text, _ in made.values()))
    several = {each.code for each in of_all} | {"C08", "C09"}
    alarms = list(of_all)
    results = []
    for pair in pairs:
        text, found = made[pair.sides.id]
        before = (*found, *findings_of(text))
        alarms += (each for each in before if each not in of_all)
        for mistake in pair.mistakes:
            is_of_several = not several.isdisjoint(mistake.codes)
            beside = [other for other, _ in made.values() if other is not text] if is_of_several else None
            results.append(Result(mistake, _new(desk.findings(mistake.sides, beside), (*before, *of_all))))
    return Measured(len(pairs), tuple(alarms), tuple(results))


def _new(found: Iterable[Finding], before: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what is not said of the pair without the mistake, at whatever place."""
    known = Counter((each.code, each.severity, each.message) for each in before)
    new = []
    for each in found:
        key = (each.code, each.severity, each.message)
        if known[key]:
            known[key] -= 1
        else:
            new.append(each)
    return tuple(new)


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines of the table of a set of data."""
    scores = measured.scores()
    yield "| check | mistakes | found | of them E, W, I | missed | false alarms E, W, I | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|"
    for code, score in scores.items():
        if code in REGISTRY:
            yield _row(f"[{code}](messages.md#{code.lower()})", score)
    yield _row("numbers: C03 to C05", _sum(scores[code] for code in NUMBERS if code in scores))
    yield _row("all", _sum(score for code, score in scores.items() if code in REGISTRY))


def _sum(scores: Iterable[Score]) -> Score:
    total = Score("")
    for each in scores:
        total.expected += each.expected
        total.named += each.named
        total.found += each.found
        total.false += each.false
    return total


def _row(name: str, score: Score) -> str:
    missed = score.expected - score.found.total()
    cells = (score.expected, score.found.total(), _grades(score.found), missed, _grades(score.false))
    return f"| {name} | {' | '.join(map(str, cells))} | {_share(score.precision)} | {_share(score.recall)} |"


def _grades(counts: Counter[Severity]) -> str:
    return ", ".join(str(counts[grade]) for grade in GRADES)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def listed(measured: Measured, codes: Collection[str]) -> Iterator[str]:
    """Yield each false alarm and each miss of certain checks, and what else was said where nothing named the mistake."""
    for each in measured.alarms:
        if each.code in codes:
            yield f"false alarm: {each}"
    for result in measured.results:
        mistake = result.mistake
        if mistake.codes[0] in codes and mistake.is_findable and not result.hits:
            yield f"missed: {mistake.sides.id}: {' '.join(mistake.codes)} ({mistake.kind}) {mistake.change}"
        more = [each for each in result.said if each not in result.hits and each.code in codes]
        for each in more:
            yield f"beside: {mistake.sides.id}: {' '.join(mistake.codes)} ({mistake.kind}) {mistake.change}: {each}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, help="files of aligned sentences, or folders of them")
    parser.add_argument("--data", type=Path, help=f"a file of pairs (all those of {FOLDER.name}/)")
    parser.add_argument("--show", action="append", default=[], metavar="CODE", help="list what a check said or missed")
    parser.add_argument("--write", action="store_true", help=f"write the table into {GUIDE.name} too")
    chosen = parser.parse_args(arguments)
    if chosen.gold:
        for line in checks_gold.table(chosen.gold, chosen.show):
            print(line, flush=True)
        return 0
    said: list[str] = []
    for path in [chosen.data] if chosen.data else [FOLDER / f"{name}.yml" for name in SETS]:
        measured = measure(rights(path))
        said += (f"`{path.stem}`: {measured.right} right pairs, {len(measured.results)} mistakes", "")
        said += (*table(measured), "", *listed(measured, chosen.show))
    print("\n".join(said))
    if chosen.write:
        before, _, rest = GUIDE.read_text(encoding="utf-8").partition(BEGIN)
        text = "\n".join(said).strip()
        GUIDE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
