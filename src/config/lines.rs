//! TOML, statement by statement: one that cannot be read is told with its line, and the next one begins anew. Knows no
//! setting. Of TOML only tables of plain values and of lists of strings are taken, which is all that a setting can be, and
//! no string of several lines: so each line is cut into its words by itself, and one that is not closed hides no other.

use toml_parser::decoder::ScalarKind;
use toml_parser::lexer::TokenKind;
use toml_parser::{Raw, Source};

/// The longest words from a file that are told, in characters: no name that means anything is longer.
const LONGEST: usize = 40;

/// What a name is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Switch(bool),
    List(Vec<String>),
    /// Words without quotation marks and what else there is: no setting takes it.
    Other,
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// Counted from 1.
    pub line: usize,
    /// The table it stands in; empty before the first.
    pub table: String,
    /// Like the table's name no longer than what is told of it.
    pub name: String,
    pub value: Value,
}

/// A line that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// Counted from 1.
    pub line: usize,
    pub why: String,
}

/// Reads a text. Linear in it.
pub(super) fn read(text: &str) -> (Vec<Statement>, Vec<Unreadable>) {
    let mut reader = Reader { tokens: tokens(text), at: 0 };
    let (mut statements, mut unreadable) = (Vec::new(), Vec::new());
    // None below a heading that cannot be read: what stands there belongs to no table that is known.
    let mut table = Some(String::new());
    while let Some(line) = reader.skip_blank() {
        let begun = reader.at;
        let is_heading = reader.kind() == TokenKind::LeftSquareBracket;
        match reader.statement() {
            Ok(Read::Table(name)) => table = Some(name),
            Ok(Read::Value(name, value)) => {
                statements.extend(table.clone().map(|table| Statement { line, table, name, value }));
            }
            Err(mut why) => {
                if is_heading {
                    table = None;
                    why += "; what stands below it is passed over";
                }
                unreadable.push(Unreadable { line, why });
                reader.recover(begun);
            }
        }
    }
    (statements, unreadable)
}

/// Words from a file as they are told: whole, or their beginning.
pub(super) fn excerpt(words: &str) -> String {
    match words.char_indices().nth(LONGEST).and_then(|(end, _)| words.get(..end)) {
        Some(beginning) => format!("{beginning}…"),
        None => words.to_owned(),
    }
}

/// A statement.
enum Read {
    Table(String),
    Value(String, Value),
}

/// A word of TOML.
struct Token<'a> {
    /// Counted from 1.
    line: usize,
    kind: TokenKind,
    raw: Option<Raw<'a>>,
}

/// The words of a text, line by line.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (line, words) in (1..).zip(text.lines()) {
        let source = Source::new(words);
        let own = source.lex().into_vec().into_iter().filter(|token| token.kind() != TokenKind::Eof);
        tokens.extend(own.map(|token| Token { line, kind: token.kind(), raw: source.get(token) }));
        tokens.push(Token { line, kind: TokenKind::Newline, raw: None });
    }
    tokens
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
}

impl Reader<'_> {
    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, |token| token.kind)
    }

    fn skip(&mut self, kinds: &[TokenKind]) {
        while kinds.contains(&self.kind()) {
            self.at += 1;
        }
    }

    /// Passes white space, empty lines and comments; the line of what follows, if anything does.
    fn skip_blank(&mut self) -> Option<usize> {
        self.skip(&[TokenKind::Whitespace, TokenKind::Newline, TokenKind::Comment]);
        self.tokens.get(self.at).map(|token| token.line)
    }

    fn skip_space(&mut self) {
        self.skip(&[TokenKind::Whitespace]);
    }

    /// Goes from the beginning of what cannot be read to its end: that of its line or of its list, and over no line that
    /// begins a statement.
    fn recover(&mut self, begun: usize) {
        self.at = begun;
        let mut open: usize = 0;
        loop {
            match self.kind() {
                TokenKind::Eof => return,
                TokenKind::Newline if open == 0 || self.begins_a_statement(self.at + 1) => return,
                TokenKind::LeftSquareBracket => open += 1,
                TokenKind::RightSquareBracket => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Whether a line that begins with this token cannot be part of a list.
    fn begins_a_statement(&self, at: usize) -> bool {
        use TokenKind::{Atom, BasicString, Equals, LeftSquareBracket, LiteralString, Whitespace};
        let mut kinds =
            self.tokens.iter().skip(at).map(|token| token.kind).filter(|kind| *kind != Whitespace);
        matches!(
            (kinds.next(), kinds.next()),
            (Some(LeftSquareBracket), Some(Atom)) | (Some(Atom | BasicString | LiteralString), Some(Equals))
        )
    }

    fn statement(&mut self) -> Result<Read, String> {
        if self.kind() == TokenKind::LeftSquareBracket {
            return self.heading().map(Read::Table);
        }
        let name = self.name()?;
        self.skip_space();
        if self.kind() == TokenKind::Dot {
            self.at += 1;
            let inner = self.name()?;
            return Err(format!(
                "a setting of a table stands under its name: write `[{name}]`, and `{inner} = …` below it"
            ));
        }
        if self.kind() != TokenKind::Equals {
            return Err(nothing(&name));
        }
        self.at += 1;
        self.skip_space();
        let value = self.value(&name)?;
        self.end()?;
        Ok(Read::Value(name, value))
    }

    /// The name of a table, in brackets on a line of its own.
    fn heading(&mut self) -> Result<String, String> {
        let wanted = |name: &str| format!("a table's name stands in brackets: write `[{name}]`");
        self.at += 1;
        self.skip_space();
        let name = self.name().map_err(|_| wanted("keys"))?;
        self.skip_space();
        if self.kind() != TokenKind::RightSquareBracket {
            return Err(wanted(&name));
        }
        self.at += 1;
        self.end().map_err(|_| wanted(&name))?;
        Ok(name)
    }

    fn name(&mut self) -> Result<String, String> {
        let is_name =
            matches!(self.kind(), TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString);
        let mut name = String::new();
        let mut fault = None;
        if let Some(raw) = self.raw().filter(|_| is_name) {
            raw.decode_key(&mut name, &mut fault);
            self.at += 1;
        }
        if name.is_empty() || fault.is_some() {
            return Err("this is no setting: write `name = value`".to_owned());
        }
        Ok(excerpt(&name))
    }

    fn raw(&self) -> Option<Raw<'_>> {
        self.tokens.get(self.at)?.raw
    }

    fn value(&mut self, name: &str) -> Result<Value, String> {
        match self.kind() {
            TokenKind::LeftSquareBracket => self.list(name).map(Value::List),
            TokenKind::LeftCurlyBracket => {
                Err(format!("a table stands under its name: write `[{name}]`, and what is in it below"))
            }
            TokenKind::Atom => Ok(self.bare()),
            _ => self.text()?.map(Value::Text).ok_or_else(|| nothing(name)),
        }
    }

    /// What stands without quotation marks: a number, a switch, or something that no setting takes.
    fn bare(&mut self) -> Value {
        let (mut text, mut fault) = (String::new(), None);
        let kind = self.raw().map(|raw| raw.decode_scalar(&mut text, &mut fault));
        self.at += 1;
        self.skip_space();
        // More words, or what follows a point.
        let is_alone = !matches!(self.kind(), TokenKind::Atom | TokenKind::Dot);
        self.skip(&[TokenKind::Atom, TokenKind::Dot, TokenKind::Whitespace]);
        match kind.filter(|_| is_alone && fault.is_none()) {
            Some(ScalarKind::Boolean(on)) => Value::Switch(on),
            Some(ScalarKind::Integer(radix)) => {
                i64::from_str_radix(&text, radix.value()).map_or(Value::Other, Value::Number)
            }
            _ => Value::Other,
        }
    }

    /// What stands in quotation marks; nothing where something else stands.
    fn text(&mut self) -> Result<Option<String>, String> {
        use TokenKind::{BasicString, LiteralString, MlBasicString, MlLiteralString};
        let is_text = matches!(self.kind(), BasicString | LiteralString | MlBasicString | MlLiteralString);
        let Some(raw) = self.raw().filter(|_| is_text) else { return Ok(None) };
        let (mut text, mut fault) = (String::new(), None);
        let _ = raw.decode_scalar(&mut text, &mut fault);
        if fault.is_some() {
            return Err(
                "this text in quotation marks does not end on its line, or has a \\ too many".to_owned()
            );
        }
        self.at += 1;
        Ok(Some(text))
    }

    /// Strings in brackets, on one line or on several.
    fn list(&mut self, name: &str) -> Result<Vec<String>, String> {
        let unclosed = || format!("the list is not closed: write `{name} = [\"…\", \"…\"]`");
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip_blank();
            match self.kind() {
                TokenKind::RightSquareBracket => break,
                TokenKind::Eof | TokenKind::Equals | TokenKind::LeftSquareBracket => return Err(unclosed()),
                _ => items.push(
                    self.text()?.ok_or("a list holds names in quotation marks, such as [\"j\", \"Down\"]")?,
                ),
            }
            self.skip_blank();
            match self.kind() {
                TokenKind::Comma => self.at += 1,
                TokenKind::RightSquareBracket => break,
                _ => return Err(unclosed()),
            }
        }
        self.at += 1;
        Ok(items)
    }

    /// Nothing but a comment may follow on the line.
    fn end(&mut self) -> Result<(), String> {
        self.skip_space();
        match self.kind() {
            TokenKind::Newline | TokenKind::Comment | TokenKind::Eof => Ok(()),
            _ => Err("there is more on the line than one setting: begin a new line".to_owned()),
        }
    }
}

fn nothing(name: &str) -> String {
    format!("`{name}` is set to nothing: write `{name} = …`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The statements and what is wrong, a line each.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (statements, unreadable) = read(text);
        let value = |value: &Value| match value {
            Value::Text(text) => format!("{text:?}"),
            Value::Number(number) => number.to_string(),
            Value::Switch(on) => on.to_string(),
            Value::List(items) => format!("{items:?}"),
            Value::Other => "other".to_owned(),
        };
        let said =
            statements.iter().map(|s| format!("{} {}.{} {}", s.line, s.table, s.name, value(&s.value)));
        let wrong = unreadable.iter().map(|u| format!("{}! {}", u.line, u.why));
        assert_eq!(said.chain(wrong).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn values_are_texts_numbers_switches_and_lists() {
        check(
            "a = \"x\\ty\" # why\nb = 'z\\'\nc = 1_000\nd = true\n\n[ keys ]\n\"e f\" = [\"j\", # one\n  '↓',\n]\ng = []\n",
            &[
                "1 .a \"x\\ty\"",
                "2 .b \"z\\\\\"",
                "3 .c 1000",
                "4 .d true",
                "7 keys.e f [\"j\", \"↓\"]",
                "10 keys.g []",
            ],
        );
        check("", &[]);
        check("\u{feff}a = 1\r\nb = 2", &["1 .a 1", "2 .b 2"]);
    }

    #[test]
    fn what_is_wrong_costs_its_line_alone() {
        check("a =\nb = 1", &["2 .b 1", "1! `a` is set to nothing: write `a = …`"]);
        check("a\nb = 1", &["2 .b 1", "1! `a` is set to nothing: write `a = …`"]);
        check(
            "a = [\"j\", \"k\"\nb = [\"l\"]\nc = 1",
            &["2 .b [\"l\"]", "3 .c 1", "1! the list is not closed: write `a = [\"…\", \"…\"]`"],
        );
        check(
            "a = \"x\nb = 1",
            &["2 .b 1", "1! this text in quotation marks does not end on its line, or has a \\ too many"],
        );
        check(
            "a = 1 b = 2\nc = 3",
            &["2 .c 3", "1! there is more on the line than one setting: begin a new line"],
        );
        check("= 1\na = 1", &["2 .a 1", "1! this is no setting: write `name = value`"]);
        check("a = [1]", &["1! a list holds names in quotation marks, such as [\"j\", \"Down\"]"]);
        check(
            "a.b = 1",
            &["1! a setting of a table stands under its name: write `[a]`, and `b = …` below it"],
        );
        check(
            "a = {b = 1}\nc = 1",
            &["2 .c 1", "1! a table stands under its name: write `[a]`, and what is in it below"],
        );
    }

    #[test]
    fn what_no_setting_takes_is_passed_on() {
        for value in ["dark", "07", "TRUE", "1.5", "inf", "5 sentences", "2026-01-31", "99999999999999999999"]
        {
            check(&format!("a = {value} # why\nb = 1"), &["1 .a other", "2 .b 1"]);
        }
    }

    #[test]
    fn a_text_that_is_not_closed_hides_no_line() {
        let unclosed = "1! this text in quotation marks does not end on its line, or has a \\ too many";
        for marks in ["\"\"\"", "'''"] {
            check(&format!("a = {marks}dark\nb = 1\n[keys]\nc = 2"), &["2 .b 1", "4 keys.c 2", unclosed]);
        }
        check("a = \"\"\"dark\"\"\"", &["1 .a \"dark\""]);
    }

    #[test]
    fn a_fault_in_a_list_is_told_once() {
        let holds = "1! a list holds names in quotation marks, such as [\"j\", \"Down\"]";
        check("a = [\n  \"j\",\n  5,\n  \"k\",\n]\nb = 1", &["6 .b 1", holds]);
        check(
            "a = [[\"j\"],\n  5,\n]\nb = 1",
            &["4 .b 1", "1! the list is not closed: write `a = [\"…\", \"…\"]`"],
        );
        check("a = [5,\n\"b\" = 1\n[keys]\nc = 2", &["2 .b 1", "4 keys.c 2", holds]);
        check("a = [5,\n\n[keys]\nc = 2", &["4 keys.c 2", holds]);
    }

    #[test]
    fn what_is_below_a_heading_that_cannot_be_read_is_nobodys() {
        for (heading, name) in
            [("[keys", "keys"), ("[looks.dark]", "looks"), ("[[looks]]", "keys"), ("[x] y", "x")]
        {
            let told = format!(
                "3! a table's name stands in brackets: write `[{name}]`; what stands below it is passed over"
            );
            let text = format!("[keys]\na = 1\n{heading}\nb = 1\n[keys]\nc = 1");
            check(&text, &["2 keys.a 1", "6 keys.c 1", &told]);
        }
    }

    #[test]
    fn no_word_is_kept_or_told_at_any_length() {
        let long = "k".repeat(10_000);
        let text =
            format!("[{long}]\n{}{long}\n{long} = [5]\n{long}.{long} = 1\n[{long}", "a = 1\n".repeat(100));
        let (statements, unreadable) = read(&text);
        let short = |text: &str| text.chars().count() <= LONGEST + 1;
        assert_eq!((statements.len(), unreadable.len()), (100, 4));
        assert!(statements.iter().all(|statement| short(&statement.table) && short(&statement.name)));
        assert!(unreadable.iter().all(|unreadable| unreadable.why.chars().count() < 250), "{unreadable:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_is_read_to_its_end(text in "([a-z]{1,3}|[ =\\[\\]\"'#,.{}\n\\\\1-]|\\PC){0,60}") {
            let (statements, unreadable) = read(&text);
            let lines = text.split('\n').count();
            prop_assert!(statements.iter().map(|s| s.line).chain(unreadable.iter().map(|u| u.line)).all(|line| (1..=lines).contains(&line)));
        }
    }
}
