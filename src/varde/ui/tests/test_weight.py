"""A page opened from a poster weighs at most 60 kB over the line, the font included."""

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

LIMIT = 60_000
SHIPPED = re.compile(r'(?:src|href)="/static/([^"]+)"')


def test_the_report_page_is_light(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    html = client.get("/ui/galleri/report/").content
    parts = {name: _weight(name) for name in SHIPPED.findall(html.decode())}
    assert any(name.endswith(".woff2") for name in parts)
    assert sum(parts.values()) + len(brotli.compress(html)) < LIMIT, parts


def test_the_slim_sheet_knows_every_class_the_public_pages_use(
    client: Client, settings: Settings
) -> None:
    settings.DEBUG = True
    sheet = _file("ui/build/public.css").read_text()
    for page in ("report", "receipt", "welcome"):
        html = client.get(f"/ui/galleri/{page}/").content.decode()
        used = {
            word for classes in re.findall(r'class="([^"]+)"', html) for word in classes.split()
        }
        assert {word for word in used if f".{word}" not in sheet} == set(), page


def _weight(name: str) -> int:
    body = _file(name).read_bytes()
    return len(body if name.endswith(".woff2") else brotli.compress(body))


def _file(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str), f"{name} is not built"
    return Path(found)
