"""The options of `bitext` in `mkdocs.yml`: the one table of them, and the errors on their values.

The plugin, the extension for Zensical and the commands all read them here, so that they accept the same values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NoReturn, TypeVar

from bitext.diagnostics import REGISTRY, ConfigurationError, Finding, Location
from bitext.nearest import nearest

Rule = Literal["first-in-text", "first-in-pair", "all", "none"]
RULES: tuple[Rule, ...] = ("first-in-text", "first-in-pair", "all", "none")
"""The values of the option `terms: {mark: …}`."""
_OLD_RULES = {"first-in-section": "first-in-text"}
"""Values that this option had → what they are now."""

Scope = Literal["all", "texts"]
SCOPES: tuple[Scope, ...] = ("all", "texts")
"""The values of the option `search`."""

Grade = Literal["error", "warning", "information", "off"]
GRADES: tuple[Grade, ...] = ("error", "warning", "information", "off")
"""How grave the findings of a check are for a site; `off`: not said."""
_OF_READERS = frozenset(("C21", "C30", "C31", "C33", "C34", "C35", "C36"))
"""What readers say of files: a page is read alike on every site."""
_ALWAYS = frozenset(("C28",))
"""What no site may switch off: a character that deceives."""
REGRADED = tuple(
    code.code for code in REGISTRY.values() if code.can_be_ignored and code.code not in _OF_READERS | _ALWAYS
)
"""The codes that the option `checks` can name."""
_ALSO_OF_READERS = frozenset(("C22", "C37"))
"""Those of them that are said where nothing is checked."""

Form = Literal["text", "word", "yes or no", "texts", "options", "grades"]
Place = Callable[[tuple[str | int, ...]], Location]
"""Takes the names that lead to a value, the option's first; returns its place in `mkdocs.yml`."""


Word = TypeVar("Word", bound=str)

HEAD = Location("mkdocs.yml")
"""The place of a setting whose line is not known."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of `bitext`."""

    name: str
    form: Form
    default: object
    """The value where the option is left out or empty."""
    what: str
    """The option's meaning, in a few words."""
    inner: tuple[Option, ...] = ()
    """The options in it."""
    words: tuple[str, ...] = ()
    """The values of a word."""
    themes: bool = False
    """Whether it is about the theme's templates, which only MkDocs and ProperDocs use."""


OPTIONS: tuple[Option, ...] = (
    Option("source_texts", "text", "source_texts", "Folder of the originals, seen from the configuration"),
    Option("words", "text", "", "Folder of tables with words of the site's own, seen from the configuration"),
    Option("contact", "text", "", "Where readers write to about rights: an address or an e-mail address"),
    Option(
        "terms",
        "options",
        {},
        "How terms are marked",
        (Option("mark", "text", "first-in-text", "Which of the places of a term are marked at first"),),
    ),
    Option("sentences", "yes or no", default=True, what="Whether sentences are paired, and shown beside one another"),
    Option(
        "status",
        "yes or no",
        default=False,
        what="Whether the site has a page that shows editors how far its texts are",
    ),
    Option(
        "incremental",
        "yes or no",
        default=True,
        what="Whether an edit under `mkdocs serve` makes anew just the pages that it changes",
    ),
    Option("search", "word", "all", "What is searched: everything, or the texts and the glossary alone", words=SCOPES),
    Option("checks", "grades", {}, "How grave what checks find is, by code; false: nothing is checked"),
    Option("raw_html", "yes or no", default=False, what="Whether any HTML that editors type is published"),
    Option("allowed_html", "texts", [], "Elements that an article may hold besides those of the guide"),
    Option("templates", "texts", [], "Templates that the front matter of a page may choose", themes=True),
)
"""All options."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of a site, as chosen in `mkdocs.yml`."""

    source_texts: str = "source_texts"
    words: str = ""
    contact: str = ""
    mark_terms: Rule = "first-in-text"
    sentences: bool = True
    status: bool = False
    incremental: bool = True
    search: Scope = "all"
    checks: Mapping[str, Grade] = field(default_factory=dict)
    """By code, where it is not as the table of codes says."""
    raw_html: bool = False
    allowed_html: Mapping[str, frozenset[str]] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    source_texts_place: Location = HEAD
    """Place of the option that names the folder of the originals, for findings."""
    words_place: Location = HEAD
    """Place of the option that names the folder of words."""


_CONTACT = re.compile(r"https?://\S+|[^\s@:/?]+@[^\s@:/?]+")

NEVER_ALLOWED = frozenset(
    (
        "script",
        "style",
        "base",
        "link",
        "meta",
        "object",
        "embed",
        "applet",
        "frame",
        "frameset",
        "plaintext",
        "template",
    )
)
"""Elements that no option can allow: with them, a page could do anything."""
_ELEMENT = re.compile(r"(?P<name>[a-z][a-z0-9-]*)(?:\[(?P<attributes>[a-z][\w:. -]*)\])?")
_RUNS = re.compile(r"on|srcdoc$|srcset$|formaction$|action$|ping$|style$")


def chosen(typed: object, place: Place = lambda _: HEAD) -> Chosen:
    """Return the options below `bitext`, as YAML gives them, with defaults for those left out.

    Raises ConfigurationError where one is not known or has another form than the table says.
    """
    values = _values(typed, OPTIONS, (), place)
    contact = str(values["contact"])
    if contact and not _CONTACT.fullmatch(contact):
        message = f"expected contact to be an address with http:// or https://, or an e-mail address, found {contact}"
        wrong(place(("contact",)), f"{message}; correct it, or take it out")
    terms: dict[str, object] = values["terms"]  # type: ignore[assignment]  # the table says so
    mark = str(terms["mark"])
    allowed: list[str] = values["allowed_html"]  # type: ignore[assignment]  # the table says so
    templates: list[str] = values["templates"]  # type: ignore[assignment]  # the table says so
    return Chosen(
        source_texts=str(values["source_texts"]),
        words=str(values["words"]),
        contact=contact,
        mark_terms=_one_of(RULES, "terms.mark", _OLD_RULES.get(mark, mark), ("terms", "mark"), place),
        sentences=bool(values["sentences"]),
        status=bool(values["status"]),
        incremental=bool(values["incremental"]),
        search=values["search"],  # type: ignore[arg-type]  # one of its words
        checks=values["checks"],  # type: ignore[arg-type]  # the table says so
        raw_html=bool(values["raw_html"]),
        allowed_html=_elements(allowed, place),
        templates=tuple(templates),
        source_texts_place=place(("source_texts",)),
        words_place=place(("words",)),
    )


def wrong(place: Location, message: str) -> NoReturn:
    """Raise ConfigurationError with this message."""
    raise ConfigurationError(Finding("F12", place, message))


def kind_of(value: object) -> str:
    """Return the kind of a value of `mkdocs.yml`, for a message."""
    if isinstance(value, Mapping):
        return "`key: value` lines"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else str(value)


def _values(typed: object, options: Iterable[Option], path: tuple[str | int, ...], place: Place) -> dict[str, object]:
    """Return the value of each option, or its default where it is left out."""
    known = {option.name: option for option in options}
    given: Mapping[object, object] = typed if isinstance(typed, Mapping) else {}
    for name in given:
        if name not in known:
            near = nearest(str(name), known)
            do = f"write {near}" if near else f"the options are {', '.join(known)}"
            owner = path[-1] if path else "bitext"
            wrong(place((*path, str(name))), f"expected an option that {owner} has, found {name}; {do}")
    return {name: _value(given.get(name), option, (*path, name), place) for name, option in known.items()}


def _value(value: object, option: Option, path: tuple[str | int, ...], place: Place) -> object:
    """Return a value in the form of its option."""
    if value is None:
        value = option.default  # an empty one counts as left out, as it does for MkDocs
    name, found = option.name, kind_of(value)
    match option.form:
        case "text":
            return _text(value, name, path, place)
        case "word":
            return _one_of(option.words, name, value, path, place)
        case "yes or no":
            if not isinstance(value, bool):
                wrong(place(path), f"expected true or false for {name}, found {found}; write one of them")
            return value
        case "texts":
            if not isinstance(value, list | tuple):
                do = f"write [{value}]" if isinstance(value, str) else f"write {name}: [first, second]"
                wrong(place(path), f"expected a list for {name}, found {found}; {do}")
            return [_text(each, name, (*path, index), place) for index, each in enumerate(value)]
        case "grades":
            return _grades(value, path, place)
        case _:
            if not isinstance(value, Mapping):
                meant = "none" if value is False else found if found in RULES else option.inner[0].default
                do = f"write {name}: {{{option.inner[0].name}: {meant}}}"
                wrong(place(path), f"expected `option: value` lines below {name}:, found {found}; {do}")
            return _values(value, option.inner, path, place)


def _text(value: object, name: str, path: tuple[str | int, ...], place: Place) -> str:
    if not isinstance(value, str):
        do = "write it on one line" if isinstance(value, Mapping | list) else "put it in quotation marks"
        wrong(place(path), f"expected text for {name}, found {kind_of(value)}; {do}")
    return value


def _one_of(words: Sequence[Word], name: str, typed: object, path: tuple[str | int, ...], place: Place) -> Word:
    for word in words:
        if word == typed:
            return word
    near = nearest(typed, words, 0.5) if isinstance(typed, str) else ""
    do = f"write {near}" if near else "choose one of them"
    wrong(place(path), f"expected {name} to be one of {', '.join(words)}, found {kind_of(typed)}; {do}")


def _grades(value: object, path: tuple[str | int, ...], place: Place) -> dict[str, Grade]:
    """Return code → grade, of `{C12: off, C19: warning}`; `false` switches all off."""
    if isinstance(value, bool):
        return {} if value else {code: "off" for code in REGRADED if code not in _ALSO_OF_READERS}
    if not isinstance(value, Mapping):
        message = f"expected `code: grade` lines below checks:, found {kind_of(value)}"
        wrong(place(path), f"{message}; write checks: {{C12: off}}, or checks: false for none")
    return {_code(code, path, place): _grade(code, grade, path, place) for code, grade in value.items()}


def _code(typed: object, path: tuple[str | int, ...], place: Place) -> str:
    code = str(typed)
    if code not in REGRADED:
        here = place((*path, code))
        if code in REGISTRY:
            wrong(here, f"expected the code of a check in checks, found {code}, which is never left out; take it out")
        near = nearest(code.upper(), REGRADED)
        do = f"write {near}" if near else "take it out"
        wrong(here, f"expected the code of a check in checks, found {code}; {do}")
    return code


def _grade(code: object, typed: object, path: tuple[str | int, ...], place: Place) -> Grade:
    grade = "off" if typed is False else typed  # YAML takes `off` for `false`
    return _one_of(GRADES, f"checks.{code}", grade, (*path, str(code)), place)


def _elements(typed: Iterable[str], place: Place) -> dict[str, frozenset[str]]:
    """Return element → attributes, from items like `video[src controls]`."""
    return dict(_element(each, place(("allowed_html", index))) for index, each in enumerate(typed))


def _element(typed: str, place: Location) -> tuple[str, frozenset[str]]:
    match = _ELEMENT.fullmatch(typed.strip().lower())
    attributes = frozenset(match["attributes"].split()) if match and match["attributes"] else frozenset[str]()
    if match is None or match["name"] in NEVER_ALLOWED or any(map(_RUNS.match, attributes)):
        message = f"expected an element like video or video[src controls] in allowed_html, found {typed}"
        wrong(place, f"{message}; correct it; scripts and styles are for sites with raw_html: true")
    return match["name"], attributes
