//! The box for commands and its list as whole screens, in both languages.

use super::{draw_on, draw_so, text};
use crate::tui::fixture::{chinese, english, habits};
use crate::tui::looks::Looks;
use crate::tui::phrases::Tongue;

/// What is typed in the box.
const LINES: [&str; 7] = [":", ":<↑>", ":sec", ":xiayi", ":3 fold<Tab>", ":40", ":no such thing"];

#[track_caller]
fn check(name: &str, tongue: Tongue, size: (u16, u16)) {
    let fixture = if tongue == Tongue::Chinese { chinese() } else { english() };
    let screens = LINES.map(|line| {
        let state = fixture.unthought_by(habits(tongue), size);
        format!("{line}\n{}", text(&draw_on(state, Some(fixture.insight()), line)))
    });
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/states", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, screens.concat());
    });
}

#[test]
fn commands_that_fit_stand_above_the_box() {
    check("palette_zh_80x24", Tongue::Chinese, (80, 24));
    check("palette_zh_50x15", Tongue::Chinese, (50, 15));
    check("palette_en_80x24", Tongue::English, (80, 24));
    check("palette_en_50x15", Tongue::English, (50, 15));
}

#[test]
fn the_line_with_its_name_covers_what_was_there() {
    let plain = Looks { plain: true, ..Looks::default() };
    for (size, keys, row, line) in [((80, 24), "jjjjjjjj:", 10, " 命令"), ((4, 8), "<Tab>:", 3, " 命~")] {
        let terminal = draw_so(&chinese(), true, size, keys, |state| state.looks = plain);
        let screen = text(terminal.backend().buffer());
        assert_eq!(screen.lines().nth(row), Some(line), "{screen}");
    }
}
