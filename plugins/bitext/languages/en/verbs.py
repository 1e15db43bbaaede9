"""The forms of a verb: *opening up*, *opened up*. Which words of a rendering are verbs, as far as a table can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bitext.languages.lists import words as listed

# Base, past, participle; the participle left out where it is the past.
_IRREGULAR = """
arise arose arisen | awake awoke awoken | bear bore borne | beat beat beaten | become became become
begin began begun
bend bent | bid bid | bind bound | blow blew blown | break broke broken | breed bred | bring brought
broadcast broadcast
build built | burn burnt | buy bought | cast cast | catch caught | choose chose chosen | cling clung | come came come
cost cost | cut cut | deal dealt | dig dug | do did done | draw drew drawn | drink drank drunk | drive drove driven
eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | find found | flee fled | fly flew flown
forbid forbade forbidden | forget forgot forgotten | forgive forgave forgiven | foresee foresaw foreseen
get got gotten | give gave given | go went gone | grind ground | grow grew grown | hear heard | hide hid hidden
hit hit | hold held | hurt hurt | keep kept | know knew known | lay laid | lead led | learn learnt | leave left
lend lent | let let | lie lay lain | lose lost | make made | mean meant | meet met | mistake mistook mistaken
overcome overcame overcome | override overrode overridden | oversee oversaw overseen | overtake overtook overtaken
pay paid | put put | read read | rebuild rebuilt | ride rode ridden | ring rang rung | rise rose risen | run ran run
say said | see saw seen | seek sought | sell sold | send sent | set set | shake shook shaken | shine shone
shoot shot | show showed shown | shrink shrank shrunk | shut shut | sing sang sung | sink sank sunk | sit sat
sleep slept | speak spoke spoken | spend spent | split split | spread spread | spring sprang sprung | stand stood
steal stole stolen | stick stuck | strike struck stricken | strive strove striven | swear swore sworn | sweep swept
swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told | think thought
throw threw thrown | undergo underwent undergone | understand understood | undertake undertook undertaken
uphold upheld | wear wore worn | weave wove woven | win won | withdraw withdrew withdrawn | withstand withstood
write wrote written
"""

# Verbs that are no nouns, or seldom: the table need not be whole, as suffixes, particles and *to* tell of others.
_VERBS = listed(
    """
    abide abolish absorb accelerate accept accomplish accumulate achieve acquire adapt adhere adjust administer adopt
    advocate allocate allow analyze announce apply appoint arrange assess assist assure attain avoid boost broaden
    carry celebrate coordinate combat combine commit compete complete comply concentrate conduct confront
    connect conserve
    consider consolidate constitute construct consult continue contribute convene cooperate create cultivate curb
    decide declare deepen defend define defuse deliver demonstrate deploy determine develop devise disclose discover
    disseminate distribute diversify eliminate eradicate embrace emancipate emerge emphasize enable encourage enforce
    enhance enjoy enlarge enrich ensure establish evaluate examine execute expand explore extend facilitate
    follow forge
    formulate foster fulfil fulfill generate govern guarantee guide handle harmonize hasten identify
    illuminate implement
    improve include incorporate indigenize inherit initiate innovate inspect inspire integrate intensify introduce
    invest invigorate involve launch liberate lighten lower maintain mobilize modernize nurture observe obtain open
    operate optimize organize participate perfect persist perform popularize preserve prevent proceed prohibit prolong
    promote propose prosper protect prove provide publish punish pursue raise realize receive recognize recommend
    rectify reduce refine reflect regulate reinforce rejuvenate relieve remain remedy remove renew replace represent
    require resolve respect restore restrict restructure reunify revitalize revive safeguard satisfy secure select
    serve settle share shorten simplify solve stabilize stimulate streamline strengthen subscribe succeed suppress
    supervise surpass sustain tackle tighten transcend transform translate unify unite unleash upgrade utilize
    venerate weaken widen
    abandon admit agree amend appear appreciate approve argue ask assert assume authorize believe
    belong borrow calculate
    cancel cease cherish cite clarify collect communicate compare compel compensate compile compose comprehend conceal
    conclude condemn confer confirm confiscate conform conquer contain contend convert convey
    convict convince criticize
    dedicate deny depend deprive describe destroy detain deteriorate diminish disagree disappear
    discuss dismiss dispatch
    disrupt dissolve distinguish disturb divide dominate donate educate elect elevate emit employ
    endorse endure engage
    enlighten entrust equip erect evade evolve exceed exclude exert exist expel explain expose
    express fail grant happen
    hinder hire illustrate imitate imply impose imprison inform inhabit injure insist install instruct interpret
    intervene isolate join justify listen locate manage merge migrate minimize modify multiply
    negotiate neglect nominate
    notify nullify obey oblige occupy occur offend oppose oppress originate overthrow pacify
    penetrate permit persecute
    persuade postpone predict prefer prepare prescribe pretend privatize proclaim prosecute provoke
    quantify react recover
    refer rehabilitate reject rely remember renounce repeal repress resist respond retain retire reveal rotate scatter
    seize specify stipulate submit subsidize suffer suggest summarize summon surrender survive
    suspend symbolize tolerate
    transmit travel unfold urge vanish verify violate warn worship
    """
)
# Nouns as well, with one meaning as either: the state is not *stated*, but a plan is planned.
_ALSO_NOUNS = listed(
    """
    reform plan design research review audit control export import trade supply support study test transfer exchange
    increase decrease change attack defeat struggle search protest report debate sacrifice practice repair rescue
    revolt rule sanction survey vote visit aid reward award progress use
    """
)
_NOUNS_TOO = listed(
    """
    bear beat bend bid bind blow break burn buy cast catch come cost cut deal dig draw drink drive fall feed
    feel fight
    find fly forge go grind hide hit hold hurt lay lead leave let lie mean meet pay put read ride ring rise
    run say set
    shake shine shoot show shrink shut sing sink sit sleep spend split spread spring stand steal stick strike
    sweep swim
    swing take tear tell think throw wear win
    """
)
"""Irregular verbs that mean something else alone, as nouns or otherwise: they need a word behind them."""
_PARTICLES = listed("up out off down on over away back through forward into about along together ahead")
_DETERMINERS = listed("a an the all its our their his her this these that those to")
_NO_VERBS = listed(
    """
    thing king ring spring string wing sling nothing something anything everything evening morning ceiling sibling
    darling pudding shilling sterling during being wellbeing housing clothing engineering marketing accounting banking
    wedding proceeding according regarding including concerning outstanding interesting willing
    """
)
# Before a noun they are what it is like: a *developed* country is no *developing* one.
_LIKE = listed(
    """
    developing advancing leading working living driving growing emerging existing following running standing rising
    increasing declining remaining underlying ongoing ruling participating competing operating manufacturing training
    teaching learning planning banking trading fishing mining processing publishing
    purchasing financing lending borrowing shipping swimming speaking turning starting
    """
)
_SUFFIX = re.compile(r"[a-z]{3}(?:ize|ify|yze)$")
_SHORT = re.compile(r"(?:[^aeiou]+|qu|^)[aeiou][^aeiouwxy]$")
_VOWELS = re.compile("[aeiouy]+")
_LAST_STRESSED = re.compile(r"(?:mit|fer|cur|trol|gret|pel|get|quip|ter|lot|gin|cel|bel)$")
_NOT_SO = listed("offer suffer differ foster alter enter matter better cater utter target budget filter label")
_LONGEST = 30  # letters: no verb is longer, and what is need not be looked at


class Verb(NamedTuple):
    """The forms of a verb, in small letters; several where spellings differ."""

    base: tuple[str, ...]
    third: tuple[str, ...]
    ing: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]


def _third(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


def _before_vowel(base: str) -> tuple[str, ...]:
    """Return what -ing and -ed are put behind: a last consonant may be doubled, a last e falls away."""
    if re.search(r"[^eoy]e$", base):
        return (base[:-1],)
    if not re.search(r"[^aeiou][aeiou][^aeiouwxy]$|^[aeiou][^aeiouwxy]$|qu[aeiou][^aeiouwxy]$", base):
        return (base,)
    if len(_VOWELS.findall(base)) == 1 or (_LAST_STRESSED.search(base) and base not in _NOT_SO):
        return (base + base[-1],)
    return (base, base + base[-1]) if base[-1] in "lpm" else (base,)  # modelled, modeled; programmed


@cache
def conjugated(base: str) -> Verb:
    """Return the forms of a verb by its base, in small letters."""
    stems = _before_vowel(base)
    ing = (f"{base[:-2]}ying",) if base.endswith("ie") else tuple(f"{stem}ing" for stem in stems)
    regular = (f"{base[:-1]}ied",) if re.search(r"[^aeiou]y$", base) else tuple(f"{stem}ed" for stem in stems)
    if base.endswith(("ee", "oe", "ye")):
        regular = (f"{base}d",)
    past, participle = _table()[0].get(base, (regular, regular))
    return Verb((base,), (_third(base),), ing, past, participle)


@cache
def _table() -> tuple[dict[str, tuple[tuple[str, ...], tuple[str, ...]]], dict[str, str]]:
    """Return past and participle by base, and the base by each of both."""
    by_base: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    bases: dict[str, str] = {}
    for line in re.split(r"\s*[|\n]\s*", _IRREGULAR.strip()):
        base, past, *more = line.split()
        participle = more[0] if more else past
        both = base in ("burn", "learn", "broadcast", "bid", "prove", "show")
        by_base[base] = ((past, f"{base}ed"), (participle, f"{base}ed")) if both else ((past,), (participle,))
        for form in (past, participle):
            bases.setdefault(form, base)
    return by_base, bases


def _bases(word: str) -> tuple[str, ...]:
    """Return what the base of an -ing or an -ed may be: those that are in a table alone, where one is."""
    stem = word.removesuffix("ing").removesuffix("ed")
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiousz" else ""
    found = (
        *((undoubled,) if undoubled else ()),
        *((f"{stem[:-1]}y",) if stem.endswith("i") else ()),
        stem,
        f"{stem}e",
    )
    known = tuple(each for each in found if each in _VERBS or each in _ALSO_NOUNS or each in _table()[0])
    if known:
        return known[:1]
    if stem.endswith("e"):
        return (stem,)  # agreeing
    if _SHORT.fullmatch(stem):
        return (f"{stem}e",)  # caring is of care: of car it would be carring
    return tuple(each for each in found if each)


def verbs_at(words: Sequence[str], place: int) -> tuple[Verb, ...]:
    """Return the verb that stands in a rendering at an index of its words, or what it may be; none where it is no verb.

    `words`: in small letters.
    """
    word = words[place]
    if not (word.isascii() and word.isalpha() and 1 < len(word) <= _LONGEST) or word in _NO_VERBS:
        return ()
    following = words[place + 1] if place + 1 < len(words) else ""
    if word.endswith("ing") and _VOWELS.search(word[:-3]):
        is_like = word in _LIKE and following and following not in _PARTICLES | _DETERMINERS
        return () if is_like or following == "of" else tuple(map(conjugated, _bases(word)))
    if _is_base(word, following, words[:place]):
        return (conjugated(word),)
    if following not in _PARTICLES:
        return ()
    if word in _table()[1]:
        return (conjugated(_table()[1][word]),)
    if word.endswith("ed"):
        return tuple(map(conjugated, _bases(word)))
    return (conjugated(word.removesuffix("s")),) if word.removesuffix("s") in _VERBS | _table()[0].keys() else ()


def _is_base(word: str, following: str, before: Sequence[str]) -> bool:
    if list(before) == ["to"] or word in _VERBS or (_SUFFIX.search(word) and word != "size"):
        return True
    if word in _ALSO_NOUNS:
        return not following or following in _PARTICLES | _DETERMINERS
    if word in _table()[0]:
        return word not in _NOUNS_TOO or following in _PARTICLES | _DETERMINERS
    return following in _PARTICLES and not word.endswith(("s", "ly", "ed"))


def places(words: Sequence[str]) -> Iterator[int]:
    """Yield where a rendering may have a verb: at its beginning, behind *to* and adverbs, and behind *and*."""
    start = 0
    while start < len(words) - 1 and (words[start] == "to" or words[start].endswith("ly") or words[start] == "further"):
        start += 1
    yield start
    for index in range(start + 1, len(words) - 1):
        if words[index] == "and":
            yield index + 1
