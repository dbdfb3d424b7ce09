"""Groups: who may see what is closed to everybody else. For those who decide it."""

import uuid

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.directory.forms.groups import FormGroup, NameGroup, Seat
from varde.foundation.refusals import Forbidden
from varde.people import rules
from varde.people.middleware import ActorRequest
from varde.people.models import Group, Member
from varde.people.verbs import groups as verbs
from varde.ui import pages

asked = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """All groups, those in use first."""
    _refuse_others(request)
    groups = Group.objects.visible_to(request.actor).order_by("-state", "name", "pk")
    context = {"groups": groups.prefetch_related("members")}
    return pages.render(request, "directory/groups/index.html", context)


@asked
def form_group(request: ActorRequest) -> HttpResponse:
    """A name, and the first few people."""
    _refuse_others(request)
    form = FormGroup(_typed(request), actor=request.actor)
    if form.carries_out(verbs.form_group, by=request.actor):
        group = form.result
        told = _("%(group)s is formed.") % {"group": group}
        pages.tell(request, told, undo=_address(request, "close_group", group))
        return redirect(_address(request, "detail", group))
    status = 422 if form.errors else 200
    return pages.render(request, "directory/groups/form_group.html", {"form": form}, status=status)


@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Who is in it."""
    return _show(request, _found(request, pk), Seat(actor=request.actor))


@asked
def change_group(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Another name."""
    group = _found(request, pk)
    form = NameGroup(_typed(request), initial={"name": group.name})
    if form.carries_out(verbs.change_group, group, by=request.actor):
        pages.tell(request, _("The group is called %(group)s now.") % {"group": group})
        return redirect(_address(request, "detail", group))
    context = {"group": _found(request, pk), "form": form}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/groups/change_group.html", context, status=status)


@require_POST
def seat(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Let one more in. Undoing that somebody was taken out says who in the address."""
    group = _found(request, pk)
    typed = QueryDict(f"member={request.GET['hvem']}") if "hvem" in request.GET else request.POST
    form = Seat(typed, actor=request.actor)
    if form.carries_out(verbs.seat, group, by=request.actor):
        member = form.cleaned_data["member"]
        told = _("%(name)s is in the group.") % {"name": member}
        pages.tell(request, told, undo=_address(request, "unseat", group, member.pk))
        return redirect(_address(request, "detail", group))
    return _show(request, _found(request, pk), form)


@require_POST
def unseat(request: ActorRequest, pk: uuid.UUID, member: uuid.UUID) -> HttpResponse:
    """Take one out."""
    group = _found(request, pk)
    one = get_object_or_404(
        Member.objects.visible_to(request.actor).filter(groups=group), pk=member
    )
    verbs.unseat(group, member=one, by=request.actor)
    undo = f"{_address(request, 'seat', group)}?hvem={one.pk}"
    told = _("%(name)s is no longer in the group, and sees nothing more of what is closed to it.")
    pages.tell(request, told % {"name": one}, undo=undo)
    return redirect(_address(request, "detail", group))


@require_POST
def close_group(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    group = _found(request, pk)
    verbs.close_group(group, by=request.actor)
    told = _("Nothing more is closed to %(group)s.") % {"group": group}
    pages.tell(request, told, undo=_address(request, "reopen_group", group))
    return redirect(_address(request, "detail", group))


@require_POST
def reopen_group(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    group = _found(request, pk)
    verbs.reopen_group(group, by=request.actor)
    pages.tell(request, _("%(group)s is in use again.") % {"group": group})
    return redirect(_address(request, "detail", group))


def _found(request: ActorRequest, pk: uuid.UUID) -> Group:
    _refuse_others(request)
    return get_object_or_404(Group.objects.visible_to(request.actor), pk=pk)


def _refuse_others(request: ActorRequest) -> None:
    if not rules.FORM_GROUP.who & request.actor.roles_at(None):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They decide who is in a group."))


def _show(request: ActorRequest, group: Group, form: Seat) -> HttpResponse:
    people = Member.objects.visible_to(request.actor).filter(groups=group).select_related("unit")
    context = {"group": group, "people": list(people.in_order()), "form": form}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/groups/detail.html", context, status=status)


def _typed(request: ActorRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _address(request: ActorRequest, name: str, group: Group, *more: object) -> str:
    return reverse(f"groups:{name}", args=[request.actor.company.slug, group.pk, *more])
