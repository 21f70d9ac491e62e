//! The words of page furniture, as one table: where in a line each has to stand, and what it tells.

use crate::article::Reason;
use At::{Anywhere, Label, Start, Whole, Within};
use Reason::{Ad, Byline, Comments, Contact, Copyright, Navigation, Related, Share};

/// Where in a line a word has to stand to count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
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

/// A word of furniture: where it has to stand, how long the line may be (Han characters, or twice as many others), and what
/// it tells.
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) at: At,
    pub(super) longest: f64,
    pub(super) reason: Reason,
    pub(super) certain: bool,
    pub(super) opens: bool,
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

/// The words, lower case. The first that fits decides, so certain ones stand first.
#[rustfmt::skip]
pub(super) const WORDS: &[Word] = &[
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
