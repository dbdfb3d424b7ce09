"""Varde on a telephone's first screen, and with no network: manifest, service worker, one page."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from varde.ui import pages

WORKER = Path(__file__).parent / "build" / "sw.js"
BUILD = Path(__file__).parent / "static/ui/build"
# What a style sheet fetches. The rest stands in the pages that are kept.
SHELL = ("ui/build/source-sans-3-latin-wght-normal.woff2",)
ICONS = (("ui/app-192.png", "192x192", "any"), ("ui/app-512.png", "512x512", "any maskable"))
FRONT = "/"
LIGHT = "#FFFFFF"
BRAND = "#17525E"


@login_not_required
def manifest(request: HttpRequest) -> HttpResponse:
    """What the telephone calls it, draws it with and opens."""
    icons = [
        {"src": static(name), "sizes": sizes, "purpose": purpose, "type": "image/png"}
        for name, sizes, purpose in ICONS
    ]
    said = {
        "id": "/",
        "name": "Varde",
        "short_name": "Varde",
        "description": _("Say that something is wrong, and see what came of it."),
        "lang": get_language(),
        "start_url": FRONT,
        "scope": "/",
        "display": "standalone",
        "theme_color": BRAND,
        "background_color": LIGHT,
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json")


@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, told what to keep. Asked for anew each time: no upgrade is missed."""
    told = {
        "version": _version(),
        "shell": [static(name) for name in SHELL],
        "fallback": reverse("ui:without_network"),
    }
    script = f"self.varde={json.dumps(told)};\n{WORKER.read_text()}"
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response


@login_not_required
def without_network(request: HttpRequest) -> HttpResponse:
    """Stands in for a page that cannot be fetched. The same for everybody: nobody is named."""
    return pages.render(request, "ui/without_network.html")


@cache
def _version() -> str:
    """Of all that is built: another build is another version."""
    digest = hashlib.sha256(WORKER.read_bytes())
    for path in sorted(BUILD.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
