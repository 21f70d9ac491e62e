"""What the programs that measure share: commands run to their end or in a terminal, medians of runs in turn, figures written
down, and what machine they come from."""

import ctypes
import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

from pseudo_terminal import Terminal

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RELEASE = os.path.join(ROOT, "target", "release")
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


class Texts:
    """Files with generated text in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def file(self, kind, *arguments):
        """A file with generated text; the second time it is there already."""
        end = {"markdown": "md", "jsonl": "jsonl"}.get(kind, "txt")
        path = os.path.join(self.folder, "-".join(map(str, (kind, *arguments))) + "." + end)
        if not os.path.exists(path):
            with open(path, "wb") as file:
                subprocess.run([self.program, kind, *map(str, arguments)], stdout=file, check=True)
        return path


# ---- the machine ----


def told(*command):
    """The first line that a command prints, or nothing where it cannot be run."""
    try:
        printed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    except OSError:
        return ""
    return printed.stdout.split("\n")[0].strip()


def machine():
    """What the figures come from."""
    processor = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        processor = names[0] if names else processor
    elif shutil.which("sysctl"):
        processor = told("sysctl", "-n", "machdep.cpu.brand_string") or processor
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{processor}, {cores} cores, {platform.platform()}, {datetime.date.today().isoformat()}"


def add_programs(options):
    """The options that name our own programs."""
    options.add_argument("--program", default=os.path.join(RELEASE, "tigang"), help="the program to measure")
    options.add_argument("--texts", default=os.path.join(RELEASE, "examples", "texts"), help="the program that writes texts")


def chosen(named, known, what):
    """What was named with commas between, each of which has to be known; `what` says what one is."""
    names = named.split(",")
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"{unknown[0]} is no {what}; the {what}s are {', '.join(known)}")
    return names


def check_programs(options):
    for program in (options.program, options.texts):
        if not os.access(program, os.X_OK):
            sys.exit(f"{program} is not there: cargo build --release && cargo build --release --example texts")
