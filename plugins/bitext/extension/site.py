"""What a page knows of the site that it is on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bitext import shown
from bitext.config import Options, address_of
from bitext.diagnostics import Finding, Severity
from bitext.extension.addresses import Addresses, relative
from bitext.extension.given_text import NOTHING_YET, Change, given, is_in_text
from bitext.extension.remarks import by_pair
from bitext.extension.site_terms import SiteTerms
from bitext.extension.targets import Targets
from bitext.model.catalogue import SourceRecord, TranslationRecord, translation_record
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition
from bitext.model.glossary import Term
from bitext.model.status import SiteStatus
from bitext.pages import description_of, term_path
from bitext.rendering.all_notes import NotedText
from bitext.rendering.downloads import downloads
from bitext.rendering.element import in_language, is_spoken
from bitext.rendering.head import Surroundings
from bitext.rendering.provenance import Related
from bitext.rendering.term_site import TermSite
from bitext.rendering.texts import TextEntry, entries, title_of
from bitext.terms.matches import Matches
from bitext.words import Words

ASSETS = "assets/bitext"
"""Folder of the site that this package's scripts and styles stand in."""
_LISTS = {"glossary.md": "pages.glossary", "texts/index.md": "pages.texts"}
"""Page → the name of what a link to it says."""


def _ignore(finding: Finding) -> None:
    """Do nothing: nobody asked to be told."""


@dataclass(slots=True)
class Site:
    """The corpus with what the host told of itself: made for one build."""

    corpus: Corpus
    """Its catalogue says of each translation what is shown: another plugin may have changed the text."""
    options: Options
    report: Callable[[Finding], None] = field(default=_ignore)
    """Takes what is found only when a page is made."""
    matches: Matches = field(default_factory=Matches)
    """What was found of terms when the corpus was read."""
    told: Mapping[str, str] = field(default_factory=dict)
    """By page: its address from the site's root, where the host has told."""
    cites: bool = True
    """Whether pages say how to cite them, for which titles are read aloud: that takes half a second."""
    check: Callable[[Edition], Iterable[Finding]] = field(default=lambda _: ())
    """Finds what is off with a text that its readers have not seen: the checks, as far as the site has them."""
    status: Callable[[], SiteStatus] | None = None
    """Gives how far the site is, where the site shows it."""
    remarks_from: Severity = "error"
    """The least severity of what a page says beside a pair."""
    addresses: Addresses = field(init=False)
    terms: SiteTerms = field(init=False)
    targets: Targets = field(init=False)
    words: Words = field(init=False)
    """What the site says, in its language."""
    _of_path: dict[str, list[Finding]] = field(init=False, default_factory=dict)
    """By path of a file: what was off with it when it was read."""
    _faults: dict[str, list[str]] = field(init=False, default_factory=dict)
    _shown: dict[str, TranslationRecord] = field(init=False)
    """By page: the translations, as they are shown."""
    changed: dict[str, Change] = field(init=False, default_factory=dict)
    """By path of the file: what another plugin has made of its text."""
    _held: dict[str, list[Finding]] | None = field(init=False, default=None)
    """By page: what is off with its text, until the page is made; nothing, where that was said at once."""
    _in_order: list[TextEntry] | None = field(init=False, default=None)
    """The list of texts, when it has been asked for."""
    _named: set[str] = field(init=False)
    """Ids of source texts that others name as related."""

    def __post_init__(self) -> None:
        self._shown = dict(self.corpus.translations)
        self.corpus = replace(self.corpus, translations=self._shown)
        self.words = self.options.words
        self.addresses = Addresses(self.options, dict(self.told))
        self.terms = SiteTerms(self.corpus, self.options, self.addresses, self.matches, self._tell, self.words)
        self.targets = Targets(self.corpus)
        self._named = {id_ for text in self.corpus.source_texts.values() for id_ in text.related}
        for finding in self.corpus.findings:
            self._of_path.setdefault(finding.location.path, []).append(finding)
        self._faults = {path: shown.for_readers(findings) for path, findings in self._of_path.items()}

    def _tell(self, finding: Finding) -> None:
        """Report to whoever is to be told by then."""
        self.report(finding)

    def at_once(self) -> list[Finding]:
        """Return what is off with everything but the texts of pages: that waits for `at_last`, since they may change.

        Without this call, the host says all findings of the corpus when it has read it.
        """
        pages = {each.path: each for each in self._shown.values() if each.source_id}

        def page_of(finding: Finding) -> str:
            translation = pages.get(finding.location.path)
            return translation.page if translation and is_in_text(finding, translation) else ""

        now, self._held = shown.now_and_later(self.corpus.findings, page_of)
        return now

    def at_last(self, page: str | None = None) -> list[Finding]:
        """Return what is off with the text of a page, or of all pages, and has not been returned yet."""
        held = self._held or {}
        pages = list(held) if page is None else [page]
        return [finding for each in pages for finding in held.pop(each, ())]

    def found_in(self, path: str) -> Sequence[Finding]:
        """Return what was off with a file when it was read."""
        return self._of_path.get(path, ())

    def files_of(self, pages: Iterable[str]) -> set[str]:
        """Return the paths of the files that pages are made of, those of their originals among them."""
        paths = set[str]()
        for page in pages:
            translation = self._shown.get(page)
            source = translation and self.corpus.source_of(translation)
            paths.add(translation.path if translation else self.options.shown(self.options.docs / page))
            paths.update([source.path] if source else ())
        return paths

    def edition(self, page: str) -> Edition | None:
        """Return the text on a page beside its original, made anew each time; None where it translates nothing."""
        return self.corpus.texts.edition(page) if page in self.corpus.translations else None

    def given(self, edition: Edition, text: str) -> Edition:
        """Return the edition with the text that the host gives for its page, which may not be its file's."""
        translation = edition.translation
        if text.strip("\n") == translation.body.strip("\n") or text == NOTHING_YET:
            return edition
        found = given(edition, text, self.corpus.texts)
        self.changed[translation.path] = found.change
        if found.change.kept:
            return edition
        self._shown[translation.page] = translation_record(found.edition.translation)
        self._in_order = None
        of_file = (each for each in self.corpus.findings if each.location.path == translation.path)
        findings = [*(each for each in of_file if not is_in_text(each, translation)), *found.findings]
        self._faults[translation.path] = shown.for_readers(findings)
        if self._held is not None:
            self._held[translation.page] = list(found.findings)
        else:
            for finding in found.findings:
                self.report(finding)
        return found.edition

    def in_file(self, finding: Finding) -> Finding:
        """Return what was found while a page was made at its line in the page's file."""
        change = self.changed.get(finding.location.path)
        return change.in_file(finding) if change else finding

    def close(self, page: str) -> None:
        """Forget what was found of terms on a page that has been rendered."""
        self.matches.let_go(page)

    def surroundings(self, translation: TranslationRecord) -> Surroundings:
        """Return what the article of a translation says of the site around it."""
        source = self.corpus.source_of(translation)
        options = self.options
        return Surroundings(
            early_script=self.early_script(translation.page),
            editing_styles=f"{self.addresses.base(translation.page)}{ASSETS}/editing.css",
            related=self._related(translation),
            faults=[*self._faults.get(translation.path, ()), *(self._faults.get(source.path, ()) if source else ())],
            contact=options.contact,
            terms=options.mark_terms.removeprefix("first-in-") if self.terms.marked_on(translation) else "",
            lists=self.lists(translation.page),
            edit=address_of(options.edit_address, translation.page),
            edit_source=address_of(options.source_edit_address, self._in_source_texts(source)) if source else "",
            report=report_address(options.repository),
            site_name=options.site_name,
            address=self.published(translation.page),
            cited=self.cites,
            words=self.words,
            downloads=downloads(partial(self.beside, translation.page), on_file=source is not None and source.on_file),
        )

    def remarks(self, edition: Edition) -> dict[str, list[Finding]]:
        """Run the checks of a text, report what they find, and return what its page says beside its pairs."""
        found = tuple(self.check(edition))
        for finding in found:
            self.report(finding)
        known = self.found_in(edition.translation.path)
        return by_pair(edition, shown.beside_pairs(known, found, self.remarks_from))

    def description(self, translation: TranslationRecord) -> str:
        """Return the description of a translation's page."""
        return description_of(self.corpus.source_of(translation), translation, self.words)

    @property
    def around_ours(self) -> dict[str, str]:
        """Return the attributes of an element of ours: the language of its words, where the page is in another."""
        ours = self.words.language
        return {} if is_spoken(ours, self.options.language) else in_language(ours)

    def early_script(self, page: str) -> str:
        """Return the relative address of the classic script that parts of ours begin with."""
        return f"{self.addresses.base(page)}{ASSETS}/early.js"

    def published(self, page: str) -> str:
        """Return where a page is published, from `https://` on, or "" where nobody has said or only the host knows."""
        root = self.options.site_address if self.options.knows_addresses else ""
        return f"{root}{self.addresses.from_root(page)}" if root else ""

    def beside(self, page: str, ending: str) -> str:
        """Return the relative address of a file of ours that stands beside a page, or "" where the host writes none."""
        if not self.options.writes_files:
            return ""
        return f"{self.addresses.base(page)}{self.addresses.beside(page, ending)}"

    def lists(self, page: str) -> list[tuple[str, str]]:
        """Return address, as seen from a page, and name of each page of the site that lists terms or texts."""
        return [(relative(other, page), self.words(name)) for other, name in _LISTS.items() if self._has(other)]

    def way(self, page: str, seen_from: str) -> str:
        """Return the relative address of the Markdown file of a page; an empty string where the site has none."""
        return relative(page, seen_from) if self._has(page) else ""

    def _has(self, page: str) -> bool:
        return page in self.told if self.told else (self.options.docs / page).is_file()

    def in_order(self) -> list[TextEntry]:
        """Return the list of texts, with the paths of their pages as addresses."""
        if self._in_order is None:
            self._in_order = entries(self.corpus, {page: page for page in self.corpus.translations})
        return self._in_order

    def entries(self, page: str) -> list[TextEntry]:
        """Return the list of texts with addresses as seen from a page."""
        return [replace(entry, address=relative(entry.address, page)) for entry in self.in_order()]

    def entry(self, seen_from: str, page: str) -> TextEntry:
        """Return what the list of texts says of a page, with its address as seen from another."""
        translation = self.corpus.translations[page]
        return TextEntry(translation, self.corpus.source_of(translation), self.addresses.of(page, seen_from))

    def noted_texts(self, page: str) -> list[NotedText]:
        """Return the texts for the list of notes, with addresses as seen from a page."""
        return [NotedText(entry, self.addresses.of(entry.translation.page, page)) for entry in self.entries(page)]

    def term(self, page: str) -> Term | None:
        """Return the term whose page this is, if it is one."""
        term = self.corpus.glossary.by_id.get(page.removeprefix("glossary/").removesuffix(".md"))
        return term if term and page == term_path(term) else None

    def term_site(self, page: str) -> TermSite:
        """Return what a page of a term, or of the glossary, says of the site around it."""
        return self.terms.around(page, self.entry)

    def _related(self, translation: TranslationRecord) -> list[Related]:
        source = self.corpus.source_of(translation)
        if translation.source_id not in self._named and not (source and source.related):
            return []  # as for most texts, without looking through all of them
        found = []
        for text in self.corpus.related_to(translation.source_id):
            pages = self.corpus.translations_of(text.id)
            found += [
                Related(title_of(other, text), other.language, relative(other.page, translation.page), text.type)
                for other in pages
            ]
            if not pages:
                named = text.title
                tag = text.language if named.original else named.language
                found.append(Related(named.original or named.translated or text.id, tag, "", text.type))
        return found

    def _in_source_texts(self, source: SourceRecord) -> str:
        folder = self.options.shown(self.options.source_texts) + "/"
        return source.path.removeprefix(folder)


def report_address(repository: str) -> str:
    """Return the address of the form for a new report, or nothing where there is no repository."""
    if not repository:
        return ""
    return f"{repository.rstrip('/')}{'/-' if 'gitlab' in repository else ''}/issues/new"
