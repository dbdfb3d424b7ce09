"""How a person works here, and the roles they hold."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.directory.forms.work import (
    Appoint,
    ChangeEmployment,
    Employ,
    EndEmployment,
    GiveRole,
    LimitRole,
)
from varde.directory.views.changes import about, ask, asked, kept, typed
from varde.directory.views.people import address, found, refuse_unless
from varde.foundation.refusals import Forbidden
from varde.people import rules, verbs
from varde.people.middleware import ActorRequest
from varde.people.models import Appointment, Employment, Member
from varde.ui import pages


@asked
def employ(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Another way of working here."""
    member, actor = found(request, pk), request.actor
    refuse_unless(rules.CHANGE_EMPLOYMENT, request, member)
    begun = {"unit": member.unit_id, "start_date": actor.today}
    form = Employ(typed(request), actor=actor, initial=begun)
    if form.carries_out(verbs.employ, member, by=actor):
        return kept(request, member)
    return about(request, member, form, _("How %(name)s works here"), _("Save"))


@asked
def change_employment(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The last day, the agency, the instructor."""
    employment = _employment(request, pk)
    refuse_unless(rules.CHANGE_EMPLOYMENT, request, employment)
    form = ChangeEmployment(typed(request), actor=request.actor, employment=employment)
    if form.carries_out(verbs.change_employment, employment, by=request.actor):
        return kept(request, employment.member)
    title = _("How %(name)s works here")
    return about(request, employment.member, form, title, _("Save"))


@asked
def end_employment(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """No longer in this way."""
    employment = _employment(request, pk)
    refuse_unless(rules.END_EMPLOYMENT, request, employment)
    form = EndEmployment(typed(request), initial={"end_date": request.actor.today})
    if form.carries_out(verbs.end_employment, employment, by=request.actor):
        return kept(request, employment.member)
    title = _("%(name)s no longer works here in this way")
    return about(request, employment.member, form, title, _("End it"))


@asked
def appoint(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the person a role."""
    member, actor = found(request, pk), request.actor
    _refuse_others(request)
    form = Appoint(typed(request), actor=actor, initial=_begun(request, unit=member.unit_id))
    if form.carries_out(verbs.appoint, member, by=actor):
        return kept(request, member)
    return about(request, member, form, _("A role for %(name)s"), _("Give the role"))


@asked
def give_role(request: ActorRequest) -> HttpResponse:
    """Find somebody for a role, when the unit is known and the person is not."""
    actor = request.actor
    _refuse_others(request)
    form = GiveRole(typed(request), actor=actor, initial=_begun(request, unit=""))
    if form.carries_out(_appointed, by=actor):
        return kept(request, form.result.member)
    back = (_("People"), reverse("people:index", args=[actor.company.slug]))
    return ask(request, form, _("Give somebody a role"), _("Give the role"), back=back)


def _appointed(member: Member, **words: Any) -> Appointment:
    return verbs.appoint(member, **words)


def _begun(request: ActorRequest, *, unit: Any) -> dict[str, Any]:
    """What the address says already."""
    asked = request.GET
    return {
        "unit": asked.get("enhet", unit),
        "role": asked.get("rolle", ""),
        "start_date": request.actor.today,
    }


def _refuse_others(request: ActorRequest) -> None:
    if not request.actor.paths_of(rules.BUILDERS):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They give roles."))


@asked
def limit_role(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Until a day to come."""
    appointment = _appointment(request, pk)
    refuse_unless(rules.LIMIT_ROLE, request, appointment)
    form = LimitRole(typed(request), initial={"end_date": appointment.end_date})
    if form.carries_out(verbs.limit_role, appointment, by=request.actor):
        return kept(request, appointment.member)
    title = _("%(name)s has the role until a day")
    return about(request, appointment.member, form, title, _("Save"))


@require_POST
def end_role(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Over now; pressed by mistake, it is undone."""
    appointment = _appointment(request, pk)
    verbs.end_role(appointment, by=request.actor)
    undo = reverse("people:resume_role", args=[request.actor.company.slug, pk])
    pages.tell(request, _("The role is over."), undo=undo)
    return redirect(address(request, appointment.member))


@require_POST
def resume_role(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    appointment = _appointment(request, pk)
    verbs.resume_role(appointment, by=request.actor)
    return kept(request, appointment.member)


def _employment(request: ActorRequest, pk: uuid.UUID) -> Employment:
    rows = Employment.objects.visible_to(request.actor).select_related("member", "unit")
    employment: Employment = get_object_or_404(rows, pk=pk)
    return employment


def _appointment(request: ActorRequest, pk: uuid.UUID) -> Appointment:
    rows = Appointment.objects.visible_to(request.actor).select_related("member", "unit")
    appointment: Appointment = get_object_or_404(rows, pk=pk)
    return appointment
