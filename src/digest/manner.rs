//! How a sentence is said: who speaks in it, of what, and in which turn of phrase. Knows nothing of where it stands, nor
//! of what that is worth.

mod vocabulary;

use crate::article::Lang;
use crate::digest::cue::leans;
use crate::segment::letter::{is_alphabetic, is_alphanumeric, lowercase};
use crate::segment::searched::Searched;
use std::borrow::Cow;
use vocabulary::*;

/// How one sentence is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Manner {
    /// It asks.
    pub(super) question: bool,
    /// It exclaims.
    pub(super) exclamation: bool,
    /// The share of it that stands in quotation marks, 0 to 1.
    pub(super) quotation: f64,
    /// It begins by leaning on what stands before.
    pub(super) leaning: bool,
    /// How many numbers it holds.
    pub(super) figures: u32,
    /// How many capitalised words stand inside it.
    pub(super) names: u32,
    /// The writer speaks of himself, or of us: outside quotation marks.
    pub(super) first_person: bool,
    /// The reader is spoken to: outside quotation marks.
    pub(super) second_person: bool,
    /// It tells of him or her.
    pub(super) third_person: bool,
    /// It reports what somebody said.
    pub(super) reported: bool,
    /// It says what should, must or can be.
    pub(super) modal: bool,
    /// It begins with a turn: 但, 其实, 因此; but, however, therefore.
    pub(super) turn: bool,
    /// It begins with a place in an order: 首先, 第二; first, another.
    pub(super) order: bool,
    /// It joins clauses with a semicolon.
    pub(super) semicolon: bool,
    /// How many words it holds that only the spoken language has.
    pub(super) fillers: u32,
    /// The writer speaks of himself alone, outside quotation marks.
    pub(super) singular: bool,
    /// It says what the text is about to do.
    pub(super) announces: bool,
    /// It says something of a view that was given before it: this opinion, the latter.
    pub(super) points_back: bool,
    /// It says what others hold, or that it is disputed.
    pub(super) others: bool,
    /// It greets, or thanks, those who listen.
    pub(super) greets: bool,
    /// It does so and hardly more.
    pub(super) courtesy: bool,
}

/// Letters of a sentence that does no more than greet; the same in English, in bytes.
const ZH_COURTESY: usize = 24;
const EN_COURTESY: usize = 48;

/// How a sentence is said. Of languages without word lists only the marks are read.
pub(super) fn manner(sentence: &str, lang: Lang) -> Manner {
    let text = sentence.trim();
    let mut manner = Manner {
        question: asks(text),
        exclamation: unquoted(text).ends_with(['！', '!']),
        quotation: quotation(text),
        leaning: leans(text, lang),
        figures: figures(text),
        semicolon: text.contains(['；', ';']),
        ..Manner::default()
    };
    match lang {
        Lang::Zh => chinese(text, &mut manner),
        Lang::En => english(text, &mut manner),
        Lang::Other => {}
    }
    manner
}

/// Whether a sentence, without white space at its end, asks.
pub(super) fn asks(sentence: &str) -> bool {
    unquoted(sentence).ends_with(['？', '?'])
}

/// A sentence without the quotes and brackets that close it.
fn unquoted(sentence: &str) -> &str {
    sentence.trim_end_matches(['”', '"', '’', '」', '』', ')', '）'])
}

fn chinese(text: &str, manner: &mut Manner) {
    let opens = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let all = Searched::new(text);
    let own = outside_quotes(text);
    let own: &Searched<'_> = if own.len() == text.len() { &all } else { &Searched::new(&own) };
    manner.first_person = own.has_any(ZH_FIRST);
    manner.second_person = own.has_any(ZH_SECOND);
    manner.third_person = all.has_any(ZH_THIRD);
    manner.reported = all.has_any(ZH_REPORTED);
    manner.modal = all.has_any(ZH_MODAL);
    manner.turn = opens(ZH_TURN);
    manner.order = opens(ZH_ORDER);
    manner.singular =
        own.text().match_indices('我').any(|(at, i)| !own.text()[at + i.len()..].starts_with('们'))
            || own.has("笔者");
    manner.announces = all.has_any(ZH_ANNOUNCES);
    manner.points_back = all.has_any(ZH_POINTS);
    manner.others = all.has_any(ZH_OTHERS);
    let fillers = ZH_FILLERS.iter().filter(|word| all.may_have(word));
    manner.greets = own.has_any(ZH_GREETINGS) || calls(own);
    // To call somebody by name is no courtesy yet: 同学们，记住这句话。
    let letters = text.chars().filter(|c| is_alphabetic(*c)).count();
    let kind = own.has_any(&["谢谢", "感谢", "大家好", "上好", "午好", "发言完了", "演讲完了"]);
    manner.courtesy = manner.greets && letters <= if kind { ZH_COURTESY } else { ZH_COURTESY / 3 };
    manner.fillers =
        u32::try_from(fillers.map(|word| text.matches(word).count()).sum::<usize>()).unwrap_or(u32::MAX);
}

/// Whether a clause calls those who listen: 同学们， 各位老师： 朋友们好！
fn calls(own: &Searched<'_>) -> bool {
    let called = |word: &&str| {
        own.may_have(word)
            && own.text().match_indices(*word).any(|(at, word)| {
                let (before, after) = (own.text()[..at].trim_end(), &own.text()[at + word.len()..]);
                let guests = ZH_GUESTS.iter().find_map(|guests| after.strip_prefix(guests));
                let after = guests.map_or(after, |rest| rest.trim_start_matches('们'));
                let after = ZH_GOOD.iter().find_map(|good| after.strip_prefix(good)).unwrap_or(after);
                let addressed =
                    word == "各位" || before.ends_with('的') || !before.ends_with(is_alphanumeric);
                addressed && !after.starts_with(is_alphanumeric)
            })
    };
    ZH_GREETED.iter().any(called)
}

/// One word may stand between what points and what is pointed at.
const FAR: u32 = 2;

fn english(text: &str, manner: &mut Manner) {
    let lower = lowercase(text);
    let own = outside_quotes(text);
    let own = if own.len() == text.len() { Cow::Borrowed(&*lower) } else { lowercase(&own) };
    for word in words(&own) {
        manner.first_person |= EN_FIRST.contains(&word.as_ref());
        manner.second_person |= EN_SECOND.contains(&word.as_ref());
        manner.singular |= EN_SINGULAR.contains(&word.as_ref());
    }
    // How many words ago one stood that points at what follows, or counts it.
    let (mut pointed, mut counted) = (FAR, FAR);
    for (index, word) in words(&lower).enumerate() {
        manner.third_person |= EN_THIRD.contains(&word.as_ref());
        manner.reported |= EN_REPORTED.contains(&word.as_ref());
        manner.modal |= EN_MODAL.contains(&word.as_ref());
        manner.turn |= index == 0 && EN_TURN.contains(&word.as_ref());
        manner.order |= index == 0 && EN_ORDER.contains(&word.as_ref());
        manner.points_back |= pointed < FAR && EN_VIEWS.contains(&word.as_ref());
        manner.others |= counted < FAR && EN_PEOPLE.contains(&word.as_ref());
        pointed = if EN_POINTING.contains(&word.as_ref()) { 0 } else { (pointed + 1).min(FAR) };
        counted = if EN_SOME.contains(&word.as_ref()) { 0 } else { (counted + 1).min(FAR) };
    }
    let searched = Searched::new(&lower);
    manner.announces = searched.has_any(EN_ANNOUNCES);
    manner.points_back |= searched.has_any(EN_BACK);
    manner.others |= searched.has_any(EN_OTHERS);
    let greeted = |word: &&str| searched.may_have(word) && own.contains(word);
    manner.greets = EN_GREETINGS.iter().any(greeted);
    manner.courtesy = manner.greets && text.len() <= EN_COURTESY;
    let said = |words: &&&str| {
        searched.may_have(words)
            && lower.match_indices(**words).any(|(at, found)| {
                !lower[..at].ends_with(is_alphanumeric)
                    && !lower[at + found.len()..].starts_with(is_alphanumeric)
            })
    };
    manner.fillers = u32::try_from(EN_FILLERS.iter().filter(said).count()).unwrap_or(u32::MAX);
    // A capital after a small letter, a comma or a bracket: the first word of a sentence says nothing.
    let names = text.split_whitespace().skip(1).filter(|word| {
        let mut letters = word.trim_start_matches(|c: char| !is_alphanumeric(c)).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    });
    manner.names = u32::try_from(names.count()).unwrap_or(u32::MAX);
}

/// The words of an English text, with one apostrophe for all.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let cut = text.split(|c: char| !is_alphanumeric(c) && c != '\'' && c != '’');
    cut.filter(|word| !word.is_empty()).map(|word| match word.contains('’') {
        true => Cow::Owned(word.replace('’', "'")),
        false => Cow::Borrowed(word),
    })
}

/// How many runs of digits a text holds.
fn figures(text: &str) -> u32 {
    let mut count = 0;
    let mut inside = false;
    for byte in text.bytes() {
        let digit = byte.is_ascii_digit();
        count += u32::from(digit && !inside);
        inside = digit;
    }
    count
}

/// Whether each character stands in quotation marks; the marks themselves are neither.
fn quoted(text: &str) -> impl Iterator<Item = (char, Option<bool>)> {
    text.chars().scan(false, |open, c| {
        let mark = match c {
            '“' | '「' | '『' => Some(true),
            '”' | '」' | '』' => Some(false),
            '"' => Some(!*open),
            _ => None,
        };
        *open = mark.unwrap_or(*open);
        Some((c, mark.is_none().then_some(*open)))
    })
}

/// Marks of quotation, as [`quoted`] reads them.
fn is_quote(c: char) -> bool {
    matches!(c, '“' | '「' | '『' | '”' | '」' | '』' | '"')
}

/// A text without what stands in quotation marks, and without the marks: where there are none, the text itself.
fn outside_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(is_quote) {
        return Cow::Borrowed(text);
    }
    quoted(text).filter(|(_, inside)| *inside == Some(false)).map(|(c, _)| c).collect()
}

/// The share of a sentence that stands in quotation marks.
fn quotation(text: &str) -> f64 {
    if !text.contains(is_quote) {
        return 0.0;
    }
    let (mut inside, mut all) = (0usize, 0usize);
    for (_, quoted) in quoted(text) {
        all += usize::from(quoted.is_some());
        inside += usize::from(quoted == Some(true));
    }
    if all == 0 { 0.0 } else { inside as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lang: Lang, read: impl Fn(&Manner) -> bool) {
        assert!(read(&manner(text, lang)), "{text}: {:?}", manner(text, lang));
    }

    #[test]
    fn who_speaks_is_read_outside_quotes() {
        check("我觉得桥该修。", Lang::Zh, |m| m.first_person && m.modal && !m.reported);
        check("老周说，“我不修桥。”", Lang::Zh, |m| !m.first_person && m.reported);
        check("We should mend it.", Lang::En, |m| m.first_person && m.modal);
        check("\"I will not,\" said Mr Lane.", Lang::En, |m| !m.first_person && m.reported && m.names == 2);
        check("Weeds grow in Maine.", Lang::En, |m| !m.first_person && m.names == 1);
    }

    #[test]
    fn turns_orders_and_marks_are_read() {
        check("但雨还在下！", Lang::Zh, |m| m.turn && m.exclamation && m.leaning);
        check("第二，船票涨到了3元5角；座位少了。", Lang::Zh, |m| {
            m.order && m.figures == 2 && m.semicolon
        });
        check("Another reason: it costs 3.5 pounds.", Lang::En, |m| m.order && m.figures == 2);
        check("“他来吗？”", Lang::Zh, |m| m.question && m.quotation == 1.0 && m.third_person);
        check("“甲乙”丙丁。", Lang::Zh, |m| (m.quotation - 0.4).abs() < 1e-9);
        check("\"ab\" cd.", Lang::En, |m| (m.quotation - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn whose_claim_it_is_is_read() {
        check("我认为桥该修。", Lang::Zh, |m| m.singular && !m.others);
        check("我们要修桥。", Lang::Zh, |m| !m.singular && m.first_person);
        check("许多人说桥该修。", Lang::Zh, |m| m.others && !m.singular);
        check("以下谈谈修桥的三个理由。", Lang::Zh, |m| m.announces);
        check("我赞成这种观点。", Lang::Zh, |m| m.points_back && m.singular);
        check("I think that the bridge should stay.", Lang::En, |m| m.singular && !m.points_back);
        check("Some older people say it should go.", Lang::En, |m| m.others && !m.singular);
        check("Some of the stones that people took are gone.", Lang::En, |m| !m.others);
        check("This essay will discuss the bridge.", Lang::En, |m| m.announces && !m.points_back);
        check("I agree with this odd opinion.", Lang::En, |m| m.points_back);
        check("“I am for the latter,” she said.", Lang::En, |m| m.points_back && !m.singular);
    }

    #[test]
    fn greetings_are_known() {
        for (text, lang, greets, courtesy) in [
            ("各位老师，大家上午好！", Lang::Zh, true, true),
            ("谢谢大家！", Lang::Zh, true, true),
            (
                "同学们，你们以后会遇到很多第一次，第一次做不好没有关系，怕的是没有第一次。",
                Lang::Zh,
                true,
                false,
            ),
            ("同学们，我希望你们记住这句话。", Lang::Zh, true, false),
            ("他说：“谢谢大家。”", Lang::Zh, false, false),
            ("各位来宾、女士们：", Lang::Zh, true, true),
            ("同学们好！", Lang::Zh, true, true),
            ("同学们都走了。", Lang::Zh, false, false),
            ("各位船家都来了。", Lang::Zh, false, false),
            ("感谢各位的耐心。", Lang::Zh, true, true),
            ("今天给各位朋友，带来一首老歌。", Lang::Zh, true, false),
            ("各位老师走了。", Lang::Zh, false, false),
            ("他送走了同学们。", Lang::Zh, false, false),
            ("Good morning, everybody.", Lang::En, true, true),
            ("\"Thank you,\" she said.", Lang::En, false, false),
            ("The morning was good.", Lang::En, false, false),
        ] {
            check(text, lang, |m| (m.greets, m.courtesy) == (greets, courtesy));
        }
    }

    #[test]
    fn spoken_words_are_counted() {
        check("然后呢，我们就是说，对吧？", Lang::Zh, |m| m.fillers == 5);
        check("Well, you know, it was okay.", Lang::En, |m| m.fillers == 3);
        check("The album is unusual.", Lang::En, |m| m.fillers == 0);
    }
}
