#!/usr/bin/env python3
"""Makes `tests/corpus/triples/`: two contents, each as docx, odt, pdf, html, rtf and txt, to be read alike."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import office  # noqa: E402
import word  # noqa: E402
from notation import plain, sheets  # noqa: E402

OUT = HERE.parent / "triples"


def main():
    OUT.mkdir(exist_ok=True)
    shop = office.Office()
    for source in sorted((HERE / "triples").glob("*.src")):
        sheet = sheets(source)[0]
        base = OUT / source.stem
        word.write(sheet, base.with_suffix(".docx"))
        office.odt(sheet, base.with_suffix(".odt"))
        base.with_suffix(".html").write_text(office.html(sheet), encoding="utf-8")
        base.with_suffix(".txt").write_text(text(sheet), encoding="utf-8")
        shop.word_to_pdf(sheet, base.with_suffix(".pdf"))
        shop.add_file(base.with_suffix(".docx"), "rtf", base.with_suffix(".rtf"))
    shop.run()


def text(sheet):
    return "\n\n".join(text_of(block) for block in sheet.blocks) + "\n"


def text_of(block):
    match block:
        case ("table", header, rows):
            return "\n".join(" | ".join(plain(cell) for cell in row) for row in ([header] if header else []) + rows)
        case (_, *_, words):
            return plain(words)


if __name__ == "__main__":
    main()
