//! What is said of a sentence's place in the digest: its rank, its place in the summary, its role and the reason for it.

use crate::clean::Clean;
use crate::digest::{Ground, Outline, Role};
use crate::span::NodeId;
use crate::tui::phrases::measures::feature;
use crate::tui::phrases::{Both, Tongue};

pub(crate) const TITLE: Both = ("这一句的缘由", "Why this sentence");
pub(crate) const NO_SENTENCE: Both = ("这里没有句子", "There is no sentence here.");
pub(crate) const NO_ROLE: Both =
    ("在论证里没有特别的角色", "No role of its own: neither thesis, point, item, outlook nor conclusion.");
pub(crate) const PARTS: Both = ("分数的由来", "What the score is made of");
pub(crate) const EACH: Both = ("逐项", "One by one");
pub(crate) const STANDS_FOR: Both =
    ("它代表的句子（用词相同的份额）", "The sentences it stands for (share of words in common)");
pub(crate) const STOOD_FOR: Both = (
    "代表它的句子（摘要先取，用词相同的份额）",
    "The sentences that stand for it, taken before it (share of words in common)",
);
pub(crate) const ALONE: Both = ("没有别的句子说法与它相近。", "No other sentence nearby says much the same.");
pub(crate) const FOOTER: Both = (
    "{previous-sentence} {next-sentence} 上下句  {previous-key} {next-key} 关键句  {down}/{up} 滚动  {why} 关闭",
    "{previous-sentence} {next-sentence} {previous-key} {next-key} sentence  {down}/{up} scroll  {why} close",
);

impl Tongue {
    /// How high a sentence ranks, and its score from 0 to 1.
    pub(crate) fn rank(self, rank: usize, all: usize, score: f64) -> String {
        match self {
            Tongue::Chinese => format!("排第 {rank} 位，共 {all} 句 · 分数 {score:.2}"),
            Tongue::English => format!("No. {rank} of {all} sentences · score {score:.2}"),
        }
    }

    /// Where a sentence stands in the summary: taken as which one, and how many the summary has; whether its role alone
    /// made it come early.
    pub(crate) fn taken(self, place: usize, all: usize, by_role: bool) -> String {
        let why = match by_role {
            true => self.pick(("（论点和前景先取）", ": thesis and outlook come first")),
            false => "",
        };
        match self {
            Tongue::Chinese => format!("摘要 {all} 句，它第 {place} 个选入{why}"),
            Tongue::English => format!("In the summary of {all}, taken as no. {place}{why}"),
        }
    }

    /// That a sentence is not in the summary, and at how many sentences it would be, if ever.
    pub(crate) fn not_taken(self, at: Option<usize>) -> String {
        match (self, at) {
            (Tongue::Chinese, Some(at)) => format!("不在摘要里；摘要加到 {at} 句时选入"),
            (Tongue::English, Some(at)) => format!("Not in the summary; in one of {at} it would be"),
            (_, None) => self.pick(("不在摘要里", "Not in the summary")).to_owned(),
        }
    }

    /// The measures that have no bar of their own.
    pub(crate) fn others(self, count: usize) -> String {
        match self {
            Tongue::Chinese => format!("其他 {count} 项"),
            Tongue::English => format!("{count} others"),
        }
    }

    /// How the parts make the score.
    pub(crate) fn sum(self, parts: f64, before: f64, score: f64) -> String {
        match self {
            Tongue::Chinese => {
                format!("合计 {parts:+.2}，加上起点 {before:+.2}，折成 0 到 1 之间的分数 {score:.2}。")
            }
            Tongue::English => {
                format!(
                    "Together {parts:+.2}; with {before:+.2} to begin with, {score:.2} on a scale from 0 to 1."
                )
            }
        }
    }

    /// What a role is called that the outline has no name for.
    pub(crate) fn plain_role(self, role: Role) -> &'static str {
        self.pick(match role {
            Role::Evidence => ("例证", "Evidence"),
            Role::Background => ("背景", "Setting"),
            Role::Thesis => ("论点", "Thesis"),
            Role::Point => ("要点", "Point"),
            Role::Step => ("项", "Item"),
            Role::Prognosis => ("前景", "Outlook"),
            Role::Conclusion => ("结论", "Conclusion"),
        })
    }

    /// Why a sentence has its role.
    pub(crate) fn ground(self, ground: &Ground, role: Role, outline: &Outline) -> String {
        let percent = |share: f64| (share * 100.0).round();
        let label = |id: &NodeId| self.quoted(outline.get(*id).map_or("", |node| node.label.trim()));
        let mut said: Vec<String> = Vec::new();
        match (self, ground) {
            (Tongue::Chinese, Ground::Lead { report }) => {
                said.push(format!("新闻报道（{}%）的第一句", percent(*report)));
            }
            (Tongue::English, Ground::Lead { report }) => {
                said.push(format!("the first sentence of a news report ({} %)", percent(*report)));
            }
            (_, Ground::Thesis { place, words, signs, twice }) => {
                said.push(self.pick(likeliest(*place)).to_owned());
                said.extend(self.words(("提示词", "cue words"), words));
                let signs = signs.iter().filter_map(|name| feature(name)).map(|(_, name)| self.pick(name));
                let signs = signs.collect::<Vec<_>>().join(self.pick(("、", ", ")));
                said.extend((!signs.is_empty()).then_some(signs));
                let twice = twice
                    .then(|| self.pick(("网页把它所在的段给了两遍", "the page gives its paragraph twice")));
                said.extend(twice.map(str::to_owned));
            }
            (_, Ground::Close { sentences, share, words }) => {
                let share = percent(*share);
                said.push(match self {
                    Tongue::Chinese if *sentences == 1 => format!("全文以最后一句收束（占全文 {share}%）"),
                    Tongue::Chinese => format!("全文以最后 {sentences} 句收束（占全文 {share}%）"),
                    Tongue::English if *sentences == 1 => {
                        format!("the text closes with its last sentence ({share} % of it)")
                    }
                    Tongue::English => {
                        format!("the text closes with its last {sentences} sentences ({share} % of it)")
                    }
                });
                said.extend(self.words(("收尾的词", "words of a close"), words));
            }
            (_, Ground::Outlook { time, may, words }) => {
                said.extend(self.words(("将来的时间", "a time to come"), time.as_slice()));
                said.extend(self.words(("表示会或可能", "what will or may be"), may.as_slice()));
                said.extend(self.words(("预测的词", "words of a forecast"), words));
            }
            (Tongue::Chinese, Ground::Point { section, of, points }) => {
                let which = if *points > 1 {
                    format!("最重要的 {points} 句之一")
                } else {
                    "最重要的一句".to_owned()
                };
                said.push(format!("{}一节 {of} 句里{which}", label(section)));
            }
            (Tongue::English, Ground::Point { section, of, points }) => {
                let which =
                    if *points > 1 { format!("one of the best {points}") } else { "the best".to_owned() };
                said.push(format!("{which} of {of} sentences in {}", label(section)));
            }
            (Tongue::Chinese, Ground::Member { list, first, last, of }) => {
                said.push(format!("{}的第 {} 项，共 {of} 项", label(list), range(*first, *last)));
            }
            (Tongue::English, Ground::Member { list, first, last, of }) => {
                let item = if first == last { "item" } else { "items" };
                said.push(format!("{item} {} of {of} in {}", range(*first, *last), label(list)));
            }
            (_, Ground::Words(words)) => {
                let of = match role {
                    Role::Evidence => ("举证的词", "words of evidence"),
                    _ => ("交代背景的词", "words of setting"),
                };
                said.extend(self.words(of, words));
            }
        }
        said.join(self.pick(("；", "; ")))
    }

    /// Words of the article with what they are; nothing where there are none.
    fn words(self, what: Both, words: &[Clean]) -> Option<String> {
        let quoted: Vec<String> = words.iter().map(|word| self.quoted(word)).collect();
        let (space, joined) = (self.pick(("", " ")), self.pick(("", ", ")));
        (!quoted.is_empty()).then(|| format!("{}{space}{}", self.pick(what), quoted.join(joined)))
    }

    fn quoted(self, words: &str) -> String {
        format!("“{words}”")
    }
}

fn likeliest(place: usize) -> Both {
    match place {
        1 => ("全文最像论点的一句", "the likeliest thesis of all sentences"),
        _ => ("全文第二像论点的一句", "the second likeliest thesis of all sentences"),
    }
}

fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}
