//! The elements and attributes that are kept of a page, and what becomes of all others. Where they stand is not known
//! here.

/// What becomes of an element, told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its tags go, its text stays.
    Drop,
    /// Its text is no markup and goes with it.
    Raw(&'static str),
    /// It goes with everything in it.
    Gone(&'static str),
    /// A formula: its text stays, without the tags inside.
    Math,
    /// Quotation marks.
    Quote,
    /// The page's title.
    Title,
    /// Stands once a page.
    Once(&'static str),
    /// Has no end tag.
    Void(&'static str),
    /// Ends with its block.
    Format(Element),
    /// Is open until it is closed.
    Open(Element),
}

/// What an element does, by its name in lower case.
pub(super) fn role(name: &str) -> Role {
    use Element as E;
    use Role::{Drop, Format, Gone, Math, Once, Open, Quote, Raw, Title, Void};
    match name {
        "script" => Raw("script"),
        "style" => Raw("style"),
        "iframe" => Raw("iframe"),
        "noembed" => Raw("noembed"),
        "noframes" => Raw("noframes"),
        "noscript" => Raw("noscript"),
        "textarea" => Raw("textarea"),
        "svg" => Gone("svg"),
        "template" => Gone("template"),
        "select" => Gone("select"),
        "datalist" => Gone("datalist"),
        "dialog" => Gone("dialog"),
        "audio" => Gone("audio"),
        "video" => Gone("video"),
        "canvas" => Gone("canvas"),
        "annotation" => Gone("annotation"),
        "annotation-xml" => Gone("annotation-xml"),
        "rt" => Gone("rt"),
        "rp" => Gone("rp"),
        "math" => Math,
        "q" => Quote,
        "title" => Title,
        "html" => Once("html"),
        "body" => Once("body"),
        "br" => Void("br"),
        "wbr" => Void("wbr"),
        "hr" => Void("hr"),
        "img" => Void("img"),
        "meta" => Void("meta"),
        "base" => Void("base"),
        "input" => Void("input"),
        "b" => Format(E::B),
        "strong" => Format(E::Strong),
        "i" => Format(E::I),
        "em" => Format(E::Em),
        "code" | "tt" => Format(E::Code),
        "head" | "area" | "basefont" | "bgsound" | "col" | "colgroup" | "embed" | "frame" | "image"
        | "keygen" | "link" | "param" | "source" | "track" | "font" | "big" | "small" | "nobr" | "u"
        | "s" | "strike" | "option" | "optgroup" | "frameset" | "object" | "applet" | "marquee" | "map"
        | "picture" | "plaintext" | "ruby" | "rb" | "rtc" => Drop,
        "a" => Open(E::A),
        "p" => Open(E::P),
        "div" | "center" | "summary" => Open(E::Div),
        "article" => Open(E::Article),
        "aside" => Open(E::Aside),
        "address" => Open(E::Address),
        "blockquote" => Open(E::Blockquote),
        "main" => Open(E::Main),
        "section" | "hgroup" | "search" | "details" => Open(E::Section),
        "header" => Open(E::Header),
        "footer" => Open(E::Footer),
        "nav" => Open(E::Nav),
        "figure" => Open(E::Figure),
        "figcaption" => Open(E::Figcaption),
        "fieldset" => Open(E::Fieldset),
        "form" => Open(E::Form),
        "button" => Open(E::Button),
        "ul" | "menu" | "dir" => Open(E::Ul),
        "ol" => Open(E::Ol),
        "li" => Open(E::Li),
        "dl" => Open(E::Dl),
        "dt" => Open(E::Dt),
        "dd" => Open(E::Dd),
        "pre" | "listing" | "xmp" => Open(E::Pre),
        "h1" => Open(E::H1),
        "h2" => Open(E::H2),
        "h3" => Open(E::H3),
        "h4" => Open(E::H4),
        "h5" => Open(E::H5),
        "h6" => Open(E::H6),
        "table" => Open(E::Table),
        "caption" => Open(E::Caption),
        "thead" => Open(E::Thead),
        "tbody" => Open(E::Tbody),
        "tfoot" => Open(E::Tfoot),
        "tr" => Open(E::Tr),
        "td" => Open(E::Td),
        "th" => Open(E::Th),
        _ => Open(E::Span),
    }
}

macro_rules! elements {
    ($($element:ident $name:literal),+) => {
        /// An element that is kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Element { $(#[allow(missing_docs)] $element),+ }

        impl Element {
            /// How many there are.
            pub(super) const COUNT: usize = [$($name),+].len();

            /// Its name in the markup.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$element => $name),+ }
            }
        }
    };
}

elements! {
    A "a", B "b", Strong "strong", I "i", Em "em", Code "code", Span "span", P "p", Div "div", Article "article",
    Aside "aside", Address "address", Blockquote "blockquote", Main "main", Section "section", Header "header",
    Footer "footer", Nav "nav", Figure "figure", Figcaption "figcaption", Fieldset "fieldset", Form "form",
    Button "button", Ul "ul", Ol "ol", Li "li", Dl "dl", Dt "dt", Dd "dd", Pre "pre", H1 "h1", H2 "h2", H3 "h3",
    H4 "h4", H5 "h5", H6 "h6", Table "table", Caption "caption", Thead "thead", Tbody "tbody", Tfoot "tfoot",
    Tr "tr", Td "td", Th "th"
}

impl Element {
    /// Whether an inline end tag does not reach across it: every block.
    pub(super) fn is_special(self) -> bool {
        !matches!(self, Self::A | Self::B | Self::Strong | Self::I | Self::Em | Self::Code | Self::Span)
    }

    /// Whether `<li>` looks past it for the item that it closes.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Self::Address | Self::Div | Self::P)
    }

    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    pub(super) fn is_part_of_table(self) -> bool {
        matches!(
            self,
            Self::Caption | Self::Thead | Self::Tbody | Self::Tfoot | Self::Tr | Self::Td | Self::Th
        )
    }

    /// Whether its start tag closes a paragraph.
    pub(super) fn closes_paragraph(self) -> bool {
        self.is_special() && !self.is_part_of_table() && self != Self::Button
    }
}

/// Attributes that are kept, and how many bytes of their values.
const ATTRIBUTES: [(&str, usize); 21] = [
    ("class", 400),
    ("id", 200),
    ("style", 400),
    ("href", 4000),
    ("role", 40),
    ("hidden", 20),
    ("aria-hidden", 20),
    ("aria-modal", 20),
    ("rel", 80),
    ("itemprop", 80),
    ("name", 80),
    ("property", 80),
    ("content", 2000),
    ("start", 20),
    ("value", 20),
    ("reversed", 20),
    ("type", 20),
    ("src", 200),
    ("data-src", 200),
    ("summary", 80),
    ("shadowrootmode", 20),
];

/// The attributes that are kept of those in a tag, the first of a name only. Names as they stand, values without their quotes.
pub(super) fn attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let is_space = |c: char| c.is_ascii_whitespace() || c == '/';
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        // An equals sign may begin a name.
        let ends = |(_, c): &(usize, char)| is_space(*c) || *c == '=';
        let end = rest.char_indices().skip(1).find(ends).map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        let spaced = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, next) = match spaced.strip_prefix('=') {
            None => ("", after),
            Some(value) => {
                let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
                match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => {
                        let inside = &value[1..];
                        let end = inside.find(quote).unwrap_or(inside.len());
                        (&inside[..end], inside.get(end + 1..).unwrap_or_default())
                    }
                    _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
                }
            }
        };
        let known = ATTRIBUTES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        if let Some((known, longest)) = known.filter(|(known, _)| found.iter().all(|(n, _)| n != known)) {
            let mut end = value.len().min(*longest);
            while !value.is_char_boundary(end) {
                end -= 1;
            }
            // Half an address leads nowhere.
            if *known != "href" || end == value.len() {
                found.push((known, &value[..end]));
            }
        }
        rest = next.trim_start_matches(is_space);
    }
    found
}

/// Writes attributes as they are read again by any parser.
pub(super) fn write_attributes(out: &mut String, element: &str, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        // A picture's data would be as long as the page.
        let is_data = value.starts_with("data:");
        if is_data && *name == "href" {
            continue;
        }
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        if is_data && element == "img" {
            out.push_str("data:");
        } else {
            value.split('"').enumerate().for_each(|(index, part)| {
                if index > 0 {
                    out.push_str("&quot;");
                }
                out.push_str(part);
            });
        }
        out.push('"');
    }
}
