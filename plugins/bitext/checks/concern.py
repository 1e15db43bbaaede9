"""What of the glossary the checks of a text ask for: the entries of which a form stands in it, and nothing else."""

from __future__ import annotations

from hashlib import sha256

from bitext.languages.script import is_han
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.syntax.passages import linked_terms
from bitext.terms.headwords import looked_through
from bitext.terms.matcher import matched, matcher_of


def concern_of(edition: Edition, glossary: Glossary) -> str:
    """Return a digest of all entries that may decide what is found in a text; what is said of them is in none."""
    if not glossary:
        return ""
    ids = matcher_of(glossary).headwords.standing(_original(edition)) | set(linked_terms(edition.translation.blocks))
    translation = edition.translation
    typed = f"{translation.title}\n{translation.body}"
    # A headword may stand in the translation as well; its characters may have markup between them.
    written = {character for character in set(typed) if is_han(character)}
    may_be_any = "&#" in typed
    known = tuple(
        (*matched(term), term.type)
        for term in glossary
        if term.id in ids or (written and not written.isdisjoint(term.headword)) or may_be_any
    )
    return sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()


def _original(edition: Edition) -> str:
    blocks = edition.source.blocks if edition.source else ()
    return looked_through("\n".join(passage.text for block in blocks for passage in block.passages))
