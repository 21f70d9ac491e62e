//! The title of a page: the heading that the window's title agrees with, or that title without the site's name. Which
//! passages are the article is not known here.

use super::walk::{Page, Passage};
use crate::article::BlockKind;
use crate::read::furniture::{Content, add_content, cue, key, may_be_title, overlap, size};
use crate::read::layout::{ends_sentence, is_wide};

/// What a page is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The passage that says it.
    pub(super) at: Option<usize>,
    /// Its words; empty where there is no title.
    pub(super) text: String,
}

/// Longer lines are no titles, in Han characters.
const LONGEST: f64 = 60.0;

/// Finds the title of a page whose article begins at passage `start`.
pub(super) fn find(page: &Page, start: usize) -> Title {
    let meta = |name: &str| page.meta.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim());
    let window = one_line(&page.title);
    let said: Vec<String> = [window.as_str(), meta("og:title")].iter().map(|title| key(title)).collect();
    let agrees = |text: &str| {
        let own = key(text);
        let length = own.chars().count();
        // The name of a site stands in the window's title as well; the article's is longer, or stands first.
        let most = |title: &String| {
            length * 2 >= title.chars().count()
                || (length >= 4 && title.starts_with(&own) && length * 5 >= title.chars().count())
        };
        length >= 2 && size(text) <= LONGEST && said.iter().any(|title| title.contains(&own) && most(title))
    };
    let level = |passage: &Passage| match passage.kind {
        BlockKind::Heading(level) => level,
        _ => 9,
    };
    let near = page.passages.len().min(start + 12);
    let candidates = || page.passages.iter().enumerate().take(near);
    // Of several the highest heading, and of those the last before the article: the first are in menus.
    let agreed = candidates().filter(|(_, p)| agrees(&p.text)).min_by_key(|(at, p)| {
        let far = if *at <= start { start - at } else { at - start };
        (level(p), far)
    });
    let about = content(page, start);
    // Words of other scripts change their ends too much to be compared.
    let known = |text: &str| text.chars().all(|c| !c.is_alphabetic() || is_wide(c) || c.is_ascii());
    let fits = |text: &str| about.is_empty() || !known(text) || overlap(text, &about) > 0.0;
    // Otherwise the last great heading before the article; of lesser lines one that says what the article says.
    let great = || {
        let top = page.passages.iter().enumerate().take(start + 3).skip(start.saturating_sub(12));
        let may = |p: &Passage| p.linked == 0 && (2.0..=LONGEST).contains(&size(&p.text));
        top.filter(|(_, p)| p.kind == BlockKind::Heading(1) && may(p)).max_by_key(|(_, p)| fits(&p.text))
    };
    if let Some((at, passage)) = agreed.or_else(great) {
        return Title { at: Some(at), text: passage.text.clone() };
    }
    let shared = [meta("og:title"), &window].into_iter().find(|title| !title.is_empty()).unwrap_or_default();
    let text = without_site(shared, meta("og:site_name")).to_owned();
    if size(&text) <= LONGEST && fits(&text) {
        return Title { at: None, text };
    }
    let near = page.passages.iter().enumerate().take(start + 2).skip(start.saturating_sub(4));
    let lesser = near.filter(|(_, p)| {
        may_be_title(&p.text) && size(&p.text) >= 5.0 && p.linked == 0 && cue(&p.text).is_none()
    });
    let lesser = lesser.filter(|(_, p)| overlap(&p.text, &about) >= 0.3).min_by_key(|(_, p)| level(p));
    lesser.map_or_else(Title::default, |(at, passage)| Title { at: Some(at), text: passage.text.clone() })
}

/// What the first passages of the article are about, the very first apart: it may be the title itself.
fn content(page: &Page, start: usize) -> Content {
    let mut content = Content::default();
    let running =
        page.passages.iter().skip(start).filter(|p| size(&p.text) >= 18.0 && ends_sentence(&p.text));
    running.take(20).for_each(|p| add_content(&p.text, &mut content));
    content
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A window's title without the site's name and the section's.
fn without_site<'a>(title: &'a str, site: &str) -> &'a str {
    /// What stands between the parts: certain, and such as may stand in a title itself.
    const CERTAIN: [&str; 11] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", "｜", "_", "|"];
    const DOUBTFUL: [&str; 3] = ["——", "--", "-"];
    let title = title.trim();
    let is_han = title.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let certain = CERTAIN.iter().filter_map(|mark| title.find(mark)).min();
    let doubtful = DOUBTFUL
        .iter()
        .filter_map(|mark| title.rfind(mark))
        .min()
        .filter(|at| is_han && is_name(&title[*at..], site));
    match certain.or(doubtful) {
        // A site that names itself first.
        Some(at) if !site.is_empty() && key(&title[..at]) == key(site) => {
            title[at..].trim_start_matches([' ', '|', '-', '–', '—', ':', '»', '«', '·', '｜', '_']).trim()
        }
        Some(at) if size(&title[..at]) >= 2.0 => title[..at].trim(),
        _ => title,
    }
}

/// Whether what follows a stroke is the name of a site.
fn is_name(rest: &str, site: &str) -> bool {
    const ENDS: [&str; 16] = [
        "网", "网站", "频道", "论坛", "博客", "新闻", "日报", "晚报", "时报", "在线", "门户", "社区", "中心",
        "com", "cn", "资讯",
    ];
    let rest = rest.trim_start_matches(['-', '—', ' ']).trim();
    (!site.is_empty() && key(rest) == key(site))
        || (size(rest) <= 10.0 && ENDS.iter().any(|end| rest.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, site: &str, expected: &str) {
        assert_eq!(without_site(title, site), expected, "{title}");
    }

    #[test]
    fn the_name_of_the_site_goes() {
        check("Why the ferry stopped | Harbour Weekly", "", "Why the ferry stopped");
        check("Harbour Weekly - Why the ferry stopped", "Harbour Weekly", "Why the ferry stopped");
        check("书店的最后十年_城市周报", "", "书店的最后十年");
        check("书店的最后十年-文化频道-城市网", "", "书店的最后十年-文化频道");
        check("一对一的战争-渡口", "", "一对一的战争-渡口");
        check("A well-made boat", "", "A well-made boat");
        check("", "", "");
    }

    #[track_caller]
    fn check_page(markup: &str, text: &str, at: Option<usize>) {
        let page = crate::read::html::page(markup);
        let start = page.passages.iter().position(|p| p.text.ends_with(['。', '.'])).unwrap_or(0);
        assert_eq!(find(&page, start), Title { at, text: text.to_owned() }, "{markup}");
    }

    #[test]
    fn the_heading_that_agrees_is_the_title() {
        check_page(
            "<title>书店的最后十年_城市周报</title><h1>城市周报</h1><h2>书店的最后十年</h2><p>天晴了。",
            "书店的最后十年",
            Some(1),
        );
        check_page(
            "<title>Why it stopped | Harbour</title><p>Home<h1>Why it stopped</h1><p>It rained.",
            "Why it stopped",
            Some(1),
        );
        check_page(
            "<title>Harbour Weekly</title><h1>Why it stopped</h1><p>It rained.",
            "Why it stopped",
            Some(0),
        );
        check_page("<title>Why it stopped - Harbour</title><p>It rained.", "Why it stopped", None);
        check_page("<p>It rained.", "", None);
    }
}
