"""The receipt: where a case stands, and a word with those who have it. By code, or signed in."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.caseload.recurrence import again
from varde.conversations.models import ASKERS, Message
from varde.deviations import rules, verbs
from varde.deviations.verbs import following
from varde.files import verbs as files
from varde.files.gallery import hung
from varde.files.models import Attachment
from varde.files.views import answer as handed_out
from varde.files.views import answer_small
from varde.reporting import news
from varde.reporting.forms import receipt as forms
from varde.reporting.status import status_of
from varde.reporting.views.seen import Seen
from varde.steps.roles import LABELS, REPORTER
from varde.ui import pages
from varde.ui.forms import Form

# Stands where the cookie's token would: it says that the right code was here just now.
HERE = '<input type="hidden" name="here" value="{}">'


@require_GET
def status(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Where it stands, what waits for an answer, and what was sent."""
    return _page(request, seen)


@require_POST
def tell_more(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Answer, or say more."""
    form = forms.TellMore(request.POST, request.FILES)
    if form.carries_out(following.tell_more, seen.case, by=seen.by):
        return _done(seen, news.ANSWERED, lost=form.lost)
    return _page(request, seen, answer=form, status=422)


@require_POST
def say_it_helped(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Did it help?"""
    form = forms.Helped(request.POST)
    if form.carries_out(verbs.say_it_helped, seen.case, by=seen.by):
        return _done(seen, news.HELPED)
    return _page(request, seen, helped=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Correct what was said."""
    said = {"text": seen.case.text, "proposal": seen.case.proposal}
    form = forms.Amend(request.POST) if request.method == "POST" else forms.Amend(initial=said)
    if form.is_bound and form.carries_out(verbs.amend, seen.case, by=seen.by):
        return _done(seen, news.AMENDED)
    return _render(
        request,
        seen,
        "reporting/receipt_amend.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )


@require_POST
def withdraw(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Take the report back."""
    verbs.withdraw(seen.case, by=seen.by)
    return redirect(seen.url("status"))


@require_POST
def bring_back(request: HttpRequest, seen: Seen) -> HttpResponse:
    """It stands after all."""
    verbs.bring_back(seen.case, by=seen.by)
    return _done(seen, news.BACK)


@require_GET
def show(request: HttpRequest, seen: Seen, key: uuid.UUID) -> HttpResponseBase:
    """One of the pictures, whole."""
    return handed_out(request, _shown(seen, key))


@require_GET
def small(request: HttpRequest, seen: Seen, key: uuid.UUID) -> HttpResponseBase:
    """One of the pictures, small."""
    return answer_small(request, _shown(seen, key))


@require_POST
def take_away(request: HttpRequest, seen: Seen, key: uuid.UUID) -> HttpResponse:
    """A picture that showed too much."""
    files.withdraw(_shown(seen, key), by=seen.by)
    return redirect(seen.url("status", borte=str(key)))


@require_POST
def put_back(request: HttpRequest, seen: Seen, key: uuid.UUID) -> HttpResponse:
    """It shows nothing wrong after all."""
    rows = Attachment.objects.visible_to(seen.by).of(seen.case)
    files.restore(get_object_or_404(rows, pk=key), by=seen.by)
    return _done(seen, news.PICTURE_BACK)


def _shown(seen: Seen, key: uuid.UUID) -> Attachment:
    rows = Attachment.objects.visible_to(seen.by).of(seen.case).kept()
    return get_object_or_404(rows, pk=key)


def _done(seen: Seen, said: str, *, lost: Any = ()) -> HttpResponse:
    return redirect(seen.url("status", ny=news.sealed(said, about=seen.about, lost=lost)))


def _page(
    request: HttpRequest,
    seen: Seen,
    *,
    answer: Form | None = None,
    helped: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = Message.objects.visible_to(seen.by).of(seen.case).sent().for_reporter().in_order()
    thread = list(rows)
    told = news.opened(request.GET.get("ny", ""), about=seen.about)
    is_first_time = request.GET.get("ny") == "1" or (told is not None and told.said == news.SENT)
    context = {
        "status": status_of(seen.case, today=seen.by.today),
        "thread": [(_speaker(one), one) for one in thread],
        "is_asked": any(_waits(one) for one in thread),
        **_pictures(seen),
        "answer": answer or forms.TellMore(),
        "helped": helped or forms.Helped(),
        "news": told,
        "is_first_time": is_first_time,
        # Whoever came by a code sees nothing of others' cases, and no count of them.
        "again": again(seen.case, seen.by) if is_first_time and not seen.code else None,
        "put_back_url": _undo(request, seen),
        "may": _may(seen),
    }
    return _render(request, seen, "reporting/receipt.html", context, status=status)


def _pictures(seen: Seen) -> dict[str, Any]:
    """Those that came with the report, and those that were added to it later."""
    shown, removed = hung(seen.case, viewer=seen.by, address=seen.file_url)
    rows = Attachment.objects.visible_to(seen.by).of(seen.case)
    later = set(rows.filter(added_at__gt=seen.case.reported_at).values_list("pk", flat=True))
    return {
        "pictures": [one for one in shown if one.key not in later],
        "added_later": [one for one in shown if one.key in later],
        "removed": removed,
    }


def _render(
    request: HttpRequest, seen: Seen, template: str, context: dict[str, Any], *, status: int
) -> HttpResponse:
    """In the slim shell for whoever came by a code, in the usual one for those signed in."""
    common: dict[str, Any] = {"seen": seen, "case": seen.case, "layout": "ui/page.html"}
    if seen.code:
        here = news.sealed(news.HERE, about=seen.about)
        common |= {"layout": "ui/public.html", "csrf_input": format_html(HERE, here)}
    return pages.render(request, template, common | context, status=status)


def _speaker(message: Message) -> str:
    """The role; «You» for the reporter's own words."""
    mine = message.author_role == REPORTER
    return _("You") if mine else str(LABELS.get(message.author_role, message.author_role))


def _waits(message: Message) -> bool:
    """A question to the reporter that nobody has answered."""
    return message.asks and not message.answered_by_id and message.author_role not in ASKERS


def _may(seen: Seen) -> dict[str, bool]:
    steps = {
        "speak": rules.SPEAK,
        "amend": rules.AMEND,
        "withdraw": rules.WITHDRAW,
        "bring_back": rules.BRING_BACK,
    }
    return {name: step.open_to(seen.by, seen.case) for name, step in steps.items()}


def _undo(request: HttpRequest, seen: Seen) -> str:
    """Where to post to put back the picture that was just taken away."""
    try:
        return seen.url("put_back", uuid.UUID(request.GET["borte"]))
    except (KeyError, ValueError):
        return ""
