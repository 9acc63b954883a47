#!/usr/bin/env python3
"""Makes `tests/corpus/triples/core-group.*`: minutes with nested and merged cells, lists and margins.

python-docx writes the docx, LibreOffice the others, but for the text, which is written row by row.
"""

import sys
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.shared import Cm

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import office  # noqa: E402

BASE = HERE.parent / "triples" / "core-group"

TITLE = "Minutes of Core Group Meeting"
FRONT = [
    ("Child", "Robin Ashdown", "Date of birth", "14 February 2016"),
    ("Date of meeting", "9 April 2024", "Time", "10.00"),
    ("Venue", "Glenmoor Primary School", "Chair", "Asha Bell, team manager"),
]
NEXT = ("Next meeting", "14 May 2024 at 10.00, Glenmoor Primary School")
PRESENT = ["Asha Bell, team manager (chair)", "Jo Green, social worker", "Ms Ashdown, mother"]
PROGRESS = (
    "The child protection planning meeting was held on 19 March 2024. Jo Green visited on 26 March 2024 and "
    "3 April 2024 and saw Robin alone both times. Robin said that she sleeps better."
)
VISITS = [("Day", "Seen"), ("26 March 2024", "Alone, in her bedroom"), ("3 April 2024", "Alone, at school")]
DECISIONS = ["The plan stays in place.", "Robin's name stays on the register."]
ACTIONS = [
    ("Action", "Who", "By when", "Outcome wanted"),
    ("Take Robin to the dentist", "Ms Ashdown", "26 April 2024", "No toothache"),
    ("Ask the nursery for a place", "Jo Green", "19 April 2024", "Robin plays with others"),
    ("Ring the housing officer about the damp", "Jo Green", "15 April 2024", "A dry bedroom"),
]
SENT = "Minutes sent to all on 16 April 2024."


def main():
    write_docx(BASE.with_suffix(".docx"))
    BASE.with_suffix(".txt").write_text(text(), encoding="utf-8")
    shop = office.Office()
    for ending in ("odt", "rtf", "pdf", "html"):
        shop.add_file(BASE.with_suffix(".docx"), ending, BASE.with_suffix(f".{ending}"))
    shop.run()


def write_docx(path):
    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 2)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.6)
    section.header.paragraphs[0].text = "Restricted: share with the core group only"
    section.footer.paragraphs[0].text = "Children and Families, Glenmoor Council"
    document.add_heading(TITLE, 0)
    front = grid(document, FRONT, n_more=1)
    front.cell(3, 0).text = NEXT[0]
    front.cell(3, 1).merge(front.cell(3, 3)).text = NEXT[1]
    document.add_heading("Present", 1)
    for who in PRESENT:
        document.add_paragraph(who, style="List Bullet")
    document.add_heading("Progress", 1)
    document.add_paragraph(PROGRESS)
    visits = grid(document, [("Visits", "What was seen"), ("Two of two", "")])
    inner = visits.cell(1, 1).add_table(rows=len(VISITS), cols=2)
    fill(inner, VISITS)
    document.add_heading("Decisions", 1)
    for decision in DECISIONS:
        document.add_paragraph(decision, style="List Number")
    document.add_heading("Actions", 1)
    actions = grid(document, ACTIONS)
    actions.cell(3, 1).text = ""
    actions.cell(2, 1).merge(actions.cell(3, 1)).text = ACTIONS[2][1]
    document.add_paragraph(SENT)
    document.save(path)


def grid(document, rows, n_more=0):
    table = document.add_table(rows=len(rows) + n_more, cols=len(rows[0]))
    table.style = "Table Grid"
    fill(table, rows)
    return table


def fill(table, rows):
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words


def text():
    def lines(rows):
        return "\n".join(" | ".join(row) for row in rows)

    blocks = [
        TITLE, lines([*FRONT, NEXT]), "Present", "\n".join(f"- {who}" for who in PRESENT), "Progress", PROGRESS,
        lines(VISITS), "Decisions", "\n".join(f"{n}. {words}" for n, words in enumerate(DECISIONS, 1)),
        "Actions", lines(ACTIONS), SENT,
    ]
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    main()
