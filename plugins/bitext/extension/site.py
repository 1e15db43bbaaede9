"""What a page knows of the site that it is on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bitext.config import Options, address_of
from bitext.diagnostics import Finding
from bitext.extension.addresses import Addresses, relative
from bitext.extension.given_text import NOTHING_YET, Change, given, is_in_text
from bitext.extension.site_terms import SiteTerms
from bitext.extension.targets import Targets
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Term
from bitext.model.pairing import Pair, Pairing
from bitext.model.text import Block
from bitext.pages import term_path
from bitext.project import read_again
from bitext.rendering.all_notes import NotedText
from bitext.rendering.article import Surroundings
from bitext.rendering.provenance import Related
from bitext.rendering.term_site import TermSite
from bitext.rendering.texts import TextEntry, entries, title_of
from bitext.terms.matches import Matches

ASSETS = "assets/bitext"
"""Folder of the site that this package's scripts and styles stand in."""

# Stands for each block of an original that has been let go: how many there were is still asked for.
_LET_GO = Block("paragraph", "", 0, 0)
_SHOWN_IN_PLACE = frozenset(("C01", "C20"))


def _ignore(finding: Finding) -> None:
    """Do nothing: nobody asked to be told."""


@dataclass(slots=True)
class Site:
    """The corpus with what the host told of itself: made for one build."""

    corpus: Corpus
    options: Options
    report: Callable[[Finding], None] = field(default=_ignore)
    """Takes what is found only when a page is made."""
    matches: Matches = field(default_factory=Matches)
    """What was found of terms when the corpus was read."""
    told: Mapping[str, str] = field(default_factory=dict)
    """By page: its address from the site's root, where the host has told."""
    addresses: Addresses = field(init=False)
    terms: SiteTerms = field(init=False)
    targets: Targets = field(init=False)
    _faults: dict[str, list[str]] = field(init=False, default_factory=dict)
    _texts: dict[str, SourceText] = field(init=False)
    _translations: dict[str, Translation] = field(init=False)
    changed: dict[str, Change] = field(init=False, default_factory=dict)
    """By path of the file: what another plugin has made of its text."""
    _held: dict[str, list[Finding]] | None = field(init=False, default=None)
    """By page: what is off with its text, until the page is made; nothing, where that was said at once."""
    _named: set[str] = field(init=False)
    """Ids of source texts that others name as related."""
    _waiting: dict[str, set[str]] = field(init=False, default_factory=dict)
    """By id of a source text: the pages that translate it and have not been let go."""

    def __post_init__(self) -> None:
        self._texts, self._translations = dict(self.corpus.source_texts), dict(self.corpus.translations)
        self.corpus = replace(self.corpus, source_texts=self._texts, translations=self._translations)
        self.addresses = Addresses(self.options, dict(self.told))
        self.terms = SiteTerms(self.corpus, self.options, self.addresses, self.matches, self._tell)
        self.targets = Targets(self.corpus)
        self._named = {id_ for text in self._texts.values() for id_ in text.related}
        for page, translation in self._translations.items():
            self._waiting.setdefault(translation.source_id, set()).add(page)
        for finding in self.corpus.findings:
            if _is_for_readers(finding):
                self._faults.setdefault(finding.location.path, []).append(str(finding))

    def _tell(self, finding: Finding) -> None:
        """Report to whoever is to be told by then."""
        self.report(finding)

    def at_once(self) -> list[Finding]:
        """Return what is off with everything but the texts of pages: that waits for `at_last`, since they may change.

        Without this call, the host says all findings of the corpus when it has read it.
        """
        self._held = {}
        rest = []
        pages = {each.path: each for each in self._translations.values() if each.source_id}
        for finding in self.corpus.findings:
            translation = pages.get(finding.location.path)
            if translation and is_in_text(finding, translation):
                self._held.setdefault(translation.page, []).append(finding)
            else:
                rest.append(finding)
        return rest

    def at_last(self, page: str | None = None) -> list[Finding]:
        """Return what is off with the text of a page, or of all pages, and has not been returned yet."""
        held = self._held or {}
        pages = list(held) if page is None else [page]
        return [finding for each in pages for finding in held.pop(each, ())]

    def given(self, translation: Translation, text: str) -> Translation:
        """Return the translation with the text that the host gives for its page, which may not be its file's."""
        if text.strip("\n") == translation.body.strip("\n") or text == NOTHING_YET:
            return translation
        found = given(translation, text, self._texts.get(translation.source_id))
        self.changed[translation.path] = found.change
        if found.change.kept:
            return translation
        self._translations[translation.page] = found.translation
        self.targets.changed(found.translation)
        of_file = (each for each in self.corpus.findings if each.location.path == translation.path)
        findings = [*(each for each in of_file if not is_in_text(each, translation)), *found.findings]
        self._faults[translation.path] = [str(each) for each in findings if _is_for_readers(each)]
        if self._held is not None:
            self._held[translation.page] = list(found.findings)
        else:
            for finding in found.findings:
                self.report(finding)
        return found.translation

    def in_file(self, finding: Finding) -> Finding:
        """Return what was found while a page was made at its line in the page's file."""
        change = self.changed.get(finding.location.path)
        return change.in_file(finding) if change else finding

    def translation(self, page: str) -> Translation | None:
        """Return what a page translates, if it does; what has been let go is read again."""
        translation = self._translations.get(page)
        if translation and page not in self._waiting[translation.source_id]:
            translation, source = read_again(translation, self._texts.get(translation.source_id), self.options)
            self._translations[page] = translation
            self._waiting[translation.source_id].add(page)
            if source:
                self._texts[source.id] = source
        return translation

    def let_go(self, page: str) -> None:
        """Drop the text of a page that has been rendered, and its original's; what the list of texts asks for stays.

        Two thousand of both weigh 150 MB, more than half of what the host itself takes for as many pages.
        """
        translation = self._translations.get(page)
        if translation is None:
            return
        self.matches.let_go(page)
        # How many blocks are paired is still asked for: one pair holds them all.
        pairing = Pairing((Pair("", tuple(range(translation.pairing.paired)), (0,)),))
        self._translations[page] = replace(
            translation, body="", blocks=(), marks=(), alerts=(), pieces=(), pairing=pairing
        )
        waiting = self._waiting[translation.source_id]
        waiting.discard(page)
        source = self._texts.get(translation.source_id)
        if source and not waiting:
            self._texts[source.id] = replace(source, body="", blocks=(_LET_GO,) * len(source.blocks))

    def surroundings(self, translation: Translation) -> Surroundings:
        """Return what the article of a translation says of the site around it."""
        source = self.corpus.source_of(translation)
        options = self.options
        return Surroundings(
            early_script=f"{self.addresses.base(translation.page)}{ASSETS}/early.js",
            related=self._related(translation),
            faults=[*self._faults.get(translation.path, ()), *(self._faults.get(source.path, ()) if source else ())],
            contact=options.contact,
            terms=self.terms.marked_on(translation),
            edit=address_of(options.edit_address, translation.page),
            edit_source=address_of(options.source_edit_address, self._in_source_texts(source)) if source else "",
            report=report_address(options.repository),
        )

    def entries(self, page: str) -> list[TextEntry]:
        """Return the list of texts with addresses as seen from a page."""
        return entries(self.corpus, {other: relative(other, page) for other in self.corpus.translations})

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

    def _related(self, translation: Translation) -> list[Related]:
        source = self.corpus.source_of(translation)
        if translation.source_id not in self._named and not (source and source.related):
            return []  # as for most texts, without looking through all of them
        found = []
        for text in self.corpus.related_to(translation.source_id):
            pages = self.corpus.translations_of(text.id)
            found += [
                Related(title_of(other, text), "en", relative(other.page, translation.page), text.type)
                for other in pages
            ]
            if not pages:
                language = text.language if text.title.zh else "en"
                found.append(Related(text.title.zh or text.title.en or text.id, language, "", text.type))
        return found

    def _in_source_texts(self, source: SourceText) -> str:
        folder = self.options.shown(self.options.source_texts) + "/"
        return source.path.removeprefix(folder)


def report_address(repository: str) -> str:
    """Return the address of the form for a new report, or nothing where there is no repository."""
    if not repository:
        return ""
    return f"{repository.rstrip('/')}{'/-' if 'gitlab' in repository else ''}/issues/new"


def _is_for_readers(finding: Finding) -> bool:
    """Return whether a page says what is off with it: an error alone, and none that shows where it is."""
    return finding.severity == "error" and finding.code not in _SHOWN_IN_PLACE
