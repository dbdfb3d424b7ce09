"""The first page: two doors into an empty Varde, the way in to one that is in use."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from varde.demo import door
from varde.people.models import Member
from varde.start import founding
from varde.ui import pages


@login_not_required
def landing(request: HttpRequest) -> HttpResponse:
    """Signed in: your undertaking. Not signed in: start one, look around, or sign in."""
    if request.user.is_authenticated:
        return _mine(request)
    context = {
        "may_found": founding.is_open(),
        "may_look_around": door.is_open(),
        "in_use": founding.any_undertaking(),
    }
    return pages.render(request, "config/landing.html", context)


def _mine(request: Any) -> HttpResponse:
    members = Member.objects.active().filter(user=request.user).select_related("company")
    companies = sorted((member.company for member in members), key=lambda c: c.name)
    if len(companies) == 1:
        return redirect("home:front", company=companies[0].slug)
    return pages.render(request, "config/undertakings.html", {"companies": companies})
