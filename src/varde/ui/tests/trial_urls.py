"""Small pages for these tests, so that they lean on no room above."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from varde.foundation.refusals import Busy, Forbidden, OutOfReach, Refused
from varde.ui import pages, views
from varde.ui.forms import Form

REFUSALS = {
    "refused": Refused("Tomasz closed the case while you wrote."),
    "forbidden": Forbidden("Only the leader of Havnekvartalet can close the case. Ask Ingrid."),
    "busy": Busy("Many reports are coming in from this poster."),
    "full": OutOfReach("The file could not be kept just now. Try again in a while."),
}


class Note(Form):
    text = forms.CharField(label="What is wrong?")


def page(request: HttpRequest) -> HttpResponse:
    return pages.render(request, "ui/gallery/menu.html", {}, block="main")


def refuse(request: HttpRequest, how: str) -> HttpResponse:
    raise REFUSALS[how]


def break_down(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def reach(request: HttpRequest) -> HttpResponse:
    """The database that this page wants to ask does not answer."""
    raise OperationalError("connection refused")


def tell(request: HttpRequest) -> HttpResponse:
    pages.tell(request, "The case is closed.", undo="/undo/")
    return redirect("page")


urlpatterns = [
    path("ui/", include("varde.ui.urls")),
    path("page/", page, name="page"),
    path("page/7/talk/", require_POST(page)),
    path("refuse/<slug:how>/", csrf_exempt(login_not_required(refuse))),
    path("break/", login_not_required(break_down)),
    path("reach/", csrf_exempt(login_not_required(reach))),
    path("tell/", tell),
    path("old/", login_not_required(views.csrf_failure)),
    path("often/", login_not_required(views.too_many)),
    path("closed/", login_not_required(views.maintenance)),
]
handler400 = "varde.ui.views.bad_request"
handler403 = "varde.ui.views.forbidden"
handler404 = "varde.ui.views.not_found"
handler500 = "varde.ui.views.broken"
