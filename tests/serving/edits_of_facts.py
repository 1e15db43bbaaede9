"""Edits of front matters, of originals and of ordinary pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.serving.many_texts import PICTURE, sealed
from tests.serving.project import Changes, Edit, Kind, Project
from tests.serving.words import MORE_TERMS, TERMS, paragraph, sentence, title

_VALUE = Callable[[Project], str | None]


def _one_of(*values: str | None) -> _VALUE:
    return lambda project: project.chance.choice(values)


def _a_date(project: Project) -> str:
    return f"20{project.chance.randint(10, 25)}-{project.chance.randint(1, 12):02}-{project.chance.randint(1, 28):02}"


def _a_text(project: Project) -> str:
    return project.chance.choice(project.originals()).rpartition("/")[2].removesuffix(".md")


def _key(paths: Callable[[Project], Sequence[str]], key: str, value: _VALUE) -> Edit:
    """Return an edit of one value of a front matter."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(paths(project))
        changed = project.text(path).with_value(key, value(project))
        return {} if changed == project.files[path] else {path: changed}

    return edit


def _broken_matter(paths: Callable[[Project], Sequence[str]]) -> Edit:
    def edit(project: Project) -> Changes:
        path = project.chance.choice(paths(project))
        broken = project.chance.choice((b"---\ntitle: [never closed\n", b"--\n", b"---\ntitle: a: b\n"))
        return {path: project.files[path].replace(b"---\n", broken, 1)}

    return edit


def _in_original(change: Callable[[Project, str], str | None]) -> Edit:
    """Return an edit of one block of an original."""

    def edit(project: Project) -> Changes:
        path = project.chance.choice(project.originals())
        text = project.text(path)
        at = project.prose(path, 4)
        changed = None if at is None else change(project, text.blocks[at])
        if at is None or changed is None or changed == text.blocks[at]:
            return {}
        blocks = [*text.blocks[:at], *([changed] if changed else []), *text.blocks[at + 1 :]]
        return {path: text.with_blocks(blocks)}

    return edit


def _other_characters(project: Project, block: str) -> str | None:
    places = [found.start() for found in re.finditer(r"[\u4e00-\u9fff]{4}", block)]
    at = project.chance.choice(places) if places else 0
    return f"{block[:at]}{project.chance.choice(('稳步', '全面', '重大'))}{block[at + 2 :]}" if places else None


def _with_term(project: Project, block: str) -> str:
    return f"{block}{project.chance.choice((*TERMS, *MORE_TERMS))[1]}也是如此。"


def _without_term(project: Project, block: str) -> str | None:
    terms = [term[1] for term in TERMS if term[1] in block]
    return block.replace(project.chance.choice(terms), "这些") if terms else None


def _seal(project: Project) -> Changes:
    """Seal an original as it is, as `bitext seal` does."""
    path = project.chance.choice(project.originals())
    text = project.text(path)
    seal = sealed(text.body)
    name = path.rpartition("/")[2].removesuffix(".md")
    kept = f"source_texts/.sealed/{name}-{seal[:12]}.txt"
    return {path: text.with_value("sha256", seal), kept: (text.body.strip("\n") + "\n").encode()} if text.blocks else {}


def _without_body(project: Project) -> Changes:
    path = project.chance.choice(project.originals())
    return {path: project.text(path).with_blocks([])} if project.text(path).blocks else {}


def _other_title(project: Project) -> Changes:
    path = project.chance.choice(project.pages())
    return {path: project.text(path).with_value("title", title(project.chance)[1])}


def _other_title_of_original(project: Project) -> Changes:
    path = project.chance.choice(project.originals())
    return {path: project.text(path).with_value("title", title(project.chance)[0])}


def _ordinary(project: Project) -> Changes:
    path = project.chance.choice(project.ordinary())
    return {path: project.files[path].rstrip(b"\n") + f"\n\n{sentence(project.chance)[1]}\n".encode()}


def _ordinary_heading(project: Project) -> Changes:
    path = project.chance.choice(project.ordinary())
    changed = re.sub(rb"(?m)^(#+ .*)$", rb"\1 now", project.files[path], count=1)
    return {} if changed == project.files[path] else {path: changed}


def _ordinary_place(project: Project) -> Changes:
    """A list of the site, or a link to a pair, on a page that may have had none."""
    path = project.chance.choice(project.ordinary())
    line = project.chance.choice(
        (
            "<!-- texts -->",
            "<!-- notes -->",
            "<!-- glossary -->",
            "<!-- sample -->",
            "<!-- renderings -->",
            "<!-- status -->",
            f"[A pair](/texts/text-0{project.chance.randrange(6)}.md#p2)",
        )
    )
    return {path: project.files[path].rstrip(b"\n") + f"\n\n{line}\n".encode()}


def _picture(project: Project) -> Changes:
    pictures = [path for path in project.files if path.endswith(".png")]
    content = PICTURE + bytes(project.chance.randrange(1, 9))
    return {project.chance.choice([*pictures, f"docs/images/dot-{len(pictures)}.png"]): content}


def _without_picture(project: Project) -> Changes:
    pictures = [path for path in project.files if path.endswith(".png")]
    return {project.chance.choice(pictures): None} if pictures else {}


def _at_once(project: Project) -> Changes:
    """A paragraph in an original and its translation, and the page of an ordinary text, in one save of all."""
    page = project.chance.choice(project.pages())
    source = project.original_of(page)
    said = paragraph(project.chance)
    more = [(page, said[1]), *([(source, said[0])] if source else [])]
    return {path: project.files[path].rstrip(b"\n") + f"\n\n{words}\n".encode() for path, words in more}


def _saved_otherwise(project: Project) -> Changes:
    """The same text with other ends of lines, a byte-order mark, in another encoding, or empty."""
    path = project.chance.choice([*project.pages(), *project.originals()])
    content = project.files[path]
    made = project.chance.choice((
        content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + content,
        content.decode("utf-8", "replace").encode("gb18030", "replace"),
        b"",
    ))  # fmt: skip
    return {path: made}


FACT_KINDS = (
    Kind(
        "page: translators",
        1,
        _key(Project.pages, "translators", _one_of("[C. Zhao]", "[A. Wang, B. Li]", None, "{name: X}")),
    ),
    Kind("page: published", 0.7, _key(Project.pages, "published", _a_date)),
    Kind("page: revised", 0.7, _key(Project.pages, "revised", _a_date)),
    Kind("page: license", 0.4, _key(Project.pages, "license", _one_of("CC BY 4.0", "MIT", None))),
    Kind("page: title", 1.2, _other_title),
    Kind("page: description", 0.7, _key(Project.pages, "description", _one_of("A plan.", "What was said.", None))),
    Kind("page: terms", 0.5, _key(Project.pages, "terms", _one_of("false", f"{{skip: [{TERMS[0][0]}]}}", None))),
    Kind("page: initials", 0.3, _key(Project.pages, "initials", _one_of("{GW: G. Wu}", "{GW: A. Wang}", None))),
    Kind("page: language", 0.2, _key(Project.pages, "language", _one_of("de", "en-GB", "zh-Hans", None))),
    Kind("page: verified", 0.3, _key(Project.pages, "verified", _one_of("yes", None))),
    Kind("page: ignore", 0.3, _key(Project.pages, "ignore", _one_of("{C03: so printed}", None))),
    Kind("page: not searched", 0.2, _key(Project.pages, "search", _one_of("{exclude: true}", None))),
    Kind("page: tags and hide", 0.2, _key(Project.pages, "hide", _one_of("[toc]", "[navigation]", None))),
    Kind("page: another original", 0.2, _key(Project.pages, "source_text", _a_text)),
    Kind("page: broken front matter", 0.3, _broken_matter(Project.pages)),
    Kind("original: date", 0.7, _key(Project.originals, "issued", _a_date)),
    Kind(
        "original: issuer",
        0.5,
        _key(Project.originals, "issuer", _one_of("水利部", "{zh: 国务院, en: State Council}", None)),
    ),
    Kind("original: author", 0.4, _key(Project.originals, "author", _one_of("[习近平]", "A. Smith", None))),
    Kind("original: related", 0.6, _key(Project.originals, "related", lambda project: f"[{_a_text(project)}]")),
    Kind("original: title", 0.8, _other_title_of_original),
    Kind("original: type", 0.3, _key(Project.originals, "type", _one_of("law", "speech", "news", "nonsense", None))),
    Kind("original: language", 0.2, _key(Project.originals, "language", _one_of("zh-Hant", "ja", "en", None))),
    Kind("original: lines", 0.3, _key(Project.originals, "lines", _one_of("keep", "join", None))),
    Kind("original: seal typed wrong", 0.2, _key(Project.originals, "sha256", _one_of("0" * 64, None))),
    Kind("original: sealed", 0.7, _seal),
    Kind("original: broken front matter", 0.2, _broken_matter(Project.originals)),
    Kind("original: other characters", 3, _in_original(_other_characters)),
    Kind("original: a term comes", 1, _in_original(_with_term)),
    Kind("original: a term goes", 1, _in_original(_without_term)),
    Kind("original: a block less", 0.7, _in_original(lambda _, __: "")),
    Kind(
        "original: a block more", 0.7, _in_original(lambda project, block: f"{block}\n\n{sentence(project.chance)[0]}")
    ),
    Kind("original: no body", 0.2, _without_body),
    Kind("both sides: a pair at the end", 1.5, _at_once),
    Kind("saved otherwise", 0.4, _saved_otherwise),
    Kind("ordinary page: words", 3, _ordinary),
    Kind("ordinary page: heading", 0.5, _ordinary_heading),
    Kind("ordinary page: a list or a link", 0.5, _ordinary_place),
    Kind("picture: another", 0.5, _picture),
    Kind("picture: one less", 0.2, _without_picture),
)
"""A date or a name is changed less often than words."""
