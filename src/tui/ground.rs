//! What the terminal answers when it is asked for its background (OSC 11), taken out from among the keys. crossterm knows
//! no such answers and makes keys of them: Alt-] for their beginning, a key for each character, Alt-\ or Ctrl-g for their
//! end. Reads nothing and asks nothing.

use crate::tui::theme::Ground;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

/// The question, to be written to the terminal.
pub(super) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What an answer begins with, after its escape.
const BEGINNING: &str = "]11;";
/// The longest colour that a terminal may say, in characters, and more.
const LONGEST: usize = 48;

/// How long what may be the beginning of an answer waits for its rest, which comes along with it, or all but so.
const PIECES: Duration = Duration::from_millis(25);
/// How long an answer that has begun may pause before it has broken off.
const SILENCE: Duration = Duration::from_secs(1);

/// Listens for an answer among what the terminal sends.
#[derive(Debug, Default)]
pub(super) struct Listener {
    /// Whether an answer may still come.
    expects: bool,
    stage: Stage,
}

/// How much of an answer has come.
#[derive(Debug, Default)]
enum Stage {
    #[default]
    Nothing,
    /// What may turn out to be the beginning of one, as it came, and how many characters of [`BEGINNING`] that is.
    Beginning(Vec<Event>, usize),
    /// The colour, as far as it was said, but for what is too long to be one.
    Colour(String),
    /// It has ended with an escape, and its backslash may follow.
    Escape,
}

/// What came of an event.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// What is for the reader, in the order in which it came.
    pub events: Vec<Event>,
    /// What the terminal has answered; nothing where it cannot be understood.
    pub ground: Option<Ground>,
}

impl Heard {
    fn passing(event: Event) -> Self {
        Self { events: vec![event], ground: None }
    }
}

impl Listener {
    /// From now on an answer may come.
    pub(super) fn expect(&mut self) {
        self.expects = true;
    }

    /// How long to wait for what comes next, before what has come is given up; nothing where there is no hurry.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.stage {
            Stage::Nothing => None,
            Stage::Beginning(..) | Stage::Escape => Some(PIECES),
            Stage::Colour(_) => Some(SILENCE),
        }
    }

    /// Gives back what was held and may be keys, since nothing has followed it.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        match std::mem::take(&mut self.stage) {
            Stage::Beginning(held, _) => held,
            Stage::Nothing | Stage::Colour(_) | Stage::Escape => Vec::new(),
        }
    }

    /// Takes an event in.
    pub(super) fn hear(&mut self, event: Event) -> Heard {
        // A new size is told by the system, in the midst of whatever the terminal sends.
        if matches!(event, Event::Resize(..)) {
            return Heard::passing(event);
        }
        match std::mem::take(&mut self.stage) {
            Stage::Escape if is_char(&event, '\\') => Heard::default(),
            Stage::Nothing | Stage::Escape => self.hear_key(event),
            Stage::Beginning(held, known) => self.hear_beginning(held, known, event),
            Stage::Colour(said) => self.hear_colour(said, event),
        }
    }

    /// Takes in what may begin an answer.
    fn hear_key(&mut self, event: Event) -> Heard {
        let known = match event {
            _ if !self.expects => return Heard::passing(event),
            _ if is_escape(&event) => 0,
            _ if is_alt(&event, ']') => 1,
            _ => return Heard::passing(event),
        };
        self.stage = Stage::Beginning(vec![event], known);
        Heard::default()
    }

    /// Takes in what may go on with the beginning of an answer.
    fn hear_beginning(&mut self, mut held: Vec<Event>, known: usize, event: Event) -> Heard {
        let mut rest = BEGINNING.chars().skip(known);
        if rest.next().is_none_or(|next| !is_char(&event, next)) {
            // They were keys. This one may be a beginning again.
            let Heard { events, ground } = self.hear_key(event);
            held.extend(events);
            return Heard { events: held, ground };
        }
        held.push(event);
        self.stage = match rest.next() {
            Some(_) => Stage::Beginning(held, known + 1),
            None => Stage::Colour(String::new()),
        };
        Heard::default()
    }

    /// Takes in what follows the beginning of an answer. Nobody types that, so whatever it says is no key, but for what
    /// cannot be typed as text.
    fn hear_colour(&mut self, mut said: String, event: Event) -> Heard {
        if let Some(c) = character(&event) {
            if said.len() < LONGEST {
                said.push(c);
            }
            self.stage = Stage::Colour(said);
            return Heard::default();
        }
        self.expects = false;
        if is_escape(&event) {
            self.stage = Stage::Escape;
        } else if !is_alt(&event, '\\') && !is_control(&event, 'g') {
            return Heard::passing(event);
        }
        Heard { events: Vec::new(), ground: ground(&said) }
    }
}

/// How bright a colour is that a terminal has said: `rgb:1c1c/1c1c/1c1c`, with one to four hexadecimal digits a part.
fn ground(said: &str) -> Option<Ground> {
    let parts = said.strip_prefix("rgb:").or_else(|| said.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|part| {
        let most =
            16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        let value = u32::from_str_radix(part, 16).ok().filter(|_| part.len() <= 4)?;
        Some(f64::from(value) / f64::from(most))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Half way between black and white by what the eye makes of it: lightness 50 of CIE L*a*b*.
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(if luminance > 0.1842 { Ground::Light } else { Ground::Dark })
}

/// The character that a key types, with no other key held but shift.
fn character(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. })
            if (*modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(*c)
        }
        _ => None,
    }
}

fn is_char(event: &Event, c: char) -> bool {
    character(event) == Some(c)
}

fn is_alt(event: &Event, c: char) -> bool {
    is_with(event, c, KeyModifiers::ALT)
}

fn is_control(event: &Event, c: char) -> bool {
    is_with(event, c, KeyModifiers::CONTROL)
}

fn is_with(event: &Event, c: char, held: KeyModifiers) -> bool {
    matches!(event, Event::Key(KeyEvent { code, modifiers, .. }) if *code == KeyCode::Char(c) && *modifiers == held)
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key(KeyEvent { code: KeyCode::Esc, modifiers, .. }) if modifiers.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    /// Bytes of a terminal as crossterm makes events of them. Where `|` stands the bytes came in two pieces: an escape
    /// before it is a key of its own.
    fn events(bytes: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut rest = bytes.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '|' => {}
                '\x03' => events.push(key(KeyCode::Char('c'), KeyModifiers::CONTROL)),
                '\x07' => events.push(key(KeyCode::Char('g'), KeyModifiers::CONTROL)),
                '\x1b' => match rest.next_if(|c| *c != '|') {
                    Some(c) => events.push(key(KeyCode::Char(c), KeyModifiers::ALT)),
                    None => events.push(key(KeyCode::Esc, KeyModifiers::NONE)),
                },
                c if c.is_uppercase() => events.push(key(KeyCode::Char(c), KeyModifiers::SHIFT)),
                c => events.push(key(KeyCode::Char(c), KeyModifiers::NONE)),
            }
        }
        events
    }

    /// What reaches the reader of some bytes, and what they answer; what is held at the end is given up.
    fn hear(listener: &mut Listener, bytes: &str) -> (Vec<Event>, Vec<Ground>) {
        let (mut passed, mut grounds) = (Vec::new(), Vec::new());
        for event in events(bytes) {
            let heard = listener.hear(event);
            passed.extend(heard.events);
            grounds.extend(heard.ground);
        }
        passed.extend(listener.give_up());
        (passed, grounds)
    }

    #[track_caller]
    fn check(bytes: &str, passed: &str, grounds: &[Ground]) {
        let mut listener = Listener::default();
        listener.expect();
        assert_eq!(hear(&mut listener, bytes), (events(passed), grounds.to_vec()), "{bytes:?}");
    }

    #[test]
    fn an_answer_is_taken_out_from_among_the_keys() {
        use Ground::{Dark, Light};
        check("\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", "", &[Dark]);
        check("\x1b]11;rgb:FFFF/ffff/ffFf\x07", "", &[Light]);
        check("jj\x1b]11;rgb:ff/ff/ff\x1b\\k11;", "jjk11;", &[Light]);
        check("\x1b]11;rgba:0000/2222/1111/ffff\x07/", "/", &[Dark]);
    }

    #[test]
    fn an_answer_may_come_in_pieces() {
        let answer = "\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\";
        for at in 1..answer.len() {
            let (before, after) = answer.split_at(at);
            check(&format!("j{before}|{after}k"), "jk", &[Ground::Dark]);
        }
    }

    #[test]
    fn keys_that_look_like_a_beginning_are_keys() {
        for keys in [
            "\x1b]",
            "\x1b]1j",
            "\x1b]11j",
            "\x1b|j",
            "\x1b|]",
            "\x1b|\x1b|j",
            "\x1b]\x1b]",
            "]11;rgb:",
            "\\",
        ] {
            check(keys, keys, &[]);
        }
        check("\x1b]\x1b]11;rgb:0/0/0\x07", "\x1b]", &[Ground::Dark]);
        check("\x1b|\x1b]11;rgb:0/0/0\x07", "\x1b|", &[Ground::Dark]);
    }

    #[test]
    fn what_is_broken_or_not_understood_is_no_key_either() {
        check("\x1b]11;?\x07j", "j", &[]);
        check("\x1b]11;#1c1c1c\x07j", "j", &[]);
        check("\x1b]11;rgb:1c1c/1c1c\x07j", "j", &[]);
        check(&format!("\x1b]11;{}?\x1b\\j", "0".repeat(200)), "j", &[]);
        check(&format!("\x1b]11;{}?", "0".repeat(200)), "", &[]);
        // But the reader can always be left.
        check("\x1b]11;rgb:1c1c/\x03\x07q", "\x03\x07q", &[]);
    }

    #[test]
    fn nothing_waits_for_ever() {
        for (bytes, patience, given_back, then) in [
            ("\x1b|", PIECES, "\x1b|", "]"),
            ("\x1b]", PIECES, "\x1b]", "1"),
            ("\x1b]11", PIECES, "\x1b]11", ";"),
            ("\x1b]11;", SILENCE, "", "q"),
            ("\x1b]11;rgb:1c1c/", SILENCE, "", "q"),
            ("\x1b]11;rgb:0/0/0\x1b|", PIECES, "", "\\"),
        ] {
            let mut listener = Listener::default();
            listener.expect();
            for event in events(bytes) {
                assert_eq!(listener.hear(event).events, [], "{bytes:?}");
            }
            assert_eq!(listener.patience(), Some(patience), "{bytes:?}");
            assert_eq!(listener.give_up(), events(given_back), "{bytes:?}");
            assert_eq!((listener.patience(), hear(&mut listener, then)), (None, (events(then), Vec::new())));
        }
    }

    #[test]
    fn nothing_is_held_back_where_nothing_was_asked() {
        let mut listener = Listener::default();
        for event in events("\x1b]11;rgb:0/0/0\x07\x1b|") {
            assert_eq!(listener.hear(event.clone()), Heard { events: vec![event], ground: None });
        }
        listener.expect();
        // Once it is answered all keys are keys again.
        let (passed, grounds) = hear(&mut listener, "\x1b]11;rgb:0/0/0\x07\x1b]11;rgb:0/0/0\x07");
        assert_eq!((passed, grounds), (events("\x1b]11;rgb:0/0/0\x07"), vec![Ground::Dark]));
    }

    #[test]
    fn a_new_size_goes_through_an_answer() {
        for answer in ["\x1b]11;rgb:0/0/0\x07", "\x1b|]11;rgb:0/0/0\x1b|\\"] {
            let mut listener = Listener::default();
            listener.expect();
            let mut grounds = Vec::new();
            for event in events(answer) {
                let Heard { events, ground } = listener.hear(event);
                assert_eq!(events, [], "{answer:?}");
                grounds.extend(ground);
                let size = Event::Resize(80, 24);
                assert_eq!(listener.hear(size.clone()).events, [size]);
            }
            assert_eq!(grounds, [Ground::Dark]);
        }
    }

    #[test]
    fn how_bright_a_colour_is() {
        for (said, expected) in [
            ("rgb:0000/0000/0000", Some(Ground::Dark)),
            ("rgb:2828/2c2c/3434", Some(Ground::Dark)),
            ("rgb:0000/2b2b/3636", Some(Ground::Dark)),
            ("rgb:fdfd/f6f6/e3e3", Some(Ground::Light)),
            ("rgb:f/f/f", Some(Ground::Light)),
            ("rgb:ff/ff/0", Some(Ground::Light)),
            ("rgb:/0/0", None),
            ("rgb:00000/0/0", None),
            ("rgb:0/0", None),
            ("rgb:g/0/0", None),
            ("black", None),
            ("", None),
        ] {
            assert_eq!(ground(said), expected, "{said}");
        }
    }
}
