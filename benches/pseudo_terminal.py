"""A program in a pseudo-terminal, and when what is waited for has come out of it. Shows nothing: of what comes out only the
characters are kept, since a program may move the cursor between any two of them."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
import time

# What a terminal is asked, and what xterm answers: a program that waits for an answer is not kept waiting.
ANSWERS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>0;276;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
]
# Sequences that move, colour and set modes, strings to the terminal, and white space.
UNSEEN = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()#][0-~]|\x1b[ -~]|[\x00-\x20]")
# What a program keeps goes here, and not among what this person keeps; what they have configured is left out.
NOWHERE = tempfile.TemporaryDirectory()
# A frame is over when nothing more came for so long, in seconds: a program that draws goes on writing well within it.
QUIET = 0.03


class Terminal:
    def __init__(self, command, size):
        self.came = b""
        self.began = time.perf_counter()
        self.child, self.end = pty.fork()
        if self.child == 0:
            # The other end may not have said yet how large it is.
            set_size(0, size)
            os.environ.update(TERM="xterm-256color", LESSCHARSET="utf-8", LC_ALL="C.UTF-8")
            os.environ.update(XDG_STATE_HOME=NOWHERE.name, XDG_CONFIG_HOME=NOWHERE.name)
            for name in ("TMUX", "LINES", "COLUMNS", "LESS"):
                os.environ.pop(name, None)
            try:
                os.execvp(command[0], command)
            finally:
                os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.end)

    def read(self, patience):
        """What comes next and when, or nothing where nothing comes."""
        if not select.select([self.end], [], [], max(patience, 0))[0]:
            return b"", None
        try:
            piece = os.read(self.end, 1 << 16)
        except OSError:
            piece = b""
        at = time.perf_counter()
        if not piece:
            raise RuntimeError(f"the program ended: {UNSEEN.sub(b'', self.came)[-500:].decode(errors='replace')}")
        for question, answer in ANSWERS:
            for _ in question.finditer(piece):
                os.write(self.end, answer)
        self.came += piece
        return piece, at

    def wait_for(self, words, patience):
        """Seconds from the fork until one of each list of words has come."""
        wanted = [[word.replace(" ", "").encode() for word in list] for list in words]
        while (left := self.began + patience - time.perf_counter()) > 0:
            _, at = self.read(left)
            seen = UNSEEN.sub(b"", self.came)
            if all(any(word in seen for word in list) for list in wanted):
                return at - self.began
        raise RuntimeError(f"{words} did not come within {patience} s")

    def until_quiet(self, quiet=QUIET, first=None):
        """When the last came before it was quiet; `first` is how long the first may take."""
        last, patience = None, quiet if first is None else first
        while True:
            piece, at = self.read(patience)
            if not piece:
                return last
            last, patience = at, quiet

    def press(self, key):
        """Seconds until the frame after a key is written; nothing where the screen stays as it is."""
        return self.frame_after(lambda: os.write(self.end, key.encode()))

    def resize(self, size):
        """Seconds until the frame after a change of size is written."""
        return self.frame_after(lambda: set_size(self.end, size))

    def frame_after(self, action):
        self.came = b""
        began = time.perf_counter()
        action()
        last = self.until_quiet(first=1.0)
        return None if last is None else last - began


def set_size(terminal, size):
    columns, rows = size
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
