//! What a line asks for: its fields, understood.

use super::Defaults;
use crate::article::Lang;
use crate::digest::Limit;
use crate::read;
use serde_json::{Map, Value};

/// What a line asks for.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    pub(super) body: Body,
    pub(super) read: read::Options,
    pub(super) limit: Limit,
}

/// What a line holds.
#[derive(Debug, PartialEq)]
pub(super) enum Body {
    Text(String),
    Html(String),
}

/// What a line wants, where it says nothing of a thing what `defaults` say; or what is wrong with it.
pub(super) fn request(mut fields: Map<String, Value>, defaults: &Defaults) -> Result<Request, String> {
    let fields = &mut fields;
    let (text, html) = (string(fields, "text")?, string(fields, "html")?);
    let (title, lang) = (string(fields, "title")?, string(fields, "lang")?);
    let (sentences, chars) = (count(fields, "sentences")?, count(fields, "chars")?);
    let ratio = field(fields, "ratio", |value| {
        let percent = value.as_f64().filter(|percent| Limit::is_share(*percent));
        percent.ok_or("a number above 0 and up to 100, without quotes")
    })?;
    let body = match (text, html) {
        (Some(text), None) => Body::Text(text),
        (None, Some(html)) => Body::Html(html),
        (Some(_), Some(_)) => return Err("give \"text\" or \"html\", not both".to_owned()),
        (None, None) => return Err("there is no \"text\" and no \"html\"".to_owned()),
    };
    let limit = match (sentences, ratio, chars) {
        (None, None, None) => defaults.limit,
        (Some(count), None, None) => Limit::Sentences(count),
        (None, Some(percent), None) => Limit::Ratio(percent),
        (None, None, Some(count)) => Limit::Chars(count),
        _ => return Err("give one of \"sentences\", \"ratio\" and \"chars\"".to_owned()),
    };
    let lang = match lang.as_deref() {
        None => defaults.read.lang,
        Some("auto") => None,
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        Some(_) => return Err("\"lang\" is \"auto\", \"zh\" or \"en\"".to_owned()),
    };
    let title = title.or_else(|| defaults.read.title.clone());
    Ok(Request { body, read: read::Options { lang, title, ..defaults.read }, limit })
}

/// What a field says, which `read` understands or says what it should be; `None` where there is no such field, or `null`.
fn field<T>(
    fields: &mut Map<String, Value>,
    name: &str,
    read: impl Fn(Value) -> Result<T, &'static str>,
) -> Result<Option<T>, String> {
    let value = fields.remove(name).filter(|value| !value.is_null());
    value.map(read).transpose().map_err(|kind| format!("\"{name}\" is {kind}"))
}

fn string(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    field(fields, name, |value| match value {
        Value::String(text) => Ok(text),
        _ => Err("a string: give it in quotes"),
    })
}

fn count(fields: &mut Map<String, Value>, name: &str) -> Result<Option<usize>, String> {
    field(fields, name, |value| {
        let count = value.as_u64().and_then(|count| usize::try_from(count).ok());
        count.filter(|count| *count > 0).ok_or("a whole number of 1 or more, without quotes")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(line: &str) -> Map<String, Value> {
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn a_field_of_the_wrong_kind_is_named_and_told_what_it_is() {
        for (line, message) in [
            (r#"{"text":1}"#, "\"text\" is a string: give it in quotes"),
            (r#"{"text":"a","title":["b"]}"#, "\"title\" is a string: give it in quotes"),
            (
                r#"{"text":"a","sentences":"3"}"#,
                "\"sentences\" is a whole number of 1 or more, without quotes",
            ),
            (r#"{"text":"a","sentences":0}"#, "\"sentences\" is a whole number of 1 or more, without quotes"),
            (r#"{"text":"a","chars":-1}"#, "\"chars\" is a whole number of 1 or more, without quotes"),
            (r#"{"text":"a","ratio":"30%"}"#, "\"ratio\" is a number above 0 and up to 100, without quotes"),
            (r#"{"text":"a","ratio":101}"#, "\"ratio\" is a number above 0 and up to 100, without quotes"),
        ] {
            assert_eq!(request(object(line), &Defaults::default()).unwrap_err(), message, "{line}");
        }
        assert!(request(object(r#"{"text":"a","html":null,"ratio":30}"#), &Defaults::default()).is_ok());
    }

    #[test]
    fn a_line_asks_for_its_own_length_title_and_language() {
        let defaults = Defaults { limit: Limit::Sentences(2), ..Defaults::default() };
        let asked = |line: &str| request(object(line), &defaults).unwrap();
        assert_eq!(asked(r#"{"text":"a"}"#).limit, Limit::Sentences(2));
        assert_eq!(asked(r#"{"text":"a","chars":9,"extra":1}"#).limit, Limit::Chars(9));
        let read = asked(r#"{"text":"a","title":"甲","lang":"zh"}"#).read;
        assert_eq!(
            read,
            read::Options { lang: Some(Lang::Zh), title: Some("甲".to_owned()), ..read::Options::default() }
        );
    }
}
