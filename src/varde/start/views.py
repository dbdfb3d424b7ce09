"""The first door: start your own undertaking."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from varde.start import forms, founding, verbs
from varde.ui import pages


@sensitive_post_parameters("password")
@login_not_required
def found(request: HttpRequest) -> HttpResponse:
    """One short form, and you are inside."""
    if not founding.is_open():
        return pages.render(request, "start/taken.html", status=403)
    form = forms.Found(request.POST or None)
    if form.carries_out(verbs.found, now=timezone.now()):
        return _inside(request, form)
    status = 422 if form.errors else 200
    return pages.render(request, "start/found.html", {"form": form}, status=status)


def _inside(request: HttpRequest, form: forms.Found) -> HttpResponse:
    member = form.result
    login(request, member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    pages.tell(request, _("Your organisation is in place."))
    return redirect("home:front", company=member.company.slug)
