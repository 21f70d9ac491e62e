//! The page's own words, in the article's language, as the names of its parts are. Everything else on the page is the
//! article's, or the person's.

use crate::article::{Article, Lang, Reason};
use crate::digest::NodeRole;

/// The words of one language.
pub(super) struct Words {
    /// The language's tag for browsers, which choose fonts and voices by it.
    pub(super) tag: &'static str,
    pub(super) articles: &'static str,
    pub(super) summary: &'static str,
    pub(super) outline: &'static str,
    pub(super) text: &'static str,
    pub(super) strip: &'static str,
    pub(super) links: &'static str,
    pub(super) removed: &'static str,
    pub(super) notices: &'static str,
    pub(super) skip: &'static str,
    pub(super) source: &'static str,
    pub(super) note: &'static str,
    pub(super) link: &'static str,
    /// What leads from the list of links to the text.
    pub(super) back: &'static str,
    pub(super) code: &'static str,
    pub(super) table: &'static str,
    /// What the marks in the text mean.
    pub(super) marks: &'static str,
    /// What the strip means.
    pub(super) bars: &'static str,
    /// What stands between two words of a list, and behind what something is.
    pub(super) comma: &'static str,
    pub(super) colon: &'static str,
    lang: Lang,
    traditional: bool,
}

static SIMPLIFIED: Words = Words {
    tag: "zh-Hans",
    articles: "文章",
    summary: "摘要",
    outline: "提纲",
    text: "正文",
    strip: "全文一览",
    links: "链接",
    removed: "移除的内容",
    notices: "说明",
    skip: "跳到正文",
    source: "来源：",
    note: "注",
    link: "链接 ",
    back: "回到正文",
    code: "代码",
    table: "表格",
    marks: "正文里标亮的，就是这些句子。",
    bars: "旁边的长条是全文，从上到下：横条越长，那里的句子越重要；有摘要句的地方是满格。",
    comma: "、",
    colon: "：",
    lang: Lang::Zh,
    traditional: false,
};

static TRADITIONAL: Words = Words {
    tag: "zh-Hant",
    articles: "文章",
    summary: "摘要",
    outline: "提綱",
    text: "正文",
    strip: "全文一覽",
    links: "連結",
    removed: "移除的內容",
    notices: "說明",
    skip: "跳到正文",
    source: "來源：",
    note: "註",
    link: "連結 ",
    back: "回到正文",
    code: "程式碼",
    table: "表格",
    marks: "正文裡標亮的，就是這些句子。",
    bars: "旁邊的長條是全文，從上到下：橫條越長，那裡的句子越重要；有摘要句的地方是滿格。",
    comma: "、",
    colon: "：",
    lang: Lang::Zh,
    traditional: true,
};

static ENGLISH: Words = Words {
    tag: "en",
    articles: "Articles",
    summary: "Summary",
    outline: "Outline",
    text: "Text",
    strip: "The article at a glance",
    links: "Links",
    removed: "What was taken out",
    notices: "Notices",
    skip: "Skip to the text",
    source: "Source: ",
    note: "note ",
    link: "link ",
    back: "Back to the text",
    code: "Code",
    table: "Table",
    marks: "These are the sentences that are marked in the text.",
    bars: "The strip beside it is the whole article from top to bottom: the longer a bar, the more its sentences matter; \
           full ones hold sentences of the summary.",
    comma: ", ",
    colon: ":",
    lang: Lang::En,
    traditional: false,
};

/// What is known of a language is known of English or Chinese; of another only that it is another, and the page's own
/// words are English.
static OTHER: Words = Words { tag: "und", lang: Lang::Other, ..ENGLISH };

/// A text with kana is Japanese; told so, browsers give its Han characters the shapes that they have there.
static JAPANESE: Words = Words { tag: "ja", ..OTHER };

impl Words {
    /// The words for an article, whose Chinese may be in `traditional` characters.
    pub(super) fn of(article: &Article, traditional: bool) -> &'static Self {
        match article.lang() {
            Lang::Zh if traditional => &TRADITIONAL,
            Lang::Zh => &SIMPLIFIED,
            Lang::En => &ENGLISH,
            Lang::Other if has_kana(article.text()) => &JAPANESE,
            Lang::Other => &OTHER,
        }
    }

    /// What a part is called of one article among several.
    pub(super) fn of_article(&self, part: &str, article: &str) -> String {
        let space = if self.lang == Lang::Zh { "" } else { " " };
        format!("{part}{}{space}{article}", self.colon)
    }

    /// What a part of an article is for.
    pub(super) fn role(&self, role: NodeRole) -> &'static str {
        role.name(self.lang, self.traditional)
    }

    /// Why a sentence is marked: what it does, and how high it ranks among all.
    pub(super) fn why(&self, role: Option<NodeRole>, rank: usize, all: usize, score: f64) -> String {
        let role = role.map(|role| format!("{} · ", self.role(role))).unwrap_or_default();
        match (self.lang, self.traditional) {
            (Lang::Zh, false) => format!("{role}重要性排第 {rank}，共 {all} 句 · 分数 {score:.2}"),
            (Lang::Zh, true) => format!("{role}重要性排第 {rank}，共 {all} 句 · 分數 {score:.2}"),
            _ => format!("{role}no. {rank} of {all} sentences · score {score:.2}"),
        }
    }

    /// What a page of several articles is called, by the first.
    pub(super) fn and_others(&self, first: &str, others: usize) -> String {
        match (self.lang, others) {
            (_, 0) => first.to_owned(),
            (Lang::Zh, _) => format!("{first} 等 {} 篇", others + 1),
            _ => format!("{first} and {others} more"),
        }
    }

    /// Why a passage was taken out.
    pub(super) fn reason(&self, reason: Reason) -> &'static str {
        let (simplified, traditional, english) = match reason {
            Reason::Contact => ("联系", "聯絡", "contact"),
            Reason::Ad => ("广告", "廣告", "ad"),
            Reason::Navigation => ("导航", "導覽", "menu"),
            Reason::Share => ("分享", "分享", "sharing"),
            Reason::Comments => ("评论", "評論", "comments"),
            Reason::Copyright => ("版权", "版權", "copyright"),
            Reason::Related => ("相关", "相關", "related"),
            Reason::Byline => ("署名", "署名", "byline"),
            Reason::Duplicate => ("重复", "重複", "repeated"),
            Reason::Other => ("其他", "其他", "other"),
        };
        match (self.lang, self.traditional) {
            (Lang::Zh, false) => simplified,
            (Lang::Zh, true) => traditional,
            _ => english,
        }
    }
}

/// Whether a tenth of the characters with which a text begins are kana, which is more than a word that is quoted.
fn has_kana(text: &str) -> bool {
    const LOOKED_AT: usize = 2_000;
    let all = text.chars().filter(|c| !c.is_whitespace()).take(LOOKED_AT);
    let (mut count, mut kana) = (0, 0);
    for c in all {
        count += 1;
        kana += usize::from(matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'));
    }
    kana > 0 && kana * 10 >= count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_page_speaks_its_article_s_language() {
        let tag = |lang, traditional| Words::of(&sample::article(lang, &[]), traditional).tag;
        assert_eq!(tag(Lang::Zh, false), "zh-Hans");
        assert_eq!(tag(Lang::Zh, true), "zh-Hant");
        assert_eq!((tag(Lang::En, false), tag(Lang::Other, false)), ("en", "und"));
    }

    #[test]
    fn a_text_with_kana_is_japanese() {
        #[track_caller]
        fn check(text: &str, tag: &str) {
            let article = sample::article(Lang::Other, &[(crate::article::BlockKind::Paragraph, text)]);
            assert_eq!(Words::of(&article, false).tag, tag, "{text}");
        }
        check("橋は去年の夏に壊れた。", "ja");
        check("Le mot の est un mot japonais.", "und");
        check("다리가 무너졌다.", "und");
        check("", "und");
    }

    #[test]
    fn a_mark_says_why_it_is_there() {
        let thesis = Some(NodeRole::Thesis { lead: false });
        assert_eq!(ENGLISH.why(thesis, 1, 45, 0.834), "Thesis · no. 1 of 45 sentences · score 0.83");
        assert_eq!(SIMPLIFIED.why(None, 12, 45, 0.5), "重要性排第 12，共 45 句 · 分数 0.50");
        assert_eq!(TRADITIONAL.why(thesis, 1, 2, 1.0), "論點 · 重要性排第 1，共 2 句 · 分數 1.00");
    }

    #[test]
    fn several_articles_are_called_by_the_first() {
        assert_eq!(SIMPLIFIED.and_others("桥", 2), "桥 等 3 篇");
        assert_eq!(ENGLISH.and_others("Bridge", 1), "Bridge and 1 more");
        assert_eq!(OTHER.and_others("Pont", 0), "Pont");
    }
}
