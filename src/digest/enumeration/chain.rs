//! Chains: marks that follow one another from the first, each found where a member may begin. Knows numbers and places;
//! not what leads a list in or whether it is one.

use crate::segment::marker::{Form, Marker, Ordinal, Placed};

/// A mark in the text, and the place it was found in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Where it stands in the article's text.
    pub(super) at: usize,
    pub(super) mark: Marker,
    pub(super) block: usize,
    /// Whether it opens its block.
    pub(super) opens: bool,
    /// Whether it stands after a comma.
    comma: bool,
    /// How many blocks before its own begin without a mark.
    pub(super) plain: usize,
}

impl Found {
    /// A mark of the block `block`, which begins at `start` and has `plain` blocks without a mark before it.
    pub(super) fn new(placed: Placed, start: usize, block: usize, plain: usize) -> Self {
        let comma = matches!(placed.after, Some('，' | ',' | '、'));
        Self { at: start + placed.at, mark: placed.mark, block, opens: placed.after.is_none(), comma, plain }
    }
}

/// Marks in a row.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) founds: Vec<Found>,
    /// How many of them are members for certain: those after them are loose.
    pub(super) firm: usize,
    /// Where what stands inside the last member ends, if that is known.
    pub(super) inner: usize,
    /// The last number, and how many marks without a number came after it.
    number: u32,
    unnumbered: usize,
}

/// How many blocks without a mark may stand between two members; between two that both open their blocks, more.
const GAP: usize = 3;
const GAP_OF_BLOCKS: usize = 5;

/// What is said in one breath is no longer, in bytes.
const BREATH: usize = 200;

/// No more lists lie in one another.
pub(super) const DEEPEST: usize = 8;

/// The chains that are open at a place, outermost first.
#[derive(Debug, Default)]
pub(super) struct Chains {
    open: Vec<Chain>,
}

impl Chains {
    /// Adds the next mark of the text. Gives the chains that it ended to `done`, innermost first, with where they ended.
    pub(super) fn add(&mut self, found: Found, mut done: impl FnMut(Chain, usize) -> Option<usize>) {
        let mut best: Option<(u32, usize)> = None;
        crate::tally::visit("chains", self.open.len());
        for (index, chain) in self.open.iter().enumerate() {
            if let Some(score) = chain.fits(&found).filter(|s| best.is_none_or(|(b, _)| *s >= b)) {
                best = Some((score, index));
            }
        }
        if let Some((_, index)) = best {
            self.cut(index + 1, found.at, &mut done);
            if let Some(chain) = self.open.last_mut() {
                chain.push(found);
            }
        } else if found.mark.ordinal == Ordinal::At(1) && !found.mark.loose {
            let twin = |c: &Chain| c.founds.last().is_some_and(|last| last.is_like(&found));
            if let Some(index) = self.open.iter().position(twin) {
                self.cut(index, found.at, &mut done);
            }
            if self.open.len() >= DEEPEST {
                let outermost = self.open.remove(0);
                done(outermost, found.at);
            }
            self.open.push(Chain { founds: vec![found], firm: 1, inner: 0, number: 1, unnumbered: 0 });
        }
    }

    /// Ends all chains at `end`.
    pub(super) fn close(&mut self, end: usize, mut done: impl FnMut(Chain, usize) -> Option<usize>) {
        self.cut(0, end, &mut done);
    }

    /// Ends the chains from `index` on, innermost first. A list lies in the last member of the one around it.
    fn cut(&mut self, index: usize, end: usize, done: &mut impl FnMut(Chain, usize) -> Option<usize>) {
        while self.open.len() > index {
            let Some(chain) = self.open.pop() else { return };
            let first = chain.founds.first().copied();
            let inner = done(chain, end).unwrap_or(0);
            if let (Some(outer), Some(first)) = (self.open.last_mut(), first)
                && outer.founds.last().is_some_and(|last| last.holds(&first))
            {
                outer.inner = outer.inner.max(inner);
            }
        }
    }
}

impl Found {
    /// Whether a list that begins at `inner` lies in the member that begins here, the last of its own: right behind it,
    /// and of a lower form.
    fn holds(&self, inner: &Found) -> bool {
        let lower = inner.mark.form > self.mark.form || inner.mark.form.is_spoken();
        self.block == inner.block || (lower && self.plain == inner.plain)
    }

    /// Whether two marks look the same and stand in places of the same kind.
    fn is_like(&self, other: &Found) -> bool {
        self.mark.form == other.mark.form && self.mark.style == other.mark.style && self.opens == other.opens
    }
}

impl Chain {
    /// How well a mark goes on with this chain; none where it does not.
    fn fits(&self, found: &Found) -> Option<u32> {
        let (first, last) = (self.founds.first()?, self.founds.last()?);
        let (own, new) = (&last.mark, &found.mark);
        let ended = own.ordinal == Ordinal::Last && self.firm == self.founds.len();
        let same_block = found.block == last.block;
        let gap = if last.opens && found.opens { GAP_OF_BLOCKS } else { GAP + usize::from(!last.opens) };
        if ended || found.plain.saturating_sub(last.plain) > gap {
            return None;
        }
        // What began after a comma is said in one breath; and after a comma nothing begins in another block.
        let breath = |f: &Found| f.comma && !f.mark.form.stands_alone();
        if (breath(first) || breath(found)) && !same_block {
            return None;
        }
        let looks = match (first.mark.form, new.form) {
            (a, b) if a == b => {
                let alike = first.mark.style == new.style;
                let nouns = first.mark.style.is_ascii_uppercase() && new.style.is_ascii_uppercase();
                if !alike && (new.form.is_strict() || nouns) {
                    return None;
                }
                3 + u32::from(alike)
            }
            // 首先…第二…
            (Form::Ordinal | Form::Sequence, Form::Ordinal | Form::Sequence)
                if same_block || (found.opens && (last.opens || found.plain <= last.plain + 1)) =>
            {
                1
            }
            _ => return None,
        };
        let place = u32::from(last.opens == found.opens);
        let by_blocks = self.founds.iter().rev().take(3).all(|f| f.opens);
        let alone = self.founds.len() == 1;
        // 首先 after a comma makes no list with whatever comes last in the paragraph.
        let soon = found.comma && new.ordinal == Ordinal::Next && found.at - last.at < BREATH;
        let breath = !(alone && first.comma) || soon;
        let near = if last.opens { found.opens || (alone && same_block) } else { same_block };
        let in_place = breath && near;
        let fits = match new.ordinal {
            // 一方面…一方面…
            Ordinal::At(1) => {
                matches!(new.form, Form::Side | Form::OneOf) && own.ordinal == new.ordinal && same_block
            }
            // 一个是… 还有一个是…
            Ordinal::Next if new.form == Form::OneOf => same_block,
            Ordinal::At(n) if new.loose => n == self.number + 1 && self.unnumbered == 0 && same_block,
            Ordinal::At(n) => n == self.number + 1 || n == self.next(),
            // Words that run through any text mark a member only in the place where the others stand.
            Ordinal::Last if new.loose => self.firm >= 2 && in_place,
            Ordinal::Next | Ordinal::Last => in_place || (found.opens && !by_blocks),
            Ordinal::Unnumbered => false,
        };
        fits.then_some(looks * 2 + place)
    }

    /// The number after all that are here.
    fn next(&self) -> u32 {
        self.number + u32::try_from(self.unnumbered).unwrap_or(u32::MAX - self.number - 1) + 1
    }

    fn push(&mut self, found: Found) {
        match found.mark.ordinal {
            Ordinal::At(n) => {
                // 其次 after 首先…然后…: the second shows that 然后 was none.
                if n == self.number + 1 && n != self.next() {
                    self.founds.truncate(self.founds.len().saturating_sub(self.unnumbered));
                }
                self.number = n.max(self.number + 1);
                self.unnumbered = 0;
            }
            _ => self.unnumbered += 1,
        }
        let firm = !(found.mark.loose && found.mark.ordinal == Ordinal::Next);
        self.founds.push(found);
        if firm {
            self.firm = self.founds.len();
        }
    }
}
