#!/usr/bin/env python3
"""Finds each part of a document: parts.py CASEWISE [FORMAT…]; formats are docx, odt and rtf.

LibreOffice (soffice) writes a document with words of its own in every part that it knows; the
table says how many of them casewise reads, and how many as words of their part. The first header
and the even one are headers, too.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

N_WORDS = 40
chance = random.Random(20261127)
SPACES = " ".join(
    f'xmlns:{name}="{uri}"' for name, uri in {
        **{name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
           for name in ("office", "style", "text", "table", "meta")},
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items())
# What the words of a part are told as; a content control is text like any other.
TOLD_AS = {"first header": "header", "even header": "header", "first footer": "footer", "even footer": "footer",
           "table": "body", "content control": "body", "link": "body", "list": "body", "section": "body",
           "custom property": "property", "title": "property", "table in a box": "text-box"}


def document(words):
    """A flat OpenDocument text that says `words[part]` in each part."""
    say = lambda part: " ".join(words[part])
    p = lambda part: f"<text:p>{say(part)}</text:p>"
    change = lambda ident, kind, body="": (
        f'<text:changed-region text:id="{ident}"><text:{kind}><office:change-info><dc:creator>Jo</dc:creator>'
        f"<dc:date>2024-05-03T10:00:00</dc:date></office:change-info>{body}</text:{kind}></text:changed-region>")
    note = lambda kind, ident: (
        f'<text:note text:id="{ident}" text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(kind)}</text:note-body></text:note>")
    table = lambda part: (
        '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>'
        f"<table:table-cell>{p(part)}</table:table-cell><table:table-cell><text:p/></table:table-cell>"
        "</table:table-row></table:table>")
    box = lambda inside: (
        '<draw:frame text:anchor-type="paragraph" svg:width="8cm"><draw:text-box fo:min-height="3cm">'
        f"{inside}</draw:text-box></draw:frame>")
    watermark = (
        '<draw:custom-shape draw:name="PowerPlusWaterMarkObject1" text:anchor-type="char" svg:width="12cm" '
        f'svg:height="4cm">{p("watermark")}<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" '
        'draw:type="fontwork-plain-text" draw:text-path="true" draw:text-path-mode="shape" '
        'draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N"/></draw:custom-shape>')
    with_mark = lambda part: p(part).replace("</text:p>", watermark * (part == "header") + "</text:p>")
    margins = "".join(
        f"<style:{name}>{with_mark(part)}</style:{name}>" for name, part in (
            ("header", "header"), ("header-left", "even header"), ("header-first", "first header"),
            ("footer", "footer"), ("footer-left", "even footer"), ("footer-first", "first footer")))
    edges = "".join(f"<style:{one}-style><style:header-footer-properties fo:min-height=\"1cm\"/></style:{one}-style>"
                    for one in ("header", "footer"))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{say("title")}</dc:title>
<meta:user-defined meta:name="Case">{say("custom property")}</meta:user-defined></office:meta>
<office:automatic-styles><style:page-layout style:name="page">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/>{edges}</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{margins}
</style:master-page></office:master-styles>
<office:body><office:text><text:tracked-changes>{change("c1", "insertion")}
{change("c2", "deletion", p("deleted"))}</text:tracked-changes>
{p("body")}
<text:p>Noted{note("footnote", "n1")} and{note("endnote", "n2")} and
<office:annotation><dc:creator>Jo</dc:creator>{p("comment")}</office:annotation>.</text:p>
<text:p>It <text:change-start text:change-id="c1"/>{say("inserted")}<text:change-end text:change-id="c1"/> and
<text:change text:change-id="c2"/> went.</text:p>
<text:p>As <loext:content-control loext:showing-place-holder="false">{say("content control")}</loext:content-control>,
<text:a xlink:href="https://example.invalid/">{say("link")}</text:a>.</text:p>
<text:list><text:list-item>{p("list")}</text:list-item></text:list>
<text:section text:name="one">{p("section")}</text:section>
{table("table")}
<text:p>{box(p("text-box"))}{box(table("table in a box"))}Beside.</text:p>
</office:text></office:body></office:document>"""


PARTS = ["body", "table", "list", "section", "link", "content control", "inserted", "deleted", "text-box",
         "table in a box", "header", "first header", "even header", "footer", "first footer", "even footer",
         "watermark", "footnote", "endnote", "comment", "title", "custom property"]


def word():
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4))


def main():
    casewise, *formats = sys.argv[1:] or sys.exit(__doc__)
    words = {part: [word() for _ in range(N_WORDS)] for part in PARTS}
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "parts.fodt"
        source.write_text(document(words))
        for kind in formats or ["docx", "odt", "rtf"]:
            subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", room, str(source)],
                           capture_output=True, check=True, timeout=300)
            run = subprocess.run([casewise, "extract", "--format", "json", f"{room}/parts.{kind}"],
                                 capture_output=True, check=True, timeout=60)
            said = defaultdict(set)
            for block in json.loads(run.stdout)["blocks"]:
                for name in ("all", block["part"], block["tracked"]):
                    said[name].update(re.findall(r"\w+", block["text"]))
            for part in PARTS:
                # LibreOffice itself leaves these out of rich text.
                if kind == "rtf" and part.startswith(("first", "even")):
                    continue
                told, own = (sum(one in said[name] for one in words[part]) / N_WORDS
                             for name in ("all", TOLD_AS.get(part, part)))
                print(f"{kind:5} {part:16} {told:.3f} told, {own:.3f} as its part's")


main()
