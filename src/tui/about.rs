//! What kind of text the article was read as, how it was read, and everything that was taken out of it, as rows. Made when
//! it is asked for; draws nothing.

use crate::article::{Article, BlockKind, Reason};
use crate::tui::page::{Measure, Page, Rows};
use crate::tui::phrases::measures::{genre, sign};
use crate::tui::phrases::{self, Tongue, about};
use crate::tui::state::State;
use crate::wrap::cells;
use std::collections::BTreeMap;

/// The page on the article, for rows of `width` cells.
pub(crate) fn page(state: &State, width: usize) -> Page {
    let (article, tongue) = (&*state.article, state.tongue);
    let mut rows = Rows::new(width, key_cells(tongue)).plain(state.looks.plain);
    kind(&mut rows, state);
    rows.heading(tongue.pick(about::ARTICLE));
    let mut entry = |name, says: &str| rows.entry(tongue.pick(name), says);
    entry(about::LANGUAGE, tongue.language(article.lang(), state.traditional()));
    entry(about::ENCODING, article.encoding());
    if state.is_begun() {
        // The rest is not known yet.
        rows.text(tongue.pick(phrases::carry::READING_ON));
        return rows.page();
    }
    entry(about::LENGTH, &tongue.length(state.length.units, article.lang(), state.length.minutes));
    let count = |is: fn(&BlockKind) -> bool| article.blocks().iter().filter(|block| is(&block.kind)).count();
    let (prose, headings) =
        (count(|kind| kind.is_prose()), count(|kind| matches!(kind, BlockKind::Heading(_))));
    entry(about::MADE_OF, &tongue.made_of(article.sentences().len(), prose, headings));
    if !article.notices().is_empty() {
        rows.heading(tongue.pick(about::NOTICES));
        for notice in article.notices() {
            rows.text(notice);
        }
    }
    removed(&mut rows, article, tongue);
    rows.page()
}

/// The genres with their shares, and what told them.
fn kind(rows: &mut Rows, state: &State) {
    let tongue = state.tongue;
    rows.heading(tongue.pick(about::KIND));
    let Some(digest) = state.digest() else {
        return rows.lead(&state.why_no_digest());
    };
    let genres = &digest.genres;
    if genres.claims_nothing() {
        return rows.lead(tongue.pick(about::CLAIMS_NOTHING));
    }
    if genres.by_layout() {
        return rows.lead(tongue.pick(about::BY_LAYOUT));
    }
    let measures = genres.shares().into_iter().map(|(of, share)| {
        let (name, what) = genre(of);
        let says = vec![tongue.pick(what).to_owned()];
        Measure {
            name: tongue.pick(name).to_owned(),
            length: share,
            value: format!("{:.0}%", share * 100.0),
            says,
        }
    });
    let measures: Vec<Measure> = measures.collect();
    if measures.is_empty() {
        return rows.text(tongue.pick(phrases::EMPTY));
    }
    rows.bars(&measures);
    let signs: Vec<&str> =
        genres.reasons().iter().filter_map(|name| sign(name)).map(|s| tongue.pick(s)).collect();
    if !signs.is_empty() {
        rows.text(&format!("{}{}", tongue.pick(about::SIGNS), signs.join(tongue.pick(("、", ", ")))));
    }
}

/// How much was taken out for which reason, then every passage with its reason and all of its words.
fn removed(rows: &mut Rows, article: &Article, tongue: Tongue) {
    rows.heading(tongue.pick(about::REMOVED));
    if article.removed().is_empty() {
        return rows.text(tongue.pick(phrases::NOTHING_REMOVED));
    }
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for removed in article.removed() {
        *counts.entry(removed.reason).or_default() += 1;
    }
    let mut counts: Vec<(Reason, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let measure = |(reason, count): &(Reason, usize)| Measure {
        name: tongue.reason(*reason).to_owned(),
        length: *count as f64,
        value: count.to_string(),
        says: Vec::new(),
    };
    rows.bars(&counts.iter().map(measure).collect::<Vec<_>>());
    rows.heading(tongue.pick(about::PASSAGES));
    for removed in article.removed() {
        rows.entry(tongue.reason(removed.reason), &removed.text);
    }
}

/// The cells that names take before what they name.
fn key_cells(tongue: Tongue) -> usize {
    let names =
        [about::LANGUAGE, about::ENCODING, about::LENGTH, about::MADE_OF].map(|name| tongue.pick(name));
    let reasons = [
        Reason::Contact,
        Reason::Ad,
        Reason::Navigation,
        Reason::Share,
        Reason::Comments,
        Reason::Copyright,
        Reason::Related,
        Reason::Byline,
        Reason::Duplicate,
        Reason::Other,
    ];
    let widest = names.into_iter().chain(reasons.map(|reason| tongue.reason(reason))).map(cells).max();
    widest.unwrap_or(0) + 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::clean::Clean;
    use crate::tui::fixture::{Fixture, article, chinese};
    use crate::tui::page::Row;

    /// The rows on an article that was really thought about.
    fn rows(fixture: Fixture, width: usize) -> Vec<String> {
        let state = fixture.thought_about().state((80, 24));
        page(&state, width).columns.concat().iter().map(Row::shown).collect()
    }

    #[track_caller]
    fn check(rows: &[String], from: &str, expected: &[&str]) {
        let at = rows.iter().position(|row| row == from).unwrap_or_else(|| panic!("{from}: {rows:#?}"));
        assert_eq!(&rows[at + 1..at + 1 + expected.len()], expected, "{rows:#?}");
    }

    #[test]
    fn an_article_is_described_in_the_readers_language() {
        let rows = rows(chinese(), 60);
        check(&rows, "# 文章", &["语言 | 中文（简体）", "编码 | UTF-8"]);
        check(&rows, "# 移除的内容", &["广告 ██████████ 2", "导航 █████      1", "分享 █████      1"]);
        check(
            &rows,
            "# 移除的每一处，按原来的先后",
            &["导航 | 首页 城事 读书", "广告 | 旧书换新茶，周末到店每三本换一杯"],
        );
        let text = "I believe that the ferry should stay. We must pay for it.\n\nI think that the bridge is closed at night.";
        let mut fixture = article(Lang::En, text);
        fixture.article.notices = vec![Clean::new("decoded with 3 replacement characters")];
        let rows = self::rows(fixture, 60);
        assert!(
            rows[1].starts_with("argument ") && rows[1].ends_with("argues from beginning to end"),
            "{rows:?}"
        );
        check(&rows, "# The article", &["language | English"]);
        check(&rows, "# What happened in reading", &["decoded with 3 replacement characters"]);
        check(&rows, "# What was removed", &["nothing was removed"]);
    }

    #[test]
    fn a_text_of_no_genre_is_called_so() {
        let list = "- 06:10 南站 07:25 北站\n- 07:40 南站 08:55 北站\n- 09:20 南站 10:35 北站";
        check(
            &rows(article(Lang::Zh, list), 60),
            "# 读作什么",
            &["! 不下论断的文字，如清单、日志、诗：没有论点和要点。"],
        );
        let french =
            article(Lang::Other, "Il pleut sur la ville et sur les toits. Le bateau attend encore au port.");
        check(
            &rows(french, 100),
            "# What kind of text it was read as",
            &["! It was read by its layout alone: the words of its language are not known."],
        );
        check(&rows(article(Lang::Zh, ""), 60), "# 读作什么", &["（没有正文）"]);
    }

    #[test]
    fn no_word_of_what_was_removed_is_lost_at_any_width() {
        let fixture = chinese();
        for width in [1, 5, 16, 30, 80, 200] {
            let shown: String = rows(chinese(), width).concat();
            let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            for removed in fixture.article.removed() {
                assert!(bare(&shown).contains(&bare(&removed.text)), "{width}: {}", removed.text);
            }
        }
    }
}
