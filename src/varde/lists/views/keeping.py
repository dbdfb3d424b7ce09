"""The views people keep: named, opened by a plain address, changed, taken away."""

import uuid
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.foundation.questions import KEPT, Question
from varde.lists import verbs
from varde.lists.columns import asked
from varde.lists.forms.keeping import Name
from varde.lists.listed import Listed
from varde.lists.models import SavedView
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.ui import pages

OPENED = "visning"


class Chip(NamedTuple):
    """A kept view as a link above its list; `change_url` for the one who made it."""

    label: str
    url: str
    current: bool
    change_url: str


def chips(listed: Listed, actor: Actor, *, opened: str) -> tuple[Chip, ...]:
    """The kept views of a list. One query."""
    me = actor.member.pk if actor.member else None
    return tuple(
        Chip(
            label=name,
            url=listed.address("open_view", actor, key),
            current=str(key) == opened,
            change_url=listed.address("change_view", actor, key) if maker == me else "",
        )
        for key, name, maker in _views(listed.key, actor.as_today()).ask()
    )


@lru_cache(maxsize=KEPT)
def _views(list_key: str, actor: Actor) -> Question:
    views = SavedView.objects.visible_to(actor).at(list_key).order_by("is_shared", "name", "pk")
    shown = views.values_list("pk", "name", "member_id")[: 2 * verbs.MOST_VIEWS]
    return Question(shown)


@require_GET
def open_view(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> HttpResponse:
    """The list as it was kept. What is no more, or not for this reader, is left out."""
    view = _find(request, listed, pk)
    query = listed.query(_asked(view), request.actor)
    parted = "&" if query else "?"
    return redirect(f"{listed.back(query, request.actor)}{parted}{OPENED}={view.pk}")


@require_GET
def take_out_view(request: ActorRequest, listed: Listed, pk: uuid.UUID, form: str) -> HttpResponse:
    """The same as a file."""
    view = _find(request, listed, pk)
    query = listed.query(_asked(view), request.actor)
    where = reverse(listed.download, kwargs={"company": request.actor.company.slug, "form": form})
    return redirect(f"{where}{query}")


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: ActorRequest, listed: Listed) -> HttpResponse:
    """What the list shows now gets a name."""
    query = listed.query(asked(request.GET), request.actor)
    form = Name(request.POST if request.method == "POST" else None, actor=request.actor)
    what = {"list_key": listed.key, "query": query}
    if form.is_bound and form.carries_out(verbs.keep, **what, by=request.actor):
        pages.tell(request, _("The view is kept."))
        return redirect(listed.address("open_view", request.actor, form.result.pk))
    return _page(request, listed, form, back_url=listed.back(query, request.actor))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> HttpResponse:
    """Another name, others who see it; or away with it."""
    view = _mine(request, listed, pk)
    typed = request.POST if request.method == "POST" else None
    first = {"name": view.name, "is_shared": view.is_shared}
    form = Name(typed, actor=request.actor, initial=first)
    where = listed.address("open_view", request.actor, view.pk)
    if form.is_bound and form.carries_out(verbs.change, view, by=request.actor):
        pages.tell(request, _("Saved."))
        return redirect(where)
    remove_url = listed.address("remove_view", request.actor, view.pk)
    return _page(request, listed, form, back_url=where, view=view, remove_url=remove_url)


@require_POST
def remove(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> HttpResponse:
    """The name goes; nothing it showed does."""
    view = _mine(request, listed, pk)
    verbs.remove(view, by=request.actor)
    pages.tell(request, _("The view is taken away."))
    return redirect(listed.back("", request.actor))


def _find(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> SavedView:
    seen = SavedView.objects.visible_to(request.actor).at(listed.key)
    return get_object_or_404(seen, pk=pk)


def _mine(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> SavedView:
    seen = SavedView.objects.visible_to(request.actor).at(listed.key)
    return get_object_or_404(seen, pk=pk, member=request.actor.member)


def _asked(view: SavedView) -> dict[str, str]:
    return dict(parse_qsl(view.query.removeprefix("?")))


def _page(request: ActorRequest, listed: Listed, form: Name, **more: Any) -> HttpResponse:
    context = {"form": form, "listed": listed, "view": None, "remove_url": "", **more}
    status = 422 if form.errors else 200
    return pages.render(request, "lists/keep.html", context, status=status)
