"""Changing what is known of a person: welcome, correct, let in, goodbye, welcome back."""

import uuid
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from varde.directory.forms.members import ChangePerson, Forget, Identify, Leave, TakeOn, WelcomeBack
from varde.directory.views.people import address, found, refuse_unless
from varde.foundation.refusals import Forbidden
from varde.people import letters, rules, verbs
from varde.people.middleware import ActorRequest
from varde.people.models import Invitation, Member
from varde.ui import pages
from varde.ui.forms import Form

asked = require_http_methods(["GET", "HEAD", "POST"])


@asked
def welcome(request: ActorRequest) -> HttpResponse:
    """Somebody new."""
    actor = request.actor
    if not actor.paths_of(rules.LINE):
        raise Forbidden(_("Only somebody who leads a unit can take people in. Ask them."))
    own = actor.member.unit_id if actor.member else ""
    begun = {"start_date": actor.today, "unit": request.GET.get("enhet", own)}
    form = TakeOn(typed(request), actor=actor, initial=begun)
    if form.carries_out(verbs.take_on, by=actor):
        pages.tell(request, _("%(name)s is in.") % {"name": form.result})
        return redirect(address(request, form.result))
    status = 422 if form.errors else 200
    return pages.render(request, "directory/welcome.html", {"form": form}, status=status)


@asked
def change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Name, unit, e-mail, phone."""
    member = found(request, pk)
    refuse_unless(rules.CHANGE, request, member)
    form = ChangePerson(typed(request), actor=request.actor, member=member)
    if form.carries_out(verbs.change, member, by=request.actor):
        return kept(request, member)
    return about(request, member, form, _("Correct what we know of %(name)s"), _("Save"))


@asked
def identify(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Employee number and birth date."""
    member = found(request, pk)
    refuse_unless(rules.IDENTIFY, request, member)
    known = {"number": member.number, "birth_date": member.birth_date}
    form = Identify(typed(request), initial=known)
    if form.carries_out(verbs.identify, member, by=request.actor):
        return kept(request, member)
    return about(request, member, form, _("Number and age of %(name)s"), _("Save"))


@never_cache
@require_POST
def invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A link to a login of their own, shown this once and never again."""
    member = found(request, pk)
    invitation, token = verbs.invite(member, by=request.actor)
    path = reverse("signin:accept", kwargs={"token": token})
    link = letters.link(path, seen_at=request.build_absolute_uri())
    context = {
        "member": member,
        "invitation": invitation,
        "link": link,
        "mailed": letters.invitation(member, link, now=request.actor.now),
        "mailto": _mailto(member, link),
    }
    return pages.render(request, "directory/invited.html", context)


@require_POST
def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The link no longer counts."""
    member = found(request, pk)
    for invitation in Invitation.objects.visible_to(request.actor).filter(member=member).sent():
        verbs.withdraw_invitation(invitation, by=request.actor)
    pages.tell(request, _("The link no longer works."))
    return redirect(address(request, member))


@require_POST
def try_again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Letters came back, but the address is right."""
    member = found(request, pk)
    verbs.try_address_again(member, by=request.actor)
    pages.tell(request, _("Letters are sent there again. If one comes back, we say so."))
    return redirect(address(request, member))


@asked
def leave(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What ends, what waits, and who takes it over."""
    member, actor = found(request, pk), request.actor
    refuse_unless(rules.LEAVE, request, member)
    waits = verbs.what_waits(member, by=actor)
    form = Leave(
        typed(request),
        actor=actor,
        member=member,
        what=[one.what for one in waits],
        initial={"last_day": actor.today},
    )
    if form.carries_out(verbs.leave, member, by=actor):
        pages.tell(request, _("%(name)s has left.") % {"name": member})
        return redirect("people:index", company=actor.company.slug)
    context = {"member": found(request, pk), "form": form, "waits": waits}
    context["ends"] = verbs.what_ends(member)
    status = 422 if form.errors else 200
    return pages.render(request, "directory/leave.html", context, status=status)


@asked
def welcome_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody who left works here again."""
    member = found(request, pk)
    refuse_unless(rules.RETURN, request, member)
    form = WelcomeBack(typed(request), actor=request.actor, initial={"unit": member.unit_id})
    if form.carries_out(verbs.welcome_back, member, by=request.actor):
        pages.tell(request, _("%(name)s is in.") % {"name": member})
        return redirect(address(request, member))
    lede = _("Roles and login are given anew.")
    title = _("%(name)s works here again")
    return about(request, member, form, title, _("Welcome back"), lede=lede)


@asked
def forget(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What goes and what stays, before it cannot be undone."""
    member, actor = found(request, pk), request.actor
    refuse_unless(rules.FORGET, request, member)
    if not rules.FORGET.open_to(actor, member):
        return redirect(address(request, member))
    form = Forget(typed(request))
    if form.carries_out(verbs.forget, member, by=actor):
        pages.tell(request, _("The person is forgotten. What was done here is kept."))
        return redirect("people:index", company=actor.company.slug)
    context = {"member": found(request, pk), "form": form}
    context["has_login"] = verbs.accounts(member).exists()
    status = 422 if form.errors else 200
    return pages.render(request, "directory/forget.html", context, status=status)


def typed(request: ActorRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def kept(request: ActorRequest, member: Member) -> HttpResponse:
    pages.tell(request, _("Saved."))
    return redirect(address(request, member))


def about(
    request: ActorRequest, member: Member, form: Form, title: str, button: str, *, lede: str = ""
) -> HttpResponse:
    """A form about one person, with the way back to them."""
    known = found(request, member.pk)
    back = (known.name, address(request, known))
    return ask(request, form, title % {"name": known.name}, button, back=back, lede=lede)


def ask(
    request: ActorRequest,
    form: Form,
    title: str,
    button: str,
    *,
    back: tuple[str, str],
    lede: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "title": title, "button": button, "lede": lede}
    context |= {"back": back[0], "back_url": back[1]}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/form.html", context, status=status)


def _mailto(member: Member, link: str) -> str:
    """Opens the leader's own mail program with the letter written."""
    subject, text = letters.words_of_invitation(member, link)
    return f"mailto:{quote(member.email)}?subject={quote(subject)}&body={quote(text)}"
