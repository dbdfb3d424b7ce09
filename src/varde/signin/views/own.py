"""One's own page: name, language, colours, ways to sign in, undertakings."""

from collections.abc import Iterable
from typing import Any

from allauth.account.views import ConfirmPasswordResetCodeView
from allauth.usersessions.views import ListUserSessionsView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from varde.people.entrances import memberships_of
from varde.people.models import Member, User
from varde.signin import browsers, verbs
from varde.signin.forms.own import Me
from varde.ui import pages


def me(request: HttpRequest) -> HttpResponse:
    """«Min side»."""
    user: User = request.user  # type: ignore[assignment]
    mine = memberships_of(user)
    form = Me(request.POST or None, initial=_now(user, mine))
    if request.method == "POST" and form.carries_out(verbs.introduce, user, now=timezone.now()):
        translation.activate(user.language)
        pages.tell(request, _("Saved."))
        return redirect("signin:me")
    context = {"form": form, "person": user, "mine": mine}
    return pages.render(request, "signin/me.html", context, status=422 if form.errors else 200)


def _now(user: User, mine: Iterable[Member]) -> dict[str, str]:
    """A name one never gave oneself is the one the undertaking uses."""
    name = user.get_full_name() or next((member.name for member in mine), "")
    return {"name": name, "language": user.language, "scheme": user.scheme}


def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still writing on a shared tablet; the middleware has noted it."""
    return HttpResponse(status=204)


class Sessions(ListUserSessionsView):  # type: ignore[misc]
    """Where the person is signed in, with browsers called what people call them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        newest = sorted(context["sessions"], key=lambda one: one.created_at, reverse=True)
        context["places"] = [(browsers.named(one.user_agent), one) for one in newest]
        return context


class ConfirmReset(ConfirmPasswordResetCodeView):  # type: ignore[misc]
    """The first time somebody proves that the address is theirs, older ways in are shut."""

    def form_valid(self, form: Any) -> HttpResponse:
        verbs.prove_address(self._process.user)
        response: HttpResponse = super().form_valid(form)
        return response


sessions = Sessions.as_view()
confirm_reset = ConfirmReset.as_view()
