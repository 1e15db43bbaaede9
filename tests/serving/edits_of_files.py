"""Edits that add, rename and remove files, and those of the configuration."""

from __future__ import annotations

from collections.abc import Callable

from tests.serving.many_texts import NAVIGATION
from tests.serving.project import Changes, Edit, Kind, Project
from tests.serving.words import paragraph, title


def _configured(*changes: tuple[str, str]) -> Edit:
    """Return an edit that puts one of some words in the place of others in `mkdocs.yml`, or takes it back."""

    def edit(project: Project) -> Changes:
        before, behind = project.chance.choice(changes)
        text = project.files["mkdocs.yml"].decode()
        changed = text.replace(behind, before, 1) if behind in text else text.replace(before, behind, 1)
        return {} if changed == text else {"mkdocs.yml": changed.encode()}

    return edit


def _new_text(project: Project) -> Changes:
    number = project.chance.randrange(100, 1000)
    zh, en = title(project.chance)
    said = [paragraph(project.chance) for _ in range(3)]
    folder = project.chance.choice(("texts", "laws", "new"))
    source = "\n\n".join([f"---\ntitle: {zh}\n---", f"# {zh}", *(a for a, _ in said)])
    page = "\n\n".join([f"---\nsource_text: new-{number}\ntitle: {en}\n---", f"# {en}", *(b for _, b in said)])
    return {
        f"source_texts/new-{number}.md": f"{source}\n".encode(),
        f"docs/{folder}/new-{number}.md": f"{page}\n".encode(),
    }


def _new_original(project: Project) -> Changes:
    made = _new_text(project)
    return {path: content for path, content in made.items() if path.startswith("source_texts/")}


def _new_translation(project: Project) -> Changes:
    """A second translation of an original, or one whose original is not there yet."""
    made = _new_text(project)
    path = next(path for path in made if path.startswith("docs/"))
    source = project.chance.choice((*project.originals(), "source_texts/not-there.md"))
    name = source.rpartition("/")[2].removesuffix(".md")
    content = made[path] or b""
    return {path: content.replace(b"source_text: new-", f"source_text: {name} # new-".encode(), 1)}


def _new_page(project: Project) -> Changes:
    name = project.chance.choice(("guide/more", "guide/index", "help", "texts/reading", "drafts/again"))
    return {f"docs/{name}.md": b"# More\n\nSee [the texts](" + b"../" * name.count("/") + b"texts/index.md).\n"}


def _renamed(paths: Callable[[Project], list[str]]) -> Edit:
    def edit(project: Project) -> Changes:
        path = project.chance.choice(paths(project))
        folder, _, name = path.rpartition("/")
        other = project.chance.choice((f"{folder}/renamed-{name}", f"{folder}/other/{name}"))
        return {path: None, other: project.files[path]}

    return edit


def _original_renamed(project: Project) -> Changes:
    """An original gets another id, and its translations name it."""
    path = project.chance.choice(project.originals())
    name = path.rpartition("/")[2].removesuffix(".md")
    changes: Changes = {path: None, path.replace(f"{name}.md", f"{name}-b.md"): project.files[path]}
    for page in project.pages():
        if project.original_of(page) == path:
            changes[page] = project.files[page].replace(
                f"source_text: {name}\n".encode(), f"source_text: {name}-b\n".encode(), 1
            )
    return changes


def _folder_renamed(project: Project) -> Changes:
    folder = project.chance.choice([path.rpartition("/")[0] for path in project.pages()])
    moved = [path for path in project.files if path.startswith(f"{folder}/")]
    changes: Changes = dict.fromkeys(moved)
    return {**changes, **{path.replace(folder, f"{folder}-b", 1): project.files[path] for path in moved}}


def _removed(paths: Callable[[Project], list[str]]) -> Edit:
    def edit(project: Project) -> Changes:
        found = paths(project)
        return {project.chance.choice(found): None} if len(found) > 3 else {}

    return edit


def _text_removed(project: Project) -> Changes:
    page = project.chance.choice(project.pages())
    source = project.original_of(page)
    return {page: None, **({source: None} if source else {})}


def _stray(project: Project) -> Changes:
    """A file that is no page: copied as it is."""
    path = project.chance.choice(
        ("docs/texts/list.csv", "docs/notes.txt", "docs/texts/text-01.md~", "docs/texts/.text-01.md.swp")
    )
    return {path: b"a;b\n" + str(project.chance.randrange(9)).encode()}


def _stray_removed(project: Project) -> Changes:
    strays = [path for path in project.files if path.endswith((".csv", ".txt", "~")) and path.startswith("docs/")]
    return {project.chance.choice(strays): None} if strays else {}


def _wins(project: Project) -> Changes:
    """A file that a build would write otherwise, or no more."""
    name = project.chance.choice(("llms.txt", "feed.xml", "texts/text-01.bib", "search/index.md", "status.md"))
    path = f"docs/{name}"
    return {path: None if path in project.files else b"# Ours\n\nWritten by an editor.\n"}


def _beside(path: str, *contents: str) -> Edit:
    """Return an edit of a file that is no page, and that pages show."""

    def edit(project: Project) -> Changes:
        content = project.chance.choice(contents).encode()
        return {path: None if project.files.get(path) == content else content}

    return edit


def _navigation(project: Project) -> Changes:
    text = project.files["mkdocs.yml"].decode()
    changed = text.replace(NAVIGATION, "") if NAVIGATION in text else text + NAVIGATION
    return {"mkdocs.yml": changed.encode()}


FILE_KINDS = (
    Kind("file: new text", 1.5, _new_text),
    Kind("file: new original", 0.5, _new_original),
    Kind("file: new translation", 0.4, _new_translation),
    Kind("file: new page", 0.4, _new_page),
    Kind("file: page renamed", 0.4, _renamed(Project.pages)),
    Kind("file: ordinary page renamed", 0.2, _renamed(Project.ordinary)),
    Kind("file: original moved", 0.2, _renamed(Project.originals)),
    Kind("file: original renamed", 0.3, _original_renamed),
    Kind("file: folder renamed", 0.15, _folder_renamed),
    Kind("file: page removed", 0.3, _removed(Project.pages)),
    Kind("file: original removed", 0.2, _removed(Project.originals)),
    Kind("file: ordinary page removed", 0.1, _removed(Project.ordinary)),
    Kind("file: text removed", 0.3, _text_removed),
    Kind("file: a stray one", 0.4, _stray),
    Kind("file: a stray one removed", 0.2, _stray_removed),
    Kind("file: one that wins", 0.3, _wins),
    Kind(
        "theme: a template",
        0.15,
        _beside("overrides/partials/copyright.html", "<p>Ours.</p>\n", "<p>All rights.</p>\n"),
    ),
    Kind("theme: styles", 0.2, _beside("docs/extra.css", "body { margin: 0 }\n", "body { margin: 1px }\n")),
    Kind("words", 0.1, _beside("words/en.json", '{"bar.view": "Ways to look"}\n', '{"bar.view": "Looks"}\n')),
    Kind("mkdocs.yml: name", 0.2, _configured(("site_name: Many texts", "site_name: Many more texts"))),
    Kind("mkdocs.yml: checks", 0.2, _configured(("checks: {C19: warning}", "checks: {C03: off}"))),
    Kind("mkdocs.yml: status", 0.1, _configured(("status: true", "status: false"))),
    Kind("mkdocs.yml: theme", 0.1, _configured(("font: false", "font: false\n  language: zh"))),
    Kind("mkdocs.yml: extensions", 0.1, _configured(("  - footnotes\n", "  - footnotes\n  - admonition\n"))),
    Kind("mkdocs.yml: a comment", 0.2, _configured(("site_name:", "# A comment.\nsite_name:"))),
    Kind("mkdocs.yml: broken", 0.2, _configured(("font: false", "font: [false"), ("status: true", "statues: true"))),
    Kind("mkdocs.yml: navigation", 0.2, _navigation),
)
"""Files come and go seldom, and the configuration changes hardly ever."""
