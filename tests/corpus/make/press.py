"""Writes a sheet as a pdf with reportlab: tables, running header and footer, watermark, scanned pages, passwords."""

import io
import random
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Image as Picture
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from notation import runs
from word import shares

rl_config.invariant = 1

LOOKS = {
    "strathkelder": dict(font="Helvetica", bold="Helvetica-Bold", size=10, colour="#1F4E79", lines=True),
    "glenorrin": dict(font="Helvetica", bold="Helvetica-Bold", size=9.5, colour="#333333", lines=True),
    "braemoss": dict(font="Times-Roman", bold="Times-Bold", size=11, colour="#000000", lines=False),
    "larkhaugh": dict(font="Helvetica", bold="Helvetica-Bold", size=10, colour="#6A1B9A", lines=True),
    "nethermarsh": dict(font="Times-Roman", bold="Times-Bold", size=11, colour="#005A30", lines=True),
}


def write(sheet, path):
    look = LOOKS[sheet.option("look", "strathkelder")]
    size = landscape(A4) if sheet.option("page") == "landscape" else A4
    buffer = io.BytesIO()
    made = SimpleDocTemplate(
        buffer, pagesize=size, leftMargin=2 * cm, rightMargin=2 * cm, topMargin=2.2 * cm, bottomMargin=2 * cm,
        title=sheet.option("property-title", ""), author=sheet.option("author", "Children's Services"),
        encrypt=sheet.option("password"),
    )
    story = [piece for block in sheet.blocks for piece in flow(block, look, size[0] - 4 * cm)]
    page = lambda canvas, doc: around(canvas, doc, sheet, look, size)
    made.build(story, onFirstPage=page, onLaterPages=page)
    path.write_bytes(buffer.getvalue())


def around(canvas, doc, sheet, look, size):
    canvas.saveState()
    canvas.setFont(look["font"], 8)
    if header := sheet.option("header"):
        left, _, right = header.partition(" // ")
        canvas.drawString(2 * cm, size[1] - 1.3 * cm, left)
        canvas.drawRightString(size[0] - 2 * cm, size[1] - 1.3 * cm, right)
    if footer := sheet.option("footer"):
        left, _, right = footer.replace("PAGE", str(doc.page)).partition(" // ")
        canvas.drawString(2 * cm, 1.1 * cm, left)
        canvas.drawRightString(size[0] - 2 * cm, 1.1 * cm, right)
    if mark := sheet.option("watermark"):
        canvas.setFont(look["bold"], 110)
        canvas.setFillColor(colors.Color(0.8, 0.8, 0.8, alpha=0.5))
        canvas.translate(size[0] / 2, size[1] / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, -40, mark)
    canvas.restoreState()


def style(look, size=None, bold=False, colour="#000000", indent=0, after=4):
    size = size or look["size"]
    return ParagraphStyle(
        "s", fontName=look["bold"] if bold else look["font"], fontSize=size, leading=size * 1.25, spaceAfter=after,
        textColor=colour, leftIndent=indent, bulletIndent=max(0, indent - 12), alignment=TA_LEFT,
    )


def marked(text):
    return "".join(
        f"<b>{tidy(words)}</b>" if kind == "bold" else tidy(words)
        for kind, words in runs(text) if kind not in ("deleted", "comment")
    )


def tidy(words):
    return escape(words).replace("&lt;br&gt;", "<br/>")


def flow(block, look, width):
    match block:
        case ("title", text):
            return [Paragraph(marked(text), style(look, 18, True, look["colour"], after=10))]
        case ("heading", level, text):
            return [Spacer(1, 6), Paragraph(marked(text), style(look, 15 - 1.5 * level, True, look["colour"]))]
        case ("para", text):
            return [Paragraph(marked(text), style(look, after=6))]
        case ("fake", text):
            return [Paragraph(marked(text), style(look, bold=True))]
        case ("item", text):
            return [Paragraph(marked(text), style(look, indent=16), bulletText="\u2022")]
        case ("number", text):
            flow.count += 1
            return [Paragraph(marked(text), style(look, indent=18), bulletText=f"{flow.count}.")]
        case ("table", header, rows):
            return [grid(header, rows, look, width), Spacer(1, 8)]
        case ("break",):
            return [PageBreak()]
        case ("scan", text):
            return [scan(text, width)]
    return []


flow.count = 0


def grid(header, rows, look, width):
    every = ([header] if header else []) + rows
    n = max(len(row) for row in every)
    small = style(look, look["size"] - 1, after=0)
    strong = style(look, look["size"] - 1, True, after=0)
    cells = [
        [Paragraph(marked(text), strong if header and at == 0 else small) for text in row + [""] * (n - len(row))]
        for at, row in enumerate(every)
    ]
    made = Table(cells, colWidths=[width * share for share in shares(every, n)], repeatRows=1 if header else 0)
    dress = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if look["lines"]:
        dress.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
    if header and look["lines"]:
        dress.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.88, 0.91, 0.96)))
    made.setStyle(TableStyle(dress))
    return made


def scan(text, width):
    """A page as a picture: no text layer, a little crooked, with specks."""
    page = Image.new("L", (1000, 1300), 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 22)
    for at, line in enumerate(text.split("<br>")):
        draw.text((70, 70 + 40 * at), line, fill=40, font=font)
    dice = random.Random(7)
    for _ in range(300):
        draw.point((dice.randrange(1000), dice.randrange(1300)), fill=120)
    page = page.rotate(0.6, fillcolor=250).convert("1", dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    buffer.seek(0)
    return Picture(buffer, width=width, height=width * 1.3)
