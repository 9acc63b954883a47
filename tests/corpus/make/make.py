#!/usr/bin/env python3
"""Makes the documents of the corpus from the sources beside this script.

Usage: python3 tests/corpus/make/make.py [word of a source's path …]

Needs python-docx, reportlab, odfpy, Pillow and LibreOffice (soffice). The made files are kept in the
repository, so only somebody who changes the corpus runs this. The same sources give the same texts.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import press  # noqa: E402
import word  # noqa: E402
from notation import sheets  # noqa: E402
from office import Office, html, odt  # noqa: E402

CORPUS = HERE.parents[2] / "corpus"


def main(wanted):
    office = Office()
    for root, to in (("cases", CORPUS), ("policies", CORPUS), ("england", HERE.parent)):
        make(root, to, wanted, office)
    office.run()


def make(root, to, wanted, office):
    """Makes the documents of every source below a folder."""
    for source in sorted((HERE / root).rglob("*.src")):
        name = source.relative_to(HERE)
        if not wanted or any(part in str(name) for part in wanted):
            folder = to / name.parent / source.stem
            for sheet in sheets(source):
                put(sheet, folder / sheet.name, office)


def put(sheet, path, office):
    """Writes one document by the way its source names, or the usual way of its format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    match sheet.option("via", sheet.ending):
        case "docx":
            word.write(sheet, path)
        case "html" if sheet.ending == "html":
            path.write_text(html(sheet), encoding="utf-8")
        case "html":
            office.html_to_docx(sheet, path)
        case "odt" if sheet.ending == "odt":
            odt(sheet, path)
        case "odt":
            office.odt_to_docx(sheet, path)
        case "rtf":
            office.add(html(sheet).encode(), "html", "rtf", path)
        case "pdf":
            press.flow.count = 0
            press.write(sheet, path)
        case "office":
            office.word_to_pdf(sheet, path)
        case _:
            path.write_text(sheet.text, encoding=sheet.option("encoding", "utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
