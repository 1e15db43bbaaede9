"""Nouns whose plural no rule makes: a table, and the ends of compounds that go with it."""

from __future__ import annotations

# A noun a line: all its forms. What one form finds, the others find too, but for `_ONE_WAY`.
_NOUNS = """
person people persons
child children
man men
woman women
ox oxen
foot feet
tooth teeth
goose geese
mouse mice
louse lice
shelf shelves
self selves
half halves
calf calves
elf elves
wolf wolves
life lives
wife wives
knife knives
leaf leaves
loaf loaves
thief thieves
sheaf sheaves
scarf scarves scarfs
hoof hooves hoofs
wharf wharves wharfs
dwarf dwarves dwarfs
staff staffs staves
index indices indexes
appendix appendices appendixes
matrix matrices matrixes
vertex vertices vertexes
vortex vortices vortexes
codex codices
apex apices apexes
cortex cortices
helix helices helixes
criterion criteria criterions
phenomenon phenomena phenomenons
automaton automata automatons
polyhedron polyhedra
datum data
medium media mediums
bacterium bacteria
stratum strata
memorandum memoranda memorandums
referendum referenda referendums
curriculum curricula curriculums
addendum addenda
erratum errata
desideratum desiderata
forum forums fora
consortium consortia consortiums
symposium symposia symposiums
stadium stadiums stadia
moratorium moratoria moratoriums
compendium compendia compendiums
millennium millennia millenniums
equilibrium equilibria equilibriums
honorarium honoraria honorariums
emporium emporia emporiums
spectrum spectra spectrums
momentum momenta
maximum maxima maximums
minimum minima minimums
optimum optima optimums
nucleus nuclei
stimulus stimuli
locus loci
radius radii radiuses
alumnus alumni
syllabus syllabi syllabuses
focus foci focuses
terminus termini terminuses
fungus fungi
cactus cacti cactuses
corpus corpora corpuses
genus genera
opus opera opuses
formula formulas formulae
antenna antennas antennae
larva larvae
vertebra vertebrae
alga algae
alumna alumnae
axis axes
bureau bureaus bureaux
plateau plateaus plateaux
chateau chateaux chateaus
tableau tableaux tableaus
passerby passersby
penny pence pennies
quiz quizzes
bus buses busses
gas gases gasses
money moneys monies
means
series
species
headquarters
crossroads
aircraft
sheep
goods
arms
customs
proceeds
premises
outskirts
"""
_ONE_WAY = frozenset(("people", "data", "media", "opera", "staff", "momentum", "gas", "money"))
"""Words of their own besides: *people* is no *person*, and *the media* are not *medium*."""

_NO_MAN = ("human", "german", "roman", "ottoman", "shaman", "talisman", "norman", "caiman")
_ENDS = ("woman", "man", "person", "child", "shelf", "wife", "tooth", "women", "men", "people", "children", "shelves")
"""Ends of compounds: chairman, salesperson."""
_BEFORE = 3

# What stands behind its noun: the attorneys general.
_BEHIND = frozenset(("general", "elect", "designate", "emeritus", "plenipotentiary", "martial", "royal", "laureate"))
_AGREEING = frozenset(
    ("attorney", "secretary", "governor", "director", "inspector", "consul", "auditor", "procurator", "solicitor",
     "postmaster", "surgeon", "adjutant", "agent", "president", "minister", "ambassador", "professor", "court",
     "prosecutor", "advocate", "chairman", "bishop", "princess", "battle", "poet", "commissioner",
     "registrar")
)  # fmt: skip

_FORMS = {
    form: tuple(forms)
    for forms in map(str.split, _NOUNS.strip().splitlines())
    for form in reversed(forms)
    if form not in _ONE_WAY
}


def irregular(word: str) -> tuple[str, ...]:
    """Return all forms of a noun that the table has, or that ends in one of its nouns; none of others.

    `word`: in small letters.
    """
    if word in _FORMS:
        return _FORMS[word]
    for end in _ENDS:
        if word.endswith(end) and len(word) >= len(end) + _BEFORE and not word.endswith(_NO_MAN):
            before = word.removesuffix(end)
            plural = {"men": "man", "women": "woman", "people": "person", "children": "child", "shelves": "shelf"}
            return tuple(before + form for form in _FORMS[plural.get(end, end)])
    return ()


def stands_behind_its_noun(noun: str, word: str) -> bool:
    """Return whether of two words the first varies: *attorney general*. Both in small letters."""
    return word in _BEHIND and noun.removesuffix("s") in _AGREEING
