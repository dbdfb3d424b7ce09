"""What a page and all it needs weigh over the wire, to a browser with nothing kept."""

import gzip
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from bench import figures
from bench.figures import Figure
from bench.measuring.visiting import Answer, Visitor

FIRST_VIEW, REPORT_PAGE = 120_000, 60_000
PACKED = "br, gzip"
_LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"')
_FACE = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
_FONT = re.compile(r'url\("?([^")]+\.woff2)"?\)')
_RANGE = re.compile(r"unicode-range:\s*([^;}]+)")


def weights(
    there: dict[str, Any], visitors: dict[str, Visitor], where: tuple[str, int]
) -> Iterator[Figure]:
    for case, who, path, most in (
        ("first view", "Leder", f"/{there['slug']}/", FIRST_VIEW),
        ("report page", "nobody", f"/m/{there['poster']}/", REPORT_PAGE),
    ):
        octets = weight(visitors[who], path)
        yield figures.share(f"{case}, of {most // 1000} kB", where, octets, most)


def weight(visitor: Visitor, path: str) -> int:
    """The page, what it links, and the fonts it has letters for; with headers."""
    page = visitor.get(path, packed=PACKED)
    text = _text(page)
    total, linked = (
        _octets(page),
        dict.fromkeys(urljoin(path, one) for one in _LINKED.findall(text)),
    )
    for address in linked:
        part = visitor.get(address, packed=PACKED)
        total += _octets(part)
        if ".css" in address:
            plain = visitor.get(address).body.decode()
            fonts = {urljoin(address, font) for font in fonts_for(text, plain)} - linked.keys()
            got = [visitor.get(font, packed=PACKED) for font in sorted(fonts)]
            total += sum(map(_octets, got))
    return total


def fonts_for(text: str, sheet: str) -> list[str]:
    """Those a browser fetches: the ones with letters that stand on the page."""
    needed = {ord(letter) for letter in text}
    found = []
    for face in _FACE.findall(sheet):
        font, covers = _FONT.search(face), _RANGE.search(face)
        if font and (covers is None or needed & _points(covers[1])):
            found.append(font[1])
    return found


def _points(covers: str) -> set[int]:
    points = set[int]()
    for part in covers.split(","):
        first, _dash, last = part.strip().upper().removeprefix("U+").partition("-")
        points |= set(
            range(int(first.replace("?", "0"), 16), 1 + int(last or first.replace("?", "F"), 16))
        )
    return points


def _text(page: Answer) -> str:
    packed = page.headers.get("content-encoding", "")
    if packed not in ("", "gzip"):
        raise SystemExit(f"The page came packed as {packed}.")
    return (gzip.decompress(page.body) if packed else page.body).decode()


def _octets(answer: Answer) -> int:
    return len(answer.body) + sum(
        len(name) + len(line) + 4 for name, line in answer.headers.items()
    )
