"""Where one can go from any page: the side bar, the bottom bar of five, and who is signed in."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from varde.config import heartbeat
from varde.home import badges
from varde.home.badges import Numbers
from varde.people.actors import Actor
from varde.signin import tablets
from varde.steps.roles import ADMINISTRATORS, OVERSEERS
from varde.ui import dates
from varde.ui.shell import Group, Place, Shell

KEPT = 2_000  # shells, one for each way of standing somewhere


class Standing(NamedTuple):
    """All that decides which places there are for somebody."""

    slug: str
    company: str
    oversees: bool
    administers: bool
    shares: bool
    language: str | None


def shell(request: HttpRequest) -> Shell:
    """What stands around this page for this person; for pages of no undertaking, very little."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return _outside(_here(request.path, _ways_outside()), get_language())
    standing = Standing(
        slug=actor.company.slug,
        company=actor.company.name,
        oversees=_holds(actor, OVERSEERS),
        administers=_holds(actor, ADMINISTRATORS),
        shares=tablets.is_shared(request.session),
        language=get_language(),
    )
    trouble = _trouble(actor) if standing.oversees else ""
    here = _here(request.path, _ways_inside(standing))
    return _inside(standing, here, badges.of(request), trouble)


def _here(path: str, urls: frozenset[str]) -> frozenset[str]:
    """Those of the places one is at, or inside of."""
    return frozenset(
        url for url in urls if path == url or (url.count("/") > 2 and path.startswith(url))
    )


@lru_cache(maxsize=1)
def _ways_outside() -> frozenset[str]:
    return frozenset({reverse("landing"), reverse("signin:me")})


@lru_cache(maxsize=KEPT)
def _ways_inside(standing: Standing) -> frozenset[str]:
    whole = _inside(standing, frozenset(), Numbers(), "")
    places = [place for group in whole.groups for place in group.places]
    return frozenset(place.url for place in (*places, *whole.bottom))


@lru_cache(maxsize=KEPT)
def _outside(here: frozenset[str], language: str | None) -> Shell:
    home = reverse("landing")
    report = Place(_("Where you work"), home, "Buildings3", current=home in here)
    own = reverse("signin:me")
    me = Place(_("My page"), own, "PersonCircle", current=own in here)
    return Shell("", home, report, (Group("", (me,)),), (report, me), me=me)


@lru_cache(maxsize=KEPT)
def _inside(standing: Standing, here: frozenset[str], numbers: Numbers, trouble: str) -> Shell:
    within = {"company": standing.slug}

    def place(label: str, name: str, icon: str, count: int = 0) -> Place:
        url = reverse(name, kwargs=within)
        return Place(label, url, icon, count, current=url in here)

    home = place(_("Home"), "home:front", "House", numbers.waiting)
    cases = place(_("Cases"), "deviations:index", "ExclamationmarkTriangle")
    report = place(_("Report"), "reporting:report", "Megaphone")
    plan = place(_("Measures"), "measures:index", "Tasklist")
    menu = place(_("Menu"), "home:menu", "MenuHamburger")
    system = [
        place(_("Organisation"), "organisation:index", "Buildings3"),
        place(_("People"), "people:index", "PersonGroup"),
    ]
    if standing.oversees:
        system.append(place(_("Posters"), "posters:index", "QrCode"))
    if standing.administers:
        system.append(place(_("Groups"), "groups:index", "PadlockLocked"))
        system.append(place(_("Import"), "registers:index", "FileImport"))
        system.append(place(_("Other systems"), "keys:index", "KeyHorizontal"))
    mine = place(_("My reports"), "reporting:mine", "Inbox")
    messages = place(_("Inbox"), "notifications:index", "Bell", numbers.unread)
    own = reverse("signin:me")
    me = Place(_("My page"), own, "PersonCircle", current=own in here)
    return Shell(
        company=standing.company,
        home=home.url,
        report=report,
        offline=() if standing.shares else (report.url, mine.url),
        groups=(
            Group("", (home, cases, plan, mine)),
            Group(_("Our system"), tuple(system)),
            Group(_("You"), (messages, me)),
        ),
        bottom=(home, cases, report, plan, menu),
        search=reverse("search:index", kwargs=within),
        inbox=messages,
        me=me,
        trouble=trouble,
    )


def _trouble(actor: Actor) -> str:
    """The worker has been silent for long: what waits is kept, but nobody is told of it."""
    since = heartbeat.silent_since(settings.DATA, actor.now)
    if since is None:
        return ""
    words = _("No letters or notifications have gone out since %(moment)s.")
    after = _("Nothing is lost. Ask whoever runs Varde to start it again.")
    return f"{words % {'moment': dates.moment(since)}} {after}"


def _holds(actor: Actor, roles: Any) -> bool:
    return bool(actor.paths_of(frozenset(roles)))
