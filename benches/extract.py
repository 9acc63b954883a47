#!/usr/bin/env python3
"""Measures of extraction that a count of words does not show: extract.py MEASURE FOLDER CASEWISE [PATTERN].

FOLDER holds files/KIND/…, refs/ENGINE/… and score.py, as for extract.sh. MEASURE is one of:
words    order of words, and words glued together or split, of the pdfs that PATTERN names
tagged   headings and rows of tables of tagged pdfs, against pdfinfo -struct-text
parts    words that stand only in one part of a docx, and whether they are told as that part's
damaged  how many of 200 cut or altered docx still give text
"""

import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

OF_FILE = ("file-name", "folder", "property")
FOLD = str.maketrans({"\u00ad": None, "\u200b": None, "\u2019": "'", "\u2010": "-", "\u2011": "-"})


def tokens(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text.translate(FOLD)).lower())


def extracted(casewise, path):
    """The document as json; none where it was refused."""
    run = subprocess.run([casewise, "extract", "--format", "json", str(path)], capture_output=True, timeout=60)
    return json.loads(run.stdout) if run.stdout else None


def files(folder, kind, pattern=""):
    return [path for path in sorted((folder / "files" / kind).iterdir()) if re.search(pattern, path.name)]


def words(folder, casewise, pattern):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    source = (folder / "score.py").read_text().replace("\nmain()\n", "\n")
    score = importlib.util.module_from_spec(spec)
    exec(compile(source, str(folder / "score.py"), "exec"), score.__dict__)
    n_pairs = n_found = n_tokens = n_glued = n_split = 0
    for path in files(folder, "pdf", pattern):
        bags = score.reference("pdf", path.name, str(folder))
        document = extracted(casewise, path)
        if not bags or not document:
            continue
        agreed, any_ = score.agree([Counter(bag) for bag in bags])
        pairs, any_pair = score.agree([Counter(zip(bag, bag[1:])) for bag in bags])
        said = tokens(text_of(casewise, path))
        own, own_pairs = Counter(said), Counter(zip(said, said[1:]))
        n_pairs += sum(pairs.values())
        n_found += sum((own_pairs & pairs).values())
        n_tokens += len(said)
        joined = {a + b for a, b in any_pair}
        n_glued += sum(n for word, n in (own - any_).items() if word in joined and word.isalpha())
        lost = agreed - own
        # A note's number that stands apart is right where the engines write "area3".
        n_split += sum(min(n, lost[a + b]) for (a, b), n in own_pairs.items() if a + b in lost and not b.isdigit())
    print(f"order {n_found / n_pairs:.4f}; of 1,000 words {1000 * n_glued / n_tokens:.3f} glued, "
          f"{1000 * n_split / n_tokens:.3f} split")


def text_of(casewise, path):
    run = subprocess.run([casewise, "extract", str(path)], capture_output=True, timeout=60)
    return run.stdout.decode("utf8", "replace").split("\n\n[property]")[0].split("\n\n[file name]")[0]


def tagged(folder, casewise, pattern):
    found, there = Counter(), Counter()
    for path in files(folder, "pdf", pattern):
        info = subprocess.run(["pdfinfo", str(path)], capture_output=True).stdout
        if not re.search(rb"Tagged: *yes", info):
            continue
        # Slow: some seconds of processor a file.
        tree = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, timeout=900).stdout
        headings, rows = of_tree(tree.decode("utf8", "replace"))
        own_headings, own_rows = of_blocks(extracted(casewise, path))
        for kind, expected, own in (("headings", headings, own_headings), ("rows", rows, own_rows)):
            there[kind] += sum(expected.values())
            found[kind] += sum((expected & own).values())
    for kind in there:
        print(f"{kind}: {found[kind]} of {there[kind]} = {found[kind] / there[kind]:.4f}")


def of_tree(text):
    """Headings, and rows of two cells or more, as words, of what pdfinfo prints."""
    headings, rows, open_, quoted = Counter(), Counter(), [], False

    def close(indent):
        while open_ and open_[-1][0] >= indent:
            _, name, said, cells = open_.pop()
            if re.fullmatch(r"H[1-6]?|Title", name) and tokens("".join(said)):
                headings[tuple(tokens("".join(said)))] += 1
            elif name in ("TD", "TH"):
                row = next((one for one in reversed(open_) if one[1] == "TR"), None)
                if row and tokens("".join(said)):
                    row[3].append(tuple(tokens("".join(said))))
            elif name == "TR" and len(cells) > 1:
                rows[tuple(cells)] += 1

    for line in text.split("\n"):
        body = line.strip()
        if quoted or body.startswith('"'):
            said = " " + body if quoted else body[1:]
            quoted = not (body.endswith('"') and len(body) > (not quoted))
            for one in open_:
                one[2].append(said.rstrip('"'))
            continue
        named = re.fullmatch(r'([A-Za-z0-9]+)( "[^"]*")?( \(\w+\))?(:.*)?', body)
        if named:
            indent = len(line) - len(line.lstrip(" "))
            close(indent)
            for one in open_:
                one[2].append(" ")
            open_.append((indent, named[1], [], []))
    close(-1)
    return headings, rows


def of_blocks(document):
    headings, rows = Counter(), defaultdict(list)
    for block in document["blocks"] if document else []:
        kind = block["kind"] if isinstance(block["kind"], dict) else {}
        said = tuple(tokens(block["text"]))
        if "heading" in kind:
            headings[said] += 1
        elif "cell" in kind and said:
            rows[kind["cell"]["table"], kind["cell"]["row"]].append(said)
    return headings, Counter(tuple(row) for row in rows.values())


NAMED_PARTS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment", "header": "header", "footer": "footer"}
PROPERTIES = {"title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category", "contentStatus",
              "Company", "Manager"}
AROUND = {"tbl": "table cell", "txbxContent": "text box", "sdt": "content control", "hyperlink": "hyperlink",
          "fldSimple": "field", "ins": "insertion", "del": "deletion"}
TOLD_AS = {"deletion": "deleted", "insertion": "inserted", "text box": "text-box"}


def local(tag):
    return tag.rsplit("}", 1)[-1]


def runs(element, around):
    """Pieces of text, each with the kinds of place that it stands in; a blank without any parts words."""
    name = local(element.tag)
    if name in ("Fallback", "instrText"):
        return
    kinds = around | {AROUND[name]} if name in AROUND else around
    if name == "txbxContent" and "body" not in around:
        kinds = around  # a box in a header belongs to the header
    if name == "tbl" and "table cell" in around:
        kinds = around | {"nested table"}
    if name == "textpath" and element.get("string"):
        yield f" {element.get('string')} ", around | {"watermark"}
    if name in ("t", "delText"):
        yield element.text or "", kinds
    elif name in ("tab", "ptab", "br", "cr"):
        yield " ", None
    # A paragraph of a box stands within the run that the box hangs on; struck words stand apart.
    parts_words = name in ("p", "tc", "del")
    if parts_words:
        yield " ", None
    for child in element:
        yield from runs(child, kinds)
    if parts_words:
        yield " ", None


def places(path):
    """For each word of a docx, the kinds of place that it stands in."""
    package = zipfile.ZipFile(path)
    found = defaultdict(set)

    def add(text, kinds):
        for word in tokens(text):
            found[word].add(frozenset(kinds))

    def story(name, kind):
        text, marks = "", []
        for said, kinds in runs(ElementTree.fromstring(package.read(name)), frozenset({kind})):
            text += said
            marks += [kinds] * len(said)
        for word in re.finditer(r"[^\W_]+", text):
            for kinds in {mark for mark in marks[word.start():word.end()] if mark}:
                add(word[0], kinds)

    def ties(name):
        text = package.read(name).decode("utf8", "replace") if name in package.namelist() else ""
        return [dict(re.findall(r'(\w+)="([^"]*)"', tie)) for tie in re.findall(r"<Relationship\b[^>]*>", text)]

    kind_of = lambda tie: tie.get("Type", "").rsplit("/", 1)[-1]
    main = next(tie["Target"].lstrip("/") for tie in ties("_rels/.rels") if kind_of(tie) == "officeDocument")
    base, own = os.path.split(main)
    story(main, "body")
    for tie in ties(f"{base}/_rels/{own}.rels"):
        if kind_of(tie) in NAMED_PARTS:
            target = tie["Target"]
            name = target.lstrip("/") if target.startswith("/") else os.path.normpath(os.path.join(base, target))
            if name in package.namelist():
                story(name, NAMED_PARTS[kind_of(tie)])
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in package.namelist():
            for element in ElementTree.fromstring(package.read(name)).iter():
                if local(element.tag) in PROPERTIES:
                    add(element.text or "", {"property"})
    return found


def parts(folder, casewise, _):
    there, told, in_part = Counter(), Counter(), Counter()
    for path in files(folder, "docx"):
        try:
            found, document = places(path), extracted(casewise, path)
        except (zipfile.BadZipFile, ElementTree.ParseError, StopIteration, KeyError, NotImplementedError):
            continue
        if not document or any(note["code"] in ("encrypted", "damaged") for note in document["notes"]):
            continue
        said = defaultdict(set)
        for block in document["blocks"]:
            if block["part"] not in ("file-name", "folder"):
                for name in ("all", block["part"], block["tracked"]):
                    said[name].update(tokens(block["text"]))
        for kind in {kind for places_ in found.values() for kinds in places_ for kind in kinds}:
            only = [word for word, places_ in found.items() if all(kind in kinds for kinds in places_)]
            own = TOLD_AS.get(kind, kind if kind in said or kind in ("watermark", *NAMED_PARTS.values()) else "all")
            there[kind] += len(only)
            told[kind] += sum(word in said["all"] for word in only)
            in_part[kind] += sum(word in said[own] for word in only)
    for kind in sorted(there):
        if there[kind]:
            print(f"{kind:16} {there[kind]:5} words, {told[kind] / there[kind]:.4f} told, {in_part[kind] / there[kind]:.4f} as its part's")


def damaged(folder, casewise, _):
    chance = random.Random(20261127)
    says = lambda document: any(block["part"] not in OF_FILE and block["text"] for block in document["blocks"])
    sound = [path for path in files(folder, "docx") if (document := extracted(casewise, path)) and says(document)]
    n_told = {"cut": 0, "altered": 0}
    with tempfile.TemporaryDirectory() as room:
        for idx in range(200):
            data = bytearray(chance.choice(sound).read_bytes())
            how = "cut" if idx < 100 else "altered"
            if how == "cut":
                del data[chance.randrange(len(data) // 4, len(data)):]
            for _ in range(max(1, len(data) // 1000) if how == "altered" else 0):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path = Path(room) / f"{idx}.docx"
            path.write_bytes(data)
            document = extracted(casewise, path)
            n_told[how] += bool(document and says(document))
    print(f"{n_told['cut']} of 100 cut and {n_told['altered']} of 100 altered files give text")


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("words", "tagged", "parts", "damaged"):
        sys.exit(__doc__)
    measure, folder, casewise, *pattern = sys.argv[1:]
    globals()[measure](Path(folder), casewise, (pattern or [""])[0])
