"""What a terminal shows of what a program writes: cells in rows, without colours. As much of xterm as readers and pagers use;
what it does not know is passed over."""

import codecs
import re
import unicodedata

PIECES = re.compile(
    r"\x1b\[(?P<numbers>[0-?]*)[ -/]*(?P<command>[@-~])"
    r"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[()*+#% ]."
    r"|\x1b(?P<short>[^\[\]P_^X()*+#% ])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<words>[^\x00-\x1f\x7f]+)",
    re.S,
)
# The second cell of a wide character.
BEHIND = ""


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    def __init__(self, size):
        self.columns, self.height = size
        self.decoder, self.rest = codecs.getincrementaldecoder("utf-8")("replace"), ""
        self.autowrap, self.kept, self.last = True, (0, 0), " "
        self.clear()

    def clear(self):
        self.cells = [self.blank() for _ in range(self.height)]
        self.x = self.y = self.top = 0
        self.bottom = self.height - 1

    def blank(self):
        return [" "] * self.columns

    def rows(self):
        return ["".join(row).rstrip() for row in self.cells]

    def feed(self, piece):
        text, at = self.rest + self.decoder.decode(piece), 0
        while at < len(text) and (found := PIECES.match(text, at)):
            at = found.end()
            if found["words"]:
                for character in found["words"]:
                    self.write(character)
            elif found["control"]:
                self.control(found["control"])
            elif found["short"]:
                self.short(found["short"])
            elif found["command"]:
                self.command(found["command"], found["numbers"])
        # A sequence whose end has not come yet.
        self.rest = text[at:]

    def write(self, character):
        cells = width(character)
        if cells == 0:
            return
        if self.x + cells > self.columns:
            if self.autowrap:
                self.x = 0
                self.down()
            else:
                self.x = self.columns - cells
        row = self.cells[self.y]
        # Half of a wide character is none.
        if row[self.x] == BEHIND and self.x > 0:
            row[self.x - 1] = " "
        if self.x + cells < self.columns and row[self.x + cells] == BEHIND:
            row[self.x + cells] = " "
        row[self.x] = self.last = character
        if cells == 2:
            row[self.x + 1] = BEHIND
        self.x += cells

    def down(self):
        if self.y == self.bottom:
            self.scroll(1)
        elif self.y < self.height - 1:
            self.y += 1

    def up(self):
        if self.y == self.top:
            self.scroll(-1)
        elif self.y > 0:
            self.y -= 1

    def scroll(self, count, top=None):
        top = self.top if top is None else top
        for _ in range(min(abs(count), self.height)):
            gone, new = (top, self.bottom) if count > 0 else (self.bottom, top)
            del self.cells[gone]
            self.cells.insert(new, self.blank())

    def control(self, character):
        if character == "\r":
            self.x = 0
        elif character in "\n\v\f":
            self.down()
        elif character == "\b":
            self.x = max(min(self.x, self.columns - 1) - 1, 0)
        elif character == "\t":
            self.x = min(self.x // 8 * 8 + 8, self.columns - 1)

    def short(self, character):
        if character == "M":
            self.up()
        elif character in "DE":
            self.x = 0 if character == "E" else self.x
            self.down()
        elif character == "7":
            self.kept = self.x, self.y
        elif character == "8":
            self.x, self.y = self.kept
        elif character == "c":
            self.clear()

    def command(self, command, numbers):
        if numbers[:1] in ("<", "=", ">"):
            return
        if numbers[:1] == "?":
            self.mode(numbers[1:].split(";"), command)
            return
        given = [int(number) if number.isdigit() else 0 for number in re.split("[;:]", numbers)]
        first = given[0]
        count = first or 1
        self.x = min(self.x, self.columns - 1) if command not in "mhlnb" else self.x
        row = self.cells[self.y]
        if command in "AF":
            self.y = max(self.y - count, 0)
        elif command in "BEe":
            self.y = min(self.y + count, self.height - 1)
        elif command in "Ca":
            self.x = min(self.x + count, self.columns - 1)
        elif command == "D":
            self.x = max(self.x - count, 0)
        elif command in "G`":
            self.x = min(count, self.columns) - 1
        elif command == "d":
            self.y = min(count, self.height) - 1
        elif command in "Hf":
            column = given[1] if len(given) > 1 else 1
            self.y, self.x = min(count, self.height) - 1, min(column or 1, self.columns) - 1
        elif command == "J":
            for at in range(self.height):
                if first == 2 or first == 0 and at > self.y or first == 1 and at < self.y:
                    self.cells[at] = self.blank()
            self.erase(first)
        elif command == "K":
            self.erase(first)
        elif command in "LM" and self.top <= self.y <= self.bottom:
            self.scroll(-count if command == "L" else count, self.y)
            self.x = 0
        elif command == "P":
            row[self.x :] = row[self.x + count :] + [" "] * min(count, self.columns - self.x)
        elif command == "@":
            row[self.x :] = ([" "] * count + row[self.x :])[: self.columns - self.x]
        elif command == "X":
            row[self.x : self.x + count] = [" "] * len(row[self.x : self.x + count])
        elif command == "b":
            for _ in range(min(count, self.columns * self.height)):
                self.write(self.last)
        elif command in "ST":
            self.scroll(count if command == "S" else -count)
        elif command == "r":
            self.top, self.bottom = count - 1, (given[1] if len(given) > 1 and given[1] else self.height) - 1
            self.x = self.y = 0
        elif command == "s":
            self.kept = self.x, self.y
        elif command == "u":
            self.x, self.y = self.kept
        if command in "EF":
            self.x = 0

    def erase(self, which):
        start, end = {0: (self.x, self.columns), 1: (0, self.x + 1)}.get(which, (0, self.columns))
        self.cells[self.y][start:end] = [" "] * (end - start)

    def mode(self, modes, command):
        for mode in modes:
            if mode == "7":
                self.autowrap = command == "h"
            elif mode in ("47", "1047", "1049"):
                self.clear()
