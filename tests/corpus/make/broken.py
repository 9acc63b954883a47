#!/usr/bin/env python3
"""Makes `corpus/broken/`: files that no reader should trip over, each under 50 KB.

What each is and what should be said of it stands in `tests/corpus/expected.toml`, under `[broken]`.
"""

import io
import random
import struct
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import press  # noqa: E402
import word  # noqa: E402
from notation import sheet  # noqa: E402

OUT = HERE.parents[2] / "corpus" / "broken"
TEXT = "# Note of visit\nVisit to Pip Invented on 3 April 2025. Pip was well and showed me the garden.\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def main():
    OUT.mkdir(exist_ok=True)
    for name, data in sorted(files().items()):
        (OUT / name).write_bytes(data)


def files():
    docx, pdf = made("whole.docx", TEXT), made("whole.pdf", TEXT)
    dice = random.Random(20261101)
    return {
        "empty.docx": b"",
        "empty.txt": b"",
        "blank.docx": made("blank.docx", ""),
        "truncated.docx": docx[: len(docx) // 2],
        "truncated.pdf": pdf[: len(pdf) // 3],
        "no-xref.pdf": pdf[: pdf.rindex(b"xref\n0")],
        "encrypted.pdf": made("encrypted.pdf | password: kelpie", TEXT),
        "encrypted.docx": compound({"EncryptionInfo": b"\x04\0\x04\0\x40\0\0\0" + dice.randbytes(200), "EncryptedPackage": dice.randbytes(4800)}),
        "old-word.doc": compound({"WordDocument": b"\xec\xa5\xc1\x00" + b"Note of visit, 3 April 2025. Pip was well.\r" * 100}),
        "image-only.pdf": made("image-only.pdf", "!scan NOTE OF VISIT<br>3 April 2025<br>Pip was well."),
        "half-scanned.pdf": made("half-scanned.pdf", TEXT + "!break\n!scan SECOND PAGE<br>Handwritten note<br>8 April 2025\n"),
        "a-docx-named.pdf": docx,
        "a-pdf-named.docx": pdf,
        "photo.jpg": photo(),
        "noise.docx": dice.randbytes(6000),
        "noise.pdf": b"%PDF-1.7\n" + dice.randbytes(6000),
        "zip-without-word.docx": zipped({"readme.txt": b"Not a Word document."}),
        "bomb.docx": swollen(),
        "deep.docx": word_of("<w:sdt><w:sdtContent>" * 20000 + "<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * 20000),
        "unclosed.docx": word_of("<w:p><w:r><w:t>Read so far.</w:t></w:r></w:p><w:p><w:r><w:t>And then"),
        "page-tree-loop.pdf": looped(),
        "no-pages.pdf": pages_of(b"<< /Type /Pages /Kids [] /Count 0 >>"),
        "utf-16.txt": ("\ufeffCase note, 3 April 2025\nPip said \u201chello\u201d in Gaelic: hal\u00f2.\n").encode("utf-16-le"),
        "latin-1.txt": "Case note, 3 April 2025\nPip ate at the caf\xe9; it cost \xa32.50.\n".encode("latin-1"),
        "with-bom.txt": "\ufeffCase note, 3 April 2025\nPip was well.\n".encode("utf-8"),
        "nul-bytes.txt": b"Case note\0\0\0, 3 April\x07 2025\0\nPip was well.\n",
        "one-long-line.txt": b"1/2/" * 10000 + b"\n",
        "slashed-dates.txt": b"31/02/2019 00/00/0000 99/99/9999 1/1/1 29/02/2023 2019-13-45\n" * 50,
        "no-ending": TEXT.encode(),
        "bell.eml": b"From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: visit\r\nDate: Thu, 3 Apr 2025 10:00:00 +0100\r\n\r\nPip was well.\r\n",
    }


def made(head, text):
    """Gives the bytes of one document in the notation of the corpus."""
    document = sheet(head, text)
    path = OUT / f".{document.name}"
    (word if document.ending == "docx" else press).write(document, path)
    data = path.read_bytes()
    path.unlink()
    return data


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, word.STAMP), data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def word_parts(document):
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Target="word/document.xml" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    return {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document}


def word_of(body):
    end = "</w:body></w:document>" if body.endswith(">") else ""
    return zipped(word_parts(f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}{end}'.encode()))


def swollen():
    """A small archive whose text is 40 MB of blanks."""
    return word_of("<w:p><w:r><w:t>Small.</w:t></w:r></w:p><w:p><w:r><w:t>" + " " * 40_000_000 + "</w:t></w:r></w:p>")


def pages_of(pages, more=()):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", pages, *more]
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % start for start in at)
    return out + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def looped():
    """A pdf whose page tree names itself as its own child."""
    branch = b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>"
    return pages_of(b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 4 >>", [branch])


def photo():
    from PIL import Image

    image, out = Image.new("RGB", (64, 48), (90, 120, 60)), io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    """Writes an OLE compound file: a sector of table, a directory, then each stream (4096 bytes or more)."""
    streams = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    chains, entries, body, next_sector = [TABLE, END], [], b"", 2
    for name, data in streams.items():
        n = -(-len(data) // 512)
        entries.append(entry(name, 2, next_sector, len(data)))
        chains += [*range(next_sector + 1, next_sector + n), END]
        body += data.ljust(n * 512, b"\0")
        next_sector += n
    root = entry("Root Entry", 5, END, 0, child=1)
    linked = [entries[0]] if len(entries) == 1 else [entries[0][:72] + struct.pack("<I", 2) + entries[0][76:], *entries[1:]]
    directory = b"".join([root, *linked]).ljust(512, b"\0")
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    return header() + table + directory + body


def header():
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    return (start + counts + struct.pack("<I", 0)).ljust(512, b"\xff")


def entry(name, kind, sector, size, child=FREE):
    words = name.encode("utf-16-le") + b"\0\0"
    return (
        words.ljust(64, b"\0") + struct.pack("<HBB", len(words), kind, 1)
        + struct.pack("<III", FREE, FREE, child) + bytes(36) + struct.pack("<IQ", sector, size)
    )


if __name__ == "__main__":
    main()
