"""Tags of languages (BCP 47, RFC 5646): their form, and what a tag tells of a language's name and its script."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bitext.languages.lists import words

Direction = Literal["ltr", "rtl"]


class Names(NamedTuple):
    """What a language is called."""

    own: str
    """In the language itself."""
    english: str


NAMES = {
    tag: Names(own, english)
    for tag, own, english in (
        ("am", "አማርኛ", "Amharic"), ("ar", "العربية", "Arabic"), ("bg", "Български", "Bulgarian"),
        ("bn", "বাংলা", "Bengali"), ("bo", "བོད་ཡིག", "Tibetan"), ("ca", "Català", "Catalan"), ("cs", "Čeština", "Czech"),
        ("da", "Dansk", "Danish"), ("de", "Deutsch", "German"), ("dz", "རྫོང་ཁ", "Dzongkha"), ("el", "Ελληνικά", "Greek"),
        ("en", "English", "English"), ("eo", "Esperanto", "Esperanto"), ("es", "Español", "Spanish"),
        ("et", "Eesti", "Estonian"), ("fa", "فارسی", "Persian"), ("fi", "Suomi", "Finnish"),
        ("fr", "Français", "French"),
        ("grc", "Ἀρχαία ἑλληνική", "Ancient Greek"), ("he", "עברית", "Hebrew"), ("hi", "हिन्दी", "Hindi"),
        ("hr", "Hrvatski", "Croatian"), ("hu", "Magyar", "Hungarian"), ("id", "Bahasa Indonesia", "Indonesian"),
        ("it", "Italiano", "Italian"), ("ja", "日本語", "Japanese"), ("kk", "Қазақ тілі", "Kazakh"),
        ("km", "ខ្មែរ", "Khmer"), ("ko", "한국어", "Korean"), ("ky", "Кыргызча", "Kyrgyz"), ("la", "Latina", "Latin"),
        ("lo", "ລາວ", "Lao"), ("lt", "Lietuvių", "Lithuanian"), ("lv", "Latviešu", "Latvian"),
        ("lzh", "文言", "Literary Chinese"), ("mn", "Монгол", "Mongolian"), ("mnc", "ᠮᠠᠨᠵᡠ", "Manchu"),
        ("ms", "Bahasa Melayu", "Malay"), ("my", "မြန်မာဘာသာ", "Burmese"), ("nan", "閩南語", "Southern Min"),
        ("ne", "नेपाली", "Nepali"), ("nl", "Nederlands", "Dutch"), ("no", "Norsk", "Norwegian"),
        ("pi", "Pāli", "Pali"), ("pl", "Polski", "Polish"), ("ps", "پښتو", "Pashto"), ("pt", "Português", "Portuguese"),
        ("ro", "Română", "Romanian"), ("ru", "Русский", "Russian"), ("sa", "संस्कृतम्", "Sanskrit"),
        ("si", "සිංහල", "Sinhala"), ("sk", "Slovenčina", "Slovak"), ("sl", "Slovenščina", "Slovenian"),
        ("sr", "Српски", "Serbian"), ("sv", "Svenska", "Swedish"), ("sw", "Kiswahili", "Swahili"),
        ("ta", "தமிழ்", "Tamil"), ("tg", "Тоҷикӣ", "Tajik"), ("th", "ไทย", "Thai"), ("tk", "Türkmençe", "Turkmen"),
        ("tl", "Tagalog", "Tagalog"), ("tr", "Türkçe", "Turkish"), ("ug", "ئۇيغۇرچە", "Uyghur"),
        ("uk", "Українська", "Ukrainian"), ("ur", "اردو", "Urdu"), ("uz", "O\u02bbzbekcha", "Uzbek"),
        ("vi", "Tiếng Việt", "Vietnamese"), ("yi", "ייִדיש", "Yiddish"), ("yue", "粵語", "Cantonese"),
        ("za", "Vahcuengh", "Zhuang"), ("zh", "中文", "Chinese"),
    )
}  # fmt: skip
"""By the first subtag; other languages are called by their tag."""

_WITHOUT_SPACES = words("bo cdo cjy cmn czh dz gan hak hsn ja khb km lo lzh mnp my nan nod shn th wuu yue zh")
_SCRIPTS_WITHOUT_SPACES = words("Hani Hans Hant Hira Hrkt Jpan Kana Khmr Lana Laoo Mymr Talu Thai Tibt")
_RIGHT_TO_LEFT = words("ar arc ckb dv fa he ks lrc mzn ota pnb prs ps sd syr ug ur yi")
_SCRIPTS_RIGHT_TO_LEFT = words("Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa")
_CHINESE = words("cdo cjy cmn czh gan hak hsn lzh mnp nan wuu yue zh")
_TRADITIONAL = words("HK MO TW")  # regions
_IN_HAN = _CHINESE | {"ja", "ko"}

# RFC 5646, section 2.1, without the primary subtags of four to eight letters, none of which is registered.
_TAG = re.compile(
    r"(?P<primary>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3})){0,8}(?:-[a-wy-z\d](?:-[a-z\d]{2,8}){1,8}){0,8}(?:-x(?:-[a-z\d]{1,8}){1,8})?"
    r"|x(?:-[a-z\d]{1,8}){1,8}"
)
_LONGEST = 100  # characters of a tag
# What people write for a language and is the tag of none: codes of countries, and those of other standards.
_MEANT = {"cn": "zh", "jp": "ja", "chi": "zh", "zho": "zh", "eng": "en", "jpn": "ja", "tib": "bo", "bod": "bo"}


def canonical(tag: str) -> str:
    """Return a tag with the case and the hyphens that BCP 47 recommends: `zh_tw` → `zh-TW`, `PI-latn` → `pi-Latn`."""
    first, *others = tag.strip().replace("_", "-").split("-")
    subtags = [first.lower()]
    for subtag in others:  # behind one of a single letter, which begins an extension, all are small
        subtags.append(subtag.lower() if any(len(each) == 1 for each in subtags) else _cased(subtag))
    return "-".join(subtags)


def _cased(subtag: str) -> str:
    if subtag.isalpha() and len(subtag) == 4:
        return subtag.title()
    return subtag.upper() if subtag.isalpha() and len(subtag) == 2 else subtag.lower()


def is_well_formed(tag: str) -> bool:
    """Return whether a tag has the form that BCP 47 asks for, in any case, and is not one that means another."""
    return len(tag) <= _LONGEST and _TAG.fullmatch(tag.lower()) is not None and primary(tag) not in _MEANT


def meant(text: str) -> str:
    """Return the tag that somebody may have meant who wrote this; empty, where that cannot be told."""
    if len(text) > _LONGEST:
        return ""
    name = text.strip().casefold()
    for tag, names in NAMES.items():
        if name in (names.own.casefold(), names.english.casefold()):
            return tag
    first, hyphen, rest = canonical(text).partition("-")
    tag = f"{_MEANT.get(first, first)}{hyphen}{rest}"
    return tag if is_well_formed(tag) else ""


def primary(tag: str) -> str:
    """Return the first subtag in small letters: the language itself."""
    return tag.partition("-")[0].lower()


def script_of(tag: str) -> str:
    """Return the subtag of the script, such as `Latn`; empty, where the tag has none."""
    match = _TAG.fullmatch(tag.lower())
    return (match["script"] or "").title() if match else ""


def direction(tag: str) -> Direction:
    """Return which way the lines of a language run."""
    script = script_of(tag)
    is_right_to_left = script in _SCRIPTS_RIGHT_TO_LEFT if script else primary(tag) in _RIGHT_TO_LEFT
    return "rtl" if is_right_to_left else "ltr"


def has_spaces(tag: str) -> bool:
    """Return whether spaces stand between the words of a language."""
    script = script_of(tag)
    return script not in _SCRIPTS_WITHOUT_SPACES if script else primary(tag) not in _WITHOUT_SPACES


def is_chinese(tag: str) -> bool:
    """Return whether a language is one of the Chinese ones."""
    return primary(tag) in _CHINESE


def is_traditional(tag: str) -> bool:
    """Return whether Chinese is written in traditional characters: as its script says, or else its region."""
    if not is_chinese(tag):
        return False
    return (script_of(tag) or ("Hant" if _TRADITIONAL.intersection(tag.upper().split("-")) else "Hans")) == "Hant"


def has_han_of_its_own(tag: str) -> bool:
    """Return whether words of a language are written in Chinese characters: those of Japanese are."""
    return primary(tag) in _IN_HAN
