"""Where one can go from any page: the side bar, the bottom bar of five, and who is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from varde.config import heartbeat
from varde.home import badges
from varde.people.actors import Actor
from varde.signin import tablets
from varde.steps.roles import ADMINISTRATORS, OVERSEERS
from varde.ui import dates
from varde.ui.shell import Group, Place, Shell


def shell(request: HttpRequest) -> Shell:
    """What stands around this page for this person; for pages of no undertaking, very little."""
    actor: Actor | None = getattr(request, "actor", None)
    return _inside(request, actor) if actor else _outside(request)


def _outside(request: HttpRequest) -> Shell:
    home = reverse("landing")
    report = _place(request, _("Where you work"), home, "Buildings3")
    me = _place(request, _("My page"), reverse("signin:me"), "PersonCircle")
    return Shell("", home, report, [Group("", [me])], [report, me], me=me)


def _inside(request: HttpRequest, actor: Actor) -> Shell:
    def place(label: str, name: str, icon: str, count: int = 0) -> Place:
        url = reverse(name, kwargs={"company": actor.company.slug})
        return _place(request, label, url, icon, count)

    numbers = badges.of(request)
    home = place(_("Home"), "home:front", "House", numbers.waiting)
    cases = place(_("Cases"), "deviations:index", "ExclamationmarkTriangle")
    report = place(_("Report"), "reporting:report", "Megaphone")
    plan = place(_("Measures"), "measures:index", "Tasklist")
    menu = place(_("Menu"), "home:menu", "MenuHamburger")
    system = [
        place(_("Organisation"), "organisation:index", "Buildings3"),
        place(_("People"), "people:index", "PersonGroup"),
    ]
    if _holds(actor, OVERSEERS):
        system.append(place(_("Posters"), "posters:index", "QrCode"))
    if _holds(actor, ADMINISTRATORS):
        system.append(place(_("Groups"), "groups:index", "PadlockLocked"))
        system.append(place(_("Import"), "registers:index", "FileImport"))
        system.append(place(_("Other systems"), "keys:index", "KeyHorizontal"))
    mine = place(_("My reports"), "reporting:mine", "Inbox")
    shared = tablets.is_shared(request.session)
    messages = place(_("Inbox"), "notifications:index", "Bell", numbers.unread)
    me = _place(request, _("My page"), reverse("signin:me"), "PersonCircle")
    return Shell(
        company=actor.company.name,
        home=home.url,
        report=report,
        offline=[] if shared else [report.url, mine.url],
        groups=[
            Group("", [home, cases, plan, mine]),
            Group(_("Our system"), system),
            Group(_("You"), [messages, me]),
        ],
        bottom=[home, cases, report, plan, menu],
        search=reverse("search:index", kwargs={"company": actor.company.slug}),
        inbox=messages,
        me=me,
        trouble=_trouble(actor) if _holds(actor, OVERSEERS) else "",
    )


def _trouble(actor: Actor) -> str:
    """The worker has been silent for long: what waits is kept, but nobody is told of it."""
    since = heartbeat.silent_since(settings.DATA, actor.now)
    if since is None:
        return ""
    words = _("No letters or notifications have gone out since %(moment)s.")
    after = _("Nothing is lost. Ask whoever runs Varde to start it again.")
    return f"{words % {'moment': dates.moment(since)}} {after}"


def _place(request: HttpRequest, label: str, url: str, icon: str, count: int = 0) -> Place:
    inner = url.count("/") > 2 and request.path.startswith(url)
    return Place(label, url, icon, count, current=request.path == url or inner)


def _holds(actor: Actor, roles: Any) -> bool:
    return bool(actor.paths_of(frozenset(roles)))
