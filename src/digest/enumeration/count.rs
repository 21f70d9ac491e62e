//! How many members a lead-in says will follow. Whether they do is not known here.

use crate::segment::letter::{is_alphanumeric, lowercase};
use crate::segment::marker::{CHINESE_MEMBERS, ENGLISH_MEMBERS, han_number};

/// The numbers of members a lead-in states: 三个步骤, 分两步, three reasons, 5 steps. Hours, years and people are no
/// members.
pub(super) fn stated_counts(lead: &str) -> Vec<usize> {
    const CLASSIFIERS: [&str; 10] = ["个", "個", "大", "种", "条", "点", "项", "类", "方面", "件"];
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const HOURS: [&str; 7] = ["上午", "中午", "下午", "早上", "晚上", "凌晨", "傍晚"];
    let mut counts = Vec::new();
    for (at, _) in lead.char_indices() {
        let rest = &lead[at..];
        let number = han_number(rest).map(|(n, len)| (n as usize, len)).or_else(|| {
            let len = rest.bytes().take_while(u8::is_ascii_digit).count();
            let begins = !lead[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
            ((1..=2).contains(&len) && begins).then(|| rest[..len].parse().ok().map(|n| (n, len))).flatten()
        });
        let Some((n, len)) = number.filter(|(n, _)| *n >= 2) else { continue };
        // 第三个, 十三个 after 二: only a number that begins here counts.
        if lead[..at].ends_with(['第', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
        {
            continue;
        }
        let after = rest[len..].trim_start();
        let classified = CLASSIFIERS.iter().find_map(|c| after.strip_prefix(c));
        let noun = |s: &str| CHINESE_MEMBERS.iter().any(|noun| s.starts_with(noun));
        let hour = after.starts_with('点')
            && (HOURS.iter().any(|hour| lead[..at].ends_with(hour))
                || after['点'.len_utf8()..].starts_with(['半', '钟', '整', '多']));
        // 原因有三； 办法有两条。
        let has = lead[..at].ends_with(['有', '分', '共', '列'])
            || lead[..at].ends_with("分为")
            || lead[..at].ends_with("分成");
        let ends = |s: &str| s.chars().next().is_none_or(|c| "，,。：:；;".contains(c));
        let bare = has && (ends(after) || classified.is_some_and(ends));
        if !hour && (bare || noun(after) || classified.is_some_and(noun)) {
            counts.push(n);
        }
    }
    let lower = lowercase(lead);
    let words: Vec<&str> = lower.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty()).collect();
    for (at, pair) in words.windows(2).enumerate() {
        let digits = || pair[0].parse().ok().filter(|n| (2..100).contains(n));
        let n = WORDS.iter().position(|w| *w == pair[0]).map(|p| p + 2).or_else(digits);
        let thing = |w: &str| w == "things" || ENGLISH_MEMBERS.iter().any(|t| w.strip_suffix('s') == Some(t));
        let next = words.get(at + 2).copied().unwrap_or("");
        counts.extend(n.filter(|_| thing(pair[1]) || thing(next)));
    }
    counts
}
