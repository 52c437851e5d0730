"""Writes picture.json: what readers of PDF see in picture.pdf, which our writer has made of test/fixtures/picture.ts.

python3 read_pdf.py            picture.json anew, after picture.pdf was written anew
python3 read_pdf.py A.pdf A.png  how much the PDF, as MuPDF draws it, differs from the PNG of the same picture

PyMuPDF 2.0, pypdf 7.1.1, pikepdf 10.18.0 (qpdf 12), reportlab 5.1.0 (Adobe's font metrics).
"""

import json
import pathlib
import sys

import pymupdf as fitz
import pikepdf
import pypdf
from reportlab.pdfbase import _fontdata

here = pathlib.Path(__file__).parent
scale = 8


def render(path):
    page = fitz.open(path)[0]
    return page.get_pixmap(matrix=fitz.Matrix(scale, scale), alpha=False)


def color(values):
    return "#" + "".join(f"{round(255 * value):02x}" for value in values)


def widths():
    """Of each character, by the fonts' encodings and Adobe's names of the letters."""
    helvetica = _fontdata.widthsByFontGlyph["Helvetica"]
    names = _fontdata.encodings["WinAnsiEncoding"]
    latin = {}
    for code in [*range(0x20, 0x7F), *range(0x80, 0x100)]:
        try:
            character = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            continue
        latin[character] = helvetica[names[code]]
    # Two characters that the encoding has a second time.
    latin["\u00a0"], latin["\u00ad"] = helvetica["space"], helvetica["hyphen"]
    symbol = _fontdata.widthsByFontGlyph["Symbol"]
    greek = dict(zip("αβγδεζηθικλμνξοπρστυχψω", "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon chi psi omega".split()))
    greek |= dict(zip("ΓΔΘΛΞΠΣΦΨΩ", "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split()))
    greek |= {"ς": "sigma1", "φ": "phi"}
    greek |= dict(zip("−≤≥∞→≠≈∂∇√∑", "minus lessequal greaterequal infinity arrowright notequal approxequal partialdiff gradient radical summation".split()))
    return {"helvetica": latin, "symbol": {character: symbol[name] for character, name in greek.items()}}


def read(path):
    page = fitz.open(path)[0]
    spans = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                spans.append({"text": span["text"], "origin": [round(place, 3) for place in span["origin"]], "size": round(span["size"], 3), "up": line["dir"][1] < -0.5})
    lines = [
        {"color": color(each["color"]), "width": round(each["width"], 3), "points": len(each["items"]), "box": [round(edge, 2) for edge in each["rect"]]}
        for each in page.get_drawings()
        if each["type"] == "s"
    ]
    green = next(each for each in page.get_drawings() if each["type"] == "s" and color(each["color"]) == "#388a34")
    first, second = [item[1:] for item in green["items"]]
    band = next(each for each in page.get_drawings() if each["type"] == "f" and color(each["fill"]) == "#f5f5f5")["rect"]
    dot = next(each for each in page.get_drawings() if each["type"] == "fs" and color(each["fill"]) == "#652d90")["rect"]
    picture = render(path)

    def pixel(x, y):
        return "#%02x%02x%02x" % picture.pixel(round(x * scale), round(y * scale))[:3]

    reader = pypdf.PdfReader(path)
    with pikepdf.open(path) as pdf:
        problems = pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check()
    return {
        "size": [float(edge) for edge in reader.pages[0].mediabox[2:]],
        "title": reader.metadata.title,
        "problems": [str(problem) for problem in problems],
        "fonts": sorted(font["/BaseFont"][1:] for font in (each.get_object() for each in reader.pages[0]["/Resources"]["/Font"].values())),
        "text": page.get_text(),
        "spans": spans,
        "lines": lines,
        "pixels": {
            "background": pixel(2, 2),
            "band": pixel(band.x0 + 5, band.y0 + 8),
            "dot": pixel((dot.x0 + dot.x1) / 2, (dot.y0 + dot.y1) / 2),
            "line before the gap": pixel((first[0].x + first[1].x) / 2 + 3, first[0].y),
            "in the gap": pixel((first[1].x + second[0].x) / 2 + 4, first[0].y),
        },
        "widths": widths(),
    }


def compare(pdf, png):
    """Of all places of two pixels of the PNG, how many differ visibly, and by how much all do."""
    import numpy

    wanted = fitz.Pixmap(png)
    page = fitz.open(pdf)[0]
    drawn = page.get_pixmap(matrix=fitz.Matrix(wanted.width / page.rect.width, wanted.height / page.rect.height), alpha=False)
    pictures = [numpy.frombuffer(each.samples, numpy.uint8).reshape(each.height, each.width, each.n)[..., :3].astype(int) for each in (drawn, wanted)]
    height, width = (min(each.shape[i] for each in pictures) // 4 * 4 for i in (0, 1))
    small = [each[:height, :width].reshape(height // 4, 4, width // 4, 4, 3).mean((1, 3)) for each in pictures]
    difference = numpy.abs(small[0] - small[1]).max(2)
    print(f"mean {difference.mean():.3f} of 255, {100 * (difference > 64).mean():.2f} % of the places differ by more than a quarter")


if len(sys.argv) > 2:
    compare(*sys.argv[1:])
else:
    result = read(here / "picture.pdf")
    (here / "picture.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
