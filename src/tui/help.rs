//! The help page, made from the key table. Draws nothing.

use crate::tui::keymap::{BOX, BOX_TITLE, Binding, Keymap, TABLE};
use crate::tui::looks::Looks;
use crate::tui::marks::{in_ascii, keys_in_ascii};
use crate::tui::page::{Page, Rows};
use crate::tui::phrases::{self, Tongue};
use crate::wrap::cells;

/// Cells for the keys, with the space after them.
const KEYS: usize = 19;
/// Screens of at least this many cells show the page in two columns.
const TWO_COLUMNS: usize = 100;

/// The help page for a screen of `width` cells. Where that is narrow, keys and their meaning stand on rows of their own.
/// The marks it tells of are those of these looks, in which arrows may be words.
pub(crate) fn page(keymap: &Keymap, tongue: Tongue, looks: &Looks, width: usize) -> Page {
    let named = |keys: String| if looks.is_ascii() { short(keys_in_ascii(&keys)) } else { keys };
    let is_for_two = width >= TWO_COLUMNS;
    let mut rows = Rows::new(if is_for_two { width / 2 } else { width }, KEYS);
    let say = |both| keymap.spelt(tongue.pick(both));
    let mut line = 0;
    for group in TABLE {
        rows.heading(tongue.pick(group.title));
        for entry in group.entries() {
            let keys = keys(keymap, line, entry.bindings);
            line += entry.bindings.len();
            if !keys.is_empty() {
                rows.entry(&named(keys), &say(entry.help));
            }
        }
    }
    rows.heading(&say(BOX_TITLE));
    for (keys, said) in BOX {
        rows.entry(&named(keys.join(" ")), tongue.pick(*said));
    }
    rows.heading(tongue.pick(phrases::MOUSE_TITLE));
    for said in phrases::MOUSE {
        rows.text(tongue.pick(*said));
    }
    rows.heading(tongue.pick(phrases::MARKS_TITLE));
    // A plain screen has no strip to tell of.
    let is_shown = |mark: &str| !looks.plain || !mark.chars().any(|mark| "▎█▕▐◆".contains(mark));
    for (mark, said) in phrases::MARKS.iter().filter(|(mark, _)| is_shown(mark)) {
        let mark = if looks.is_ascii() { in_ascii(mark) } else { (*mark).into() };
        rows.entry(&mark, tongue.pick(*said));
    }
    if is_for_two { rows.page_of_two() } else { rows.page() }
}

/// The keys of an entry, whose bindings stand in the table from a line on: first the one of each binding, then the others,
/// so that what belongs together stands together. A command without a key is asked for by its name.
fn keys(keymap: &Keymap, line: usize, bindings: &[Binding]) -> String {
    let lines = || line..line + bindings.len();
    let first = lines().filter_map(|line| keymap.on_line(line).next());
    let others = lines().flat_map(|line| keymap.on_line(line).skip(1));
    let is_keyless = |binding: &&Binding| keymap.keys(binding.command).next().is_none();
    let names = bindings.iter().filter(is_keyless).map(|binding| format!(":{}", binding.command.name()));
    let keys: Vec<String> = first.chain(others).map(str::to_owned).chain(names).collect();
    short(keys.join(" "))
}

/// Keys in as many cells as there are for them, if that can be.
fn short(keys: String) -> String {
    if cells(&keys) > KEYS { keys.replace("Ctrl-", "^") } else { keys }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Command;
    use crate::tui::page::Row;

    #[test]
    fn the_page_has_the_keys_that_are_bound() {
        use crate::tui::keymap::Wish;
        let wish =
            |command, keys: &[&str]| Wish { command, keys: keys.iter().map(|k| (*k).to_owned()).collect() };
        let wishes = [
            wish(Command::Down, &["n"]),
            wish(Command::Search, &["Alt-s", "Ctrl-s"]),
            wish(Command::Why, &[]),
        ];
        let rows = page(&Keymap::with(&wishes).0, Tongue::English, &Looks::default(), 80).columns.concat();
        let says = |keys: &str| {
            let row = rows.iter().find_map(|row| match row {
                Row::Entry { keys: own, says } if own == keys => Some(says.clone()),
                _ => None,
            });
            row.unwrap_or_else(|| panic!("{keys}: {rows:#?}"))
        };
        assert_eq!(says("n k ↑"), "down, up (5n: five down)");
        assert_eq!(says("Alt-s Ctrl-s"), "search; Ctrl-r for regular expressions");
        // Its key went to another command, or was given up: it is asked for by its name.
        assert_eq!(says("N :next-hit"), "next, previous match");
        assert_eq!(says(":why"), "why this sentence matters, or does not");
        assert!(rows.contains(&Row::Heading("The box (of Alt-s f S :)".to_owned())), "{rows:#?}");
    }

    #[test]
    fn every_key_stands_on_the_page_in_both_languages_at_any_width() {
        for tongue in [Tongue::Chinese, Tongue::English] {
            for (width, ascii) in [0, 1, 20, 50, 80, 200].into_iter().flat_map(|w| [(w, false), (w, true)]) {
                let looks = Looks { ascii, ..Looks::default() };
                let rows = page(&Keymap::default(), tongue, &looks, width).columns.concat();
                let bound = TABLE.iter().flat_map(|g| g.bindings).flat_map(|b| b.keys);
                for key in bound.chain(BOX.iter().flat_map(|(keys, _)| *keys)) {
                    let key = if ascii { keys_in_ascii(key) } else { (*key).to_owned() };
                    let short = key.replace("Ctrl-", "^");
                    let names = |keys: &str| keys.split(' ').any(|k| k == key || k == short);
                    let shown = rows.iter().any(|r| matches!(r, Row::Entry { keys, .. } if names(keys)));
                    assert!(shown, "{key} at {width}");
                }
            }
        }
    }
}
