//! The words by which the manner of a sentence is told, in Chinese and in English. Words are added here; what they are taken for
//! is not known.

pub(super) const ZH_FIRST: &[&str] = &["我", "咱", "笔者"];
pub(super) const ZH_SECOND: &[&str] = &["你", "您"];
pub(super) const ZH_THIRD: &[&str] = &["他", "她"];
pub(super) const ZH_REPORTED: &[&str] =
    &["说，", "说：", "说,", "说:", "表示", "介绍", "告诉", "指出", "称，", "称：", "据"];
pub(super) const ZH_MODAL: &[&str] =
    &["要", "该", "应当", "必须", "须", "不能", "让我们", "值得", "只有", "才能"];
pub(super) const ZH_TURN: &[&str] =
    &["但", "然而", "其实", "可是", "不过", "因此", "所以", "因而", "由此", "可见", "故", "于是"];
pub(super) const ZH_ORDER: &[&str] = &["首先", "其次", "再次", "第一", "第二", "一方面", "另一方面", "此外"];
pub(super) const ZH_FILLERS: &[&str] =
    &["对吧", "就是说", "的话", "啊", "呢", "嗯", "吧", "然后", "这个", "那个", "呃", "哎"];
pub(super) const ZH_ANNOUNCES: &[&str] = &["本文", "下文", "以下", "谈谈", "浅谈"];
pub(super) const ZH_POINTS: &[&str] = &["这种观点", "这一观点", "此观点", "这个观点"];
pub(super) const ZH_OTHERS: &[&str] = &["有人说", "有人认为", "有人觉得", "许多人", "很多人", "有些人"];

pub(super) const EN_SINGULAR: &[&str] = &["i", "my", "me", "i'm", "i've"];
pub(super) const EN_ANNOUNCES: &[&str] = &[
    "this essay",
    "this article",
    "this paper",
    "following reason",
    "following paragraph",
    "following point",
    "following fact",
    "following argument",
    "will discuss",
    "be discussed",
    "to discuss",
    "will analy",
    "to analy",
    "be analy",
    "will explain",
    "to explain",
    "be explained",
    "will examine",
    "be examined",
    "will describe",
    "will explore",
    "will illustrate",
    "will present",
    "will outline",
    "will elaborate",
    "will look at",
    "will point out",
    "draw a conclusion",
    "several reasons",
    "many reasons",
    "some reasons",
    "two reasons",
    "three reasons",
    "various reasons",
    "number of reasons",
    "reasons for",
    "reasons are",
];
/// What points back at one of the views that follow here, and what people hold or do.
pub(super) const EN_POINTING: &[&str] = &["this", "that", "these", "those", "same"];
pub(super) const EN_VIEWS: &[&str] = &[
    "view",
    "views",
    "idea",
    "ideas",
    "opinion",
    "opinions",
    "statement",
    "point",
    "argument",
    "issue",
    "claim",
    "notion",
    "belief",
    "matter",
    "topic",
    "question",
    "standpoint",
    "viewpoint",
    "perspective",
    "proposal",
];
pub(super) const EN_BACK: &[&str] =
    &["the latter", "the former", "agree with it", "agree with this", "agree with that"];
pub(super) const EN_SOME: &[&str] = &["some", "many", "most", "other", "several", "certain"];
pub(super) const EN_PEOPLE: &[&str] = &[
    "people",
    "individuals",
    "students",
    "parents",
    "others",
    "experts",
    "scientists",
    "teachers",
    "critics",
    "believe",
    "think",
    "argue",
    "claim",
    "say",
    "hold",
];
pub(super) const EN_OTHERS: &[&str] = &[
    "others believe",
    "others think",
    "others argue",
    "others say",
    "people believe",
    "people think",
    "people argue",
    "people say",
    "it is often",
    "it is commonly",
    "it is widely",
    "it is generally",
    "it is usually",
    "controvers",
    "debate",
    "whether",
];

pub(super) const ZH_GREETINGS: &[&str] = &[
    "大家好",
    "大家早上好",
    "大家上午好",
    "大家下午好",
    "大家晚上好",
    "谢谢大家",
    "感谢大家",
    "谢谢各位",
    "感谢各位",
    "欢迎各位",
    "我的发言完了",
    "我的演讲完了",
];
/// Those who are greeted, and 各位 wherever it stands, where nothing but a greeting or a mark follows: 同学们走了 tells of them.
pub(super) const ZH_GREETED: &[&str] = &["各位", "同学们", "朋友们", "女士们", "先生们", "乡亲们", "同志们"];
pub(super) const ZH_GUESTS: &[&str] = &[
    "老师", "同学", "朋友", "来宾", "嘉宾", "领导", "同事", "同仁", "听众", "观众", "家长", "乡亲", "读者",
    "代表", "评委", "先生", "女士", "同志", "网友", "专家", "伙伴",
];
pub(super) const ZH_GOOD: &[&str] = &["好", "早上好", "上午好", "中午好", "下午好", "晚上好", "大家好"];

pub(super) const EN_FIRST: &[&str] = &["i", "we", "my", "our", "me", "i'm", "i've", "we're", "we've"];
pub(super) const EN_SECOND: &[&str] = &["you", "your", "you're", "you'll"];
pub(super) const EN_THIRD: &[&str] = &["he", "she", "his", "her"];
pub(super) const EN_REPORTED: &[&str] = &["said", "says", "told", "according"];
pub(super) const EN_MODAL: &[&str] = &["should", "must", "need", "ought", "can", "would"];
pub(super) const EN_TURN: &[&str] =
    &["but", "however", "yet", "therefore", "thus", "hence", "so", "personally"];
pub(super) const EN_ORDER: &[&str] = &[
    "first",
    "firstly",
    "second",
    "secondly",
    "third",
    "thirdly",
    "another",
    "moreover",
    "furthermore",
    "finally",
];
pub(super) const EN_FILLERS: &[&str] = &[
    "you know",
    "um",
    "uh",
    "okay",
    "yeah",
    "i mean",
    "kind of",
    "sort of",
    "gonna",
    "well,",
    "right?",
    "thank you",
];

pub(super) const EN_GREETINGS: &[&str] = &[
    "ladies and gentlemen",
    "good morning",
    "good afternoon",
    "good evening",
    "thank you",
    "thanks for",
    "thanks to all of you",
    "fellow citizens",
    "dear friends",
];
