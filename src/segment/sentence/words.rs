//! The words that decide about a sentence's end: abbreviations, clauses that say who spoke, particles that go on. Tables
//! and their look-up; where the marks stand is not known here.

use super::table::{entries, has};
use crate::segment::traditional::simplified;

/// Always followed by what they belong to, so a full stop after them never ends a sentence.
const LEADING: &str = "\
    Mr Mrs Ms Mx Dr Prof Gen Sen Rep Reps Sens Gov Capt Cpt Lt Col Sgt Maj Cmdr Adm Rev Hon Pres Supt \
    Messrs Mme Mlle Fr Br vs cf e.g i.e eg ie viz approx ca E.g I.e Fig Figs Eq Eqs";

/// Followed by a number where they are abbreviations; `No.` is a word otherwise.
const NUMBERED: &str = "\
    No Nos no nos Art Arts Sec Ch Chap Vol Vols vol pp para Ex Ref Tab fig figs eq sec ch Op op";

/// May end a sentence or not: they do where a word follows that often begins one.
const TRAILING: &str = "\
    Inc Ltd Co Corp Bros LLC Cos al Jr Sr Esq St Mt Ft Ave Blvd Rd Hwy Dept dept Univ Assn est Est Jan Feb \
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Calif Mass Conn Fla \
    Ill Pa Va Wash Md Minn Mich Tenn Ga Ky hr hrs min mins sq oz lb lbs PhD";

/// Words that begin many sentences and few names.
const STARTERS: &str = "\
    A About According After All Also Although An And Another Any As At Because Before Both But By Can \
    Did Do Does During Each Earlier Even Every For From Had Has Have He Her Here His How However I If In \
    Instead Is It Its Just Last Later Many Meanwhile More Most Much My No Not Nothing Now Of On Once One \
    Only Or Other Others Our Perhaps She Since So Some Still Such That The Their Then There These They \
    This Those Though Thus Time To Today Two Under Until Was We Were What When Where Whether Which While \
    Who Why With Without Would Yes Yet You Your";

/// What is counted in headings: a number and a full stop after it begin an item.
const LABELS: &str = "Step Tip Part Chapter Section Rule Lesson Stage Phase Question Exercise Example Figure Table Myth Reason";

/// English verbs of a clause that says who spoke.
const SPEECH_EN: &str = "\
    said says asked asks replied answered shouted cried whispered added wrote writes told exclaimed \
    yelled screamed muttered demanded called continued explained wondered tweeted";

/// Chinese verbs that such a clause ends with.
const SPEECH_ZH: &str = "\
    说 問 问 答 喊 嚷 叫 吼 曰 称 骂 說 表示 指出 认为 強調 强调 回答 解释 补充 坦言 直言 透露 介绍 感叹 \
    感慨 提醒 承认 宣布 建议 呼吁 调侃 总结 嘀咕 嘟囔 写 想";

/// Words that end like one of those verbs and are none.
const NO_SPEECH: &str = "\
    小说 小說 学说 传说 听说 据说 来说 實說 实说 话说 可以说 就是说 应该说 或者说 不用说 这样说 这么说 再说 学问 疑问 \
    访问 顾问 名称 简称 全称 对称 职称 俗称 统称 思想 理想 梦想 幻想 试想 想想 设想 猜想 感想 联想 料想 回想";

/// Who speaks, where the verb follows at once.
const SPEAKERS: &str = "\
    他们 她们 我们 他 她 它 我 你 大家 众人 有人 记者 老师 母亲 父亲 妈妈 爸爸 老人 对方 主持人";

/// Whether a full stop after `token` belongs to it, given the text that follows (white space taken off).
pub(super) fn is_abbreviation(token: &str, after: &str) -> bool {
    if has(LEADING, token) {
        return true;
    }
    let digit = after.starts_with(|c: char| c.is_ascii_digit());
    if has(NUMBERED, token) {
        return digit;
    }
    let letters = token
        .split('.')
        .all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let initials = letters && (token.len() == 1 || token.contains('.'));
    (initials || has(TRAILING, token)) && !begins_sentence(after)
}

/// Whether `text` is the name of a step or part with its number: `Step 1`, `Chapter 12`.
pub(super) fn is_label(text: &str) -> bool {
    // Looked at only where it is short, so that a long sentence is not read again at each of its marks.
    if text.len() > 20 {
        return false;
    }
    let mut words = text.split_whitespace();
    let name = words.next().is_some_and(|word| has(LABELS, word));
    let number =
        words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit() || b"IVX".contains(&b)));
    name && number && words.next().is_none()
}

/// Whether `after` begins with a quote or with a word that usually begins a sentence.
fn begins_sentence(after: &str) -> bool {
    let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = after.split_at_checked(length).unwrap_or((after, ""));
    after.starts_with(['“', '"', '「', '‘']) || (has(STARTERS, word) && !rest.starts_with('.'))
}

/// Whether the Latin text after a closed quote says who spoke: `John said.`, `I asked`, `said the mayor`. A pronoun with
/// a capital begins a sentence of its own, and so does what leads the next quote in: `John said: “…”`.
pub(super) fn reports(after: &str) -> bool {
    let end = after
        .char_indices()
        .take(60)
        .find(|(_, c)| ",.!?;:\"“".contains(*c))
        .map_or(after.len(), |(at, _)| at);
    let (clause, rest) = after.split_at_checked(end).unwrap_or((after, ""));
    let mut words = clause.split_whitespace().take(4).peekable();
    let pronoun = words.peek().is_some_and(|word| has("He She It We They You Who This That", word));
    !pronoun && !rest.starts_with(':') && words.any(|word| has(SPEECH_EN, word))
}

/// Whether the text after a closed quote goes on with the sentence the quote stands in: it says who spoke, or leans on
/// the quote (`”的问题`). `told` says that the quote ends with a full stop, as what somebody says does; then `这样` begins
/// the next sentence, where after `？”` it points back.
pub(super) fn goes_on(after: &str, told: bool) -> bool {
    // The tables are in simplified characters, and nothing further away is looked at.
    let near = after.char_indices().nth(NEAR).map_or(after, |(at, _)| after.get(..at).unwrap_or(after));
    let after: &str = &simplified(near);
    let starts = |table: &str| entries(table).any(|word| after.starts_with(word));
    let joined = ["和", "与", "或", "及"]
        .iter()
        .any(|word| after.strip_prefix(word).is_some_and(|t| t.starts_with(['“', '「', '"'])));
    let leans = (starts("的 等 之类 之词 之语 一词 一句 一类 时， 后，")
        && !starts("的确 等到 等他 等我 等她"))
        || (!told && starts("这样 这类 这种 这一 这个 這個"));
    joined || leans || speaks(after)
}

/// How many characters after a quote are looked at, at most.
const NEAR: usize = 40;

/// Whether `after` begins with a Chinese clause that says who spoke.
fn speaks(after: &str) -> bool {
    let length = after.char_indices().take(30).find(|(_, c)| ends_clause(*c)).map(|(at, _)| at);
    let whole = after.chars().nth(30).is_none().then_some(after.len());
    if starts_with_speaker(after) {
        // `他说：“…”` leads the next quote in, and belongs to that.
        return !length.is_some_and(|at| after.get(at..).is_some_and(|t| t.starts_with(['：', ':'])));
    }
    let Some(at) = length.or(whole) else { return false };
    let (clause, rest) = after.split_at_checked(at).unwrap_or((after, ""));
    if rest.starts_with(['：', ':']) || entries(LEADS_IN).any(|word| clause.starts_with(word)) {
        return false;
    }
    let clause = clause.trim_end().trim_end_matches(['着', '道', '了', '过']);
    !entries(NO_SPEECH).any(|word| clause.ends_with(word))
        && entries(SPEECH_ZH)
            .filter_map(|verb| clause.strip_suffix(verb))
            .min_by_key(|before| before.len())
            .is_some_and(|before| {
                !before.is_empty()
                    && !["没", "不", "未", "别", "没有", "沒", "无话可"].iter().any(|no| before.ends_with(no))
            })
}

/// A clause that begins so opens a sentence of its own, whatever verb it ends with.
const LEADS_IN: &str = "\
    据 对此 此外 随后 另外 但 不过 而 因此 所以 最后 同时 后来 接着 于是 然而";

fn starts_with_speaker(after: &str) -> bool {
    entries(SPEAKERS).filter_map(|who| after.strip_prefix(who)).any(|rest| {
        let verb = rest
            .strip_prefix("回答")
            .or_else(|| rest.strip_prefix(['说', '問', '问', '答', '喊', '嚷', '道', '說']));
        verb.is_some_and(|more| {
            !more.starts_with([
                '的', '法', '明', '服', '不', '谎', '话', '起', '题', '应', '歉', '路', '理', '案', '复',
                '過', '过',
            ])
        })
    })
}

fn ends_clause(c: char) -> bool {
    "，。！？；：,.!?;:…“「\"\n—".contains(c)
}
