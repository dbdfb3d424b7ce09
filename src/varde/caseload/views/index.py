"""The list of cases as a page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from varde.caseload import lines, listing, silence, similar
from varde.caseload.above import Above
from varde.caseload.columns import COLUMNS
from varde.caseload.deeds import CASES
from varde.lists.columns import asked
from varde.lists.views import keeping
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.ui import pages


def index(request: ActorRequest) -> HttpResponse:
    """What burns first, one page at a time. A whole number goes straight to its case."""
    typed = request.GET.get("q", "")
    case = similar.by_number(typed, request.actor) if "vis" not in request.GET else None
    if case:
        return redirect("deviations:detail", company=request.actor.company.slug, pk=case.pk)
    shown = _shown(asked(request.GET), request.actor)
    return pages.render(request, "caseload/index.html", shown, block="register")


def _shown(asked: Mapping[str, str], actor: Actor) -> dict[str, Any]:
    """The page that is asked for."""
    look, after, several = (
        listing.wanted(asked, actor),
        asked.get("etter", ""),
        asked.get("velg", ""),
    )
    some, slug = listing.lines(look, after, actor), actor.company.slug
    above = Above(
        slug=slug,
        view=look.view,
        columns=look.columns,
        counted=listing.counts(actor),
        own_views=keeping.chips(CASES, actor, opened=asked.get(keeping.OPENED, "")),
        look=look,
    )
    return {
        "heading": listing.VIEWS[look.view],
        "empty": listing.EMPTY[look.view],
        "above": above.drawn(),
        "lines": _drawn(some.rows, look, actor, several),
        "columns": COLUMNS.shown(look.columns),
        "typed": look.typed,
        "unnarrowed": above.unnarrowed(),
        "deeds": CASES.deeds,
        "may_choose": listing.may_handle_any(some, actor),
        "several": several,
        "choose_url": look.address(velg="1", etter=after),
        "all_url": look.address(velg="alle", etter=after),
        "next_url": look.address(etter=some.after, velg=several) if some.after else "",
        "first_url": look.address() if after else "",
        "same": look.address(),
        "may_see_silence": silence.may_see(actor),
    }


def _drawn(rows: list[lines.Values], look: listing.Wanted, actor: Actor, several: str) -> str:
    how = lines.Look(
        language=get_language(),
        today=actor.today,
        day=timezone.localdate(),
        cases_url=reverse("deviations:index", args=[actor.company.slug]),
        columns=tuple((column.key, column.phone) for column in COLUMNS.shown(look.columns)),
        several=several,
    )
    mine = listing.handled_among(rows, actor) if several else set()
    return lines.drawn(rows, how, mine, actor.now)
