//! How the screen is divided, by keys and by the mouse.

use super::*;
use crate::tui::geometry::STEP;

fn outline_width(state: &State) -> Option<u16> {
    state.geometry().outline.map(|area| area.width)
}

#[test]
fn the_outline_hides_and_comes_back() {
    for (keys, shows, pane) in [
        ("w", false, Pane::Text),
        ("ww", true, Pane::Outline),
        ("<Tab>ww", true, Pane::Text),
        ("w<Tab>", true, Pane::Outline),
        ("<Tab>w<Tab>", true, Pane::Outline),
        ("w<Esc>", true, Pane::Outline),
        ("wh", true, Pane::Outline),
        ("<Tab>wH", true, Pane::Text),
        ("<Tab>wzM", true, Pane::Text),
        ("<Tab>wza", true, Pane::Text),
        ("<Tab>w>", true, Pane::Text),
        ("wjj}", false, Pane::Text),
        ("w?<Esc>", false, Pane::Text),
    ] {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        assert_eq!((outline_width(&state).is_some(), state.pane()), (shows, pane), "{keys}");
        assert_eq!(state.geometry().text.map(|r| r.x > 0), Some(shows), "{keys}");
    }
}

#[test]
fn hiding_the_outline_keeps_the_place() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>2}");
    let (words_before, line, top, chosen) = (words(&state), state.line, state.top, state.chosen);
    press(&mut state, "w");
    assert_eq!((words(&state), state.chosen), (words_before, chosen));
    press(&mut state, "w");
    assert_eq!((state.line, state.top), (line, top));
}

#[test]
fn the_outlines_width_goes_by_steps_between_limits() {
    let mut state = chinese().state((80, 24));
    let width = outline_width(&state).unwrap();
    press(&mut state, ">");
    assert_eq!((outline_width(&state), state.message.clone()), (Some(width + STEP), None));
    press(&mut state, "<");
    press(&mut state, "<");
    assert_eq!(outline_width(&state), Some(width - STEP));
    press(&mut state, "9<");
    press(&mut state, "<");
    assert_eq!(state.message.as_deref(), Some("提纲已经最窄"));
    assert_eq!(outline_width(&state), Some(16));
    press(&mut state, "99>");
    let widest = outline_width(&state);
    press(&mut state, ">");
    assert_eq!((outline_width(&state), state.message.as_deref()), (widest, Some("提纲已经最宽")));
    // What was chosen outlasts a screen that has no room for it.
    update(&mut state, Action::Resize(60, 24));
    assert!(outline_width(&state) < widest);
    update(&mut state, Action::Resize(80, 24));
    assert_eq!(outline_width(&state), widest);
}

#[test]
fn a_narrow_screen_has_nothing_to_divide() {
    let mut state = chinese().state((50, 15));
    press(&mut state, ">");
    assert_eq!((outline_width(&state), state.message.is_some()), (Some(50), true));
    press(&mut state, "w");
    assert_eq!((outline_width(&state), state.pane()), (None, Pane::Text));
    press(&mut state, "w");
    assert_eq!((outline_width(&state), state.pane()), (Some(50), Pane::Outline));
}

#[test]
fn the_line_between_the_panes_is_dragged() {
    let mut state = chinese().state((80, 24));
    update(&mut state, Action::Drag(40, 9));
    assert_eq!(outline_width(&state), Some(30), "nothing was taken hold of");
    update(&mut state, Action::Click(30, 9));
    for (column, width) in [(36, 36), (20, 20), (0, 16), (79, 45)] {
        update(&mut state, Action::Drag(column, 3));
        assert_laws(&state);
        assert_eq!(outline_width(&state), Some(width), "to {column}");
    }
    update(&mut state, Action::Release);
    update(&mut state, Action::Drag(30, 3));
    assert_eq!(outline_width(&state), Some(45));
}

#[test]
fn the_strip_leads_to_places() {
    let mut state = chinese().state((80, 24));
    let strip = state.geometry().strip.unwrap();
    let keys: Vec<usize> =
        (0..state.strip.cells.len()).filter(|i| state.strip.cells[*i].key.is_some()).collect();
    assert_eq!(keys.len(), 3);
    update(&mut state, Action::Click(strip.x, strip.y + keys[1] as u16));
    assert_eq!((words(&state).as_str(), state.chosen), ("书店的难处不", state.strip.cells[keys[1]].key));
    assert!(outline_picture(&state).contains("›▾房租之外的"));
    // Held down, the text goes along, the place beside the pointer as far as the text goes.
    for row in [20, 10, 0, 15] {
        update(&mut state, Action::Drag(strip.x, strip.y + row));
        assert_laws(&state);
        assert_eq!(state.strip.at(state.here()), usize::from(row), "row {row}");
    }
    update(&mut state, Action::Drag(strip.x, 999));
    assert_eq!(state.strip.at(state.here()), state.strip.cells.len() - 1);
    update(&mut state, Action::Release);
    let line = state.line;
    update(&mut state, Action::Drag(strip.x, strip.y));
    assert_eq!(state.line, line);
}

#[test]
fn the_list_of_the_summary_leads_to_sentences() {
    let mut state = chinese().state((200, 60));
    let list = state.geometry().summary.unwrap();
    for row in 0..state.listing.lines.len() {
        let id = state.listing.sentence(row);
        update(&mut state, Action::Click(list.x + 3, list.y + row as u16));
        assert_laws(&state);
        assert_eq!((state.chosen, state.listed()), (id, id), "row {row}");
    }
    update(&mut state, Action::Click(list.x + 3, list.bottom() - 1));
    assert!(state.chosen.is_some(), "below the list there is nothing to go to");
    press(&mut state, "<Tab>gg2}");
    assert_eq!(state.listed(), state.chosen);
    assert!(chinese().state((179, 60)).geometry().summary.is_none());
}

#[test]
fn the_vim_keys_fold_what_the_reader_is_in() {
    check_folds(
        "jza",
        &[
            "·它卖的是停",
            "›▸房租之外的",
            "▾读者从哪里",
            "  ·会员带来了",
            "▾要学它，大",
            "  ·第一步，先",
            "  ·第二步，再",
            "  ·第三步，最",
            "·三年之内，",
        ],
    );
    for (keys, marked) in [
        ("jzaza", "›▾房租之外的"),
        ("jzczo", "›▾房租之外的"),
        ("jzozo", "›▾房租之外的"),
        // On a leaf, the part it lies in; on what is folded, the next outer part.
        ("3jzc", "›  ▸老板列出三"),
        ("3jza", "›  ▸老板列出三"),
        ("3jzczc", "›▸房租之外的"),
        ("3jzczczR", "›▾房租之外的"),
        ("3jzM", "›▸房租之外的"),
        // In the text too.
        ("<Tab>13jzc", "›  ▸老板列出三"),
        ("<Tab>13jzM", "›▸房租之外的"),
        // Where nothing is to be folded.
        ("za", "›·它卖的是停"),
    ] {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        let picture = outline_picture(&state);
        assert_eq!(picture.lines().find(|line| line.starts_with('›')), Some(marked), "{keys}");
    }
    let mut state = chinese().state((80, 24));
    press(&mut state, "zc");
    assert!(state.message.is_some(), "says that there is nothing to fold");
}

#[test]
fn the_vim_keys_move_the_window_around_the_row() {
    for pane in ["", "<Tab>"] {
        for (keys, row) in [("zt", 0), ("zz", 10), ("zb", 20), ("ztzb", 20), ("zbzz", 10)] {
            let mut state = chinese().state((80, 24));
            press(&mut state, pane);
            press(&mut state, "2]");
            let line = state.line;
            press(&mut state, keys);
            // The end of the text stays at the bottom of the window.
            let row = row.max(state.layout.distance(state.layout.lowest_top(21), line, 99));
            assert_eq!(state.layout.distance(state.top, line, 99), row, "{pane} {keys}");
            assert_eq!(state.line, line, "{pane} {keys}");
        }
    }
}
