"""Writes sheets with LibreOffice: from html or odt to docx, and from docx to pdf.

Conversions are gathered and run in one go for each pair of formats, since starting the office is slow.
"""

import re
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

import word
from notation import plain, runs

FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "pdf": "pdf:writer_pdf_Export",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "html": "html:HTML (StarWriter)",
}


class Office:
    """Gathers conversions and runs them together."""

    def __init__(self):
        self.room = Path(tempfile.mkdtemp(prefix="corpus-"))
        self.jobs = []

    def html_to_docx(self, sheet, path):
        self.add(html(sheet).encode(), "html", "docx", path)

    def odt_to_docx(self, sheet, path):
        self.add_file(odt(sheet, self.room / f"{len(self.jobs)}.odt"), "docx", path)

    def word_to_pdf(self, sheet, path):
        source = self.room / f"{len(self.jobs)}.docx"
        word.write(sheet, source)
        self.add_file(source, "pdf", path)

    def add(self, data, ending, target, path):
        source = self.room / f"{len(self.jobs)}.{ending}"
        source.write_bytes(data)
        self.add_file(source, target, path)

    def add_file(self, source, target, path):
        self.jobs.append((source, target, path))

    def run(self):
        for ending, target in sorted({(source.suffix, target) for source, target, _ in self.jobs}):
            self.convert(ending, target)
        for source, target, path in self.jobs:
            made = self.room / target / f"{source.stem}.{target}"
            path.write_bytes(STEADY.get(target, bytes)(made.read_bytes()))
        shutil.rmtree(self.room)

    def convert(self, ending, target):
        sources = [str(source) for source, to, _ in self.jobs if source.suffix == ending and to == target]
        read = ["--infilter=HTML (StarWriter)"] if ending == ".html" else []
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.room}/profile", "--headless", *read,
             "--convert-to", FILTERS[target], "--outdir", str(self.room / target), *sources],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )


def steady_pdf(data):
    data = re.sub(rb"/CreationDate\(D:[^)]*\)", lambda at: b"/CreationDate(D:20260102090000+00'00')".ljust(len(at[0])), data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    return re.sub(rb"<([0-9A-F]{32})>(\s*)<\1>", lambda at: b"<" + b"0" * 32 + b">" + at[2] + b"<" + b"0" * 32 + b">", data)


def steady_rtf(data):
    return re.sub(rb"\\(creatim|revtim|printim)\\yr\d+\\mo\d+\\dy\d+\\hr\d+\\min\d+", rb"\\\1\\yr2026\\mo1\\dy2\\hr9\\min0", data)


STEADY = {"docx": word.steady, "pdf": steady_pdf, "rtf": steady_rtf}


def html(sheet):
    body = "\n".join(html_block(block) for block in sheet.blocks)
    title = escape(sheet.option("property-title", ""))
    return (
        f"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def html_inline(text):
    return "".join(
        f"<b>{escape(words)}</b>" if kind == "bold" else escape(words)
        for kind, words in runs(text) if kind not in ("deleted", "comment")
    ).replace("&lt;br&gt;", "<br>")


def html_block(block):
    match block:
        case ("title", text):
            return f"<h1>{html_inline(text)}</h1>"
        case ("heading", level, text):
            return f"<h{level + 1}>{html_inline(text)}</h{level + 1}>"
        case ("para", text):
            return f"<p>{html_inline(text)}</p>"
        case ("fake", text):
            return f"<p><b>{html_inline(text)}</b></p>"
        case ("item", text):
            return f"<ul><li>{html_inline(text)}</li></ul>"
        case ("number", text):
            return f"<p>{html_inline(text)}</p>"
        case ("table", header, rows):
            return html_table(header, rows)
    return ""


def html_table(header, rows):
    head = "<tr>" + "".join(f"<th>{html_inline(cell)}</th>" for cell in header) + "</tr>" if header else ""
    body = "\n".join("<tr>" + "".join(f"<td>{html_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table border="1" cellpadding="4" width="100%"><thead>{head}</thead><tbody>\n{body}\n</tbody></table>'


def odt(sheet, path):
    document = OpenDocumentText()
    page_parts(document, sheet)
    bold = odf_style.Style(name="B", family="text")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    lined = odf_style.Style(name="Lined", family="table-cell")
    lined.addElement(odf_style.TableCellProperties(border="0.5pt solid #000000", padding="0.1cm"))
    document.automaticstyles.addElement(lined)
    for block in sheet.blocks:
        odt_block(document, block)
    document.save(str(path))
    path.write_bytes(word.steady(path.read_bytes()))
    return path


def page_parts(document, sheet):
    layout = odf_style.PageLayout(name="P")
    layout.addElement(odf_style.PageLayoutProperties(pagewidth="21cm", pageheight="29.7cm", margin="2cm"))
    document.automaticstyles.addElement(layout)
    master = odf_style.MasterPage(name="Standard", pagelayoutname=layout)
    for option, element in (("header", odf_style.Header), ("footer", odf_style.Footer)):
        if words := sheet.option(option):
            part = element()
            part.addElement(odf_text.P(text=words.replace(" // ", "    ").replace("PAGES", "4").replace("PAGE", "1")))
            master.addElement(part)
    document.masterstyles.addElement(master)


def odt_block(document, block):
    match block:
        case ("title", text):
            document.text.addElement(odf_text.H(outlinelevel=1, text=plain(text)))
        case ("heading", level, text):
            document.text.addElement(odf_text.H(outlinelevel=level + 1, text=plain(text)))
        case ("para", text) | ("number", text):
            document.text.addElement(odt_runs(odf_text.P(), text))
        case ("fake", text):
            document.text.addElement(odt_runs(odf_text.P(), f"**{text}**"))
        case ("item", text):
            items, item = odf_text.List(), odf_text.ListItem()
            item.addElement(odt_runs(odf_text.P(), text))
            items.addElement(item)
            document.text.addElement(items)
        case ("table", header, rows):
            document.text.addElement(odt_table(header, rows))
            document.text.addElement(odf_text.P())


def odt_runs(paragraph, text):
    for kind, words in runs(text):
        if kind in ("deleted", "comment"):
            continue
        for at, piece in enumerate(words.split("<br>")):
            if at:
                paragraph.addElement(odf_text.LineBreak())
            paragraph.addElement(odf_text.Span(text=piece, stylename="B") if kind == "bold" else odf_text.Span(text=piece))
    return paragraph


def odt_table(header, rows):
    width = max(len(row) for row in ([header] if header else []) + rows)
    made = odf_table.Table()
    made.addElement(odf_table.TableColumn(numbercolumnsrepeated=width))
    if header:
        head = odf_table.TableHeaderRows()
        head.addElement(odt_row([f"**{cell}**" for cell in header]))
        made.addElement(head)
    for row in rows:
        made.addElement(odt_row(row))
    return made


def odt_row(row):
    made = odf_table.TableRow()
    for text in row:
        cell = odf_table.TableCell(stylename="Lined")
        cell.addElement(odt_runs(odf_text.P(), text))
        made.addElement(cell)
    return made
