//! What ends no sentence in languages other than Chinese and English: their abbreviations, ordinals, and clauses that say
//! who spoke. One table for all of them, since a block is too short to know its language by; a word stands here only if
//! it seldom ends a sentence in any. Where the marks stand is not known here.

use super::marks::{is_cjk, tail};
use super::table::{entries, has};
use crate::segment::script::is_spaceless;

/// Always followed by what they belong to.
const LEADING: &str = "\
    Dr Prof Mr Mrs Mme Mlle Mmes Mlles MM Mgr Me Ste bzw vgl sog evtl ggf inkl exkl zzgl ehem geb Hr Hrn Frl Dipl Ing \
    St Sr Sra Srta Sres Sras Dra Dña Ud Uds Vd Vds Lic Arq Gral EE Sig Dott Avv Rag Geom Egr Exmo Exma Eng dhr mevr \
    drs bijv resp cf vs ca aprox env apr av rv tj np tzn ul al płk gen inż čp tzv např örn bkz vb İng \
    см напр им ул пл пер просп тов гр акад доц др-р ред изд илл проф св мин макс \
    вул див ім пан";

/// Followed by a number where they are abbreviations.
const NUMBERED: &str = "\
    Nr Abs Art Kap Bd Abb Tab Ziff S Anm p pp pág págs pag pagg n núm núms nº art arts cap caps chap fig figs vol vols \
    t tel tél tlf kl blz nr hfst str č č. рис табл стр гл разд п пп ст д кв корп вып ч";

/// May end a sentence or not: they do where a word follows that often begins one. What closes an enumeration (`etc.`,
/// `ecc.`) is not here: with a capital after it, it ends the sentence too.
const TRAILING: &str = "\
    usw Mio Mrd Tsd Std Min Sek Jh Jhd Chr Str Co GmbH Cía Ltda UU Mag Jr Ph \
    г гг в вв р руб коп тыс млн млрд трлн с мин ч ок н э т е др пр р-н обл м км кг Jan Feb Apr Aug Sept Okt Nov Dez \
    janv févr avr juil déc ene feb abr ago oct dic";

/// Words that begin many sentences and few names, in the languages that put a full stop after ordinals and initials.
const STARTERS: &str = "\
    Der Die Das Den Dem Des Ein Eine Einen Einem Er Sie Es Wir Ich Man Und Aber Doch Auch Dann Danach Da Dort Hier Heute \
    Nun So Zu Zum Zur Von Vor Vom Wer Was Wie Wo Warum Wenn Als Weil Seit Bis Noch Nur Nach Im In Am An Auf Bei Mit Für \
    Dabei Dafür Deshalb Daher Trotzdem Jedoch Dieser Diese Dieses Alle Viele Kein Keine Nicht \
    Le La Les L Un Une Il Elle Ils Elles On Nous Vous Je Ce Cet Cette Ces C Mais Et Ou Où Donc Car Dans En Au Aux Pour \
    Par Sur Avec Sans Quand Si Comme Depuis Puis Alors Selon Son Sa Ses Leur Plus Pas \
    El Los Las Una Unos Esto Este Esta Estos Él Ella Ellos Yo Pero Y O Por Para Con Sin Cuando Como Desde Después Entonces \
    Según Su Sus No Ni Más Hay Era Es Fue A Al De Del \
    Lo Gli I Uno Questo Questa Ma E Se Quando Dopo Poi Nel Nella Con Per Non Ci \
    Os As Um Uma Ele Ela Eles Mas Não Isso Esse Depois Em No Na Nos \
    De Het Een Hij Zij Ze Wij Maar En Ook Toen Dat Dit Als Voor Met Op \
    Den Det En Han Hun Hon De Vi Men Och Og Så Da Där Der Efter För På I \
    On Ona Ono Oni To Ten Ta Ale I A W Z Na Po Jest Był Nie \
    Он Она Оно Они Мы Вы Я Ты Это Этот Эта Эти Тот Та Те В Во На Но И А По Из За От До Для При Как Когда Если Чтобы Что \
    Кто Где Там Тут Здесь Так Потом Затем После Поэтому Однако Уже Ещё Еще Не Нет У О Об К С Со Его Её Их Все Всё Вот \
    Він Вона Вони Ми Це Цей Ця Але Й У Та Що Як";

/// Japanese particles that go on with the sentence after a closed quotation, and words that begin as they do and start
/// a new one.
const AFTER_QUOTE: &str = "と って という などと などの など の を に は が も で や";
const NOT_AFTER_QUOTE: &str = "とても ところ とき とうとう とはいえ とにかく として のち はい はじめ もう もし もちろん もっと にもかかわらず でも やがて やはり やっと がん";

/// Whether a full stop after `token`, the end of `before`, belongs to it, given the text that follows.
pub(super) fn is_abbreviation(before: &str, token: &str, after: &str) -> bool {
    if has(LEADING, token) {
        return true;
    }
    if has(NUMBERED, token) && after.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // `и т. д.` and `и т. п.` close an enumeration, and mostly a sentence.
    let closed = ["т. д", "т.д", "т. п", "т.п"].iter().any(|word| before.ends_with(word));
    (is_initial(token) || has(TRAILING, token)) && !closed && !begins_sentence(after)
}

/// Whether a number with a full stop is an ordinal, given the text that follows: `3. Oktober`, but not `… 3. Dann …`.
pub(super) fn is_ordinal(number: &str, after: &str) -> bool {
    number.len() <= 2 && !begins_sentence(after)
}

/// Whether the sentence goes on after its mark, given the text that follows: a dash leads to who spoke, a particle holds
/// on to the quotation. `quoted` says that a quotation closes with the mark, `spaced` that white space follows.
pub(super) fn goes_on(after: &str, quoted: bool, spaced: bool) -> bool {
    let Some(next) = after.chars().next() else { return false };
    if matches!(next, '—' | '–' | '-' | '―') {
        let said = tail(after, next.len_utf8()).trim_start();
        return said.starts_with(char::is_lowercase);
    }
    let starts = |table: &str| entries(table).any(|word| after.starts_with(word));
    let hangul = ('\u{AC00}'..='\u{D7AF}').contains(&next);
    quoted && ((hangul && !spaced) || (starts(AFTER_QUOTE) && !starts(NOT_AFTER_QUOTE)))
}

/// Whether the `;` at `at` is a Greek question mark.
pub(super) fn asks_in_greek(rest: &str, at: usize) -> bool {
    let greek = |c: char| matches!(c, '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}');
    let before = rest.get(..at).and_then(|before| before.chars().next_back());
    let after = tail(rest, at + 1).chars().next();
    before.is_some_and(greek) && after.is_none_or(|c| c.is_whitespace() || "»”\"’)".contains(c))
}

/// Whether the white space at `at` ends a sentence in a script without end marks: Thai and its like put spaces between
/// clauses, so one counts only once the sentence is long.
pub(super) fn ends_unmarked(rest: &str, at: usize) -> bool {
    /// In bytes; eighty letters.
    const LONG: usize = 240;
    if at < LONG {
        return false;
    }
    let before = rest.get(..at).and_then(|before| before.chars().next_back());
    // Only the first of several spaces looks on to what follows them.
    before.is_some_and(is_spaceless) && tail(rest, at).trim_start().starts_with(is_spaceless)
}

/// A single letter, or several with full stops between; not a word that has but one letter.
fn is_initial(token: &str) -> bool {
    let letter = |part: &str| {
        let mut letters = part.chars();
        let (Some(c), None) = (letters.next(), letters.next()) else { return false };
        c.is_ascii_alphabetic()
            || (c.is_uppercase() && !is_cjk(c) && c != 'Я')
            || "гвсдрптенэкмлч".contains(c)
    };
    !token.is_empty() && token.split('.').all(letter)
}

/// Whether a text begins with a quotation or with a word that usually begins a sentence.
fn begins_sentence(after: &str) -> bool {
    // No word of the table is longer; a text without spaces is not read to its end.
    let end = after.char_indices().take(16).find(|(_, c)| !c.is_alphabetic()).map_or(0, |(at, _)| at);
    let (word, rest) = after.split_at_checked(end).unwrap_or((after, ""));
    after.starts_with(['“', '"', '«', '»', '„', '¿', '¡', '—', '–', '‘', '‚'])
        || (has(STARTERS, word) && !rest.starts_with('.'))
}
