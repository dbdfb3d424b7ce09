"""The page of one person, and names suggested while one types."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from varde.foundation.refusals import Forbidden
from varde.mail import verbs as mail
from varde.organisation.forms.choices import SUGGESTED, suggested
from varde.organisation.models import Unit
from varde.people import absences, rules
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import Appointment, Employment, Group, Invitation, Member
from varde.steps.step import Step
from varde.ui import pages


@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One person: what they are here; for those who see to it, how they work and sign in."""
    member, actor = found(request, pk), request.actor
    see = bool(rules.CHANGE.who & member.roles_for(actor))
    held = _held(actor, member)
    context: dict[str, Any] = {
        "member": member,
        "away": absences.said(member.away_until, actor.today),  # type: ignore[attr-defined]
        "see": see,
        "reach": see or bool(held),
        "held": held,
        "may": _may(actor, member),
        "is_minor": see and member.is_minor(actor.today),
    }
    if see:
        context |= _for_those_who_see_to_it(actor, member)
    return pages.render(request, "directory/detail.html", context)


@require_GET
def suggest(request: ActorRequest) -> HttpResponse:
    """Names that begin as typed, for a box that chooses a person."""
    typed = request.GET.get(request.GET.get("felt", ""), "")
    rows = Member.objects.visible_to(request.actor).active().named(typed).select_related("unit")
    return _suggestions(request, rows.in_order()[:SUGGESTED] if typed else [])


@require_GET
def suggest_units(request: ActorRequest) -> HttpResponse:
    """The same for a box that chooses a unit."""
    typed = request.GET.get(request.GET.get("felt", ""), "")
    rows = Unit.objects.visible_to(request.actor).open().named(typed)
    return _suggestions(request, rows.in_order()[:SUGGESTED] if typed else [])


def found(request: ActorRequest, pk: uuid.UUID) -> Member:
    """Those who have left are known only to those who may take them back."""
    rows = Member.objects.visible_to(request.actor).select_related("unit", "company")
    member: Member = get_object_or_404(rows.with_absence(request.actor.today), pk=pk)
    if member.state != rules.ACTIVE and not rules.RETURN.who & member.roles_for(request.actor):
        raise Http404
    return member


def address(request: ActorRequest, member: Member) -> str:
    return reverse("people:detail", args=[request.actor.company.slug, member.pk])


def refuse_unless(step: Step, request: ActorRequest, row: Any) -> None:
    """Say so before anything is typed in vain."""
    if not step.who & row.roles_for(request.actor):
        raise Forbidden(_("Only somebody who leads the unit can do this. Ask them."))


def _held(actor: Actor, member: Member) -> list[Appointment]:
    """The roles of today and of days to come, the highest unit first."""
    rows = Appointment.objects.visible_to(actor).filter(member=member)
    return list(
        rows.meeting(actor.today, None).select_related("unit").order_by("unit__path", "start_date")
    )


def _may(actor: Actor, member: Member) -> dict[str, bool]:
    """Which buttons stand on the page."""
    line = bool(rules.LINE & member.roles_for(actor))
    stays = member.state == rules.ACTIVE
    return {
        "change": rules.CHANGE.open_to(actor, member),
        "line": line and stays,
        "away": stays and rules.TELL_ABSENCE.open_to(actor, member),
        "invite": line and stays and not member.user_id,
        "appoint": stays and bool(actor.paths_of(rules.BUILDERS)),
        "back": rules.RETURN.open_to(actor, member),
        "forget": rules.FORGET.open_to(actor, member),
    }


def _for_those_who_see_to_it(actor: Actor, member: Member) -> dict[str, Any]:
    work = Employment.objects.visible_to(actor).filter(member=member)
    invited = Invitation.objects.visible_to(actor).filter(member=member).sent()
    return {
        "work": work.select_related("unit", "instructor").order_by("-start_date", "pk"),
        "invitation": invited.order_by("-expires_at").first(),
        "failing": mail.fault_of(member.email),
        "groups": Group.objects.visible_to(actor).filter(members=member).order_by("name"),
    }


def _suggestions(request: ActorRequest, rows: Any) -> HttpResponse:
    lines = [suggested(row) for row in rows]
    return pages.render(request, "directory/suggestions.html", {"lines": lines})
