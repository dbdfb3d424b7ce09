"""A link that lets a person in: who it is for, and the way in."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from varde.people import verbs as people
from varde.people.actors import Actor, system
from varde.people.entrances import invitation_behind
from varde.people.models import LANGUAGES, Invitation, User
from varde.signin import verbs
from varde.signin.forms.own import AcceptInvitation
from varde.ui import pages


@never_cache
@login_not_required
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Signed in: link this login. Not signed in: choose a password, or sign in first."""
    invitation = invitation_behind(token, now=timezone.now())
    if invitation is None:
        return pages.render(request, "signin/bad_link.html", status=410)
    if request.user.is_authenticated:
        return _link(request, invitation)
    form = AcceptInvitation(request.POST or None, member=invitation.member)
    if request.method == "POST" and form.carries_out(_let_in, invitation):
        pages.tell(request, _("Welcome to %(company)s.") % {"company": invitation.company})
        response: HttpResponse = perform_login(request, form.result)
        return response
    return _asked(request, invitation, form)


def _link(request: Any, invitation: Invitation) -> HttpResponse:
    if request.method != "POST":
        return _asked(request, invitation)
    people.accept_invitation(invitation, user=request.user, by=_door(invitation))
    pages.tell(request, _("Welcome to %(company)s.") % {"company": invitation.company})
    return redirect("landing")


def _let_in(invitation: Invitation, *, email: str, password: str) -> User:
    language = get_language() or ""
    with transaction.atomic():
        user = verbs.register(
            email=email,
            password=password,
            name=invitation.member.name,
            language=language if language in LANGUAGES else "nb",
        )
        people.accept_invitation(invitation, user=user, by=_door(invitation))
    return user


def _asked(
    request: HttpRequest, invitation: Invitation, form: AcceptInvitation | None = None
) -> HttpResponse:
    """Who the link is for, and what is needed of them."""
    context = {"invitation": invitation, "form": form, "signed_in": request.user}
    status = 422 if form and form.errors else 200
    return pages.render(request, "signin/accept.html", context, status=status)


def _door(invitation: Invitation) -> Actor:
    return system(invitation.company, job=str(_("Invitation")), now=timezone.now())
