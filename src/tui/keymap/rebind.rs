//! The table of keys as a person wants it. A command that they name has the keys they give it and no others; a key is
//! taken from whatever had it. One that is left none of the keys that it was given keeps its own. Says what could not be
//! done.

use super::names::is_pair;
use super::{Binding, Bound, Keymap, Scope, lines};
use crate::tui::action::Command;
use crate::tui::modes::Pane;
use std::borrow::Cow;

/// The key that leaves the reader whatever is bound.
const ALWAYS: &str = "Ctrl-c";
/// Keys that a terminal sends as another, and that other.
const SAME: [(&str, &str); 4] =
    [("Ctrl-i", "Tab"), ("Ctrl-m", "Enter"), ("Ctrl-[", "Esc"), ("Ctrl-?", "Backspace")];
const PANES: [Pane; 2] = [Pane::Outline, Pane::Text];

/// Keys for a command, by the names of [`super::key_named`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub command: Command,
    pub keys: Vec<String>,
}

/// What is wrong with a wish; `wish` is its number, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The key leaves the reader, always.
    Reserved { wish: usize },
    /// Digits are counts.
    Digit { wish: usize, key: String },
    /// The terminal sends another key's code for it.
    Same { wish: usize, key: String, as_key: &'static str },
    /// Another wish has the key.
    Twice { wish: usize, key: String, other: Command },
    /// The first key of the pair carries out a command by itself.
    Hidden { wish: usize, key: String, other: Command },
    /// The wish took the last key of a command.
    Keyless { wish: usize, key: String, command: Command },
}

/// A key that was given to a command.
#[derive(Clone, Debug)]
struct Claim {
    wish: usize,
    command: Command,
    key: String,
    scope: Scope,
}

impl Claim {
    /// Whether this is what the key means in a pane: what is for that pane alone goes before what holds everywhere.
    fn holds_in(&self, pane: Pane, all: &[Claim]) -> bool {
        let is_nearer = |other: &Claim| other.scope != Scope::Everywhere && other.scope.holds_in(pane);
        let gives_way = self.scope == Scope::Everywhere
            && all.iter().any(|other| other.key == self.key && is_nearer(other));
        self.scope.holds_in(pane) && !gives_way
    }
}

/// Whether a key takes another: it is the same, or the first of that pair.
fn takes(key: &str, other: &str) -> bool {
    key == other || begins(key, other)
}

/// Whether a key alone is the first of a pair.
fn begins(key: &str, pair: &str) -> bool {
    is_pair(pair) && key.chars().count() == 1 && pair.starts_with(key)
}

/// Whether there is a pane where both hold.
fn meet(one: Scope, other: Scope) -> bool {
    PANES.into_iter().any(|pane| one.holds_in(pane) && other.holds_in(pane))
}

impl Keymap {
    /// The table with these wishes granted, as far as they can be, and what is wrong with the others.
    pub(crate) fn with(wishes: &[Wish]) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut claims = claims(wishes, &mut faults);
        loop {
            let keymap = Self::granting(wishes, &claims);
            let has =
                |claim: &Claim| keymap.bound.iter().any(|b| b.command == claim.command && b.key == claim.key);
            let (kept, lost): (Vec<Claim>, Vec<Claim>) = claims.into_iter().partition(has);
            if lost.is_empty() {
                faults.extend(keyless(&keymap, wishes, &kept));
                return (keymap, faults);
            }
            // Where a wish has lost all its keys its command has its own again, which may take others.
            faults.extend(lost.into_iter().filter_map(|claim| keymap.fault(claim)));
            claims = kept;
        }
    }

    /// The table with these keys given to commands.
    fn granting(wishes: &[Wish], claims: &[Claim]) -> Self {
        let is_wished = |command: Command| {
            wishes.iter().any(|wish| wish.command == command && wish.keys.is_empty())
                || claims.iter().any(|claim| claim.command == command)
        };
        let mut bound = Vec::new();
        for (line, binding) in lines() {
            let &Binding { keys, command, scope, .. } = binding;
            if !is_wished(command) {
                bound.extend(left(line, binding, claims));
            }
            for claim in claims.iter().filter(|claim| claim.command == command) {
                let scope = scope_of(|pane| claim.holds_in(pane, claims));
                bound.extend(scope.filter(|scope| line == line_for(command, *scope)).map(|scope| Bound {
                    key: Cow::Owned(claim.key.clone()),
                    command,
                    scope,
                    line,
                }));
            }
            if keys.contains(&ALWAYS) && is_wished(command) {
                bound.push(Bound { key: Cow::Borrowed(ALWAYS), command, scope, line });
            }
        }
        Self { bound: typeable(bound) }
    }

    /// Why a key is not among those of the command that it was given to.
    fn fault(&self, claim: Claim) -> Option<Fault> {
        let Claim { wish, key, scope, .. } = claim;
        let by = self.bound.iter().find(|bound| takes(&bound.key, &key) && meet(bound.scope, scope))?;
        let (is_same, other) = (by.key == key, by.command);
        Some(if is_same { Fault::Twice { wish, key, other } } else { Fault::Hidden { wish, key, other } })
    }
}

/// Without the pairs that cannot be typed in a pane, for there their first key alone asks for something.
fn typeable(bound: Vec<Bound>) -> Vec<Bound> {
    let is_hidden = |pair: &Bound, pane| {
        bound.iter().any(|other| begins(&other.key, &pair.key) && other.scope.holds_in(pane))
    };
    let left = |bound: &Bound| {
        let scope = scope_of(|pane| bound.scope.holds_in(pane) && !is_hidden(bound, pane))?;
        Some(Bound { scope, ..bound.clone() })
    };
    bound.iter().filter_map(left).collect()
}

/// The keys that are given to commands, without those that cannot be.
fn claims(wishes: &[Wish], faults: &mut Vec<Fault>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for (number, wish) in wishes.iter().enumerate() {
        for key in &wish.keys {
            let scope = scope_for(wish.command, key);
            let same = SAME.iter().find(|(name, _)| name == key);
            let earlier = claims.iter().find(|claim| claim.key == *key && claim.scope == scope);
            let (wish_number, key) = (number, key.clone());
            match (key.chars().next(), same, earlier) {
                _ if key == ALWAYS && wish.command == Command::QuitAtOnce => {}
                _ if key == ALWAYS => faults.push(Fault::Reserved { wish: wish_number }),
                (Some('0'..='9'), ..) => faults.push(Fault::Digit { wish: wish_number, key }),
                (_, Some((_, as_key)), _) => faults.push(Fault::Same { wish: wish_number, key, as_key }),
                (_, _, Some(earlier)) if earlier.command == wish.command => {}
                (_, _, Some(earlier)) => {
                    faults.push(Fault::Twice { wish: wish_number, key, other: earlier.command });
                }
                _ => claims.push(Claim { wish: wish_number, command: wish.command, key, scope }),
            }
        }
    }
    claims
}

/// What the wishes leave of a line of the table.
fn left(line: usize, binding: &'static Binding, claims: &[Claim]) -> impl Iterator<Item = Bound> {
    let &Binding { keys, command, scope, .. } = binding;
    keys.iter().filter_map(move |key| {
        let is_taken = |pane| claims.iter().any(|claim| claim.key == *key && claim.scope.holds_in(pane));
        let scope = scope_of(|pane| scope.holds_in(pane) && (*key == ALWAYS || !is_taken(pane)))?;
        Some(Bound { key: Cow::Borrowed(*key), command, scope, line })
    })
}

/// The commands that have lost their last key, each with who took its first.
fn keyless(keymap: &Keymap, wishes: &[Wish], claims: &[Claim]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for command in Command::ALL.iter().copied() {
        let is_to_have_none = wishes.iter().any(|wish| wish.command == command && wish.keys.is_empty());
        if is_to_have_none || keymap.keys(command).next().is_some() {
            continue;
        }
        let mut own = lines().filter(|(_, binding)| binding.command == command).flat_map(|(_, b)| b.keys);
        let taken = own.find_map(|key| Some((claims.iter().find(|claim| takes(&claim.key, key))?, key)));
        faults.extend(taken.map(|(claim, key)| Fault::Keyless {
            wish: claim.wish,
            key: (*key).to_owned(),
            command,
        }));
    }
    faults
}

/// Where a key holds that is given to a command: where the table has it for that command, or else wherever the command
/// does something.
fn scope_for(command: Command, key: &str) -> Scope {
    let of = |is_its: &dyn Fn(&Binding) -> bool| {
        let own: Vec<Scope> =
            lines().filter(|(_, b)| b.command == command && is_its(b)).map(|(_, b)| b.scope).collect();
        scope_of(|pane| own.iter().any(|scope| scope.holds_in(pane)))
    };
    of(&|binding| binding.keys.contains(&key)).or_else(|| of(&|_| true)).unwrap_or(Scope::Everywhere)
}

/// The scope of what holds in some panes; nothing where it holds in none.
fn scope_of(holds_in: impl Fn(Pane) -> bool) -> Option<Scope> {
    match PANES.map(holds_in) {
        [true, true] => Some(Scope::Everywhere),
        [true, false] => Some(Scope::Outline),
        [false, true] => Some(Scope::Text),
        [false, false] => None,
    }
}

/// The line of the table on which a key of a command stands that holds so: a line of that scope, or else the first of the
/// widest.
fn line_for(command: Command, scope: Scope) -> usize {
    let own = || lines().filter(|(_, binding)| binding.command == command);
    let of = |scope| own().find(|(_, binding)| binding.scope == scope);
    of(scope).or_else(|| of(Scope::Everywhere)).or_else(|| own().next()).map_or(0, |(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(command: Command, keys: &[&str]) -> Wish {
        Wish { command, keys: keys.iter().map(|key| (*key).to_owned()).collect() }
    }

    /// The keys of a command, those of one pane marked.
    fn shown(keymap: &Keymap, command: Command) -> String {
        let mark = |bound: &Bound| match bound.scope {
            Scope::Everywhere => bound.key.to_string(),
            Scope::Outline => format!("{}@outline", bound.key),
            Scope::Text => format!("{}@text", bound.key),
        };
        let own = keymap.bound.iter().filter(|bound| bound.command == command);
        own.map(mark).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(wishes: &[(Command, &[&str])], expected: &[(Command, &str)], faults: &[Fault]) {
        let wishes: Vec<Wish> = wishes.iter().map(|(command, keys)| wish(*command, keys)).collect();
        let (keymap, found) = Keymap::with(&wishes);
        for (command, keys) in expected {
            assert_eq!(shown(&keymap, *command), *keys, "{command:?} of {wishes:?}");
        }
        assert_eq!(found, faults, "{wishes:?}");
    }

    #[test]
    fn a_command_has_the_keys_that_it_is_given() {
        check(&[], &[(Command::Down, "j ↓"), (Command::PageDown, "PgDn Ctrl-f Space@text")], &[]);
        check(
            &[(Command::Down, &["n"])],
            &[(Command::Down, "n")],
            &[Fault::Keyless { wish: 0, key: "n".to_owned(), command: Command::NextHit }],
        );
        check(&[(Command::Down, &["J", "J", "↓"])], &[(Command::Down, "J ↓"), (Command::Up, "k ↑")], &[]);
        check(&[(Command::Down, &[])], &[(Command::Down, "")], &[]);
    }

    #[test]
    fn a_key_is_taken_from_what_had_it() {
        check(&[(Command::Search, &["H"])], &[(Command::Search, "H"), (Command::CloseAll, "zM")], &[]);
        let keyless = Fault::Keyless { wish: 0, key: ">".to_owned(), command: Command::Wider };
        check(&[(Command::Search, &[">"])], &[(Command::Wider, "")], &[keyless]);
        // Given to what holds everywhere, a key is taken in both panes; given to what is for one, in that one.
        let read_here = Fault::Keyless { wish: 0, key: "Enter".to_owned(), command: Command::ReadHere };
        check(
            &[(Command::Search, &["Enter"])],
            &[(Command::Toggle, "Space@outline"), (Command::ReadHere, "")],
            &[read_here],
        );
        check(
            &[(Command::Toggle, &["j"])],
            &[
                (Command::Toggle, "j@outline"),
                (Command::Down, "j@text ↓"),
                (Command::PageDown, "PgDn Ctrl-f Space@text"),
            ],
            &[],
        );
    }

    #[test]
    fn a_key_may_mean_one_thing_in_a_pane_and_another_everywhere_else() {
        check(
            &[(Command::PageDown, &["Space"]), (Command::Toggle, &["Enter"])],
            &[(Command::PageDown, "Space@text"), (Command::Toggle, "Enter@outline")],
            &[],
        );
        check(
            &[(Command::PageDown, &["Space"]), (Command::Toggle, &["Space"])],
            &[(Command::PageDown, "Space@text"), (Command::Toggle, "Space@outline")],
            &[],
        );
    }

    #[test]
    fn what_is_given_twice_is_the_firsts() {
        let twice = Fault::Twice { wish: 1, key: "J".to_owned(), other: Command::Down };
        check(
            &[(Command::Down, &["J"]), (Command::Up, &["J", "K"])],
            &[(Command::Down, "J"), (Command::Up, "K")],
            &[twice],
        );
    }

    #[test]
    fn pairs_are_typed_or_told() {
        check(&[(Command::Search, &["gs"])], &[(Command::Search, "gs"), (Command::First, "gg Home")], &[]);
        // A key alone takes the pairs that it begins.
        let keyless =
            [("gn", Command::NextArticle), ("gp", Command::PreviousArticle), ("gl", Command::ListArticles)]
                .map(|(key, command)| Fault::Keyless { wish: 0, key: key.to_owned(), command });
        check(&[(Command::Search, &["g"])], &[(Command::First, "Home")], &keyless);
        let hidden = Fault::Hidden { wish: 0, key: "js".to_owned(), other: Command::Down };
        check(
            &[(Command::Search, &["js", "/"])],
            &[(Command::Search, "/"), (Command::Down, "j ↓")],
            &[hidden],
        );
        let hidden = Fault::Hidden { wish: 1, key: "gx".to_owned(), other: Command::Search };
        let faults: Vec<Fault> = [hidden].into_iter().chain(keyless).collect();
        check(&[(Command::Search, &["g"]), (Command::Why, &["gx"])], &[(Command::Why, "i")], &faults);
    }

    #[test]
    fn a_pair_is_typed_in_the_pane_where_its_first_key_is_free() {
        check(
            &[(Command::Close, &["b"]), (Command::Search, &["bb"])],
            &[(Command::Close, "b@outline"), (Command::Search, "bb@text")],
            &[],
        );
        check(
            &[(Command::Close, &["g"])],
            &[(Command::Close, "g@outline"), (Command::NextArticle, "gn@text")],
            &[],
        );
    }

    #[test]
    fn a_command_that_can_have_none_of_its_keys_has_those_it_had() {
        let digit = Fault::Digit { wish: 0, key: "5".to_owned() };
        check(&[(Command::Search, &["5"])], &[(Command::Search, "/")], &[digit]);
        check(&[(Command::Search, &["Ctrl-c"])], &[(Command::Search, "/")], &[Fault::Reserved { wish: 0 }]);
        let hidden = Fault::Hidden { wish: 0, key: "js".to_owned(), other: Command::Down };
        check(&[(Command::Search, &["js"])], &[(Command::Search, "/")], &[hidden]);
        // What it had may be another's by now, or take what another was given.
        let faults = [
            Fault::Twice { wish: 1, key: "/".to_owned(), other: Command::Down },
            Fault::Keyless { wish: 0, key: "/".to_owned(), command: Command::Search },
        ];
        check(&[(Command::Down, &["/"]), (Command::Search, &["/"])], &[(Command::Search, "")], &faults);
        let faults = [
            Fault::Digit { wish: 0, key: "5".to_owned() },
            Fault::Hidden { wish: 1, key: "/x".to_owned(), other: Command::Search },
        ];
        check(
            &[(Command::Search, &["5"]), (Command::Why, &["/x"])],
            &[(Command::Search, "/"), (Command::Why, "i")],
            &faults,
        );
        // Given to both panes and to each of them, a key is theirs.
        let twice = Fault::Twice { wish: 0, key: "b".to_owned(), other: Command::Toggle };
        check(
            &[(Command::Search, &["b"]), (Command::Toggle, &["b"]), (Command::ReadHere, &["b"])],
            &[(Command::Search, "/"), (Command::Toggle, "b@outline"), (Command::ReadHere, "b@text")],
            &[twice],
        );
    }

    #[test]
    fn some_keys_cannot_be_given() {
        check(
            &[(Command::Search, &["Ctrl-c", "5", "Ctrl-m", "s"])],
            &[(Command::Search, "s"), (Command::QuitAtOnce, "Ctrl-c")],
            &[
                Fault::Reserved { wish: 0 },
                Fault::Digit { wish: 0, key: "5".to_owned() },
                Fault::Same { wish: 0, key: "Ctrl-m".to_owned(), as_key: "Enter" },
                Fault::Keyless { wish: 0, key: "s".to_owned(), command: Command::CycleMode },
            ],
        );
        check(&[(Command::QuitAtOnce, &["Q"])], &[(Command::QuitAtOnce, "Q Ctrl-c")], &[]);
        check(&[(Command::QuitAtOnce, &["Ctrl-c"])], &[(Command::QuitAtOnce, "Ctrl-c")], &[]);
    }

    #[test]
    fn the_tables_own_keys_given_to_their_commands_change_nothing() {
        let table = Keymap::default();
        let wishes: Vec<Wish> = Command::ALL
            .iter()
            .map(|command| Wish {
                command: *command,
                keys: table.keys(*command).map(str::to_owned).collect(),
            })
            .collect();
        assert_eq!(Keymap::with(&wishes), (table.clone(), Vec::new()));
        for wish in wishes {
            assert_eq!(Keymap::with(std::slice::from_ref(&wish)), (table.clone(), Vec::new()), "{wish:?}");
        }
    }
}
