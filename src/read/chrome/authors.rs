//! Who wrote an article, and the line at its end that says who that is. Where such a line may stand is not known here.

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::lines::Facts;

/// Those whom a line names as the article's authors, if it is a byline.
pub(super) fn authors<'a>(text: &'a str, facts: &Facts) -> Vec<&'a str> {
    let is_byline = |cue: &Cue| cue.reason == Reason::Byline;
    if !facts.cue.as_ref().is_some_and(is_byline) && !facts.phrase.as_ref().is_some_and(is_byline) {
        return Vec::new();
    }
    let marks = ["By ", "by ", "BY ", "作者：", "作者:", "文/", "文／", "采访：", "撰文：", "记者 "];
    let after = |mark: &'static str| text.split_once(mark).map(|(_, after)| after.trim_start());
    let name = |after: &'a str| {
        let ends = |c: char| matches!(c, '·' | '|' | '｜' | ',' | '，' | ';' | '/' | '／');
        let name = after.split(ends).next()?.trim();
        let word = name.split_whitespace().next()?;
        [name, word].into_iter().find(|name| furniture::is_name(name))
    };
    marks.into_iter().filter_map(after).filter_map(name).collect()
}

/// Whether a line says of one of these who it is: "Ada Lindgren writes about ferries."
pub(super) fn is_about(text: &str, names: &[&str]) -> bool {
    const SAYS: [&str; 24] = [
        " is a ",
        " is an ",
        " is the ",
        " is our ",
        " is author of ",
        " writes ",
        " covers ",
        " reports ",
        " teaches ",
        " lives in ",
        " has written ",
        " was a ",
        " works ",
        " edits ",
        "，",
        "是",
        "系",
        "：",
        "为",
        ", ",
        " (",
        "（",
        " | ",
        " - ",
    ];
    let says = |rest: &str| SAYS.iter().any(|word| rest.starts_with(word));
    furniture::size(text) < 60.0 && names.iter().any(|name| text.strip_prefix(name).is_some_and(says))
}
