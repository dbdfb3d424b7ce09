"""The page must come through on a poor line: 60 kB over the wire with all it needs."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from html5lib import parse

from varde.organisation import verbs as organisation
from varde.testing.cast import Cast

MOST = 60_000
LARGE_HEADERS = 3_000


def _linked(html: str) -> set[str]:
    """What the browser fetches along with the page."""
    tree = parse(html, namespaceHTMLElements=False)
    found = [one.get("href") for one in tree.iter("link")]
    found += [one.get("src") for kind in ("script", "img") for one in tree.iter(kind)]
    return {address for address in found if address}


def _as_served(address: str, packed: str) -> int:
    """As whitenoise hands it out: packed when that makes it smaller, and fonts as they are."""
    path = finders.find(address.removeprefix("/static/"))
    assert path, f"{address} is not built"
    content = Path(str(path)).read_bytes()
    small = brotli.compress(content) if packed == "br" else gzip.compress(content)
    return min(len(content), len(small))


@pytest.mark.parametrize("packed", ["br", "gzip"])
@pytest.mark.parametrize("language", ["nb", "nn", "en", "pl"])
def test_the_page_and_all_it_links_weigh_at_most_sixty_kilobytes(
    address: str, cast: Cast, language: str, packed: str
) -> None:
    for number in range(40):
        name = f"Stillas nummer {number} ved den vestre inngangen"
        organisation.open_workplace(unit=cast.quay, name=name, by=cast.as_(cast.bjorn))
    browser = Client(headers={"accept-encoding": f"{packed}, gzip"})  # our pages come as gzip
    page = browser.get(f"{address}?sprak={language}").content
    linked = _linked(gzip.decompress(page).decode())
    assert len(linked) == 4, linked  # the mark, the font, the style sheet, the script
    parts = {one: _as_served(one, packed) for one in linked}
    total = len(page) + sum(parts.values()) + LARGE_HEADERS
    assert total <= MOST, f"{total}: page {len(page)}, {parts}"


def test_a_browser_that_cannot_unpack_gets_it_plain(client: Client, address: str) -> None:
    answer = client.get(address)
    assert "Content-Encoding" not in answer
    assert "Accept-Encoding" in answer["Vary"]
