//! Cells into the codes that a terminal obeys: in few bytes, and with no more trust in a terminal's idea of how wide a
//! character is than terminals have earned. What is drawn is not known here, and the terminal only as a [`Screen`].
//!
//! ratatui's own backend moves the cursor wherever the last character was wide, which makes a page of Chinese three times
//! as long as its text. Here the cursor is moved where it has to be, and where terminals may disagree on where it is.

use crate::wrap::cells;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::io;

/// What a [`Pen`] writes on.
pub(super) trait Screen {
    /// Shows what the codes say, at once.
    fn show(&mut self, codes: &str) -> io::Result<()>;
    /// In cells.
    fn size(&self) -> io::Result<Size>;
}

/// Draws on a screen. Nothing is shown before [`Backend::flush`], so that a frame comes whole.
pub(super) struct Pen<S> {
    screen: S,
    codes: String,
}

impl<S> Pen<S> {
    /// A pen for a screen on which nothing is known of the cursor, and on which the terminal's own style is worn.
    pub(super) fn new(screen: S) -> Self {
        Self { screen, codes: String::new() }
    }

    fn add(&mut self, code: &str) -> io::Result<()> {
        self.codes.push_str(code);
        Ok(())
    }

    /// Goes to a cell from where the cursor is, if that is known.
    fn go(&mut self, from: Option<Position>, to: Position) {
        // Writing to memory does not fail, here and below.
        let _ = match from {
            Some(from) if from == to => Ok(()),
            Some(from) if from.y == to.y && from.x + 1 == to.x => self.codes.write_str("\x1b[C"),
            Some(from) if from.y == to.y && from.x < to.x => write!(self.codes, "\x1b[{}C", to.x - from.x),
            _ if to.x == 0 => write!(self.codes, "\x1b[{}H", to.y + 1),
            _ => write!(self.codes, "\x1b[{};{}H", to.y + 1, to.x + 1),
        };
    }

    /// Changes the style from what is worn to what is wanted.
    fn dress(&mut self, worn: Look, wanted: Look) {
        if worn == wanted {
            return;
        }
        if wanted == Look::default() {
            self.codes.push_str("\x1b[m");
            return;
        }
        // Bold and dim end with the same code: where something ends, all is said anew.
        let is_anew = !wanted.modifier.contains(worn.modifier);
        let before = if is_anew { Look::default() } else { worn };
        let mut between = if is_anew { "\x1b[0;" } else { "\x1b[" };
        for (modifier, code) in MODIFIERS {
            if wanted.modifier.contains(modifier) && !before.modifier.contains(modifier) {
                let _ = write!(self.codes, "{between}{code}");
                between = ";";
            }
        }
        for (color, before, base) in [(wanted.fg, before.fg, 30), (wanted.bg, before.bg, 40)] {
            if color != before {
                self.codes.push_str(between);
                self.tint(color, base);
                between = ";";
            }
        }
        self.codes.push('m');
    }

    /// The number of a colour, of the text where `base` is 30 and behind it where it is 40.
    fn tint(&mut self, color: Color, base: u8) {
        let bright = base + 60;
        let number = match color {
            Color::Reset => base + 9,
            Color::Black => base,
            Color::Red => base + 1,
            Color::Green => base + 2,
            Color::Yellow => base + 3,
            Color::Blue => base + 4,
            Color::Magenta => base + 5,
            Color::Cyan => base + 6,
            Color::Gray => base + 7,
            Color::DarkGray => bright,
            Color::LightRed => bright + 1,
            Color::LightGreen => bright + 2,
            Color::LightYellow => bright + 3,
            Color::LightBlue => bright + 4,
            Color::LightMagenta => bright + 5,
            Color::LightCyan => bright + 6,
            Color::White => bright + 7,
            Color::Indexed(index) => {
                let _ = write!(self.codes, "{};5;{index}", base + 8);
                return;
            }
            Color::Rgb(red, green, blue) => {
                let _ = write!(self.codes, "{};2;{red};{green};{blue}", base + 8);
                return;
            }
        };
        let _ = write!(self.codes, "{number}");
    }
}

impl<S: Screen> Backend for Pen<S> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut worn = Look::default();
        // Where every terminal has its cursor, and the line it was led along.
        let (mut cursor, mut line) = (None, None);
        // The first cell on the row that the last symbol leaves free.
        let mut free = Position::ORIGIN;
        for (x, y, cell) in content {
            let here = Position { x, y };
            // The second cell of an emoji: drawn once more, it would wipe the emoji out.
            if y == free.y && x < free.x {
                continue;
            }
            let symbol = cell.symbol();
            if line.is_some_and(|line| line != symbol) {
                cursor = None;
            }
            self.go(cursor, here);
            let look = Look::of(cell);
            if symbol != " " || look.behind() != worn.behind() {
                self.dress(worn, look);
                worn = look;
            }
            let width = match Width::of(symbol) {
                Width::Settled(width) => {
                    (cursor, line) = (Some(Position { x: x + width, y }), None);
                    width
                }
                Width::Line => {
                    (cursor, line) = (Some(Position { x: x + 1, y }), Some(symbol));
                    1
                }
                Width::Disputed => {
                    let width = u16::try_from(cells(symbol)).unwrap_or(1).max(1);
                    if width > 1 {
                        // A terminal that thinks it narrower would leave there what was there before.
                        self.codes.extend((0..width).map(|_| ' '));
                        self.go(None, here);
                    }
                    (cursor, line) = (None, None);
                    width
                }
            };
            self.codes.push_str(symbol);
            free = Position { x: x.saturating_add(width), y };
        }
        self.dress(worn, Look::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.add("\x1b[?25l")
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.add("\x1b[?25h")
    }

    /// Never known: whoever reads the keys would take the terminal's answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(None, position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.add(match clear_type {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        })
    }

    fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let shown = self.screen.show(&self.codes);
        self.codes.clear();
        shown
    }
}

/// Tells the second cells of wide symbols from blank ones, once all is drawn. Where a new symbol covers the first cell of
/// an old one and no more, the second is left to the terminal, with a look of its own choice: it has to be drawn, and for
/// ratatui nothing would have changed there.
pub(super) fn part_wide_symbols(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width);
    for row in buffer.content.chunks_mut(width.max(1)) {
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let end = x + cells(cell.symbol()).max(1);
            for hidden in row.iter_mut().take(end).skip(x + 1) {
                hidden.reset();
                hidden.set_diff_option(CellDiffOption::Skip);
            }
            x = end;
        }
    }
}

const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// How a cell looks, whatever stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// What is seen of it where nothing stands in the cell: nothing most often, so that words of one style that blanks of
    /// another part are not dressed twice.
    fn behind(self) -> Self {
        const SEEN: Modifier = Modifier::UNDERLINED
            .union(Modifier::SLOW_BLINK)
            .union(Modifier::RAPID_BLINK)
            .union(Modifier::REVERSED)
            .union(Modifier::CROSSED_OUT);
        let modifier = self.modifier.intersection(SEEN);
        // A stroke, or a cell the other way round, has the colour of the text.
        if modifier.is_empty() { Self { bg: self.bg, ..Self::default() } } else { self }
    }
}

/// By how many cells a symbol moves the cursor on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    /// By so many in every terminal.
    Settled(u16),
    /// By one; by two where a terminal takes ambiguous characters for wide. Lines are long, and a line stays a line, so
    /// the cursor is not moved within one.
    Line,
    /// Terminals, their settings and their fonts differ: emoji, clusters, “ ” … — and other ambiguous characters.
    Disputed,
}

impl Width {
    fn of(symbol: &str) -> Self {
        let mut characters = symbol.chars();
        let (Some(c), None) = (characters.next(), characters.next()) else { return Self::Disputed };
        match c {
            ' '..='~' => Self::Settled(1),
            '─'..='╿' => Self::Line,
            // Punctuation and symbols, without what may be an emoji (〰, 〽) or is narrow or combines.
            '\u{3000}'..='\u{3029}' | '\u{3031}'..='\u{303c}' => Self::Settled(2),
            // Kana, with marks that stand alone.
            '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' => Self::Settled(2),
            // Han, in four ranges.
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Self::Settled(2),
            '\u{20000}'..='\u{3fffd}' => Self::Settled(2),
            // Hangul.
            '\u{ac00}'..='\u{d7a3}' => Self::Settled(2),
            // Full-width forms.
            '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => Self::Settled(2),
            // The letters of alphabets. Some are ambiguous, and a page of them would be moves more than anything.
            '\u{80}'..'\u{2000}' if c.is_alphabetic() && cells(symbol) == 1 => Self::Settled(1),
            _ => Self::Disputed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use ratatui::terminal::{Terminal, TerminalOptions, Viewport};
    use std::num::NonZeroU16;
    use vt100::{Parser, Screen as Seen};

    const SIZE: Size = Size::new(20, 4);

    /// A terminal in memory, and what was written to it last.
    struct Paper {
        emulator: Parser,
        /// What this terminal draws two cells wide, against everybody else.
        wide: &'static str,
        last: String,
    }

    impl Paper {
        fn new(wide: &'static str) -> Self {
            let side = |cells| NonZeroU16::new(cells).unwrap();
            let mut emulator = Parser::new(side(SIZE.height), side(SIZE.width), 0);
            emulator.process(b"\x1b[?1049h");
            Self { emulator, wide, last: String::new() }
        }
    }

    impl Screen for Paper {
        fn show(&mut self, codes: &str) -> io::Result<()> {
            codes.clone_into(&mut self.last);
            let drawn = self.wide.chars().fold(codes.to_owned(), |codes, c| codes.replace(c, "宽"));
            self.emulator.process(drawn.as_bytes());
            Ok(())
        }

        fn size(&self) -> io::Result<Size> {
            Ok(SIZE)
        }
    }

    fn terminal(paper: Paper) -> Terminal<Pen<Paper>> {
        let area = Rect::from((Position::ORIGIN, SIZE));
        Terminal::with_options(Pen::new(paper), TerminalOptions { viewport: Viewport::Fixed(area) }).unwrap()
    }

    /// Words at cells; what does not fit is cut, and what comes later stands over what came before.
    type Frame = Vec<(u16, u16, String, Style)>;

    /// Draws a frame and gives what should be seen then.
    fn draw(terminal: &mut Terminal<Pen<Paper>>, words: &Frame) -> Buffer {
        let drawn = terminal.draw(|frame| {
            for (x, y, text, style) in words {
                // What ends in the last cell and is wider than we think would be wrapped, and no code could help it.
                let room = usize::from(SIZE.width - 1 - x);
                frame.buffer_mut().set_stringn(*x, *y, text, room, *style);
            }
            part_wide_symbols(frame.buffer_mut());
        });
        drawn.unwrap().buffer.clone()
    }

    fn color(color: vt100::Color) -> Color {
        match color {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(5) => Color::Magenta,
            vt100::Color::Idx(12) => Color::LightBlue,
            vt100::Color::Idx(index) => Color::Indexed(index),
            vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
        }
    }

    /// Whether a cell of the emulator is what a cell of the frame should be.
    fn check_cell(seen: &Seen, expected: &Cell, x: u16, y: u16) {
        let cell = seen.cell(y, x).unwrap();
        let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
        assert_eq!(contents, expected.symbol(), "{x} {y}\n{}", seen.contents());
        let flags = [
            (cell.bold(), Modifier::BOLD),
            (cell.dim(), Modifier::DIM),
            (cell.italic(), Modifier::ITALIC),
            (cell.underline(), Modifier::UNDERLINED),
            (cell.inverse(), Modifier::REVERSED),
        ];
        let modifier = flags.into_iter().filter(|flag| flag.0).map(|flag| flag.1).collect();
        let look = Look { fg: color(cell.fgcolor()), bg: color(cell.bgcolor()), modifier };
        if expected.symbol() == " " {
            assert_eq!(look.behind(), Look::of(expected).behind(), "{x} {y} {}", seen.contents());
        } else {
            assert_eq!(look, Look::of(expected), "{x} {y} {}", seen.contents());
        }
    }

    /// The cells that a frame has something of its own in: not the other halves of wide ones.
    fn each_cell(buffer: &Buffer, mut look: impl FnMut(&Cell, u16, u16)) {
        for y in 0..SIZE.height {
            let mut x = 0;
            while x < SIZE.width {
                let cell = &buffer[(x, y)];
                look(cell, x, y);
                x += u16::try_from(cells(cell.symbol())).unwrap().max(1);
            }
        }
    }

    fn check(terminal: &Terminal<Pen<Paper>>, buffer: &Buffer) {
        let seen = terminal.backend().screen.emulator.screen();
        each_cell(buffer, |cell, x, y| check_cell(seen, cell, x, y));
    }

    fn words() -> impl Strategy<Value = String> {
        const SYMBOLS: &str =
            "a|b| |  |é|П|中|文|，|。|　|カ|한|Ａ|ｱ|“|”|…|—|·|─|│|┃|▍|😀|❤\u{fe0f}|e\u{301}|ก็|①|\u{200b}";
        let symbols: Vec<&str> = SYMBOLS.split('|').collect();
        prop::collection::vec(prop::sample::select(symbols), 1..12).prop_map(|symbols| symbols.concat())
    }

    fn style() -> impl Strategy<Value = Style> {
        let modifiers = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::REVERSED,
            Modifier::BOLD | Modifier::UNDERLINED,
            Modifier::ITALIC,
        ];
        let colors =
            [Color::Reset, Color::Magenta, Color::LightBlue, Color::Indexed(200), Color::Rgb(1, 2, 3)];
        let backgrounds = [Color::Reset, Color::Reset, Color::Reset, Color::LightBlue];
        let choose = prop::sample::select::<Color>;
        (prop::sample::select(modifiers.to_vec()), choose(colors.to_vec()), choose(backgrounds.to_vec()))
            .prop_map(|(modifier, fg, bg)| Style::reset().add_modifier(modifier).fg(fg).bg(bg))
    }

    fn frame() -> impl Strategy<Value = Frame> {
        prop::collection::vec((0..SIZE.width, 0..SIZE.height, words(), style()), 0..10)
    }

    proptest! {
        #[test]
        fn each_frame_shows_what_it_should_whatever_was_there(frames in prop::collection::vec(frame(), 1..5)) {
            let mut terminal = terminal(Paper::new(""));
            for frame in &frames {
                let buffer = draw(&mut terminal, frame);
                check(&terminal, &buffer);
            }
        }

        #[test]
        fn where_ambiguous_marks_are_wide_all_else_stands_where_it_should(frame in frame()) {
            let wide = "“”…—·①▍";
            let mut terminal = terminal(Paper::new(wide));
            let buffer = draw(&mut terminal, &frame);
            let seen = terminal.backend().screen.emulator.screen();
            let is_wide = |x: u16, y: u16| wide.contains(buffer[(x, y)].symbol());
            each_cell(&buffer, |cell, x, y| {
                // What such a mark and its neighbours do to each other is that terminal's affair.
                let is_near = is_wide(x, y) || x > 0 && is_wide(x - 1, y) || x + 1 < SIZE.width && is_wide(x + 1, y);
                if !is_near && cells(cell.symbol()) == 1 && cell.symbol() != " " {
                    check_cell(seen, cell, x, y);
                }
            });
        }
    }

    #[test]
    fn a_mark_that_was_given_two_cells_stands_alone_in_them() {
        let mut terminal = terminal(Paper::new("“”"));
        for (text, shown) in
            [("abcdef", "abcdef"), ("说“好”了", "说宽好宽了"), ("“好”ab", "宽好宽ab"), ("一二三", "一二三")]
        {
            let drawn = terminal.draw(|frame| {
                let (buffer, mut x) = (frame.buffer_mut(), 0);
                for c in text.chars() {
                    buffer.set_string(x, 0, c.to_string(), Style::new());
                    if "“”".contains(c) {
                        buffer[(x + 1, 0)].set_diff_option(CellDiffOption::Skip);
                    }
                    x += if c.is_ascii() { 1 } else { 2 };
                }
                part_wide_symbols(buffer);
            });
            drawn.unwrap();
            let seen = terminal.backend().screen.emulator.screen().contents();
            assert_eq!(seen.trim_end(), shown);
        }
    }

    #[track_caller]
    fn check_codes(text: &str, codes: &str) {
        let mut terminal = terminal(Paper::new(""));
        let buffer = draw(&mut terminal, &vec![(1, 1, text.to_owned(), Style::new())]);
        check(&terminal, &buffer);
        assert_eq!(terminal.backend().screen.last, format!("\x1b[2;2H{codes}\x1b[?25l"), "{text}");
    }

    #[test]
    fn the_cursor_is_moved_where_terminals_may_disagree_and_nowhere_else() {
        check_codes("为何, 这时", "为何,\x1b[C这时");
        check_codes("東かなカナ한글Ａ。", "東かなカナ한글Ａ。");
        check_codes("a   b", "a\x1b[3Cb");
        check_codes("“中”", "“\x1b[2;3H中”");
        check_codes("中…文", "中…\x1b[2;5H文");
        check_codes("───┬─", "───\x1b[2;5H┬\x1b[2;6H─");
        check_codes("│中", "│\x1b[2;3H中");
        check_codes("😀a", "  \x1b[2;2H😀\x1b[2;4Ha");
        check_codes("e\u{301}a", "e\u{301}\x1b[2;3Ha");
        check_codes("Привет, été", "Привет,\x1b[Cété");
    }

    #[test]
    fn a_style_is_said_once_and_nothing_of_it_stays() {
        let mut terminal = terminal(Paper::new(""));
        let (bold, dim) = (Style::new().bold(), Style::new().dim());
        let words = |text: &str, x, style| (x, 0, text.to_owned(), style);
        draw(&mut terminal, &vec![words("甲", 0, bold), words(" ", 2, dim), words("乙", 3, bold.magenta())]);
        let frame = "\x1b[1H\x1b[1m甲 \x1b[35m乙\x1b[m\x1b[?25l";
        assert_eq!(terminal.backend().screen.last, frame);
        draw(&mut terminal, &vec![words("甲", 0, dim), words("乙", 3, dim.on_light_blue())]);
        assert_eq!(terminal.backend().screen.last, "\x1b[1H\x1b[2m甲 \x1b[104m乙\x1b[m\x1b[?25l");
    }

    #[test]
    fn nothing_is_drawn_where_nothing_has_changed() {
        let mut terminal = terminal(Paper::new(""));
        let words = vec![(0, 0, "为何“马云”".to_owned(), Style::new().bold())];
        draw(&mut terminal, &words);
        draw(&mut terminal, &words);
        assert_eq!(terminal.backend().screen.last, "\x1b[?25l");
    }
}
