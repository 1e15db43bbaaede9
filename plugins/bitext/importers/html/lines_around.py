"""Short lines that stand around a text or in it and are none of it: font sizes, buttons, web editors, footers."""

from __future__ import annotations

import re

from bitext.importers.html.weights import Leaf

_LONGEST = 200  # columns
_KEPT = ("h1", "td", "th")
_BUTTONS = (
    "打印 打印本页 打印此页 打印文本 打印稿件 关闭 关闭窗口 关闭本页 收藏 返回顶部 返回 分享 纠错 我要纠错"
    " 繁體 简体 下载"
)
_RELATED = "相关阅读 相关新闻 相关链接 相关文章 延伸阅读 推荐阅读 上一篇 下一篇 热点推荐"
_EDITORS = "责任编辑 责编 网络编辑 编辑 校对 监制 审校 编审 值班编辑"
_WAYS = "当前位置 您的位置 您现在的位置 您所在的位置 所在位置 位置 首页"
_SHARED = "分享到 分享至 分享让更多人看到 扫一扫 微信扫 扫码"
_FOOTERS = "ICP备 公网安备 网站标识码 版权所有 Copyright © All.[Rr]ights.[Rr]eserved"
_ENGLISH = (
    r"Share(?:.this)?(?:.on.\w{2,20})? Print(?:.this)? E-?mail Tweet Like.this Loading Edit Reply Back.to.top"
    r" Skip.to.(?:main.)?content Leave.a.(?:Reply|Comment) Accept(?:.all)?(?:.cookies)?"
)
_SIZES = "特大 大 中 小 默认"


def _any(words: str) -> str:
    return words.replace(" ", "|")


_LINES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("choice of font size", r".{0,120}字[体号]\s?[:：]?\s?[\[【（(]?\s?(?:特大|超大|大|中|小)(?!写).{0,40}"),
        ("button", rf"[\[【（(|\s]{{0,4}}(?:(?:{_any(_BUTTONS)})[\]】）)|\[【（(\s]{{0,6}}){{1,9}}"),
        ("choice of font size", rf"[\[【（(|\s]{{0,4}}(?:(?:{_any(_SIZES)})[\]】）)|\[【（(\s]{{0,6}}){{2,5}}"),
        ("name of a web editor", rf"[（(\[【]?\s?(?:{_any(_EDITORS)})\s?[:：].{{0,60}}"),
        ("share button", rf"(?:{_any(_SHARED)}).{{0,40}}"),
        ("way to the page", rf"(?:{_any(_WAYS)})\s?[:：>\u203a»].{{0,120}}"),
        ("list of related texts", rf"(?:{_any(_RELATED)})\s?[:：]?.{{0,80}}"),
        ("footer", rf".{{0,120}}(?:{_any(_FOOTERS)}).{{0,120}}"),
        ("button", rf"(?:{_any(_ENGLISH)})[:.…]{{0,3}}"),
        ("line about the post", r"(?:Posted (?:in|on|by)|Filed [Uu]nder|Tagged|Tags:|Categories:).{0,120}"),
        ("list of related texts", r"(?:Related(?: posts| articles| content)?|(?:Previous|Next)(?: post)?)\s?:?"),
    )
)


def kind_of_line(leaf: Leaf) -> str:
    """Return what kind of furniture a line is, or an empty string."""
    if leaf.has_blocks or leaf.weight.text > _LONGEST or leaf.tag.name in _KEPT:
        return ""
    text = leaf.text
    return next((kind for kind, pattern in _LINES if pattern.fullmatch(text)), "")
