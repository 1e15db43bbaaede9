"""Words that policy documents are made of, in both languages: enough of them that no two paragraphs are alike."""

from __future__ import annotations

# fmt: off

ZH_ACTORS = (
    "各级党委和政府", "国家数据主管部门", "中央网信办", "有关行业主管部门", "国务院有关部门", "各地区各部门", "平台企业",
    "基础电信企业", "科研院所和高等学校", "行业协会", "重要数据的处理者", "关键信息基础设施运营者", "地方人民政府",
)
ZH_MANNERS = (
    "按照职责分工", "坚持统筹发展和安全", "立足新发展阶段", "依法依规", "因地制宜", "以数据为关键要素", "在充分论证的基础上",
    "以保障和改善民生为重点", "充分发挥市场在资源配置中的决定性作用", "更好发挥政府作用", "加强顶层设计和总体布局",
)
ZH_VERBS = (
    "加快推进", "着力提升", "持续完善", "建立健全", "积极拓展", "全面深化", "切实加强", "有序推动", "稳妥实施", "大力培育",
    "统筹优化", "不断夯实", "系统布局", "严格落实", "协同推进", "引导支持",
)
ZH_OBJECTS = (
    "数字基础设施建设", "数据资源体系", "数字经济和实体经济深度融合", "公共数据开放共享", "网络安全等级保护制度",
    "数据分类分级管理", "算力资源的统一调度", "工业互联网创新发展", "个人信息保护制度", "关键核心技术攻关",
    "数字政府服务能力", "电子商务进农村综合示范", "数字技能人才的培养", "数据要素市场化配置改革", "数据跨境流动的安全评估",
    "智慧城市和数字乡村", "人工智能应用场景", "反垄断和防止资本无序扩张", "区块链技术的试点应用", "数字丝绸之路合作",
)
ZH_RESULTS = (
    "为全面建设社会主义现代化国家提供有力支撑", "让人民群众共享信息化发展成果", "形成更多新的增长点、增长极",
    "构筑国家竞争新优势", "防范化解重大风险", "促进高质量发展", "营造开放、健康、安全的数字生态", "提高治理的科学化、精准化水平",
    "推动产业链供应链的优化升级", "保障数据依法有序自由流动",
)
ZH_MEASURES = (
    "到{year}年,建成覆盖城乡的{object}工作机制", "组织开展{object}专项行动,每年评估不少于{count}次", "支持建设{count}个国家级示范基地",
    "力争{object}相关产业规模年均增长{count}%以上", "在{year}年底前完成对{object}的中期评估", "对{object}的投入增加到{count}亿元",
)
ZH_TITLES = ("实施意见", "行动计划", "管理办法", "发展规划", "工作要点", "指导意见", "整体布局规划", "若干措施")

EN_ACTORS = (
    "Party committees and governments at all levels", "the national data authorities",
    "the Cyberspace Administration of China", "the competent departments of each industry",
    "the relevant departments of the State Council", "all localities and all departments", "platform enterprises",
    "basic telecommunications enterprises", "research institutes and institutions of higher learning",
    "industry associations", "the handlers of important data", "the operators of critical information infrastructure",
    "local people's governments",
)
EN_MANNERS = (
    "in accordance with the division of duties", "planning development and security as a whole",
    "on the basis of the new stage of development", "in accordance with laws and regulations",
    "in the light of local conditions", "with data as the key factor", "after full deliberation",
    "with the people's livelihood as the focus", "giving the market its decisive role in allocating resources",
    "giving better play to the role of government", "strengthening top-level design and the overall layout",
)
EN_VERBS = (
    "accelerate and push forward", "work hard to raise", "continue to improve", "establish and perfect",
    "actively expand", "comprehensively deepen", "earnestly strengthen", "promote in an orderly manner",
    "implement steadily", "foster with great effort", "coordinate and optimize", "ceaselessly consolidate",
    "systematically lay out", "strictly carry out", "jointly advance", "guide and support",
)
EN_OBJECTS = (
    "the construction of digital infrastructure", "the system of data resources",
    "the deep integration of the digital economy and the real economy", "the opening and sharing of public data",
    "the multi-level protection system for cybersecurity", "the classified and graded management of data",
    "the unified scheduling of computing resources", "the innovative development of the industrial Internet",
    "the system for the protection of personal information", "research into key and core technologies",
    "the service capacity of digital government", "demonstration projects for rural e-commerce",
    "the training of people with digital skills", "the reform of market-based allocation of data",
    "the security assessment of cross-border data flows", "smart cities and the digital countryside",
    "scenarios for the use of artificial intelligence", "measures against monopoly and the disorderly expansion of capital",
    "pilot uses of blockchain technology", "cooperation on the Digital Silk Road",
)
EN_RESULTS = (
    "providing strong support for comprehensively building a modern socialist country",
    "letting the people share the fruits of informatization", "forming more new points and poles of growth",
    "building new national competitive advantages", "guarding against and defusing major risks",
    "promoting high-quality development", "creating an open, healthy, and secure digital ecology",
    "making governance more scientific and more precise", "upgrading industrial chains and supply chains",
    "safeguarding the lawful, orderly, and free flow of data",
)
EN_MEASURES = (
    "by {year}, a working mechanism for {object} that covers town and country is to be in place",
    "special campaigns on {object} are to be carried out and assessed at least {count} times a year",
    "the construction of {count} national demonstration bases is to be supported",
    "the industries related to {object} are to grow by more than {count} percent a year",
    "the mid-term assessment of {object} is to be completed before the end of {year}",
    "investment in {object} is to be raised to {count} hundred million yuan",
)
EN_TITLES = (
    "Implementing Opinions", "Action Plan", "Administrative Measures", "Development Plan", "Key Points of Work",
    "Guiding Opinions", "Plan for the Overall Layout", "Several Measures",
)
