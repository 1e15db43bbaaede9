"""Edits of translations: their prose, pairs, notes, marks and links."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.serving.project import Changes, Edit, Kind, Project
from tests.serving.words import MORE_TERMS, TERMS, paragraph, sentence

_BLOCK = Callable[[Project, str], str | None]


def _in_prose(change: _BLOCK) -> Edit:
    """Return an edit of one paragraph of one translation."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(project.pages())
        at = project.prose(path)
        text = project.text(path)
        changed = None if at is None else change(project, text.blocks[at])
        if at is None or changed is None or changed == text.blocks[at]:
            return {}
        blocks = text.blocks
        blocks[at] = changed
        return {path: text.with_blocks([block for block in blocks if block])}

    return edit


def _in_blocks(change: Callable[[Project, list[str]], list[str] | None]) -> Edit:
    """Return an edit of the blocks of one translation."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(project.pages())
        text = project.text(path)
        if len(text.blocks) < 4:
            return {}
        blocks = change(project, text.blocks)
        return {} if blocks is None or blocks == text.blocks else {path: text.with_blocks(blocks)}

    return edit


def _other_word(project: Project, block: str) -> str | None:
    words = list(re.finditer(r"[a-z]{4,}", block))
    if not words:
        return None
    word = project.chance.choice(words)
    return (
        block[: word.start()]
        + project.chance.choice(("steady", "new", "wide", "firm", "evident"))
        + block[word.end() :]
    )


def _other_letter(project: Project, block: str) -> str | None:
    """Another letter in the place of one: the file is as long as before."""
    places = [found.start() for found in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", block)]
    at = project.chance.choice(places) if places else 0
    return f"{block[:at]}{'e' if block[at] != 'e' else 'a'}{block[at + 1 :]}" if places else None


def _more(project: Project, block: str) -> str:
    return f"{block} {sentence(project.chance)[1]}"


def _less(project: Project, block: str) -> str | None:
    sentences = re.split(r"(?<=[.。]) ?(?=\S)", block)
    if len(sentences) < 2:
        return None
    del sentences[project.chance.randrange(len(sentences))]
    return " ".join(sentences)


def _term_comes(project: Project, block: str) -> str:
    return f"{block} So it is with {project.chance.choice((*TERMS, *MORE_TERMS))[2]}."


def _term_goes(project: Project, block: str) -> str | None:
    terms = [term[2] for term in TERMS if term[2] in block]
    return block.replace(project.chance.choice(terms), "all this") if terms else None


def _split(project: Project, block: str) -> str | None:
    ends = [found.end() for found in re.finditer(r"[a-z]\. (?=[A-Z])", block)]
    at = project.chance.choice(ends) if ends else 0
    return f"{block[:at].rstrip()}\n\n{block[at:]}" if ends else None


def _bracket(project: Project, block: str) -> str | None:
    ends = [found.end() for found in re.finditer(r"[a-z]{5,}(?= [a-z])", block)]
    at = project.chance.choice(ends) if ends else 0
    note = project.chance.choice(('[or "other words" –Ed.]', "[a town –Trans.]", "[said twice –GW]"))
    return f"{block[:at]} {note}{block[at:]}" if ends else None


def _footnote(project: Project, block: str) -> str | None:
    label = f"ed-{project.chance.randrange(1000)}"
    words = block.split(" ")
    at = project.chance.randrange(1, len(words)) if len(words) > 3 else 0
    if not at or not words[at].isalpha():
        return None
    words[at] += f"[^{label}]"
    said = project.chance.choice(("as always", f"see [there](../glossary.md#{TERMS[0][0]})", "**not** what it seems"))
    return f"{' '.join(words)}\n\n[^{label}]: **{words[at].partition('[')[0]}:** {said}. –Ed."


def _alert(project: Project, block: str) -> str:
    return f"{block}\n\n> [!{project.chance.choice(('NOTE', 'TIP', 'WARNING'))}]\n> {sentence(project.chance)[1]} –Ed."


def _with(line: str) -> _BLOCK:
    return lambda _, block: f"{line}\n{block}"


def _source_mark(project: Project, block: str) -> str:
    first = project.chance.randint(2, 9)
    return f"<!-- source: {project.chance.choice((str(first), f'{first}-{first + 1}', 'none'))} -->\n{block}"


def _left_out(project: Project, block: str) -> str:
    return f"<!-- untranslated: {project.chance.randint(2, 9)} so that it is short -->\n\n{block}"


def _sentence_mark(project: Project, block: str) -> str | None:
    ends = [found.end() for found in re.finditer(r"[a-z]\. (?=[A-Z])", block)]
    at = project.chance.choice(ends) if ends else 0
    mark = f"<!-- sentence: {project.chance.choice(('1', '2', '2-3', 'none'))} -->"
    return f"{block[:at]}{mark} {block[at:]}" if ends else None


def _ignore(project: Project, block: str) -> str:
    code = project.chance.choice(("C03", "C06", "C08", "C19"))
    return f"<!-- ignore: {code} the gazette has it so -->\n{block}"


def _terms_off(project: Project, block: str) -> str:
    del project
    return f"<!-- terms: off -->\n\n{block}\n\n<!-- terms: on -->"


def _link(project: Project, block: str) -> str:
    term = project.chance.choice(TERMS)[0]
    place = project.chance.choice(
        (f"text-0{project.chance.randrange(6)}.md#p{project.chance.randint(1, 14)}", "index.md", "nowhere.md")
    )
    address = project.chance.choice(
        (f"../texts/{place}", f"../glossary.md#{term}", f"../glossary/{term}.md", "../about.md#about")
    )
    return f"{block} See [there]({address})."


def _swap(project: Project, blocks: list[str]) -> list[str]:
    at = project.chance.randrange(1, len(blocks) - 1)
    return [*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :]]


def _merge(project: Project, blocks: list[str]) -> list[str] | None:
    places = [at for at in range(len(blocks) - 1) if blocks[at][0].isupper() and blocks[at + 1][0].isupper()]
    at = project.chance.choice(places) if places else 0
    return [*blocks[:at], f"{blocks[at]} {blocks[at + 1]}", *blocks[at + 2 :]] if places else None


def _remove(project: Project, blocks: list[str]) -> list[str]:
    at = project.chance.randrange(1, len(blocks))
    return [*blocks[:at], *blocks[at + 1 :]]


def _other_heading(project: Project, blocks: list[str]) -> list[str] | None:
    places = [at for at in range(len(blocks)) if blocks[at].startswith("## ")]
    if not places:
        return None
    at = project.chance.choice(places)
    return [*blocks[:at], f"{blocks[at]} {project.chance.choice(('again', 'in full', 'at last'))}", *blocks[at + 1 :]]


def _other_note(project: Project, blocks: list[str]) -> list[str] | None:
    places = [at for at in range(len(blocks)) if blocks[at].startswith(("[^", "> [!"))]
    if not places:
        return None
    at = project.chance.choice(places)
    before, _, end = blocks[at].rpartition("\u2013")
    changed = f"{before}{sentence(project.chance)[1]} \u2013{end}" if before else f"{end} More."
    return [*blocks[:at], changed, *blocks[at + 1 :]]


def _without_note(project: Project, blocks: list[str]) -> list[str] | None:
    places = [at for at in range(len(blocks)) if blocks[at].startswith(("[^", "> [!"))]
    at = project.chance.choice(places) if places else 0
    return [*blocks[:at], *blocks[at + 1 :]] if places else None


def _without_mark(project: Project, blocks: list[str]) -> list[str] | None:
    body = "\n\n".join(blocks)
    marks = list(re.finditer(r"<!-- .*?-->\n*", body))
    if not marks:
        return None
    mark = project.chance.choice(marks)
    return [block for block in (body[: mark.start()] + body[mark.end() :]).split("\n\n") if block]


def _pair_more(project: Project) -> Changes:
    """A paragraph more on both sides, behind the heading of the same number."""
    return _on_both_sides(project, lambda blocks, said: [blocks[0], said, *blocks[1:]])


def _pair_less(project: Project) -> Changes:
    """The block behind a heading less on both sides."""
    return _on_both_sides(project, lambda blocks, _: [blocks[0], *blocks[2:]])


def _many_less(project: Project) -> Changes:
    """Both sides end after their third block: links to pairs behind it lead nowhere."""
    page = project.chance.choice(project.pages())
    paths = [page, *filter(None, [project.original_of(page)])]
    return {path: project.text(path).with_blocks(project.text(path).blocks[:3]) for path in paths}


def _as_elsewhere(project: Project) -> Changes:
    """A block of another original comes into this one, and is translated otherwise."""
    page, other = project.chance.sample(project.pages(), 2)
    source, from_ = project.original_of(page), project.original_of(other)
    at = project.prose(from_) if from_ else None
    if source is None or from_ is None or at is None:
        return {}
    more = ((source, project.text(from_).blocks[at]), (page, sentence(project.chance)[1]))
    return {path: project.text(path).with_blocks([*project.text(path).blocks, words]) for path, words in more}


def _on_both_sides(project: Project, change: Callable[[list[str], str], list[str]]) -> Changes:
    page = project.chance.choice(project.pages())
    source = project.original_of(page)
    if source is None:
        return {}
    said = paragraph(project.chance)
    which = project.chance.random()
    changes: Changes = {}
    for path, words in ((source, said[0]), (page, said[1])):
        text = project.text(path)
        heads = [at for at, block in enumerate(text.blocks) if block.startswith("#")]
        if not heads:
            return {}
        at = heads[int(which * len(heads))]
        changes[path] = text.with_blocks([*text.blocks[:at], *change(text.blocks[at:], words)])
    return changes


TEXT_KINDS = (
    Kind("prose: another word", 18, _in_prose(_other_word)),
    Kind("prose: another letter", 5, _in_prose(_other_letter)),
    Kind("prose: a sentence more", 6, _in_prose(_more)),
    Kind("prose: a sentence less", 4, _in_prose(_less)),
    Kind("prose: a term comes", 3, _in_prose(_term_comes)),
    Kind("prose: a term goes", 3, _in_prose(_term_goes)),
    Kind("pair: one more", 3, _pair_more),
    Kind("pair: one less", 1.5, _pair_less),
    Kind("pair: many less", 0.7, _many_less),
    Kind("pair: as elsewhere", 0.7, _as_elsewhere),
    Kind("pair: a block less", 1, _in_blocks(_remove)),
    Kind("pair: two blocks merged", 1.5, _in_blocks(_merge)),
    Kind("pair: a block split", 2, _in_prose(_split)),
    Kind("pair: two blocks change places", 0.5, _in_blocks(_swap)),
    Kind("pair: another heading", 1, _in_blocks(_other_heading)),
    Kind("note: a bracket more", 3, _in_prose(_bracket)),
    Kind("note: a footnote more", 3, _in_prose(_footnote)),
    Kind("note: an alert more", 1, _in_prose(_alert)),
    Kind("note: other words", 2, _in_blocks(_other_note)),
    Kind("note: one less", 1, _in_blocks(_without_note)),
    Kind("mark: source", 1.5, _in_prose(_source_mark)),
    Kind("mark: untranslated", 1, _in_prose(_left_out)),
    Kind("mark: sentence", 1.5, _in_prose(_sentence_mark)),
    Kind("mark: verified", 0.5, _in_prose(_with("<!-- verified -->"))),
    Kind("mark: ignore", 1, _in_prose(_ignore)),
    Kind("mark: terms off", 0.5, _in_prose(_terms_off)),
    Kind("mark: a comment", 0.5, _in_prose(_with("<!-- M. asks: is this right? -->"))),
    Kind("mark: one less", 1.5, _in_blocks(_without_mark)),
    Kind("link: one more", 3, _in_prose(_link)),
)
"""Editors change words most of all."""
