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

/// The fields of a line, as they come.
#[derive(serde::Deserialize)]
struct Fields {
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    sentences: Option<usize>,
    ratio: Option<f64>,
    chars: Option<usize>,
}

/// What a line wants, where it says nothing of a thing what `defaults` say; or what is wrong with it.
pub(super) fn request(fields: Map<String, Value>, defaults: &Defaults) -> Result<Request, String> {
    let fields: Fields = serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())?;
    let body = match (fields.text, fields.html) {
        (Some(text), None) => Body::Text(text),
        (None, Some(html)) => Body::Html(html),
        (Some(_), Some(_)) => return Err("give \"text\" or \"html\", not both".to_owned()),
        (None, None) => return Err("there is no \"text\" and no \"html\"".to_owned()),
    };
    let limit = match (fields.sentences, fields.ratio, fields.chars) {
        (None, None, None) => defaults.limit,
        (Some(count), None, None) if count > 0 => Limit::Sentences(count),
        (None, Some(percent), None) if percent > 0.0 && percent <= 100.0 => Limit::Ratio(percent),
        (None, None, Some(count)) if count > 0 => Limit::Chars(count),
        (Some(0), None, None) | (None, None, Some(0)) => {
            return Err("a summary has a length of 1 or more".to_owned());
        }
        (None, Some(_), None) => return Err("\"ratio\" is above 0 and up to 100".to_owned()),
        _ => return Err("give one of \"sentences\", \"ratio\" and \"chars\"".to_owned()),
    };
    let lang = match fields.lang.as_deref() {
        None => defaults.read.lang,
        Some("auto") => None,
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        Some(_) => return Err("\"lang\" is \"auto\", \"zh\" or \"en\"".to_owned()),
    };
    let title = fields.title.or_else(|| defaults.read.title.clone());
    Ok(Request { body, read: read::Options { lang, title, ..defaults.read }, limit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_asks_for_its_own_length_title_and_language() {
        let defaults = Defaults { limit: Limit::Sentences(2), ..Defaults::default() };
        let asked = |line: &str| {
            let Value::Object(fields) = serde_json::from_str(line).unwrap() else { panic!("{line}") };
            request(fields, &defaults).unwrap()
        };
        assert_eq!(asked(r#"{"text":"a"}"#).limit, Limit::Sentences(2));
        assert_eq!(asked(r#"{"text":"a","chars":9,"extra":1}"#).limit, Limit::Chars(9));
        let read = asked(r#"{"text":"a","title":"甲","lang":"zh"}"#).read;
        assert_eq!(
            read,
            read::Options { lang: Some(Lang::Zh), title: Some("甲".to_owned()), ..read::Options::default() }
        );
    }
}
