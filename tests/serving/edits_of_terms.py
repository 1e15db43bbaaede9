"""Edits of the glossary and of its essays."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.serving.many_texts import entry
from tests.serving.project import Changes, Edit, Kind, Project, entries_file
from tests.serving.words import MORE_TERMS, TERMS, sentence

_HEAD = re.compile(r"(?m)^(?:- |  )(?=id:|zh:)")


def _in_entry(change: Callable[[Project, str], str | None]) -> Edit:
    """Return an edit of one entry."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(project.glossaries())
        entries = project.entries(path)
        at = project.chance.randrange(len(entries))
        changed = change(project, entries[at])
        if changed is None or changed == entries[at]:
            return {}
        return {path: entries_file([*entries[:at], changed, *entries[at + 1 :]])}

    return edit


def _in_entries(change: Callable[[Project, list[str]], list[str] | None]) -> Edit:
    """Return an edit of the entries of one file."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(project.glossaries())
        entries = project.entries(path)
        changed = change(project, entries)
        return {} if changed is None or changed == entries else {path: entries_file(changed)}

    return edit


def _with_value(key: str, *values: str) -> Callable[[Project, str], str]:
    """Return a change of one value, which stands on one line of its own."""

    def change(project: Project, block: str) -> str:
        value = project.chance.choice(values).replace("TERM", project.chance.choice(TERMS)[0])
        lines = re.sub(rf"\n  {key}:.*(\n   .*|\n$)*", "", f"\n{block.rstrip()}\n")[1:].rstrip().splitlines()
        return "\n".join([*lines, f"  {key}: {value}"]) + "\n"

    return change


def _rendering_more(project: Project, block: str) -> str | None:
    words = project.chance.choice(
        ("the data of all", "digital economy", "development", "governments", "new points and poles", "all of this")
    )
    return block.replace("renderings: [", f"renderings: [{words}, ", 1) if "renderings: [" in block else None


def _other_rendering(project: Project, block: str) -> str | None:
    found = re.search(r"renderings: \[([^\],]+)", block)
    words = project.chance.choice(("resources", "industries", "public data", "means", "the economy"))
    return block.replace(found[1], words, 1) if found else None


def _status(project: Project, block: str) -> str | None:
    found = re.search(r"renderings: \[([^\],{]+)", block)
    status = project.chance.choice(("deprecated", "admitted", "preferred"))
    return block.replace(found[1], f"{{en: {found[1]}, status: {status}}}", 1) if found else None


def _headword(project: Project, block: str) -> str | None:
    other = project.chance.choice(("大数据", "发展", "体系", "开放共享", "网络安全", "建设"))
    return re.sub(r"zh: .*", f"zh: {other}", block, count=1) if "zh: " in block else None


def _id(project: Project, block: str) -> str | None:
    return re.sub(r"(id: [a-z-]+)", r"\1-" + project.chance.choice("abc"), block, count=1) if "id: " in block else None


def _broken(project: Project, block: str) -> str:
    return block.rstrip("\n") + project.chance.choice(
        ("\n  see_also: [open\n", '\n  definition: "open\n', "\n definition: x\n", "\n\tzh: x\n", "\n  unknown: x\n")
    )


def _new(project: Project, entries: list[str]) -> list[str]:
    at = project.chance.randrange(len(entries) + 1)
    return [*entries[:at], entry(project.chance.choice(MORE_TERMS), "New here."), *entries[at:]]


def _one_less(project: Project, entries: list[str]) -> list[str]:
    at = project.chance.randrange(len(entries))
    return [*entries[:at], *entries[at + 1 :]]


def _order(project: Project, entries: list[str]) -> list[str]:
    at = project.chance.randrange(len(entries))
    return [*entries[:at], *entries[at + 1 :], entries[at]]


def _moved(project: Project) -> Changes:
    """An entry moves into another file."""
    if len(project.glossaries()) < 2:
        return {}
    one, other = project.chance.sample(project.glossaries(), 2)
    entries = project.entries(one)
    moved = entries.pop(project.chance.randrange(len(entries)))
    return {one: entries_file(entries), other: entries_file([*project.entries(other), moved])}


def _new_file(project: Project) -> Changes:
    name = project.chance.choice(("a", "m", "z"))
    return {f"docs/glossary/{name}.yml": entry(project.chance.choice(MORE_TERMS)).encode()}


def _without_file(project: Project) -> Changes:
    return {project.chance.choice(project.glossaries()): None} if len(project.glossaries()) > 2 else {}


def _essay(project: Project) -> Changes:
    if not project.essays():
        return {}
    path = project.chance.choice(project.essays())
    return {
        path: project.files[path].rstrip(b"\n")
        + f"\n\n{sentence(project.chance)[1]} See [a pair](../texts/text-01.md#p4).\n".encode()
    }


def _new_essay(project: Project) -> Changes:
    path = f"docs/glossary/{project.chance.choice((*TERMS, *MORE_TERMS))[0]}.md"
    words = project.chance.choice(("", "## A heading\n\n", "# A title\n\n", "---\ntitle: Of it\n---\n\n"))
    return {} if path in project.files else {path: f"{words}{sentence(project.chance)[1]}\n".encode()}


def _without_essay(project: Project) -> Changes:
    return {project.chance.choice(project.essays()): None} if project.essays() else {}


def _own_page(project: Project) -> Changes:
    """A page that is generated otherwise is written by an editor, or is so no more."""
    word = project.chance.choice(("glossary", "renderings"))
    path = f"docs/{word}.md"
    return {path: None if path in project.files else f"---\ntitle: Ours\n---\n\n# Ours\n\n<!-- {word} -->\n".encode()}


TERM_KINDS = (
    Kind("glossary: a rendering more", 2, _in_entry(_rendering_more)),
    Kind("glossary: another rendering", 2.5, _in_entry(_other_rendering)),
    Kind("glossary: status of a rendering", 0.7, _in_entry(_status)),
    Kind(
        "glossary: definition",
        2.5,
        _in_entry(
            _with_value(
                "definition",
                "What all say.",
                "See [it](texts/text-02.md#p2).",
                "*New* words.",
                "See [TERM](glossary.md#TERM).",
            )
        ),
    ),
    Kind(
        "glossary: sources",
        0.7,
        _in_entry(
            _with_value(
                "sources",
                "[{text: A text, url: texts/text-01.md#p3}]",
                "[A book]",
                "[{text: X, url: texts/text-02.md#p99}]",
            )
        ),
    ),
    Kind("glossary: see also", 0.5, _in_entry(_with_value("see_also", "[TERM]", "[nothing-such]"))),
    Kind("glossary: reading", 0.3, _in_entry(_with_value("pinyin", "shūjù zīyuán", "xīn cí"))),
    Kind("glossary: type", 0.4, _in_entry(_with_value("type", "slogan", "org", "law", "nonsense"))),
    Kind("glossary: alone", 0.3, _in_entry(_with_value("alone", "true", "false"))),
    Kind("glossary: not in", 0.3, _in_entry(_with_value("not_in", "[数据资源体系]", "[算力资源]"))),
    Kind("glossary: headword", 0.6, _in_entry(_headword)),
    Kind("glossary: id", 0.3, _in_entry(_id)),
    Kind("glossary: broken", 0.5, _in_entry(_broken)),
    Kind("glossary: new entry", 1.7, _in_entries(_new)),
    Kind("glossary: entry removed", 0.7, _in_entries(_one_less)),
    Kind("glossary: order", 0.5, _in_entries(_order)),
    Kind("glossary: entry moved to another file", 0.3, _moved),
    Kind("glossary: new file", 0.2, _new_file),
    Kind("glossary: file removed", 0.1, _without_file),
    Kind("glossary: page of an editor's", 0.2, _own_page),
    Kind("essay: changed", 2, _essay),
    Kind("essay: new", 0.6, _new_essay),
    Kind("essay: removed", 0.3, _without_essay),
)
"""Renderings and definitions change most."""
