"""The second door: look around in an invented undertaking, as any of its people."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from varde.demo import door, forms, verbs
from varde.demo.people import BY_SIZE
from varde.organisation.models import Company
from varde.people.models import Member
from varde.ui import pages


@login_not_required
def enter(request: HttpRequest) -> HttpResponse:
    """Choose the size of the undertaking to look around in."""
    _be_open()
    if request.method == "POST":
        return _entered(request, forms.Enter(request.POST))
    sizes = [(size, plan.name) for size, plan in sorted(BY_SIZE.items(), reverse=True)]
    return pages.render(request, "demo/door.html", {"sizes": sizes})


@login_not_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose who to be."""
    _be_open()
    company = get_object_or_404(Company, slug=slug, is_demo=True)
    context = {"undertaking": company, "people": door.faces(company)}
    return pages.render(request, "demo/people.html", context)


@require_POST
@login_not_required
def try_as(request: HttpRequest, slug: str) -> HttpResponse:
    """Be somebody in the demo, with what they see and may do there. Only ever in a demo."""
    _be_open()
    form = forms.TryAs(request.POST)
    member = form.is_valid() and door.somebody(slug, form.cleaned_data["member"])
    if not isinstance(member, Member) or member.user is None:
        raise Http404
    login(request, member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("home:front", company=slug)


def _entered(request: HttpRequest, form: forms.Enter) -> HttpResponse:
    if not form.is_valid():
        raise Http404
    company = verbs.open_demo(size=form.cleaned_data["size"], now=timezone.now())
    return redirect("demo:people", slug=company.slug)


def _be_open() -> None:
    if not door.is_open():
        raise Http404
