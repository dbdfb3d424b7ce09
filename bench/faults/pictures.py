"""Pictures that can be told apart after washing: their number stands in them as stripes."""

import io
import random

from PIL import Image

BITS = 20
LIGHT, DARK, BETWEEN = 230, 25, 128


def picture(number: int, *, width: int = 800, height: int = 600) -> bytes:
    """A JPEG with some noise in it, as from a telephone, and the number as broad stripes."""
    chance = random.Random(number)
    grain = Image.frombytes("L", (width // 8, height // 8), chance.randbytes(width * height // 64))
    whole = grain.resize((width, height)).point(lambda light: light // 16)
    stripes = Image.new("L", (BITS, 1))
    stripes.putdata([LIGHT if number >> place & 1 else DARK for place in range(BITS)])
    striped = stripes.resize((width, height), Image.Resampling.NEAREST)
    out = io.BytesIO()
    Image.blend(striped, whole, 0.1).convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


def number_in(content: bytes) -> int:
    """The number a picture was made with."""
    with Image.open(io.BytesIO(content)) as opened:
        line = opened.convert("L").resize((BITS, 1), Image.Resampling.BOX)
    return sum(1 << place for place, light in enumerate(line.tobytes()) if light > BETWEEN)
