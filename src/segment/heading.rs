//! The fixed part that sibling headings share; read knows them by it, and the outline cuts its labels there.

/// The fixed part of a heading such as A——关键词:B: from the dash to the colon.
pub fn infix(text: &str) -> Option<&str> {
    let start = ["——", "—", " – ", " - ", "｜", "|"].iter().filter_map(|dash| text.find(dash)).min()?;
    let colon = text[start..].char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let end = start + colon.0 + colon.1.len_utf8();
    (start > 0 && end < text.len()).then(|| &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_infix_runs_from_the_dash_to_the_colon() {
        assert_eq!(infix("夜班之争——关键词:人手"), Some("——关键词:"));
        assert_eq!(infix("Night — key word: staff"), Some("— key word:"));
        assert_eq!(infix("Night – key word: staff"), Some(" – key word:"));
        assert_eq!(infix("为什么:人手"), None);
        assert_eq!(infix("夜班——人手"), None);
    }
}
