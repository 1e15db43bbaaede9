"""A policy text of ten short paragraphs, in Chinese and in English, one for one."""

from __future__ import annotations

CHINESE = (
    "社区图书馆是居民学习和交流的重要场所。近年来，各地新建了一批社区图书馆，但藏书不足、开放时间短的问题仍然突出。",
    "到2030年，每个街道至少建成一所社区图书馆，藏书不少于两万册，每周开放时间不少于五十六小时。",
    "新建住宅区应当为图书馆预留房屋。旧城区可以利用闲置的学校、厂房和商店。",
    "图书馆应当设置儿童阅览室，配备适合儿童身高的桌椅，并由受过培训的馆员照看。",
    "市图书馆负责统一采购和编目，每季度向社区图书馆配送一次新书。居民可以在任何一所图书馆归还借阅的图书。",
    "鼓励退休教师和大学生担任志愿者，为老人朗读报纸，辅导学生完成作业。",
    "所需经费列入市级财政预算。企业捐赠图书和设备的，依法享受税收优惠。",
    "盲人和行动不便的居民可以通过电话借书，由邮局免费送到家中。",
    "每年十二月，市文化局公布各图书馆的借阅数量和居民满意度，对排名靠后的图书馆提出整改意见。",
    "违反本办法，挪用购书经费的，由审计机关责令退还，并对负责人给予处分。",
)
ENGLISH = (
    "Community libraries are an important place for residents to learn and to meet. In recent years many places have "
    "built new community libraries, but too few books and short opening hours are still prominent problems.",
    "By 2030 every subdistrict shall have built at least one community library, with no fewer than twenty thousand "
    "books, open for no less than fifty-six hours a week.",
    "New residential areas shall reserve rooms for a library. Old urban areas may make use of idle schools, factory "
    "buildings and shops.",
    "Libraries shall set up a reading room for children, equip it with tables and chairs that suit the height of "
    "children, and have it looked after by trained librarians.",
    "The city library is responsible for unified purchasing and cataloguing, and delivers new books to the community "
    "libraries once a quarter. Residents may return borrowed books at any library.",
    "Retired teachers and university students are encouraged to serve as volunteers, read newspapers aloud to the "
    "elderly, and tutor students with their homework.",
    "The funds required are included in the city's fiscal budget. Enterprises that donate books and equipment enjoy "
    "tax preferences according to law.",
    "Blind residents and those with limited mobility may borrow books by telephone; the post office delivers them to "
    "their homes free of charge.",
    "Every December the city's bureau of culture publishes the number of loans of each library and the satisfaction of "
    "residents, and tells libraries that rank low what to put right.",
    "Whoever violates these measures and diverts funds for buying books shall be ordered by the audit authority to "
    "return them, and those responsible shall be disciplined.",
)


def merged(texts: tuple[str, ...], at: int, joint: str = " ") -> tuple[str, ...]:
    """Return paragraphs, two of which, from a position on, are one."""
    return (*texts[:at], joint.join(texts[at : at + 2]), *texts[at + 2 :])


def split(texts: tuple[str, ...], at: int, stop: str = ". ") -> tuple[str, ...]:
    """Return paragraphs, one of which is two: it ends behind its first full stop or the like."""
    head, _, tail = texts[at].partition(stop)
    return (*texts[:at], f"{head}{stop.rstrip()}", tail, *texts[at + 1 :])
