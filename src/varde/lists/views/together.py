"""The same for several rows: one page that says what will happen, one that says what did."""

import uuid
from functools import partial
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from varde.foundation.identity import uuid7
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.lists import rules, verbs
from varde.lists.forms.deeds import DeedForm
from varde.lists.listed import Deed, Listed
from varde.lists.models import Batch
from varde.lists.trying import why_not
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.ui import pages

KEY, CHOSEN, DEED, QUERY = "nokkel", "rad", "gjor", "liste"


class Line(NamedTuple):
    """One row: what it is called, where it is, and why it is left."""

    words: str
    url: str
    why: str = ""


@require_POST
def ask(request: ActorRequest, listed: Listed) -> HttpResponse:
    """What will happen to how many, and which it cannot be done to; then it is done."""
    deed = listed.deed(request.POST.get(DEED, ""))
    rows = _chosen(request, listed)
    if deed is None:
        raise Refused(_("Choose what shall be done with them."))
    key = _key(request.POST.get(KEY, ""))
    form = deed.form(request.POST if key else None, actor=request.actor)
    if key and form.is_valid():
        batch = _carried_out(listed, deed, rows, form, key, request.actor)
        return redirect(listed.address("batch", request.actor, batch.pk))
    return _asked(request, listed, deed, rows, form)


@require_GET
def batch(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> HttpResponse:
    """What was done to which, and the way back for an hour."""
    found = _found(request, listed, pk)
    rows = {reference(row): row for row in _rows(found, listed, request.actor)}
    deed = listed.deed(found.deed)
    undone = found.state == rules.UNDONE
    done, left = found.done_to(), found.left
    if undone:
        done, left = found.undone_in(), found.not_undone
    context = {
        "listed": listed,
        "deed": deed,
        "undone": undone,
        "count": len(done),
        "done": _lines(listed, rows, dict.fromkeys(done, "")),
        "out_of_sight": sum(1 for one in done if one not in rows),
        "left": _lines(listed, rows, left),
        "undo_url": _undo_url(found, listed, request.actor),
        "undo_until": found.undo_until(),
        "back_url": listed.back("", request.actor),
    }
    return pages.render(request, "lists/batch.html", context)


@require_POST
def undo(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> HttpResponse:
    """All of it back to what it was."""
    found = _found(request, listed, pk)
    verbs.undo(found, step_back=listed.step_back, by=request.actor)
    return redirect(listed.address("batch", request.actor, found.pk))


def _chosen(request: ActorRequest, listed: Listed) -> list[Any]:
    """Those that were ticked and can be seen, in the order of the list."""
    keys = [key for text in request.POST.getlist(CHOSEN) if (key := _key(text))]
    if not keys:
        raise Refused(_("Choose something in the list first."))
    if len(keys) > verbs.MOST:
        raise Refused(_("At most %(most)s at once. Choose fewer.") % {"most": verbs.MOST})
    found = {row.pk: row for row in listed.rows(request.actor).filter(pk__in=keys)}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _asked(
    request: ActorRequest, listed: Listed, deed: Deed, rows: list[Any], form: DeedForm
) -> HttpResponse:
    actor = request.actor
    hindered = {row.pk: why_not(partial(deed.tries, row, actor)) for row in rows}
    query = request.POST.get(QUERY, "")
    context = {
        "form": form,
        "deed": deed,
        "listed": listed,
        "able": [row for row in rows if not hindered[row.pk]],
        "hindered": [
            Line(listed.said(row), row.get_absolute_url(), hindered[row.pk])
            for row in rows
            if hindered[row.pk]
        ],
        "key": uuid7(),
        "query": query,
        "back_url": listed.back(query, actor),
    }
    status = 422 if form.errors else 200
    return pages.render(request, "lists/together.html", context, status=status)


def _carried_out(
    listed: Listed, deed: Deed, rows: list[Any], form: DeedForm, key: uuid.UUID, actor: Actor
) -> Batch:
    given = form.cleaned_data
    return verbs.carry_out(
        key=key,
        list_key=listed.key,
        deed=deed.key,
        rows=rows,
        act=lambda row, by: deed.verb(row, **given, by=by),
        by=actor,
    )


def _found(request: ActorRequest, listed: Listed, pk: uuid.UUID) -> Batch:
    mine = Batch.objects.visible_to(request.actor)
    return get_object_or_404(mine, pk=pk, list_key=listed.key)


def _rows(batch: Batch, listed: Listed, actor: Actor) -> list[Any]:
    keys = [one.partition(":")[2] for one in batch.chosen]
    return list(listed.rows(actor).filter(pk__in=keys))


def _lines(listed: Listed, rows: dict[str, Any], which: dict[str, str]) -> list[Line]:
    return [
        Line(listed.said(rows[one]), rows[one].get_absolute_url(), why)
        for one, why in which.items()
        if one in rows
    ]


def _undo_url(batch: Batch, listed: Listed, actor: Actor) -> str:
    return listed.address("undo", actor, batch.pk) if batch.can_be_undone(actor.now) else ""


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
