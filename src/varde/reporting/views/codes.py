"""Where the code is typed, and what is said when it opens nothing."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from varde.reporting import doors, limits
from varde.reporting.forms.receipt import Code
from varde.reporting.views.strangers import for_strangers, spoken
from varde.ui import pages


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code, and come to the case. Posted, so that it stands in no address until right."""
    form = Code(request.POST or None)
    if not form.is_bound:
        return _page(request, form)
    if form.is_valid():
        code, now = form.cleaned_data["code"], timezone.now()
        if is_shut(code, now=now):
            return wait(request)
        if doors.holder_of(code, now=now):
            asked = urlencode(spoken(request))
            where = reverse("receipts:status", args=[code])
            return redirect(f"{where}?{asked}" if asked else where)
        count_wrong(code, now=now)
        form.add_error("code", _("No report has this code. Look at it once more."))
    return _page(request, form, status=422)


def is_shut(code: str, *, now: datetime.datetime) -> bool:
    """Have too many wrong codes been tried in the drawer where this one lies?"""
    drawer = doors.drawer_of(code)
    return bool(drawer) and limits.WRONG_CODES.is_reached(drawer, now=now)


def count_wrong(code: str, *, now: datetime.datetime) -> None:
    """One more wrong code in its drawer. What can be no code opens nothing, and is not counted."""
    if drawer := doors.drawer_of(code):
        limits.WRONG_CODES.take(drawer, now=now)


def unknown(request: HttpRequest, code: str) -> HttpResponse:
    """404: an address with a code that opens nothing."""
    form = Code({"code": code[:40]})
    form.add_error("code", _("No report has this code. Look at it once more."))
    return _page(request, form, status=404)


def wait(request: HttpRequest) -> HttpResponse:
    """429: too many wrong codes, from whomever."""
    context = {"typed": request.POST.get("text", ""), "csrf_input": ""}
    response = pages.render(request, "reporting/receipt_wait.html", context, status=429)
    response["Retry-After"] = str(limits.TEN_MINUTES)
    return response


def _page(request: HttpRequest, form: Code, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "csrf_input": "", "asked": urlencode(spoken(request))}
    return pages.render(request, "reporting/receipt_enter.html", context, status=status)
