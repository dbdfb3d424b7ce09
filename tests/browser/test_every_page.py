"""Every page of the demo, opened in Chromium: narrow and wide, light and dark, axe finds nothing.

The pages are found, not listed: every address is filled with the keys of what the demo holds and
asked for as several people; each template that answered is opened once where it first answered.
The rest are opened by the rooms, in tests marked `opens(template)`.
"""

import re
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.guards.addresses import every_route
from tests.guards.opened import opened_in_rooms, page_templates
from varde.demo import verbs as demo
from varde.organisation.models import Company
from varde.people.models import Member, User
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.ui import pages

# Who looks, most able first: what one of them cannot open another can.
LOOKERS = ("Bjørn Fjord", "Ingrid Solvang", "Tomasz Nowak", "Aisha Rahman")
MOST_KEYS = 40
ROWS = {
    "avvik": ["deviations.deviation"],
    "meld": ["deviations.deviation"],
    "tiltak": ["measures.measure"],
    "folk": ["people.member", "people.employment", "people.appointment"],
    "plakater": ["posters.poster"],
    "grupper": ["people.group"],
    "enheter": ["organisation.unit", "organisation.workplace"],
}

PARTS = {"directory/suggestions.html"}  # asked for by a page, never a page of its own


class Place(NamedTuple):
    """Where a template was first seen, and by whom (None: not signed in)."""

    address: str
    user: User | None


def _filled(route: str, company: Company) -> list[str]:
    """The address with every key that could fit; those with two keys are left to their rooms."""
    path = route.replace("<slug:company>", company.slug).replace("<slug:slug>", company.slug)
    holes = re.findall(r"<[^>]+>", path)
    if holes == ["<uuid:pk>"]:
        return ["/" + path.replace(holes[0], key) for key in _keys(path.split("/")[1], company)]
    return [] if holes else ["/" + path]


def _keys(place: str, company: Company) -> list[str]:
    """The keys of the rows that pages under this part of the address are about."""
    names = ROWS.get(place, [])
    rows = [apps.get_model(n)._default_manager.filter(company=company)[:MOST_KEYS] for n in names]
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
    clients = {user: _browser(user) for user in [None, *(by_name[name] for name in LOOKERS)]}
    for route in every_route():
        addresses = _filled(route, company)
        tries = ((user, address) for user in clients for address in addresses)
        found = next((t for t in tries if _answers(clients[t[0]], t[1], seen)), None)
        if found:
            for template in seen:
                places.setdefault(template, Place(found[1], found[0]))
    return places


def _browser(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def _answers(client: Client, address: str, seen: list[str]) -> bool:
    seen.clear()
    return client.get(address).status_code == 200 and bool(seen)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_page_is_usable_everywhere(
    live_page: Opens, seen: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", logger="django.request")  # most keys fit most addresses badly
    company = demo.open_demo(size=30, now=timezone.now())
    places = _walk(company, seen)

    elsewhere = set(opened_in_rooms())
    missed = page_templates() - set(places) - elsewhere
    faults = [f"never opened: {template}" for template in sorted(missed)]
    whole = [one for one in sorted(places.items()) if one[0] not in elsewhere | PARTS]
    for template, place in whole:
        page = live_page(place.address, user=place.user)
        try:
            assert_usable_everywhere(page)
        except AssertionError as fault:
            faults.append(f"{template}: {fault}")
        page.context.close()
    assert not faults, "\n".join(faults)
