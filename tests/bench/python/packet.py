"""The files of a packet as a merchant has them: ten photos of 12 megapixels, and a receipt of 30 pages.

`packet.py FOLDER` makes them where they are not there yet, with Pillow: the same bytes each time for its version. Imported, it
says where they are and what is made of them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

PHOTOS, PAGES = 10, 30
MOST_BYTES = 4_500_000
STEPS = [(2_600, 85), (2_000, 80), (1_640, 70), (1_640, 50), (1_200, 40)]
"""The longest side in pixels and the quality of each step, as ours has them."""


def paths() -> tuple[list[Path], Path]:
    """The photos, and the receipt."""
    folder = Path(json.loads(os.environ["REBUTTAL_BENCH"])["fixtures"]) / "packet"
    return [folder / f"photo{number}.jpg" for number in range(PHOTOS)], folder / "receipt.pdf"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        path = folder / f"photo{number}.jpg"
        if not path.exists():
            photo(number, path)
    (folder / "receipt.pdf").write_bytes(receipt())


def photo(number: int, path: Path) -> None:
    """Shapes of every size in colour with grain, which compress as what a phone takes: some 2 MB."""
    from random import Random

    from PIL import Image, ImageChops

    random = Random(number)
    picture = Image.new("RGB", (4_000, 3_000), (96, 96, 96))
    for wide, weight in [(8, 128), (40, 64), (250, 40), (1_000, 24), (4_000, 10)]:
        size = (wide, wide * 3 // 4)
        noise = Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))
        # The middle of the noise is the middle of the picture.
        layer = noise.resize(picture.size, Image.Resampling.BICUBIC).point(
            lambda value, weight=weight: value * weight // 255
        )
        picture = ImageChops.add(picture, layer, offset=-weight // 2)
    written = path.with_suffix(".part")
    picture.save(written, "JPEG", quality=90)
    written.rename(path)


def receipt() -> bytes:
    """A PDF with a page of text after the other."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for page in range(PAGES):
        lines = [
            f"({page}-{line}: one of the articles that were ordered, and its price) Tj T*"
            for line in range(40)
        ]
        content = "BT /F 11 Tf 14 TL 54 770 Td\n" + "\n".join(lines) + "\nET"
        kids.append(f"{len(objects) + 1} 0 R")
        of = f"/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {len(objects) + 2} 0 R"
        objects += [
            f"<</Type/Page{of}>>",
            f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        ]
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {PAGES}>>"
    text, offsets = "%PDF-1.5\n", ""
    for number, content in enumerate(objects, 1):
        offsets += f"{len(text):010} 00000 n \n"
        text += f"{number} 0 obj\n{content}\nendobj\n"
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {size}\n0000000000 65535 f \n{offsets}{end}".encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
