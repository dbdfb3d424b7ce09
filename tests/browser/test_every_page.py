"""Every page of the demo, opened in Chromium: narrow and wide, light and dark, axe finds nothing.

The pages are found, not listed: every address is filled with the keys of what the demo holds and
asked for as several people; each template that answered is opened once where it first answered.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.guards.floors import SOURCE
from varde.demo import verbs as demo
from varde.organisation.models import Company, CompanyOwned
from varde.people.models import Member, User
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.ui import pages

# Who looks, most able first: what one of them cannot open another can.
LOOKERS = ("Bjørn Fjord", "Ingrid Solvang", "Tomasz Nowak", "Aisha Rahman")
MOST_KEYS = 40

# Pages the demo cannot reach with a GET, each with the test that opens it.
OPENED_ELSEWHERE = re.compile(
    r"ui/gallery/|ui/refusal|account/|mfa/|usersessions/|people/(accept|bad_link|entrance|own|prove)"
    r"|deviations/receipt|posters/closed|registers/|start/found|imports/"
)


class Place(NamedTuple):
    """Where a template was first seen, and by whom (None: not signed in)."""

    address: str
    user: User | None


def _addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def _filled(company: Company) -> Iterator[str]:
    """Each address with every key that could fit; those with two keys are left to their rooms."""
    keys = _keys(company)
    for route in sorted(set(_addresses(get_resolver()))):
        path = route.replace("<slug:company>", company.slug).replace("<slug:slug>", company.slug)
        holes = re.findall(r"<[^>]+>", path)
        if not holes:
            yield "/" + path
        elif holes == ["<uuid:pk>"]:
            yield from ("/" + path.replace(holes[0], key) for key in keys)


def _keys(company: Company) -> list[str]:
    models = [model for model in apps.get_models() if issubclass(model, CompanyOwned)]
    rows = [list(m._default_manager.filter(company=company)[:MOST_KEYS]) for m in models]
    return [str(row.pk) for found in rows for row in found]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of whole pages, in the order they were answered with."""
    answered: list[str] = []
    render = pages.render

    def watched(request: Any, template: str, *args: Any, **kwargs: Any) -> HttpResponse:
        answered.append(template)
        return render(request, template, *args, **kwargs)

    monkeypatch.setattr(pages, "render", watched)
    return answered


def _walk(company: Company, seen: list[str]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    members = Member.objects.filter(company=company, name__in=LOOKERS).select_related("user")
    by_name = {member.name: member.user for member in members}
    for user in [None, *(by_name[name] for name in LOOKERS)]:
        client = Client()
        if user:
            client.force_login(user)
        for address in _filled(company):
            seen.clear()
            if client.get(address).status_code == 200:
                for template in seen:
                    places.setdefault(template, Place(address, user))
    return places


def _page_templates() -> set[str]:
    files = [path for path in SOURCE.glob("*/jinja2/**/*.html") if "{% extends" in path.read_text()]
    return {"/".join(path.parts[path.parts.index("jinja2") + 1 :]) for path in files}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_page_is_usable_everywhere(
    live_page: Opens, seen: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", logger="django.request")  # most keys fit most addresses badly
    company = demo.open_demo(size=30, now=timezone.now())
    places = _walk(company, seen)

    missed = {one for one in _page_templates() - set(places) if not OPENED_ELSEWHERE.match(one)}
    faults = [f"never opened: {template}" for template in sorted(missed)]
    for template, place in sorted(places.items()):
        page = live_page(place.address, user=place.user)
        try:
            assert_usable_everywhere(page)
        except AssertionError as fault:
            faults.append(f"{template}: {fault}")
        page.context.close()
    assert not faults, "\n".join(faults)
