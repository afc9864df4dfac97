"""A packet by hand, with Pillow and pypdf: photos smaller and smaller until everything fits into one PDF."""

from __future__ import annotations

from io import BytesIO

from driving import Run, check, repeat
from packet import MOST_BYTES, PAGES, PHOTOS, STEPS, paths
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter


def build() -> bytes:
    photos, receipt = paths()
    pictures = []
    for path in photos:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
        picture.thumbnail((STEPS[0][0], STEPS[0][0]))
        pictures.append(picture)
    for side, quality in STEPS:
        writer = PdfWriter()
        for picture in pictures:
            smaller = picture.copy()
            smaller.thumbnail((side, side))
            page = BytesIO()
            # On A4, whose longer side is 11.7 inches.
            smaller.save(page, "PDF", quality=quality, resolution=max(smaller.size) / 11.7)
            page.seek(0)
            writer.append(page)
        writer.append(receipt)
        built = BytesIO()
        writer.write(built)
        if built.tell() <= MOST_BYTES:
            return built.getvalue()
    raise SystemExit("it does not fit")


def packet() -> Run:
    check(len(PdfReader(BytesIO(build())).pages), PHOTOS + PAGES)
    return repeat(build)


WORKS = {"packet": packet}
