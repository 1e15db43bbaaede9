"""A program's word for the status of a term → our status."""

from __future__ import annotations

import re
import unicodedata

from bitext.model.glossary import Status

_WORDS: dict[Status, str] = {
    "preferred": """
        preferred preferredterm main approved recommended standardized standardizedterm standardised legalterm legal
        regulatedterm regulated official mandatory required
        首选 首選 推荐 推薦 优先 規範 规范 标准 標準 批准 已批准 核准 法定 正式
    """,
    "admitted": """
        admitted admittedterm allowed alternative alternate acceptable accepted permitted valid new proposed
        proposedterm draft provisional 允许 允許 许用 許用 可用 备选 備選 可接受 待定 新
    """,
    "deprecated": """
        deprecated deprecatedterm superseded supersededterm forbidden forbiddenterm obsolete obsoleteterm
        notrecommended notallowed notaccepted notapproved unapproved rejected prohibited avoid donotuse dontuse
        disallowed banned blacklisted outdated archaic discouraged nonpreferred notpreferred unacceptable invalid
        negative 禁用 禁止 弃用 棄用 废弃 廢棄 已废弃 停用 不推荐 不推薦 不用 不可用 避免 过时 過時 淘汰 作废
    """,
}
_STATUS: dict[str, Status] = {word: status for status, words in _WORDS.items() for word in words.split()}
_ENDING = re.compile("admnsts$|admnstatus$")
_SIGNS = re.compile(r"[\W_]+")
_YES = ("yes", "y", "true", "t", "1", "x", "forbidden", "是", "对", "√", "✓", "v", "禁", "禁用")


def status_of(words: str) -> Status | None:
    """Return the status that a program's words mean, in any spelling, or None where they are not known."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", words).casefold())
    return _STATUS.get(_ENDING.sub("", plain))


def is_yes(words: str) -> bool:
    """Return whether a yes-or-no cell says yes."""
    return words.strip().casefold() in _YES
