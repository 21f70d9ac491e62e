//! How one line of page furniture looks, whatever stands around it: words with the shape they need, and the small
//! measures that [`crate::read::chrome`] weighs lines by.

use crate::article::Reason;
use crate::read::layout::{ends_sentence, is_wide};
use std::collections::BTreeMap;

/// Signs of furniture in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What kind it is.
    pub(crate) reason: Reason,
    /// Whether it is furniture wherever it stands.
    pub(crate) certain: bool,
    /// Whether it is a heading of furniture, so that what follows it belongs to it.
    pub(crate) opens_tail: bool,
    /// The word that told it; empty where the shape of the line did.
    pub(crate) word: &'static str,
}

/// Where in a line a word has to stand to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// The line is this, but for marks and digits.
    Whole,
    /// The line begins with it.
    Start,
    /// The line begins with it, and no more is said of it: 登录 and 登录/注册, but not 登录步骤; "Subscribe", but not
    /// "Subscribers leave".
    Label,
    /// Anywhere in a line that is no sentence.
    Within,
    /// Anywhere, in a sentence too: words that no article says of its own subject.
    Anywhere,
}

/// A word of furniture: where it has to stand, how long the line may be (in [`size`]), and what it tells.
struct Word {
    text: &'static str,
    at: At,
    longest: f64,
    reason: Reason,
    certain: bool,
    opens: bool,
}

const fn word(text: &'static str, at: At, longest: f64, reason: Reason) -> Word {
    Word { text, at, longest, reason, certain: false, opens: false }
}

const fn certain(text: &'static str, at: At, longest: f64, reason: Reason) -> Word {
    Word { text, at, longest, reason, certain: true, opens: false }
}

const fn header(text: &'static str, at: At, longest: f64, reason: Reason) -> Word {
    Word { text, at, longest, reason, certain: false, opens: true }
}

use At::{Anywhere, Label, Start, Whole, Within};
use Reason::{Ad, Byline, Comments, Contact, Copyright, Navigation, Other, Related, Share};

/// The words, lower case. The first that fits decides, so certain ones stand first.
#[rustfmt::skip]
const WORDS: &[Word] = &[
    // Certain wherever they stand.
    certain("广告", Whole, 6.0, Ad), certain("advertisement", Whole, 12.0, Ad),
    certain("advertising", Whole, 8.0, Ad), word("advertisement:", Start, 50.0, Ad),
    word("广告：", Start, 40.0, Ad), word("广告:", Start, 40.0, Ad),
    certain("story continues below", Start, 24.0, Ad), certain("article continues below", Start, 24.0, Ad),
    certain("continue reading below", Start, 24.0, Ad), certain("scroll to continue", Start, 20.0, Ad),
    certain("责任编辑", Within, 26.0, Byline), certain("責任編輯", Within, 26.0, Byline),
    certain("(责编", Start, 20.0, Byline), certain("（责编", Start, 20.0, Byline),
    certain("责编：", Start, 20.0, Byline), certain("责编:", Start, 20.0, Byline),
    certain("相关阅读：", Start, 44.0, Related), certain("相关阅读:", Start, 44.0, Related),
    certain("延伸阅读：", Start, 44.0, Related), certain("延伸阅读:", Start, 44.0, Related),
    certain("推荐阅读：", Start, 44.0, Related), certain("推荐阅读:", Start, 44.0, Related),
    certain("相关新闻：", Start, 44.0, Related), certain("相关报道：", Start, 44.0, Related),
    certain("点击查看", Start, 14.0, Navigation), certain("更多阅读：", Start, 44.0, Related),
    certain("read more:", Start, 50.0, Related), certain("related:", Start, 50.0, Related),
    certain("see also:", Start, 50.0, Related), certain("分享到", Start, 24.0, Share),
    certain("share this", Start, 20.0, Share), certain("扫码关注", Start, 30.0, Ad),
    certain("sign up for our", Start, 40.0, Ad), certain("sign up to our", Start, 40.0, Ad),
    // Headings of furniture.
    header("网友评论", Start, 14.0, Comments), header("最新评论", Start, 14.0, Comments),
    header("热门评论", Start, 14.0, Comments), header("全部评论", Start, 14.0, Comments),
    header("精彩评论", Start, 14.0, Comments), header("用户评论", Start, 14.0, Comments),
    header("发表评论", Start, 14.0, Comments), header("评论区", Label, 10.0, Comments),
    header("读者评论", Start, 14.0, Comments), header("条评论", Within, 20.0, Comments),
    header("相关推", Start, 10.0, Related), header("相关阅读", Whole, 10.0, Related),
    header("相关文章", Start, 10.0, Related), header("相关问题", Whole, 10.0, Related),
    header("相关新闻", Whole, 10.0, Related), header("相关链接", Start, 10.0, Related),
    header("相关内容", Whole, 10.0, Related), header("热门推荐", Start, 10.0, Related),
    header("热门文章", Start, 10.0, Related), header("热门阅读", Start, 10.0, Related),
    header("热门话题", Start, 10.0, Related), header("推荐阅读", Whole, 10.0, Related),
    header("延伸阅读", Whole, 10.0, Related), header("大家都在看", Start, 12.0, Related),
    header("猜你喜欢", Start, 12.0, Related), header("为你推荐", Start, 12.0, Related),
    header("更多推荐", Start, 12.0, Related), header("阅读排行", Start, 12.0, Related),
    header("点击排行", Start, 12.0, Related), header("最新文章", Start, 12.0, Related),
    header("友情链接", Start, 12.0, Related), header("related articles", Start, 20.0, Related),
    header("related stories", Start, 20.0, Related), header("related posts", Start, 20.0, Related),
    header("related content", Start, 20.0, Related), header("related topics", Start, 20.0, Related),
    header("most viewed", Start, 16.0, Related), header("most read", Start, 16.0, Related),
    header("most popular", Start, 16.0, Related), header("you may also like", Start, 20.0, Related),
    header("you might also like", Start, 20.0, Related), header("recommended for you", Start, 20.0, Related),
    header("more from", Start, 20.0, Related), header("more on this", Start, 20.0, Related),
    header("more stories", Start, 16.0, Related), header("read next", Start, 12.0, Related),
    header("up next", Whole, 12.0, Related), header("trending", Whole, 12.0, Related),
    header("comments", Whole, 12.0, Comments), header("leave a comment", Start, 16.0, Comments),
    header("leave a reply", Start, 16.0, Comments), header("join the conversation", Start, 20.0, Comments),
    header("add a comment", Start, 16.0, Comments), header("show comments", Start, 16.0, Comments),
    // Comments.
    word("验证码", Within, 20.0, Comments), word("看不清", Within, 20.0, Comments),
    word("抢沙发", Anywhere, 24.0, Comments), word("匿名", Label, 12.0, Comments),
    word("文明上网", Anywhere, 40.0, Comments), word("我来说两句", Start, 20.0, Comments),
    word("这篇文章对你有帮助", Start, 40.0, Comments), word("post comment", Whole, 14.0, Comments),
    word("be the first to comment", Start, 24.0, Comments), word("log in to comment", Start, 24.0, Comments),
    // Sharing, liking, saving.
    word("点赞", Label, 24.0, Share), word("收藏", Label, 20.0, Share), word("打印本", Start, 20.0, Share),
    word("举报", Label, 10.0, Share), word("转发", Label, 16.0, Share), word("关闭窗口", Within, 16.0, Share),
    word("share on", Start, 40.0, Share), word("share article", Start, 20.0, Share),
    word("share", Whole, 8.0, Share), word("email this", Start, 20.0, Share),
    word("save article", Start, 16.0, Share), word("print this", Start, 16.0, Share),
    word("copy link", Start, 12.0, Share), word("tweet", Whole, 8.0, Share),
    word("follow us", Start, 24.0, Share), word("gift this article", Within, 30.0, Share),
    // Copyright and disclaimers.
    word("版权所有", Anywhere, 60.0, Copyright), word("版权声明", Start, 120.0, Copyright),
    word("侵权", Anywhere, 50.0, Copyright), word("未经授权", Anywhere, 60.0, Copyright),
    word("未经许可", Anywhere, 60.0, Copyright), word("转载请注明", Anywhere, 60.0, Copyright),
    word("不得转载", Anywhere, 60.0, Copyright), word("谢绝转载", Anywhere, 40.0, Copyright),
    word("不代表本", Anywhere, 80.0, Copyright), word("仅代表作者", Anywhere, 60.0, Copyright),
    word("免责声明", Start, 160.0, Copyright), word("仅供参考", Anywhere, 40.0, Copyright),
    word("不构成投资", Anywhere, 40.0, Copyright), word("icp备", Anywhere, 60.0, Copyright),
    word("公网安备", Anywhere, 60.0, Copyright), word("©", Within, 60.0, Copyright),
    word("all rights reserved", Anywhere, 60.0, Copyright), word("copyright", Start, 60.0, Copyright),
    word("reproduced with permission", Anywhere, 60.0, Copyright),
    word("terms of use", Within, 30.0, Copyright), word("terms of service", Within, 30.0, Copyright),
    word("privacy policy", Within, 40.0, Copyright), word("cookie", Within, 44.0, Navigation),
    // Contact.
    word("客服", Start, 40.0, Contact), word("投稿邮箱", Anywhere, 60.0, Contact),
    word("联系我们", Start, 40.0, Contact), word("商务合作", Start, 40.0, Contact),
    word("广告合作", Start, 50.0, Ad), word("广告热线", Start, 40.0, Ad),
    word("contact us", Whole, 12.0, Contact),
    // Advertising.
    word("打开app", Start, 24.0, Ad), word("下载app", Start, 30.0, Ad), word("app内打开", Anywhere, 20.0, Ad),
    word("扫描二维码", Anywhere, 36.0, Ad), word("扫描下方二维码", Anywhere, 40.0, Ad),
    word("长按识别", Start, 30.0, Ad), word("长按二维码", Start, 30.0, Ad),
    word("关注微信公众号", Anywhere, 36.0, Ad), word("官方微信", Within, 36.0, Ad),
    word("微信公众号：", Start, 36.0, Ad), word("更多精彩", Within, 30.0, Related),
    word("更多资讯", Start, 40.0, Related), word("没有更多了", Whole, 10.0, Navigation),
    word("阅读原文", Whole, 10.0, Navigation), word("立即下载", Within, 30.0, Ad),
    word("subscribe", Label, 44.0, Ad), word("sign up", Label, 44.0, Ad), word("newsletter", Within, 56.0, Ad),
    word("enter your email", Start, 30.0, Ad), word("download our app", Anywhere, 36.0, Ad),
    word("download the app", Anywhere, 36.0, Ad), word("support independent journalism", Start, 50.0, Ad),
    word("support our journalism", Start, 50.0, Ad), word("become a member", Start, 40.0, Ad),
    word("sponsored", Label, 16.0, Ad), word("in your inbox", Anywhere, 60.0, Ad),
    word("email your letter", Anywhere, 70.0, Contact), word("start your free trial", Anywhere, 40.0, Ad),
    // Menus.
    word("首页", Start, 60.0, Navigation), word("登录", Label, 14.0, Navigation),
    word("注册", Label, 14.0, Navigation), word("搜索", Whole, 6.0, Navigation),
    word("菜单", Whole, 6.0, Navigation), word("返回首页", Start, 12.0, Navigation),
    word("返回顶部", Start, 12.0, Navigation), word("上一篇", Start, 50.0, Related),
    word("下一篇", Start, 50.0, Related), word("上一页", Start, 16.0, Navigation),
    word("下一页", Start, 16.0, Navigation), word("您的位置", Start, 50.0, Navigation),
    word("您现在的位置", Start, 60.0, Navigation), word("当前位置", Start, 60.0, Navigation),
    word("关于我们", Start, 50.0, Navigation), word("设为首页", Start, 24.0, Navigation),
    word("加入收藏", Start, 24.0, Share), word("关注 ", Start, 14.0, Navigation),
    word("今日天气", Start, 40.0, Navigation), word("热门车型", Start, 40.0, Related),
    word("网站地图", Start, 24.0, Navigation), word("skip to", Start, 16.0, Navigation),
    word("menu", Whole, 6.0, Navigation), word("home", Whole, 6.0, Navigation),
    word("search", Whole, 8.0, Navigation), word("sign in", Label, 14.0, Navigation),
    word("log in", Label, 14.0, Navigation), word("my account", Start, 14.0, Navigation),
    word("back to top", Start, 14.0, Navigation), word("about us", Start, 40.0, Navigation),
    word("toggle navigation", Start, 20.0, Navigation), word("accept all", Within, 50.0, Navigation),
    word("previous article", Start, 50.0, Related), word("next article", Start, 50.0, Related),
    word("previous post", Start, 50.0, Related), word("next post", Start, 50.0, Related),
    word("view all", Start, 16.0, Related),
    // Bylines.
    word("作者：", Start, 44.0, Byline), word("作者:", Start, 44.0, Byline), word("文/", Start, 24.0, Byline),
    word("文｜", Start, 24.0, Byline), word("文 |", Start, 24.0, Byline), word("文|", Start, 24.0, Byline),
    word("来源：", Within, 56.0, Byline), word("来源:", Within, 56.0, Byline),
    word("稿源", Start, 30.0, Byline), word("编辑：", Start, 24.0, Byline), word("编辑:", Start, 24.0, Byline),
    word("编辑/", Start, 24.0, Byline), word("校对：", Start, 24.0, Byline),
    word("审核：", Start, 24.0, Byline), word("发布时间", Start, 44.0, Byline),
    word("发表于", Start, 36.0, Byline), word("更新时间", Start, 36.0, Byline),
    word("发布于", Start, 36.0, Byline), word("阅读量", Start, 24.0, Byline),
    word("阅读数", Start, 24.0, Byline), word("浏览次数", Start, 30.0, Byline),
    word("原标题：", Start, 60.0, Byline), word("原标题:", Start, 60.0, Byline),
    word("字号", Label, 20.0, Navigation), word("min read", Within, 16.0, Byline),
    word("minute read", Within, 16.0, Byline), word("published", Label, 36.0, Byline),
    word("updated", Label, 36.0, Byline), word("last updated", Start, 36.0, Byline),
    word("posted on", Start, 36.0, Byline), word("posted by", Start, 36.0, Byline),
    word("written by", Start, 36.0, Byline), word("reporting by", Start, 60.0, Byline),
    word("editing by", Start, 60.0, Byline),
];

/// The signs of furniture in a line, if there are any. A line that reads as a sentence of the article has none unless
/// its words leave no doubt.
pub(crate) fn cue(line: &str) -> Option<Cue> {
    cue_but_for(line, |_| false)
}

/// The signs of furniture in a line, but for words that are the article's own subject.
pub(crate) fn cue_but_for(line: &str, is_subject: impl Fn(&str) -> bool) -> Option<Cue> {
    let size = size(line);
    // Nothing longer is furniture by its words alone.
    if size > 240.0 {
        return None;
    }
    let lower = line.to_lowercase();
    let whole = lower.trim_matches(|c: char| !c.is_alphabetic());
    let sentence = ends_sentence(line) && size >= 18.0;
    let plain = |reason| Some(Cue { reason, certain: false, opens_tail: false, word: "" });
    for word in WORDS.iter().filter(|w| size <= w.longest) {
        let fits = match word.at {
            Whole => whole == word.text,
            Start => lower.starts_with(word.text),
            Label => lower.strip_prefix(word.text).is_some_and(ends_label),
            Within => !sentence && lower.contains(word.text),
            Anywhere => lower.contains(word.text),
        };
        if fits && !is_subject(word.text) {
            return Some(Cue {
                reason: word.reason,
                certain: word.certain,
                opens_tail: word.opens,
                word: word.text,
            });
        }
    }
    if contact(&lower, size) {
        return plain(Contact);
    }
    if company(&lower, size) {
        return plain(Ad);
    }
    if byline_name(line).is_some() || (has_date(line) && size <= 30.0 && !sentence) {
        return plain(Byline);
    }
    if is_menu(line) {
        return plain(Navigation);
    }
    if !line.chars().any(char::is_alphabetic)
        && line.chars().any(|c| c.is_ascii_digit())
        && line.chars().count() <= 4
    {
        return plain(Other);
    }
    None
}

/// Whether what follows a label says no more of it: nothing, a mark or a count, or what a button acts on.
fn ends_label(rest: &str) -> bool {
    const OBJECTS: [&str; 18] = [
        "本文", "本页", "本站", "文章", "该", "此", "账号", "帐号", "账户", "会员", "登录", "注册", "分享",
        "举报", "收藏", "评论", "后发", "后可",
    ];
    !rest.starts_with(char::is_alphabetic) || OBJECTS.iter().any(|object| rest.starts_with(object))
}

/// A line's length: Han characters count 1, the rest a half, white space nothing.
pub(crate) fn size(line: &str) -> f64 {
    line.chars().filter(|c| !c.is_whitespace()).map(|c| if is_wide(c) { 1.0 } else { 0.5 }).sum()
}

/// Letters and digits only, lower case: what makes two lines the same line.
pub(crate) fn key(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a line has the shape of a title: short, one piece, no full stop.
pub(crate) fn may_be_title(line: &str) -> bool {
    let size = size(line);
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    // “三年。” is somebody's speech.
    let spoken = line.starts_with(['“', '「', '"']) && line.contains(['。', '？', '！', '，', '?', '!', '.']);
    let spoken = spoken && line.ends_with(['”', '」', '"']);
    (2.0..=50.0).contains(&size)
        && letters >= 2
        && !spoken
        && !line.ends_with(['。', '；', '，', ',', ';', '：', ':'])
}

/// Whether a line is nothing but a name: two to four capitalised Latin words, or two or three Han characters (four
/// with a double surname) that begin with a surname.
pub(crate) fn is_name(line: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    const DOUBLE: [&str; 6] = ["欧阳", "司马", "上官", "诸葛", "司徒", "皇甫"];
    /// No name begins with these; a heading may.
    const HEADS: [&str; 20] = [
        "The", "A", "An", "Why", "How", "What", "Where", "When", "Who", "In", "On", "At", "To", "Our", "My",
        "No", "Not", "And", "But", "Is",
    ];
    let latin = is_capitalised(line) && line.split_whitespace().next().is_some_and(|w| !HEADS.contains(&w));
    let letters = line.chars().count();
    let surname = line.chars().next().is_some_and(|c| SURNAMES.contains(c)) && letters <= 3
        || DOUBLE.iter().any(|name| line.starts_with(name));
    let han = (2..=4).contains(&letters) && surname && line.chars().all(|c| is_wide(c) && c.is_alphabetic());
    latin || han
}

/// Whether a line may be the name of somebody or something: a person's, or The Daily Post.
pub(crate) fn is_named(line: &str) -> bool {
    is_capitalised(line) || is_name(line)
}

/// Two to four Latin words that all begin with a capital.
fn is_capitalised(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| {
            w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() && !is_wide(c) || matches!(c, '.' | '-' | '\'' | '’'))
        })
}

/// Whether a line is a date and nothing else, as a diary or a chronicle has them for headings.
pub(crate) fn is_date_alone(line: &str) -> bool {
    has_date(line)
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '/' | '.' | ' '))
}

/// The name in a byline: "By Hannah Okoro", or a line that is a name alone.
pub(crate) fn byline_name(line: &str) -> Option<&str> {
    let after =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")).or_else(|| line.strip_prefix("BY "))?;
    is_name(after).then_some(after)
}

/// Counts what a line is about: Han characters two by two, and longer words of other letters.
pub(crate) fn count_content(line: &str, counts: &mut BTreeMap<String, u32>) {
    for piece in content(line) {
        *counts.entry(piece).or_default() += 1;
    }
}

/// The share of a line's content that `counts` has, in 0..=1.
pub(crate) fn overlap(line: &str, counts: &BTreeMap<String, u32>) -> f64 {
    let (mut all, mut shared) = (0u32, 0u32);
    for piece in content(line) {
        all += 1;
        shared += u32::from(counts.contains_key(&piece));
    }
    if all == 0 { 0.0 } else { f64::from(shared) / f64::from(all) }
}

fn content(line: &str) -> Vec<String> {
    /// Shorter words of letters are mostly grammar.
    const WORD: usize = 4;
    let lower = line.to_lowercase();
    let mut pieces = Vec::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        let chars: Vec<char> = word.chars().collect();
        for run in chars.chunk_by(|a, b| is_wide(*a) == is_wide(*b)) {
            if run.first().is_some_and(|c| is_wide(*c)) {
                pieces.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else if run.len() >= WORD || run.iter().any(char::is_ascii_digit) {
                pieces.push(run.iter().collect());
            }
        }
    }
    pieces
}

/// A telephone number or an address with a word that offers it, or an e-mail address in a short line.
fn contact(lower: &str, size: f64) -> bool {
    const OFFERS: [&str; 14] = [
        "电话", "热线", "客服", "传真", "qq", "微信", "邮箱", "网址", "tel", "phone", "fax", "email",
        "call us", "手机",
    ];
    let longest = if ends_sentence(lower) { 24.0 } else { 60.0 };
    let offered = OFFERS.iter().any(|w| lower.contains(w));
    let digits = longest_digits(lower) >= 7;
    let mail = lower.contains('@') && lower.contains('.');
    let link = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
    size <= longest && ((offered && (digits || mail)) || (link && !lower.contains(' ')))
}

/// A firm speaking of itself, with its address on the web: the boilerplate under a pasted article.
fn company(lower: &str, size: f64) -> bool {
    let firm = ["有限公司", "集团", "工作室", "本站", "本网", "旗下", " ltd", " inc"]
        .iter()
        .any(|w| lower.contains(w));
    let speaks = [
        "成立于",
        "创于",
        "创立于",
        "专注",
        "致力于",
        "为您提供",
        "为用户提供",
        "欢迎",
        "founded in",
        "门户",
        "平台",
    ];
    let address =
        lower.contains("www.") || lower.contains("http") || lower.contains(".com") || lower.contains(".cn");
    let spoken = speaks.iter().filter(|w| lower.contains(**w)).count();
    firm && spoken > 0 && (address || (size <= 24.0 && !lower.contains(['，', ',', '。'])))
}

fn longest_digits(line: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in line.chars() {
        match c {
            '0'..='9' => run += 1,
            '-' | ' ' | '(' | ')' if run > 0 => {}
            _ => run = 0,
        }
        longest = longest.max(run);
    }
    longest
}

/// 2023-11-07, 2023年11月07日, 14 May 2023, May 14, 2023.
pub(crate) fn has_date(line: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let year = |s: &str| {
        s.len() == 4 && (s.starts_with("19") || s.starts_with("20")) && s.bytes().all(|b| b.is_ascii_digit())
    };
    let runs: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|s| !s.is_empty()).collect();
    let position = runs.iter().position(|r| year(r));
    let Some(at) = position else { return false };
    let number = |s: Option<&&str>| s.is_some_and(|s| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit()));
    let month = |s: &str| s.len() >= 3 && MONTHS.iter().any(|m| s.to_lowercase().starts_with(m));
    let after = number(runs.get(at + 1)) && number(runs.get(at + 2));
    let before = at.checked_sub(1).is_some_and(|i| month(runs[i]) || number(runs.get(i)))
        && at.checked_sub(2).is_some_and(|i| month(runs[i]) || number(runs.get(i)));
    after || before
}

/// A row of short words parted by spaces, bars or slashes, such as a menu, or a bread crumb.
fn is_menu(line: &str) -> bool {
    if ends_sentence(line) || line.contains(['，', '、', '“']) || line.contains("://") {
        return false;
    }
    if line.contains(">>")
        || line.contains(" > ")
        || line.contains('›')
        || line.contains(" // ")
        || line.contains('»')
    {
        return size(line) <= 40.0;
    }
    let bars: Vec<&str> =
        line.split(['|', '｜', '·', '/']).map(str::trim).filter(|p| !p.is_empty()).collect();
    if bars.len() >= 3 && bars.iter().all(|p| size(p) <= 10.0) {
        return true;
    }
    let han =
        line.chars().filter(|c| is_wide(*c)).count() * 3 > line.chars().filter(|c| c.is_alphabetic()).count();
    let words: Vec<&str> = if han {
        line.split_whitespace().collect()
    } else {
        line.split("  ").map(str::trim).filter(|w| !w.is_empty()).collect()
    };
    // Words of a menu begin with capitals where the script has them; prose with double spaces goes on in small letters.
    let label = |w: &&str| size(w) <= if han { 5.0 } else { 9.0 } && !w.starts_with(char::is_lowercase);
    words.len() >= 3 && words.iter().all(label) && size(line) <= 60.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, reason: Option<Reason>) {
        assert_eq!(cue(line).map(|c| c.reason), reason, "{line}");
    }

    #[test]
    fn furniture_has_its_reason() {
        check("服务热线:0000-12345678", Some(Contact));
        check("分享到:责任编辑:小柳", Some(Byline));
        check("首页 新闻 财经 体育 论坛", Some(Navigation));
        check("共有:0条评论网友评论:", Some(Comments));
        check("© 2023 The Post Ltd. All rights reserved.", Some(Copyright));
        check("Home  News  Opinion  Sport", Some(Navigation));
        check("By Hannah Okoro", Some(Byline));
        check("登录/注册", Some(Navigation));
        check("登录后发表评论", Some(Navigation));
        check("点赞 12", Some(Share));
        check("Sign in", Some(Navigation));
        check("Published 14 May 2023, 6:00 AM", Some(Byline));
        check("车市风向 2023年11月07日 18:05", Some(Byline));
        check("Related articles", Some(Related));
        check("Terms | Privacy | Cookie settings", Some(Navigation));
    }

    #[test]
    fn the_articles_own_sentences_have_none() {
        for line in [
            "广告不会消失,只会换一种样子。",
            "他把热线电话写在一张纸上,贴在门后,每天看一遍。",
            "Subscribe for nineteen euros, the advertisements say, and never worry about a puncture again. The idea is sound but the sums are not.",
            "The newsletter was the first thing the company cut, and the last thing anyone in the town had expected to miss so much.",
            "支付是一种工具,需要消费场景来支撑。",
            "A mechanic rebuilds a rear wheel.",
            "2024年的春天来得很早,山上的雪在二月就化了。",
            "注册制的利与弊",
            "登录步骤",
            "收藏的门道",
            "评论区是怎么坏掉的",
            "Subscribers leave in spring",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn names_and_dates() {
        assert!(
            is_name("Tomas Lindqvist")
                && !is_name("Stop subsidising buyers")
                && !is_name("Then the bikes started")
                && !is_name("The Problem")
                && is_name("周小柳")
                && !is_name("引言")
                && !is_name("桥的故事")
        );
        assert!(
            has_date("2023-11-07")
                && has_date("May 14, 2023")
                && !has_date("in 2023")
                && !has_date("2024 年")
        );
    }
}
