//! English for measuring. Its words are stems with what can stand before and behind them; people and places are put
//! together of syllables and are without end.

use super::chance::Chance;
use super::{Author, fill};

const NOUNS: &str = "water time house city market price road school teacher farmer winter river bridge train paper letter machine \
    engine window garden harvest grain kitchen doctor library reader writer story newspaper station ticket factory worker union \
    council mayor budget tax bank loan debt interest risk weather storm flood drought forest timber coal iron steel copper glass \
    cotton wool leather shoe coat bread butter cheese orchard apple cattle horse sheep fish harbour ship sailor port island coast \
    map border law court judge witness prison reform vote party campaign speech argument question answer reason doubt promise habit \
    memory childhood family neighbour village square theatre actor song orchestra violin painting museum statue temple church \
    priest soldier general war peace treaty ambassador language word sentence grammar dictionary science theory experiment laboratory \
    measurement instrument telescope star planet signal battery cable network software code error release screen keyboard camera \
    phone message courier parcel locker warehouse pavement shop customer counter queue";

const VERBS: &str = "build move carry open close measure count watch follow change repair sell buy borrow return question answer replace \
    gather store lift lower cut mend plant water cool heat light darken join divide record print translate teach learn test weigh \
    guard govern tax insure finance export import ship deliver collect order cancel promise refuse accept doubt prove explain describe \
    compare sort mark name call visit leave reach cross enter";

const QUALITIES: &str = "old new quiet loud early late small large cheap dear narrow wide deep shallow warm cold public private local \
    distant common rare steady sudden simple careful honest stubborn patient modern";

const BEFORE: [&str; 8] = ["", "", "", "re", "over", "under", "out", "counter"];
const BEHIND: [&str; 10] = ["", "", "", "ing", "er", "ship", "less", "hood", "works", "craft"];

const ONSETS: &str = "Al Bar Ben Bran Car Cor Dal Del Dun El Far Fen Gar Glen Har Hol Ing Kel Ken Lan Lor Mar Mel Mor Nor Os Pen Quin \
    Ros Sel Stan Tar Tor Ul Var Wen Wil Wyn Yar";
const CODAS: &str = "a by den dale don field ford gate ham hurst ia ley low man mere mond mouth ock ridge sen ster ton try vale well wick win \
    wood worth";

const GIVEN: &str = "Ada Amos Clara Edwin Flora Greta Hugo Ines Jonas Karim Lena Maren Nadia Otto Priya Rosa Samir Tessa Ugo Vera Walid \
    Yusuf Zora";

/// Slots: `n` something named, `v` something done, `a` a quality, `p` a person, `l` a place, `b` a body, `f` a figure, `t` a
/// time.
const CLAUSES: [&str; 30] = [
    "the {n} of {l} has begun to {v} its {n}",
    "{p} wants the {n} to {v} before the {n} does",
    "a {a} {n} costs {f} more than a {a} one",
    "nobody could say why the {n} had to {v}",
    "the {b} will {v} every {n} by {t}",
    "what people call {n} is mostly {n} and {n}",
    "the {n} fell from {f} to {f}",
    "{p} moved the {n} from {l} to {l}",
    "it takes a {a} {n} to {v} a {a} {n}",
    "the {n} is not a {n} but a {n}",
    "whoever can {v} the {n} will {v} the {n}",
    "{f} of the {n} came from {l}",
    "the {n} has stood beside the {n} since {t}",
    "few of them {v} the {n} that they {v}",
    "the {n} depends on the {n} behind it",
    "{p} and {p} {v} the {n} together",
    "there was neither {n} nor {n} in {l}",
    "the real {n} lies in the {n}",
    "once the {n} is {a}, the {n} will {v}",
    "the {b} spent {f} on {n}",
    "to {v} the {n} one must first {v} the {n}",
    "every {n} in {l} keeps a {n} for the {n}",
    "the {n} looked {a} and the {n} looked {a}",
    "they {v} the {n} because the {n} is {a}",
    "the {a} {n} gave way to the {n}",
    "no {n} was ever so {a}",
    "{p} had seen {f} of it by {t}",
    "the {n} that we {v} is the {n} that we keep",
    "between {n} and {n} there is only the {n}",
    "the {n} taught the {n} to {v}",
];

const OPENERS: [&str; 20] = [
    "But ",
    "However, ",
    "In fact, ",
    "For example, ",
    "In other words, ",
    "Meanwhile, ",
    "As a result, ",
    "According to {p}, ",
    "In {l}, ",
    "By {t}, ",
    "On the other hand, ",
    "More important, ",
    "Of course, ",
    "In short, ",
    "For the {n}, ",
    "Seen from the {n}, ",
    "Until {t}, ",
    "In the years to come, ",
    "First, ",
    "Even so, ",
];

const JOINTS: [&str; 8] =
    [", and ", ", and ", ", while ", ", but ", "; ", ", because ", ", so ", ", which means that "];

const HEADINGS: [&str; 9] = [
    "The {n} and the {n}",
    "Why the {n} Matters",
    "From {n} to {n}",
    "The {n} of {l}",
    "How to {v} a {n}",
    "Who Will {v} the {n}?",
    "A {a} {n}",
    "After the {n}",
    "What {p} Saw",
];

const LEADS: [&str; 4] = [
    "There are {c} ways to {v} the {n}:",
    "The {b} gives {c} reasons:",
    "The {n} can be had in {c} steps:",
    "Three of {c} things decide it:",
];

const TIMES: [&str; 8] = [
    "last spring",
    "{y}",
    "the autumn of {y}",
    "next year",
    "the end of the month",
    "March {y}",
    "last week",
    "the summer",
];

const FIGURES: [&str; 8] = [
    "{d} per cent",
    "${d} million",
    "{d} miles",
    "{d}.{m} per cent",
    "{d} tonnes",
    "{d},{k} people",
    "almost {d} years",
    "a {m}th",
];

/// How many words a section has of its own.
const THEME: usize = 40;

pub struct English {
    nouns: Vec<String>,
    verbs: Vec<&'static str>,
    qualities: Vec<&'static str>,
    onsets: Vec<&'static str>,
    codas: Vec<&'static str>,
    given: Vec<&'static str>,
    /// Places in `nouns`.
    theme: Vec<usize>,
}

impl English {
    pub fn new() -> Self {
        let list = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        let stems = list(NOUNS);
        // The bare stems come first, and so are the frequent words.
        let made = BEHIND.iter().flat_map(|behind| BEFORE.iter().map(move |before| (before, behind)));
        let mut nouns = Vec::new();
        for (before, behind) in made {
            nouns.extend(stems.iter().map(|stem| format!("{before}{stem}{behind}")));
        }
        Self {
            nouns,
            verbs: list(VERBS),
            qualities: list(QUALITIES),
            onsets: list(ONSETS),
            codas: list(CODAS),
            given: list(GIVEN),
            theme: vec![0],
        }
    }

    fn write(&self, template: &str, chance: &mut Chance, out: &mut String) {
        fill(template, out, |slot, out| match slot {
            "n" if chance.once_in(2) => out.push_str(&self.nouns[self.theme[chance.rank(self.theme.len())]]),
            "n" => out.push_str(&self.nouns[chance.rank(self.nouns.len())]),
            "v" => out.push_str(chance.one(&self.verbs)),
            "a" => out.push_str(chance.one(&self.qualities)),
            "p" => {
                out.push_str(chance.one(&self.given));
                out.push(' ');
                self.name(chance, out);
            }
            "l" => self.name(chance, out),
            "b" => {
                self.name(chance, out);
                out.push_str(chance.one(&[
                    " Council",
                    " Institute",
                    " Railway",
                    " Bank",
                    " University",
                    " Society",
                ]));
            }
            "t" => self.write(chance.one(&TIMES), chance, out),
            "f" => self.write(chance.one(&FIGURES), chance, out),
            "y" => out.push_str(&chance.within(1900, 2025).to_string()),
            "k" => out.push_str(&chance.within(100, 999).to_string()),
            "m" => out.push_str(&chance.within(4, 9).to_string()),
            _ => out.push_str(&chance.within(2, 99).to_string()),
        });
    }

    fn name(&self, chance: &mut Chance, out: &mut String) {
        out.push_str(chance.one(&self.onsets));
        if chance.once_in(2) {
            out.push_str(&chance.one(&self.onsets).to_lowercase());
        }
        out.push_str(chance.one(&self.codas));
    }

    fn clauses(&self, chance: &mut Chance, count: usize, out: &mut String) {
        for index in 0..count {
            if index > 0 {
                out.push_str(chance.one(&JOINTS));
            }
            self.write(chance.one(&CLAUSES), chance, out);
        }
    }
}

impl Author for English {
    fn turn(&mut self, chance: &mut Chance) {
        self.theme = (0..THEME).map(|_| chance.rank(self.nouns.len())).collect();
    }

    fn heading(&self, chance: &mut Chance, out: &mut String) {
        self.write(chance.one(&HEADINGS), chance, out);
    }

    fn chapter(&self, number: usize, out: &mut String) {
        out.push_str(&format!("Chapter {number}: "));
    }

    fn sentence(&self, chance: &mut Chance, out: &mut String) {
        if chance.once_in(10) {
            self.quote(chance, out);
            return;
        }
        let start = out.len();
        if chance.once_in(3) {
            self.write(chance.one(&OPENERS), chance, out);
        }
        let count = chance.within(1, 3);
        self.clauses(chance, count, out);
        capital(out, start);
        out.push_str([". ", ". ", ". ", ". ", ". ", ". ", ". ", ". ", "? ", "! "][chance.below(10)]);
    }

    fn lead(&self, chance: &mut Chance, count: usize, out: &mut String) {
        let numeral = ["no", "one", "two", "three", "four", "five"][count];
        self.write(&chance.one(&LEADS).replace("{c}", numeral), chance, out);
    }

    fn quote(&self, chance: &mut Chance, out: &mut String) {
        out.push('“');
        let start = out.len();
        let count = chance.within(1, 2);
        self.clauses(chance, count, out);
        capital(out, start);
        self.write(",” says {p}. ", chance, out);
    }
}

/// Makes the letter at `start` a capital one.
fn capital(out: &mut str, start: usize) {
    if let Some(first) = out.get_mut(start..=start) {
        first.make_ascii_uppercase();
    }
}
