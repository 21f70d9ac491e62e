//! How well the themes can be read, and what each makes of a cell.

use super::*;

/// The relative luminance of a colour, as WCAG 2.2 defines it (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn luminance(parts: [u8; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two colours (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(parts(one)), luminance(parts(other)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The red, green and blue of a colour as xterm draws it.
fn parts(color: Color) -> [u8; 3] {
    match color {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index @ 16..232) => {
            let level = |index: u8| LEVELS[usize::from(index)];
            [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level)
        }
        Color::Indexed(index @ 232..) => [grey(index - 232); 3],
        other => panic!("{other:?} is no colour of ours"),
    }
}

/// What a cell that was painted so shows in the end: words, and what lies behind them.
fn seen(dress: Dress, ink: Color, behind: Color, modifier: Modifier) -> (Color, Color) {
    let mut cell = Cell::default();
    (cell.fg, cell.bg, cell.modifier) = (ink, behind, modifier);
    dress.put_on(&mut cell);
    assert!(!cell.modifier.contains(Modifier::DIM));
    assert_eq!(cell.modifier, modifier - Modifier::DIM);
    if modifier.contains(Modifier::REVERSED) { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) }
}

#[test]
fn parts_are_found_again_by_what_views_write() {
    for part in Part::ALL {
        assert_eq!(Part::of(part.token()), Some(part));
    }
    for other in
        [Color::Reset, Color::LightBlue, Color::Indexed(14), Color::Indexed(200), Color::Rgb(0, 0, 1)]
    {
        assert_eq!(Part::of(other), None);
    }
}

const FIXED: [Theme; 4] = [Theme::Dark, Theme::Light, Theme::Contrast, Theme::Paper];

#[test]
fn every_pair_of_every_theme_can_be_read() {
    let inks: Vec<Color> =
        Part::ALL.into_iter().map(Part::token).chain([Color::Reset, Color::Yellow]).collect();
    let grounds = [
        (Color::Reset, Modifier::empty()),
        (Color::Reset, Modifier::REVERSED),
        (Part::Hit.token(), Modifier::REVERSED),
        (Part::Hit.token(), Modifier::empty()),
        (Part::HitHere.token(), Modifier::REVERSED),
        (Part::Highlighted.token(), Modifier::empty()),
        (Part::Highlighted.token(), Modifier::REVERSED),
    ];
    for theme in FIXED {
        for depth in [Depth::True, Depth::Indexed] {
            let dress = Dress::new(theme, None, depth);
            for (ink, (behind, modifier)) in inks.iter().flat_map(|ink| grounds.map(|ground| (*ink, ground)))
            {
                let is_line = ink == Part::Line.token() || ink == Part::Strip.token();
                if is_line && behind == Part::Highlighted.token() {
                    // What is highlighted are words.
                    continue;
                }
                for modifier in [modifier, modifier | Modifier::DIM | Modifier::BOLD] {
                    let (words, ground) = seen(dress, ink, behind, modifier);
                    let least = match theme {
                        _ if is_line => 3.0,
                        Theme::Contrast => 7.0,
                        _ => 4.5,
                    };
                    let contrast = contrast(words, ground);
                    let what = (ink, behind, modifier);
                    assert!(contrast >= least, "{theme:?} {depth:?} {what:?}: {contrast:.2}");
                }
            }
        }
    }
}

#[test]
fn contrast_is_measured_as_the_standard_says() {
    let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    // The grey that is known to just pass on white.
    let grey = Color::Rgb(0x76, 0x76, 0x76);
    assert!((4.5..4.6).contains(&contrast(grey, white)));
}

#[test]
fn what_is_told_apart_is_told_apart_in_every_theme() {
    let roles = [Part::Section, Part::Thesis, Part::Step, Part::Point, Part::Prognosis, Part::Conclusion];
    for (theme, depth) in FIXED.into_iter().flat_map(|theme| [(theme, Depth::True), (theme, Depth::Indexed)])
    {
        let dress = Dress::new(theme, None, depth);
        let ink = |color| seen(dress, color, Color::Reset, Modifier::empty()).0;
        let mut all: Vec<_> =
            roles.map(|role| ink(role.token())).into_iter().chain([ink(Color::Reset)]).collect();
        all.sort_by_key(|color| parts(*color));
        all.dedup();
        assert_eq!(all.len(), roles.len() + 1, "{theme:?} {depth:?}");
        let grounds = [Part::Hit, Part::HitHere, Part::Highlighted].map(Part::token);
        let behind = grounds.map(|ground| parts(seen(dress, Color::Reset, ground, Modifier::empty()).1));
        let plain = parts(seen(dress, Color::Reset, Color::Reset, Modifier::empty()).1);
        assert!(
            behind[0] != behind[1]
                && behind[1] != behind[2]
                && behind[0] != behind[2]
                && !behind.contains(&plain),
            "{theme:?}"
        );
        let dim = seen(dress, Color::Reset, Color::Reset, Modifier::DIM).0;
        assert_ne!(parts(dim), parts(ink(Color::Reset)), "{theme:?}");
    }
}

#[test]
fn without_colours_none_gets_through() {
    for theme in Theme::ALL {
        for part in Part::ALL {
            let mut cell = Cell::default();
            (cell.fg, cell.bg, cell.modifier) = (part.token(), part.token(), Modifier::DIM);
            Dress::new(theme, Some(Ground::Light), Depth::None).put_on(&mut cell);
            assert_eq!((cell.fg, cell.bg, cell.modifier), (Color::Reset, Color::Reset, Modifier::DIM));
        }
    }
}

#[test]
fn the_terminals_own_theme_sets_no_background_and_uses_its_sixteen_colours() {
    for part in Part::ALL {
        let mut cell = Cell::default();
        (cell.fg, cell.bg, cell.modifier) = (part.token(), part.token(), Modifier::DIM);
        Dress::new(Theme::Terminal, Some(Ground::Light), Depth::True).put_on(&mut cell);
        assert_eq!((cell.bg, cell.modifier), (Color::Reset, Modifier::DIM));
        assert!(!matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_) | Color::White | Color::Black));
    }
}

#[test]
fn the_terminals_own_colours_read_on_white_and_on_black() {
    for part in Part::ALL {
        // As xterm has them.
        let ink = match own(part) {
            Color::Reset => continue,
            Color::Red => Color::Rgb(0xcd, 0, 0),
            Color::Green => Color::Rgb(0, 0xcd, 0),
            Color::Yellow => Color::Rgb(0xcd, 0xcd, 0),
            Color::Blue => Color::Rgb(0, 0, 0xee),
            Color::Magenta => Color::Rgb(0xcd, 0, 0xcd),
            Color::Cyan => Color::Rgb(0, 0xcd, 0xcd),
            Color::LightRed => Color::Rgb(0xff, 0, 0),
            Color::LightBlue => Color::Rgb(0x5c, 0x5c, 0xff),
            Color::LightMagenta => Color::Rgb(0xff, 0, 0xff),
            other => panic!("{other:?} is too bright"),
        };
        for ground in [Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)] {
            assert!(contrast(ink, ground) >= 3.0, "{part:?} on {ground:?}: {:.2}", contrast(ink, ground));
        }
    }
}

#[test]
fn auto_is_as_the_ground_is() {
    let ground = |theme, ground| match Dress::new(theme, ground, Depth::True) {
        Dress::Fixed(palette, _) => Some(palette.ground),
        _ => None,
    };
    assert_eq!(ground(Theme::Auto, None), None);
    assert_eq!(ground(Theme::Auto, Some(Ground::Dark)), ground(Theme::Dark, None));
    assert_eq!(ground(Theme::Auto, Some(Ground::Light)), ground(Theme::Light, Some(Ground::Dark)));
}

#[test]
fn themes_are_known_by_their_names() {
    for theme in Theme::ALL {
        assert_eq!(Theme::named(theme.name()), Some(theme));
        assert!(Theme::names().contains(theme.name()));
    }
    assert_eq!(Theme::named("solarized"), None);
    let all = std::iter::successors(Some(Theme::Terminal), |theme| Some(theme.next()));
    assert_eq!(all.take(7).map(Theme::name).collect::<Vec<_>>().join(", "), Theme::names() + ", terminal");
}

#[test]
fn the_nearest_of_the_palette_keeps_greys_and_hues() {
    for (shade, index) in [
        (0x000000, 16),
        (0xffffff, 231),
        (0x1c1c1c, 234),
        (0x808080, 244),
        (0x5f87af, 67),
        // A yellow that is nearly grey.
        (0xf4ecd8, 230),
    ] {
        assert_eq!(color(shade, Depth::Indexed), Color::Indexed(index), "{shade:06x}");
    }
}
