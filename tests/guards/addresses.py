"""Every address there is, and the holes in it; read by the guards and by the browser."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

HOLE = re.compile(r"<(\w+):(\w+)>")


def every_route() -> list[str]:
    """As the address book writes them: `<slug:company>/avvik/<uuid:pk>/`."""
    return sorted(set(_routes(get_resolver())))


def inside(routes: list[str]) -> list[str]:
    """Those behind an undertaking's wall."""
    return [route for route in routes if route.startswith("<slug:company>")]


def filled(route: str, company: str, keys: list[str]) -> str:
    """The address in an undertaking, with keys for its other holes in order."""
    path = route.replace("<slug:company>", company)
    for key in keys:
        path = HOLE.sub(key, path, count=1)
    assert not HOLE.search(path), f"{route} has more holes than keys"
    return f"/{path}"


def holes(route: str) -> list[str]:
    """What the address asks for besides the undertaking."""
    return [str(hole) for hole in HOLE.findall(route.removeprefix("<slug:company>"))]


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route
