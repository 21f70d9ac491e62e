//! TOML, statement by statement: one that cannot be read is told with its line, and the next line begins anew. Knows no
//! setting. Of TOML only tables of plain values and of lists of strings are taken, which is all that a setting can be.

use toml_parser::Source;
use toml_parser::decoder::ScalarKind;
use toml_parser::lexer::{Token, TokenKind};

/// What a name is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Switch(bool),
    List(Vec<String>),
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// Counted from 1.
    pub line: usize,
    /// The table it stands in; empty before the first.
    pub table: String,
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
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = Reader { text, source, tokens, at: 0 };
    let (mut statements, mut unreadable) = (Vec::new(), Vec::new());
    let (mut table, mut line, mut counted) = (String::new(), 1, 0);
    while reader.skip_blank() {
        let start = reader.byte();
        line += text.get(counted..start).unwrap_or("").matches('\n').count();
        counted = start;
        let begun = reader.at;
        match reader.statement() {
            Ok(Read::Table(name)) => table = name,
            Ok(Read::Value(name, value)) => {
                statements.push(Statement { line, table: table.clone(), name, value });
            }
            Err(why) => {
                unreadable.push(Unreadable { line, why });
                reader.recover(begun);
            }
        }
    }
    (statements, unreadable)
}

/// A statement.
enum Read {
    Table(String),
    Value(String, Value),
}

struct Reader<'a> {
    text: &'a str,
    source: Source<'a>,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, Token::kind)
    }

    /// The byte at which the next token begins.
    fn byte(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |token| token.span().start())
    }

    fn skip(&mut self, kinds: &[TokenKind]) {
        while kinds.contains(&self.kind()) {
            self.at += 1;
        }
    }

    /// Passes white space, empty lines and comments; whether something follows.
    fn skip_blank(&mut self) -> bool {
        self.skip(&[TokenKind::Whitespace, TokenKind::Newline, TokenKind::Comment]);
        self.kind() != TokenKind::Eof
    }

    fn skip_space(&mut self) {
        self.skip(&[TokenKind::Whitespace]);
    }

    /// Goes to the line after the one on which the statement at `begun` begins.
    fn recover(&mut self, begun: usize) {
        let newline = |token: &Token| token.kind() == TokenKind::Newline;
        let end = self.tokens.iter().skip(begun).position(newline);
        self.at = end.map_or(self.tokens.len(), |end| begun + end);
    }

    fn statement(&mut self) -> Result<Read, String> {
        if self.kind() == TokenKind::LeftSquareBracket {
            self.at += 1;
            self.skip_space();
            let name = self.name()?;
            self.skip_space();
            if self.kind() != TokenKind::RightSquareBracket {
                return Err(format!("a table's name stands in brackets: write `[{name}]`"));
            }
            self.at += 1;
            self.end()?;
            return Ok(Read::Table(name));
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
            return Err(format!("`{name}` is set to nothing: write `{name} = …`"));
        }
        self.at += 1;
        self.skip_space();
        let value = self.value(&name)?;
        self.end()?;
        Ok(Read::Value(name, value))
    }

    fn name(&mut self) -> Result<String, String> {
        let is_name =
            matches!(self.kind(), TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString);
        let mut name = String::new();
        let mut fault = None;
        if let Some(raw) =
            self.tokens.get(self.at).filter(|_| is_name).and_then(|token| self.source.get(token))
        {
            raw.decode_key(&mut name, &mut fault);
            self.at += 1;
        }
        if name.is_empty() || fault.is_some() {
            return Err("this is no setting: write `name = value`".to_owned());
        }
        Ok(name)
    }

    fn value(&mut self, name: &str) -> Result<Value, String> {
        match self.kind() {
            TokenKind::LeftSquareBracket => self.list(name).map(Value::List),
            TokenKind::LeftCurlyBracket => {
                Err(format!("a table stands under its name: write `[{name}]`, and what is in it below"))
            }
            TokenKind::Newline | TokenKind::Comment | TokenKind::Eof => {
                Err(format!("`{name}` is set to nothing: write `{name} = …`"))
            }
            _ => self.plain(),
        }
    }

    fn plain(&mut self) -> Result<Value, String> {
        let raw = self.tokens.get(self.at).and_then(|token| self.source.get(token));
        let Some(raw) = raw else { return Err("a value is missing".to_owned()) };
        let (mut text, mut fault) = (String::new(), None);
        let kind = raw.decode_scalar(&mut text, &mut fault);
        let is_text = matches!(kind, ScalarKind::String);
        let is_quoted = raw.as_str().starts_with(['"', '\'']);
        if !is_quoted && (is_text || fault.is_some()) {
            return Err(format!("words stand in quotation marks: write `\"{}\"`", raw.as_str().trim()));
        }
        if fault.is_some() {
            return Err("this text in quotation marks does not end, or has a \\ too many".to_owned());
        }
        self.at += 1;
        match kind {
            ScalarKind::String => Ok(Value::Text(text)),
            ScalarKind::Boolean(on) => Ok(Value::Switch(on)),
            ScalarKind::Integer(_) if self.kind() == TokenKind::Dot => {
                Err("numbers are whole: write one without a point".to_owned())
            }
            ScalarKind::Integer(radix) => match i64::from_str_radix(&text, radix.value()) {
                Ok(number) => Ok(Value::Number(number)),
                Err(_) => Err(format!("{text} is too large a number")),
            },
            ScalarKind::Float | ScalarKind::DateTime => Err(format!("{text} is no whole number, such as 60")),
        }
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
                TokenKind::BasicString | TokenKind::LiteralString => match self.plain()? {
                    Value::Text(item) => items.push(item),
                    _ => return Err(unclosed()),
                },
                TokenKind::Eof | TokenKind::Equals | TokenKind::LeftSquareBracket => return Err(unclosed()),
                _ => {
                    return Err("a list holds names in quotation marks, such as [\"j\", \"Down\"]".to_owned());
                }
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
        check("a = dark\nb = 1", &["2 .b 1", "1! words stand in quotation marks: write `\"dark\"`"]);
        check("a =\nb = 1", &["2 .b 1", "1! `a` is set to nothing: write `a = …`"]);
        check("a\nb = 1", &["2 .b 1", "1! `a` is set to nothing: write `a = …`"]);
        check(
            "a = [\"j\", \"k\"\nb = [\"l\"]\nc = 1",
            &["2 .b [\"l\"]", "3 .c 1", "1! the list is not closed: write `a = [\"…\", \"…\"]`"],
        );
        check("[keys\na = 1", &["2 .a 1", "1! a table's name stands in brackets: write `[keys]`"]);
        check(
            "a = \"x\nb = 1",
            &["2 .b 1", "1! this text in quotation marks does not end, or has a \\ too many"],
        );
        check(
            "a = 1 b = 2\nc = 3",
            &["2 .c 3", "1! there is more on the line than one setting: begin a new line"],
        );
        check("= 1\na = 1", &["2 .a 1", "1! this is no setting: write `name = value`"]);
        check("a = 1.5", &["1! numbers are whole: write one without a point"]);
        check("a = inf", &["1! inf is no whole number, such as 60"]);
        check("a = 99999999999999999999", &["1! 99999999999999999999 is too large a number"]);
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
