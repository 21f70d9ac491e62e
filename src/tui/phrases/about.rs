//! What is said of an article as a whole: what kind of text it was read as, and what was taken out of it.

use crate::article::Lang;
use crate::tui::phrases::{Both, Tongue};

pub(crate) const TITLE: Both = ("关于这篇文章", "About this article");
pub(crate) const KIND: Both = ("读作什么", "What kind of text it was read as");
pub(crate) const SIGNS: Both = ("凭的是：", "By these signs: ");
pub(crate) const CLAIMS_NOTHING: Both = (
    "不下论断的文字，如清单、日志、诗：没有论点和要点。",
    "A text that claims nothing, such as a list, a log or a poem: it has no thesis and no points.",
);
pub(crate) const BY_LAYOUT: Both = (
    "只按版面来读：这种语言的词语不认得。",
    "It was read by its layout alone: the words of its language are not known.",
);
pub(crate) const ARTICLE: Both = ("文章", "The article");
pub(crate) const LANGUAGE: Both = ("语言", "language");
pub(crate) const ENCODING: Both = ("编码", "encoding");
pub(crate) const LENGTH: Both = ("长短", "length");
pub(crate) const MADE_OF: Both = ("构成", "made of");
pub(crate) const NOTICES: Both = ("读入时", "What happened in reading");
pub(crate) const REMOVED: Both = ("移除的内容", "What was removed");
pub(crate) const PASSAGES: Both =
    ("移除的每一处，按原来的先后", "Every passage that was removed, in its order");
pub(crate) const FOOTER: Both = (
    "{down}/{up} 滚动  {back} 返回  {removed} 在正文里看移除的",
    "{down}/{up} scroll  {back} back  {removed} what was removed, in the text",
);

impl Tongue {
    /// A language's name.
    pub(crate) fn language(self, lang: Lang, traditional: bool) -> &'static str {
        self.pick(match (lang, traditional) {
            (Lang::Zh, false) => ("中文（简体）", "Chinese, simplified"),
            (Lang::Zh, true) => ("中文（繁体）", "Chinese, traditional"),
            (Lang::En, _) => ("英文", "English"),
            (Lang::Other, _) => ("其他语言", "another language"),
        })
    }

    /// What an article is made of.
    pub(crate) fn made_of(self, sentences: usize, paragraphs: usize, headings: usize) -> String {
        match self {
            Tongue::Chinese => format!("{sentences} 句，{paragraphs} 段，{headings} 个小标题"),
            Tongue::English => {
                let many =
                    |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
                let [sentences, paragraphs, headings] =
                    [(sentences, "sentence"), (paragraphs, "paragraph"), (headings, "heading")]
                        .map(|(count, what)| many(count, what));
                format!("{sentences}, {paragraphs}, {headings}")
            }
        }
    }
}
