//! Whether an English word is used as a name for something, by the words around it and by a list of words too plain to be
//! a keyword. Knows nothing of Chinese, where the dictionary says so.

use crate::segment::letter::lowercase;
use crate::segment::word::is_stop_word;

/// How often a word was used as what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// At the end of what an article or a preposition opens, or as a subject: a noun.
    pub(super) noun: u32,
    /// Right before another word that may be a keyword: an adjective, or a noun that is part of a longer name.
    pub(super) modifier: u32,
    /// Right after an article, with more to come: a noun before its verb, or an adjective.
    pub(super) opened: u32,
    /// After "to" or "they", before "the" or "them": a verb.
    pub(super) verb: u32,
    /// With a capital letter inside a sentence.
    pub(super) name: u32,
}

impl Uses {
    /// Whether the word, as it is shown, names something, as far as can be seen.
    pub(super) fn names(self, shown: &str) -> bool {
        let seen = self.noun + self.name > self.verb || (self.opened >= 2 && self.verb == 0);
        seen && !self.describes(shown)
    }

    /// Whether nothing speaks against it: enough for the last word of a group that is repeated.
    pub(super) fn may_name(self, shown: &str) -> bool {
        self.noun + self.name >= self.verb && !self.describes(shown)
    }

    /// Whether it looks like an adjective and stands before a noun as often as not.
    fn describes(self, shown: &str) -> bool {
        let endings: &[&str] = if self.name > 0 { &DEMONYMS } else { &ADJECTIVES };
        endings.iter().any(|end| shown.ends_with(end)) && self.modifier >= self.noun
    }
}

/// A word of a sentence as its neighbours see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    /// As it stands.
    pub(super) shown: &'a str,
    /// Whether nothing but white space or a hyphen parts it from the word before.
    pub(super) joined: bool,
    /// Whether it is too common to be a keyword.
    pub(super) stops: bool,
    /// What it says of the words beside it.
    pub(super) habits: Habits,
}

/// What an English word says of the words beside it: looked up once, however often the word comes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// It holds the sentence together.
    common: bool,
    before_verbs: bool,
    after_verbs: bool,
    opens: bool,
    article: bool,
    possesses: bool,
    after_subjects: bool,
}

impl Habits {
    /// Those of a word as it stands.
    pub(super) fn of(shown: &str) -> Self {
        let lower = lowercase(shown);
        let word = lower.as_ref();
        Self {
            common: is_stop_word(word),
            before_verbs: BEFORE_VERBS.contains(&word) || word.ends_with("n't"),
            after_verbs: AFTER_VERBS.contains(&word),
            opens: OPENERS.contains(&word),
            article: ARTICLES.contains(&word),
            possesses: word.ends_with("'s") || word.ends_with("’s"),
            after_subjects: AFTER_SUBJECTS.contains(&word),
        }
    }
}

/// What the word at `index` is used as.
pub(super) fn uses(sentence: &[Seen<'_>], index: usize) -> Uses {
    let Some(word) = sentence.get(index) else { return Uses::default() };
    let next = sentence.get(index + 1).filter(|next| next.joined).map(|next| next.habits);
    let before =
        |i: usize| sentence.get(i).filter(|w| w.joined).and_then(|_| sentence.get(i.checked_sub(1)?));
    let previous = before(index).map(|w| w.habits).unwrap_or_default();
    let capital = word.shown.starts_with(char::is_uppercase);
    let mut uses = Uses { name: u32::from(index > 0 && capital), ..Uses::default() };
    let verb = uses.name == 0;
    if verb && (previous.before_verbs || next.is_some_and(|n| n.after_verbs)) {
        uses.verb = 1;
        return uses;
    }
    // The last of a group: what follows is a mark, or a word that holds the sentence together.
    let last = next.is_none_or(|n| n.common);
    // Back over at most two words to what opens the group.
    let mut opening = index;
    while index - opening < 2 && before(opening).is_some_and(|w| !w.stops) {
        opening -= 1;
    }
    let opener = before(opening).map(|w| w.habits).unwrap_or_default();
    let opened = opener.opens || previous.possesses;
    let subject = next.is_some_and(|n| n.after_subjects);
    uses.noun = u32::from(last && (opened || subject));
    uses.modifier = u32::from(!last);
    uses.opened = u32::from(uses.noun == 0 && previous.article);
    uses
}

/// Whether a word, in lower case, is too plain to be a keyword: what is said of any matter.
pub(super) fn is_plain(word: &str) -> bool {
    let adverb = word.len() > 4 && word.ends_with("ly") && !LY_NOUNS.contains(&word);
    let stem = ["s", "es", "d", "ed", "ing", "r", "er"].iter().filter_map(|end| word.strip_suffix(end));
    let past = word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed");
    adverb || past || PASTS.binary_search(&word).is_ok() || listed(word) || stem.into_iter().any(listed)
}

fn listed(word: &str) -> bool {
    PLAIN.binary_search(&word).is_ok()
}

/// Past forms that are no nouns and are not told by their ending.
#[rustfmt::skip]
const PASTS: [&str; 62] = [
    "ate", "became", "bent", "blew", "bought", "broke", "caught", "chose", "chosen", "clung", "crept",
    "dealt", "drank", "drew", "drove", "dug", "fed", "fell", "fled", "flew", "forgot", "froze", "gave",
    "got", "grew", "hid", "hung", "knew", "laid", "lent", "lost", "met", "paid", "rang", "rode", "said",
    "sang", "sank", "sent", "shone", "shook", "slept", "sought", "stole", "struck", "stuck", "swam",
    "swept", "swung", "taught", "threw", "told", "took", "tore", "torn", "went", "wept", "woke", "won",
    "wore", "worn", "wove",
];

const LY_NOUNS: [&str; 9] =
    ["family", "supply", "reply", "assembly", "italy", "anomaly", "monopoly", "butterfly", "july"];

const BEFORE_VERBS: [&str; 29] = [
    "always", "often", "still", "also", "just", "already", "hardly", "to", "will", "would", "can", "could",
    "may", "might", "must", "should", "cannot", "not", "never", "i", "you", "he", "she", "we", "they", "it",
    "who", "let", "did",
];

const AFTER_VERBS: [&str; 36] = [
    "up",
    "down",
    "out",
    "off",
    "away",
    "more",
    "less",
    "what",
    "how",
    "why",
    "whether",
    "something",
    "nothing",
    "everything",
    "anything",
    "someone",
    "everyone",
    "himself",
    "themselves",
    "itself",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "your",
    "them",
    "him",
    "me",
    "us",
    "this",
    "these",
];

/// How adjectives end, and some nouns; the nouns do not stand before others mostly.
const ADJECTIVES: [&str; 12] =
    ["ous", "ful", "less", "able", "ible", "ical", "onal", "ual", "ural", "ial", "tive", "ant"];

/// How the names of peoples and languages end, which are adjectives before a noun.
const DEMONYMS: [&str; 4] = ["ish", "ese", "can", "ian"];

const ARTICLES: [&str; 3] = ["the", "a", "an"];

const OPENERS: [&str; 46] = [
    "more", "less", "most", "fewer", "the", "a", "an", "this", "these", "those", "his", "her", "their",
    "its", "our", "my", "your", "no", "any", "some", "every", "each", "another", "of", "in", "for", "with",
    "from", "by", "on", "at", "into", "about", "between", "than", "under", "over", "through", "against",
    "without", "within", "across", "around", "per", "many", "several",
];

const AFTER_SUBJECTS: [&str; 17] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "do", "does", "did",
    "may", "must", "should",
];

/// Verbs, adjectives, numbers and general nouns that say nothing of what a text is about.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "able", "aboard", "accord", "according", "add", "afp", "afternoon", "age", "ago", "agree", "allow",
    "amount", "answer", "ap", "appear", "april", "area", "argue", "arrive", "ask", "attempt", "aug",
    "august", "available", "average", "bad", "bas", "base", "bear", "beautiful", "begin", "begun", "behind",
    "believ", "believe", "best", "big", "billion", "bit", "bottom", "bring", "brought", "build", "built",
    "call", "came", "care", "carri", "carry", "case", "caus", "cause", "cent", "central", "century",
    "certain", "chance", "chang", "change", "choose", "clear", "clos", "close", "common", "complete",
    "consider", "continu", "continue", "country", "couple", "course", "current", "cut", "dark", "day",
    "dead", "deal", "dec", "decade", "december", "decid", "decide", "deep", "demand", "describ", "describe",
    "different", "difficult", "double", "dozen", "draw", "drive", "drop", "early", "easy", "effect",
    "eight", "eighty", "either", "eleven", "else", "empty", "end", "entire", "evening", "everybody",
    "everyone", "example", "exist", "expect", "explain", "extra", "face", "fact", "fail", "fall", "far",
    "fast", "feb", "february", "feel", "felt", "few", "fifth", "fifty", "figure", "final", "find", "fine",
    "first", "five", "fix", "follow", "foot", "form", "former", "forty", "found", "four", "fourteen",
    "free", "fresh", "friday", "full", "further", "general", "giv", "give", "gone", "good", "great",
    "group", "grow", "half", "hand", "happen", "hard", "head", "hear", "heard", "heavy", "held", "help",
    "high", "hold", "hope", "hot", "hour", "huge", "hundred", "idea", "important", "improve", "includ",
    "include", "increase", "indeed", "inside", "instead", "issue", "item", "jan", "january", "july", "june",
    "junior", "keep", "kept", "kind", "knew", "know", "lack", "large", "last", "late", "lay", "lead",
    "learn", "least", "leav", "leave", "left", "less", "level", "lie", "likely", "line", "listen", "little",
    "liv", "live", "local", "long", "look", "lose", "lot", "love", "low", "luck", "main", "make", "man",
    "manner", "march", "matter", "mean", "meant", "medical", "member", "men", "mention", "mid", "million",
    "minute", "modern", "moment", "monday", "month", "morning", "mov", "move", "near", "need", "new",
    "nine", "nobody", "normal", "note", "nov", "november", "number", "oct", "october", "offer", "old",
    "one", "only", "open", "order", "ordinary", "outside", "part", "particular", "past", "pay", "people",
    "percent", "percentage", "perhap", "person", "plac", "place", "plain", "play", "point", "poor",
    "popular", "possible", "present", "pretty", "problem", "produce", "prove", "provid", "provide",
    "public", "put", "quarter", "question", "quick", "quiet", "raise", "ran", "range", "rare", "rate",
    "reach", "read", "ready", "real", "reason", "receive", "recent", "remain", "remember", "result",
    "return", "reuters", "rich", "right", "ris", "rise", "run", "sat", "saturday", "second", "senior",
    "sense", "sept", "september", "serious", "serve", "set", "seven", "share", "short", "show", "shown",
    "side", "similar", "simple", "single", "sit", "six", "slow", "small", "sold", "sort", "sound", "speak",
    "spend", "spent", "spoke", "stand", "start", "stay", "step", "still", "stood", "stop", "strong",
    "suggest", "sunday", "sure", "tak", "take", "taken", "talk", "tell", "ten", "thing", "think", "third",
    "thirty", "thought", "thousand", "three", "thursday", "time", "today", "tomorrow", "tonight", "total",
    "try", "tuesday", "turn", "twelve", "twenty", "two", "type", "understand", "useful", "using", "usual",
    "various", "wait", "walk", "warm", "watch", "way", "wednesday", "week", "weekend", "whole", "wide",
    "win", "wish", "word", "work", "world", "worse", "worst", "writ", "write", "wrong", "wrote", "year",
    "yesterday", "young", "zero",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The uses of each word of a sentence: n, v, N (a name) or a point.
    #[track_caller]
    fn check(sentence: &str, expected: &str) {
        let words: Vec<Seen<'_>> = sentence
            .split(' ')
            .map(|word| Seen {
                shown: word,
                joined: true,
                stops: is_stop_word(word),
                habits: Habits::of(word),
            })
            .collect();
        let letter = |i: usize| match uses(&words, i) {
            Uses { verb: 1, .. } => 'v',
            Uses { name: 1, .. } => 'N',
            Uses { noun: 1, .. } => 'n',
            _ => '.',
        };
        let got: String = (0..words.len()).filter(|i| !words[*i].stops).map(letter).collect();
        assert_eq!(got, expected, "{sentence}");
    }

    #[test]
    fn nouns_verbs_and_names_are_told_by_their_neighbours() {
        check("the old ferry is late", ".n.");
        check("they ferry passengers to Malmo", "v.N");
        check("cut the parking rule for the town", "v.nn");
        check("ferries are slow", "n.");
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(PLAIN.is_sorted() && PASTS.is_sorted());
    }

    #[test]
    fn plain_words_are_told_in_their_forms() {
        for plain in ["asked", "makes", "quickly", "twelve", "thousand", "changing"] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in ["ferry", "family", "subsidy", "parking", "biggest"] {
            assert!(!is_plain(other), "{other}");
        }
    }
}
