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
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import harness  # noqa: E402: the line before has to come first
from harness import MEGABYTE, ROOT, in_turn, mb, ms, per_cent, runs, shows, told, whole  # noqa: E402
from pseudo_terminal import Terminal  # noqa: E402

ARTICLE = os.path.join(ROOT, "samples", "zh-commentary.txt")
# Words of the article's first paragraph, near its beginning; and what stands in the outline alone: the names of roles.
ARTICLE_WORDS = ["让老牌超市睡不着的，不是"]
OUTLINE = ["论点", "章节", "要点", "步骤"]


class Bench:
    """The rows, each a method that hands back lines of the table: what, tigang's figures, what stands beside them."""

    def __init__(self, options, folder):
        self.tigang, self.quick, self.folder = options.program, options.quick, folder
        self.texts = harness.Texts(options.texts, folder)
        self.times = 5 if options.quick else 21
        self.floor = max(whole(["true"])[2] for _ in range(3))

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
            path = self.texts.file(kind, "zh", 2_400_000)
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
            wall, cpu, peak = runs([self.tigang, "-s", self.texts.file("text", "zh", size)], 3 if size < 9_000_000 else 2)
            least = least or (cpu / size, peak / size)
            grown = f"for each byte {per_cent(cpu / size, least[0])} time, {per_cent(peak / size, least[1])} memory"
            figures = f"{ms(wall)}, {ms(cpu)}, {mb(peak, self.floor)}"
            beside = "" if size == sizes[0] else grown
            yield f"`-s` of {size / MEGABYTE:g} MB: wall, processor time, memory", figures, beside

    def keys(self):
        """a key and a change of size in 9 MB at 200x60 until the frame is written"""
        path = self.texts.file("text", "zh", 2_500_000 if self.quick else 9_000_000)
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
        lines = self.texts.file("jsonl", "zh", 6_000, few)
        wall, cpu, _ = runs([self.tigang, "--jsonl"], 1 if self.quick else 2, source=lines)
        yield f"`--jsonl`, {few:,} articles of 6 KB", f"{few / wall:.0f} a second", f"{ms(cpu / few)} of processor time each"
        peaks = [
            whole([self.tigang, "--jsonl"], feed=[self.texts.program, "jsonl", "zh", "6000", str(count)])[2]
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


def origin(tigang):
    """What the figures come from: the machine, the programs, and how busy it was."""
    versions = [told(tigang, "--version")] + [told(name, "--version") for name in ("less", "treemd", "jless", "sumy") if shutil.which(name)]
    return f"{harness.machine()}; {'; '.join(versions)}; load before {os.getloadavg()[0]:.1f}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = "; ".join(f"{name}: {getattr(Bench, name).__doc__}" for name in ROWS)
    options.add_argument("--only", metavar="ROWS", default=",".join(ROWS[:-1]), help=f"with commas between. {names}")
    options.add_argument("--quick", action="store_true", help="fewer runs and smaller inputs")
    harness.add_programs(options)
    options = options.parse_args()
    rows = harness.chosen(options.only, ROWS, "row")
    harness.check_programs(options)
    print(f"{origin(options.program)}\n\n| what | tigang | |\n|---|---|---|", flush=True)
    harness.adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, folder)
        for row in rows:
            for line in getattr(bench, row)():
                print("| " + " | ".join(line) + " |", flush=True)


if __name__ == "__main__":
    main()
