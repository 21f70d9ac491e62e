//! Which sentences have the same words, white space aside.

use crate::article::Article;
use foldhash::{HashMap, HashMapExt};
use std::hash::{Hash, Hasher};

/// By sentence, the first one that has the same words: itself, where it is that one. Linear in the length of the text.
pub(super) fn wordings(article: &Article) -> Vec<usize> {
    let mut firsts: HashMap<Words<'_>, usize> = HashMap::new();
    let ids = article.sentence_ids();
    ids.map(|id| *firsts.entry(Words(article.sentence(id))).or_insert(id.index())).collect()
}

/// The words of a sentence, which are the same with other white space among them.
struct Words<'a>(&'a str);

impl Words<'_> {
    fn characters(&self) -> impl Iterator<Item = char> {
        self.0.chars().filter(|c| !c.is_whitespace())
    }
}

impl PartialEq for Words<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.characters().eq(other.characters())
    }
}

impl Eq for Words<'_> {}

impl Hash for Words<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.characters().for_each(|c| c.hash(state));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::whole_article;

    #[test]
    fn white_space_makes_no_other_words() {
        for (text, expected) in [
            ("桥坏了。灯坏了。\n\n桥 坏了。灯坏了！\n", &[0, 1, 0, 3][..]),
            ("The bridge fell. It rained.\n\nThe  bridge fell. The lamp fell.\n", &[0, 1, 0, 3]),
        ] {
            assert_eq!(wordings(&whole_article(text)), expected, "{text}");
        }
    }
}
