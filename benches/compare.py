#!/usr/bin/env python3
"""Compares tigang with other tools that people read or shorten a text with, and prints docs/comparison.md.

    cargo build --release && cargo build --release --example texts
    python3 benches/compare.py > docs/comparison.md                some five minutes
    python3 benches/compare.py --quick                             fewer runs
    python3 benches/compare.py --tool sumy=PATH --tool epy=PATH    tools that are not on PATH

Needs nothing but Python's own library. A tool that is not installed is left out. What is measured and how is said by the page
itself; what a tool is given so that it can do its best stands in TOOLS. Only sentences that are measured or marked as taken from
documentation may be added.
"""

import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
import harness  # noqa: E402: the line before has to come first
from harness import ROOT, in_turn, mb, ms, told, whole  # noqa: E402
from pseudo_terminal import Terminal  # noqa: E402
from screen import Screen  # noqa: E402

SIZES = [(80, 24), (50, 15)]
# How much of a text is looked for on the screen at a time, in Chinese characters.
WINDOW = 6
# No row may begin with one of these where the row could have been broken a character earlier.
CLOSING = "，。、；：！？”’）》」』】…,.;:!?)"
HAN = re.compile("[\u3400-\u9fff]")
FAILED = "fails"


# ---- what is read ----


Page = collections.namedtuple("Page", "name about language thesis furniture")
PAGES = [
    Page(
        "zh-commentary.txt",
        "a paste with the site around it",
        "chinese",
        "让老牌超市睡不着的，不是几块会换数字的小屏幕，而是禾风便利借着电子价签搭起来的“实时定价”体系",
        "云桥科技有限公司旗下 商用冰柜以旧换新 云桥科技有限公司(www 公司为近万家门店 服务热线 举报电话 分享到 责任编辑 "
        "相关推荐 网友评论 验证码 还没有人评论",
    ),
    Page(
        "zh-portal.html",
        "a saved page",
        "chinese",
        "渡船停了以后,镇上的人先是算自己少挣了多少钱,后来才开始算江水每年带走多少东西",
        "望江人家现房 您的位置 评论(27) 责任编辑 上一篇 下一篇 分享到 相关阅读 一座石桥的三次搬家 江边小学的水位课 "
        "最后一个撑篙人 大家都在看 十件你不知道 她用三年时间 江边人: 文明上网 点击排行 夜市搬走 这种鱼为什么 三张地图 "
        "关于我们 版权所有 请打开脚本 隐藏的关键词",
    ),
    Page(
        "zh-note-gbk.txt",
        "a paste in GBK",
        "chinese",
        "溪口镇的旧磨坊能留下来，靠的不是它有多老，而是镇上的人重新给它找到了用处",
        "读者来信 首页>专栏 字号：大 收藏本页 责任编辑 发表评论 推荐给朋友 关闭窗口 相关文章 溪口镇新路本月通车 "
        "老水轮怎样修 周阿姨的算盘 关于我们 版权所有",
    ),
    Page(
        "en-commentary.txt",
        "a paste with the site around it",
        "english",
        "What worries the corner shops is not the steel box on the pavement but the delivery network that Hollow Lane has "
        "quietly built behind it",
        "BrightwellBusinessPost Business|Shops Advertisement: ByMarenOkafor Published14March Advertising:0000 "
        "Subscriptions:0000 Sharethisarticle FacebookEmail Relatedarticles Whythenighttram Tenchairsfor Comments(0) "
        "Signintocomment Allrightsreserved",
    ),
    Page(
        "en-guide.md",
        "Markdown without a site",
        "english",
        "Write down one number a day, at one time, from one gauge, and let the arithmetic wait for the evening",
        "author:Orla date:2031 tags:[weather",
    ),
]
# Headings that stand as lines of their own and are marked by nothing, or in the page by bold type alone.
UNMARKED = {
    "zh-commentary.txt": ["价格之争", "把货架变成渠道"],
    "zh-howto.txt": ["动手之前先准备", "补胎的步骤", "补好以后还漏怎么办", "什么时候该送修"],
    "zh-note-gbk.txt": ["先算清楚它值多少", "再替它找一件事做", "难处还在后头"],
    "zh-portal.html": ["先把账算清楚", "再决定往哪里走"],
    "en-commentary.txt": ["The fight for the doorstep", "Behind the steel door"],
}
CHAPTERS = ["第一章 钟停了", "第二章 谁来上弦", "第三章 钟声之后"]


def sample(name):
    return os.path.join(ROOT, "samples", name)


def squeezed(text):
    return re.sub(r"\s", "", text)


def marked(path):
    """The headings of Markdown."""
    text = re.sub(r"^```.*?^```", "", open(path, encoding="utf-8").read(), flags=re.S | re.M)
    return [heading.strip() for heading in re.findall(r"^#+ +(.*)$", text, re.M)]


def passages(path):
    """The lines of the article in a file of ours, each without its markup; the site's are left out."""
    if path.endswith(".epub"):
        with zipfile.ZipFile(path) as book:
            chapters = [book.read(name).decode() for name in book.namelist() if re.search(r"chap|text|ch\d", name) and "html" in name]
        body = "\n".join(re.sub(r"(?s)<head.*?</head>", "", chapter) for chapter in chapters)
        return re.sub(r"<[^>]*>", "\n", body).split("\n")
    text = open(path, encoding="gb18030" if path.endswith("gbk.txt") else "utf-8").read()
    if path.endswith("gbk.txt"):
        text = text[text.index("溪口镇的旧磨坊能留下来") : text.index("（责任编辑")]
    if path.endswith(".html"):
        body = text[text.index('id="artBody"') : text.index('class="artEditor"')]
        body = re.sub(r'(?s)<script.*?</script>|<div class="ad-inner">.*?</div>', "", body)
        return re.sub(r"<[^>]*>", "\n", re.sub(r"</?(?:a|strong)\b[^>]*>", "", body)).split("\n")
    if path.endswith("zh-commentary.txt"):
        text = text[text.index("让老牌超市") : text.index("云桥科技有限公司(www")]
    return [piece for line in text.split("\n") for piece in re.split(r"\||^#+ |^\d+\. ", line)]


def windows(path):
    """All runs of so many Chinese characters within a line of the article."""
    runs = ["".join(HAN.findall(line)) for line in passages(path)]
    return {run[at : at + WINDOW] for run in runs for at in range(len(run) - WINDOW + 1)}


def beginnings(path):
    """The first characters of each line of the article: what can be seen first."""
    lines = [re.match(r"[^\s，,。<>:：]{4,6}", line.strip("\u3000 -*>`")) for line in passages(path)]
    return [line.group() for line in lines if line and HAN.match(line.group())]


# ---- the tools ----


class Tool:
    """A program, and what it is given so that it does its best."""

    def __init__(self, name, programs, version, **does):
        self.name, self.programs, self.version, self.does = name, programs, version, does
        self.path = None

    def keys(self, size):
        """Keys that come before, and those that go a part of a screen down."""
        keys = self.does["keys"]
        return keys(size) if callable(keys) else keys

    def find(self, named):
        program = self.name.split()[0]
        candidates = [named[program]] if program in named else self.programs
        self.path = next((found for name in candidates if (found := shutil.which(name))), None)
        return self.path is not None

    def says(self):
        line = told(self.path, *self.version)
        found = re.search(r"v?\d+[\w.+~-]*\d\w*", line)
        return f"{self.name.split()[0]} {found.group().lstrip('v') if found else '?'}"

    def command(self, what, path, **given):
        """The command line, or nothing where the tool does no such thing or does not read such a file."""
        make = self.does.get(what)
        arguments = make(path, **given) if make else None
        return None if arguments is None else [self.path, *arguments]


def reads(*ends):
    """A maker of command lines for files with one of these ends; before the path stand the arguments."""
    return lambda *before: lambda path, **_: [*before, path] if path.endswith(ends) else None


def sumy(method):
    def arguments(path, language):
        form = "html" if path.endswith(".html") else "plaintext"
        return [method, "--length=5", f"--language={language}", f"--file={path}", f"--format={form}"]

    return arguments


def ots(path, language):
    """It has no Chinese dictionary and reads no pages; its length is a share of the text."""
    if language != "english" or path.endswith(".html"):
        return None
    return ["--ratio", str(round(500 / len(sentences(open(path, encoding="utf-8").read())))), path]


TEXT, MARKDOWN, PAGE, BOOK = reads(".txt"), reads(".md"), reads(".html"), reads(".epub")
ANY = reads(".txt", ".md", ".html", ".epub")
TOOLS = [
    Tool(
        "tigang",
        ["tigang"],
        ["--version"],
        summary=lambda path, language: ["-s", "-n", "5", path],
        outline=ANY("-o"),
        view=ANY("--no-state", "--ui", "en"),
        # `w` hides the outline, so that there is only text on the screen; `d` goes half a page down.
        keys=("w", "d"),
    ),
    Tool("less", ["less"], ["--version"], view=reads(".txt", ".md")(), keys=("", "d")),
    # Without fold_line it cuts the lines of a text.
    Tool(
        "w3m",
        ["w3m"],
        ["-version"],
        view=reads(".txt", ".html")("-o", "fold_line=1"),
        gbk=reads(".txt")("-o", "fold_line=1", "-I", "GBK"),
        keys=("", " "),
    ),
    Tool("bat", ["bat", "batcat"], ["--version"], view=reads(".txt", ".md")("--paging=always", "--pager=less"), keys=("", "d")),
    Tool("treemd", ["treemd"], ["--version"], outline=ANY("-l"), view=MARKDOWN(), keys=("\t", "j" * 5)),
    Tool("glow", ["glow"], ["--version"], view=MARKDOWN("-p"), keys=("", "d")),
    Tool("mdcat", ["mdcat"], ["--version"], view=MARKDOWN("--paginate"), keys=("", "d")),
    Tool("epy", ["epy"], ["--version"], view=BOOK(), contents="t", keys=("", "j" * 3)),
    # It counts characters and not cells; whoever knows that makes its text half as wide.
    Tool("epy (narrowed by hand)", ["epy"], ["--version"], view=BOOK(), keys=lambda size: (f"{size[0] // 2 - 2}=", "j" * 3)),
    *[
        Tool(f"sumy {name}", ["sumy"], ["--version"], summary=sumy(method))
        for name, method in [("LexRank", "lex-rank"), ("TextRank", "text-rank"), ("Luhn", "luhn"), ("LSA", "lsa")]
    ],
    Tool("ots", ["ots"], ["--version"], summary=ots),
]


# ---- a reader in a terminal ----


class Reader(Terminal):
    """A program in a terminal whose screen can be read."""

    def __init__(self, command, size):
        super().__init__(command, size)
        self.screen = Screen(size)

    def read(self, patience):
        piece, at = super().read(patience)
        self.screen.feed(piece)
        return piece, at

    def settle(self, first=3.0):
        self.until_quiet(0.15, first)
        return self.screen.rows()

    def pages(self, keys):
        """The screens from the first to the last, paged through so that each shares rows with the one before."""
        before, page = keys
        yield self.settle(first=10.0)
        for key in before:
            os.write(self.end, key.encode())
            yield self.settle()
        last, same = None, 0
        for _ in range(500):
            os.write(self.end, page.encode())
            rows = self.settle(first=1.0)
            same = same + 1 if rows == last else 0
            if same == 2:
                return
            last = rows
            yield rows

    def peak(self):
        """Linux: the most memory that the program and those it started have held, in bytes."""
        total, waiting = 0, [self.child]
        while waiting:
            process = waiting.pop()
            try:
                status = open(f"/proc/{process}/status").read()
                waiting += map(int, open(f"/proc/{process}/task/{process}/children").read().split())
            except OSError:
                continue
            total += 1024 * int(next(iter(re.findall(r"VmHWM:\s+(\d+)", status)), 0))
        return total


def words_of(row):
    """What a row holds of the text: frames, marks and labels at its beginning go."""
    return re.split("[│┃▐▕]", re.sub(r"[│▐▕█-▏]+\s*$", "", row))[-1].strip()


def badly_begun(screens):
    """Of the different rows with Chinese in them: how many there are, and how many begin with a mark that belongs to the row
    above, where that row could have been broken elsewhere."""
    rows, bad = set(), set()
    for screen in screens:
        for above, row in zip(screen, screen[1:]):
            above, words = words_of(above), words_of(row)
            if HAN.search(words):
                rows.add((above, words))
                if words[0] in CLOSING and re.search(HAN.pattern * 2, above):
                    bad.add((above, words))
    return len(rows), len(bad)


def seen(screens):
    """Everything Chinese on any of the screens, with and without what stands around the text."""
    han = lambda rows: "".join(HAN.findall("".join(rows)))
    return "\n".join(han(rows) + "\n" + han(map(words_of, rows)) for rows in screens)


# ---- what is judged ----


def sentences(text):
    """Pieces of a text that end as sentences or lines do, without white space."""
    pieces = re.split(r"(?<=[。！？!?])|(?<=[.:])\s+(?=[A-Z])|\n", text)
    return [words for piece in pieces if len(words := squeezed(piece)) >= 8]


Judged = collections.namedtuple("Judged", "length thesis furniture twice sound")


def judged(printed, page):
    """What a printed summary is like."""
    try:
        text, sound = printed.decode("utf-8"), True
    except UnicodeDecodeError:
        text, sound = printed.decode("utf-8", "replace"), False
    flat = squeezed(text)
    counts = collections.Counter(re.sub(r"\W", "", sentence) for sentence in sentences(text))
    furniture = [words for words in page.furniture.split() if words in flat]
    return Judged(len(flat), squeezed(page.thesis) in flat, len(furniture), sum(n - 1 for n in counts.values()), sound)


def printed(command):
    """What a command prints, or nothing where it ends with an error."""
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    return ended.stdout if ended.returncode == 0 else None


def yes(truth):
    return "yes" if truth else "no"


def times(own, other):
    return f"{other / own:.2g} ×" if other / own < 100 else f"{other / own:.0f} ×"


def table(head, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


# ---- the page ----


class Comparison:
    def __init__(self, options, folder):
        self.folder = folder
        # How often a thing is run that takes seconds, and one that takes none.
        self.few, self.many = (1, 3) if options.quick else (3, 11)
        self.texts = harness.Texts(options.texts, folder)
        named = {"tigang": options.program}
        for given in options.tool:
            name, _, path = given.partition("=")
            named[name] = path
        self.tools = [tool for tool in TOOLS if tool.find(named)]
        self.missing = list(dict.fromkeys(tool.name.split()[0] for tool in TOOLS if tool.path is None))
        self.floor = max(whole(["true"])[2] for _ in range(3))
        # Lines of the short table: what, tigang, beside it.
        self.short = []

    def named(self):
        """The tools with their versions, and those that are not here."""
        versions = "Measured: " + ", ".join(dict.fromkeys(tool.says() for tool in self.tools)) + "."
        return versions + (f" Not installed and left out: {', '.join(self.missing)}." if self.missing else "")

    def able(self, what, path, **given):
        """The tools that do this with such a file, each with its command line; tigang first."""
        commands = [(tool, tool.command(what, path, **given)) for tool in self.tools]
        return [(tool, command) for tool, command in commands if command]

    def note(self, what, figures):
        """Takes names of tools with their figures, tigang's first, into the short table."""
        (_, own), *others = figures
        self.short.append([what, own, "; ".join(f"{name} {figure}" for name, figure in others)])

    def summaries(self):
        """what is printed as a summary of five sentences"""
        recoded = os.path.join(self.folder, "zh-note-utf8.txt")
        with open(recoded, "w", encoding="utf-8") as file:
            file.write(open(sample("zh-note-gbk.txt"), encoding="gb18030", newline="").read())
        files = [(page, sample(page.name), page.about) for page in PAGES]
        files.insert(3, (PAGES[2], recoded, "the same, made UTF-8 by hand"))
        rows, results = [], collections.defaultdict(list)
        for page, path, about in files:
            for tool, command in self.able("summary", path, language=page.language):
                out = printed(command)
                told = judged(out, page) if out is not None else None
                results[page.name, path].append((tool, told))
                told = told and [str(told.length), yes(told.thesis), str(told.furniture), str(told.twice), yes(told.sound)]
                rows.append([f"{page.name}, {about}", tool.name, *(told or [FAILED, "", "", "", ""])])

        def say(what, path_of, take):
            self.note(what, [(tool.name, take(told)) for tool, told in results[path_of]])

        # Each with the tools that can do it; the whole is in the table.
        figures = lambda told: f"{yes(told.thesis)}, {told.furniture}, {told.twice}" if told else FAILED
        for page in [PAGES[0], PAGES[1], PAGES[3]]:
            say(f"`-s -n 5` of {page.name}: thesis, site's lines, said twice", (page.name, sample(page.name)), figures)
        say(f"`-s -n 5` of {PAGES[2].name}, as it is: the same three", (PAGES[2].name, sample(PAGES[2].name)), figures)
        return table(["text", "tool", "characters", "the thesis", "site's lines", "said twice", "sound UTF-8"], rows)

    def costs(self):
        """what a summary costs: a whole process, from its start to its end"""
        rows = []
        for page in (PAGES[0], PAGES[3]):
            able = self.able("summary", sample(page.name), language=page.language)
            # sumy's methods differ in what they count and not in how they start, and each takes seconds.
            able = [(tool, command) for tool, command in able if not tool.name.startswith("sumy") or "LexRank" in tool.name]
            walls, peaks = self.costly([command for _, command in able])
            for (tool, _), wall, peak in zip(able, walls, peaks):
                rows.append([page.name, tool.name, ms(wall), times(walls[0], wall), mb(peak, self.floor)])
            figures = [(tool.name, f"{ms(wall)}, {mb(peak, self.floor)}") for (tool, _), wall, peak in zip(able, walls, peaks)]
            self.note(f"its time and memory, {page.name}", figures)
        return table(["text", "tool", "time", "beside tigang", "memory"], rows)

    def costly(self, commands):
        """Medians of wall clock, in turn, and the largest peaks."""
        peaks = [0] * len(commands)

        def run(number):
            wall, _, peak = whole(commands[number])
            peaks[number] = max(peaks[number], peak)
            return wall

        walls = in_turn(self.few, *(lambda n=n: run(n) for n in range(len(commands))))
        return walls, peaks

    def outlines(self):
        """which headings come as an outline"""
        files = [(sample(name), headings, "not marked") for name, headings in UNMARKED.items()]
        generated = self.texts.file("markdown", "zh", 6_000)
        files += [(path, marked(path), "Markdown's") for path in (sample("en-guide.md"), generated)]
        rows, sums = [], collections.defaultdict(lambda: [0, 0])
        for path, headings, kind in files:
            for tool, command in self.able("outline", path):
                out = squeezed((printed(command) or b"").decode("utf-8", "replace"))
                found = sum(squeezed(heading) in out for heading in headings)
                rows.append([os.path.basename(path), kind, tool.name, f"{found} of {len(headings)}"])
                for count, more in enumerate((found, len(headings))):
                    sums[kind, tool.name][count] += more
        book = sample("zh-book.epub")
        for tool, command in self.able("view", book):
            if not tool.does.get("contents") and not tool.does.get("outline"):
                continue
            if tool.does.get("outline"):
                out = squeezed((printed(tool.command("outline", book)) or b"").decode())
            else:
                with Reader(command, SIZES[0]) as reader:
                    reader.settle(first=10.0)
                    os.write(reader.end, tool.does["contents"].encode())
                    out = squeezed("".join(reader.settle()))
            found = sum(squeezed(chapter) in out for chapter in CHAPTERS)
            rows.append(["zh-book.epub", "the book's contents", tool.name, f"{found} of {len(CHAPTERS)}"])
        for kind, what in [("not marked", "headings that nothing marks"), ("Markdown's", "headings of Markdown")]:
            figures = [(name, f"{found} of {of}") for (of_kind, name), (found, of) in sums.items() if of_kind == kind]
            self.note(f"{what}, in its outline", figures + [("less, w3m, bat, sumy, ots:", "no outline")])
        return table(["text", "headings", "tool", "in its outline"], rows)

    def screens(self):
        """an article of a few KB on the screen, at two sizes"""
        rows = []
        files = [sample("zh-commentary.txt"), sample("zh-portal.html"), self.texts.file("markdown", "zh", 6_000), sample("zh-book.epub")]
        for path in files:
            name, wanted, words = os.path.basename(path), windows(path), beginnings(path)
            for size in SIZES:
                able = self.able("view", path)
                begun = in_turn(self.many, *(lambda c=c: harness.shows(c, [words], size) for _, c in able))
                figures = []
                for (tool, command), at in zip(able, begun):
                    with Reader(command, size) as reader:
                        screens = list(reader.pages(tool.keys(size)))
                        peak = reader.peak()
                    text = seen(screens)
                    share = sum(window in text for window in wanted) / len(wanted)
                    every, bad = badly_begun(screens)
                    figures.append((tool.name, f"{ms(at)}, {share:.0%}, {bad} of {every}"))
                    shown = [f"{share:.1%}", f"{bad} of {every}", mb(peak, 0)]
                    rows.append([name, f"{size[0]}x{size[1]}", tool.name, ms(at), times(begun[0], at), *shown])
                if size == SIZES[0]:
                    self.note(f"{name} at 80x24: first text; Chinese shown; rows begun badly", figures)
        return table(["text", "screen", "tool", "first text", "beside tigang", "Chinese shown", "rows begun badly", "memory"], rows)

    def encodings(self):
        """an article in GBK on the screen"""
        path, rows = sample("zh-note-gbk.txt"), []
        wanted = windows(path)

        def shown(command, tool):
            before, page = tool.keys(SIZES[0])
            # less asks first whether it shall show what may be no text.
            before = ("y" if tool.name == "less" else "") + before
            with Reader(command, SIZES[0]) as reader:
                text = seen(reader.pages((before, page)))
            return f"{sum(window in text for window in wanted) / len(wanted):.0%}"

        for tool, command in self.able("view", path):
            aided = tool.command("gbk", path)
            rows.append([tool.name, shown(command, tool), shown(aided, tool) if aided else ""])
        figures = [(name, share + f" (told by an option {told})" * bool(told)) for name, share, told in rows]
        self.note("an article in GBK, as it is: Chinese shown", figures)
        return table(["tool", "Chinese shown", "told by an option what it is"], rows)

    def large(self):
        """2.4 MB on the screen"""
        rows = []
        for kind in ("text", "markdown"):
            path = self.texts.file(kind, "zh", 2_400_000)
            title = open(path, encoding="utf-8").readline().lstrip("# ").strip()
            able = self.able("view", path)
            peaks = {}

            def show(tool, command):
                with Reader(command, SIZES[0]) as reader:
                    at = reader.wait_for([[title]], 60)
                    # What comes after the first screen is memory too.
                    reader.until_quiet(1.0)
                    peaks[tool.name] = max(peaks.get(tool.name, 0), reader.peak())
                return at

            begun = in_turn(self.few, *(lambda t=t, c=c: show(t, c) for t, c in able))
            for (tool, _), at in zip(able, begun):
                rows.append([os.path.basename(path), tool.name, ms(at), times(begun[0], at), mb(peaks[tool.name], 0)])
            figures = [(tool.name, f"{ms(at)}, {mb(peaks[tool.name], 0)}") for (tool, _), at in zip(able, begun)]
            self.note(f"2.4 MB of {'Markdown' if kind == 'markdown' else 'text'} at 80x24: first text, memory", figures)
        return table(["text", "tool", "first text", "beside tigang", "memory"], rows)


INTRODUCTION = """# Beside other tools

Made by `python3 benches/compare.py > docs/comparison.md`, which says how it is run; nothing here is written by hand. What is
measured is what the tools print or show, by the rules below. The texts are those of `samples/`, which were written for tigang, and
some that `examples/texts.rs` makes; tigang's own tests hold what it does with the samples, so that it is at home here and the others
are not. Each tool is given what it needs: sumy the language, jieba and NLTK's data, w3m the option that folds long lines, ots a
language that it has. The theses were named by us: in the two commentaries it is the sentence that the page gives twice, in zh-portal.html the one
that the page itself calls its point (核心提示), in zh-note-gbk.txt the first, in en-guide.md the one in bold type.

{origin}

{tools}"""

TOLD = {
    "summaries": """## What is printed as a summary

Five sentences are asked for (of `ots` as many per cent of the text). *The thesis*: its words stand in what is printed, white
space aside. *Site's lines*: how many of the words that mark the site's lines (advertisement, telephone, share buttons,
copyright, in Markdown the front matter; all listed in the script) stand there. *Said twice*: sentences of eight characters and more
that were printed before. *fails*: it ended with an error.""",
    "costs": """## What a summary costs

The whole process from its start to its end, the median of {few} runs in turn after one that is not counted, and the largest peak of
memory. The machine is shared and its speed wavers: the ratio says more than the time.""",
    "outlines": """## Which headings come as an outline

Of the headings of a text, how many stand in what the tool prints as its outline (tigang `-o`, treemd `-l`) or shows on its
page of contents (epy, key `t`). *Not marked*: lines of their own without Markdown's marks, in zh-portal.html in bold type. less, w3m,
bat, sumy and ots have no outline (from their manuals and help).""",
    "screens": """## On the screen

In a pseudo-terminal that answers as xterm does. *First text*: from the start of the process until the beginning of any line of the
article has come out of it, the median of {many} runs in turn. *Chinese shown*: the text is paged through to its end, each screen
sharing rows with the one before; of all runs of six Chinese characters within a line of the article, how many stand whole on some
screen, read row by row as a person does. What is cut off, written over or broken into by something else is missing. *Rows begun
badly*: of the rows with Chinese in them, those that begin with a mark such as ，。、” though the row above held a place to break
before it. *Memory*: the most that it and the programs it started have held by the end (Linux, VmHWM). tigang is paged with the outline hidden
(`w`), treemd with its text in front; *epy narrowed by hand* is epy after its key `=` with half of the columns.""",
    "encodings": """## An article in GBK

zh-note-gbk.txt at 80x24, counted as in the table before, as the file is, and where the tool has an option for it also told so (w3m
`-I GBK`). Whoever recodes it with iconv first reads it with any of them.""",
    "large": """## A text of 2.4 MB

At 80x24: until its title has come out, the median of {few} runs in turn, and the most memory held within a second of quiet after it. tigang
thinks about the text in that time, and the others show it.""",
}

ELSEWHERE = """## Where another tool is the better choice

- A first look at any file at all, of any size: less; the tables of the screen and of 2.4 MB say by how much.
- A page whose layout matters, or many pages one after the other: w3m is a browser, with tables and frames (from its manual). tigang
  shows the article alone, and of zh-portal.html it takes out a picture's caption and the editor's summary, which w3m shows.
- Source code: bat colours it and marks what Git says has changed (from its manual).
- Markdown to be looked at in colours: glow renders it in styles (from its README; {glow}).
- The headings of Markdown as a tree to walk in: treemd (from its README; {treemd}).
- A shelf of books: epy keeps a library of what was read, and bookmarks, and opens a book's pictures (from its help and its README).
- A summary from within Python, or by another method: sumy is a library with seven of them (from its help)."""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="fewer runs")
    options.add_argument("--tool", metavar="NAME=PATH", action="append", default=[], help="where a tool is that is not on PATH")
    options.add_argument("--only", metavar="PARTS", default=",".join(TOLD), help="with commas between, some of " + ", ".join(TOLD))
    harness.add_programs(options)
    options = options.parse_args()
    parts = harness.chosen(options.only, TOLD, "part")
    harness.check_programs(options)
    harness.adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        page = Comparison(options, folder)
        print(INTRODUCTION.format(origin=harness.machine() + f", load before {os.getloadavg()[0]:.1f}.", tools=page.named()), flush=True)
        for part in parts:
            print("\n" + TOLD[part].format(few=page.few, many=page.many) + "\n")
            print(getattr(page, part)(), flush=True)
        here = {tool.name for tool in page.tools}
        told_of = {name: "measured above" if name in here else "not installed where this was measured" for name in ("glow", "treemd")}
        print("\n" + ELSEWHERE.format(**told_of))
        print("\n## In short\n\n" + table(["what", "tigang", "beside it"], page.short))


if __name__ == "__main__":
    main()
