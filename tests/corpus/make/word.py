"""Writes a sheet as a Word document with python-docx, in the look of one of the invented bodies."""

import datetime
import io
import re
import zipfile

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from notation import runs

WHEN = datetime.datetime(2026, 1, 2, 9, 0, 0)
STAMP = (2026, 1, 2, 9, 0, 0)
LEFT_OUT = {
    "docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "customXml/item1.xml", "customXml/itemProps1.xml",
    "customXml/_rels/item1.xml.rels",
}

LOOKS = {
    "strathkelder": dict(font="Calibri", size=11, colour="1F4E79", grid="Table Grid", fill="D9E2F3", real=True),
    "glenorrin": dict(font="Arial", size=10, colour="3B3B3B", grid="Light Grid Accent 1", fill=None, real=True),
    "braemoss": dict(font="Times New Roman", size=12, colour="000000", grid="Table Grid", fill=None, real=False),
    "larkhaugh": dict(font="Verdana", size=10, colour="6A1B9A", grid="Medium Shading 1 Accent 4", fill=None, real=True),
    "nethermarsh": dict(font="Arial", size=11, colour="005A30", grid="Table Grid", fill="E2EFDA", real=True),
}


def write(sheet, path):
    look = LOOKS[sheet.option("look", "strathkelder")]
    document = docx.Document()
    dress(document, look, sheet)
    for block in sheet.blocks:
        add(document, block, look)
    properties(document, sheet)
    prune(document)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(steady(buffer.getvalue()))


def dress(document, look, sheet):
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = look["font"], Pt(look["size"])
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), look["font"])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if sheet.option("page") == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    if header := sheet.option("header"):
        section.header.paragraphs[0].text = header.replace(" // ", "\t")
    if footer := sheet.option("footer"):
        foot(section.footer.paragraphs[0], footer)
    if mark := sheet.option("watermark"):
        watermark(section.header.paragraphs[0], mark)


def foot(paragraph, text):
    for piece in re.split(r"(PAGES|PAGE)", text.replace(" // ", "\t")):
        if piece in ("PAGE", "PAGES"):
            numbered(paragraph, "PAGE" if piece == "PAGE" else "NUMPAGES")
        else:
            paragraph.add_run(piece)


def numbered(paragraph, code):
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    simple.append(run)
    paragraph._p.append(simple)


def watermark(paragraph, words):
    """Lays words across the page as Word does: a VML shape in the header."""
    paragraph._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
            "<w:rPr><w:noProof/></w:rPr><w:pict>"
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
            ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/></v:formulas>'
            '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="PowerPlusWaterMarkObject357476642" o:spid="_x0000_s2049" type="#_x0000_t136"'
            ' style="position:absolute;margin-left:0;margin-top:0;width:412.4pt;height:247.45pt;rotation:315;'
            "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f"'
            f' fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;'
            f'font-size:1pt" string="{words}"/></v:shape></w:pict></w:r>'
        )
    )


def add(document, block, look):
    match block:
        case ("title", text):
            heading(document, text, 0, look)
        case ("heading", level, text):
            heading(document, text, level, look)
        case ("para", text):
            write_runs(document, document.add_paragraph(), text)
        case ("fake", text):
            document.add_paragraph().add_run(text).bold = True
        case ("item", text):
            write_runs(document, document.add_paragraph(style="List Bullet"), text)
        case ("number", text):
            write_runs(document, document.add_paragraph(style="List Number"), text)
        case ("table", header, rows):
            table(document, header, rows, look)
        case ("break",):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def heading(document, text, level, look):
    if look["real"]:
        made = document.add_heading(level=level)
        write_runs(document, made, text)
        for run in made.runs:
            run.font.color.rgb = RGBColor.from_string(look["colour"])
            run.font.name = look["font"]
        return
    run = document.add_paragraph().add_run(text.upper() if level == 1 else text)
    run.bold, run.font.size = True, Pt(18 - 3 * level if level < 3 else 12)


def write_runs(document, paragraph, text):
    for kind, words in runs(text):
        if kind in ("inserted", "deleted"):
            paragraph._p.append(tracked(kind, words))
        elif kind == "comment":
            document.add_comment(paragraph.runs, text=words, author="Policy Officer", initials="PO")
        else:
            run = paragraph.add_run()
            for at, piece in enumerate(words.split("<br>")):
                if at:
                    run.add_break()
                run.add_text(piece)
            run.bold = kind == "bold" or None


def tracked(kind, words):
    change = OxmlElement("w:ins" if kind == "inserted" else "w:del")
    change.set(qn("w:id"), str(100 + len(words)))
    change.set(qn("w:author"), "Policy Officer")
    change.set(qn("w:date"), "2026-01-02T09:00:00Z")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t" if kind == "inserted" else "w:delText")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    change.append(run)
    return change


def table(document, header, rows, look):
    width = max(len(row) for row in ([header] if header else []) + rows)
    made = document.add_table(rows=0, cols=width)
    made.style = look["grid"]
    made.autofit = False
    if header:
        cells = made.add_row().cells
        for cell, text in zip(cells, header):
            cell.paragraphs[0].add_run(text).bold = True
            if look["fill"]:
                shade(cell, look["fill"])
        if look["fill"]:
            repeat(made.rows[0])
    for row in rows:
        cells = made.add_row().cells
        for at, (cell, text) in enumerate(zip(cells, row)):
            write_runs(document, cell.paragraphs[0], text)
            if not header and at % 2 == 0 and look["fill"]:
                shade(cell, look["fill"])
    size = document.sections[0]
    room = size.page_width - size.left_margin - size.right_margin
    every = ([header] if header else []) + rows
    for column, share in zip(made.columns, shares(every, width)):
        for cell in column.cells:
            cell.width = int(room * share)
    document.add_paragraph()


def shares(rows, n):
    """Shares the page's width between the columns by how much they hold."""
    longest = [max((len(row[at]) for row in rows if at < len(row)), default=1) for at in range(n)]
    weight = [min(max(length, 11), 60) for length in longest]
    return [one / sum(weight) for one in weight]


def shade(cell, fill):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat(row):
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def properties(document, sheet):
    core = document.core_properties
    core.author = sheet.option("author", "Children's Services")
    core.title = sheet.option("property-title", "")
    core.comments, core.last_modified_by = "", "Children's Services"
    core.created = core.modified = WHEN


def prune(document):
    """Drops the table styles that no table wears; the template brings a hundred."""
    worn = {table.style.style_id for table in document.tables} | {"TableNormal"}
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in worn:
            document.styles.element.remove(style)


def steady(data):
    """Packs a docx or odt again so that the same words give the same bytes."""
    given, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name in LEFT_OUT:
                continue
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name, STAMP), steady_part(name, given.read(name)), how, 9)
    return out.getvalue()


def steady_part(name, data):
    if name == "docProps/core.xml":
        return re.sub(rb"(W3CDTF\">)[^<]*", rb"\g<1>2026-01-02T09:00:00Z", data)
    if name == "meta.xml":
        return re.sub(rb"<(dc:date|meta:creation-date)>[^<]*", rb"<\1>2026-01-02T09:00:00", data)
    if name == "docProps/app.xml":
        return re.sub(rb"<TotalTime>\d+</TotalTime>", b"", data)
    if name == "word/comments.xml":
        return re.sub(rb'w:date="[^"]*"', b'w:date="2026-01-02T09:00:00Z"', data)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        return re.sub(rb"<(Relationship|Override) [^>]*(thumbnail|stylesWithEffects|customXml)[^>]*/>", b"", data)
    return data
