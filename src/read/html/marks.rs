//! What the elements around a passage say of it: the kinds of element, and words in their class and id. What is made of
//! it is not known here.

/// A set of things said around a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    pub(super) const NAV: Self = Self(1);
    pub(super) const HEADER: Self = Self(1 << 1);
    pub(super) const FOOTER: Self = Self(1 << 2);
    pub(super) const ASIDE: Self = Self(1 << 3);
    pub(super) const FORM: Self = Self(1 << 4);
    pub(super) const BUTTON: Self = Self(1 << 5);
    pub(super) const ARTICLE: Self = Self(1 << 6);
    pub(super) const MAIN: Self = Self(1 << 7);
    pub(super) const LIST: Self = Self(1 << 8);
    pub(super) const CELL: Self = Self(1 << 9);
    pub(super) const FIGURE: Self = Self(1 << 10);
    /// From here on by class and id.
    pub(super) const COMMENT: Self = Self(1 << 12);
    pub(super) const RELATED: Self = Self(1 << 13);
    pub(super) const SHARE: Self = Self(1 << 14);
    pub(super) const MENU: Self = Self(1 << 15);
    pub(super) const ADVERT: Self = Self(1 << 16);
    pub(super) const FOOT: Self = Self(1 << 17);
    pub(super) const SIDE: Self = Self(1 << 18);
    pub(super) const BYLINE: Self = Self(1 << 19);
    pub(super) const CONTENT: Self = Self(1 << 20);
    pub(super) const CAPTION: Self = Self(1 << 21);
    pub(super) const TITLE: Self = Self(1 << 22);
    pub(super) const HEAD: Self = Self(1 << 23);
    pub(super) const TAGS: Self = Self(1 << 24);
    pub(super) const SUMMARY: Self = Self(1 << 25);

    /// Both sets together.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether anything of `other` is in it.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What an element says of everything in it, by what it is and what it is called.
    pub(super) fn of_element<'a>(name: &str, attribute: &impl Fn(&str) -> Option<&'a str>) -> Self {
        let by_tag = match name {
            "nav" => Self::NAV,
            "header" => Self::HEADER,
            "footer" => Self::FOOTER,
            "aside" => Self::ASIDE,
            "form" | "fieldset" => Self::FORM,
            "button" => Self::BUTTON,
            "article" => Self::ARTICLE,
            "main" => Self::MAIN,
            "li" | "dd" | "dt" => Self::LIST,
            "td" | "th" => Self::CELL,
            "figure" => Self::FIGURE,
            // What a whole page is called says nothing of a part of it.
            "html" | "body" => return Self::default(),
            _ => Self::default(),
        };
        let by_role = match attribute("role").unwrap_or_default() {
            "navigation" | "menu" | "menubar" | "search" => Self::NAV,
            "banner" => Self::HEADER,
            "contentinfo" => Self::FOOTER,
            "complementary" => Self::ASIDE,
            "button" => Self::BUTTON,
            "article" => Self::ARTICLE,
            "main" => Self::MAIN,
            _ => Self::default(),
        };
        let named = |name: &str| attribute(name).map_or_else(Self::default, Self::of_names);
        let is_author = attribute("rel") == Some("author") || attribute("itemprop") == Some("author");
        let by_rel = if is_author { Self::BYLINE } else { Self::default() };
        by_tag.and(by_role).and(named("class")).and(named("id")).and(by_rel)
    }

    /// What the words of a class or id say.
    fn of_names(names: &str) -> Self {
        let mut marks = Self::default();
        let lower = names.to_lowercase();
        for word in words(names).map(|word| word.to_ascii_lowercase()) {
            for (mark, list) in WORDS {
                if list.contains(&word.as_str()) {
                    marks = marks.and(*mark);
                }
            }
        }
        for (mark, list) in PARTS {
            if list.iter().any(|part| lower.contains(part)) {
                marks = marks.and(*mark);
            }
        }
        marks
    }
}

/// Whether an element says that it is not to be seen.
pub(super) fn is_hidden<'a>(attribute: &impl Fn(&str) -> Option<&'a str>) -> bool {
    /// Classes that the screen does not show, whatever the page looks like.
    const UNSEEN: [&str; 6] = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "element-invisible",
        "screen-reader-only",
    ];
    let style = attribute("style").is_some_and(|style| {
        let plain: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        ["display:none", "visibility:hidden", "font-size:0;", "font-size:0px"]
            .iter()
            .any(|s| plain.contains(s))
            || plain.ends_with("font-size:0")
    });
    let class =
        || attribute("class").is_some_and(|class| class.split_whitespace().any(|c| UNSEEN.contains(&c)));
    let hidden = || attribute("hidden").is_some_and(|value| value != "until-found");
    style || hidden() || attribute("aria-hidden") == Some("true") || class()
}

/// Whole words of a class or id.
const WORDS: &[(Marks, &[&str])] = &[
    (Marks::COMMENT, &["reply", "replies", "respond", "pinglun", "guestbook", "liuyan"]),
    (
        Marks::RELATED,
        &[
            "more",
            "hot",
            "rank",
            "next",
            "prev",
            "previous",
            "rel",
            "rec",
            "list",
            "tuijian",
            "xg",
            "xiangguan",
            "also",
            "teaser",
            "card",
            "cards",
            "guess",
        ],
    ),
    (Marks::SHARE, &["tool", "tools", "like", "likes", "vote", "fav", "follow", "qr", "fx", "bds", "print"]),
    (
        Marks::MENU,
        &[
            "nav", "menu", "tab", "tabs", "path", "page", "pages", "crumb", "crumbs", "position", "weizhi",
            "location", "daohang", "search", "login",
        ],
    ),
    (
        Marks::ADVERT,
        &[
            "ad", "ads", "adv", "adbox", "gg", "guanggao", "promo", "banner", "cta", "offer", "app",
            "download",
        ],
    ),
    (
        Marks::FOOT,
        &["foot", "bottom", "legal", "editor", "bianji", "zrbj", "statement", "tips", "notice", "copy"],
    ),
    (
        Marks::SIDE,
        &[
            "side", "right", "left", "aside", "rail", "widget", "widgets", "sub", "fixed", "pop", "modal",
            "layer",
        ],
    ),
    (
        Marks::BYLINE,
        &[
            "author", "authors", "meta", "date", "time", "source", "info", "by", "laiyuan", "ly", "from",
            "dateline", "bio",
        ],
    ),
    (
        Marks::CONTENT,
        &[
            "article", "content", "contents", "text", "body", "post", "entry", "story", "detail", "main",
            "con", "txt", "zoom", "neirong", "art", "wenzhang", "nr", "news", "single",
        ],
    ),
    (
        Marks::CAPTION,
        &["pic", "img", "image", "photo", "figure", "gallery", "credit", "media", "tu", "video", "player"],
    ),
    (Marks::TITLE, &["title", "headline", "biaoti", "heading", "subtitle", "tit"]),
    (Marks::HEAD, &["head", "top", "logo", "hd"]),
    (
        Marks::TAGS,
        &["tag", "tags", "topic", "topics", "keyword", "keywords", "category", "categories", "channel"],
    ),
    (
        Marks::SUMMARY,
        &[
            "summary",
            "abstract",
            "daodu",
            "zhaiyao",
            "lead",
            "excerpt",
            "deck",
            "dek",
            "standfirst",
            "description",
            "desc",
        ],
    ),
];

/// Parts of a class or id, wherever they stand in it.
const PARTS: &[(Marks, &[&str])] = &[
    (Marks::COMMENT, &["comment", "disqus", "pinglun"]),
    (
        Marks::RELATED,
        &[
            "related",
            "recommend",
            "popular",
            "trending",
            "relate",
            "readmore",
            "xgyd",
            "latest",
            "mostread",
            "outbrain",
            "taboola",
            "hotnews",
        ],
    ),
    (Marks::SHARE, &["share", "social", "toolbar", "bdshare", "qrcode", "ewm", "erweima", "bookmark"]),
    (Marks::MENU, &["navbar", "breadcrumb", "pagination", "pager", "sitemap", "dropdown"]),
    (Marks::ADVERT, &["advert", "sponsor", "newsletter", "subscribe", "promo", "paywall", "signup"]),
    (Marks::FOOT, &["footer", "copyright", "disclaimer", "shengming", "mianze"]),
    (Marks::SIDE, &["sidebar", "recirc", "popup", "overlay"]),
    (Marks::BYLINE, &["byline", "author", "timestamp", "pubtime", "pubdate", "publish"]),
    (Marks::CONTENT, &["article", "content", "artical", "maintext"]),
    (Marks::CAPTION, &["caption", "slideshow", "carousel"]),
    (Marks::HEAD, &["header", "masthead", "topbar"]),
];

/// The words that names are made of: `pageTop-nav_2` is page, Top, nav.
fn words(names: &str) -> impl Iterator<Item = &str> {
    names.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|piece| {
        let bytes = piece.as_bytes();
        let cut =
            (1..piece.len()).find(|at| bytes[at - 1].is_ascii_lowercase() && bytes[*at].is_ascii_uppercase());
        // Two humps are enough: the rest stays with the second.
        let (first, rest) = piece.split_at(cut.unwrap_or(piece.len()));
        [first, rest].into_iter().filter(|word| !word.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &str, marks: &[Marks]) {
        let expected = marks.iter().fold(Marks::default(), |all, mark| all.and(*mark));
        assert_eq!(Marks::of_names(names), expected, "{names}");
    }

    #[test]
    fn names_are_taken_word_by_word() {
        check("topNav", &[Marks::HEAD, Marks::MENU]);
        check("ad-box", &[Marks::ADVERT]);
        check("headphones upload", &[]);
        check("comment-list", &[Marks::COMMENT, Marks::RELATED]);
        check("page_footer 尾", &[Marks::MENU, Marks::FOOT]);
        check("c12", &[]);
    }
}
