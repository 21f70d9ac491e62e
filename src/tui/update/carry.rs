//! Taking away: what is copied, saved, opened and edited is put together here and goes out as effects; what came of them
//! comes back here and is said.

use crate::clean::Clean;
use crate::digest::NodeRole;
use crate::span::{NodeId, SentenceId, Span};
use crate::tui::action::{Command, Effect};
use crate::tui::desk::{Form, NotCopied, NotOpened, NotSaved, Part, Wanted};
use crate::tui::errand::{Copied, Saved, Told};
use crate::tui::links::{self, Links, Purpose};
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::phrases::{self, Both, carry};
use crate::tui::prompt::{Kind, Line, Prompt, Stroke};
use crate::tui::state::State;
use crate::tui::update::{shelf, summary};
use crate::tui::work::{self, Work};
use crate::wrap::{cells, head};

/// Carries a command out.
pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    if command == Command::ReleaseMouse {
        return mouse(state);
    }
    if state.is_waiting() {
        // The footer says what is waited for.
        return Vec::new();
    }
    if state.is_bare() {
        return say(state, phrases::shelf::BARE);
    }
    match command {
        Command::CopySentence => copy_sentences(state, count.unwrap_or(1)),
        Command::CopySection => copy_section(state),
        Command::CopySummary | Command::Save if state.digest().is_none() => {
            summary::not_yet(state);
            Vec::new()
        }
        Command::CopySummary => vec![Effect::Copy(Copied::Summary)],
        Command::Save => {
            let name =
                file_name(state.article.title().unwrap_or(&state.name), state.tongue.pick(carry::SUMMARY));
            ask(state, Part::Summary, &format!("{name}{}", suggested(Form::Markdown)))
        }
        Command::OpenLink => open_link(state, Purpose::Browse),
        Command::ReadLink if !state.list.is_empty() => {
            offer(state);
            Vec::new()
        }
        Command::ReadLink => open_link(state, Purpose::Read),
        Command::Edit => vec![Effect::Edit(source_line(state))],
        Command::Reload => reload(state),
        _ => Vec::new(),
    }
}

/// What came of an effect.
pub(super) fn told(state: &mut State, told: Told) -> Vec<Effect> {
    let message = match told {
        Told::Copied { copied, text, result: Ok(way) } => {
            state.tongue.copied(&copied, &text, state.article.lang(), way)
        }
        Told::Copied { text, result: Err(NotCopied::TooLong { most }), .. } => {
            state.tongue.too_long(text.len(), most, &state.keymap).into()
        }
        // The box asks again whether that file may go.
        Told::Saved(saved, Err(NotSaved::Exists)) if !saved.replace => {
            // The name stands there to be seen; no key changes it.
            let line = Line::holding(&saved.path);
            state.prompt = Some(Prompt { kind: Kind::Overwrite(saved), line });
            return Vec::new();
        }
        Told::Taken(taken) => return shelf::taken(state, taken),
        Told::Saved(saved, result) => state.tongue.saved(&saved, &result),
        // Behind ssh there is none, but one where the person sits.
        Told::Opened(address, Err(NotOpened::NoBrowser)) => {
            return vec![Effect::Copy(Copied::Address(address))];
        }
        Told::Opened(address, result) => state.tongue.opened(&address, &result),
        // The editor may have changed the file.
        Told::Edited(Ok(())) => return reload(state),
        Told::Edited(Err(reason)) => state.tongue.not_edited(&reason, &state.keymap),
    };
    state.message = Some(message);
    Vec::new()
}

/// A key in the box for a file's name, or in the one that asks whether a file may go.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let Some(mut prompt) = state.prompt.take() else { return Vec::new() };
    match (&mut prompt.kind, stroke) {
        (Kind::Overwrite(saved), Stroke::Char('y' | 'Y')) => {
            saved.replace = true;
            return vec![Effect::Save(saved.clone())];
        }
        // Another name, then: the one that was typed stands there.
        (Kind::Overwrite(saved), Stroke::Char('n' | 'N')) => {
            return ask(state, saved.part, &saved.path.clone());
        }
        (_, Stroke::Escape) => return say(state, carry::NOT_SAVED),
        (Kind::Overwrite(_), _) => {}
        (Kind::Save(part), Stroke::Enter) => {
            let path = prompt.line.text.trim().to_owned();
            match Form::of_name(&path) {
                _ if path.is_empty() => return say(state, carry::NO_NAME),
                Some(form) => return vec![Effect::Save(Saved { path, part: *part, form, replace: false })],
                // What was typed is worth another try.
                None => state.message = Some(state.tongue.unknown_ending().into()),
            }
        }
        (Kind::Save(part), Stroke::Tab) => other_part(part, &mut prompt.line),
        _ => {
            state.message = None;
            prompt.line.strike(stroke);
        }
    }
    state.prompt = Some(prompt);
    Vec::new()
}

/// Opens a link of the list.
pub(super) fn open_listed(state: &mut State, index: usize) -> Vec<Effect> {
    let Some(Panel::Links(Links { links, purpose, .. })) = &state.panel else { return Vec::new() };
    let purpose = *purpose;
    let Some(target) = links.get(index).map(|link| link.target.clone()) else { return Vec::new() };
    state.panel = None;
    vec![opened(state, target, purpose)]
}

/// Opens a link for a purpose.
fn opened(state: &State, target: Clean, purpose: Purpose) -> Effect {
    match purpose {
        Purpose::Browse => Effect::Browse(target),
        Purpose::Read | Purpose::ReadPage => Effect::Take(Wanted::Link { target, from: state.shelf.current }),
    }
}

/// Opens the list of a page that is a list of links, where that is one.
pub(crate) fn offer(state: &mut State) {
    if !state.list.is_empty() {
        let links = state.list.clone();
        state.panel = Some(Panel::Links(Links { links, marked: 0, purpose: Purpose::ReadPage }));
    }
}

fn say(state: &mut State, what: Both) -> Vec<Effect> {
    state.message = Some(state.say(what).into());
    Vec::new()
}

fn mouse(state: &mut State) -> Vec<Effect> {
    state.holds_mouse = !state.holds_mouse;
    say(state, if state.holds_mouse { carry::MOUSE_HELD } else { carry::MOUSE_FREE });
    vec![Effect::Mouse(state.holds_mouse)]
}

fn reload(state: &mut State) -> Vec<Effect> {
    if state.work.is_some() {
        return say(state, carry::BUSY);
    }
    state.work = Some(Work::begun(work::Kind::Rereading));
    vec![Effect::Reload]
}

/// Copies what is selected, or else so many sentences from the reader's on.
fn copy_sentences(state: &mut State, count: usize) -> Vec<Effect> {
    let Some(first) = state.sentence() else { return say(state, carry::NOTHING_TO_COPY) };
    let all = state.article.sentences().len();
    let (range, most) = match state.selecting {
        Some(_) => (state.selected(), all),
        None => (first.index()..all, count),
    };
    // Only what shows is taken: in the summary a selection and a count leap over what it leaves out.
    let taken: Vec<SentenceId> = range.map(SentenceId::at).filter(|id| state.shows(*id)).take(most).collect();
    let words = joined(state, &taken);
    state.selecting = None;
    if words.is_empty() {
        return say(state, carry::NOTHING_TO_COPY);
    }
    vec![Effect::Copy(Copied::Sentences(words, taken.len()))]
}

/// Sentences as a text: those of one block run on, another block begins a new line.
fn joined(state: &State, ids: &[SentenceId]) -> String {
    let mut text = String::new();
    let mut block = None;
    for sentence in ids.iter().filter_map(|id| state.article.sentences().get(id.index())) {
        if block.is_some_and(|block| block != sentence.block) {
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        block = Some(sentence.block);
        // With the white space behind it, which is there where the next one needs it.
        text.push_str(state.article.slice(sentence.span));
    }
    text.trim().to_owned()
}

/// Copies the section that the reader is in, with its heading; where there are no sections, the whole text.
fn copy_section(state: &mut State) -> Vec<Effect> {
    if state.is_begun() {
        return say(state, carry::READING_ON);
    }
    let whole = Span::new(0, state.article.text().len());
    let span = section(state).and_then(|id| state.outline()?.get(id)).map_or(whole, |node| node.span);
    let words = state.article.slice(span).trim().to_owned();
    if words.is_empty() {
        return say(state, carry::NOTHING_TO_COPY);
    }
    vec![Effect::Copy(Copied::Section(words))]
}

/// The innermost section at the reader's place or at the outline's mark; where there is none, the part at the top.
fn section(state: &State) -> Option<NodeId> {
    let outline = state.outline()?;
    let marked = state.node.filter(|_| state.pane() == Pane::Outline);
    let here = marked.or_else(|| outline.at(state.here()))?;
    let mut up = std::iter::successors(Some(here), |id| outline.get(*id)?.parent);
    up.find(|id| outline.get(*id).is_some_and(|n| n.role == NodeRole::Section || n.parent.is_none()))
}

fn ask(state: &mut State, part: Part, name: &str) -> Vec<Effect> {
    state.prompt = Some(Prompt { kind: Kind::Save(part), line: Line::holding(name) });
    Vec::new()
}

/// From the summary to the outline and back. What can only be the one or the other becomes Markdown.
fn other_part(part: &mut Part, line: &mut Line) {
    *part = match part {
        Part::Summary => Part::Outline,
        Part::Outline => Part::Summary,
    };
    let ending = match Form::of_name(&line.text) {
        Some(Form::Json | Form::Opml | Form::Html) => line.text.rfind('.'),
        _ => None,
    };
    if let Some(stem) = ending.and_then(|at| line.text.get(..at)) {
        *line = Line::holding(&format!("{stem}{}", suggested(Form::Markdown)));
    }
}

/// The ending that is suggested for a form.
fn suggested(form: Form) -> &'static str {
    Form::ENDINGS.iter().find(|(_, known)| *known == form).map_or("", |(ending, _)| ending)
}

/// A file's name made of a title: letters and figures of any script, and a hyphen for what stands between them.
fn file_name(title: &str, otherwise: &str) -> String {
    /// In cells: what is longer is hard to read in a list of files.
    const LONGEST: usize = 40;
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    let name = match head(&name, LONGEST) {
        (name, false) => name,
        // Words are left whole, but where one alone is as good as all of it: Chinese stands without spaces.
        (cut, true) if name.get(cut.len()..).is_some_and(|rest| rest.starts_with('-')) => cut,
        (cut, true) => {
            cut.rfind('-').and_then(|at| cut.get(..at)).filter(|n| cells(n) > LONGEST / 4).unwrap_or(cut)
        }
    };
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// Opens the link at the reader's place: of what is selected, of the sentence moved to, or of the row. Of several one is
/// chosen from a list.
fn open_link(state: &mut State, purpose: Purpose) -> Vec<Effect> {
    let sentences = state.article.sentences();
    let span_of = |id: SentenceId| sentences.get(id.index()).map(|sentence| sentence.span);
    let sentence = state.sentence().and_then(span_of);
    let selected = state
        .selecting
        .and_then(span_of)
        .zip(sentence)
        .map(|(from, to)| Span::new(from.start.min(to.start), from.end.max(to.end)));
    let row = state.layout.span(state.line);
    let places = match (selected, state.chosen) {
        (Some(selected), _) => [Some(selected), None],
        (None, Some(_)) => [sentence, None],
        // A row may be a heading or a caption, and a sentence may begin on it and have its link on the next.
        (None, None) => [Some(row), sentence],
    };
    let found = places.into_iter().flatten().map(|span| links::links(&state.article, span));
    let links = found.into_iter().find(|links| !links.is_empty()).unwrap_or_default();
    match links.as_slice() {
        [] => no_link(state),
        [link] => vec![opened(state, link.target.clone(), purpose)],
        _ => {
            state.panel = Some(Panel::Links(Links { links, marked: 0, purpose }));
            Vec::new()
        }
    }
}

/// Says where the nearest link is: by the keys that go to its sentence, or by how far down the text it stands.
fn no_link(state: &mut State) -> Vec<Effect> {
    if state.is_begun() {
        return say(state, carry::READING_ON);
    }
    let here = state.sentence().map_or(0, SentenceId::index);
    let Some(span) = links::nearest(&state.article, state.here()) else { return say(state, carry::NO_LINKS) };
    let way = match state.article.sentence_at(span.start).map(SentenceId::index) {
        Some(there) if there > here && state.mode != Mode::Summary => {
            Ok(counted(state, there - here, Command::NextSentence))
        }
        Some(there) if there < here && state.mode != Mode::Summary => {
            Ok(counted(state, here - there, Command::PreviousSentence))
        }
        _ => Err(span.start * 100 / state.article.text().len().max(1)),
    };
    state.message = Some(state.tongue.no_link_here(state.article.slice(span), way));
    Vec::new()
}

/// What is typed to carry a command out so many times.
fn counted(state: &State, count: usize, command: Command) -> String {
    match state.keymap.keys(command).next() {
        Some(key) => format!("{count}{key}"),
        None => format!(":{count} {}", command.name()),
    }
}

/// The line of the source at which the block begins that the reader is at.
fn source_line(state: &State) -> usize {
    let blocks = state.article.blocks();
    let next = blocks.partition_point(|block| block.span.start <= state.here());
    blocks.get(next.saturating_sub(1)).map_or(1, |block| block.line.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(file_name(title, "summary"), expected);
    }

    #[test]
    fn a_file_is_named_by_whole_words_of_the_title() {
        check("What a town owes its river", "What-a-town-owes-its-river");
        check("The parcel locker is eating the corner shop", "The-parcel-locker-is-eating-the-corner");
        check("The parcel locker is eating the old corner, too", "The-parcel-locker-is-eating-the-old");
        check("河边的书店为什么一直还在，没有关门？", "河边的书店为什么一直还在-没有关门");
        check("桥为什么没有修，说到底是因为河对岸从来没有人住，住的人都搬走了", "桥为什么没有修");
        check("？！", "summary");
    }
}
