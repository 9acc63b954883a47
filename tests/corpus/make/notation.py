"""Reads the notation in which the corpus is written.

In: a `.src` file that holds the documents of one folder, each after a line `=== file name | key: value | …`.
Out: `Sheet`s: a file name, its options, and its blocks (or, for txt and md, its text as it stands).

A block is a tuple: ("title", text), ("heading", level, text), ("para", text), ("item", text),
("number", text), ("table", header or None, rows), ("break",), ("fake", text), ("scan", text).
Inline marks: **bold**, {+inserted+}, {-struck out-}, {>comment<}, and <br> for a line break in a cell.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sheet:
    name: str
    options: dict
    text: str
    blocks: list = field(default_factory=list)

    @property
    def ending(self):
        return self.name.rsplit(".", 1)[-1].lower()

    def option(self, key, default=None):
        return self.options.get(key, default)


def sheets(path: Path):
    """Splits a source file into its documents."""
    parts = re.split(r"^=== (.+)$", path.read_text(encoding="utf-8"), flags=re.M)
    return [sheet(head, body) for head, body in zip(parts[1::2], parts[2::2])]


def sheet(head, body):
    name, *options = [part.strip() for part in head.split(" | ")]
    made = Sheet(name, dict(option.split(": ", 1) for option in options), body.strip("\n") + "\n")
    made.blocks = list(blocks(made.text))
    return made


def blocks(text):
    """Gives the blocks of a document in order."""
    lines, at = text.split("\n"), 0
    while at < len(lines):
        line = lines[at].rstrip()
        if line.startswith("|"):
            rows = []
            while at < len(lines) and lines[at].startswith("|"):
                rows.append(lines[at])
                at += 1
            yield table(rows)
            continue
        if line.strip():
            yield simple(line)
        at += 1


def simple(line):
    if found := re.match(r"(#{1,4}) (.*)", line):
        level = len(found[1])
        return ("title", found[2]) if level == 1 else ("heading", level - 1, found[2])
    if line == "!break":
        return ("break",)
    if line.startswith("!fake "):
        return ("fake", line[6:])
    if line.startswith("!scan "):
        return ("scan", line[6:])
    if line.startswith("- "):
        return ("item", line[2:])
    if found := re.match(r"\d+\. (.*)", line):
        return ("number", found[1])
    return ("para", line)


def table(lines):
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])] for line in lines]
    if len(rows) > 1 and all(re.fullmatch(r":?-+:?", cell) for cell in rows[1]):
        return ("table", rows[0], rows[2:])
    return ("table", None, rows)


MARK = re.compile(r"\*\*(.+?)\*\*|\{\+(.+?)\+\}|\{-(.+?)-\}|\{>(.+?)<\}")


def runs(text):
    """Gives the pieces of a line with what they are: plain, bold, inserted, deleted, comment."""
    at = 0
    for found in MARK.finditer(text):
        if found.start() > at:
            yield "plain", text[at : found.start()]
        kind = ("bold", "inserted", "deleted", "comment")[found.lastindex - 1]
        yield kind, found[found.lastindex]
        at = found.end()
    if at < len(text):
        yield "plain", text[at:]


def plain(text):
    """Gives a line as a reader sees it."""
    return "".join(words for kind, words in runs(text) if kind not in ("deleted", "comment"))
