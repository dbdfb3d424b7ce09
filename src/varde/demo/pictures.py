"""A photo for the demo, drawn here so that nobody's picture is used: a scaffold without a rail."""

import io
from functools import cache

from PIL import Image, ImageDraw

from varde.files.cleaning import Cleaned, clean

SKY, HILL, WALL, WINDOW = "#cdd6d6", "#b4c0bf", "#a79d8e", "#7b7468"
STEEL, PLANK, RAIL = "#4b4a46", "#6b5a3a", "#d8a02a"


@cache
def scaffold() -> Cleaned:
    """A JPEG of 1200 × 750 px, cleaned like any other photo."""
    image = Image.new("RGB", (1200, 750), SKY)
    pen = ImageDraw.Draw(image)
    pen.polygon(
        [
            (0, 570),
            (210, 450),
            (390, 525),
            (660, 345),
            (900, 495),
            (1200, 360),
            (1200, 750),
            (0, 750),
        ],
        HILL,
    )
    pen.rectangle((120, 120, 840, 750), WALL)
    for left in (186, 366, 546):
        for top in (186, 420):
            pen.rectangle((left, top, left + 102, top + 120), WINDOW)
    for x, top in ((90, 60), (345, 60), (600, 60), (870, 180), (1110, 390)):
        pen.line((x, top, x, 750), STEEL, 15)
    for y, right in ((354, 1110), (600, 1130)):
        pen.line((66, y, right, y), PLANK, 27)
    for y, right in ((246, 600), (294, 600), (498, 1110), (546, 1110)):
        pen.line((90, y, right, y), RAIL, 12)
    raw = io.BytesIO()
    image.save(raw, "JPEG", quality=88)
    raw.seek(0)
    return clean(raw, "stillas.jpg")
