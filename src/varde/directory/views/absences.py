"""One person's absences: told beforehand with somebody who stands in, and ended again."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.directory.forms.absences import Away
from varde.directory.views.changes import asked, typed
from varde.directory.views.people import found, refuse_unless
from varde.people import rules, verbs
from varde.people.middleware import ActorRequest
from varde.people.models import Absence, Member
from varde.steps.roles import SELF
from varde.ui import pages


@asked
def index(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What is told already, and a form to tell more."""
    member, actor = found(request, pk), request.actor
    refuse_unless(rules.TELL_ABSENCE, request, member)
    form = Away(typed(request), actor=actor, member=member, initial={"start_date": actor.today})
    if form.carries_out(verbs.tell_absence, member, by=actor):
        pages.tell(request, _("It is told. Everything goes to whoever stands in."))
        return redirect("people:absences", company=actor.company.slug, pk=pk)
    rows = Absence.objects.visible_to(actor).to_come(actor.today).filter(member=member)
    context = {
        "member": found(request, pk),
        "is_me": SELF in member.roles_of(actor),
        "form": form,
        "absences": rows.select_related("deputy").order_by("start_date"),
    }
    status = 422 if form.errors else 200
    return pages.render(request, "directory/absences.html", context, status=status)


def my_own(request: ActorRequest) -> HttpResponse:
    """The way in from one's own page."""
    member = request.actor.member
    assert member is not None
    return redirect("people:absences", company=request.actor.company.slug, pk=member.pk)


@require_POST
def end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Back already, or not away after all."""
    rows = Absence.objects.visible_to(request.actor).select_related("member__unit")
    absence = get_object_or_404(rows, pk=pk)
    member: Member = absence.member
    verbs.end_absence(absence, by=request.actor)
    pages.tell(request, _("The absence is over. What comes now comes as usual."))
    return redirect(reverse("people:absences", args=[request.actor.company.slug, member.pk]))
