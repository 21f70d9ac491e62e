#!/usr/bin/env python3
"""Measures the whole program, beside other readers where they are installed, and prints a table in Markdown.

    cargo build --release && cargo build --release --example texts
    python3 benches/measure.py                    all rows: some ten minutes on a quiet machine
    python3 benches/measure.py --quick            the same with fewer runs and smaller inputs
    python3 benches/measure.py --only first,keys  some rows; --help names them

Needs nothing but Python's own library. The texts are those of the benches, written by examples/texts.rs into a folder that is
removed again, and for the first rows samples/zh-commentary.txt. Rows that compare run in turn, A B A B, after one run of each
that is not counted. Times in a terminal go from just before the fork until the wanted words have come out of it.
"""

import argparse
import ctypes
import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from pseudo_terminal import Terminal  # noqa: E402: the line before has to come first

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARTICLE = os.path.join(ROOT, "samples", "zh-commentary.txt")
# Words of the article's first paragraph, near its beginning; and what stands in the outline alone: the names of roles.
ARTICLE_WORDS = ["让老牌超市睡不着的，不是"]
OUTLINE = ["论点", "章节", "要点", "步骤"]
MEGABYTE = 1_000_000
# From linux/prctl.h.
PR_SET_CHILD_SUBREAPER = 36


# ---- running ----


def adopt_orphans():
    """Linux: who is left behind by a parent that ended becomes a child of this process, and can be waited for."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def whole(command, source=os.devnull, feed=None):
    """Runs a command to its end with its output thrown away: wall clock and processor time in s, peak memory in bytes.

    A process takes along as its peak what its parent had at the fork, and Python has more than tigang needs. So a shell,
    which has next to nothing, starts it and leaves it to us."""
    producer = subprocess.Popen(feed, stdout=subprocess.PIPE) if feed else None
    with producer.stdout if producer else open(source, "rb") as given:
        began = time.perf_counter()
        if sys.platform == "linux":
            # What runs beside a shell would have nothing for its input if it were not handed over by another number; and
            # a shell that became another program takes no child with it that ended early.
            start = ["sh", "-c", 'exec 3<&0; "$@" <&3 3<&- >/dev/null & exec echo $!', "sh", *command]
            child = int(subprocess.run(start, stdin=given, stdout=subprocess.PIPE, check=True).stdout)
        else:
            child = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL).pid
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    if producer:
        producer.wait()
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with status {os.waitstatus_to_exitcode(status)}")
    # The kernels count in different units.
    unit = 1 if sys.platform == "darwin" else 1024
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit


def runs(command, times, **given):
    """The medians of several runs after one that is not counted."""
    whole(command, **given)
    return [statistics.median(column) for column in zip(*(whole(command, **given) for _ in range(times)))]


def shows(command, words, size=(100, 30), patience=60):
    """Seconds until a program in a terminal has shown one of each of the lists of words."""
    with Terminal(command, size) as terminal:
        return terminal.wait_for(words, patience)


def in_turn(times, *programs):
    """For each program, a function that gives seconds: the median of its runs, all programs taking turns."""
    for program in programs:
        program()
    columns = zip(*([program() for program in programs] for _ in range(times)))
    return [statistics.median(column) for column in columns]


# ---- writing down ----


def ms(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def mb(peak, floor):
    # Below what a process has that does nothing nothing can be told.
    return f"{peak / MEGABYTE:.1f} MB" if peak > floor * 1.05 else f"at most {floor / MEGABYTE:.1f} MB"


def per_cent(now, before):
    return f"{(now / before - 1) * 100:+.0f} %"


class Bench:
    """The rows, each a method that hands back lines of the table: what, tigang's figures, what stands beside them."""

    def __init__(self, options, folder):
        self.tigang, self.texts, self.quick, self.folder = options.program, options.texts, options.quick, folder
        self.times = 5 if options.quick else 21
        self.floor = max(whole(["true"])[2] for _ in range(3))

    def text(self, *arguments):
        """A file with generated text; the second time it is there already."""
        end = {"markdown": "md", "jsonl": "jsonl"}.get(arguments[0], "txt")
        path = os.path.join(self.folder, "-".join(map(str, arguments)) + "." + end)
        if not os.path.exists(path):
            with open(path, "wb") as file:
                subprocess.run([self.texts, *map(str, arguments)], stdout=file, check=True)
        return path

    def viewers(self, path):
        """The other programs that show a file and are installed here."""
        usual = [["less", path], ["treemd", path] if path.endswith(".md") else []]
        found = [command for command in usual if command and shutil.which(command[0])]
        if shutil.which("jless"):
            digest = path + ".json"
            with open(digest, "wb") as file:
                subprocess.run([self.tigang, "-f", "json", path], stdout=file, check=True)
            found.append(["jless", digest])
        return found

    def first(self):
        """an article of 6 KB on the screen"""
        tigang = [self.tigang, ARTICLE]
        others = self.viewers(ARTICLE)
        words = lambda command: lambda: shows(command, [ARTICLE_WORDS])
        outlined = lambda: shows(tigang, [ARTICLE_WORDS, OUTLINE])
        own, readable, *theirs = in_turn(self.times, outlined, words(tigang), *map(words, others))
        beside = [f"{other[0]} {ms(t)} (tigang takes {own / t:.2f} times that)" for other, t in zip(others, theirs)]
        yield "6 KB on the screen, text and outline", ms(own), ", ".join(beside)
        yield "6 KB on the screen, text alone", ms(readable), ""

    def print(self):
        """tigang -s of it, as a whole process"""
        _, cpu, peak = runs([self.tigang, "-s", ARTICLE], self.times)
        beside = ""
        if shutil.which("sumy"):
            command = ["sumy", "lex-rank", "--length=5", "--language=chinese", f"--file={ARTICLE}", "--format=plaintext"]
            _, theirs, memory = runs(command, 1 if self.quick else 3)
            beside = f"sumy LexRank {ms(theirs)}, {mb(memory, self.floor)}"
        yield "`-s` of 6 KB: processor time, memory", f"{ms(cpu)}, {mb(peak, self.floor)}", beside

    def large(self):
        """2.4 MB on the screen: the text, then the outline"""
        for kind, name in [("text", "2.4 MB of text"), ("markdown", "2.4 MB of Markdown")]:
            path = self.text(kind, "zh", 2_400_000)
            title, *_ = open(path, encoding="utf-8").readline().lstrip("# ").split("\n")
            others = self.viewers(path)
            words = lambda command: lambda: shows(command, [[title]])
            outlined = lambda: shows([self.tigang, path], [[title], OUTLINE])
            count = 3 if self.quick else 11
            text, outline, *theirs = in_turn(count, words([self.tigang, path]), outlined, *map(words, others))
            beside = ", ".join(f"{other[0]} {ms(t)}" for other, t in zip(others, theirs))
            yield f"{name} on the screen: text, outline", f"{ms(text)}, {ms(outline)}", beside

    def growth(self):
        """tigang -s of 2.5, 9 and 36 MB: time and memory, and how they grow for each byte"""
        sizes = [2_500_000, 9_000_000] if self.quick else [2_500_000, 9_000_000, 36_000_000]
        least = None
        for size in sizes:
            wall, cpu, peak = runs([self.tigang, "-s", self.text("text", "zh", size)], 3 if size < 9_000_000 else 2)
            least = least or (cpu / size, peak / size)
            grown = f"for each byte {per_cent(cpu / size, least[0])} time, {per_cent(peak / size, least[1])} memory"
            figures = f"{ms(wall)}, {ms(cpu)}, {mb(peak, self.floor)}"
            beside = "" if size == sizes[0] else grown
            yield f"`-s` of {size / MEGABYTE:g} MB: wall, processor time, memory", figures, beside

    def keys(self):
        """a key and a change of size in 9 MB at 200x60 until the frame is written"""
        path = self.text("text", "zh", 2_500_000 if self.quick else 9_000_000)
        with Terminal([self.tigang, path], (200, 60)) as terminal:
            terminal.wait_for([OUTLINE], 120)
            terminal.until_quiet(1.0)
            keys = "jjjdj]jj}jdj]d}" * (4 if self.quick else 20)
            pressed = sorted(took for key in keys if (took := terminal.press(key)) is not None)
            resized = [terminal.resize((180 + i % 2 * 20, 60)) for i in range(6 if self.quick else 20)]
        resized = [took for took in resized if took is not None]
        late = pressed[min(len(pressed) - 1, len(pressed) * 99 // 100)]
        name = f"{os.path.getsize(path) / MEGABYTE:.1f} MB at 200x60"
        figures = f"{ms(statistics.median(pressed))}, {ms(late)}"
        yield f"a key in {name}: median, 99 of 100", figures, f"{len(pressed)} of {len(keys)} keys changed the screen"
        yield f"a change of size in {name}: median, longest", f"{ms(statistics.median(resized))}, {ms(max(resized))}", ""

    def batch(self):
        """--jsonl: articles of 6 KB a second, and memory over more lines"""
        few = 1_000 if self.quick else 10_000
        lines = self.text("jsonl", "zh", 6_000, few)
        wall, cpu, _ = runs([self.tigang, "--jsonl"], 1 if self.quick else 2, source=lines)
        yield f"`--jsonl`, {few:,} articles of 6 KB", f"{few / wall:.0f} a second", f"{ms(cpu / few)} of processor time each"
        peaks = [
            whole([self.tigang, "--jsonl"], feed=[self.texts, "jsonl", "zh", "6000", str(count)])[2]
            for count in (few, few * 10)
        ]
        figures = ", ".join(mb(peak, self.floor) for peak in peaks)
        yield f"its memory over {few:,} and {few * 10:,} lines", figures, per_cent(peaks[1], peaks[0])

    def size(self):
        """the binary, and what it is linked with"""
        linked = ""
        for lister in (["ldd"], ["otool", "-L"]):
            if shutil.which(lister[0]):
                told = subprocess.run([*lister, self.tigang], capture_output=True, text=True).stdout.splitlines()
                names = [line.split()[0] for line in told if line.startswith(("\t", " "))]
                linked = "linked with " + ", ".join(os.path.basename(name) for name in names if "vdso" not in name)
                break
        yield "the program's file", f"{os.path.getsize(self.tigang) / MEGABYTE:.1f} MB", linked

    def build(self):
        """a release build from nothing; only where it is named with --only"""
        began = time.perf_counter()
        target = os.path.join(self.folder, "target")
        subprocess.run(["cargo", "build", "--release", "--locked", "--target-dir", target], cwd=ROOT, check=True)
        yield "a release build from nothing, all cores", ms(time.perf_counter() - began), ""


ROWS = ["first", "print", "large", "growth", "keys", "batch", "size", "build"]


def machine(tigang):
    """What the figures come from."""
    told = lambda *command: subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0].strip()
    processor = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        processor = names[0] if names else processor
    elif shutil.which("sysctl"):
        processor = told("sysctl", "-n", "machdep.cpu.brand_string") or processor
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    versions = [told(tigang, "--version")] + [told(name, "--version") for name in ("less", "treemd", "jless", "sumy") if shutil.which(name)]
    load = os.getloadavg()[0]
    today = datetime.date.today().isoformat()
    return f"{processor}, {cores} cores, {platform.platform()}, {today}; {'; '.join(versions)}; load before {load:.1f}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = "; ".join(f"{name}: {getattr(Bench, name).__doc__}" for name in ROWS)
    options.add_argument("--only", metavar="ROWS", default=",".join(ROWS[:-1]), help=f"with commas between. {names}")
    options.add_argument("--quick", action="store_true", help="fewer runs and smaller inputs")
    release = os.path.join(ROOT, "target", "release")
    options.add_argument("--program", default=os.path.join(release, "tigang"), help="the program to measure")
    options.add_argument("--texts", default=os.path.join(release, "examples", "texts"), help="the program that writes texts")
    options = options.parse_args()
    rows = options.only.split(",")
    if unknown := [row for row in rows if row not in ROWS]:
        sys.exit(f"{unknown[0]} is no row; the rows are {', '.join(ROWS)}")
    for program in (options.program, options.texts):
        if not os.access(program, os.X_OK):
            sys.exit(f"{program} is not there: cargo build --release && cargo build --release --example texts")
    print(f"{machine(options.program)}\n\n| what | tigang | |\n|---|---|---|", flush=True)
    adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, folder)
        for row in rows:
            for line in getattr(bench, row)():
                print("| " + " | ".join(line) + " |", flush=True)


if __name__ == "__main__":
    main()
