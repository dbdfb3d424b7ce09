"""Pages of no room: what went wrong, the choice of light or dark, the gallery."""

import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.foundation.outages import is_outage
from varde.ui import gallery as exhibits
from varde.ui import outages, pages, refusals, schemes


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something we do not understand."""
    return refusals.page(
        request,
        title=_("We did not understand that"),
        why=_("Go back and try once more."),
        status=400,
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: raised as PermissionDenied; refusals of verbs have words of their own."""
    why = _("Ask your leader, or the one who set up Varde where you work.")
    return refusals.page(request, title=_("This page is not open to you"), why=why, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not yours to see. We do not say which."""
    why = _("The address may be wrong, or the page is not open to you.")
    return refusals.page(request, title=_("We cannot find the page"), why=why, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it passes by itself: needs neither database nor session."""
    fault = sys.exception()
    if is_outage(fault):
        return outages.answer(request, fault)
    why = _("The fault is ours, not yours. Try again in a few minutes.")
    return refusals.page(request, title=_("Something broke"), why=why, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or cookies are off."""
    why = _("The page had been open too long. Go back, load it again, and send once more.")
    return refusals.page(request, title=_("We could not take this in"), why=why, status=403)


def only_a_button(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """405: a page restored or typed, at an address that a button sends to."""
    why = _("Nothing was done. Go back to the page, and do it from there.")
    response = refusals.page(
        request,
        title=_("There is no page here to open"),
        why=why,
        status=405,
        leads_to=refusals.above(request),
    )
    for name, words in refused.items():
        if not name.startswith("Content-"):
            response[name] = words
    return response


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many tries in a short time."""
    why = _("There were many tries in a short time. Wait a few minutes, and try again.")
    return refusals.page(request, title=_("Wait a little"), why=why, status=429)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: so much that it is not even read. The browser still has what was typed."""
    why = _("It was more than %(megabytes)s MB at once. Go back, and send fewer or smaller files.")
    return refusals.page(
        request,
        title=_("That was too much at once"),
        why=why % {"megabytes": settings.VARDE_LARGEST_REQUEST >> 20},
        status=413,
    )


def maintenance(request: HttpRequest) -> HttpResponse:
    """503: while an upgrade or a restore is under way."""
    why = _("Varde is being updated. Danger to life: call 113, 110 or 112.")
    return refusals.page(request, title=_("Back in a few minutes"), why=why, status=503)


@require_POST
def choose_scheme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device."""
    response = redirect(refusals.back(request))
    schemes.remember(
        response, request.POST.get("scheme", ""), secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@login_not_required
def gallery(request: HttpRequest, name: str = "index") -> HttpResponse:
    """Every component and trial pages, only while developing."""
    if not settings.DEBUG or name not in exhibits.EXHIBITS:
        raise Http404
    context = exhibits.EXHIBITS[name](request)
    status = 422 if request.method == "POST" and context["form"].errors else 200
    return pages.render(request, f"ui/gallery/{name}.html", context, status=status, block="life")
