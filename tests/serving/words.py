"""Sentences that real texts might have, each in both languages: what is rendered stands on the other side."""

from __future__ import annotations

from random import Random

from benchmarks import phrases

TERMS = (
    ("shuju-ziyuan", "数据资源", "data resources"),
    ("gonggong-shuju", "公共数据", "public data"),
    ("suanli", "算力", "computing resources"),
    ("gongye-hulianwang", "工业互联网", "industrial Internet"),
    ("geren-xinxi", "个人信息", "personal information"),
    ("dianzi-shangwu", "电子商务", "e-commerce"),
    ("shuzi-zhengfu", "数字政府", "digital government"),
    ("shuju-yaosu", "数据要素", "data"),
    ("kuajing-liudong", "跨境流动", "cross-border data flows"),
    ("rengong-zhineng", "人工智能", "artificial intelligence"),
    ("fan-longduan", "反垄断", "measures against monopoly"),
    ("qukuailian", "区块链", "blockchain technology"),
    ("pingtai-qiye", "平台企业", "platform enterprises"),
    ("gao-zhiliang-fazhan", "高质量发展", "high-quality development"),
    ("xinxihua", "信息化", "informatization"),
    ("gongyinglian", "供应链", "supply chains"),
    ("hangye-xiehui", "行业协会", "industry associations"),
    ("zhihui-chengshi", "智慧城市", "smart cities"),
)
"""Terms of these sentences: id, headword, rendering."""
MORE_TERMS = (
    ("chanyelian", "产业链", "industrial chains"),
    ("dianxin-qiye", "电信企业", "telecommunications enterprises"),
    ("keyan-yuansuo", "科研院所", "research institutes"),
    ("wangxin-ban", "中央网信办", "Cyberspace Administration of China"),
    ("shuzi-xiangcun", "数字乡村", "digital countryside"),
    ("shizhan-chaxun", "增长点", "points and poles of growth"),
    ("shuzi-sichou", "数字丝绸之路", "Digital Silk Road"),
    ("fazhan-jieduan", "新发展阶段", "new stage of development"),
    ("shengtai", "数字生态", "digital ecology"),
)
"""Terms that an editor enters later."""
_NUMERALS = "一二三四五六七八九"


def sentence(chance: Random) -> tuple[str, str]:
    """Return a sentence in Chinese and in English."""
    verb, again, thing, other = (chance.randrange(len(phrases.ZH_VERBS)) for _ in range(4))
    end = chance.randrange(len(phrases.ZH_RESULTS))
    if chance.random() < 0.3:
        which, year, count = chance.randrange(6), chance.randint(2023, 2035), chance.randint(2, 60)
        zh = phrases.ZH_MEASURES[which].format(object=phrases.ZH_OBJECTS[thing], year=year, count=count)
        en = phrases.EN_MEASURES[which].format(object=phrases.EN_OBJECTS[thing], year=year, count=count)
    else:
        actor, manner = chance.randrange(len(phrases.ZH_ACTORS)), chance.randrange(len(phrases.ZH_MANNERS))
        zh = f"{phrases.ZH_ACTORS[actor]}要{phrases.ZH_MANNERS[manner]},{phrases.ZH_VERBS[verb]}{phrases.ZH_OBJECTS[thing]},{phrases.ZH_VERBS[again]}{phrases.ZH_OBJECTS[other]}"
        en = f"{phrases.EN_ACTORS[actor]} should, {phrases.EN_MANNERS[manner]}, {phrases.EN_VERBS[verb]} {phrases.EN_OBJECTS[thing]} and {phrases.EN_VERBS[again]} {phrases.EN_OBJECTS[other]}"
    return f"{zh},{phrases.ZH_RESULTS[end]}。", f"{en[0].upper()}{en[1:]}, {phrases.EN_RESULTS[end]}."


def paragraph(chance: Random, sentences: int = 0) -> tuple[str, str]:
    """Return a paragraph in both languages, of one to three sentences unless their number is given."""
    both = [sentence(chance) for _ in range(sentences or chance.randint(1, 3))]
    return "".join(zh for zh, _ in both), " ".join(en for _, en in both)


def title(chance: Random) -> tuple[str, str]:
    """Return the title of a document in both languages."""
    verb, thing = chance.randrange(len(phrases.ZH_VERBS)), chance.randrange(len(phrases.ZH_OBJECTS))
    kind = chance.randrange(len(phrases.ZH_TITLES))
    return (
        f"关于{phrases.ZH_VERBS[verb]}{phrases.ZH_OBJECTS[thing]}的{phrases.ZH_TITLES[kind]}",
        f"{phrases.EN_TITLES[kind]} to {phrases.EN_VERBS[verb].title()} {phrases.EN_OBJECTS[thing].title()}",
    )


def heading(chance: Random, number: int) -> tuple[str, str]:
    """Return the words of a heading in both languages; `number`: from 1 to 9."""
    verb, thing = chance.randrange(len(phrases.ZH_VERBS)), chance.randrange(len(phrases.ZH_OBJECTS))
    return (
        f"{_NUMERALS[number - 1]}、{phrases.ZH_VERBS[verb]}{phrases.ZH_OBJECTS[thing]}",
        f"{number}. {phrases.EN_VERBS[verb].capitalize()} {phrases.EN_OBJECTS[thing]}",
    )


def numeral(number: int) -> str:
    """Return a number from 1 to 9 in Chinese."""
    return _NUMERALS[number - 1]
